//! The part of a name in its clause: who does something, by whom it is done, or who is merely named.
//!
//! A reading of the words beside the name, without a parse: the word before a noun phrase tells most of it. A subject
//! follows nothing or a conjunction, an agent follows "by", and a name that is merely mentioned follows another preposition or a verb.

use std::borrow::Cow;

use super::word_lists::{WordList, WordLists};
use super::word_starts::each;
use english::classes::is_preposition;
use english::titles::is_title;
use english::wrong_sense;
use model::Span;

/// A word of a stretch.
pub(super) struct ClauseWord<'a> {
    pub(super) text: &'a str,
    /// In small letters, with a straight apostrophe, and without the ending of a possessive.
    pub(super) lower: Cow<'a, str>,
    lists: WordLists,
    pub(super) span: Span,
    /// True if it has the ending of a possessive.
    owns: bool,
    /// True if a hyphen ties it to the word before: "led" of "US-led".
    tied: bool,
    /// True if a mark between clauses, or nothing, is before it.
    begins: bool,
    /// True if a sentence begins with it.
    pub(super) first: bool,
}

/// The words of some stretches of a text, which go on in each other: "“The firm,” she said, “lied.”"
pub(super) fn words<'a>(text: &'a str, stretches: &[Span]) -> Vec<ClauseWord<'a>> {
    // A word of English has five letters, and a space behind it.
    let length: usize = stretches.iter().map(|stretch| stretch.len()).sum();
    let mut all: Vec<ClauseWord<'a>> = Vec::with_capacity(length / 6 + 4);
    // The text behind the last word of the stretches before.
    let mut left = String::new();
    for (number, stretch) in stretches.iter().enumerate() {
        let within = stretch.of(text);
        let mut end = 0;
        each(within, |at, word| {
            let gap = within.get(end..at).unwrap_or_default();
            let marks = |is_mark: fn(char) -> bool| {
                gap != " " && gap.chars().any(is_mark) || left.chars().any(is_mark)
            };
            let first = all.is_empty() || marks(ends);
            let (lower, owns) = plain(word);
            all.push(ClauseWord {
                text: word,
                lists: WordLists::of(&lower),
                lower,
                span: Span::new(stretch.start + at, stretch.start + at + word.len()),
                owns,
                tied: gap == "-" && left.is_empty(),
                begins: first || marks(parts),
                first,
            });
            left.clear();
            end = at + word.len();
        });
        // Only for a stretch that follows: nearly all statements have one.
        if number + 1 < stretches.len() {
            left.push_str(within.get(end..).unwrap_or_default());
        }
    }
    all
}

/// Marks between two sentences.
fn ends(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | ';' | '\n')
}

/// Marks between two clauses.
fn parts(mark: char) -> bool {
    matches!(mark, ',' | ':' | '–' | '—' | '(' | ')')
}

/// A word in small letters, with a straight apostrophe and without the ending of a possessive, and whether it had that.
pub(super) fn plain(word: &str) -> (Cow<'_, str>, bool) {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return (Cow::Borrowed(word), false);
    }
    let straight = word.to_lowercase().replace('’', "'");
    match straight.strip_suffix("'s") {
        Some(bare) => (Cow::Owned(bare.to_owned()), true),
        None => (Cow::Owned(straight), false),
    }
}

/// The part that a name has in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClauseRole {
    /// It does something, or something of its own does: "the firm lied", "the firm’s lorries killed".
    Subject,
    /// Something is done by it.
    Agent,
    /// It follows a verb that accuses: "to blame the firm".
    Blamed,
    /// It follows a verb that asks: "urged the firm to".
    Asked,
    /// It is merely named: harmed, told, thanked, compared, a place.
    Aside,
}

/// The number of words that are looked at on either side of a name.
pub(super) const NEAR: usize = 40;

/// The beginnings of verbs that accuse whoever follows them.
pub(super) const ACCUSING: &[&str] = &[
    "accus", "alleg", "blam", "castigat", "condemn", "critici", "decri", "denounc", "deplor", "lambast",
    "rebuk", "slam",
];

/// The beginnings of verbs that ask whoever follows them to act.
pub(super) const ASKING: &[&str] = &[
    "appeal",
    "ask",
    "beg",
    "call on",
    "called on",
    "calling on",
    "calls on",
    "challeng",
    "demand",
    "implor",
    "invit",
    "order",
    "press",
    "told",
    "tell",
    "urg",
    "want",
    "warn",
];

/// The beginnings of words that ask whoever follows them and "for", "of" or "with": "called for the board to go", "time for it to".
const ASKING_WITH: &[&str] = &["call", "demand", "plead", "time"];

/// The beginnings of verbs whose clause may follow without "that".
pub(super) const SAYING: &[&str] = &[
    "add", "admi", "argu", "believ", "claim", "fear", "feel", "felt", "hop", "insist", "knew", "know",
    "mean", "said", "say", "saw", "see", "suggest", "think", "thought", "wish",
];

const DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "any", "both", "each", "every", "her", "his", "its", "my", "no", "other",
    "our", "own", "some", "such", "that", "the", "their", "these", "this", "those", "your",
];

const JOINING: &[&str] = &[
    "although", "and", "because", "but", "how", "however", "if", "instead", "nor", "or", "so", "than",
    "that", "then", "though", "unless", "what", "when", "where", "whereas", "whether", "which", "while",
    "who", "whom", "whose", "why", "yet",
];

/// Those who act for an organisation at which they are.
const PEOPLE: &[&str] = &[
    "boss",
    "bosses",
    "chief",
    "chiefs",
    "directors",
    "executives",
    "fighters",
    "lawyers",
    "leader",
    "leaders",
    "managers",
    "members",
    "negotiators",
    "officers",
    "officials",
    "soldiers",
    "staff",
    "troops",
    "workers",
];

/// Auxiliaries that precede the subject of a question.
const TURNED: &[&str] =
    &["can", "could", "did", "do", "does", "had", "has", "have", "must", "should", "will", "would"];

impl ClauseWord<'_> {
    /// Returns true if it is in a list.
    pub(super) fn is(&self, list: WordList) -> bool {
        self.lists.has(list)
    }

    pub(super) fn starts_with(&self, stems: &[&str]) -> bool {
        let first = self.lower.as_bytes().first();
        // Most stems begin with another letter, which costs less to see than to compare them.
        stems.iter().any(|stem| stem.as_bytes().first() == first && self.lower.starts_with(stem))
    }

    fn is_upper(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Returns true if a hyphen ties it to the word before: "led" of "US-led".
    pub(super) fn is_tied(&self) -> bool {
        self.tied
    }

    /// Returns true if a mark between clauses is before it.
    pub(super) fn parts_clause(&self) -> bool {
        self.begins
    }

    /// Returns true if something of it follows: "the firm’s".
    pub(super) fn is_owner(&self) -> bool {
        self.owns
    }
}

/// The part of the noun phrase whose name begins with the word at `at`.
pub(super) fn part(words: &[ClauseWord<'_>], mut at: usize) -> ClauseRole {
    let word = |at: usize| words.get(at);
    let mut determined = false;
    for _ in 0..NEAR {
        let Some(before) = at.checked_sub(1).and_then(word).filter(|_| !words[at].begins) else {
            return ClauseRole::Subject;
        };
        let lower = &*before.lower;
        if lower == "of"
            && at > 1
            && (wrong_sense(&words[at - 2].lower).is_some() || words[at - 2].lower == "hands")
        {
            // "it was dishonest of the minister", "the crimes of the army", "at the hands of the army".
            return ClauseRole::Blamed;
        }
        let people = |lower: &str| matches!(lower, "at" | "from") && PEOPLE.contains(&&*words[at - 2].lower);
        if at > 1 && (lower == "of" || people(lower)) {
            // "an aircraft of the pact", "managers at the firm": the part is that of the aircraft.
            (at, determined) = (at - 2, false);
            continue;
        }
        if DETERMINERS.contains(&lower) && !(lower == "that" && determined) {
            (at, determined) = (at - 1, true);
            continue;
        }
        let modifies = before.owns
            || before.tied
            || words[at].tied
            || before.is_upper() && !before.first
            || is_title(lower);
        if modifies && !determined {
            at -= 1;
            continue;
        }
        return match lower {
            "by" => ClauseRole::Agent,
            "at" | "on" | "with" if is_blame(words, at - 1) => ClauseRole::Blamed,
            "for" | "of" | "with" if at > 1 && words[at - 2].starts_with(ASKING_WITH) => ClauseRole::Asked,
            "to" if at > 1 && words[at - 2].lower == "up" => ClauseRole::Asked,
            "is" | "was" if at > 1 && words[at - 2].lower == "it" => ClauseRole::Subject,
            "to" | "on" if at > 1 && words[at - 2].starts_with(ASKING) => ClauseRole::Asked,
            "on" | "upon" if at > 1 && words[at - 2].lower.starts_with("call") => ClauseRole::Asked,
            "unlike" | "like" | "to" => ClauseRole::Aside,
            _ if JOINING.contains(&lower) || TURNED.contains(&lower) => ClauseRole::Subject,
            _ if is_preposition(lower) => ClauseRole::Aside,
            _ if before.starts_with(ACCUSING) => ClauseRole::Blamed,
            _ if before.starts_with(ASKING) => ClauseRole::Asked,
            _ if before.starts_with(SAYING) => ClauseRole::Subject,
            _ if !determined && modified(words, at - 1) => {
                at -= 1;
                continue;
            }
            _ => ClauseRole::Aside,
        };
    }
    ClauseRole::Aside
}

/// Returns true if blame is laid before a preposition: "the fault lies with", "put the blame on", "pointed the finger at".
fn is_blame(words: &[ClauseWord<'_>], preposition: usize) -> bool {
    let near = words.get(preposition.saturating_sub(4)..preposition).unwrap_or_default();
    let blames =
        |word: &ClauseWord<'_>| matches!(&*word.lower, "blame" | "fault" | "finger" | "responsibility");
    let not = |word: &ClauseWord<'_>| matches!(&*word.lower, "no" | "not" | "never");
    near.iter().any(blames) && !near.iter().any(not)
}

/// Returns true if a name is the one of "it is the firm that lied".
pub(super) fn is_cleft(words: &[ClauseWord<'_>], at: usize) -> bool {
    let lower =
        |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", |word| &*word.lower);
    let is_the = |from: usize| lower(from + 1) == "it" && matches!(lower(from), "is" | "was");
    is_the(1) || lower(1) == "the" && is_the(2)
}

/// Returns true if an open word belongs to the noun phrase behind it: a determiner or a capital precedes it.
fn modified(words: &[ClauseWord<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| words.get(at)).filter(|_| !words[at].begins) else {
        return true;
    };
    DETERMINERS.contains(&&*before.lower) || before.owns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<ClauseWord<'_>> {
        words(text, &[Span::new(0, text.len())])
    }

    fn part_of(text: &str, name: &str) -> ClauseRole {
        let words = read(text);
        let at = words.iter().position(|word| word.lower == name).unwrap();
        part(&words, at)
    }

    #[test]
    fn what_stands_before_a_name_tells_its_part() {
        for (text, name, told) in [
            ("the firm lied", "firm", ClauseRole::Subject),
            ("an aircraft of the Pact bombed them", "pact", ClauseRole::Subject),
            ("the firm’s lorries killed him", "firm", ClauseRole::Subject),
            ("the US-led coalition killed him", "coalition", ClauseRole::Subject),
            ("nobody knew the firm had lied", "firm", ClauseRole::Subject),
            ("it was the firm that lied", "firm", ClauseRole::Subject),
            ("did the council know?", "council", ClauseRole::Subject),
            ("they were killed by the army", "army", ClauseRole::Agent),
            ("she blamed the council", "council", ClauseRole::Blamed),
            ("it was dishonest of the minister", "minister", ClauseRole::Blamed),
            ("urged the board to act", "board", ClauseRole::Asked),
            ("called on the board to act", "board", ClauseRole::Asked),
            ("the fault lies with the council", "council", ClauseRole::Blamed),
            ("no blame lies with the council", "council", ClauseRole::Aside),
            ("they suffered at the hands of the army", "army", ClauseRole::Blamed),
            ("called for the board to act", "board", ClauseRole::Asked),
            ("it is up to the board to act", "board", ClauseRole::Asked),
            ("managers at the firm filmed them", "firm", ClauseRole::Subject),
            ("they hid it from the regulator", "regulator", ClauseRole::Aside),
            ("it took part in joint operations with the coalition", "coalition", ClauseRole::Aside),
            ("he spared libraries, unlike Brampton", "brampton", ClauseRole::Aside),
            ("he thanked the crews", "crews", ClauseRole::Aside),
        ] {
            assert_eq!(part_of(text, name), told, "{text}");
        }
    }

    #[test]
    fn stretches_go_on_in_each_other() {
        let text = "“The firm,” she said, “lied. It knew.”";
        let said = words(text, &[Span::new(0, 15), Span::new(26, text.len())]);
        let firsts: Vec<(&str, bool)> = said.iter().map(|word| (word.text, word.first)).collect();
        assert_eq!(firsts, [("The", true), ("firm", false), ("lied", false), ("It", true), ("knew", false)]);
    }
}
