//! Properties of single words: reporting verbs with their forms, titles, roles, kinds of organisation.
//!
//! The lists are made by hand from general knowledge of news English ([`crate::lexicon::words`] and [`crate::lexicon::verbs`] hold them); nothing
//! in them comes from a corpus. One table is built from them, once, when the first text is read.

pub(crate) mod verbs;
pub(crate) mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

/// Properties of a word, as bits.
pub(crate) mod flag {
    /// A pronoun that can be a subject.
    pub(crate) const PRONOUN: u64 = 1;
    /// he, she
    pub(crate) const THIRD: u64 = 1 << 1;
    /// I, we, you: inside a quotation, its own speaker or the listener.
    pub(crate) const FIRST: u64 = 1 << 2;
    /// who, which, that: refers to the noun before it.
    pub(crate) const RELATIVE: u64 = 1 << 3;
    /// the, a, his, several …
    pub(crate) const DETERMINER: u64 = 1 << 4;
    /// is, has, will …
    pub(crate) const AUXILIARY: u64 = 1 << 5;
    /// is, was, been …: makes a passive of what follows.
    pub(crate) const BE: u64 = 1 << 6;
    /// also, later, repeatedly …
    pub(crate) const ADVERB: u64 = 1 << 7;
    /// of, for, in …
    pub(crate) const PREPOSITION: u64 = 1 << 8;
    /// and, or
    pub(crate) const AND: u64 = 1 << 9;
    /// but, because, while …: begins another clause.
    pub(crate) const CLAUSE: u64 = 1 << 10;
    /// Monday, June, yesterday, week …
    pub(crate) const TIME: u64 = 1 << 11;
    /// Mr, Ms, Dr …
    pub(crate) const HONORIFIC: u64 = 1 << 12;
    /// Colonel, Senator, President …: used before a person's name.
    pub(crate) const RANK: u64 = 1 << 13;
    /// director, spokesman, minister …: what a person is.
    pub(crate) const ROLE: u64 = 1 << 14;
    /// A role that speaks for somebody else: spokesman, lawyer, official …
    pub(crate) const VOICE: u64 = 1 << 15;
    /// charity, ministry, company …
    pub(crate) const BODY: u64 = 1 << 16;
    /// report, study, letter …
    pub(crate) const DOCUMENT: u64 = 1 << 17;
    /// residents, survivors, experts …
    pub(crate) const GROUP: u64 = 1 << 18;
    /// A shortening that a full stop follows without ending the sentence.
    pub(crate) const ABBREVIATION: u64 = 1 << 19;
    /// The possessive ’s.
    pub(crate) const POSSESSIVE: u64 = 1 << 20;
    /// A common verb that reports nothing: a noun phrase ends before it.
    pub(crate) const VERB: u64 = 1 << 21;
    /// claim, allegation, mantra …: a noun of saying.
    pub(crate) const SAYING: u64 = 1 << 22;
    /// mantra, myth, excuse …: a saying that the teller does not believe.
    pub(crate) const SCORNED: u64 = 1 << 23;
    /// should, must, needs, failed …: what follows is asked of its subject.
    pub(crate) const DUTY: u64 = 1 << 24;
    /// A country or a city as the world knows it.
    pub(crate) const PLACE: u64 = 1 << 25;
    /// A first name mostly of women.
    pub(crate) const WOMAN: u64 = 1 << 26;
    /// A first name mostly of men.
    pub(crate) const MAN: u64 = 1 << 27;
    /// not, never, n’t
    pub(crate) const NOT: u64 = 1 << 28;
    /// source, man, witness …: a person without a name.
    pub(crate) const HUMAN: u64 = 1 << 29;
    /// International, Ministry, Council …: makes a name that of an organisation.
    pub(crate) const ORG_NAME: u64 = 1 << 30;
    /// Carries no content of its own when statements are compared.
    pub(crate) const EMPTY: u64 = 1 << 31;
    /// that
    pub(crate) const THAT: u64 = 1 << 32;
    /// whether, how, what, why …: begins a question that is reported.
    pub(crate) const WH: u64 = 1 << 33;
    /// to
    pub(crate) const TO: u64 = 1 << 34;
    /// A member of a body, in the plural or not, that speaks for it: researchers, officials.
    pub(crate) const STAFF: u64 = 1 << 35;
    /// greater, worst, caused …: a comparison or a cause.
    pub(crate) const COMPARES: u64 = 1 << 36;
    /// killed, stole, crime …: an event or an accusation.
    pub(crate) const EVENT: u64 = 1 << 37;
    /// A nationality or creed ("Russian", "Republican").
    pub(crate) const ADJECTIVAL: u64 = 1 << 38;
}

/// The complements that a reporting verb takes, as bits.
pub(crate) mod takes {
    /// A clause, also without "that".
    pub(crate) const CLAUSE: u16 = 1;
    /// A clause, but only behind "that", "whether", "how" …
    pub(crate) const THAT: u16 = 1 << 1;
    /// A quotation before or after it.
    pub(crate) const QUOTE: u16 = 1 << 2;
    /// A listener before the clause ("told reporters").
    pub(crate) const LISTENER: u16 = 1 << 3;
    /// An infinitive, with or without a person before it ("urged her to go").
    pub(crate) const INFINITIVE: u16 = 1 << 4;
    /// An object that is the content ("denied wrongdoing").
    pub(crate) const OBJECT: u16 = 1 << 5;
    /// A preposition before the content ("told of", "called for").
    pub(crate) const ABOUT: u16 = 1 << 6;
    /// Is as often a noun ("claims", "report").
    pub(crate) const NOUN: u16 = 1 << 7;
    /// Reports what somebody thinks rather than says.
    pub(crate) const THOUGHT: u16 = 1 << 8;
    /// Says that something is not so, or rejects it.
    pub(crate) const DENIES: u16 = 1 << 9;
    /// Grants something.
    pub(crate) const GRANTS: u16 = 1 << 10;
    /// Has its object accused, blamed, told what to do.
    pub(crate) const ADDRESSES: u16 = 1 << 11;
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbForm {
    /// say
    Base,
    /// says
    Present,
    /// said
    Past,
    /// saying
    Ing,
}

/// A form of a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CueForm {
    /// The form that it is.
    pub(crate) form: VerbForm,
    /// The complements of the verb: bits of [`takes`].
    pub(crate) takes: u16,
}

impl CueForm {
    /// Returns true if the verb takes any of these.
    pub(crate) const fn can(self, bits: u16) -> bool {
        self.takes & bits != 0
    }
}

/// The properties of a word in the lists.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LexiconEntry {
    /// Bits of [`flag`].
    pub(crate) flags: u64,
    /// The reporting verb it is a form of.
    pub(crate) cue: Option<CueForm>,
}

static TABLE: LazyLock<HashMap<String, LexiconEntry>> = LazyLock::new(build);

/// Looks up a word in lower case, its apostrophe straight.
pub(crate) fn look_up(word: &str) -> LexiconEntry {
    if let Some(entry) = TABLE.get(word) {
        return *entry;
    }
    let mut entry = LexiconEntry::default();
    if word.len() > 4 && word.ends_with("ly") {
        entry.flags |= flag::ADVERB;
    }
    if word.ends_with("n't") {
        entry.flags |= flag::NOT | flag::AUXILIARY | flag::EMPTY;
    }
    entry
}

/// Returns true if a word names something written that can speak: report, statement, letter.
pub(crate) fn is_document(word: &str) -> bool {
    look_up(&word.to_lowercase()).flags & flag::DOCUMENT != 0
}

/// Returns true if a word names a day, a month or a period.
pub(crate) fn is_time(word: &str) -> bool {
    look_up(&word.to_lowercase()).flags & flag::TIME != 0
}

fn build() -> HashMap<String, LexiconEntry> {
    let mut table: HashMap<String, LexiconEntry> = HashMap::new();
    for (flags, list) in words::LISTS {
        for word in list.split_whitespace() {
            table.entry(word.replace('_', " ")).or_default().flags |= flags;
        }
    }
    for (base, bits, irregular) in verbs::REPORTING {
        let bits = bits.chars().fold(0, |all, letter| all | bit(letter));
        for (form, word) in forms(base, irregular) {
            let entry = table.entry(word).or_default();
            entry.cue.get_or_insert(CueForm { form, takes: bits });
        }
    }
    for base in verbs::COMMON_VERBS.split_whitespace() {
        for (form, word) in forms(base, "") {
            if form != VerbForm::Base {
                table.entry(word).or_default().flags |= flag::VERB;
            }
        }
    }
    table
}

fn bit(letter: char) -> u16 {
    match letter {
        'c' => takes::CLAUSE | takes::THAT,
        't' => takes::THAT,
        'q' => takes::QUOTE,
        'r' => takes::LISTENER,
        'i' => takes::INFINITIVE,
        'o' => takes::OBJECT,
        'p' => takes::ABOUT,
        'n' => takes::NOUN,
        'h' => takes::THOUGHT,
        'd' => takes::DENIES,
        'g' => takes::GRANTS,
        'a' => takes::ADDRESSES,
        _ => 0,
    }
}

/// The forms of an English verb; `irregular` is its past where that is not regular.
pub(crate) fn forms(base: &str, irregular: &str) -> Vec<(VerbForm, String)> {
    let mut out = vec![(VerbForm::Base, base.to_owned())];
    let stem = base.strip_suffix('e').unwrap_or(base);
    let consonant_y = base.ends_with('y') && !base.ends_with("ay") && !base.ends_with("ey");
    let hissing = ["s", "sh", "ch", "x", "z", "go"].iter().any(|end| base.ends_with(end));
    let without_y = base.strip_suffix('y').unwrap_or(base);
    let present = if consonant_y {
        format!("{without_y}ies")
    } else if hissing {
        format!("{base}es")
    } else {
        format!("{base}s")
    };
    out.push((VerbForm::Present, present));
    let doubled = verbs::DOUBLING.split_whitespace().any(|word| word == base);
    let twin = base.chars().next_back().filter(|_| doubled);
    let twin = twin.map(String::from).unwrap_or_default();
    if irregular.is_empty() {
        let past = if consonant_y { format!("{without_y}ied") } else { format!("{stem}{twin}ed") };
        out.push((VerbForm::Past, past));
    }
    for word in irregular.split_whitespace() {
        out.push((VerbForm::Past, word.to_owned()));
    }
    let ing = if base.ends_with("ee") { base } else { stem };
    out.push((VerbForm::Ing, format!("{ing}{twin}ing")));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_all_their_forms() {
        for (word, form) in [
            ("said", VerbForm::Past),
            ("denies", VerbForm::Present),
            ("admitting", VerbForm::Ing),
            ("argued", VerbForm::Past),
        ] {
            assert_eq!(look_up(word).cue.map(|cue| cue.form), Some(form), "{word}");
        }
    }

    #[test]
    fn an_unknown_word_is_nothing_but_an_adverb_by_its_end() {
        assert_eq!(look_up("xyzzy").flags, 0);
        assert_eq!(look_up("quizzically").flags, flag::ADVERB);
    }
}
