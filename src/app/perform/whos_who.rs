//! The who's who: kept, read in, given away, and followed in a new article.

use std::path::Path;

use egui::Context;

use crate::app::action::WhosWhoAction;
use crate::app::dialogs::WhosWhoForm;
use crate::app::picker::FileRequest;
use crate::app::request::DialogRequest;
use crate::app::text::count;
use crate::app::whos_who::{self, FollowedSides};
use crate::app::window::Rejoinder;
use edit::Edit;
use model::Project;
use settings::{WhosWho, WhosWhoFile};

/// The words of the step that follows it in an article that is added.
const FOLLOWED: &str = "Follow the who’s who";
/// The words of the step that takes back what was proposed.
const LEFT_OUT: &str = "Leave out the who’s who";

impl Rejoinder {
    /// Carries out a request about the who's who.
    pub(super) fn perform_on_whos_who(&mut self, action: WhosWhoAction, context: &Context) {
        match action {
            WhosWhoAction::Keep(known) => self.keep_whos_who(*known),
            WhosWhoAction::Pick { entries, write } => self.pick_whos_who(*entries, write, context),
            WhosWhoAction::Read(path) => self.read_whos_who(&path),
            WhosWhoAction::Write(path) => self.write_whos_who(&path),
            WhosWhoAction::LeaveOut => self.leave_out_whos_who(),
        }
    }

    /// The who's who as its file has it now: a person may have edited it.
    pub(super) fn known_sides(&self) -> WhosWho {
        self.environment.settings.as_ref().map(|file| file.whos_who().load().0).unwrap_or_default()
    }

    /// The who's who with what the open project would add to it.
    pub(super) fn whos_who_form(&self) -> WhosWhoForm {
        let project = self.session.project();
        let before = self.session.history().start(project);
        WhosWhoForm::new(self.known_sides(), WhosWho::of(&before, project))
    }

    /// Writes the who's who.
    fn keep_whos_who(&mut self, mut known: WhosWho) {
        known.tidy();
        let Some(file) = self.environment.settings.as_ref().map(settings::SettingsFile::whos_who) else {
            "This system has no folder for your who’s who".clone_into(&mut self.message);
            return;
        };
        self.message = match file.save(&known) {
            Ok(()) => format!("Kept in your who’s who: {}", sizes(&known)),
            Err(error) => format!("Your who’s who could not be saved: {error}"),
        };
    }

    /// Adds entries to the who's who.
    pub(super) fn take_over_whos_who(&mut self, entries: WhosWho) {
        let mut known = self.known_sides();
        known.take_over(entries);
        self.keep_whos_who(known);
    }

    /// Keeps what a person has changed, and asks for a table.
    fn pick_whos_who(&mut self, entries: WhosWho, write: bool, context: &Context) {
        self.keep_whos_who(entries);
        let request = if write { FileRequest::WriteWhosWho } else { FileRequest::ReadWhosWho };
        self.pick(request, context);
    }

    /// Adds the entries of a table, and shows the who's who with them.
    pub(in crate::app) fn read_whos_who(&mut self, path: &Path) {
        match WhosWhoFile::read_table(path) {
            Ok(entries) => {
                self.take_over_whos_who(entries);
                self.ask(DialogRequest::WhosWho);
            }
            Err(why) => {
                self.tell_in_dialog("The table was not read", format!("{}: {why}.", path.display()));
            }
        }
    }

    /// Writes the who's who as a table.
    pub(in crate::app) fn write_whos_who(&mut self, path: &Path) {
        match WhosWhoFile::write_table(path, &self.known_sides()) {
            Ok(()) => self.message = format!("Your who’s who was written to {}", path.display()),
            Err(error) => self.tell_in_dialog("The table was not written", error.to_string()),
        }
    }

    /// Follows the who's who in a project that begins with an article. Returns how that is taken back, where it knew anybody.
    pub(super) fn follow_whos_who(&mut self, project: &mut Project) -> Option<FollowedSides> {
        let proposed = whos_who::propose(project, &self.known_sides(), &mut self.edit_context)?;
        let back = Edit::between(LEFT_OUT.to_owned(), &proposed.project, project);
        *project = proposed.project;
        Some(FollowedSides { count: proposed.count, back })
    }

    /// Follows the who's who in the project that is open, as one step of its own.
    pub(super) fn follow_whos_who_in_step(&mut self) {
        let mut project = self.session.project().clone();
        if self.follow_whos_who(&mut project).is_some() {
            let edit = Edit::between(FOLLOWED.to_owned(), self.session.project(), &project);
            if self.session.apply_edit(edit, self.edit_context.now).is_ok() {
                self.changed();
            }
        }
    }

    /// Takes back what the who's who has proposed, as one step.
    fn leave_out_whos_who(&mut self) {
        let Some(FollowedSides { back, .. }) = self.layout.followed.take() else { return };
        self.touch();
        match self.session.apply_edit(back, self.edit_context.now) {
            Ok(()) => {
                self.changed();
                "The sides are as the article alone gives them".clone_into(&mut self.message);
            }
            Err(error) => self.tell_in_dialog("That cannot be done", error.to_string()),
        }
    }
}

/// "3 parties and 5 speakers".
fn sizes(known: &WhosWho) -> String {
    format!(
        "{} and {}",
        count(known.parties.len(), "party", "parties"),
        count(known.speakers.len(), "speaker", "speakers")
    )
}
