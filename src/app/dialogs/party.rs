//! A party: its name and letter.

use egui::Ui;

use super::parts::{hint, problem, undo_hint};
use super::{Dialog, DialogOutcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{Intent, PartyIntent};
use model::{Party, PartyId, PartyLetters};

/// Adds a party, or renames one.
pub(crate) struct PartyForm {
    party: Option<PartyId>,
    name: String,
    short: String,
    letters: String,
    fresh: bool,
}

impl PartyForm {
    /// Asks for a new party.
    pub(crate) fn add() -> Self {
        Self { party: None, name: String::new(), short: String::new(), letters: String::new(), fresh: true }
    }

    /// Renames one that the project has.
    pub(crate) fn edit(party: &Party) -> Self {
        Self {
            party: Some(party.id),
            name: party.name.clone(),
            short: party.short.clone(),
            letters: party.letters.to_string(),
            fresh: true,
        }
    }

    /// The problem with the letters, in words.
    fn letters_problem(&self, parties: &[Party]) -> Option<String> {
        let Some(letters) = PartyLetters::written(&self.letters) else {
            return Some("Enter one or two letters. They are shown beside the colour.".to_owned());
        };
        let other = parties.iter().find(|it| Some(it.id) != self.party && it.letters == letters)?;
        Some(format!("{} has {letters} already. Enter other letters.", other.short))
    }

    fn intent(&self) -> Intent {
        let (name, short) = (self.name.trim().to_owned(), self.short.trim().to_owned());
        match (self.party, PartyLetters::written(&self.letters)) {
            (Some(party), Some(letters)) => {
                Intent::Party(PartyIntent::Rename { party, name, short, letters })
            }
            _ => Intent::Party(PartyIntent::Add { name, short }),
        }
    }
}

impl Dialog for PartyForm {
    fn title(&self) -> String {
        if self.party.is_some() { "Rename the party" } else { "Add a party" }.to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let parties = &shown.project().parties;
        let name = field(ui, "Name", &mut self.name, "Ministry of Defence");
        focus_first(&name, &mut self.fresh);
        let proposed = if self.name.trim().is_empty() { "MoD" } else { self.name.trim() };
        let short = field(ui, "Short name, for the panel", &mut self.short, proposed);
        let mut enter = pressed_enter(ui, &name) | pressed_enter(ui, &short);
        let mut wrong = None;
        if self.party.is_some() {
            let letters = field(ui, "Letters", &mut self.letters, "M");
            enter |= pressed_enter(ui, &letters);
            wrong = self.letters_problem(parties);
            if let Some(text) = &wrong {
                problem(ui, text);
            }
        } else {
            let name = if self.short.trim().is_empty() { &self.name } else { &self.short };
            if !name.trim().is_empty() {
                let letters = Party::free_letters(name, parties);
                hint(ui, &format!("It will be shown as {letters}, in the next free colour."));
            }
        }
        let ready = !self.name.trim().is_empty() && wrong.is_none();
        buttons(ui, |ui| {
            let verb = if self.party.is_some() { "Rename" } else { "Add" };
            if main_button(ui, verb, ready) || (enter && ready) {
                queue.edit(self.intent());
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            if let Some(party) = self.party {
                let tip =
                    format!("Its statements stay among the others, of no known party. {}", undo_hint(ui));
                if ui.button("Remove").on_hover_text(tip).clicked() {
                    queue.edit(Intent::Party(PartyIntent::Remove(party)));
                    return DialogOutcome::Close;
                }
            }
            DialogOutcome::Stay
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{IdGenerator, testing};

    #[test]
    fn letters_that_another_party_has_are_named() {
        let mut ids = IdGenerator::seeded(1);
        let mut party = |name: &str, letter| testing::party(&mut ids, name, letter);
        let parties = [party("Mill", 'M'), party("Anglers", 'A')];
        let mut form = PartyForm::edit(&parties[1]);
        assert_eq!(form.letters_problem(&parties), None);
        form.letters = "m".to_owned();
        assert!(form.letters_problem(&parties).unwrap().starts_with("Mill has M already"));
        form.letters = "Mill".to_owned();
        assert!(form.letters_problem(&parties).unwrap().starts_with("Enter one or two letters"));
    }
}
