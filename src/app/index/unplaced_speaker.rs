//! The speakers and parties without a panel.

use model::{PartyId, Project, SpeakerId, Statement};

/// Somebody who has no panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum UnplacedSpeaker {
    /// A party that waits, with all its speakers.
    Party(PartyId),
    /// A speaker who belongs to no party.
    Speaker(SpeakerId),
    /// Nobody of whom one could make a party.
    Nobody,
}

impl UnplacedSpeaker {
    /// Returns the speaker of a statement without a panel.
    pub(crate) fn of(project: &Project, statement: &Statement) -> Self {
        if let Some(party) = project.party_of(statement) {
            return Self::Party(party);
        }
        let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
        speaker.filter(|speaker| speaker.party.is_none()).map_or(Self::Nobody, |it| Self::Speaker(it.id))
    }
}
