//! Ties a source to a statement.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// Ties a source to a statement.
pub(crate) struct CiteForm {}

impl CiteForm {
    pub(crate) fn new(statement: crate::model::StatementId) -> Self {
        let _ = statement;
        Self {}
    }
}

impl Dialog for CiteForm {
    fn title(&self) -> String {
        "Cite evidence".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
