//! A person's preferences: kept with the person, not with the project. Each choice is applied at once.

mod capture;
mod general;
mod shortcuts;

use egui::Ui;

use super::parts::{body, segments};
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::{Action, ActionQueue, Preference};
use crate::app::request::SettingsPage;
use crate::app::view_context::ViewContext;
use general::GeneralPage;
use model::Coder;
use shortcuts::ShortcutsPage;

/// Changes preferences.
pub(crate) struct SettingsForm {
    page: SettingsPage,
    general: GeneralPage,
    shortcuts: ShortcutsPage,
}

impl SettingsForm {
    /// Opens a page for the person who works.
    pub(crate) fn new(page: SettingsPage, person: Coder) -> Self {
        Self { page, general: GeneralPage::new(person), shortcuts: ShortcutsPage::default() }
    }
}

impl Dialog for SettingsForm {
    fn title(&self) -> String {
        "Settings".to_owned()
    }

    fn width(&self) -> f32 {
        880.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let pages = [
            (SettingsPage::General, "General", "Your name, and how the window looks"),
            (SettingsPage::Shortcuts, "Keyboard shortcuts", "What every key does, and other keys for it"),
        ];
        segments(ui, &pages, &mut self.page);
        ui.add_space(4.0);
        match self.page {
            SettingsPage::General => body(ui, |ui| self.general.ui(ui, shown, queue)),
            SettingsPage::Shortcuts => self.shortcuts.ui(ui, queue),
        }
        buttons(ui, |ui| {
            let done = main_button(ui, "Done", true);
            if self.page == SettingsPage::Shortcuts {
                self.shortcuts.reset_all(ui, queue);
            }
            if !done {
                return DialogOutcome::Stay;
            }
            self.general.settle(shown, queue);
            DialogOutcome::Close
        })
    }
}

/// Asks for a preference to be followed.
fn prefer(queue: &mut ActionQueue, preference: Preference) {
    queue.push(Action::Prefer(preference));
}
