//! The results of an extraction from one article, before any of them has an id.
//!
//! Plain data between two crates that do not know each other: `extract` fills it, `edit` turns it into
//! suggestions. Parties, speakers and statements are referred to by their index in these lists.

use super::{
    Act, ArticleId, Link, LinkId, Mode, Nature, PartyChoice, Relation, ReviewStatus, Span, SpeakerId,
    SpeakerKind, Statement, StatementId, Why,
};

/// Everything found in one text. All spans are byte offsets into that text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The language, if it is not English. The statements are then bare quotations, because speakers, parties
    /// and links are found in English only.
    pub foreign: Option<Language>,
    /// The proposed parties, the most important first, waiting ones last.
    pub parties: Vec<FoundParty>,
    /// The speakers, in the order of their first mention.
    pub speakers: Vec<FoundSpeaker>,
    /// The statements, in reading order; an outer statement comes before those told in it.
    pub statements: Vec<FoundStatement>,
    /// The proposed links, the most certain first.
    pub links: Vec<FoundLink>,
}

impl Findings {
    /// Returns whether every index into its lists exists.
    #[must_use]
    pub fn has_valid_indices(&self) -> bool {
        let (parties, speakers, statements) =
            (self.parties.len(), self.speakers.len(), self.statements.len());
        let exists = |index: Option<usize>, len: usize| index.is_none_or(|index| index < len);
        self.speakers.iter().all(|it| exists(it.party, parties))
            && self.statements.iter().all(|it| exists(it.speaker, speakers) && exists(it.via, statements))
            && self.links.iter().all(|it| it.from < statements && it.to < statements)
    }
}

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The three-letter code of ISO 639-3: "deu".
    pub code: &'static str,
    /// The English name: "German".
    pub name: &'static str,
}

/// A proposed party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundParty {
    /// The full name: "Ministry of Defence".
    pub name: String,
    /// The short name: "MoD"; the full name if there is no shorter one.
    pub short: String,
    /// `true` if the party is not among the few that matter most and gets no panel of its own yet.
    pub waits: bool,
    /// The reason for the proposal.
    pub why: Why,
}

/// A speaker found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSpeaker {
    /// The fullest name that the text gives.
    pub name: String,
    /// The kind of speaker.
    pub kind: SpeakerKind,
    /// The description in the text ("the director of Amnesty International UK"); empty when there is none.
    pub role: String,
    /// The party, as an index into [`Findings::parties`].
    pub party: Option<usize>,
    /// The places where the text names the speaker, in reading order.
    pub mentions: Vec<Span>,
    /// The reason for the party, or `None` if there is no party.
    pub why: Option<Why>,
}

/// A proposed statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundStatement {
    /// The spans of the statement: at least one, ordered, not overlapping, on character boundaries.
    pub spans: Vec<Span>,
    /// Direct, mixed or indirect.
    pub mode: Mode,
    /// Speech or attitude.
    pub act: Act,
    /// The reporting words.
    pub cue: Option<Span>,
    /// The words that name the speaker.
    pub mention: Option<Span>,
    /// The speaker, as an index into [`Findings::speakers`].
    pub speaker: Option<usize>,
    /// Others who say it together with the speaker, as places in [`Findings::speakers`].
    pub also: Vec<usize>,
    /// The outer statement, as a smaller index into [`Findings::statements`].
    pub via: Option<usize>,
    /// The likely kind of claim, or `None` if no kind is clear.
    pub nature: Option<Nature>,
    /// The reason for the proposal.
    pub why: Why,
}

impl FoundStatement {
    /// Returns the suggested statement for it; `speakers` and `statements` are the ids of the findings, in their order.
    #[must_use]
    pub fn suggested(
        &self,
        id: StatementId,
        article: ArticleId,
        speakers: &[SpeakerId],
        statements: &[StatementId],
    ) -> Statement {
        Statement {
            id,
            article,
            spans: self.spans.clone(),
            lost: None,
            earlier: None,
            mode: self.mode,
            act: self.act,
            cue: self.cue,
            mention: self.mention,
            speaker: self.speaker.and_then(|at| speakers.get(at).copied()),
            party: PartyChoice::OfSpeaker,
            via: self.via.and_then(|at| statements.get(at).copied()),
            status: ReviewStatus::Suggested,
            why: Some(self.why.clone()),
            nature: self.nature.clone(),
            claim: self.nature.as_ref().is_some_and(|nature| nature.kind.checkable()),
            tags: Vec::new(),
            verdict: None,
            note: String::new(),
            coded: None,
            changed: Vec::new(),
        }
    }
}

/// A proposed link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLink {
    /// The statement that answers, as an index into [`Findings::statements`].
    pub from: usize,
    /// The statement that is answered, as an index into [`Findings::statements`].
    pub to: usize,
    /// The relation of the answer to the statement.
    pub relation: Relation,
    /// The reason for the proposal.
    pub why: Why,
}

impl FoundLink {
    /// Returns the suggested link for it; `statements` are the ids of the findings, in their order. Returns `None` where
    /// one of its ends is not among them.
    #[must_use]
    pub fn suggested(&self, id: LinkId, statements: &[StatementId]) -> Option<Link> {
        Some(Link {
            id,
            from: *statements.get(self.from)?,
            to: *statements.get(self.to)?,
            relation: self.relation,
            note: String::new(),
            status: ReviewStatus::Suggested,
            why: Some(self.why.clone()),
            coded: None,
            changed: false,
        })
    }
}
