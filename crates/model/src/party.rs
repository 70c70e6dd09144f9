//! The sides of a dispute.

use serde::{Deserialize, Serialize};

use super::{PartyId, PartyLetters, Why};

/// A side in the dispute, shown as one panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// The full name: "Ministry of Defence".
    pub name: String,
    /// The name on the panel: "MoD".
    pub short: String,
    /// The letters shown beside the colour: visible, and unique among the parties.
    #[serde(rename = "letter")]
    pub letters: PartyLetters,
    /// The colour of the party.
    pub colour: PartyColour,
    /// `true` if a person hid its panel.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// `true` if the party has no panel of its own yet. Its statements are shown in the panel of the others
    /// until it gets one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waiting: bool,
    /// The reason why the app proposed it, or `None` if a person made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

/// The colours of parties. They are names, because each theme has its own shade of every colour.
///
/// Ordered so that neighbours can be told apart with the common kinds of colour blindness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "a colour's name says all there is to say")]
pub enum PartyColour {
    Ochre,
    Blue,
    Green,
    Violet,
    Rose,
    Slate,
    Olive,
    Cyan,
    Crimson,
    Indigo,
    Brown,
    Teal,
}

impl PartyColour {
    /// Every colour, in the order in which new parties get them.
    pub const ALL: [Self; 12] = [
        Self::Ochre,
        Self::Blue,
        Self::Green,
        Self::Violet,
        Self::Rose,
        Self::Slate,
        Self::Olive,
        Self::Cyan,
        Self::Crimson,
        Self::Indigo,
        Self::Brown,
        Self::Teal,
    ];

    /// Returns the name for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ochre => "Ochre",
            Self::Blue => "Blue",
            Self::Green => "Green",
            Self::Violet => "Violet",
            Self::Rose => "Rose",
            Self::Slate => "Slate",
            Self::Olive => "Olive",
            Self::Cyan => "Cyan",
            Self::Crimson => "Crimson",
            Self::Indigo => "Indigo",
            Self::Brown => "Brown",
            Self::Teal => "Teal",
        }
    }

    /// Returns the first colour that no party has; with more than twelve parties, colours repeat. Waiting
    /// parties are shown without their colour and do not occupy it.
    #[must_use]
    pub fn free(parties: &[Party]) -> Self {
        let panels = parties.iter().filter(|party| !party.waiting);
        let used = |colour: &Self| panels.clone().any(|party| party.colour == *colour);
        Self::ALL.into_iter().find(|colour| !used(colour)).unwrap_or(Self::ALL[panels.clone().count() % 12])
    }
}

impl Party {
    /// Returns the letters for a new party, which no other party has ([`PartyLetters::free`]).
    #[must_use]
    pub fn free_letters(name: &str, parties: &[Self]) -> PartyLetters {
        let taken: Vec<_> = parties.iter().map(|party| party.letters).collect();
        PartyLetters::free(name, &taken)
    }

    /// Returns the letters of this party with another name: its own where they begin that name, else free ones.
    #[must_use]
    pub fn letters_with_name(&self, name: &str, parties: &[Self]) -> PartyLetters {
        if self.letters.begin(name) {
            return self.letters;
        }
        let others = parties.iter().filter(|party| party.id != self.id);
        PartyLetters::free(name, &others.map(|party| party.letters).collect::<Vec<_>>())
    }
}
