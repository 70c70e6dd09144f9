//! Handles the results of jobs.

use std::path::{Path, PathBuf};

use egui::Context;

use super::departure::Departure;
use super::jobs::{CorrectionResult, JobOutcome, ProjectVersion};
use super::notice::FileStatus;
use super::prepared_views::PreparedViews;
use super::request::DialogRequest;
use super::session::Session;
use super::window::Rejoinder;
use crate::app::text::when;
use edit::{CodebookIntent, Intent};
use model::ArticleId;
use store::{CompletedSave, Contents, Opened, ReadOnly, Recovery};

impl Rejoinder {
    /// Handles the result of a job. Asks before it gives up work that was done while the job ran.
    pub(super) fn finish(&mut self, outcome: JobOutcome, context: &Context) {
        let replaces = matches!(outcome, JobOutcome::Opened(_) | JobOutcome::Looked { shown: Some(_), .. })
            || matches!(&outcome, JobOutcome::Read(extracted) if !extracted.add)
            || matches!(&outcome, JobOutcome::Batch(batch) if !batch.add && !batch.articles.is_empty());
        let worked_on = self.leaving.from_state != Some(self.session.state());
        if replaces && worked_on && self.session.is_unsaved() {
            self.ask(DialogRequest::Unsaved(Departure::Take(Box::new(outcome))));
        } else {
            self.take(outcome, context);
        }
    }

    /// Handles the result of a job.
    pub(super) fn take(&mut self, outcome: JobOutcome, context: &Context) {
        match outcome {
            JobOutcome::Opened(opened) => {
                let (opened, prepared) = *opened;
                self.take_opened(opened, prepared, context);
            }
            JobOutcome::Read(extracted) => self.take_extracted(*extracted, context),
            JobOutcome::Batch(batch) => self.take_batch(*batch, context),
            JobOutcome::Preview(document) => self.show_preview(document),
            JobOutcome::FoundAgain { article, findings } => self.take_found_again(article, findings),
            JobOutcome::Suggested(found) => self.take_suggestions(&found),
            JobOutcome::Utterances(found) => self.take_utterances(*found),
            JobOutcome::NewText(article, text) => self.take_text(article, &text),
            JobOutcome::Compared(compared) => self.take_compared(compared),
            JobOutcome::Evidence(outcome) => self.take_evidence_outcome(*outcome),
            JobOutcome::Saved(stored) => self.take_saved(*stored, context),
            JobOutcome::NotSaved(why) => {
                self.leaving.after_save = None;
                "Not saved".clone_into(&mut self.message);
                self.file_status.not_saved = Some(why);
            }
            JobOutcome::Conflict(theirs) => {
                self.leaving.after_save = None;
                self.changed_by_others(theirs);
            }
            JobOutcome::Unfinished(found) => self.take_unfinished(found),
            JobOutcome::PutAway(words) => self.message = words,
            JobOutcome::Earlier { of, versions } => {
                self.ask(DialogRequest::EarlierVersions { of, versions });
            }
            JobOutcome::Looked { of, version, contents, shown } => {
                self.take_earlier(&of, &version, *contents, shown, context);
            }
            JobOutcome::SavedTexts { of, saved } => {
                if self.session.path() == Some(&*of) {
                    self.session.saved_texts = Some(saved);
                }
            }
            JobOutcome::Exported { to, certain } => self.take_exported(&to, certain),
            JobOutcome::ExportExists { wish, to } => self.ask_to_replace(wish, to),
            JobOutcome::Failed { title, text, path } => self.take_failure(title, text, path),
            JobOutcome::Protected { purpose, path, wrong } => {
                "The document asks for a password".clone_into(&mut self.message);
                // After what a person is writing now, not in its place.
                self.dialogs.waiting.push_back(DialogRequest::Password { purpose, path, wrong });
            }
            JobOutcome::WentWrong(report) => {
                let title = "Something went wrong the last time".to_owned();
                let text = format!(
                    "There was an error in Rejoinder when it ran the last time. A report without any of your texts \
                     was written; please pass it on: {}\n\nWhat was not saved then is offered now, or when you open \
                     its project.",
                    report.display()
                );
                self.dialogs.waiting.push_back(DialogRequest::Message { title, text });
            }
            JobOutcome::ReportWritten(report) => {
                let title = "The report is written".to_owned();
                let text = format!(
                    "It is a file that you can read before you pass it on:\n{}\n\nIt has no text of an article.",
                    report.display()
                );
                self.dialogs.waiting.push_back(DialogRequest::Message { title, text });
            }
            JobOutcome::WhosWho { known, message } => {
                self.message = message;
                if let Some(known) = known {
                    self.ask(DialogRequest::WhosWho(known));
                }
            }
            JobOutcome::Codebook { groups, from } => {
                self.edit(&Intent::Codebook(CodebookIntent::AddGroups { groups, from }));
                self.ask(DialogRequest::Codebook);
            }
            JobOutcome::Nothing => {}
            JobOutcome::Stopped => "Stopped. Nothing was changed.".clone_into(&mut self.message),
        }
    }

    /// Says that something could not be done.
    fn take_failure(&mut self, title: &'static str, text: String, path: Option<PathBuf>) {
        self.leaving.after_save = None;
        // It is offered again at the next start.
        self.recovery.restoring = None;
        if let Some(path) = path {
            self.settings.forget(&path);
            self.save_settings();
        }
        title.clone_into(&mut self.message);
        let words = format!("{title}: {text}");
        if !self.dialogs.open.as_mut().is_some_and(|dialog| dialog.failed(&words)) {
            // After what a person is writing now, not in its place.
            self.dialogs.waiting.push_back(DialogRequest::Message { title: title.to_owned(), text });
        }
    }

    /// Takes another text for an article to the dialog in which it is looked at.
    pub(in crate::app) fn take_text(&mut self, article: ArticleId, text: &str) {
        if self.session.project().article(article).is_none() {
            return;
        }
        if self.dialogs.open.as_ref().is_none_or(|dialog| dialog.awaits(article)) {
            self.ask(DialogRequest::CorrectText { article, text: Some(text.into()) });
        } else {
            "The text was read, but not taken, because another question was open. Read it again."
                .clone_into(&mut self.message);
        }
    }

    /// Shows what a comparison has come to. Whoever has put the dialog away meanwhile no longer wants to know.
    fn take_compared(&mut self, compared: Box<CorrectionResult>) {
        if !self.dialogs.open.as_ref().is_some_and(|dialog| dialog.awaits(compared.correction.article)) {
            return;
        }
        if compared.ready.fits(self.session.project()) {
            self.ask(DialogRequest::CorrectionPreview(compared));
        } else {
            self.compare_again(&compared.correction);
        }
    }

    fn take_opened(&mut self, mut opened: Opened, prepared: PreparedViews, context: &Context) {
        self.remember(&opened.path);
        self.message = format!("Opened {}", opened.path.display());
        let (notes, recovery) = (std::mem::take(&mut opened.notes), opened.recovery.take());
        let others =
            std::mem::take(&mut opened.left).into_iter().chain(std::mem::take(&mut opened.elsewhere));
        let found: Vec<Recovery> = recovery.into_iter().chain(others).collect();
        let path = opened.path.clone();
        let held = match &opened.read_only {
            Some(ReadOnly::HeldBy(holder)) => Some(holder.clone()),
            _ => None,
        };
        self.replace_session(Session::opened(opened, prepared, &self.environment.home, context));
        if let Some(holder) = held {
            self.ask(DialogRequest::Held(holder));
        } else if !notes.is_empty() {
            self.tell_in_dialog("What was found on opening the project", notes.join("\n\n"));
        }
        self.recovery.asked.extend(found.iter().flat_map(|recovery| recovery.journals().to_vec()));
        let restoring = self.recovery.restoring.take().filter(|it| it.path.as_ref() == Some(&path));
        let wanted = |it: &Recovery| restoring.as_ref().is_some_and(|wanted| wanted.shares_journal(it));
        let (agreed, rest): (Vec<_>, Vec<_>) = found.into_iter().partition(wanted);
        for recovery in agreed {
            self.restore(recovery, context);
        }
        self.recovery.found.extend(rest);
        let altered = self.session.altered();
        if let Some(path) = self.session.path().filter(|_| !altered.is_empty()) {
            self.jobs.find_saved_texts(path.to_owned(), altered);
        }
    }

    /// Takes work that was found at a start, or in a journal that a person has chosen. With a file that is opened, the
    /// changes of others wait until those are opened.
    fn take_unfinished(&mut self, mut found: Vec<Recovery>) {
        let all = self.recovery.offers_all;
        found.retain(|it| {
            (all || it.path.is_none()) && !it.journals().iter().any(|it| self.recovery.asked.contains(it))
        });
        self.recovery.asked.extend(found.iter().flat_map(|recovery| recovery.journals().to_vec()));
        self.recovery.found.extend(found);
    }

    fn take_saved(&mut self, stored: CompletedSave, context: &Context) {
        let path = stored.saved.path.display();
        self.message = if stored.saved.certain {
            format!("Saved {path}")
        } else {
            format!("Saved {path}, but the drive has not confirmed it yet: save again soon.")
        };
        if let Some(why) = &stored.saved.not_kept {
            self.message = format!("{}. {why}", self.message.trim_end_matches('.'));
        }
        self.file_status = FileStatus::default();
        self.session.stored(stored);
        if let Some(path) = self.session.path().map(Path::to_owned) {
            self.remember(&path);
            self.remember_arrangement();
        }
        match self.leaving.after_save.take() {
            // It was asked about, and waits no longer.
            Some(Departure::Take(outcome)) => self.take(*outcome, context),
            Some(departure) => self.leave(departure, context),
            None => {}
        }
    }

    /// Shows an earlier version, or makes the project like it in one step.
    fn take_earlier(
        &mut self,
        of: &Path,
        version: &ProjectVersion,
        earlier: Contents,
        shown: Option<Box<PreparedViews>>,
        context: &Context,
    ) {
        let when = when(version.backup.at);
        if let Some(prepared) = shown {
            let home = &self.environment.home;
            self.replace_session(Session::earlier(earlier, *prepared, of, home, context));
            self.message = format!("The version of {when}");
            return;
        }
        self.touch();
        let label = format!("Restore the version of {when}");
        match self.session.revert_to_version(&earlier, label, self.edit_context.now) {
            Ok(()) => {
                self.changed();
                self.message = format!("Restored the version of {when}. It is not saved yet.");
            }
            Err(error) => {
                self.tell_in_dialog("That cannot be done", error.to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::app::action::Action;
    use crate::app::environment::Environment;
    use edit::Intent;
    use store::Home;

    #[test]
    fn what_comes_of_a_job_takes_the_place_of_no_dialog_but_its_own() {
        let context = Context::default();
        let mut app = Rejoinder::new(&context, Environment::for_tests(Home::in_memory()));
        let article = app.project().articles[0].id;
        let title = |app: &Rejoinder| app.dialogs.open.as_ref().map(|dialog| dialog.title());
        let compared = |app: &Rejoinder| {
            let (text, goes_on) = ("Another text", &|_| ControlFlow::Continue(()));
            let compared =
                CorrectionResult::compute(app.project(), article, text, app.edit_context.clone(), goes_on);
            JobOutcome::Compared(Box::new(compared.unwrap().unwrap()))
        };
        app.ask(DialogRequest::AddParty);
        let written = title(&app);
        app.finish(compared(&app), &context);
        app.finish(JobOutcome::NewText(article, "Another text".to_owned()), &context);
        let (title_of, text) = ("That failed", "For a reason".to_owned());
        app.finish(JobOutcome::Failed { title: title_of, text, path: None }, &context);
        app.look_around();
        assert_eq!(title(&app), written, "what a person is writing stays");
        app.dialogs.open = None;
        app.look_around();
        assert_eq!(title(&app).as_deref(), Some("That failed"), "then what failed is told");

        app.ask(DialogRequest::CorrectText { article, text: Some("Another text".into()) });
        app.finish(compared(&app), &context);
        assert_ne!(title(&app).as_deref(), Some("Correct the text"), "what it waited for takes its place");
    }

    #[test]
    fn a_correction_of_a_project_that_has_changed_meanwhile_is_worked_out_anew() {
        let context = Context::default();
        let mut app = Rejoinder::new(&context, Environment::for_tests(Home::in_memory()));
        let article = app.project().articles[0].id;
        let text = format!("Corrected. {}", app.project().articles[0].text);
        let title =
            |app: &Rejoinder| app.dialogs.open.as_ref().map(|dialog| dialog.title()).unwrap_or_default();
        let work_out = |app: &Rejoinder| {
            let goes_on = &|_| ControlFlow::Continue(());
            let compared =
                CorrectionResult::compute(app.project(), article, &text, app.edit_context.clone(), goes_on);
            Box::new(compared.unwrap().unwrap())
        };
        let until_compared = |app: &mut Rejoinder| {
            assert!(app.message.contains("compared once more"), "{}", app.message);
            assert_eq!(title(app), "Correct the text");
            while app.jobs.comparing().is_some() {
                for outcome in app.jobs.outcomes() {
                    app.finish(outcome, &context);
                }
                std::thread::yield_now();
            }
            assert_ne!(title(app), "Correct the text", "what becomes of the statements is shown");
        };
        // While it was worked out.
        app.ask(DialogRequest::CorrectText { article, text: Some(text.as_str().into()) });
        let compared = work_out(&app);
        app.edit(&Intent::RenameProject("Another".to_owned()));
        app.finish(JobOutcome::Compared(compared), &context);
        until_compared(&mut app);
        // While it was looked at.
        let compared = work_out(&app);
        app.edit(&Intent::RenameProject("One more".to_owned()));
        let before = app.project().clone();
        app.perform(Action::CorrectText(compared), &context);
        assert_eq!(app.project(), &before);
        until_compared(&mut app);
        app.perform(Action::CorrectText(work_out(&app)), &context);
        assert_eq!(*app.project().articles[0].text, *text);
        app.perform(Action::Run(crate::app::command::Command::Undo), &context);
        assert_eq!(app.project(), &before, "one step back");
    }
}
