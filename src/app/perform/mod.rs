//! The one place where actions are carried out: one file a subject.

mod appearance;
mod arrange;
mod ask;
mod batch;
mod commands;
mod copy;
mod correct;
mod decide;
mod evidence;
mod export;
mod files;
mod filter;
mod galley;
mod linking;
mod messages;
mod navigation;
mod preferences;
mod reading;
mod sides;
mod split_join;
mod suggestions;
#[cfg(test)]
mod tests;
mod tour;
mod undo;
mod utterances;
mod views;
mod whos_who;

use egui::Context;

use super::action::Action;
use super::departure::Departure;
use super::index::ChangedAspects;
use super::jobs::WhosWhoTask;
use super::picker::FileRequest;
use super::reading::ArticleSource;
use super::session::{Applied, Session};
use super::window::Rejoinder;
use edit::{EditContext, EditError, Intent};
use settings::Panes;

/// The aspects on which suggested links depend and that a person decides.
const DECISIONS: ChangedAspects = ChangedAspects::REVIEW.and(ChangedAspects::SPEAKERS);

impl Rejoinder {
    /// Carries out an action.
    pub(in crate::app) fn perform(&mut self, action: Action, context: &Context) {
        match action {
            Action::Run(command) => self.run_command(command, context),
            Action::Edit(intent) => self.edit(&intent),
            Action::Filter(wish) => self.filter(wish),
            Action::Select { statement, more } => self.select(statement, more),
            Action::SelectAll(statements) => self.select_all(statements),
            Action::MakeParty(unplaced) => self.make_party(unplaced),
            Action::SelectLink(link) => self.select_link(link),
            Action::Check(action) => self.perform_check(action),
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
            Action::Ask(request) => self.ask(request),
            Action::CloseDialog { cancelled } => self.close_dialog(cancelled),
            Action::Open(path) => self.leave(Departure::Open(path), context),
            Action::AddArticle(path) => self.add_article(path),
            Action::Paste { text, add: true } => self.read(self.pasted(text), true),
            Action::Paste { text, add: false } => self.leave(Departure::Paste(text), context),
            Action::ReadBatch { paths, add } => self.read_batch(paths, add, context),
            Action::TakeDropped(paths) => self.take_dropped(paths, context),
            Action::TakeArticle(chosen) => self.take_chosen(*chosen),
            Action::PickText(article) => self.pick_text(article, context),
            Action::ReadText(article, path) => self.read_text(article, ArticleSource::File(path)),
            Action::ReadProtected { purpose, path, password } => {
                self.read_protected(purpose, ArticleSource::Protected { path, password });
            }
            Action::CompareText(article, text) => self.compare_text(article, text),
            Action::CorrectText(compared) => self.correct_text(*compared, context),
            Action::CorrectAltered { article, saved, now } => self.correct_altered(article, saved, now),
            Action::KeepTexts(text) => self.keep_texts(text, context),
            Action::KeepSaved => self.session.settle_replaced(),
            Action::SettleSides(edit, known) => {
                self.settle_sides(edit.map(|edit| *edit));
                if let Some(known) = known {
                    self.jobs.whos_who(WhosWhoTask::Add(*known));
                }
            }
            Action::SaveAs(path) => self.save_as(path),
            Action::PickPicture(format, chart) => self.pick_picture(format, *chart, context),
            Action::PickExport(wish) => self.pick_export(*wish, context),
            Action::Export { wish, to, replace } => self.export(*wish, to, replace),
            Action::SaveThen(departure) => {
                self.leaving.after_save = Some(departure);
                self.save(context);
            }
            Action::DiscardThen(departure) => self.depart(departure, context),
            Action::OpenAddress(address) => self.open_address(&address),
            Action::Search(words) => {
                let serial = self.session.index().serial(ChangedAspects::TEXTS);
                self.search.set(words, self.session.project(), serial);
            }
            Action::Cancel(job) => self.jobs.stop(job),
            Action::Prefer(preference) => self.prefer(preference, context),
            Action::SetPanes(panes) => self.set_panes(panes),
            Action::Arrange(change) => self.arrange(change),
            Action::Restore(recovery) => self.leave(Departure::Restore(recovery), context),
            Action::Discard(recovery) => self.jobs.put_away(*recovery, &self.environment.home),
            Action::TakeOver => self.take_over(),
            Action::KeepMine(theirs) => self.keep_mine(theirs),
            Action::TakeTheirs => self.take_theirs(),
            Action::Earlier { of, version, restore: true } => self.look_at_earlier(of, version, true),
            Action::Earlier { of, version, restore: false } => {
                self.leave(Departure::ShowEarlier { of, version }, context);
            }
            Action::PickCodebook => self.pick(FileRequest::ReadCodebook, context),
            Action::ReadCodebook(path) => self.jobs.read_codebook(path),
            Action::Evidence(action) => self.perform_on_evidence(action, context),
            Action::WhosWho(action) => self.perform_on_whos_who(action, context),
            Action::GoToStep(done) => self.go_to_step(done),
            Action::Tour(step) => self.tour(step),
            Action::WriteReport(text) => self.jobs.write_report(text, &self.environment.home),
            Action::Quit => self.leave(Departure::Quit, context),
        }
    }

    /// Remembers the widths of the parts beside the panels.
    fn set_panes(&mut self, panes: Panes) {
        self.settings.panes = panes;
        self.save_settings();
    }

    fn open_address(&mut self, address: &str) {
        self.message = format!("Opening {address} in the browser");
        if let Err(text) = (self.environment.opener)(address) {
            self.tell_in_dialog("The address was not opened", text);
        }
    }

    /// Puts the dialog away; with a question that was cancelled goes what was to follow it.
    fn close_dialog(&mut self, cancelled: bool) {
        self.dialogs.typed = false;
        if let Some(mut closed) = self.dialogs.open.take() {
            self.dialogs.open = closed.below();
            if let Some(draft) = closed.draft() {
                self.put_away(draft, cancelled);
            }
            if let Some(request) = closed.back().filter(|_| cancelled) {
                self.ask(request);
            }
        }
        if cancelled && !self.jobs.is_saving() {
            self.leaving.after_save = None;
        }
    }

    /// Plans, applies and remembers a change; says in words where it cannot be made.
    pub(in crate::app) fn edit(&mut self, intent: &Intent) {
        let _ = self.try_edit(intent);
    }

    /// The same, and returns the change if it was made.
    pub(in crate::app) fn try_edit(&mut self, intent: &Intent) -> Option<Applied> {
        // Nothing is said of every letter that is written.
        self.try_change(intent.merge_key().is_none(), |session, stamp| session.apply(intent, stamp))
    }

    /// Makes a change, and returns it if it was made. Says what was done, where that is wanted, or why it cannot be.
    pub(in crate::app) fn try_change(
        &mut self,
        told: bool,
        make: impl FnOnce(&mut Session, &mut EditContext) -> Result<Applied, EditError>,
    ) -> Option<Applied> {
        self.touch();
        let (state, left) = (self.session.state(), self.session.layout.left());
        let decided = self.session.index().serial(DECISIONS);
        match make(&mut self.session, &mut self.edit_context) {
            Ok(applied) => {
                self.changed();
                if self.session.index().serial(DECISIONS) != decided {
                    self.suggest_again();
                }
                if told && self.session.state() != state {
                    self.announce(applied.done.clone(), left);
                }
                Some(applied)
            }
            Err(error) => {
                self.tell_in_dialog("That cannot be done", error.to_string());
                None
            }
        }
    }

    /// Brings the stamp's moment up to now.
    pub(in crate::app) fn touch(&mut self) {
        self.edit_context.now = (self.environment.clock)();
    }

    pub(in crate::app) fn changed(&mut self) {
        let project = self.session.project();
        self.selection.remove_stale(project);
        self.show_selected();
        let project = self.session.project();
        if self.article.is_none_or(|id| project.article(id).is_none()) {
            self.article = project.articles.first().map(|article| article.id);
        }
        self.search.follow(project, self.session.index().serial(ChangedAspects::TEXTS));
    }
}
