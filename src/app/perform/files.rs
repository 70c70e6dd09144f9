//! Files, unsaved work, and others who have the file.

use std::path::PathBuf;

use egui::{Context, ViewportCommand};

use crate::app::departure::{Departure, FileCommand};
use crate::app::jobs::ProjectVersion;
use crate::app::path_purpose::PathPurpose;
use crate::app::picker::FileRequest;
use crate::app::request::DialogRequest;
use crate::app::window::Rejoinder;
use store::{Overwrite, Recovery, Revision};

impl Rejoinder {
    /// Asks for another project or article to open, after asking about unsaved work.
    pub(super) fn leave_for(&mut self, request: FileCommand, context: &Context) {
        self.leave(Departure::AskForFile(request), context);
    }

    /// Asks for a file; unsaved work was asked about before.
    pub(super) fn ask_for_file(&mut self, request: FileCommand, context: &Context) {
        match request {
            FileCommand::Open => self.pick(FileRequest::Open, context),
            FileCommand::NewFromArticle => self.pick(FileRequest::Article, context),
            FileCommand::AddArticle => self.pick(FileRequest::AddArticle, context),
            FileCommand::AddFolder => self.pick(FileRequest::AddFolder, context),
            FileCommand::SaveAs => self.pick(FileRequest::SaveAs(self.file_name()), context),
            FileCommand::OpenPath => {
                let (purpose, path) = (PathPurpose::Open, String::new());
                self.ask(DialogRequest::Path { purpose, path, no_dialog: false });
            }
            FileCommand::Paste => self.ask(DialogRequest::Paste(String::new())),
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

    /// Opens the project again, taken from the window that has it open.
    pub(super) fn take_over(&mut self) {
        if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
            self.open_or_take(path, true);
        }
    }

    /// Saves over what another program has written.
    pub(super) fn keep_mine(&mut self, theirs: Revision) {
        if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
            self.begin_save(path, Overwrite::Own(theirs));
        }
    }

    /// Begins to read an earlier version: to make the project like it, or to show it.
    pub(super) fn look_at_earlier(&mut self, of: PathBuf, version: ProjectVersion, restore: bool) {
        self.leaving.from_state = Some(self.session.state());
        self.jobs.look_at(of, version, restore, &self.environment.home);
    }

    /// Leaves the project, after asking about unsaved work.
    pub(in crate::app) fn leave(&mut self, departure: Departure, context: &Context) {
        // Work of the project that is open gives nothing up.
        let stays =
            |recovery: &Recovery| recovery.path.is_some() && recovery.path.as_deref() == self.session.path();
        match departure {
            Departure::Quit if self.jobs.is_saving() => self.leaving.after_save = Some(Departure::Quit),
            Departure::Restore(recovery) if stays(&recovery) => self.restore(*recovery, context),
            departure if self.session.is_unsaved() => self.ask(DialogRequest::Unsaved(departure)),
            departure => self.depart(departure, context),
        }
    }

    /// Leaves the project, and gives up what is not saved.
    pub(super) fn depart(&mut self, departure: Departure, context: &Context) {
        match departure {
            Departure::Quit => {
                self.session.give_up();
                self.leaving.closing = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            Departure::AskForFile(request) => self.ask_for_file(request, context),
            Departure::Open(path) => self.open(path),
            Departure::ReadBatch(paths) => self.begin_batch(paths, false),
            Departure::Paste(text) => self.read(self.pasted(text), false),
            Departure::Restore(recovery) => self.restore(*recovery, context),
            Departure::ShowEarlier { of, version } => self.look_at_earlier(of, version, false),
            Departure::Tour => self.begin_tour(context),
            Departure::Take(outcome) => self.take(*outcome, context),
        }
    }
}
