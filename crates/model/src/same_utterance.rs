//! A person's decision on two statements that may tell one utterance.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Coded, StatementId, Why};

/// A person's decision on two statements of different articles: they tell one utterance, or they do not. There is at
/// most one for each pair.
///
/// `analysis` finds from words which statements tell one utterance; this record holds what only a person can know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameUtterance {
    /// The statement with the smaller id.
    pub first: StatementId,
    /// The statement with the larger id.
    pub second: StatementId,
    /// True if they tell one utterance.
    pub same: bool,
    /// The reason why the app proposed that they do, or `None` if nobody proposed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The person who decided, and the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// The key of a [`SameUtterance`]: two statements, the one with the smaller id first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementPair {
    /// The statement with the smaller id.
    pub first: StatementId,
    /// The statement with the larger id.
    pub second: StatementId,
}

impl StatementPair {
    /// Pairs two statements, in either order.
    #[must_use]
    pub fn new(one: StatementId, other: StatementId) -> Self {
        Self { first: one.min(other), second: one.max(other) }
    }

    /// Returns the statement beside one of the pair, or `None` if the pair does not have it.
    #[must_use]
    pub fn other(self, one: StatementId) -> Option<StatementId> {
        match one {
            one if one == self.first => Some(self.second),
            one if one == self.second => Some(self.first),
            _ => None,
        }
    }
}

impl fmt::Display for StatementPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} and {}", self.first, self.second)
    }
}

impl SameUtterance {
    /// Returns the key of the decision.
    #[must_use]
    pub const fn id(&self) -> StatementPair {
        StatementPair { first: self.first, second: self.second }
    }
}
