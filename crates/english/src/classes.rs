//! Classes of words, each a string of words in lower case.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Nouns for organisations that can act and speak as one, and are often called by the noun alone: "the
/// board".
pub const ORGANISATION_NOUNS: &str = "charity ministry company firm group organisation organization agency department government council coalition \
     police army military navy union party committee commission court bank airline hospital school university \
     college church club team federation league association society foundation institute network alliance \
     authority authorities regulator watchdog board administration campaign opposition embassy force forces \
     newspaper paper magazine broadcaster station retailer supermarket manufacturer operator developer trust \
     service office bureau ministry parliament senate congress house cabinet regime think-tank body inquiry \
     tribunal jury prosecution defence defense corporation giant maker startup start-up insurer utility city \
     county state country nation industry lobby movement militia rebels ngo nonprofit non-profit defenders \
     tenants landlord landlords prosecutors ministers watchdogs family inspectorate laboratory lab brigade battalion \
     insurgents militants tribe practice museum theatre theater clinic consultancy pact bloc guild \
     consortium syndicate";

/// Prepositions except "to", which also begins an infinitive.
pub const PREPOSITIONS: &str = "of for in on at by with from into over under about against between among during through within without after \
     before near since until upon toward towards behind despite via amid around outside inside across above below \
     beyond per";

static ORGANISATION_NOUN_SET: LazyLock<HashSet<&str>> =
    LazyLock::new(|| ORGANISATION_NOUNS.split_whitespace().collect());
static PREPOSITION_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| PREPOSITIONS.split_whitespace().collect());

/// Returns whether a word in lower case is one of [`ORGANISATION_NOUNS`].
#[must_use]
pub fn is_organisation_noun(word: &str) -> bool {
    ORGANISATION_NOUN_SET.contains(word)
}

/// Returns whether a word in lower case is one of [`PREPOSITIONS`].
#[must_use]
pub fn is_preposition(word: &str) -> bool {
    PREPOSITION_SET.contains(word)
}
