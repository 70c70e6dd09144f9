//! Who makes statements.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// Who makes statements.
pub(crate) struct SpeakerForm {}

impl SpeakerForm {
    pub(crate) fn new(project: &crate::model::Project, statements: Vec<crate::model::StatementId>) -> Self {
        let _ = (project, statements);
        Self {}
    }
}

impl Dialog for SpeakerForm {
    fn title(&self) -> String {
        "Speaker".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
