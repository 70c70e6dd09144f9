//! The text of an article, to be corrected.

use std::sync::Arc;

use egui::{
    Button, Event, Key, ProgressBar, RichText, Role, ScrollArea, TextEdit, Ui, ViewportCommand, WidgetInfo,
};

use super::super::action::{Action, ActionQueue};
use super::super::jobs::Job;
use super::super::theme;
use super::super::view_context::ViewContext;
use super::parts::{hint, problem};
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button};
use model::ArticleId;

/// A longer text is not written in: laying it out again would take longer than the next key. It can still be replaced as a
/// whole.
const MOST_WRITTEN: usize = 400_000;

/// Takes another text for an article, written or pasted or from a file.
pub(crate) struct CorrectText {
    article: ArticleId,
    text: String,
    fresh: bool,
    /// True if what is pasted next takes the place of all.
    pasting: bool,
    /// The error of the last request.
    problem: Option<String>,
    /// True if the text is another one than that of the article: then it is not put away by accident.
    changed: bool,
}

impl CorrectText {
    /// Begins with a text.
    pub(crate) fn new(article: ArticleId, text: &str) -> Self {
        Self { article, text: text.to_owned(), fresh: true, pasting: false, problem: None, changed: false }
    }
}

impl Dialog for CorrectText {
    fn title(&self) -> String {
        "Correct the text".to_owned()
    }

    fn width(&self) -> f32 {
        820.0
    }

    fn must_be_answered(&self) -> bool {
        self.changed
    }

    fn awaits(&self, article: ArticleId) -> bool {
        article == self.article
    }

    fn failed(&mut self, words: &str) -> bool {
        self.problem = Some(words.to_owned());
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let Some(before) = shown.project().article(self.article).map(|article| article.text.clone()) else {
            problem(ui, "This article is no longer in the project.");
            return buttons(ui, |ui| {
                if main_button(ui, "Close", true) { DialogOutcome::Close } else { DialogOutcome::Stay }
            });
        };
        hint(
            ui,
            "Change what is wrong, or take a newer version of the page. What was made of the statements goes along with their \
             words, and the text as it was stays in the project.",
        );
        self.changed = *self.text != *before;
        let comparing = shown.jobs.comparing();
        ui.add_enabled_ui(comparing.is_none(), |ui| {
            self.newer(ui, queue);
            self.field(ui);
        });
        self.buttons(ui, &before, comparing, queue)
    }
}

impl CorrectText {
    /// The ways to a newer version of the page.
    fn newer(&mut self, ui: &mut Ui, queue: &mut ActionQueue) {
        if self.pasting {
            let pasted = ui.input_mut(|input| {
                let place = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
                match input.events.remove(place) {
                    Event::Paste(text) => Some(text),
                    _ => None,
                }
            });
            if let Some(text) = pasted {
                self.text = text.replace("\r\n", "\n");
                self.pasting = false;
                self.problem = None;
            }
        }
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new("A newer version of the page:").small().weak());
            let paste = ui
                .button("Paste it")
                .on_hover_text("Put what is on the clipboard in the place of the whole text");
            if paste.clicked() {
                self.pasting = true;
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            let read = ui
                .button("From a file…")
                .on_hover_text("Put the text of a file in the place of the whole text");
            if read.clicked() {
                self.problem = None;
                queue.push(Action::PickText(self.article));
            }
        });
        if let Some(words) = &self.problem {
            problem(ui, words);
        }
        ui.add_space(4.0);
    }

    fn field(&mut self, ui: &mut Ui) {
        let most = (ui.available_height() - 74.0).clamp(80.0, 560.0);
        let label = ui.label(RichText::new("Text of the article").small().weak());
        if self.text.len() > MOST_WRITTEN {
            let long = "This text is too long to be written in here.";
            if self.changed {
                hint(
                    ui,
                    &format!(
                        "{long} It is another one than the article’s: see what moves with it, or start over."
                    ),
                );
            } else {
                problem(ui, &format!("{long} Change it in another program, then paste it or read it."));
            }
            return;
        }
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            let edit = TextEdit::multiline(&mut self.text)
                .id_salt("text of the article")
                .font(theme::serif(theme::READING))
                .desired_width(f32::INFINITY)
                .desired_rows(14);
            let response = ui.add(edit).labelled_by(label.id);
            focus_first(&response, &mut self.fresh);
        });
    }

    fn buttons(
        &mut self,
        ui: &mut Ui,
        before: &Arc<str>,
        comparing: Option<&Job>,
        queue: &mut ActionQueue,
    ) -> DialogOutcome {
        let ready = self.changed && !self.text.trim().is_empty();
        buttons(ui, |ui| {
            if let Some(job) = comparing {
                main_button(ui, "Comparing…", false);
                if let Some(part) = job.progress() {
                    progress(ui, part);
                }
                let stop = ui.button("Stop").on_hover_text("Stop comparing, and go on with the text");
                if stop.clicked() || ui.input(|input| input.key_pressed(Key::Escape)) {
                    queue.push(Action::Cancel(job.id));
                }
                return DialogOutcome::Stay;
            }
            if main_button(ui, "See what moves…", ready) {
                self.problem = None;
                queue.push(Action::CompareText(self.article, self.text.clone()));
            }
            let back = ui.add_enabled(self.changed, Button::new("Start over"));
            if back.on_hover_text("Take the text of the article again").clicked() {
                self.text = before.to_string();
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

/// The progress of the comparison, from 0 to 1.
fn progress(ui: &mut Ui, part: f32) {
    let bar = ui.add(ProgressBar::new(part).desired_width(120.0).show_percentage());
    let name = WidgetInfo::labeled(Role::ProgressIndicator, true, "How far the comparison is");
    bar.widget_info(|| WidgetInfo { value: Some(f64::from(100.0 * part).floor()), ..name.clone() });
}
