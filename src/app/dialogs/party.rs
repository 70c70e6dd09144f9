//! A party: its name, letter and colour.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// A party: its name, letter and colour.
pub(crate) struct PartyForm {}

impl PartyForm {
    pub(crate) fn add() -> Self {
        Self {}
    }
    pub(crate) fn edit(party: &crate::model::Party) -> Self {
        let _ = party;
        Self {}
    }
}

impl Dialog for PartyForm {
    fn title(&self) -> String {
        "Party".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
