//! The requests of views, as plain data.

use std::path::PathBuf;
use std::sync::Arc;

use super::check::CheckPart;
use super::command::Command;
use super::departure::Departure;
use super::evidence::EvidenceAction;
use super::export::ExportRequest;
use super::filter::FilterChange;
use super::index::UnplacedSpeaker;
use super::jobs::{CorrectionResult, JobId, ProjectVersion};
use super::keys;
use super::link_walk::LinkStep;
use super::path_purpose::PathPurpose;
use super::reading::ChosenArticle;
use super::request::DialogRequest;
use super::tour::TourStep;
use ::export::{Chart, Format};
use edit::{Edit, EvidenceFacts, Intent};
use model::{ArticleId, CoderId, FactResult, FactSource, FoundFact, LinkId, Span, StatementId, TextRef};
use settings::{Alignment, PanelSetting, Panes, ThemeChoice, WhosWho};
use store::{Recovery, Revision};

/// A request of a view. Carried out by `perform`, after the frame in which it was made.
#[expect(clippy::large_enum_variant, reason = "a frame makes a few of them")]
#[derive(Debug)]
pub(crate) enum Action {
    /// Run a command of the table.
    Run(Command),
    /// Change the project.
    Edit(Intent),
    /// Change what is filtered by.
    Filter(FilterChange),
    /// Select a statement; with `more`, beside those that are selected.
    Select { statement: StatementId, more: bool },
    /// Select all of these, the first one as the present one.
    SelectAll(Vec<StatementId>),
    /// Give a speaker among the others a panel of its own, and bring that into sight.
    MakeParty(UnplacedSpeaker),
    /// Select a link.
    SelectLink(LinkId),
    /// Do something in the view Check.
    Check(CheckAction),
    /// Remember the words that are selected in an article; nothing for none.
    SelectText(Option<(ArticleId, Span)>),
    /// Show an article in the reading column.
    ShowArticle(ArticleId),
    /// Show a place in an article, and select the statement that it lies in.
    ShowPlace(ArticleId, Span),
    /// Bring a place of an article to the top of the reading column.
    ScrollTo { article: ArticleId, byte: usize },
    /// Select everything between where the selection began and a statement: in its panel, or in reading order.
    Extend(StatementId),
    /// Begin to link the first statements with the second.
    LinkTo { from: Vec<StatementId>, to: StatementId },
    /// A step on the way to a link.
    LinkStep(LinkStep),
    /// Show a dialog in place of any other.
    Ask(DialogRequest),
    /// Put the dialog away; cancelled when it asked for nothing.
    CloseDialog { cancelled: bool },
    /// Open a project or an article, after asking about unsaved work.
    Open(PathBuf),
    /// Read an article and add it to the project.
    AddArticle(PathBuf),
    /// Begin a project with an article from pasted text, or add it to the one that is open.
    Paste { text: String, add: bool },
    /// Read many articles: to add them, or to begin a project with them.
    ReadBatch { paths: Vec<PathBuf>, add: bool },
    /// Take files that were dropped on the window.
    TakeDropped(Vec<PathBuf>),
    /// Take what was chosen of a document: as an article, or as the newer text of one.
    TakeArticle(Box<ChosenArticle>),
    /// Ask for a file with a newer version of an article's text.
    PickText(ArticleId),
    /// Read a newer version of an article's text from a file.
    ReadText(ArticleId, PathBuf),
    /// Read a document with a password, for this purpose.
    ReadProtected { purpose: PathPurpose, path: PathBuf, password: String },
    /// Work out what becomes of an article's statements with another text.
    CompareText(ArticleId, String),
    /// Give an article another text, and go to what has to be looked at.
    CorrectText(Box<CorrectionResult>),
    /// Take an altered text for right as it is now; all of them for nothing.
    KeepTexts(Option<TextRef>),
    /// Stay with the texts that were saved, although the file has others.
    KeepSaved,
    /// Take the sides as a person has settled them, as they are where there is no edit; keep these entries in the who's who.
    SettleSides(Option<Box<Edit>>, Option<Box<WhosWho>>),
    /// Put the text of an article back as it was saved, and begin to correct it to the text that the file has.
    CorrectAltered { article: ArticleId, saved: Arc<str>, now: Arc<str> },
    /// Write the project to a file.
    SaveAs(PathBuf),
    /// Ask for a place for a chart.
    PickPicture(Format, Box<Chart>),
    /// Ask for a place to export to.
    PickExport(Box<ExportRequest>),
    /// Export to a place; in the place of what is there only if a person has agreed.
    Export { wish: Box<ExportRequest>, to: PathBuf, replace: bool },
    /// Save, and when that has succeeded leave the project.
    SaveThen(Departure),
    /// Give up what is not saved, and leave the project.
    DiscardThen(Departure),
    /// Open a web address in the browser.
    OpenAddress(String),
    /// Search for something.
    Search(String),
    /// Stop a job.
    Cancel(JobId),
    /// Follow a person's preference from now on.
    Prefer(Preference),
    /// Remember how wide the reading column or the inspector was left.
    SetPanes(Panes),
    /// Arrange the panels another way.
    Arrange(PanelChange),
    /// Make the changes again that were not saved.
    Restore(Box<Recovery>),
    /// Put them away.
    Discard(Box<Recovery>),
    /// Open the project again, taken from the window that has it open.
    TakeOver,
    /// Save over what another program has written: the content of the file that a person has agreed to replace.
    KeepMine(Revision),
    /// Give up what was changed here for what another program has written.
    TakeTheirs,
    /// Show an earlier version of a file, or make the project like it.
    Earlier { of: PathBuf, version: ProjectVersion, restore: bool },
    /// Ask for a codebook of another program, to add its tags.
    PickCodebook,
    /// Add the tags of a codebook.
    ReadCodebook(PathBuf),
    /// Do something about evidence.
    Evidence(EvidenceAction),
    /// Do something with the who's who.
    WhosWho(WhosWhoAction),
    /// Undo or redo steps until so many are done.
    GoToStep(usize),
    /// Go to a step of the tour, or end it.
    Tour(Option<TourStep>),
    /// Write a report of a problem with this text.
    WriteReport(String),
    /// Close the window, after asking about unsaved work.
    Quit,
}

/// A request of the view Check.
#[derive(Debug)]
pub(crate) enum CheckAction {
    /// Select a fact of the article that is shown.
    Select(FoundFact),
    /// Say what came of the check of a fact of an article, and go to the next open one.
    Decide { article: ArticleId, fact: FoundFact, result: FactResult },
    /// The same by a source that is added to the library, if it is not there: right, or wrong with these right words.
    DecideBy { article: ArticleId, fact: FoundFact, right: Option<String>, source: Box<EvidenceFacts> },
    /// Check against this source from now on.
    Against(FactSource),
    /// Show a part of the view.
    Show(CheckPart),
    /// Find the figures of the statements, where that was stopped.
    FindFigures,
}

/// A request about the who's who of a person.
#[derive(Debug)]
pub(crate) enum WhosWhoAction {
    /// Keep these entries.
    Keep(Box<WhosWho>),
    /// Keep these entries, and ask for a table to read more of them from, or to write them to.
    Pick { entries: Box<WhosWho>, write: bool },
    /// Read entries from a table.
    Read(PathBuf),
    /// Write the entries as a table.
    Write(PathBuf),
    /// Take back what was proposed in an article that was just opened.
    LeaveOut,
}

/// A change of how the panels are arranged: kept for the person, no part of the project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum PanelChange {
    /// The alignment of the cards.
    Align(Alignment),
    /// The arrangement of one panel.
    Panel(PanelSetting),
}

/// A person's preference.
#[derive(Debug, Clone)]
pub(crate) enum Preference {
    /// To be called so as a coder.
    Name(String),
    /// Another person works from now on, one who has worked here before.
    Person(CoderId),
    /// Another person of this name works from now on for the first time.
    NewPerson(String),
    /// This theme.
    Theme(ThemeChoice),
    /// Everything so large.
    Zoom(f32),
    /// Other shortcuts.
    Shortcuts(keys::KeymapChange),
}

/// The actions of a frame, in the order in which they were asked for.
#[derive(Default)]
pub(crate) struct ActionQueue {
    actions: Vec<Action>,
}

impl ActionQueue {
    /// Asks for an action.
    pub(crate) fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for some actions.
    pub(crate) fn extend(&mut self, actions: impl IntoIterator<Item = Action>) {
        self.actions.extend(actions);
    }

    /// Asks for a change of the project.
    pub(crate) fn edit(&mut self, intent: Intent) {
        self.push(Action::Edit(intent));
    }

    /// Asks for a dialog.
    pub(crate) fn ask(&mut self, request: DialogRequest) {
        self.push(Action::Ask(request));
    }

    /// Asks for a command.
    pub(crate) fn run(&mut self, command: Command) {
        self.push(Action::Run(command));
    }

    /// Returns `true` if nothing was asked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }

    /// Takes what was asked for.
    pub(crate) fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.actions)
    }
}
