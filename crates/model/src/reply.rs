//! What became of the reply that a party owes to a statement.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Coded, EvidenceId, PartyId, PassageId, StatementId};

/// What a person says of one party's reply to one statement. At most one for each pair.
///
/// That a party was accused and answered is worked out from words and links (`analysis`); this is what
/// only a person can know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The statement to which a reply is due, or not.
    pub statement: StatementId,
    /// The party whose reply it would be.
    pub party: PartyId,
    /// What became of it.
    pub outcome: ReplyOutcome,
    /// Where the party replied elsewhere: the source that has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
    /// The passage of it that has the reply; nothing where the whole source is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<PassageId>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who said so, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// What names a reply: the statement, and the party whose reply it would be.
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

/// What became of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReplyOutcome {
    /// It is due: a person says so, whatever the words are.
    Due,
    /// The party was asked and declined.
    Declined,
    /// The party could not be reached.
    Unreachable,
    /// It is not needed here.
    NotNeeded,
    /// The party replied elsewhere, best with the evidence for it.
    Elsewhere,
    /// The statement does not accuse the party at all.
    NotAccused,
}

impl ReplyOutcome {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 6] =
        [Self::Due, Self::Declined, Self::Unreachable, Self::Elsewhere, Self::NotNeeded, Self::NotAccused];

    /// The words on the screen.
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
    /// What names it.
    #[must_use]
    pub const fn id(&self) -> ReplyId {
        ReplyId { statement: self.statement, party: self.party }
    }
}
