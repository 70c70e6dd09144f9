//! Several statements that are selected: what can be done with all of them.

use egui::Ui;

use super::parts::{heading, parties, quiet, row, soft};
use super::statement::{ACTS, acts, fact, modes};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::ratings::rating_choices;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, combo, command_button};
use edit::{Intent, StatementIntent, VerdictIntent};
use model::{ReviewStatus, Statement, StatementId, TagId, counted};

/// The number of statements that are looked at for what they have in common.
const MOST: usize = 2000;

/// Shows what several statements have in common.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let ids = &shown.selection.statements;
    heading(ui, "Selection");
    ui.label(counted(ids.len(), "statement selected", "statements selected"));
    let statements: Vec<&Statement> = ids.iter().take(MOST).filter_map(|id| shown.statement(*id)).collect();
    fact(ui, "Speaker", &speakers(shown, &statements));
    fact(ui, "Status", &statuses(&statements));
    party(ui, shown, &statements, ids, queue);
    mode(ui, &statements, ids, queue);
    act(ui, &statements, ids, queue);
    fact(ui, "Claims", &share(statements.iter().filter(|it| it.claim).count(), statements.len()));
    fact(ui, "Tags", &tags(shown, &statements));
    verdict(ui, shown, &statements, ids, queue);
    heading(ui, "For all of them");
    for pair in [
        [Command::Confirm, Command::Reject],
        [Command::Claim, Command::Tag],
        [Command::Rate, Command::CorrectSpeaker],
        [Command::AcceptNature, Command::Attitude],
        [Command::Link, Command::AnsweredBy],
        [Command::Cite, Command::Join],
    ] {
        commands(ui, shown, &pair, queue);
    }
    commands(ui, shown, &[Command::Remove], queue);
    ui.add_space(6.0);
    soft(ui, "Each of these is one step: it is taken back as a whole.");
}

fn commands(ui: &mut Ui, shown: &ViewContext<'_>, commands: &[Command], queue: &mut ActionQueue) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for command in commands {
            command_button(ui, *command, &shown.commands, queue);
        }
    });
    ui.add_space(3.0);
}

/// "all of them", "3 of 7", "none".
fn share(number: usize, of: usize) -> String {
    match number {
        0 => "none".to_owned(),
        number if number == of => "all of them".to_owned(),
        number => format!("{number} of {of}"),
    }
}

/// The speaker of all, or how many there are.
fn speakers(shown: &ViewContext<'_>, statements: &[&Statement]) -> String {
    let mut names: Vec<&str> = statements.iter().map(|it| shown.speaker_name(it)).collect();
    names.sort_unstable();
    names.dedup();
    match names[..] {
        [one] => one.to_owned(),
        _ => format!("{} speakers", names.len()),
    }
}

/// The tags of all, then those of some with how many: "accusation; figure (2)".
fn tags(shown: &ViewContext<'_>, statements: &[&Statement]) -> String {
    let has = |statement: &&&Statement, tag: TagId| statement.tags.iter().any(|it| it.tag == tag);
    let (mut all, mut some) = (Vec::new(), Vec::new());
    for (_, tag) in shown.project().codebook.tags() {
        match statements.iter().filter(|it| has(it, tag.id)).count() {
            0 => {}
            number if number == statements.len() => all.push(tag.name.clone()),
            number => some.push(format!("{} ({number})", tag.name)),
        }
    }
    let parts: Vec<String> = [all, some].iter().filter(|it| !it.is_empty()).map(|it| it.join(", ")).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join("; ") }
}

fn statuses(statements: &[&Statement]) -> String {
    let number = |status| statements.iter().filter(|statement| statement.status == status).count();
    let parts = [
        (number(ReviewStatus::Suggested), "suggested"),
        (number(ReviewStatus::Confirmed), "confirmed"),
        (number(ReviewStatus::Rejected), "rejected"),
    ];
    let words: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(
            |(number, name)| {
                if *number == statements.len() { format!("all {name}") } else { format!("{number} {name}") }
            },
        )
        .collect();
    words.join(", ")
}

/// The common value of all, if they have the same.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The label of a choice about all of them, its name by itself, and its action.
struct BulkAction {
    head: &'static str,
    name: &'static str,
    tip: &'static str,
    /// The text shown where they differ.
    several: &'static str,
}

/// A choice about all of them; what was chosen.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    asked: &BulkAction,
    present: Option<T>,
    mut choices: Vec<ComboChoice<Option<T>>>,
) -> Option<T> {
    row(ui, asked.head, |ui, label| {
        if present.is_none() {
            choices.insert(0, ComboChoice::new(None, asked.several));
        }
        let width = ui.available_width();
        let chosen = quiet(ui, |ui| combo(ui, asked.name, &choices, present, width));
        chosen.response.labelled_by(label).on_hover_text(asked.tip);
        chosen.inner.flatten()
    })
}

fn party(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statements: &[&Statement],
    ids: &[StatementId],
    queue: &mut ActionQueue,
) {
    let present = common(statements.iter().map(|statement| shown.project().party_of(statement)));
    let choices = parties(shown).into_iter().map(|choice| ComboChoice {
        value: Some(choice.value),
        text: choice.text,
        letters: choice.letters,
    });
    let (head, name) = ("Party", "party of all");
    let asked = BulkAction { head, name, tip: "Send all of them to a panel", several: "Several" };
    if let Some(party) = choose(ui, &asked, present, choices.collect()) {
        queue.edit(Intent::Statement(StatementIntent::MoveToParty { statements: ids.to_vec(), party }));
    }
}

fn mode(ui: &mut Ui, statements: &[&Statement], ids: &[StatementId], queue: &mut ActionQueue) {
    let present = common(statements.iter().map(|statement| statement.mode));
    let tip = "Say of all of them how their words are given";
    let asked = BulkAction { head: "Kind", name: "mode of all", tip, several: "several" };
    if let Some(mode) = choose(ui, &asked, present, modes()) {
        queue.edit(Intent::Statement(StatementIntent::SetMode { statements: ids.to_vec(), mode }));
    }
}

fn act(ui: &mut Ui, statements: &[&Statement], ids: &[StatementId], queue: &mut ActionQueue) {
    let present = common(statements.iter().map(|statement| statement.act));
    let asked = BulkAction { head: "Tells of", name: "act of all", tip: ACTS, several: "both" };
    if let Some(act) = choose(ui, &asked, present, acts()) {
        queue.edit(Intent::Statement(StatementIntent::SetAct { statements: ids.to_vec(), act }));
    }
}

fn verdict(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statements: &[&Statement],
    ids: &[StatementId],
    queue: &mut ActionQueue,
) {
    let rating = |it: &&Statement| it.verdict.as_ref().map(|rated| rated.rating);
    let present = common(statements.iter().map(rating));
    let rated = rating_choices(shown, present.flatten()).into_iter();
    let choices =
        rated.map(|it| ComboChoice { value: Some(it.value), text: it.text, letters: it.letters }).collect();
    let tip = "Rate all of them on the project’s scale";
    let asked = BulkAction { head: "Verdict", name: "verdict of all", tip, several: "Several" };
    if let Some(rating) = choose(ui, &asked, present, choices) {
        queue.edit(Intent::Verdict(VerdictIntent::Rate { statements: ids.to_vec(), rating }));
    }
}
