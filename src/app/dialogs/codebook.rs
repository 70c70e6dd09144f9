//! The tags and their groups.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// The tags and their groups.
pub(crate) struct CodebookForm {}

impl CodebookForm {
    pub(crate) fn new() -> Self {
        Self {}
    }
}

impl Dialog for CodebookForm {
    fn title(&self) -> String {
        "Codebook".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
