//! A person's decision about the reply of a party to a statement.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Coded, EvidenceId, PartyId, PassageId, StatementId};

/// A person's decision about the reply of one party to one statement. There is at most one for each pair.
///
/// `analysis` derives from words and links who was accused and who answered; this record holds what only a
/// person can know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The statement to which a reply is due, or not.
    pub statement: StatementId,
    /// The party whose reply it would be.
    pub party: PartyId,
    /// The outcome.
    pub outcome: ReplyOutcome,
    /// The source with the reply, if the party replied elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
    /// The passage with the reply, or `None` for the whole source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<PassageId>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The person who decided, and the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// The key of a reply: the statement, and the party whose reply it would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplyId {
    /// The statement.
    pub statement: StatementId,
    /// The party.
    pub party: PartyId,
}

impl fmt::Display for ReplyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} to {}", self.party, self.statement)
    }
}

/// The outcome of a party's duty to reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReplyOutcome {
    /// A reply is due because a person says so.
    Due,
    /// The party was asked and declined.
    Declined,
    /// The party could not be reached.
    Unreachable,
    /// A reply is not needed.
    NotNeeded,
    /// The party replied elsewhere, preferably with evidence.
    Elsewhere,
    /// The statement does not accuse the party at all.
    NotAccused,
}

impl ReplyOutcome {
    /// Every outcome, in the order of a menu.
    pub const ALL: [Self; 6] =
        [Self::Due, Self::Declined, Self::Unreachable, Self::Elsewhere, Self::NotNeeded, Self::NotAccused];

    /// Returns the words for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Due => "a reply is due",
            Self::Declined => "asked and declined",
            Self::Unreachable => "could not be reached",
            Self::NotNeeded => "no reply needed",
            Self::Elsewhere => "replied elsewhere",
            Self::NotAccused => "not accused here",
        }
    }
}

impl Reply {
    /// Returns the key of the reply.
    #[must_use]
    pub const fn id(&self) -> ReplyId {
        ReplyId { statement: self.statement, party: self.party }
    }
}
