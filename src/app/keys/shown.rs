//! The words that show the shortcuts of a command.

use super::Keymap;
use crate::app::command::Command;

impl Command {
    /// Returns the shortcut to show beside the name: the user's own, where there is one.
    pub(crate) fn shortcut_text(self, ctx: &egui::Context) -> Option<String> {
        Keymap::of(ctx).keys(self).first().map(|shortcut| ctx.format_shortcut(shortcut))
    }

    /// Returns the words of a tooltip: the help, then the shortcut.
    pub(crate) fn tooltip(self, ctx: &egui::Context) -> String {
        match self.shortcut_text(ctx) {
            Some(keys) => format!("{} ({keys})", self.spec().help),
            None => self.spec().help.to_owned(),
        }
    }
}
