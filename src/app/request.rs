//! The dialogs that can be asked for, as plain data.

use std::path::PathBuf;
use std::sync::Arc;

use super::departure::Departure;
use super::export::ExportRequest;
use super::jobs::{CorrectionResult, ProjectVersion};
use super::path_purpose::PathPurpose;
use super::reading::DocumentPreview;
use ::export::Format;
use model::{
    ArticleId, CitationId, EvidenceId, FoundFact, PartyId, ReplyOutcome, RequestId, SpeakerId, StatementId,
};
use settings::WhosWho;
use store::{Holder, Recovery, Revision};

/// A dialog, with its subject. One place builds it: `perform`.
#[derive(Debug)]
pub(crate) enum DialogRequest {
    /// The texts that are not those that were saved.
    AlteredTexts,
    /// The facts of an article.
    ArticleFacts(ArticleId),
    /// The stance and note of a citation.
    Citation(CitationId),
    /// The evidence to cite for some statements.
    Cite(Vec<StatementId>),
    /// A passage of a source to cite, beside the words of a statement.
    CiteBeside { statement: StatementId, evidence: Option<EvidenceId> },
    /// The text of a source, to be pasted, read or corrected.
    SourceText(EvidenceId),
    /// All evidence, at one piece of it.
    EvidenceLibrary(Option<EvidenceId>),
    /// A bibliography, to be read.
    References,
    /// The archive of fact-checks, searched for claims.
    CheckedBefore,
    /// The codebook.
    Codebook,
    /// The choice between the open project and the content that another program has written to its file.
    Conflict(Revision),
    /// The text of an article, to be corrected; with another text to begin from.
    CorrectText { article: ArticleId, text: Option<Arc<str>> },
    /// The effect of a corrected text on the statements.
    CorrectionPreview(Box<CorrectionResult>),
    /// The earlier texts of an article, beginning with that of a statement.
    EarlierTexts { article: ArticleId, statement: Option<StatementId> },
    /// The earlier versions of a file.
    EarlierVersions { of: PathBuf, versions: Vec<ProjectVersion> },
    /// New evidence.
    AddEvidence,
    /// Evidence, to be edited.
    EditEvidence(EvidenceId),
    /// The format in which the project, or a part of it, is taken away.
    Export,
    /// The same, beginning with this format.
    ExportAs(Format),
    /// A letter that asks for replies: of a party, or of all that owe one.
    Letter(Option<PartyId>),
    /// The result of the check of a fact.
    Fact { article: ArticleId, fact: FoundFact },
    /// The filters.
    Filters,
    /// The sides of the dispute.
    Sides,
    /// The steps since the project was opened.
    History,
    /// A text that the program brings along.
    Reading(HelpText),
    /// A report of a problem, to be written.
    ReportProblem,
    /// The parties and speakers that a person keeps.
    WhosWho(Box<WhosWho>),
    /// The window that has the project open.
    Held(Holder),
    /// An error or a fact to know before going on.
    Message { title: String, text: String },
    /// A web address, before it is opened.
    OpenAddress(String),
    /// The path of a file, with a path to begin from; `no_dialog` where the system cannot be asked for it.
    Path { purpose: PathPurpose, path: String, no_dialog: bool },
    /// The password of a document, with the purpose for which it is read; `wrong` where another one was tried.
    Password { purpose: PathPurpose, path: PathBuf, wrong: bool },
    /// The palette.
    Palette,
    /// A new party.
    AddParty,
    /// A party, to be renamed.
    EditParty(PartyId),
    /// The text of an article, with a text to begin from.
    Paste(String),
    /// The files and folders that were dropped together.
    BatchQuestion(Vec<PathBuf>),
    /// The articles that were not taken of many.
    BatchReport(Box<BatchReport>),
    /// The program as a coder: its suggestions, and its agreement with people.
    Machine,
    /// The list of all articles.
    Articles,
    /// The utterances that several articles tell.
    Utterances,
    /// A document, before it is taken as an article.
    Preview(Box<DocumentPreview>),
    /// The verdict on some statements.
    Rating(Vec<StatementId>),
    /// The verdict on a statement, with its reasons.
    Verdict(StatementId),
    /// The verdict scale.
    Scale,
    /// The work on some claims.
    Work(Vec<StatementId>),
    /// The checklist of every claim.
    Checklist,
    /// The choice between replacing what an export would, and another place.
    ReplaceExport { wish: Box<ExportRequest>, to: PathBuf },
    /// Work that was not saved.
    Recovery(Box<Recovery>),
    /// The reason why a reply is missing: that of a party, or of the first one that owes one.
    MissingReply { statement: StatementId, party: Option<PartyId>, outcome: Option<ReplyOutcome> },
    /// A new entry in the log of requests for replies: to a party, or to the first one whose reply is missing.
    LogRequest(Option<PartyId>),
    /// A request for a reply, to be changed.
    ReplyRequest(RequestId),
    /// The party that owes a reply to a statement.
    ReplyDue(StatementId),
    /// A page of the settings.
    Settings(SettingsPage),
    /// The speaker of some statements.
    Speaker(Vec<StatementId>),
    /// The list of all speakers, at one of them.
    Speakers(Option<SpeakerId>),
    /// The place at which a statement is split.
    Split(StatementId),
    /// The tags of some statements.
    Tags(Vec<StatementId>),
    /// The statement in which another one is told.
    ToldBy(StatementId),
    /// The choice between saving unsaved work and giving it up, before the project is left.
    Unsaved(Departure),
}

/// The articles of many that were not taken, with the reasons.
#[derive(Debug)]
pub(crate) struct BatchReport {
    /// The change, in a sentence.
    pub(crate) done: String,
    /// The headings, each with names and reasons.
    pub(crate) parts: Vec<(String, Vec<(String, String)>)>,
}

/// A page of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettingsPage {
    /// The user's name, and the look of the window.
    General,
    /// The shortcuts.
    Shortcuts,
}

/// A text that the program brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HelpText {
    /// The way in which each job is done.
    Manual,
    /// The changes of the newest version.
    WhatIsNew,
    /// The version, the licence, and what the program does.
    About,
}
