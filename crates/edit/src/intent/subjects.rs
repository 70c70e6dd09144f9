//! The intents of each subject.

use std::sync::Arc;

use super::{ArticleFacts, CitationTarget, EvidenceFacts, ReplyFacts, RequestFacts, SpeakerFacts};
use crate::{Correction, SourceCorrection};
use model::{
    Act, Article, ArticleId, CitationId, CueClass, EvidenceId, FactCheckId, FactResult, Findings, FoundFact,
    GroupId, LinkId, Mention, Mode, NewTagGroup, PartyChoice, PartyColour, PartyId, PartyLetters, PassageId,
    Position, Relation, RequestId, ReviewStatus, Span, SpeakerId, Stance, StatementId, StatementPair,
    Strength, TagId, TextRef, Why,
};

/// A change of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum ArticleIntent {
    /// Add an article with its findings. Parties and speakers that the project already has by the same name are reused.
    Add { article: Arc<Article>, findings: Findings },
    /// Replace the open suggestions of an article by new findings. Everything that a person confirmed, corrected,
    /// rejected or built on stays as it is.
    ExtractAgain { article: ArticleId, findings: Findings },
    /// Correct the text of an article. The earlier text is kept, and statements and mentions are re-anchored.
    CorrectText(Arc<Correction>),
    /// Restore a text that was altered outside the program. All spans stay as they are.
    RestoreText { text: TextRef, words: Arc<str> },
    /// Change the facts about an article.
    Describe { article: ArticleId, facts: ArticleFacts },
    /// Remove an article with its statements, and their links and citations.
    Remove(ArticleId),
}

/// A change of statements.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum StatementIntent {
    /// Add a statement of words that a person selected.
    Add { article: ArticleId, span: Span, speaker: Option<SpeakerId>, party: PartyChoice },
    /// Confirm or reject statements, or make them suggestions again. Confirming or rejecting also accepts the changes of a
    /// correction.
    Review { statements: Vec<StatementId>, status: ReviewStatus },
    /// Split a statement at a byte of its article.
    Split { statement: StatementId, at: usize },
    /// Join neighbours in the same panel. The first stays and takes over everything from the others.
    Join(Vec<StatementId>),
    /// Change the spans of a statement, or place an orphan.
    SetSpans { statement: StatementId, spans: Vec<Span> },
    /// Set the mode of statements.
    SetMode { statements: Vec<StatementId>, mode: Mode },
    /// Set the act of statements: speech or attitude.
    SetAct { statements: Vec<StatementId>, act: Act },
    /// Set the speaker of statements.
    SetSpeaker { statements: Vec<StatementId>, speaker: Option<SpeakerId> },
    /// Set the outer statement in which a statement is told.
    SetVia { statement: StatementId, via: Option<StatementId> },
    /// Move statements to the panel of a party, or to that of no known party.
    MoveToParty { statements: Vec<StatementId>, party: Option<PartyId> },
    /// Mark statements as claims, or remove the mark.
    SetClaim { statements: Vec<StatementId>, claim: bool },
    /// Accept the likely kind of statements. This also sets the claim mark, and the tag of that name if the group of claim
    /// types has one.
    AcceptNature(Vec<StatementId>),
    /// Set the note on a statement.
    SetNote { statement: StatementId, note: String },
    /// Tag statements, or remove a tag: the person's own, or if there is none that of others.
    SetTag { statements: Vec<StatementId>, tag: TagId, on: bool },
    /// Say that statements agree or disagree with what a tag is about, or neither. A position gives the tag to those without it.
    SetPosition { statements: Vec<StatementId>, tag: TagId, position: Option<Position> },
    /// Remove statements with their links and citations. Nested statements stay, without an outer one.
    Remove(Vec<StatementId>),
}

/// A change of parties.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum PartyIntent {
    /// Add a party.
    Add { name: String, short: String },
    /// Add a party for a speaker who belongs to none.
    AddForSpeaker(SpeakerId),
    /// Set the names and the letter of a party.
    Rename { party: PartyId, name: String, short: String, letters: PartyLetters },
    /// Set the colour of a party.
    Recolour { party: PartyId, colour: PartyColour },
    /// Move the panel of a party to another index.
    Reorder { party: PartyId, place: usize },
    /// Merge a party into another one, with everything that belongs to it.
    Merge { from: PartyId, into: PartyId },
    /// Hide the panel of a party, or show it.
    Hide { party: PartyId, hidden: bool },
    /// Give a waiting party a panel of its own, or put it among the others.
    SetWaiting { party: PartyId, waiting: bool },
    /// Remove a party. Its statements go to the panel of no known party.
    Remove(PartyId),
}

/// A change of speakers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum SpeakerIntent {
    /// Add a speaker and give them these statements.
    Add { facts: SpeakerFacts, statements: Vec<StatementId> },
    /// Change the facts about a speaker.
    Describe { speaker: SpeakerId, facts: SpeakerFacts },
    /// Merge speakers into another one, with their statements and mentions.
    Merge { from: Vec<SpeakerId>, into: SpeakerId },
    /// Give these statements and mentions to a new speaker. The mentions of the statements move too, unless other statements
    /// that stay name their speaker by them.
    Split { from: SpeakerId, statements: Vec<StatementId>, mentions: Vec<Mention>, facts: SpeakerFacts },
    /// Move speakers to a party, or to that of nobody known. All their statements follow, including those moved to other
    /// panels.
    Move { speakers: Vec<SpeakerId>, party: Option<PartyId> },
}

/// A change of links.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum LinkIntent {
    /// Link every answer to every answered statement. Pairs that a person linked this way before are skipped if there are
    /// others.
    Add { from: Vec<StatementId>, to: Vec<StatementId>, relation: Relation, note: String },
    /// Confirm or reject a link, or make it a suggestion again.
    Review { link: LinkId, status: ReviewStatus },
    /// Set the relation of a link.
    SetRelation { link: LinkId, relation: Relation },
    /// Set the note on a link.
    SetNote { link: LinkId, note: String },
    /// Swap the ends of a link.
    Reverse(LinkId),
    /// Remove a link.
    Remove(LinkId),
    /// Replace suggested links, of which nobody has decided, by others. Pairs that are linked already are skipped.
    Suggest { replaced: Vec<LinkId>, links: Vec<SuggestedLink> },
}

/// A link that is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedLink {
    /// The statement that answers.
    pub from: StatementId,
    /// The statement that it answers.
    pub to: StatementId,
    /// The relation of the answer to it.
    pub relation: Relation,
    /// The reasons.
    pub why: Why,
}

/// A change of people's decisions about replies.
#[expect(clippy::large_enum_variant, reason = "an intent is made one at a time")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum ReplyIntent {
    /// Mark the replies of a party to statements: due, declined, and so on.
    Mark { statements: Vec<StatementId>, party: PartyId, facts: ReplyFacts },
    /// Remove these marks, so that words and links decide again.
    Unmark { statements: Vec<StatementId>, party: PartyId },
}

/// A change of the log of requests for replies. An answer that a statement has is linked with those it was asked about, and a
/// party that declined is marked so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum RequestIntent {
    /// Add requests to the log.
    Log(Vec<RequestFacts>),
    /// Change a request, or write down its answer.
    Change { request: RequestId, facts: RequestFacts },
    /// Remove requests from the log. Links and marks stay.
    Remove(Vec<RequestId>),
}

/// A change of people's decisions on utterances that several articles tell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum UtteranceIntent {
    /// Say of pairs of statements that they tell one utterance, or that they do not; `why` is the reason where the app
    /// proposed it.
    Decide { pairs: Vec<StatementPair>, same: bool, why: Option<Why> },
    /// Remove these decisions, so that words decide again.
    Undecide(Vec<StatementPair>),
}

/// A change of decisions about the facts of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum GalleyIntent {
    /// Set the result of facts, each named by its place. [`FactResult::Open`] takes the decision back.
    Decide { article: ArticleId, facts: Vec<FoundFact>, result: FactResult },
    /// Say that facts are right, or wrong with the right words, according to a source. A source that the project does not have is added.
    DecideBy { article: ArticleId, facts: Vec<FoundFact>, right: Option<String>, source: Box<EvidenceFacts> },
    /// Mark words as a fact, in bytes of the article.
    Mark { article: ArticleId, fact: FoundFact },
    /// Remove decisions: a fact that a person marked is no fact any more, another one is open again.
    Forget(Vec<FactCheckId>),
}

/// A change of evidence and citations.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum EvidenceIntent {
    /// Add evidence without a citation.
    Add(EvidenceFacts),
    /// Add several pieces of evidence, as those of a bibliography. Those that the project has are skipped.
    AddAll(Vec<EvidenceFacts>),
    /// Change the facts about a piece of evidence. Its passages are kept.
    Describe { evidence: EvidenceId, facts: EvidenceFacts },
    /// Set or correct the text of a piece of evidence. Its passages are anchored in it.
    SetText(Arc<SourceCorrection>),
    /// Remove the text of a piece of evidence. Its passages keep their words.
    RemoveText(EvidenceId),
    /// Cite new or known evidence for statements. Those for which it is already cited are skipped if there are others.
    Cite {
        statements: Vec<StatementId>,
        cited: CitationTarget,
        stance: Stance,
        strength: Option<Strength>,
        note: String,
    },
    /// Change a citation.
    SetCitation { citation: CitationId, stance: Stance, strength: Option<Strength>, note: String },
    /// Remove a passage. Whatever cites it cites the whole source from then on.
    RemovePassage { evidence: EvidenceId, passage: PassageId },
    /// Remove a citation. The evidence stays.
    RemoveCitation(CitationId),
    /// Remove a piece of evidence with its citations.
    Remove(EvidenceId),
}

/// A change of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum CodebookIntent {
    /// Add a group of tags.
    AddGroup { name: String },
    /// Set the name of a group, and whether its tags exclude each other.
    DescribeGroup { group: GroupId, name: String, one_only: bool },
    /// Remove a group and its tags, from the statements too.
    RemoveGroup(GroupId),
    /// Add a tag to a group.
    AddTag { group: GroupId, name: String, definition: String },
    /// Set the name and the definition of a tag.
    DescribeTag { tag: TagId, name: String, definition: String },
    /// Set the examples of a tag.
    SetExamples { tag: TagId, examples: Vec<String> },
    /// Set the colour of a tag, or take it back.
    ColourTag { tag: TagId, colour: Option<PartyColour> },
    /// Remove a tag, from the statements too.
    RemoveTag(TagId),
    /// Merge a tag into another: every tagging with the first becomes one with the second.
    MergeTags { from: TagId, into: TagId },
    /// Make a new tag beside one, and recode these statements with it.
    SplitTag { tag: TagId, name: String, statements: Vec<StatementId> },
    /// Put a tag in a place of a group, its own or another.
    MoveTag { tag: TagId, group: GroupId, at: usize },
    /// Put a group in another place.
    MoveGroup { group: GroupId, at: usize },
    /// Add groups of tags, from a preset or a file, which is named. What is there already stays.
    AddGroups { groups: Vec<NewTagGroup>, from: String },
}

/// A change of the classes of reporting words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum CueIntent {
    /// Say of which class a word is; in its base form.
    SetClass { word: String, class: CueClass },
    /// Remove that, so that the list that is built in decides again.
    Undecide(String),
}
