//! The party panels, side by side.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;

/// What the panels remember.
#[derive(Default)]
pub(crate) struct PanelsView {}

/// Shows the panels.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, view: &mut PanelsView, queue: &mut Queue) {
    let _ = (shown, view, queue);
    ui.label("panels");
}
