//! Corrects the text of an article.

use std::sync::Arc;

use egui::Context;

use super::super::command::Command;
use super::super::jobs::CorrectionResult;
use super::super::picker::FileRequest;
use super::super::reading::ArticleSource;
use super::super::request::DialogRequest;
use super::super::window::Rejoinder;
use edit::{ArticleIntent, Correction, EditContext, Intent, ReanchorResult};
use model::{ArticleId, TextRef, counted, plural};

impl Rejoinder {
    /// Puts the text of an article back as it was saved, and begins to correct it to the text that the file has: from
    /// there its statements go along with their words.
    pub(super) fn correct_altered(&mut self, article: ArticleId, saved: Arc<str>, now: Arc<str>) {
        let restore =
            Intent::Article(ArticleIntent::RestoreText { text: TextRef::Article(article), words: saved });
        if self.try_edit(&restore).is_some() {
            self.ask(DialogRequest::CorrectText { article, text: Some(now) });
        }
    }

    /// Takes altered texts for right as they are now.
    pub(super) fn keep_texts(&mut self, text: Option<TextRef>, context: &Context) {
        let all: Vec<TextRef> = self.session.altered().iter().map(|altered| altered.of).collect();
        let texts = text.map_or(all, |text| vec![text]);
        match self.session.keep_texts(&texts) {
            Ok(()) => {
                let what = plural(texts.len(), "The text is", "The texts are");
                let keys = Command::Save.shortcut_text(context).unwrap_or_default();
                self.message = format!("{what} kept as now. Saving ({keys}) writes that into the file.");
            }
            Err(error) => {
                self.tell_in_dialog("That cannot be done", error.to_string());
            }
        }
    }

    /// Begins to read a newer version of an article's text.
    pub(in crate::app) fn read_text(&mut self, article: ArticleId, source: ArticleSource) {
        self.touch();
        self.jobs.read_text(article, source, self.edit_context.now);
    }

    /// Asks for a file; the dialog that wants it stays, or comes back where the path has to be typed.
    pub(super) fn pick_text(&mut self, article: ArticleId, context: &Context) {
        if self.environment.picker.is_available() {
            self.pick(FileRequest::Text(article), context);
        } else {
            self.ask_for_text_by_path(article);
        }
    }

    /// Shows the document of the article in the reading column again, so that what was left out of it can be brought back: from the
    /// file that it was read from, or from one that a person chooses.
    pub(in crate::app) fn look_at_document(&mut self, context: &Context) {
        let Some(article) = self.article else { return };
        match self.dialogs.drafts.source(article).filter(|path| store::exists(path)) {
            Some(path) => self.read_text(article, ArticleSource::File(path.to_owned())),
            None => self.pick_text(article, context),
        }
    }

    /// Begins to work out what becomes of an article's statements with another text.
    pub(super) fn compare_text(&mut self, article: ArticleId, text: String) {
        self.touch();
        // No text has them, and some clipboards end with one.
        let text = text.replace('\0', "");
        // Nothing else draws this.
        let stamp = EditContext { ids: self.edit_context.ids.fork(), ..self.edit_context.clone() };
        self.jobs.compare_text(self.session.project().clone(), article, text, stamp);
    }

    /// Begins once more where the project was changed while the texts were compared, or while a person looked at it.
    pub(in crate::app) fn compare_again(&mut self, correction: &Correction) {
        let Correction { article, text, .. } = correction;
        self.ask(DialogRequest::CorrectText { article: *article, text: Some(text.clone()) });
        self.compare_text(*article, text.to_string());
        "The project has changed since the texts were compared, so they are compared once more."
            .clone_into(&mut self.message);
    }

    /// Puts a correction in place that a person has looked at.
    pub(super) fn correct_text(&mut self, compared: CorrectionResult, context: &Context) {
        let CorrectionResult { correction, ready, prepared } = compared;
        if !ready.fits(self.session.project()) {
            return self.compare_again(&correction);
        }
        let unsettled = [ReanchorResult::Moved, ReanchorResult::Changed, ReanchorResult::Orphaned]
            .map(|result| correction.count(result));
        let summary = correction.summary();
        if self.try_change(true, |session, stamp| session.put(ready, prepared, stamp.now)).is_none() {
            return;
        }
        self.message = match summary.as_str() {
            "" => "The text is corrected. Every statement stays in its place.".to_owned(),
            summary => {
                let keys = Command::NextUnsettled.shortcut_text(context).unwrap_or_default();
                format!("The text is corrected: {summary}. {keys} goes through them")
            }
        };
        if unsettled.iter().sum::<usize>() > 0 {
            let first = self.session.unconfirmed_after_correction().first().copied();
            self.go(first);
        }
    }

    /// Goes to the next statement, round the end, that a correction changed, moved or took out.
    pub(super) fn go_to_unsettled(&mut self) {
        let unsettled = self.session.unconfirmed_after_correction();
        let table = &self.session.index().table;
        let present = self.selection.statement().and_then(|id| table.place(id));
        let behind = |id: &&model::StatementId| table.place(**id) > present;
        let next = unsettled.iter().find(behind).or(unsettled.first()).copied();
        self.go(next);
        let left = counted(unsettled.len(), "statement", "statements");
        self.message = format!("{left} to look at since the text was corrected");
    }
}
