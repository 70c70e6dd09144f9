//! The conduct that a sentence ascribes to its subject: a wrong, a duty, or nothing that matters.

use super::clause_roles::{ClauseWord, NEAR, SAYING};
use english::wrong_sense;

/// Words that speak well of somebody.
fn is_good(word: &str) -> bool {
    matches!(
        word,
        "brave"
            | "correct"
            | "generous"
            | "helped"
            | "heroes"
            | "heroic"
            | "honest"
            | "innocent"
            | "praised"
            | "rescued"
            | "right"
            | "saved"
            | "thanked"
            | "welcome"
            | "wonderful"
    )
}

/// The beginnings of other verbs that tell of a saying.
const TELLING: &[&str] =
    &["ask", "complain", "repl", "report", "respond", "tell", "told", "warn", "writ", "wrote"];

/// Words for what somebody knew, which is said of others to blame them for what they did all the same.
fn is_knowing(word: &str) -> bool {
    matches!(word, "alerted" | "aware" | "knew" | "know" | "known" | "knows" | "warned")
}

/// Words that say no.
fn is_not(word: &str) -> bool {
    matches!(word, "never" | "no" | "nobody" | "none" | "nor" | "not" | "nothing" | "without")
}

/// The conduct ascribed to a subject, read from the word behind it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Conduct {
    /// A wrong, or not what it ought to.
    Wrong,
    /// Something that it should do.
    Due,
    /// It knew or was warned.
    Knows,
    /// Something that was done to it.
    Suffers,
    /// It says something.
    Says,
    /// Something that it will do.
    Plans,
    /// Something that is praised.
    Well,
    /// None of these.
    Else,
}

/// Reads the conduct ascribed to the subject before the word at `from`, up to the word at `to`.
pub(super) fn conduct(words: &[ClauseWord<'_>], from: usize, to: usize) -> Conduct {
    let to = to.min(words.len()).min(from + NEAR);
    let end = (from..to).find(|at| words.get(*at).is_some_and(|word| word.first)).unwrap_or(to);
    let said = words.get(from..end).unwrap_or_default();
    let near = said.get(..5).unwrap_or(said);
    if let Some(duty) = duty(near) {
        duty
    } else if !knows(near) && is_passive(near) {
        Conduct::Suffers
    } else if omits(near) || lacks(near) || does_nothing(said) || has_wrong(said) || has_phrase(said) {
        Conduct::Wrong
    } else if knows(near) {
        Conduct::Knows
    } else if said.iter().any(|word| is_good(&word.lower)) {
        Conduct::Well
    } else if near.iter().any(|word| word.starts_with(SAYING) || word.starts_with(TELLING)) {
        Conduct::Says
    } else if near.iter().any(|word| matches!(&*word.lower, "shall" | "will" | "would")) {
        Conduct::Plans
    } else {
        Conduct::Else
    }
}

/// "knew", "had been warned", but not "warned of", which is something that it says, nor "did not know".
fn knows(words: &[ClauseWord<'_>]) -> bool {
    let Some(at) = words.iter().position(|word| is_knowing(&word.lower)) else { return false };
    let be = |word: &ClauseWord<'_>| matches!(&*word.lower, "been" | "being" | "was" | "were");
    let told = matches!(lower(words, at), "alerted" | "warned");
    !words.iter().any(negates) && (!told || words.iter().take(at).any(be))
}

fn lower<'a>(words: &'a [ClauseWord<'_>], at: usize) -> &'a str {
    words.get(at).map_or("", |word| &*word.lower)
}

/// "must ask"; "should have asked": it has not.
fn duty(words: &[ClauseWord<'_>]) -> Option<Conduct> {
    let modal = (0..words.len()).find(|at| {
        let word = lower(words, *at);
        matches!(word, "must" | "should" | "ought" | "shall")
            || matches!(word, "need" | "needs" | "has" | "have") && lower(words, at + 1) == "to"
    })?;
    let past = (modal + 1..modal + 4).any(|at| matches!(lower(words, at), "have" | "ashamed"));
    Some(if past { Conduct::Wrong } else { Conduct::Due })
}

/// "has not paid", "never asked", but not "has not broken the law".
fn omits(words: &[ClauseWord<'_>]) -> bool {
    let not = |at: usize| match lower(words, at) {
        "didn't" | "doesn't" | "don't" | "hadn't" | "hasn't" | "haven't" => Some(at),
        "did" | "do" | "does" | "had" | "has" | "have" | "would" => {
            matches!(lower(words, at + 1), "never" | "not").then_some(at + 1)
        }
        _ => None,
    };
    let omits = |not: usize| (not + 1..not + 4).all(|at| wrong_sense(lower(words, at)).is_none());
    lower(words, 0) == "never" || (0..words.len()).any(|at| not(at).is_some_and(omits))
}

/// Wrongs that only several words tell together, sorted by the first; "…" matches up to three words.
const PHRASES: &[&[&str]] = &[
    &["above", "the", "law"],
    &["against", "the", "law"],
    &["at", "fault"],
    &["bear", "…", "blame"],
    &["bears", "responsibility"],
    &["bears", "…", "blame"],
    &["behind", "…", "backs"],
    &["blind", "eye"],
    &["broke", "…", "promise"],
    &["broke", "…", "promises"],
    &["broken", "…", "promise"],
    &["broken", "…", "promises"],
    &["brushed", "aside"],
    &["closed", "doors"],
    &["cut", "corners"],
    &["dragged", "…", "feet"],
    &["dragging", "…", "feet"],
    &["fallen", "short"],
    &["fell", "short"],
    &["fobbed", "off"],
    &["in", "breach"],
    &["kept", "quiet"],
    &["kept", "secret"],
    &["kept", "silent"],
    &["kept", "…", "dark"],
    &["let", "…", "decay"],
    &["let", "…", "die"],
    &["let", "…", "down"],
    &["let", "…", "happen"],
    &["let", "…", "rot"],
    &["looked", "away"],
    &["lost", "control"],
    &["lost", "…", "trust"],
    &["made", "up"],
    &["making", "…", "up"],
    &["nowhere", "to", "be"],
    &["out", "of", "control"],
    &["out", "of", "touch"],
    &["passed", "the", "buck"],
    &["passing", "the", "buck"],
    &["playing", "politics"],
    &["profit", "before"],
    &["profits", "before"],
    &["put", "…", "at", "risk"],
    &["puts", "…", "at", "risk"],
    &["putting", "…", "at", "risk"],
    &["to", "blame"],
    &["too", "late"],
    &["too", "little"],
    &["too", "slow"],
    &["turned", "…", "back"],
    &["turned", "…", "backs"],
    &["under", "the", "carpet"],
    &["walked", "away"],
    &["washed", "…", "hands"],
];

/// Returns true if some words contain one of [`PHRASES`] that is not negated.
fn has_phrase(words: &[ClauseWord<'_>]) -> bool {
    let begins = |at: usize, phrase: &&&[&str]| {
        let mut next = at;
        let mut gap = 0;
        for wanted in **phrase {
            if *wanted == "…" {
                gap = 3;
                continue;
            }
            let Some(found) = (next..=next + gap).find(|at| lower(words, *at) == *wanted) else {
                return false;
            };
            (next, gap) = (found + 1, 0);
        }
        true
    };
    (0..words.len()).any(|at| {
        let first = lower(words, at);
        let from = PHRASES.partition_point(|phrase| phrase.first().is_some_and(|word| *word < first));
        let may = PHRASES.iter().skip(from).take_while(|phrase| phrase.first() == Some(&first));
        may.into_iter().any(|phrase| begins(at, &phrase) && !denied(words, at))
    })
}

/// "has no plan".
fn lacks(words: &[ClauseWord<'_>]) -> bool {
    let has = |at: usize| matches!(lower(words, at), "had" | "has" | "have") && lower(words, at + 1) == "no";
    (0..words.len()).any(|at| has(at) && (at + 2..at + 4).any(|at| LACKED.contains(&lower(words, at))))
}

/// Things that somebody ought to have.
const LACKED: &[&str] = &[
    "answer",
    "answers",
    "clue",
    "conscience",
    "excuse",
    "idea",
    "intention",
    "interest",
    "plan",
    "plans",
    "respect",
    "right",
    "shame",
    "strategy",
];

fn does_nothing(words: &[ClauseWord<'_>]) -> bool {
    let does = |word: &ClauseWord<'_>| matches!(&*word.lower, "did" | "do" | "doing" | "done");
    words.iter().zip(words.iter().skip(1)).any(|(word, next)| does(word) && next.lower == "nothing")
}

/// "was shot", "had been treated unfairly", but not "was lying", "had been asleep".
fn is_passive(words: &[ClauseWord<'_>]) -> bool {
    let be = words
        .iter()
        .position(|word| matches!(&*word.lower, "are" | "be" | "been" | "being" | "is" | "was" | "were"));
    let behind = be.map_or(&[][..], |at| words.get(at + 1..).unwrap_or_default());
    let mut behind = behind
        .iter()
        .filter(|word| !word.lower.ends_with("ly") && word.lower != "being" && word.lower != "been");
    behind.next().is_some_and(|word| {
        let lower = &*word.lower;
        lower.ends_with("ed") || lower.ends_with("en") || is_odd_participle(lower)
    })
}

/// Participles that do not end as others do.
fn is_odd_participle(word: &str) -> bool {
    matches!(
        word,
        "built"
            | "caught"
            | "cut"
            | "dealt"
            | "done"
            | "fought"
            | "found"
            | "gone"
            | "held"
            | "hit"
            | "hurt"
            | "kept"
            | "known"
            | "left"
            | "let"
            | "lost"
            | "made"
            | "met"
            | "paid"
            | "put"
            | "seen"
            | "sent"
            | "shot"
            | "shown"
            | "shut"
            | "sold"
            | "struck"
            | "sued"
            | "taught"
            | "thrown"
            | "told"
            | "torn"
            | "withdrawn"
            | "won"
    )
}

/// Returns true if words speak of a wrong that they do not say was none.
fn has_wrong(words: &[ClauseWord<'_>]) -> bool {
    (0..words.len()).any(|at| wrong_sense(&words[at].lower).is_some() && !denied(words, at))
}

/// Returns true if the words right before one say no.
fn denied(words: &[ClauseWord<'_>], at: usize) -> bool {
    words.get(at.saturating_sub(3)..at).unwrap_or_default().iter().any(negates)
}

fn negates(word: &ClauseWord<'_>) -> bool {
    is_not(&word.lower) || word.lower.ends_with("n't")
}

/// Returns true if the deed of the agent at `at` is a wrong.
pub(super) fn is_wrong_by(words: &[ClauseWord<'_>], at: usize) -> bool {
    let first = |at: &usize| words.get(*at).is_some_and(|word| word.first);
    let from = (at.saturating_sub(NEAR)..=at).rev().find(first).unwrap_or(at.saturating_sub(NEAR));
    let to = (at + 1..words.len().min(at + NEAR)).find(first).unwrap_or(words.len().min(at + NEAR));
    let is = |words: &[ClauseWord<'_>]| has_wrong(words) || has_phrase(words);
    is(words.get(from..at).unwrap_or_default()) || has_phrase(words.get(at..to).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::clause_roles::words;
    use super::*;
    use model::Span;

    fn doing_of(text: &str, name: &str) -> Conduct {
        let words = words(text, &[Span::new(0, text.len())]);
        let at = words.iter().position(|word| word.lower == name).unwrap();
        conduct(&words, at + 1, words.len())
    }

    #[test]
    fn phrases_are_found_by_their_first_word() {
        assert!(PHRASES.is_sorted_by_key(|phrase| phrase[0]));
    }

    #[test]
    fn what_is_interrupted_goes_on() {
        let text = "“The firm,” she said, “lied. It knew.”";
        let said = words(text, &[Span::new(0, 15), Span::new(26, text.len())]);
        assert_eq!(conduct(&said, 2, said.len()), Conduct::Wrong);
    }

    #[test]
    fn what_stands_behind_a_subject_tells_what_it_does() {
        for (text, name, told) in [
            ("the firm deliberately hid it", "firm", Conduct::Wrong),
            ("the firm has not paid", "firm", Conduct::Wrong),
            ("the firm should never have accepted it", "firm", Conduct::Wrong),
            ("the firm must publish the list", "firm", Conduct::Due),
            ("the firm needs to publish the list", "firm", Conduct::Due),
            ("the driver was shot five times", "driver", Conduct::Suffers),
            ("the union had been treated unfairly", "union", Conduct::Suffers),
            ("the firm has not broken the law", "firm", Conduct::Else),
            ("the firm makes bread. Others lied", "firm", Conduct::Else),
            ("the firm had complained to her", "firm", Conduct::Says),
            ("the firm had known about the leak and did nothing", "firm", Conduct::Wrong),
            ("the firm was right about the leak", "firm", Conduct::Well),
            ("the firm let it rot", "firm", Conduct::Wrong),
            ("the firm was not to blame", "firm", Conduct::Else),
            ("the firm was to blame", "firm", Conduct::Wrong),
            ("the firm had been warned by its engineers", "firm", Conduct::Knows),
            ("the firm warned of a leak", "firm", Conduct::Says),
            ("the firm knew", "firm", Conduct::Knows),
            ("the firm has no plan", "firm", Conduct::Wrong),
            ("the firm is putting lives at risk", "firm", Conduct::Wrong),
            ("the firm is at risk", "firm", Conduct::Else),
            ("the firm will build it", "firm", Conduct::Plans),
        ] {
            assert_eq!(doing_of(text, name), told, "{text}");
        }
    }
}
