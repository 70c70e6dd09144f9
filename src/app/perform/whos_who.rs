//! The who's who: kept, read in, given away, and followed in a new article.

use egui::Context;

use crate::app::action::WhosWhoAction;
use crate::app::dialogs::WhosWhoForm;
use crate::app::jobs::WhosWhoTask;
use crate::app::picker::FileRequest;
use crate::app::whos_who::{self, FollowedSides};
use crate::app::window::Rejoinder;
use edit::Edit;
use model::Project;
use settings::WhosWho;

/// The words of the step that follows it in an article that is added.
const FOLLOWED: &str = "Follow the who’s who";
/// The words of the step that takes back what was proposed.
const LEFT_OUT: &str = "Leave out the who’s who";

impl Rejoinder {
    /// Carries out a request about the who's who.
    pub(super) fn perform_on_whos_who(&mut self, action: WhosWhoAction, context: &Context) {
        match action {
            WhosWhoAction::Keep(known) => self.jobs.whos_who(WhosWhoTask::Keep(*known)),
            WhosWhoAction::Pick { entries, write } => {
                self.jobs.whos_who(WhosWhoTask::Keep(*entries));
                let table = if write { FileRequest::WriteWhosWho } else { FileRequest::ReadWhosWho };
                self.pick(table, context);
            }
            WhosWhoAction::Read(path) => self.jobs.whos_who(WhosWhoTask::ReadTable(path)),
            WhosWhoAction::Write(path) => self.jobs.whos_who(WhosWhoTask::WriteTable(path)),
            WhosWhoAction::LeaveOut => self.leave_out_whos_who(),
        }
    }

    /// The who's who with what the open project would add to it.
    pub(super) fn whos_who_form(&self, known: WhosWho) -> WhosWhoForm {
        let project = self.session.project();
        let before = self.session.history().start(project);
        WhosWhoForm::new(known, WhosWho::of(&before, project))
    }

    /// Follows the who's who in a project that begins with an article. Returns how that is taken back, where it knew anybody.
    pub(super) fn follow_whos_who(
        &mut self,
        known: &WhosWho,
        project: &mut Project,
    ) -> Option<FollowedSides> {
        let proposed = whos_who::propose(project, known, &mut self.edit_context)?;
        let back = Edit::between(LEFT_OUT.to_owned(), &proposed.project, project);
        *project = proposed.project;
        Some(FollowedSides { count: proposed.count, back })
    }

    /// Follows the who's who in the project that is open, as one step of its own.
    pub(super) fn follow_whos_who_in_step(&mut self, known: &WhosWho) {
        let mut project = self.session.project().clone();
        if self.follow_whos_who(known, &mut project).is_some() {
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
