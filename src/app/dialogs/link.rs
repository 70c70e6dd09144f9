//! What a statement answers, and how.

use std::collections::HashSet;

use egui::{Key, RichText, Ui};

use super::list::{List, Source};
use super::parts::{hint, problem, quoted, segments};
use super::rows::{statement_row, statement_text};
use super::{Dialog, Outcome, buttons, field, focus_first, main_button};
use crate::app::action::{Action, Queue};
use crate::app::command::Command;
use crate::app::shown::Shown;
use crate::edit::Intent;
use crate::model::{Relation, Statement, StatementId, Status};

/// Asks what a statement answers, and what it does to that.
pub(crate) struct LinkForm {
    from: StatementId,
    to: Option<StatementId>,
    relation: Relation,
    note: String,
    list: List<StatementId>,
    fresh: bool,
}

/// How a card is chosen without this dialog.
fn choose_tip(ui: &Ui) -> String {
    let keys = Command::Link.shortcut_text(ui.ctx());
    let walk = keys.map_or_else(String::new, |keys| format!(", or walk to it and press {keys}"));
    format!("Put this away and click the card that it answers{walk}")
}

/// What each relation means.
const RELATIONS: [(Relation, &str, &str); 7] = [
    (Relation::Rebuts, "1 rebuts", "Gives reasons or facts against it"),
    (Relation::Denies, "2 denies", "Says that it is not so, without more"),
    (Relation::Undercuts, "3 undercuts", "Attacks its ground or its source"),
    (Relation::Concedes, "4 concedes", "Grants it, wholly or in part"),
    (Relation::Deflects, "5 deflects", "Answers with something else"),
    (Relation::Supports, "6 supports", "Speaks for it"),
    (Relation::Repeats, "7 repeats", "Says it again"),
];

impl LinkForm {
    /// Asks what one statement does to another; which other, where that is not known yet.
    pub(crate) fn new(from: StatementId, to: Option<StatementId>) -> Self {
        let list = List::default();
        Self { from, to, relation: Relation::Rebuts, note: String::new(), list, fresh: true }
    }

    fn target(&self) -> Option<StatementId> {
        self.to.or_else(|| self.list.present())
    }

    /// The list of what could be answered; whether a row was accepted.
    fn candidates(&mut self, ui: &mut Ui, shown: &Shown<'_>) -> bool {
        let from = self.from;
        let source = Source {
            label: "What it answers",
            empty: "No other statement has these words.",
            all: &|| ranked(shown, from),
            text: &|id| statement_text(shown, id),
            row: &|id| statement_row(shown, id),
        };
        let height = (ui.available_height() - 190.0).clamp(90.0, 260.0);
        let (field, accepted) = self.list.show(ui, shown, &source, height);
        focus_first(&field, &mut self.fresh);
        accepted
    }

    /// The relations side by side; the keys 1 to 7 choose while nothing is written.
    fn relation(&mut self, ui: &mut Ui) {
        const KEYS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        if !ui.ctx().text_edit_focused() {
            let pressed = KEYS.iter().position(|key| ui.input(|input| input.key_pressed(*key)));
            if let Some((relation, ..)) = pressed.and_then(|at| RELATIONS.get(at)) {
                self.relation = *relation;
            }
        }
        ui.label(RichText::new("What the answer does to it").small().weak());
        segments(ui, &RELATIONS, &mut self.relation);
        let meaning = RELATIONS.iter().find(|(relation, ..)| *relation == self.relation);
        hint(ui, meaning.map_or("", |(_, _, meaning)| *meaning));
    }
}

impl Dialog for LinkForm {
    fn title(&self) -> String {
        "Link".to_owned()
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        let mut accepted = false;
        hint(ui, "The answer");
        quoted(ui, shown, self.from, 180);
        ui.add_space(4.0);
        match self.to {
            Some(to) => {
                hint(ui, "What it answers");
                quoted(ui, shown, to, 180);
            }
            None => accepted |= self.candidates(ui, shown),
        }
        ui.add_space(4.0);
        self.relation(ui);
        let note = field(ui, "Note (may stay empty)", &mut self.note, "Which of its points it answers");
        if self.to.is_some() && std::mem::take(&mut self.fresh) {
            // Nothing has to be written: the number keys choose, Enter links.
            ui.memory_mut(egui::Memory::stop_text_input);
        }
        accepted |= super::pressed_enter(ui, &note);
        let target = self.target();
        let twin = target.is_some_and(|to| is_linked(shown, self.from, to, self.relation));
        if twin {
            problem(ui, "These two are linked in this way already: choose another relation.");
        }
        let ready = target.is_some() && !twin;
        // With both ends known there is nothing to write first: Enter links.
        let enter = self.to.is_some()
            && ui.memory(|memory| memory.focused().is_none())
            && ui.input(|input| input.key_pressed(Key::Enter));
        buttons(ui, |ui| {
            let main = main_button(ui, "Link", ready) || (ready && (accepted || enter));
            let turn = self.to.is_some()
                && ui.button("Turn round").on_hover_text("Let the other one be the answer").clicked();
            let choose = self.to.is_none()
                && ui.button("Choose in the panels").on_hover_text(choose_tip(ui)).clicked();
            if choose {
                queue.push(Action::BeginLink(self.from));
                return Outcome::Close;
            }
            if let Some(to) = target.filter(|_| main) {
                let note = self.note.trim().to_owned();
                queue.edit(Intent::AddLink { from: self.from, to, relation: self.relation, note });
                return Outcome::Close;
            }
            if let Some(to) = self.to.filter(|_| turn) {
                self.to = Some(self.from);
                self.from = to;
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Stay }
        })
    }
}

/// Whether a person has linked these two in this way already.
fn is_linked(shown: &Shown<'_>, from: StatementId, to: StatementId, relation: Relation) -> bool {
    let ids = shown.index().links(from);
    ids.iter().filter_map(|id| shown.project().links.get(id)).any(|link| {
        (link.from, link.to, link.relation, link.status) == (from, to, relation, Status::Confirmed)
    })
}

/// All other statements: those of other parties first, those that share most words before others, then in
/// reading order.
fn ranked(shown: &Shown<'_>, from: StatementId) -> Vec<StatementId> {
    let Some(own) = shown.statement(from) else { return Vec::new() };
    let party = shown.project().party_of(own);
    let words = content_words(&shown.project().words_of(own));
    let shared = |other: &Statement| {
        let theirs = content_words(&shown.project().words_of(other));
        theirs.intersection(&words).count()
    };
    let order = shown.index().all().map(|row| row.id).filter(|id| *id != from);
    let mut found: Vec<((bool, std::cmp::Reverse<usize>), StatementId)> = order
        .filter_map(|id| shown.statement(id))
        .map(|other| {
            let same = party.is_some() && shown.project().party_of(other) == party;
            ((same, std::cmp::Reverse(shared(other))), other.id)
        })
        .collect();
    // The order of reading is kept among those that are alike.
    found.sort_by_key(|(key, _)| *key);
    found.into_iter().map(|(_, id)| id).collect()
}

/// The beginnings of the longer words of a text: what two statements on one matter are likely to share.
fn content_words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 4)
        .map(|word| word.chars().take(6).flat_map(char::to_lowercase).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_one_matter_begin_alike() {
        let (a, b) = (content_words("Civilians were killed"), content_words("the civilian, they say"));
        assert_eq!(a.intersection(&b).count(), 1);
        assert!(content_words("they had it all").is_empty());
    }

    #[test]
    fn every_relation_can_be_chosen() {
        let offered: HashSet<Relation> = RELATIONS.iter().map(|(relation, ..)| *relation).collect();
        assert!(Relation::ALL.iter().all(|relation| offered.contains(relation)));
        for (at, (relation, text, _)) in RELATIONS.iter().enumerate() {
            assert_eq!(*text, format!("{} {}", at + 1, relation.name()));
        }
    }
}
