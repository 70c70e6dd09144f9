//! The one place where actions are carried out: one file a subject.

mod arrange;
mod ask;
mod commands;
mod copy;
mod correct;
mod decide;
mod files;
mod filter;
mod linking;
mod look;
mod parting;
mod preferences;
#[cfg(test)]
mod tests;
mod told;
mod undo;
mod walk;

use egui::Context;

use super::action::Action;
use super::dialogs::Message;
use super::index::Aspects;
use super::jobs::Source;
use super::session::Session;
use super::window::Rejoinder;
use edit::{EditError, Intent, Stamp};

impl Rejoinder {
    /// Carries out an action.
    pub(in crate::app) fn perform(&mut self, action: Action, context: &Context) {
        match action {
            Action::Run(command) => self.run_command(command, context),
            Action::Edit(intent) => self.edit(&intent),
            Action::Filter(wish) => self.filter(wish),
            Action::Select { statement, more } => self.select(statement, more),
            Action::SelectAll(statements) => self.select_all(statements),
            Action::MakeParty(voice) => self.make_party(voice),
            Action::SelectLink(link) => self.selection.select_link(link),
            Action::SelectText(text) => self.selection.text = text,
            Action::ShowArticle(article) => self.article = Some(article),
            Action::ShowPlace(article, span) => self.show_place(article, span),
            Action::ScrollTo { article, byte } => {
                self.article = Some(article);
                self.views.article.go_to(byte);
            }
            Action::Extend(statement) => self.extend(statement),
            Action::LinkTo { from, to } => self.begin_link_to(from, to),
            Action::LinkStep(step) => self.link_step(step),
            Action::Ask(dialog) => self.dialog = Some(dialog),
            Action::CloseDialog { cancelled } => self.close_dialog(cancelled),
            Action::Take(outcome) => self.take(*outcome, context),
            Action::Open(path) => {
                if let Some(Action::Open(path)) = self.leaving(Action::Open(path)) {
                    self.open(path);
                }
            }
            Action::AskForFile(request) => self.ask_for_file(request, context),
            Action::AddArticle(path) => self.read(Source::File(path), true),
            Action::Paste { text, add } => {
                let leaving = if add {
                    Some(Action::Paste { text, add })
                } else {
                    self.leaving(Action::Paste { text, add })
                };
                if let Some(Action::Paste { text, add }) = leaving {
                    self.read(Source::Text(text), add);
                }
            }
            Action::PickText(_)
            | Action::ReadText(..)
            | Action::CompareText(..)
            | Action::CorrectText(_)
            | Action::CorrectAltered { .. }
            | Action::KeepTexts(_)
            | Action::KeepSaved => self.perform_correction(action, context),
            Action::SaveAs(path) => self.save_as(path),
            Action::SaveThen(next) => {
                self.after_save = Some(*next);
                self.save(context);
            }
            Action::DiscardThen(next) => self.discard_then(*next, context),
            Action::OpenAddress(address) => {
                self.message = format!("Opening {address} in the browser");
                if let Err(text) = (self.surroundings.opener)(&address) {
                    let title = "The address was not opened".to_owned();
                    self.dialog = Some(Box::new(Message { title, text }));
                }
            }
            Action::Search(words) => {
                let serial = self.session.index.serial(Aspects::TEXTS);
                self.search.set(words, self.session.project(), serial);
            }
            Action::Cancel(job) => self.jobs.stop(job),
            Action::Prefer(preference) => self.prefer(preference, context),
            Action::SetPanes(panes) => {
                self.settings.panes = panes;
                self.save_settings();
            }
            Action::Arrange(change) => self.arrange(change),
            Action::Restore(_)
            | Action::Discard(_)
            | Action::TakeOver
            | Action::KeepMine(_)
            | Action::TakeTheirs
            | Action::Earlier { .. } => self.perform_keeping(action, context),
            Action::Quit => self.quit(context),
        }
    }

    /// Puts the dialog away; with a question that was cancelled goes what was to follow it.
    fn close_dialog(&mut self, cancelled: bool) {
        self.dialog = None;
        if cancelled && !self.jobs.is_saving() {
            self.after_save = None;
        }
    }

    /// Plans, applies and remembers a change; says in words where it cannot be made.
    pub(in crate::app) fn edit(&mut self, intent: &Intent) {
        let _ = self.try_edit(intent);
    }

    /// The same, and tells whether the change was made.
    pub(in crate::app) fn try_edit(&mut self, intent: &Intent) -> bool {
        // Nothing is said of every letter that is written.
        self.try_change(intent.merge_key().is_none(), |session, stamp| session.apply(intent, stamp))
    }

    /// Makes a change; says what was done, where that is wanted, or in words where it cannot be made. Tells whether it was.
    pub(in crate::app) fn try_change(
        &mut self,
        told: bool,
        make: impl FnOnce(&mut Session, &mut Stamp) -> Result<(), EditError>,
    ) -> bool {
        self.touch();
        let (state, left) = (self.session.state(), self.session.index.left());
        let made = make(&mut self.session, &mut self.stamp);
        match &made {
            Ok(()) => {
                self.changed();
                let label = self.session.history().undo_label().filter(|_| told);
                if let Some(done) = label.filter(|_| self.session.state() != state).map(told::done) {
                    self.tell(done, left);
                }
            }
            Err(error) => {
                let title = "That cannot be done".to_owned();
                self.dialog = Some(Box::new(Message { title, text: error.to_string() }));
            }
        }
        made.is_ok()
    }

    /// Brings the stamp's moment up to now.
    pub(in crate::app) fn touch(&mut self) {
        self.stamp.now = (self.surroundings.clock)();
    }

    pub(in crate::app) fn changed(&mut self) {
        let project = self.session.project();
        self.selection.tidy(project);
        self.show_selected();
        let project = self.session.project();
        if self.article.is_none_or(|id| project.article(id).is_none()) {
            self.article = project.articles.first().map(|article| article.id);
        }
        self.search.follow(project, self.session.index.serial(Aspects::TEXTS));
    }
}
