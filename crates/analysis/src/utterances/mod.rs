//! The same utterance in several articles: what one speaker said on one occasion, and how much of it each article tells.
//!
//! Passages, not whole statements, are compared, because papers cut one speech in different ways. Two quotations are one
//! utterance where one has nearly all words of the other in the same order, whoever is named as the speaker: the words
//! are better evidence than the attribution. A report in other words needs the same speaker, and shares enough telling
//! words with what it reports. How telling a word is depends on how few sentences of the two articles have it, so that
//! the size of the project makes no difference.

mod compared;
mod groups;
mod pair_graph;
mod passages;
mod runs;
mod sentences;
mod shared;
mod speakers;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::ops::ControlFlow;

use model::{ArticleId, Project, Span, StatementId, Why};

pub(crate) use sentences::sentences;
pub use shared::{SharedUtterance, SharedUtterances};
pub use speakers::{SpeakerProposal, speaker_proposal};

/// The words of one speaker on one occasion, as several articles tell them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// The passages that tell it, of two articles at least, in the order of the project.
    pub members: Vec<UtteranceMember>,
    /// The place among the members of the fullest passage, with the most words in quotation marks.
    pub fullest: usize,
    /// The reason why they are taken for one.
    pub why: Why,
}

/// A passage that tells an utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UtteranceMember {
    /// Its article.
    pub article: ArticleId,
    /// Its words, as bytes of the article's text: more than one span where a reporting clause divides them.
    pub spans: Vec<Span>,
    /// The statement that it is a part of; `None` for a quotation that is no statement.
    pub statement: Option<StatementId>,
    /// The way in which it tells the utterance.
    pub told: Telling,
    /// The words of the fullest passage that it does not have, as bytes of that one's article; none where it tells the
    /// utterance in other words.
    pub cut: Vec<Span>,
}

/// The way in which a passage tells an utterance, against the fullest passage of the group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Telling {
    /// With nearly all of its words in quotation marks.
    Verbatim,
    /// With some of its words in quotation marks.
    Partial,
    /// In other words, without quotation marks.
    Paraphrase,
}

impl Telling {
    /// Returns the word for the screen and for printed output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Partial => "partial",
            Self::Paraphrase => "paraphrase",
        }
    }
}

/// Finds the utterances that several articles of a project tell, in the order of their first passages.
///
/// Time grows with the number of passages that share a telling word.
#[must_use]
pub fn utterances(project: &Project) -> Vec<Utterance> {
    utterances_while(project, &|| ControlFlow::Continue(())).unwrap_or_default()
}

/// Finds the same for as long as `goes_on` lets it; `None` where that broke it off.
#[must_use]
pub fn utterances_while(project: &Project, goes_on: &dyn Fn() -> ControlFlow<()>) -> Option<Vec<Utterance>> {
    let passages = passages::passages(project, goes_on)?;
    let pairs = compared::pairs(&passages, goes_on)?;
    Some(groups::groups(&passages, &pairs))
}
