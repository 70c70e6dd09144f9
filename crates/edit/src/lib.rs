//! Every change of a project: planned, applied, undone.
//!
//! - [`Intent`] is the wish of a person ("move these statements to the coalition").
//! - [`Edit`] is the result of planning it for one project: a label and the records before and after. It
//!   applies as a whole or not at all, and has an inverse. A [`PlannedEdit`] adds the words for it once it is made.
//! - [`Correction`] is a corrected text with its statements re-anchored.
//! - [`SourceCorrection`] is the text of a piece of evidence, with its passages anchored in it.
//! - [`PreparedEdit`] is an edit that was applied to a copy and checked, and only needs to be put in place.
//! - [`History`] keeps the steps for undo and redo.
//!
//! Depends on `model` alone. Ids, the moment and the person are passed in with an [`EditContext`].

mod change;
mod correction;
mod draft;
mod error;
mod history;
mod intent;
mod label;
mod plan;
mod prepared;
mod reanchor;
mod repair;
mod shared_texts;
mod source_correction;
mod summary;
#[doc(hidden)]
pub mod testing;

pub use change::{Change, Edit, Replacement};
pub use correction::{Correction, ReanchorResult};
pub use draft::EditContext;
pub use error::EditError;
pub use history::{ApplyResult, History, HistoryOperation};
pub use intent::{
    ArticleFacts, ArticleIntent, AuditIntent, CitationTarget, CodebookIntent, CueIntent, EvidenceFacts,
    EvidenceIntent, GalleyIntent, Intent, LinkIntent, MergeKey, NewTrait, PartyIntent, PlannedEdit,
    ReplyFacts, ReplyIntent, RequestFacts, RequestIntent, ScaleIntent, SpeakerFacts, SpeakerIntent,
    StatementIntent, SuggestedLink, UtteranceIntent, VerdictIntent, WorkIntent,
};
pub use label::Label;
pub use prepared::PreparedEdit;
pub use reanchor::{Difference, differences};
pub use source_correction::SourceCorrection;
pub use summary::summary;

#[cfg(test)]
mod tests;
