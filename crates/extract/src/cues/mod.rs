//! Cues: words that report speech, with the subject before them and the clause that they govern.

pub(crate) mod apposition;
pub(crate) mod clause_ends;
pub(crate) mod complements;
pub(crate) mod content_side;
pub(crate) mod frames;
pub(crate) mod noun_phrases;
pub(crate) mod saying_nouns;
pub(crate) mod verb_frames;
