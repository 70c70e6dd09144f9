//! The coding of a statement: claim, tags, verdict ([`verdict`]).

use egui::{Button, Checkbox, Color32, CornerRadius, Popup, Response, RichText, Ui};

use super::nature;
use super::parts::{heading, small_row};
use super::verdict;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{menu_check, menu_item};
use edit::{Intent, StatementIntent};
use model::{Position, Statement, Tag, TagId};

/// Shows what a statement is coded with.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    heading(ui, "Coding");
    let mut claim = statement.claim;
    let response = ui.add(Checkbox::new(&mut claim, "Claim that can be checked")).accessible_name("Claim");
    if response.on_hover_text(Command::Claim.tooltip(ui.ctx())).clicked() {
        queue.edit(Intent::Statement(StatementIntent::SetClaim { statements: vec![statement.id], claim }));
    }
    nature::show(ui, shown, statement, queue);
    tags(ui, shown, statement, queue);
    verdict::show(ui, shown, statement, queue);
}

/// A chip for each tag, however many people gave it, and a button for more.
fn tags(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    small_row(ui, 0, |ui| {
        let mut before: Option<TagId> = None;
        for tagging in &statement.tags {
            if before.replace(tagging.tag) == Some(tagging.tag) {
                continue;
            }
            if let Some((group, tag)) = shown.project().codebook.tag(tagging.tag) {
                self::tag(ui, shown, statement, (&group.name, tag), queue);
            }
        }
        let response = chip(ui, "+ add", shown.tokens.soft_ink).accessible_name("Add tags");
        if response.on_hover_text(Command::Tag.tooltip(ui.ctx())).clicked() {
            queue.run(Command::Tag);
        }
    });
}

/// The chip of a tag: opens a menu to say what the statement holds of what the tag is about, or to remove it.
fn tag(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    (group, tag): (&str, &Tag),
    queue: &mut ActionQueue,
) {
    let sign = statement.position_sign(tag.id);
    let said = said_of(sign);
    let ink = match tag.colour {
        Some(colour) if !sign.is_empty() => shown.tokens.party(colour),
        _ => shown.tokens.soft_ink,
    };
    let by: Vec<&str> = statement
        .tags
        .iter()
        .filter(|it| it.tag == tag.id)
        .filter_map(|it| Some(shown.project().coders.get(&it.by)?.name.as_str()))
        .collect();
    let name =
        if said.is_empty() { format!("Tag {}", tag.name) } else { format!("Tag {}: {said}", tag.name) };
    let tip = format!(
        "{group}: {}\nGiven by {}. Click to say whether the statement agrees with it, or to remove it",
        tag.name,
        by.join(", ")
    );
    let chip = chip(ui, &format!("{sign}{}", tag.name), ink).accessible_name(name).on_hover_text(tip);
    Popup::menu(&chip).show(|ui| positions(ui, statement, tag.id, queue));
}

/// The words for a sign of positions; none where the statement says neither.
fn said_of(sign: &str) -> &'static str {
    match sign.trim() {
        "+" => "agrees",
        "−" => "disagrees",
        "±" => "agrees and disagrees, say different coders",
        _ => "",
    }
}

/// The menu of a tag.
fn positions(ui: &mut Ui, statement: &Statement, tag: TagId, queue: &mut ActionQueue) {
    let sign = statement.position_sign(tag).trim();
    let choices = [
        (Some(Position::Agrees), "Agrees", sign == "+"),
        (Some(Position::Disagrees), "Disagrees", sign == "−"),
        (None, "Says neither", sign.is_empty()),
    ];
    let statements = || vec![statement.id];
    for (position, name, on) in choices {
        let help = "Networks of congruence and conflict count it";
        if menu_check(ui, on, name, help) && !on {
            let intent = StatementIntent::SetPosition { statements: statements(), tag, position };
            queue.edit(Intent::Statement(intent));
        }
    }
    ui.separator();
    if menu_item(ui, "Remove tag") {
        queue.edit(Intent::Statement(StatementIntent::SetTag { statements: statements(), tag, on: false }));
    }
}

/// A small round button.
fn chip(ui: &mut Ui, text: &str, ink: Color32) -> Response {
    let text = RichText::new(text).size(theme::META).color(ink);
    ui.add(Button::new(text).corner_radius(CornerRadius::same(10)))
}
