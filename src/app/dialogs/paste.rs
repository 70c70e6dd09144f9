//! An article from the clipboard.

use egui::Ui;

use super::super::action::{Action, ActionQueue};
use super::super::view_context::ViewContext;
use super::{Dialog, DialogOutcome, buttons, focus_first, lines, main_button};

/// Takes the text of an article.
pub(crate) struct PasteDialog {
    text: String,
    fresh: bool,
}

impl PasteDialog {
    /// Begins with a text, perhaps empty.
    pub(crate) fn new(text: String) -> Self {
        Self { text, fresh: true }
    }
}

impl Dialog for PasteDialog {
    fn title(&self) -> String {
        "Paste an article".to_owned()
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let most = ui.available_height() - 60.0;
        egui::ScrollArea::vertical().max_height(most.min(360.0)).show(ui, |ui| {
            let hint = "The headline on the first line, then the text";
            let response = lines(ui, "Text of the article", &mut self.text, hint, 16);
            focus_first(&response, &mut self.fresh);
        });
        let ready = !self.text.trim().is_empty();
        buttons(ui, |ui| {
            if main_button(ui, "Begin a project with it", ready) {
                queue.push(Action::Paste { text: std::mem::take(&mut self.text), add: false });
                return DialogOutcome::Close;
            }
            if ui.add_enabled(ready, egui::Button::new("Add it to this project")).clicked() {
                queue.push(Action::Paste { text: std::mem::take(&mut self.text), add: true });
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
