//! Every change of a project: planned, applied, undone.
//!
//! - [`Intent`] is what a person wants ("move these statements to the coalition").
//! - [`Edit`] is what that comes to in one given project: a label and the records before and after. It
//!   applies as a whole or not at all, and gives back its inverse.
//! - [`Correction`] says what becomes of the statements of an article whose text is corrected.
//! - [`PreparedEdit`] is an edit that was made and checked on a copy, and only waits to be put in place.
//! - [`History`] keeps what was done and what was undone.
//!
//! Knows `model` alone. Ids, the moment and the person come in with a [`EditContext`].

mod change;
mod correction;
mod draft;
mod error;
mod history;
mod intent;
mod plan;
mod prepared;
mod reanchor;
mod repair;
mod shared_texts;
mod summary;
#[doc(hidden)]
pub mod testing;

pub use change::{Change, Edit, Replacement};
pub use correction::{Correction, ReanchorResult};
pub use draft::EditContext;
pub use error::EditError;
pub use history::{ApplyResult, History, HistoryOperation};
pub use intent::{ArticleFacts, CitationTarget, EvidenceFacts, Intent, MergeKey, ReplyFacts, SpeakerFacts};
pub use prepared::PreparedEdit;
pub use reanchor::{Difference, differences};
pub use summary::summary;

#[cfg(test)]
mod tests;
