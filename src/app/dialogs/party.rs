//! A party: its name and letter.

use egui::Ui;

use super::parts::{hint, problem, undo_hint};
use super::{Dialog, DialogOutcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{Intent, PartyIntent};
use model::{Party, PartyId, is_letter};

/// Adds a party, or renames one.
pub(crate) struct PartyForm {
    party: Option<PartyId>,
    name: String,
    short: String,
    letter: String,
    fresh: bool,
}

impl PartyForm {
    /// Asks for a new party.
    pub(crate) fn add() -> Self {
        Self { party: None, name: String::new(), short: String::new(), letter: String::new(), fresh: true }
    }

    /// Renames one that the project has.
    pub(crate) fn edit(party: &Party) -> Self {
        Self {
            party: Some(party.id),
            name: party.name.clone(),
            short: party.short.clone(),
            letter: party.letter.to_string(),
            fresh: true,
        }
    }

    /// The letter, in upper case; nothing unless there is just one, which can be seen.
    fn letter(&self) -> Option<char> {
        let mut chars = self.letter.trim().chars().flat_map(char::to_uppercase);
        let letter = chars.next().filter(|letter| is_letter(*letter))?;
        chars.next().is_none().then_some(letter)
    }

    /// The problem with the letter, in words.
    fn letter_problem(&self, parties: &[Party]) -> Option<String> {
        let Some(letter) = self.letter() else {
            return Some("Give one letter: it stands beside the colour everywhere.".to_owned());
        };
        let other = parties.iter().find(|it| Some(it.id) != self.party && it.letter == letter)?;
        Some(format!("{} has the letter {letter} already: no two parties share one.", other.short))
    }

    fn intent(&self) -> Intent {
        let (name, short) = (self.name.trim().to_owned(), self.short.trim().to_owned());
        match (self.party, self.letter()) {
            (Some(party), Some(letter)) => Intent::Party(PartyIntent::Rename { party, name, short, letter }),
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
            let letter = field(ui, "Letter", &mut self.letter, "M");
            enter |= pressed_enter(ui, &letter);
            wrong = self.letter_problem(parties);
            if let Some(text) = &wrong {
                problem(ui, text);
            }
        } else {
            let name = if self.short.trim().is_empty() { &self.name } else { &self.short };
            if !name.trim().is_empty() {
                let letter = Party::free_letter(name, parties);
                hint(ui, &format!("Its letter will be {letter}, its colour the next free one."));
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
    fn a_letter_that_another_party_has_is_named() {
        let mut ids = IdGenerator::seeded(1);
        let mut party = |name: &str, letter| testing::party(&mut ids, name, letter);
        let parties = [party("Mill", 'M'), party("Anglers", 'A')];
        let mut form = PartyForm::edit(&parties[1]);
        assert_eq!(form.letter_problem(&parties), None);
        form.letter = "m".to_owned();
        assert!(form.letter_problem(&parties).unwrap().starts_with("Mill has the letter M"));
        form.letter = "Mm".to_owned();
        assert!(form.letter_problem(&parties).unwrap().starts_with("Give one letter"));
    }
}
