//! Something that a person must know before going on.

use egui::Ui;

use super::super::action::ActionQueue;
use super::super::view_context::ViewContext;
use super::{Dialog, DialogOutcome, buttons, main_button};

/// Something that a person must know before going on: an error with its way out.
pub(crate) struct MessageDialog {
    /// The title.
    pub(crate) title: String,
    /// The message: the event, its subject, and the next step.
    pub(crate) text: String,
}

impl Dialog for MessageDialog {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, _: &mut ActionQueue) -> DialogOutcome {
        egui::ScrollArea::vertical()
            .show(ui, |ui| ui.add(egui::Label::new(&self.text).wrap().selectable(true)));
        let done = buttons(ui, |ui| main_button(ui, "OK", true));
        if done { DialogOutcome::Close } else { DialogOutcome::Stay }
    }
}
