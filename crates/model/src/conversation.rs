//! Parts that people play in a conversation, as the labels of a transcript say them.

use serde::{Deserialize, Serialize};

/// The part of somebody in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerPart {
    /// Leads it, as a host or a chair.
    Moderator,
    /// Asks in it, as a reporter or one of the audience.
    Questioner,
}

/// Labels of those who lead a conversation, in lower case.
const MODERATORS: &[&str] = &[
    "moderator",
    "the moderator",
    "host",
    "the host",
    "anchor",
    "chair",
    "the chair",
    "chairman",
    "chairwoman",
    "presenter",
    "interviewer",
    "presiding",
    "facilitator",
];

/// Descriptions behind a name that say the same: "ADA LIND, HOST", "ADA LIND, EXAMPLE NEWS ANCHOR".
const MODERATING: &[&str] = &["host", "moderator", "anchor", "presenter"];

/// Labels of those who ask, with a number or without, in lower case.
const QUESTIONERS: &[&str] =
    &["q", "question", "questioner", "audience", "audience member", "reporter", "unidentified reporter"];

impl SpeakerPart {
    /// Returns the part that a label says: “Moderator”, “ADA LIND, HOST”, “Q”, “Audience member 3”.
    pub fn of_label(label: &str) -> Option<Self> {
        let lower = label.trim().to_lowercase();
        let mut parts = lower.split(',').map(str::trim);
        let name = parts.next().unwrap_or_default();
        if MODERATORS.contains(&name) || parts.any(|part| MODERATING.iter().any(|word| part.ends_with(word)))
        {
            return Some(Self::Moderator);
        }
        let numbered = |stem: &&str| {
            name.strip_prefix(*stem).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit()))
        };
        QUESTIONERS.iter().any(numbered).then_some(Self::Questioner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_only_those_that_are_said() {
        let part = SpeakerPart::of_label;
        for label in ["ADA LIND, HOST", "Moderator", "The Chair", "Ann Lee, Example Radio presenter"] {
            assert_eq!(part(label), Some(SpeakerPart::Moderator), "{label}");
        }
        for label in ["Q", "Q2", "Audience member 3", "Reporter"] {
            assert_eq!(part(label), Some(SpeakerPart::Questioner), "{label}");
        }
        for label in ["Ms Carter", "Quinn", "Reporters Abroad", "Ann Lee, mayor", ""] {
            assert_eq!(part(label), None, "{label}");
        }
    }
}
