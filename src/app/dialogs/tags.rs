//! The tags of statements.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// The tags of statements.
pub(crate) struct TagPicker {}

impl TagPicker {
    pub(crate) fn new(statements: Vec<crate::model::StatementId>) -> Self {
        let _ = statements;
        Self {}
    }
}

impl Dialog for TagPicker {
    fn title(&self) -> String {
        "Tags".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
