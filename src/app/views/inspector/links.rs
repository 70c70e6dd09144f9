//! The statements that a statement answers, and those that answer it.

use egui::{Align2, AtomExt as _, Button, RichText, Ui};

use super::parts::{MORE, heading, more, opening, quiet, small, small_row, soft};
use super::view::InspectorView;
use super::why;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, combo, command_button, letters_atom};
use edit::{Intent, LinkIntent};
use model::{Link, Relation, ReviewStatus, Statement};

/// The number of links that are shown in each direction.
const MOST: usize = 60;

/// Shows the links of a statement in both directions.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    view: &mut InspectorView,
    queue: &mut ActionQueue,
) {
    let ids = shown.layout().links(statement.id);
    let links = ids.iter().filter_map(|id| shown.project().links.get(id));
    let (answers, answered): (Vec<&Link>, Vec<&Link>) = links.partition(|link| link.from == statement.id);
    for (title, links) in [("Answers", &answers), ("Answered by", &answered)] {
        if links.is_empty() {
            continue;
        }
        heading(ui, title);
        for link in links.iter().take(MOST) {
            entry(ui, shown, statement, link, view, queue);
        }
        if links.len() > MOST {
            soft(ui, &format!("and {} more", links.len() - MOST));
        }
    }
    if ids.is_empty() {
        heading(ui, "Answers");
        soft(ui, "Answers nothing, and nothing answers it.");
    }
    ui.add_space(4.0);
    small_row(ui, 6, |ui| {
        command_button(ui, Command::Link, &shown.commands, queue);
        command_button(ui, Command::AnsweredBy, &shown.commands, queue);
    });
}

/// The relations to choose from.
pub(super) fn relations(passive: bool) -> Vec<ComboChoice<Relation>> {
    let name = |relation: Relation| if passive { relation.passive() } else { relation.name() };
    Relation::ALL.into_iter().map(|relation| ComboChoice::new(relation, name(relation))).collect()
}

fn entry(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    link: &Link,
    view: &mut InspectorView,
    queue: &mut ActionQueue,
) {
    let passive = link.to == statement.id;
    let Some(other) = shown.statement(if passive { link.from } else { link.to }) else { return };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let present = ComboChoice::new(link.relation, "");
        let width = ui.available_width() - MORE - 4.0;
        let chosen = quiet(ui, |ui| combo(ui, link.id, &relations(passive), present.value, width));
        let name = format!("Relation to {}", opening(&shown.project().words_of(other), 40));
        chosen.response.accessible_name(name).on_hover_text("What the answer does to what it answers");
        if let Some(relation) = chosen.inner {
            queue.edit(Intent::Link(LinkIntent::SetRelation { link: link.id, relation }));
        }
        menu(ui, shown, link, other, view, queue);
    });
    ui.indent(("link", link.id), |ui| {
        ui.set_width(ui.available_width());
        target(ui, shown, other, queue);
        if !link.note.is_empty() {
            soft(ui, &format!("Note: {}", link.note));
        }
        if link.status != ReviewStatus::Confirmed {
            review(ui, link, queue);
        }
    });
    ui.add_space(4.0);
}

/// The other statement, as a link to it.
fn target(ui: &mut Ui, shown: &ViewContext<'_>, other: &Statement, queue: &mut ActionQueue) {
    let party = shown.project().party_of(other);
    let letter =
        letters_atom(shown.party_letters(party), shown.party_colour(party)).atom_align(Align2::LEFT_TOP);
    let words = opening(&shown.project().words_of(other), 76);
    let text = RichText::new(&words).color(shown.tokens.accent);
    let response = quiet(ui, |ui| ui.add(Button::new((letter, text)).wrap()));
    let tip = format!("{}, {}. Click to select it", shown.speaker_name(other), shown.party_name(party));
    if response.accessible_name(words).on_hover_text(tip).clicked() {
        queue.push(Action::Select { statement: other.id, more: false });
    }
}

/// A note that a link is only suggested, and the buttons to decide.
fn review(ui: &mut Ui, link: &Link, queue: &mut ActionQueue) {
    small_row(ui, 5, |ui| {
        let text = match (&link.why, link.status) {
            (_, ReviewStatus::Rejected) => "rejected".to_owned(),
            (Some(why), _) => format!("suggested, {}", why.certainty()),
            (None, _) => "suggested".to_owned(),
        };
        let response = soft(ui, &text);
        if let Some(why) = &link.why {
            response.on_hover_text(why::reason(why));
        }
        let mut button = |ui: &mut Ui, text: &str, status: ReviewStatus| {
            let response = small(ui, text).accessible_name(format!("{text} the link"));
            if response.clicked() {
                queue.edit(Intent::Link(LinkIntent::Review { link: link.id, status }));
            }
        };
        button(ui, "Confirm", ReviewStatus::Confirmed);
        if link.status != ReviewStatus::Rejected {
            button(ui, "Reject", ReviewStatus::Rejected);
        }
    });
}

fn menu(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    link: &Link,
    other: &Statement,
    view: &mut InspectorView,
    queue: &mut ActionQueue,
) {
    let name = format!("More about the link to {}", opening(&shown.project().words_of(other), 30));
    more(ui, &name, |ui| {
        if ui.button("Show the link").clicked() {
            queue.push(Action::SelectLink(link.id));
        }
        if ui.button("Note").clicked() {
            queue.push(Action::SelectLink(link.id));
            view.focus_note = true;
        }
        if ui.button("Turn round").on_hover_text("Let the other one be the answer").clicked() {
            queue.edit(Intent::Link(LinkIntent::Reverse(link.id)));
        }
        let undo = Command::Undo.shortcut_text(ui.ctx()).unwrap_or_default();
        if ui.button("Remove").on_hover_text(format!("Undo with {undo}")).clicked() {
            queue.edit(Intent::Link(LinkIntent::Remove(link.id)));
        }
    });
}
