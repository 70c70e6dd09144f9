//! A person's preferences: applied at once, and kept with their settings.

use egui::Context;

use super::super::action::Preference;
use super::super::keys::{self, Keymap, KeymapChange};
use super::super::window::Rejoinder;
use model::{Coder, CoderId};

impl Rejoinder {
    /// Follows a preference from now on.
    pub(super) fn prefer(&mut self, preference: Preference, context: &Context) {
        match preference {
            Preference::Name(name) => {
                let name = name.trim();
                if !name.is_empty() && name != self.edit_context.coder.name {
                    name.clone_into(&mut self.edit_context.coder.name);
                    self.save_settings();
                }
            }
            Preference::Person(person) => self.hand_over_to(person),
            Preference::NewPerson(name) => {
                let id = self.environment.ids.draw();
                self.hand_over(Coder { id, name: name.trim().to_owned() });
            }
            Preference::Theme(choice) => self.set_theme(choice, context),
            Preference::Zoom(zoom) => self.zoom(context, zoom),
            Preference::Shortcuts(change) => self.change_shortcuts(change, context),
        }
    }

    /// Lets somebody work who has worked here before.
    fn hand_over_to(&mut self, person: CoderId) {
        let others = &mut self.settings.others;
        let Some(at) = others.iter().position(|other| other.id == person) else { return };
        let coder = others.remove(at);
        self.hand_over(coder);
    }

    /// Enters decisions under another person from now on, and keeps the one before.
    fn hand_over(&mut self, coder: Coder) {
        self.message = format!("{} works from now on", coder.name);
        let before = std::mem::replace(&mut self.edit_context.coder, coder);
        self.settings.others.push(before);
        self.save_settings();
    }

    fn change_shortcuts(&mut self, change: KeymapChange, context: &Context) {
        keys::change(&mut self.settings.shortcuts, change);
        Keymap::new(&self.settings.shortcuts).0.install(context);
        self.message = match change {
            KeymapChange::Give(command, keys) => {
                format!("{}: {}", context.format_shortcut(&keys), command.spec().plain_name())
            }
            KeymapChange::TakeAway(command) => {
                format!("{} has no shortcut any more", command.spec().plain_name())
            }
            KeymapChange::Usual(command) => format!("{} has its usual shortcut", command.spec().plain_name()),
            KeymapChange::AllUsual => "All shortcuts are as usual".to_owned(),
        };
        self.save_settings();
    }
}
