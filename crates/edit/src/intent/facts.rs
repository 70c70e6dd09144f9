//! The values that a person fills in for records.

use model::{
    Channel, DayTime, Evidence, EvidenceId, EvidenceKind, EvidenceSource, FileFingerprint, PartyId,
    PassageId, Relation, ReplyOutcome, ReplyRequest, RequestAnswer, Span, SpeakerKind, StatementId,
};

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Evidence`")]
pub struct EvidenceFacts {
    pub title: String,
    pub source: EvidenceSource,
    pub kind: EvidenceKind,
    pub author: String,
    pub publisher: String,
    pub date: String,
    pub retrieved: String,
    pub archive: String,
    pub note: String,
    /// The state of the file when it was added; with `None` that of a file which stays the same is kept.
    pub fingerprint: Option<FileFingerprint>,
    /// The words of a passage to add; empty for none.
    pub passage: String,
    /// The place of that passage: "p. 9".
    pub place: String,
}

impl EvidenceFacts {
    /// Returns the facts about a piece of evidence that the project has, without a passage to add.
    #[must_use]
    pub fn of(evidence: &Evidence) -> Self {
        Self {
            title: evidence.title.clone(),
            source: evidence.source.clone(),
            kind: evidence.kind,
            author: evidence.author.clone(),
            publisher: evidence.publisher.clone(),
            date: evidence.date.clone(),
            retrieved: evidence.retrieved.clone(),
            archive: evidence.archive.clone(),
            note: evidence.note.clone(),
            fingerprint: evidence.fingerprint.clone(),
            passage: String::new(),
            place: String::new(),
        }
    }
}

/// The facts about a request for a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::ReplyRequest`")]
pub struct RequestFacts {
    pub party: PartyId,
    pub statements: Vec<StatementId>,
    pub person: String,
    pub asked_by: String,
    pub channel: Channel,
    pub asked: DayTime,
    pub deadline: Option<DayTime>,
    pub answer: Option<RequestAnswer>,
    /// The relation of the statement with the answer to those it was asked about, for the links that are still missing.
    pub relation: Relation,
    pub note: String,
}

impl RequestFacts {
    /// Returns the facts about a request that the project has.
    #[must_use]
    pub fn of(request: &ReplyRequest) -> Self {
        Self {
            party: request.party,
            statements: request.statements.clone(),
            person: request.person.clone(),
            asked_by: request.asked_by.clone(),
            channel: request.channel,
            asked: request.asked,
            deadline: request.deadline,
            answer: request.answer,
            relation: Relation::Rebuts,
            note: request.note.clone(),
        }
    }
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
#[expect(clippy::large_enum_variant, reason = "an intent is made one at a time")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum CitationTarget {
    /// New evidence, or its passage if it has one.
    New(EvidenceFacts),
    /// Evidence of the project, or one of its passages.
    Known(EvidenceId, Option<PassageId>),
    /// A new passage of evidence of the project; with `span`, the place of its words in the source's own text.
    Passage { evidence: EvidenceId, text: String, place: String, span: Option<Span> },
}
