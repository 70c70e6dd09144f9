//! The one or two letters that stand for a party where its name has no room.

use std::fmt::{self, Display, Write as _};

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::is_letter;

/// One or two characters that name a party beside its colour: `A`, or `Am` where one does not tell two parties
/// apart.
///
/// One letter is a character in a project file, two are a text: files of before two were allowed open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyLetters {
    first: char,
    second: Option<char>,
}

impl PartyLetters {
    /// Returns the letters that a person wrote, the first of them in upper case. Nothing unless they are one or
    /// two that can be seen ([`is_letter`]).
    #[must_use]
    pub fn written(text: &str) -> Option<Self> {
        let mut chars = text.trim().chars();
        let letters = Self { first: upper(chars.next()?), second: chars.next() };
        (chars.next().is_none() && letters.are_visible()).then_some(letters)
    }

    /// Returns the letters of a new party, which differ from those of all others: the first letter of its name,
    /// else that and another of its first word, else that and any letter.
    #[must_use]
    pub fn free(name: &str, taken: &[Self]) -> Self {
        let mut own = own_letters(name);
        let first = own.next().map_or('A', upper);
        let others = own.flat_map(char::to_lowercase).chain('a'..='z').chain('0'..='9').map(Some);
        let pairs = std::iter::once(None).chain(others).map(|second| Self { first, second });
        let rest = ('\u{4e00}'..='\u{9fff}').map(Self::from);
        pairs.chain(rest).find(|letters| !taken.contains(letters)).unwrap_or(Self::from('?'))
    }

    /// Returns the first character that cannot be seen by itself.
    #[must_use]
    pub fn unseen(self) -> Option<char> {
        std::iter::once(self.first).chain(self.second).find(|letter| !is_letter(*letter))
    }

    /// Returns whether the first of them is this name's first letter.
    #[must_use]
    pub fn begin(self, name: &str) -> bool {
        own_letters(name).next().map(upper) == Some(self.first)
    }

    /// Returns whether there are two.
    #[must_use]
    pub const fn are_two(self) -> bool {
        self.second.is_some()
    }

    fn are_visible(self) -> bool {
        self.unseen().is_none()
    }
}

/// Returns the first word of a name that says something: "the" does not.
fn first_word(name: &str) -> &str {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    if first.eq_ignore_ascii_case("the") { words.next().unwrap_or(first) } else { first }
}

/// Returns the letters and digits of a name's first word: a quotation mark before it is none.
fn own_letters(name: &str) -> impl Iterator<Item = char> {
    first_word(name).chars().filter(|c| c.is_alphanumeric() && is_letter(*c))
}

/// Returns a letter in upper case; itself where that is more than one letter.
fn upper(letter: char) -> char {
    let mut upper = letter.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

impl From<char> for PartyLetters {
    fn from(first: char) -> Self {
        Self { first, second: None }
    }
}

impl Display for PartyLetters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char(self.first)?;
        self.second.map_or(Ok(()), |second| f.write_char(second))
    }
}

impl Serialize for PartyLetters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.second {
            None => serializer.serialize_char(self.first),
            Some(_) => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for PartyLetters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LettersVisitor)
    }
}

struct LettersVisitor;

impl Visitor<'_> for LettersVisitor {
    type Value = PartyLetters;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one or two letters")
    }

    fn visit_char<E: Error>(self, letter: char) -> Result<PartyLetters, E> {
        Ok(letter.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<PartyLetters, E> {
        let mut chars = text.chars();
        match (chars.next(), chars.next(), chars.next()) {
            (Some(first), second, None) => Ok(PartyLetters { first, second }),
            _ => Err(E::invalid_length(text.chars().count(), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the letters of parties that are added one after the other.
    fn added(names: &[&str]) -> Vec<String> {
        let mut taken = Vec::new();
        for name in names {
            taken.push(PartyLetters::free(name, &taken));
        }
        taken.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_second_letter_tells_parties_apart() {
        assert_eq!(added(&["Pentagon", "Palestinians", "Parents", "Pa"]), ["P", "Pa", "Pr", "Pb"]);
        assert_eq!(added(&["The Mill", "Ministry of Defence", "M"]), ["M", "Mi", "Ma"]);
        assert_eq!(added(&["élan", "Élan", "ßen", "“Quoted”", "..."]), ["É", "Él", "ß", "Q", "A"]);
    }

    #[test]
    fn letters_begin_the_name_that_they_were_made_of() {
        for name in ["Pentagon", "“Quoted” group", "(Acting) chair", "The Mill", "élan", "7 Days"] {
            assert!(PartyLetters::free(name, &[]).begin(name), "{name}");
        }
        assert!(!PartyLetters::from('P').begin("The Mill"));
    }

    #[test]
    fn there_are_letters_for_any_number_of_parties() {
        let names = vec!["A"; 300];
        let mut letters = added(&names);
        letters.sort();
        letters.dedup();
        assert_eq!(letters.len(), 300);
    }

    #[test]
    fn one_or_two_visible_letters_are_taken() {
        let written = |text| PartyLetters::written(text).map(|it| it.to_string());
        assert_eq!(written(" m "), Some("M".to_owned()));
        assert_eq!(written("mo"), Some("Mo".to_owned()));
        assert_eq!(
            (written(""), written("mod"), written("a\u{202e}"), written("a b")),
            (None, None, None, None)
        );
    }

    #[test]
    fn files_of_one_letter_open() {
        for text in ["\"A\"", "\"Am\""] {
            let letters: PartyLetters = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&letters).unwrap(), text);
        }
        assert!(serde_json::from_str::<PartyLetters>("\"\"").is_err());
        assert!(serde_json::from_str::<PartyLetters>("\"MoD\"").is_err());
    }
}
