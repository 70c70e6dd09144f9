//! The inspector: all about what is selected.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;

/// What the inspector remembers.
#[derive(Default)]
pub(crate) struct InspectorView {
    /// Set when the note should get the focus.
    pub(crate) focus_note: bool,
}

/// Shows the inspector.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, view: &mut InspectorView, queue: &mut Queue) {
    let _ = (shown, view, queue);
    ui.label("inspector");
}
