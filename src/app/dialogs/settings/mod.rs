//! What a person prefers: kept with the person, not with the project. Each choice holds at once.

mod capture;
mod general;
mod shortcuts;

use egui::Ui;

use super::parts::{body, segments};
use super::{Dialog, Outcome, buttons, main_button};
use crate::app::action::{Action, Preference, Queue};
use crate::app::request::SettingsPage;
use crate::app::shown::Shown;
use general::General;
use shortcuts::Shortcuts;

/// Changes preferences.
pub(crate) struct SettingsForm {
    page: SettingsPage,
    general: General,
    shortcuts: Shortcuts,
}

impl SettingsForm {
    /// Opens a page; the name is that of the person who works.
    pub(crate) fn new(page: SettingsPage, name: String) -> Self {
        Self { page, general: General::new(name), shortcuts: Shortcuts::default() }
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

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
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
                return Outcome::Stay;
            }
            self.general.settle(queue);
            Outcome::Close
        })
    }
}

/// Asks for a preference to be followed.
fn prefer(queue: &mut Queue, preference: Preference) {
    queue.push(Action::Prefer(preference));
}
