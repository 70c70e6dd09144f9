//! How statements answer each other.

use serde::{Deserialize, Serialize};

use super::{Coded, LinkId, ReviewStatus, StatementId, Why};

/// From one statement to another: the answer points at what it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The statement that answers.
    pub from: StatementId,
    /// The statement that is answered.
    pub to: StatementId,
    /// What the answer does to the other.
    pub relation: Relation,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Suggested, confirmed or rejected.
    pub status: ReviewStatus,
    /// Why the app proposed it; nothing where a person made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// Who last decided on it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// What an answer does to the statement it points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// Gives reasons or facts against it.
    Rebuts,
    /// Says that it is not so, without more.
    Denies,
    /// Attacks its ground or its source.
    Undercuts,
    /// Grants it, wholly or in part.
    Concedes,
    /// Answers with something else.
    Deflects,
    /// Speaks for it.
    Supports,
    /// Says it again.
    Repeats,
}

impl Relation {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 7] = [
        Self::Rebuts,
        Self::Denies,
        Self::Undercuts,
        Self::Concedes,
        Self::Deflects,
        Self::Supports,
        Self::Repeats,
    ];

    /// The verb on the screen: the answer *rebuts* the claim.
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

    /// The same from the other end: the claim is *rebutted by* the answer.
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
