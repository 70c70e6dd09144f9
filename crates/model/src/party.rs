//! The sides of a dispute.

use serde::{Deserialize, Serialize};

use super::{PartyId, Why, is_letter};

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
    /// The letter shown beside the colour: visible ([`is_letter`]) and unique among the parties.
    pub letter: char,
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
    /// Returns a letter for a new party: the first letter of its name that no other party has, else the first
    /// free letter of the alphabet, a free digit, or any other free character.
    #[must_use]
    pub fn free_letter(name: &str, parties: &[Self]) -> char {
        let taken = |letter: char| parties.iter().any(|party| party.letter == letter);
        let upper = |letter: char| letter.to_uppercase().next().unwrap_or(letter);
        let own = name.chars().filter(|c| c.is_alphabetic() && is_letter(*c)).map(upper);
        own.chain('A'..='Z')
            .chain('0'..='9')
            .chain('\u{3b1}'..='\u{3c9}')
            .chain('\u{4e00}'..='\u{9fff}')
            .find(|letter| !taken(*letter))
            .unwrap_or('?')
    }
}
