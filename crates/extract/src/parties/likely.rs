//! Tells what can be the name of a side from what only looks like one: adjectives, half a title, a clause, a thing.

use super::affiliation::{PLACES_OF_OFFICE, has, is_owned};
use crate::lexicon::{flag, look_up};
use crate::speakers::by_trees::{EntityIndex, EntityKind, SpeakerEntities};
use english::classes::is_organisation_noun;

/// Words that say of what kind somebody is, or what they hold, and name no organisation.
const NO_BODY: &str = "jewish latino hispanic islamic catholic roman evangelical southern northern western eastern european \
    asian african arab latin american muslim christian soviet texan presidential minority majority incumbent ceo vp \
    undersecretary retired onetime potential vice deputy anyone everyone two-thirds";

/// Returns true if words in small letters are no name of an organisation: an adjective ("Jewish", "Boston-based"), half a
/// title ("Senate Minority"), or a clause ("Roe told Doe").
pub(super) fn is_no_body(name: &str) -> bool {
    let mut words = name.split(' ');
    let of_kind = |word: &str| {
        has(NO_BODY, word)
            || has(PLACES_OF_OFFICE, word)
            || ["-based", "-american", "-born", "-led"].iter().any(|end| word.ends_with(end))
            || ["pro-", "anti-"].iter().any(|start| word.starts_with(start))
    };
    let says = |word: &str| ["told", "assured", "said", "says", "asked"].contains(&word);
    name.split(' ').all(of_kind) && !has(PLACES_OF_OFFICE, name) || words.any(says)
}

/// Returns true if what was read as the name of a side is none: an adjective, half a title, a number, or a thing for which nobody
/// else speaks.
pub(super) fn is_unlikely(speakers: &SpeakerEntities, top: EntityIndex, alone: bool) -> bool {
    let Some(entity) = speakers.entities.get(top) else { return true };
    let name = entity.name.to_lowercase();
    match entity.what {
        EntityKind::Person(_) => false,
        EntityKind::Organisation => is_no_body(&name),
        EntityKind::Described => {
            let nobody = [
                "those", "many", "several", "some", "others", "one", "half", "most", "percent", "%", "a", "q",
            ];
            let groups =
                ["both", "few", "many", "more", "most", "multiple", "others", "several", "some", "those"];
            let vague = name.split_once(' ').is_some_and(|(first, _)| groups.contains(&first));
            nobody.contains(&name.as_str())
                || vague
                || !entity.noun.chars().all(char::is_alphabetic)
                || alone && is_thing(&entity.noun)
        }
    }
}

/// Nouns of things and events that say nothing.
const THINGS: &str = "race rally debate deadline trade change push overhaul slide turn turns bluster insight reason reasons point \
    part law laws bill bills book movie film video videos clause trip focus falloff ban bans price prices result results number \
    numbers figure figures contest primary election elections vote votes attack attacks shooting war wars move moves effort \
    efforts plan plans idea ideas rhetoric victory defeat loss losses lead thing things way ways world life case cases issue \
    issues fact facts record records subpoena subpoenas percent percentage share wealth money scene stage success failure";
/// Endings of nouns of what is done, felt or true.
const ABSTRACT: &[&str] = &["tion", "sion", "ness", "ance", "ence", "ism", "ship", "ings", "ures"];

/// Returns true if a noun in small letters is for a thing, and for nobody who could say something: "prices", "race".
fn is_thing(noun: &str) -> bool {
    let flags = look_up(noun).flags;
    let somebody =
        flag::ROLE | flag::HUMAN | flag::GROUP | flag::BODY | flag::RANK | flag::VOICE | flag::DOCUMENT;
    let spoken_for = flags & somebody != 0 || is_owned(noun) || is_organisation_noun(noun);
    let other =
        flags & flag::TIME != 0 || has(THINGS, noun) || ABSTRACT.iter().any(|end| noun.ends_with(end));
    !spoken_for && other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_half_titles_and_clauses_are_no_bodies() {
        for name in ["jewish", "boston-based", "senate minority", "roe told doe", "pro-union", "vp"] {
            assert!(is_no_body(name), "{name}");
        }
        for name in ["senate", "harbour board", "american red cross", "latin union"] {
            assert!(!is_no_body(name), "{name}");
        }
    }

    #[test]
    fn things_are_nobody() {
        for noun in ["prices", "race", "thursday", "negotiation"] {
            assert!(is_thing(noun), "{noun}");
        }
        for noun in ["aides", "unions", "study", "workers", "mill", "administration", "prosecution"] {
            assert!(!is_thing(noun), "{noun}");
        }
    }
}
