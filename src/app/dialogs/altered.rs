//! Texts that are not those that were saved, beside those that were.

use egui::{Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::super::action::{Action, ActionQueue};
use super::super::notice::NoticeAction;
use super::super::theme;
use super::super::view_context::ViewContext;
use super::parts::{choose, hint};
use super::word_diff::changed_words;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::text::when;
use crate::app::widgets::ComboChoice;
use edit::{ArticleIntent, Difference, Intent};
use model::{TextRef, spelled_out};
use store::{AlteredText, SavedText, altered_name};

/// Shows where altered texts differ from those that were saved, one text at a time, and asks what is to become of it.
#[derive(Default)]
pub(crate) struct AlteredTexts {
    /// The text that was chosen; the first until then.
    chosen: Option<TextRef>,
}

impl Dialog for AlteredTexts {
    fn title(&self) -> String {
        "Compare with the saved text".to_owned()
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let altered = shown.session.altered();
        let saved = shown.session.saved_texts.as_deref().unwrap_or_default();
        let find = |of: TextRef| altered.iter().find(|it| it.of == of);
        let pairs: Vec<(&AlteredText, &SavedText)> =
            saved.iter().filter_map(|saved| Some((find(saved.of)?, saved))).collect();
        let chosen = pairs.iter().find(|(altered, _)| Some(altered.of) == self.chosen);
        let Some((altered, saved)) = chosen.or(pairs.first()) else {
            ui.label("Every text is as it was saved, or was decided on.");
            let done = buttons(ui, |ui| main_button(ui, "Close", true));
            return if done { DialogOutcome::Close } else { DialogOutcome::Stay };
        };
        let name = |of| altered_name(shown.project(), of);
        if pairs.len() > 1 {
            let mut present = altered.of;
            let choices: Vec<_> = pairs.iter().map(|(it, _)| ComboChoice::new(it.of, name(it.of))).collect();
            if choose(ui, "Text", &choices, &mut present) {
                self.chosen = Some(present);
            }
        } else {
            ui.add(Label::new(name(altered.of)).wrap());
        }
        hint(ui, &format!("Saved {}. The file was changed since, outside of Rejoinder.", when(saved.at)));
        differences(ui, altered.of, &saved.differences);
        ways(ui, shown, altered, saved, queue)
    }
}

/// Each difference, under its line.
fn differences(ui: &mut Ui, of: TextRef, differences: &[Difference]) {
    let most = (ui.available_height() - 108.0).clamp(60.0, 480.0);
    if differences.is_empty() {
        ui.add_space(6.0);
        ui.label("The words are the same. Only the checksum in the file was changed.");
    }
    ScrollArea::vertical().id_salt(of).max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 4.0);
        for difference in differences {
            ui.add_space(8.0);
            let title = format!("Line {}", difference.line);
            let heading = ui.label(RichText::new(&title).font(theme::bold(theme::INTERFACE)));
            heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
            let words = |text: &str| {
                if text.is_empty() { "(nothing)".to_owned() } else { spelled_out(text).into_owned() }
            };
            let (saved, now) = (words(&difference.saved), words(&difference.now));
            changed_words(ui, ("Saved", &saved), ("Now", &now));
        }
    });
}

/// The ways out for one text.
fn ways(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    altered: &AlteredText,
    saved: &SavedText,
    queue: &mut ActionQueue,
) -> DialogOutcome {
    let writable = shown.session.open_project().read_only().is_none();
    let differs = !saved.differences.is_empty();
    ui.add_space(6.0);
    if writable && differs {
        hint(
            ui,
            "Restore: every statement quotes again what it quoted. Keep: statements keep their places and quote the words \
             that are there now. As a correction: they go along with their words.",
        );
    }
    let keep = NoticeAction::KeepTexts;
    buttons(ui, |ui| {
        let restore = writable && differs && main_button(ui, "Restore saved text", true);
        let keeps = writable
            && if differs {
                ui.button(keep.name()).on_hover_text(keep.help()).clicked()
            } else {
                main_button(ui, keep.name(), true)
            };
        let article = match altered.of {
            TextRef::Article(id) if writable && differs => Some(id),
            _ => None,
        };
        let correct = article.filter(|_| {
            let button = ui.button("As a correction…");
            button.on_hover_text("Restore the saved text, and correct it to this one").clicked()
        });
        let close = ui.button("Close").clicked();
        let action = match (restore, keeps, correct) {
            (true, ..) => Action::Edit(Intent::Article(ArticleIntent::RestoreText {
                text: altered.of,
                words: saved.text.clone(),
            })),
            (_, true, _) => Action::KeepTexts(Some(altered.of)),
            (.., Some(article)) => {
                Action::CorrectAltered { article, saved: saved.text.clone(), now: altered.text.clone() }
            }
            _ => return if close { DialogOutcome::Close } else { DialogOutcome::Stay },
        };
        queue.push(action);
        DialogOutcome::Close
    })
}
