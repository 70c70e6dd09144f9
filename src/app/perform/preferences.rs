//! A person's preferences: applied at once, and kept with their settings.

use egui::Context;

use super::super::action::Preference;
use super::super::keys::{self, Keymap, KeymapChange};
use super::super::window::Rejoinder;

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
            Preference::Theme(choice) => self.set_theme(choice, context),
            Preference::Zoom(zoom) => self.zoom(context, zoom),
            Preference::Shortcuts(change) => self.change_shortcuts(change, context),
        }
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
