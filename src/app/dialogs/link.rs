//! What a statement answers, and how.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// What a statement answers, and how.
pub(crate) struct LinkForm {}

impl LinkForm {
    pub(crate) fn new(from: crate::model::StatementId, to: Option<crate::model::StatementId>) -> Self {
        let _ = (from, to);
        Self {}
    }
}

impl Dialog for LinkForm {
    fn title(&self) -> String {
        "Link".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
