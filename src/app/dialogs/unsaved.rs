//! Asks what to do with work that no file holds.

use egui::Ui;

use super::super::action::{Action, ActionQueue};
use super::super::departure::Departure;
use super::super::view_context::ViewContext;
use super::{Dialog, DialogOutcome, buttons, main_button};

/// Asks what to do with unsaved work before going on.
pub(crate) struct UnsavedDialog {
    next: Option<Departure>,
}

impl UnsavedDialog {
    /// Asks before the project is left.
    pub(crate) fn before(next: Departure) -> Self {
        Self { next: Some(next) }
    }
}

impl Dialog for UnsavedDialog {
    fn title(&self) -> String {
        "Save your work first?".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let title = &shown.project().title;
        ui.label(format!(
            "“{title}” has changes that are not saved. If you don’t save them, a copy is kept aside for 30 days."
        ));
        buttons(ui, |ui| {
            let save = main_button(ui, "Save", true);
            let discard = ui.button("Don’t save").clicked();
            let cancel = ui.button("Cancel").clicked();
            if let Some(next) = self.next.take_if(|_| save || discard) {
                queue.push(if save { Action::SaveThen(next) } else { Action::DiscardThen(next) });
                return DialogOutcome::Close;
            }
            if cancel { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
