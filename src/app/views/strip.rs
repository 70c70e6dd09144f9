//! The strip: the article at a glance, from its first word to its last.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;

/// Shows the strip.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) {
    let _ = (shown, queue);
    ui.label("strip");
}
