//! In which other statement one is told.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// In which other statement one is told.
pub(crate) struct ToldBy {}

impl ToldBy {
    pub(crate) fn new(statement: crate::model::StatementId) -> Self {
        let _ = statement;
        Self {}
    }
}

impl Dialog for ToldBy {
    fn title(&self) -> String {
        "Told by".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
