//! The act and the likely kind of claim of a statement.

use serde::{Deserialize, Serialize};

use super::Why;

/// Speech, or an attitude that the article ascribes to somebody.
///
/// Corpora of attributed news mark these two kinds of attribution apart: "she said that …" against "she
/// supports …" (Pareti, "PARC 3.0: a corpus of attribution relations", LREC 2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Act {
    /// Somebody said, wrote or told it.
    #[default]
    Speech,
    /// Somebody believes, wants, plans, fears or supports it, according to the article.
    Attitude,
}

impl Act {
    /// Both acts, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Speech, Self::Attitude];

    /// Returns the word for the screen and for printed output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Attitude => "attitude",
        }
    }

    /// Returns the word as part of a sentence: "call it an attitude".
    #[must_use]
    pub const fn with_article(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Attitude => "an attitude",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    pub(super) fn is_speech(&self) -> bool {
        *self == Self::Speech
    }
}

/// The likely kind of claim, with the reason. This is a suggestion; a person's decision is in the claim flag
/// and the tags of the statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nature {
    /// The kind of claim.
    pub kind: NatureKind,
    /// The reason for it.
    pub why: Why,
}

/// The kinds of statement that a fact-checker distinguishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NatureKind {
    /// Gives a number, a share or an amount.
    Figure,
    /// Says when something happened.
    Date,
    /// Says that something happened.
    Event,
    /// Compares one thing with another.
    Comparison,
    /// Says that one thing led to another.
    Cause,
    /// Holds somebody responsible for a wrong.
    Accusation,
    /// Says that something is not so.
    Denial,
    /// Says what the speaker will do.
    Promise,
    /// Says what will happen.
    Prediction,
    /// Asks somebody to act.
    Demand,
    /// Judges, and cannot be checked.
    Opinion,
}

impl NatureKind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 11] = [
        Self::Figure,
        Self::Date,
        Self::Event,
        Self::Comparison,
        Self::Cause,
        Self::Accusation,
        Self::Denial,
        Self::Promise,
        Self::Prediction,
        Self::Demand,
        Self::Opinion,
    ];

    /// Returns the word for the screen and for printed output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Event => "event",
            Self::Comparison => "comparison",
            Self::Cause => "cause",
            Self::Accusation => "accusation",
            Self::Denial => "denial",
            Self::Promise => "promise",
            Self::Prediction => "prediction",
            Self::Demand => "demand",
            Self::Opinion => "opinion",
        }
    }

    /// Returns the word as part of a sentence: "call it an accusation".
    #[must_use]
    pub fn with_article(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// Returns whether a statement of this kind can be found true or false.
    #[must_use]
    pub const fn checkable(self) -> bool {
        !matches!(self, Self::Promise | Self::Prediction | Self::Demand | Self::Opinion)
    }
}
