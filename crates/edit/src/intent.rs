//! What a person can want changed.

use std::sync::Arc;

use super::change::added;
use super::correction::Correction;
use super::draft::Draft;
use super::{Edit, EditContext, EditError, plan};
use model::{
    Act, Article, ArticleId, CitationId, EvidenceId, EvidenceSource, Findings, GroupId, LinkId, Mention,
    Mode, PartyChoice, PartyColour, PartyId, PassageId, Project, RatingId, Relation, ReplyOutcome,
    ReviewStatus, Span, SpeakerId, SpeakerKind, Stance, StatementId, TagId, TextRef, spelled_out,
};

/// What a person wants changed. Views emit it, [`Intent::plan`] makes it an [`Edit`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum Intent {
    /// Give the project another title.
    RenameProject(String),

    /// Add an article with all that was found in it. Parties and speakers that the project already has by
    /// the same name are taken for the same.
    AddArticle { article: Arc<Article>, findings: Findings },
    /// Replace the open suggestions of an article by what was found in it anew. What a person confirmed, corrected,
    /// rejected or built on stays exactly as it is.
    ExtractAgain { article: ArticleId, findings: Findings },
    /// Give an article another text. The one that it had is kept, and what stands in it is carried over.
    CorrectText(Arc<Correction>),
    /// Put a text back that was altered outside of the program: every place in it stays where it is.
    RestoreText { text: TextRef, words: Arc<str> },
    /// Correct what is known of an article.
    DescribeArticle { article: ArticleId, facts: ArticleFacts },
    /// Remove an article with its statements, and their links and citations.
    RemoveArticle(ArticleId),

    /// Make a statement of words that a person selected.
    AddStatement { article: ArticleId, span: Span, speaker: Option<SpeakerId>, party: PartyChoice },
    /// Confirm or reject statements, or make them suggestions again. Whoever does so has seen what a correction of the text
    /// changed.
    Review { statements: Vec<StatementId>, status: ReviewStatus },
    /// Make two statements of one, parted at a byte of its article.
    SplitStatement { statement: StatementId, at: usize },
    /// Make one statement of neighbours in the same panel: the first stays, with all that the others have.
    JoinStatements(Vec<StatementId>),
    /// Correct where a statement stands, or place one again that has lost its place.
    SetSpans { statement: StatementId, spans: Vec<Span> },
    /// Correct how a statement's words are given.
    SetMode { statements: Vec<StatementId>, mode: Mode },
    /// Correct whether statements were said, or are what somebody thinks or wants.
    SetAct { statements: Vec<StatementId>, act: Act },
    /// Correct who makes statements.
    SetSpeaker { statements: Vec<StatementId>, speaker: Option<SpeakerId> },
    /// Correct in which other statement one is told.
    SetVia { statement: StatementId, via: Option<StatementId> },
    /// Send statements to the panel of a party, or to that of no known party.
    MoveToParty { statements: Vec<StatementId>, party: Option<PartyId> },
    /// Mark statements as claims, or take the mark away.
    SetClaim { statements: Vec<StatementId>, claim: bool },
    /// Agree with what statements seem to be: the mark of a claim goes along, and the tag of that name where
    /// the group of claim types has it.
    AcceptNature(Vec<StatementId>),
    /// Write a note on a statement.
    SetNote { statement: StatementId, note: String },
    /// Rate statements, or take their rating away.
    SetVerdict { statements: Vec<StatementId>, rating: Option<RatingId> },
    /// Give statements a tag, or take it away (the person's own, or whoever gave it).
    SetTag { statements: Vec<StatementId>, tag: TagId, on: bool },
    /// Remove statements with their links and citations; those told in them stay, told by nobody.
    RemoveStatements(Vec<StatementId>),

    /// Add a party.
    AddParty { name: String, short: String },
    /// Rename a party and give it a letter.
    RenameParty { party: PartyId, name: String, short: String, letter: char },
    /// Give a party another colour.
    RecolourParty { party: PartyId, colour: PartyColour },
    /// Move a party's panel to another place, counted from 0.
    ReorderParty { party: PartyId, place: usize },
    /// Make one party of two: everything of the first goes to the second.
    MergeParties { from: PartyId, into: PartyId },
    /// Put a party's panel away, or bring it back.
    HideParty { party: PartyId, hidden: bool },
    /// Give a party that waits a panel of its own, or let it wait among the others.
    SetWaiting { party: PartyId, waiting: bool },
    /// Make a party of a speaker who belongs to none.
    MakeParty(SpeakerId),
    /// Remove a party; its statements go to the panel of no known party.
    RemoveParty(PartyId),

    /// Add a speaker who makes these statements.
    AddSpeaker { facts: SpeakerFacts, statements: Vec<StatementId> },
    /// Correct what is known of a speaker.
    DescribeSpeaker { speaker: SpeakerId, facts: SpeakerFacts },
    /// Make one speaker of several: the statements and mentions of all go to the last named.
    MergeSpeakers { from: Vec<SpeakerId>, into: SpeakerId },
    /// Make two speakers of one: these statements and mentions become those of a new speaker. The places by which
    /// the statements name their speaker go along, where no statement that stays names it by them too.
    SplitSpeaker {
        from: SpeakerId,
        statements: Vec<StatementId>,
        mentions: Vec<Mention>,
        facts: SpeakerFacts,
    },
    /// Move speakers to a party, or to that of nobody known. All their statements follow, also those that were in
    /// the panel of another one.
    MoveSpeakers { speakers: Vec<SpeakerId>, party: Option<PartyId> },

    /// Link answers to what they answer, each to each. Pairs that a person has linked so before are passed over, where
    /// there are others.
    AddLink { from: Vec<StatementId>, to: Vec<StatementId>, relation: Relation, note: String },
    /// Confirm or reject a link, or make it a suggestion again.
    ReviewLink { link: LinkId, status: ReviewStatus },
    /// Correct what the answer does.
    SetRelation { link: LinkId, relation: Relation },
    /// Write a note on a link.
    SetLinkNote { link: LinkId, note: String },
    /// Turn a link round.
    ReverseLink(LinkId),
    /// Remove a link.
    RemoveLink(LinkId),

    /// Say what became of a party's reply to statements: that it is due, that the party declined, and so on.
    MarkReply { statements: Vec<StatementId>, party: PartyId, facts: ReplyFacts },
    /// Take that back: what the words and links say holds again.
    UnmarkReply { statements: Vec<StatementId>, party: PartyId },

    /// Add evidence that nothing cites yet.
    AddEvidence(EvidenceFacts),
    /// Correct a piece of evidence. Its passages are kept.
    DescribeEvidence { evidence: EvidenceId, facts: EvidenceFacts },
    /// Cite evidence, new or known, for statements. Those for which it is cited already are passed over, where there
    /// are others.
    Cite { statements: Vec<StatementId>, cited: CitationTarget, stance: Stance, note: String },
    /// Correct a citation.
    SetCitation { citation: CitationId, stance: Stance, note: String },
    /// Remove a citation; the evidence stays.
    RemoveCitation(CitationId),
    /// Remove a piece of evidence with its citations.
    RemoveEvidence(EvidenceId),

    /// Add a group of tags to the codebook.
    AddTagGroup { name: String },
    /// Rename a group of tags, and say whether its tags exclude each other.
    DescribeTagGroup { group: GroupId, name: String, one_only: bool },
    /// Remove a group of tags, from the statements too.
    RemoveTagGroup(GroupId),
    /// Add a tag to a group.
    AddTag { group: GroupId, name: String, definition: String },
    /// Rename or define a tag.
    DescribeTag { tag: TagId, name: String, definition: String },
    /// Remove a tag from the codebook, and from the statements.
    RemoveTag(TagId),
}

/// What is known of an article beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Article`")]
pub struct ArticleFacts {
    pub title: String,
    pub outlet: String,
    pub byline: String,
    pub date: String,
    pub address: String,
}

/// What is known of a speaker beside where it is mentioned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Speaker`")]
pub struct SpeakerFacts {
    pub name: String,
    pub kind: SpeakerKind,
    pub role: String,
    pub party: Option<PartyId>,
}

/// What is known of a piece of evidence, with one passage where there is one to add.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Evidence`")]
pub struct EvidenceFacts {
    pub title: String,
    pub source: EvidenceSource,
    pub publisher: String,
    pub date: String,
    /// The words of a passage to add; empty where there is none.
    pub passage: String,
    /// Where that passage stands: "p. 9".
    pub place: String,
}

/// What is said of a party's reply.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same words as in `model::Reply`")]
pub struct ReplyFacts {
    pub outcome: ReplyOutcome,
    /// What has the reply, where it was given elsewhere.
    pub source: Option<CitationTarget>,
    pub note: String,
}

/// What is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum CitationTarget {
    /// Evidence that is new to the project; its passage is what is cited, where it has one.
    New(EvidenceFacts),
    /// Evidence that the project has, or one of its passages.
    Known(EvidenceId, Option<PassageId>),
    /// A further passage, added to evidence that the project has.
    Passage { evidence: EvidenceId, text: String, place: String },
}

/// What an intent writes on; two in a row with the same key become one step of the history, so that typing
/// is undone as a whole and not letter by letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeKey {
    /// The note of a statement.
    Note(StatementId),
    /// The note of a link.
    LinkNote(LinkId),
    /// The title of the project.
    Title,
}

impl Intent {
    /// What it comes to in this project. Empty where everything is that way already.
    ///
    /// # Errors
    /// Where it makes no sense, or is about a record that the project does not have.
    pub fn plan(&self, project: &Project, stamp: &mut EditContext) -> Result<Edit, EditError> {
        self.planned(project, stamp).map(|(edit, _)| edit)
    }

    /// The same, with the project that it leads to, not checked yet.
    pub(super) fn planned(
        &self,
        project: &Project,
        stamp: &mut EditContext,
    ) -> Result<(Edit, Project), EditError> {
        let mut draft = Draft { project: project.clone(), stamp };
        let label = plan::perform(self, &mut draft)?;
        // It may quote the article, where control characters are at home.
        let label = spelled_out(&label).into_owned();
        let mut edit = Edit::between(label, project, &draft.project);
        let after = if edit.repair() { edit.applied(project)? } else { draft.project };
        Ok((edit, after))
    }

    /// Makes what it comes to in a project, where nobody will want to take it back: no edit is made, which would hold
    /// every record once more.
    ///
    /// # Errors
    /// Where it makes no sense in this project, or would break an invariant. The project is then as it was.
    pub fn make(&self, project: &mut Project, stamp: &mut EditContext) -> Result<(), EditError> {
        let mut draft = Draft { project: project.clone(), stamp };
        plan::perform(self, &mut draft)?;
        let mut changed = draft.project;
        let mut broken = match added(project, &changed) {
            Some(records) => changed.check_records(&records),
            None => changed.check(),
        };
        // Mending looks at the whole project, which takes as long as that is large.
        if !broken.is_empty() && !changed.repair().is_empty() {
            broken = changed.check();
        }
        broken.into_iter().next().map_or(Ok(()), |first| Err(EditError::from(first)))?;
        *project = changed;
        Ok(())
    }

    /// What it writes on, where writing goes on letter by letter.
    #[must_use]
    pub const fn merge_key(&self) -> Option<MergeKey> {
        match self {
            Self::SetNote { statement, .. } => Some(MergeKey::Note(*statement)),
            Self::SetLinkNote { link, .. } => Some(MergeKey::LinkNote(*link)),
            Self::RenameProject(_) => Some(MergeKey::Title),
            _ => None,
        }
    }
}
