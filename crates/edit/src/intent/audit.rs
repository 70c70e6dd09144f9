//! The changes of the audit of sources.

use model::{
    ArticleId, GivenAnswer, SourceChoice, SpeakerId, SpeakerKind, TraitId, TraitPreset, TraitValueId,
};

/// A change of the traits of speakers, or of what is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum AuditIntent {
    /// Add traits behind those that the project has. One of the same name is left out.
    AddTraits(Vec<NewTrait>),
    /// Set the name of a trait, the sentence that says how to decide, and the kinds of speakers of whom it is asked; all
    /// where none is named.
    DescribeTrait { of: TraitId, name: String, help: String, asked_of: Vec<SpeakerKind> },
    /// Put a trait in another place.
    MoveTrait { of: TraitId, to: usize },
    /// Remove a trait with all answers on it.
    RemoveTrait(TraitId),
    /// Add a value behind those of a trait.
    AddValue { of: TraitId, name: String },
    /// Set the name of a value.
    RenameValue { value: TraitValueId, name: String },
    /// Put a value in another place among those of its trait.
    MoveValue { value: TraitValueId, to: usize },
    /// Remove a value. Speakers who have it are of no known one then.
    RemoveValue(TraitValueId),
    /// Set the answer of speakers on a trait; `None` where it is not known.
    Answer { speakers: Vec<SpeakerId>, of: TraitId, answer: Option<GivenAnswer> },
    /// Say why articles have speakers; `None` where nobody says.
    Choose { sources: Vec<(SpeakerId, ArticleId)>, choice: Option<SourceChoice> },
}

/// A trait that the project does not have yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewTrait {
    /// The name.
    pub name: String,
    /// A sentence that says how to decide.
    pub help: String,
    /// The kinds of speakers of whom it is asked; empty for all.
    pub asked_of: Vec<SpeakerKind>,
    /// The names of the values.
    pub values: Vec<String>,
}

impl From<&TraitPreset> for NewTrait {
    fn from(preset: &TraitPreset) -> Self {
        Self {
            name: preset.name.to_owned(),
            help: preset.help.to_owned(),
            asked_of: preset.asked_of.to_vec(),
            values: preset.values.iter().map(|name| (*name).to_owned()).collect(),
        }
    }
}
