//! Classes of reporting words, as people decide them for a project.

use serde::{Deserialize, Serialize};

use super::Coded;

/// The stance of a reporting word: how a writer colours what somebody says by the word for the saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CueClass {
    /// Says only that, or how, something is said.
    Neutral,
    /// Leaves open or doubts that it is so.
    Doubting,
    /// Makes it an admission.
    Confessing,
    /// Says that it is said with force.
    Emphatic,
    /// Makes it an attack, or shows the speaker as angry or boastful.
    Hostile,
    /// Takes it for true, or makes it praise.
    Approving,
}

impl CueClass {
    /// Every class, in the order of a menu.
    pub const ALL: [Self; 6] =
        [Self::Neutral, Self::Doubting, Self::Confessing, Self::Emphatic, Self::Hostile, Self::Approving];

    /// Returns the word for printed output: "neutral".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Doubting => "doubting",
            Self::Confessing => "confessing",
            Self::Emphatic => "emphatic",
            Self::Hostile => "hostile",
            Self::Approving => "approving",
        }
    }

    /// Returns the name at the head of a row.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Neutral => "Neutral",
            Self::Doubting => "Doubting",
            Self::Confessing => "Confessing",
            Self::Emphatic => "Emphatic",
            Self::Hostile => "Hostile",
            Self::Approving => "Approving",
        }
    }

    /// Returns a sentence about the class.
    #[must_use]
    pub const fn definition(self) -> &'static str {
        match self {
            Self::Neutral => "Says only that, or how, something is said: “said”, “wrote”, “replied”",
            Self::Doubting => "Leaves open or doubts that it is so: “claimed”, “alleged”",
            Self::Confessing => "Makes it an admission: “admitted”, “conceded”",
            Self::Emphatic => "Says that it is said with force: “insisted”, “stressed”",
            Self::Hostile => {
                "Makes it an attack, or shows the speaker as angry or boastful: “slammed”, “lashed out”"
            }
            Self::Approving => "Takes it for true, or makes it praise: “pointed out”, “revealed”, “hailed”",
        }
    }
}

/// A person's decision on the class of a reporting word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueDecision {
    /// The word in its base form and in lower case: "insist", "hit back".
    pub word: String,
    /// The class.
    pub class: CueClass,
    /// The person, and the moment.
    pub coded: Coded,
}

impl CueDecision {
    /// Returns the key of the decision: its word.
    #[must_use]
    pub fn key(&self) -> String {
        self.word.clone()
    }
}
