//! Links: answers to statements.

use serde::{Deserialize, Serialize};

use super::{Coded, LinkId, ReviewStatus, StatementId, Why};

/// A link from an answer to the statement that it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The statement that answers.
    pub from: StatementId,
    /// The statement that is answered.
    pub to: StatementId,
    /// The relation of the answer to the statement.
    pub relation: Relation,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Suggested, confirmed or rejected.
    pub status: ReviewStatus,
    /// The reason why the app proposed it, or `None` if a person made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The person who last decided on it, and the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
    /// True if it was suggested, and a person turned it round or changed its relation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changed: bool,
}

/// The relation of an answer to the statement that it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// Gives reasons or facts against the statement.
    Rebuts,
    /// Says that the statement is not so, without reasons.
    Denies,
    /// Attacks the grounds or the source of the statement.
    Undercuts,
    /// Grants the statement, wholly or in part.
    Concedes,
    /// Answers with something else.
    Deflects,
    /// Speaks for the statement.
    Supports,
    /// Says the statement again.
    Repeats,
}

impl Relation {
    /// Every relation, in the order of a menu.
    pub const ALL: [Self; 7] = [
        Self::Rebuts,
        Self::Denies,
        Self::Undercuts,
        Self::Concedes,
        Self::Deflects,
        Self::Supports,
        Self::Repeats,
    ];

    /// Returns the verb for the screen: the answer *rebuts* the claim.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rebuts => "rebuts",
            Self::Denies => "denies",
            Self::Undercuts => "undercuts",
            Self::Concedes => "concedes",
            Self::Deflects => "deflects",
            Self::Supports => "supports",
            Self::Repeats => "repeats",
        }
    }

    /// Returns the verb from the other end: the claim is *rebutted by* the answer.
    #[must_use]
    pub const fn passive(self) -> &'static str {
        match self {
            Self::Rebuts => "rebutted by",
            Self::Denies => "denied by",
            Self::Undercuts => "undercut by",
            Self::Concedes => "conceded by",
            Self::Deflects => "deflected by",
            Self::Supports => "supported by",
            Self::Repeats => "repeated by",
        }
    }
}
