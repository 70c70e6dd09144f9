//! A party: its name, short name and letter.

use egui::{TextEdit, Ui};

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::edit::Intent;
use crate::model::{Party, PartyId};

/// Adds a party, or renames one.
pub(crate) struct PartyForm {
    /// The party that is renamed; nothing for a new one.
    party: Option<PartyId>,
    name: String,
    short: String,
    letter: String,
    fresh: bool,
}

impl PartyForm {
    /// Adds a party.
    pub(crate) fn add() -> Self {
        Self { party: None, name: String::new(), short: String::new(), letter: String::new(), fresh: true }
    }

    /// Renames a party.
    pub(crate) fn edit(party: &Party) -> Self {
        Self {
            party: Some(party.id),
            name: party.name.clone(),
            short: party.short.clone(),
            letter: party.letter.to_string(),
            fresh: true,
        }
    }

    /// What is wrong with the form, in words; nothing when it can be used.
    fn problem(&self, parties: &[Party]) -> Option<String> {
        self.party?;
        let Some(letter) = self.letter.trim().chars().next() else {
            return Some("Every party needs a letter, so that it is not told by colour alone.".to_owned());
        };
        let other = parties.iter().find(|it| Some(it.id) != self.party && it.letter == letter)?;
        Some(format!("{} has the letter {letter} already.", other.short))
    }

    fn intent(&self) -> Intent {
        let (name, short) = (self.name.clone(), self.short.clone());
        match self.party {
            None => Intent::AddParty { name, short },
            Some(party) => {
                let letter = self.letter.trim().chars().next().unwrap_or('?');
                Intent::RenameParty { party, name, short, letter }
            }
        }
    }
}

impl Dialog for PartyForm {
    fn title(&self) -> String {
        if self.party.is_some() { "Rename a party" } else { "Add a party" }.to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        let name = field(ui, "Name", &mut self.name, "Ministry of Defence");
        focus_first(&name, &mut self.fresh);
        let short = field(ui, "Short name, for the panel", &mut self.short, "MoD");
        let mut entered = pressed_enter(ui, &name) || pressed_enter(ui, &short);
        if self.party.is_some() {
            let label = ui.label(egui::RichText::new("Letter, beside its colour").small().weak());
            let edit = TextEdit::singleline(&mut self.letter).desired_width(40.0).char_limit(1);
            let letter = ui.add(edit).labelled_by(label.id);
            entered |= pressed_enter(ui, &letter);
        } else {
            ui.weak("Its letter and its colour are chosen so that no other party has them.");
        }
        let problem = self.problem(&shown.project().parties);
        if let Some(problem) = &problem {
            ui.colored_label(shown.tokens.warning, problem);
        }
        let ready = !self.name.trim().is_empty() && problem.is_none();
        buttons(ui, |ui| {
            let verb = if self.party.is_some() { "Rename" } else { "Add" };
            if main_button(ui, verb, ready) || (entered && ready) {
                queue.edit(self.intent());
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Stay }
        })
    }
}
