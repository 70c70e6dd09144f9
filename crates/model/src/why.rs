//! The reasons for suggestions, and the people and moments of decisions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::CoderId;

/// The reason for a suggestion: the rule that made it, the words that the rule matched, and its confidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// The name of the rule, in words ("cue after the quotation").
    pub rule: String,
    /// The words of the article that the rule matched, the most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The confidence in percent: of the suggestions at 90, nine in ten should be right.
    pub confidence: u8,
}

impl Why {
    /// Creates a reason. A confidence above 100 becomes 100.
    #[must_use]
    pub fn new(rule: &str, words: &[&str], confidence: u8) -> Self {
        Self {
            rule: rule.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            confidence: confidence.min(100),
        }
    }

    /// Returns the confidence as a word that a person can act on.
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

/// The person who coded something, and the moment.
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

/// The review status of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ReviewStatus {
    /// Proposed by the app and not reviewed yet.
    #[default]
    Suggested,
    /// Made or confirmed by a person.
    Confirmed,
    /// Rejected by a person. Kept, so that it is not proposed again.
    Rejected,
}
