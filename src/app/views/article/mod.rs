//! The reading column.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use crate::model::Span;

/// What the reading column remembers.
#[derive(Default)]
pub(crate) struct ArticleView {
    reveal: Option<Span>,
}

impl ArticleView {
    /// Brings a stretch of the shown article into sight.
    pub(crate) fn reveal(&mut self, span: Span) {
        self.reveal = Some(span);
    }
}

/// Shows the reading column.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, view: &mut ArticleView, queue: &mut Queue) {
    let _ = (shown, view, queue);
    ui.label("article");
}
