//! Short, random, stable names for records.
//!
//! An id is 50 random bits, written as a kind letter and ten characters (`s4k9x2m7qpa`). Two people's files
//! can be merged because ids are drawn at random and never reused; a project of 100,000 records meets a
//! clash with a chance of about 4 in a million.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Crockford's base-32 digits in lower case: no `i`, `l`, `o`, `u`, so an id survives being read aloud.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 10;
const BITS: u32 = 50;

/// Where new ids come from. Handed in, so that a test gets the same ids each time.
#[derive(Debug, Clone)]
pub struct IdGenerator {
    rng: fastrand::Rng,
}

impl IdGenerator {
    /// Ids that differ each time the program runs.
    #[must_use]
    pub fn random() -> Self {
        Self { rng: fastrand::Rng::new() }
    }

    /// The same ids for the same seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self { rng: fastrand::Rng::with_seed(seed) }
    }

    /// Others than these will give, for work on another thread.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self { rng: self.rng.fork() }
    }

    /// A new id of the kind that is asked for.
    pub fn draw<I: From<u64>>(&mut self) -> I {
        I::from(self.rng.u64(..) >> (64 - BITS))
    }
}

/// Text that is not an id of the kind that was expected.
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
    /// Names a project for ever, whatever its file is called.
    ProjectId, 'j', "a project";
    /// Names an article.
    ArticleId, 'a', "an article";
    /// Names a text that an article had before it was corrected.
    TextId, 'x', "an earlier text";
    /// Names a party.
    PartyId, 'p', "a party";
    /// Names a speaker.
    SpeakerId, 'w', "a speaker";
    /// Names a statement.
    StatementId, 's', "a statement";
    /// Names a link between two statements.
    LinkId, 'k', "a link";
    /// Names a piece of evidence.
    EvidenceId, 'e', "a piece of evidence";
    /// Names a passage within a piece of evidence.
    PassageId, 'q', "a passage";
    /// Names a citation.
    CitationId, 'c', "a citation";
    /// Names a group of tags.
    GroupId, 'g', "a group of tags";
    /// Names a tag.
    TagId, 't', "a tag";
    /// Names a rating of the verdict scale.
    RatingId, 'r', "a rating";
    /// Names a person who codes.
    CoderId, 'h', "a coder";
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
