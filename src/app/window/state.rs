//! The parts of the window's state that belong together.

use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;

use crate::app::check::{CheckChoice, CheckPart};
use crate::app::departure::Departure;
use crate::app::dialogs::Dialog;
use crate::app::export::ExportRequest;
use crate::app::reading::Drafts;
use crate::app::request::DialogRequest;
use crate::app::signals::ShutdownRequest;
use crate::app::tour::TourStep;
use crate::app::view::View;
use crate::app::visible_parts::VisibleParts;
use crate::app::whos_who::FollowedSides;
use model::{ArticleId, StatementId};
use settings::Arrangement;
use store::Recovery;

/// The arrangement of the window, as a person has chosen it.
#[derive(Debug, Default)]
pub(crate) struct WindowLayout {
    /// The view between the article and the inspector.
    pub(crate) view: View,
    /// The choices in the view Check.
    pub(crate) check: CheckChoice,
    /// The arrangement of the panels.
    pub(crate) arrangement: Arrangement,
    /// The parts that a person wants beside the panels.
    pub(crate) parts: VisibleParts,
    /// True if only the exchange of the selection is shown.
    pub(crate) focus: bool,
    /// The change that takes back what the who's who has proposed in an article that was just opened.
    pub(crate) followed: Option<FollowedSides>,
    /// The step of the tour, while that is under way.
    pub(crate) tour: Option<TourStep>,
    /// True if the article is new, and nobody has looked at its sides yet.
    pub(crate) asks_sides: bool,
}

impl WindowLayout {
    /// Returns the article in the reading column if its galley is shown, so that keys walk through its facts.
    pub(crate) fn galley_of(&self, article: Option<ArticleId>) -> Option<ArticleId> {
        article.filter(|_| self.view == View::Check && self.check.part == CheckPart::Text)
    }

    /// Returns whether the board is shown, so that keys walk through its cards.
    pub(crate) fn shows_board(&self) -> bool {
        self.view == View::Check && self.check.part == CheckPart::Board
    }

    /// Returns whether the table of figures is shown, so that keys walk through its rows.
    pub(crate) fn shows_figures(&self) -> bool {
        self.view == View::Check && self.check.part == CheckPart::Figures
    }

    /// Returns whether the table of claims is shown, so that keys walk through its rows.
    pub(crate) fn shows_claims(&self) -> bool {
        self.view == View::Check && self.check.part == CheckPart::Claims
    }
}

/// The open dialog, and those that wait for it.
#[derive(Default)]
pub(crate) struct DialogState {
    /// The decisions about documents that were looked at.
    pub(crate) drafts: Drafts,
    pub(crate) open: Option<Box<dyn Dialog>>,
    /// True if the dialog has words that a person typed: no other takes its place.
    pub(crate) typed: bool,
    /// Dialogs that come when the open one is closed: failures that were not told yet.
    pub(crate) waiting: VecDeque<DialogRequest>,
    /// The choices of the last export.
    pub(crate) exported: ExportRequest,
    /// The widget that had the focus before the dialog came: it gets it back.
    pub(crate) focus_before: Option<egui::Id>,
}

/// The way out of the open project, while it is taken.
#[derive(Default)]
pub(crate) struct LeavingState {
    /// The action that follows once the project is saved.
    pub(crate) after_save: Option<Departure>,
    /// True if a person has agreed to close the window.
    pub(crate) closing: bool,
    /// The state of the project that a person has agreed to leave for the file that is being opened.
    pub(crate) from_state: Option<u64>,
    /// The request of the system to end, if it has made one.
    pub(crate) end_request: ShutdownRequest,
}

/// Unsaved work of earlier runs, and how far the search for it has come.
#[derive(Debug, Default)]
pub(crate) struct RecoveryState {
    /// Unsaved work that was found and not asked about yet.
    pub(crate) found: VecDeque<Recovery>,
    /// Changes that a person wants restored in a file that is being opened for it.
    pub(crate) restoring: Option<Recovery>,
    /// The journals that were asked about.
    pub(crate) asked: HashSet<PathBuf>,
    /// True if no file was named at the start: unsaved changes of all files are offered.
    pub(crate) offers_all: bool,
    /// True once the search for unsaved work has begun.
    pub(crate) looked: bool,
}

/// The text fields of the last frame.
#[derive(Debug, Default)]
pub(super) struct FieldState {
    /// True if a text field or the edge of a panel had the focus at the end of the last frame: Escape takes it away before
    /// keys are looked at, and is then not meant for the selection.
    pub(super) writing: bool,
    /// The statement of the last frame, and whether there was a dialog: with them their fields go.
    pub(super) of: (Option<StatementId>, bool),
    /// True if fields have gone whose state egui still keeps.
    pub(super) gone: bool,
    /// True if a menu was open in the last frame.
    pub(super) menu: bool,
}
