//! What to do with work that no file holds.

use egui::Ui;

use super::super::action::{Action, Queue};
use super::super::shown::Shown;
use super::{Dialog, Outcome, buttons, main_button};

/// Asks what to do with unsaved work before going on.
pub(crate) struct Unsaved {
    next: Option<Action>,
}

impl Unsaved {
    /// Asks before an action is carried out.
    pub(crate) fn before(next: Action) -> Self {
        Self { next: Some(next) }
    }
}

impl Dialog for Unsaved {
    fn title(&self) -> String {
        "Save your work first?".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        let title = &shown.project().title;
        ui.label(format!(
            "“{title}” has changes that are not saved. If you don’t save them, a copy is kept aside for 30 days."
        ));
        buttons(ui, |ui| {
            let save = main_button(ui, "Save", true);
            let discard = ui.button("Don’t save").clicked();
            let cancel = ui.button("Cancel").clicked();
            if let Some(next) = self.next.take_if(|_| save || discard) {
                let next = Box::new(next);
                queue.push(if save { Action::SaveThen(next) } else { Action::DiscardThen(next) });
                return Outcome::Close;
            }
            if cancel { Outcome::Close } else { Outcome::Stay }
        })
    }
}
