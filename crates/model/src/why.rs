//! Why a suggestion was made, and who coded what, and when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::CoderId;

/// What speaks for a suggestion: the rule that made it, the words it stands on, and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// The rule's name, in words ("cue after the quotation").
    pub rule: String,
    /// The words of the article that the rule stands on, the most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// How sure the suggestion is, in percent: of those at 90, nine in ten should be right.
    pub confidence: u8,
}

impl Why {
    /// A reason; a confidence above 100 is taken as 100.
    #[must_use]
    pub fn new(rule: &str, words: &[&str], confidence: u8) -> Self {
        Self {
            rule: rule.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            confidence: confidence.min(100),
        }
    }

    /// The confidence as a word that a person can act on.
    #[must_use]
    pub const fn certainty(&self) -> &'static str {
        match self.confidence {
            90.. => "sure",
            70..=89 => "likely",
            40..=69 => "unsure",
            _ => "a guess",
        }
    }
}

/// Who coded something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coded {
    /// The person.
    pub by: CoderId,
    /// The moment, in UTC.
    pub at: Timestamp,
}

/// A person who works on a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coder {
    /// Its id.
    pub id: CoderId,
    /// The name shown beside what the person coded.
    pub name: String,
}

/// Where a suggestion stands with the people who review it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ReviewStatus {
    /// Proposed by the app; nobody has looked at it yet.
    #[default]
    Suggested,
    /// A person made it or agreed with it.
    Confirmed,
    /// A person said that it is wrong. Kept, so that it is not proposed again.
    Rejected,
}
