//! The values that a person fills in for records.

use model::{EvidenceId, EvidenceSource, PartyId, PassageId, ReplyOutcome, SpeakerKind};

/// The facts about an article, other than its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Article`")]
pub struct ArticleFacts {
    pub title: String,
    pub outlet: String,
    pub byline: String,
    pub date: String,
    pub address: String,
}

/// The facts about a speaker, other than the mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Speaker`")]
pub struct SpeakerFacts {
    pub name: String,
    pub kind: SpeakerKind,
    pub role: String,
    pub party: Option<PartyId>,
}

/// The facts about a piece of evidence, with a passage to add.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Evidence`")]
pub struct EvidenceFacts {
    pub title: String,
    pub source: EvidenceSource,
    pub publisher: String,
    pub date: String,
    /// The words of a passage to add; empty for none.
    pub passage: String,
    /// The place of that passage: "p. 9".
    pub place: String,
}

/// A decision about a party's reply.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Reply`")]
pub struct ReplyFacts {
    pub outcome: ReplyOutcome,
    /// The source of a reply that was given elsewhere.
    pub source: Option<CitationTarget>,
    pub note: String,
}

/// The evidence that is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum CitationTarget {
    /// New evidence, or its passage if it has one.
    New(EvidenceFacts),
    /// Evidence of the project, or one of its passages.
    Known(EvidenceId, Option<PassageId>),
    /// A new passage of evidence of the project.
    Passage { evidence: EvidenceId, text: String, place: String },
}
