//! The reasons for an answer, in words, and its relation to the claim.

use super::super::word_lists::{DENYING, JUDGING, NEGATING, RESPONDING, has};
use super::super::word_starts::each;
use super::facts::{Signs, StatementProfile};
use model::{Article, Project, Relation, Span, Why};

/// The name of the rule, as people read it.
pub(super) const RULE: &str = "answers the other side";

/// Returns the likeliest relation of an answer: by its cue, else it speaks against the claim.
pub(super) fn relation(answer: &Signs, claim: &Signs) -> Relation {
    if answer.denies {
        Relation::Denies
    } else if answer.praises && !claim.accuses {
        Relation::Supports
    } else {
        Relation::Rebuts
    }
}

/// Returns the reasons: the words by which it answers, and the names by which the two speak of each other.
pub(super) fn why(
    project: &Project,
    article: &Article,
    answer: &StatementProfile,
    claim: &StatementProfile,
    chance: f64,
) -> Why {
    let text = &*article.text;
    let statement = project.statements.get(&answer.id);
    let cue = statement.and_then(|it| it.cue).map(|cue| cue.of(text));
    let cue = cue.filter(|cue| {
        cue.split(' ').any(|word| has(DENYING, &word.to_lowercase()) || has(RESPONDING, &word.to_lowercase()))
    });
    let spans = statement.map_or(&[][..], |it| &it.spans);
    let told = word_of(text, spans, JUDGING).or_else(|| word_of(text, spans, NEGATING));
    let name =
        |party: Option<usize>| party.and_then(|at| project.parties.get(at)).map(|it| it.short.as_str());
    let named =
        |by: &StatementProfile, party| name(party).filter(|_| by.names(party) || by.names_around(party));
    let mut words: Vec<&str> = Vec::new();
    words.extend(cue);
    words.extend(told);
    words.extend(named(claim, answer.party));
    words.extend(named(answer, claim.party));
    if words.is_empty() {
        words.extend(name(claim.party));
    }
    words.dedup();
    Why::new(RULE, &words, percent(chance))
}

/// A chance in percent, never quite certain.
pub(super) fn percent(chance: f64) -> u8 {
    (chance * 100.0).round().clamp(1.0, 95.0) as u8
}

/// The first word of some stretches that is in a list.
fn word_of<'a>(text: &'a str, spans: &[Span], list: &[&str]) -> Option<&'a str> {
    spans.iter().find_map(|span| {
        let part = span.of(text);
        let mut found = None;
        each(part, |at, word| {
            if found.is_none() && has(list, &word.to_lowercase().replace('’', "'")) {
                found = part.get(at..at + word.len());
            }
        });
        found
    })
}
