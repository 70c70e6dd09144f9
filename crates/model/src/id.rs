//! Short, random, stable ids of records.
//!
//! An id is 50 random bits, written as a kind letter and ten characters (`s4k9x2m7qpa`). Files of two people
//! can be merged, because ids are drawn at random and never reused; in a project of 100,000 records the
//! probability of a collision is about 4 in a million.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Crockford's base-32 digits in lower case: no `i`, `l`, `o`, `u`, so an id survives being read aloud.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 10;
const BITS: u32 = 50;

/// A source of new ids. It is passed in, so that tests get the same ids each time.
#[derive(Debug, Clone)]
pub struct IdGenerator {
    rng: fastrand::Rng,
}

impl IdGenerator {
    /// Creates a generator whose ids differ in every run of the program.
    #[must_use]
    pub fn random() -> Self {
        Self { rng: fastrand::Rng::new() }
    }

    /// Creates a generator that gives the same ids for the same seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self { rng: fastrand::Rng::with_seed(seed) }
    }

    /// Returns an independent generator, for work on another thread.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self { rng: self.rng.fork() }
    }

    /// Draws a new id of the requested kind.
    pub fn draw<I: From<u64>>(&mut self) -> I {
        I::from(self.rng.u64(..) >> (64 - BITS))
    }
}

/// An error for text that is not an id of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not the id of {kind}: expected “{letter}” and ten characters of 0–9 and a–z")]
pub struct InvalidId {
    text: String,
    kind: &'static str,
    letter: char,
}

fn write_id(letter: char, value: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = String::with_capacity(LENGTH + 1);
    text.push(letter);
    for place in (0..LENGTH).rev() {
        let digit = (value >> (5 * place)) & 31;
        text.push(char::from(DIGITS[digit as usize]));
    }
    f.write_str(&text)
}

fn read_id(text: &str, letter: char, kind: &'static str) -> Result<u64, InvalidId> {
    let bad = || InvalidId { text: text.chars().take(40).collect(), kind, letter };
    let digits = text.strip_prefix(letter).ok_or_else(bad)?;
    if digits.len() != LENGTH {
        return Err(bad());
    }
    digits.bytes().try_fold(0u64, |value, byte| {
        let digit = DIGITS.iter().position(|d| *d == byte).ok_or_else(bad)?;
        Ok(value << 5 | digit as u64)
    })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $letter:literal, $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl From<u64> for $name {
            /// Keeps the lowest 50 bits.
            fn from(value: u64) -> Self {
                Self(value & ((1 << BITS) - 1))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_id($letter, self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                read_id(text, $letter, $kind).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// The id of a project, independent of the name of its file.
    ProjectId, 'j', "a project";
    /// The id of an article.
    ArticleId, 'a', "an article";
    /// The id of an earlier text of an article.
    TextId, 'x', "an earlier text";
    /// The id of a party.
    PartyId, 'p', "a party";
    /// The id of a speaker.
    SpeakerId, 'w', "a speaker";
    /// The id of a statement.
    StatementId, 's', "a statement";
    /// The id of a link between two statements.
    LinkId, 'k', "a link";
    /// The id of a piece of evidence.
    EvidenceId, 'e', "a piece of evidence";
    /// The id of a passage within a piece of evidence.
    PassageId, 'q', "a passage";
    /// The id of a citation.
    CitationId, 'c', "a citation";
    /// The id of a group of tags.
    GroupId, 'g', "a group of tags";
    /// The id of a tag.
    TagId, 't', "a tag";
    /// The id of a rating of the verdict scale.
    RatingId, 'r', "a rating";
    /// The id of a coder.
    CoderId, 'h', "a coder";
    /// The id of a decision about a fact.
    FactCheckId, 'f', "a decision about a fact";
    /// The id of a request for a reply.
    RequestId, 'n', "a request for a reply";
    /// The id of a point of the checklist.
    ChecklistItemId, 'l', "a point of the checklist";
    /// The id of a trait of speakers.
    TraitId, 'b', "a trait";
    /// The id of a value of a trait.
    TraitValueId, 'v', "a value of a trait";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let mut ids = IdGenerator::seeded(7);
        for _ in 0..1000 {
            let id: StatementId = ids.draw();
            let text = id.to_string();
            assert_eq!(text.len(), 11);
            assert_eq!(text.parse::<StatementId>().unwrap(), id);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let draw = |seed| {
            let mut ids = IdGenerator::seeded(seed);
            [ids.draw::<LinkId>(), ids.draw(), ids.draw()]
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn an_id_of_another_kind_or_with_a_typing_error_is_refused() {
        let id: StatementId = IdGenerator::seeded(1).draw();
        let text = id.to_string();
        assert!(text.parse::<PartyId>().is_err());
        assert!("s".parse::<StatementId>().is_err());
        assert!("s123456789u".parse::<StatementId>().is_err());
        assert!("é".parse::<StatementId>().unwrap_err().to_string().contains("é"));
    }
}
