//! What is about the text of an article, corrected.

use egui::Context;

use super::super::action::Action;
use super::super::command::Command;
use super::super::dialogs::{CorrectText, Message, OpenPath, Purpose, count};
use super::super::jobs::Compared;
use super::super::picker::Wanted;
use super::super::window::Rejoinder;
use edit::{Correction, Fate, Intent, Stamp};
use model::{ArticleId, TextRef};

impl Rejoinder {
    pub(super) fn perform_correction(&mut self, action: Action, context: &Context) {
        match action {
            Action::PickText(article) => self.pick_text(article, context),
            Action::ReadText(article, path) => self.read_text(article, path),
            Action::CompareText(article, text) => self.compare_text(article, text),
            Action::CorrectText(compared) => self.correct_text(*compared, context),
            Action::KeepTexts(text) => self.keep_texts(text, context),
            Action::KeepSaved => self.session.settle_replaced(),
            Action::CorrectAltered { article, saved, now } => {
                // Its places were made for the text that was saved: from there they go along with their words.
                let restore = Intent::RestoreText { text: TextRef::Article(article), words: saved };
                if self.try_edit(&restore) {
                    self.dialog = Some(Box::new(CorrectText::new(article, &now)));
                }
            }
            _ => {}
        }
    }

    /// Takes altered texts for right as they are now.
    pub(super) fn keep_texts(&mut self, text: Option<TextRef>, context: &Context) {
        let all: Vec<TextRef> = self.session.altered().iter().map(|altered| altered.of).collect();
        let texts = text.map_or(all, |text| vec![text]);
        match self.session.keep_texts(&texts) {
            Ok(()) => {
                let what = if texts.len() == 1 { "The text is" } else { "The texts are" };
                let keys = Command::Save.shortcut_text(context).unwrap_or_default();
                self.message = format!("{what} kept as now. Saving ({keys}) writes that into the file.");
            }
            Err(error) => {
                let title = "That cannot be done".to_owned();
                self.dialog = Some(Box::new(Message { title, text: error.to_string() }));
            }
        }
    }

    /// Begins to read a newer version of an article's text.
    pub(in crate::app) fn read_text(&mut self, article: ArticleId, path: std::path::PathBuf) {
        self.touch();
        self.jobs.read_text(article, path, self.stamp.now);
    }

    /// Asks for a file; the dialog that wants it stays, or comes back where the path has to be typed.
    fn pick_text(&mut self, article: ArticleId, context: &Context) {
        if self.surroundings.picker.is_available() {
            self.pick(Wanted::Text(article), context);
        } else {
            let back = self.dialog.take();
            self.dialog = Some(Box::new(OpenPath::new(Purpose::Text(article), String::new()).back_to(back)));
        }
    }

    /// Begins to work out what becomes of an article's statements with another text.
    fn compare_text(&mut self, article: ArticleId, text: String) {
        self.touch();
        // No text has them, and some clipboards end with one.
        let text = text.replace('\0', "");
        // What it draws is drawn nowhere else.
        let stamp = Stamp { ids: self.stamp.ids.fork(), ..self.stamp.clone() };
        self.jobs.compare_text(self.session.project().clone(), article, text, stamp);
    }

    /// Begins once more where the project was changed while the texts were compared, or while a person looked at it.
    pub(in crate::app) fn compare_again(&mut self, correction: &Correction) {
        let Correction { article, text, .. } = correction;
        self.dialog = Some(Box::new(CorrectText::new(*article, text)));
        self.compare_text(*article, text.to_string());
        "The project has changed since the texts were compared, so they are compared once more."
            .clone_into(&mut self.message);
    }

    /// Puts a correction in place that a person has looked at.
    fn correct_text(&mut self, compared: Compared, context: &Context) {
        let Compared { correction, ready, prepared } = compared;
        if !ready.fits(self.session.project()) {
            return self.compare_again(&correction);
        }
        let unsettled = [Fate::Moves, Fate::Changes, Fate::Loses].map(|fate| correction.count(fate));
        let summary = correction.summary();
        if !self.try_change(true, |session, stamp| session.put(ready, prepared, stamp.now)) {
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
            let first = self.session.unsettled().first().copied();
            self.go(first);
        }
    }

    /// Goes to the next statement, round the end, that a correction changed, moved or took out.
    pub(super) fn go_to_unsettled(&mut self) {
        let unsettled = self.session.unsettled();
        let table = &self.session.index.table;
        let present = self.selection.statement().and_then(|id| table.place(id));
        let behind = |id: &&model::StatementId| table.place(**id) > present;
        let next = unsettled.iter().find(behind).or(unsettled.first()).copied();
        self.go(next);
        let left = count(unsettled.len(), "statement", "statements");
        self.message = format!("{left} to look at since the text was corrected");
    }
}
