//! Something that a person must know before going on.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome, buttons, main_button};

/// Something that a person must know before going on: an error with its way out.
pub(crate) struct Message {
    /// What stands above it.
    pub(crate) title: String,
    /// What happened, to what, and what to do next.
    pub(crate) text: String,
}

impl Dialog for Message {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn ui(&mut self, ui: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        egui::ScrollArea::vertical()
            .show(ui, |ui| ui.add(egui::Label::new(&self.text).wrap().selectable(true)));
        let done = buttons(ui, |ui| main_button(ui, "OK", true));
        if done { Outcome::Close } else { Outcome::Stay }
    }
}
