//! What is about files, unsaved work and others who have the file.

use egui::{Context, ViewportCommand};

use super::super::action::Action;
use super::super::command::Command;
use super::super::dialogs::{OpenPath, Paste, Purpose};
use super::super::jobs::Source;
use super::super::picker::Wanted;
use super::super::window::Rejoinder;
use store::Overwrite;

impl Rejoinder {
    pub(super) fn file_command(&mut self, command: Command, context: &Context) {
        let leaves = matches!(command, Command::Open | Command::OpenPath | Command::NewFromArticle);
        if !leaves || self.leaving(Action::Run(command)).is_some() {
            self.ask_for_file(command, context);
        }
    }

    /// Asks for the file that a command is about; unsaved work was asked about before.
    pub(super) fn ask_for_file(&mut self, command: Command, context: &Context) {
        match command {
            Command::Open => self.pick(Wanted::Open, context),
            Command::NewFromArticle => self.pick(Wanted::Article, context),
            Command::AddArticle => self.pick(Wanted::AddArticle, context),
            Command::SaveAs => self.pick(Wanted::SaveAs(self.file_name()), context),
            Command::OpenPath => {
                self.dialog = Some(Box::new(OpenPath::new(Purpose::Open, String::new())));
            }
            _ => self.dialog = Some(Box::new(Paste::new(String::new()))),
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
            Action::Run(command) => self.ask_for_file(command, context),
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
