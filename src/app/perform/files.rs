//! What is about files, unsaved work and others who have the file.

use egui::{Context, ViewportCommand};

use super::super::action::{Action, FileRequest};
use super::super::dialogs::{OpenPath, Paste, Purpose};
use super::super::jobs::Source;
use super::super::picker::Wanted;
use super::super::window::Rejoinder;
use store::Overwrite;

impl Rejoinder {
    /// Asks for another project or article to open, after asking about unsaved work.
    pub(super) fn open_other(&mut self, request: FileRequest, context: &Context) {
        if self.leaving(Action::AskForFile(request)).is_some() {
            self.ask_for_file(request, context);
        }
    }

    /// Asks for a file; unsaved work was asked about before.
    pub(super) fn ask_for_file(&mut self, request: FileRequest, context: &Context) {
        match request {
            FileRequest::Open => self.pick(Wanted::Open, context),
            FileRequest::NewFromArticle => self.pick(Wanted::Article, context),
            FileRequest::AddArticle => self.pick(Wanted::AddArticle, context),
            FileRequest::SaveAs => self.pick(Wanted::SaveAs(self.file_name()), context),
            FileRequest::OpenPath => {
                self.dialog = Some(Box::new(OpenPath::new(Purpose::Open, String::new())));
            }
            FileRequest::Paste => self.dialog = Some(Box::new(Paste::new(String::new()))),
        }
    }

    /// Looks for the earlier versions of the project's file.
    pub(super) fn find_earlier_versions(&mut self) {
        if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
            self.jobs.find_earlier(path, self.session.project().clone());
        }
    }

    /// Finds the statements of the article once more.
    pub(super) fn find_statements_again(&mut self) {
        if let Some(article) = self.article.and_then(|id| self.session.project().article(id)) {
            self.jobs.find_again(article.clone());
        }
    }

    /// What is about unsaved work, and about others who have the file.
    pub(super) fn perform_keeping(&mut self, action: Action, context: &Context) {
        match action {
            Action::Restore(recovery) => {
                // That of the project that is open gives nothing up.
                let of_this = recovery.path.is_some() && recovery.path.as_deref() == self.session.path();
                let restore = Action::Restore(recovery);
                let agreed = if of_this { Some(restore) } else { self.leaving(restore) };
                if let Some(Action::Restore(recovery)) = agreed {
                    self.restore(*recovery, context);
                }
            }
            Action::Discard(recovery) => self.jobs.put_away(*recovery, &self.surroundings.home),
            Action::TakeOver => {
                if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
                    self.open_or_take(path, true);
                }
            }
            Action::KeepMine(theirs) => {
                if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
                    self.begin_save(path, Overwrite::Own(theirs));
                }
            }
            Action::TakeTheirs => self.take_theirs(),
            Action::Earlier { of, version, restore } => {
                let look = Action::Earlier { of, version, restore };
                let agreed = if restore { Some(look) } else { self.leaving(look) };
                if let Some(Action::Earlier { of, version, restore }) = agreed {
                    self.leaving_state = Some(self.session.state());
                    self.jobs.look_at(of, version, restore, &self.surroundings.home);
                }
            }
            _ => {}
        }
    }

    pub(super) fn discard_then(&mut self, action: Action, context: &Context) {
        match action {
            Action::Quit => {
                self.session.give_up();
                self.closing = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            Action::Open(path) => self.open(path),
            Action::Paste { text, add } => self.read(Source::Text(text), add),
            Action::AskForFile(request) => self.ask_for_file(request, context),
            Action::Restore(recovery) => self.restore(*recovery, context),
            Action::Earlier { of, version, restore } => {
                self.leaving_state = Some(self.session.state());
                self.jobs.look_at(of, version, restore, &self.surroundings.home);
            }
            other => self.perform(other, context),
        }
    }

    pub(super) fn quit(&mut self, context: &Context) {
        if self.jobs.is_saving() {
            self.after_save = Some(Action::Quit);
        } else if self.leaving(Action::Quit).is_some() {
            self.closing = true;
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}
