//! What a statement does, and what kind of claim it seems to be.

use serde::{Deserialize, Serialize};

use super::Why;

/// Whether the article tells what somebody said or what somebody thinks, feels or wants.
///
/// The two kinds of attribution that corpora of attributed news mark apart: "she said that …" against "she
/// supports …" (Pareti, "PARC 3.0: a corpus of attribution relations", LREC 2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Act {
    /// Somebody said, wrote or told it.
    #[default]
    Speech,
    /// Somebody believes, wants, plans, fears or supports it, as the article tells.
    Attitude,
}

impl Act {
    /// Both, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Speech, Self::Attitude];

    /// The word on the screen and in what the program prints.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Attitude => "attitude",
        }
    }

    /// The word as part of a sentence: "call it an attitude".
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

/// What kind of statement it seems to be, and what speaks for that. A suggestion: what a person decides
/// stands in the statement's claim flag and its tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nature {
    /// Its kind.
    pub kind: NatureKind,
    /// What speaks for it.
    pub why: Why,
}

/// The kinds of statement that a checker of claims tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NatureKind {
    /// Gives a number, a share or an amount.
    Figure,
    /// Says when something happened.
    Date,
    /// Says that something happened.
    Event,
    /// Sets one thing above, below or beside another.
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
    /// All of them, in the order of a menu.
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

    /// The word on the screen and in what the program prints.
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

    /// The word as part of a sentence: "call it an accusation".
    #[must_use]
    pub fn with_article(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// Whether somebody could find out that it is true or false.
    #[must_use]
    pub const fn checkable(self) -> bool {
        !matches!(self, Self::Promise | Self::Prediction | Self::Demand | Self::Opinion)
    }
}
