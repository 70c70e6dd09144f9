//! The coding of a statement: claim, tags, verdict ([`verdict`]).

use egui::{Atom, Button, Checkbox, CornerRadius, Popup, Response, RichText, Stroke, Ui, vec2};

use super::nature;
use super::parts::{heading, small_row};
use super::verdict;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
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
            let Some((group, tag)) = shown.project().codebook.tag(tagging.tag) else { continue };
            let by: Vec<&str> = statement
                .tags
                .iter()
                .filter(|it| it.tag == tag.id)
                .filter_map(|it| Some(shown.project().coders.get(&it.by)?.name.as_str()))
                .collect();
            let tip = format!("{}: {}\nGiven by {}. Click to remove it", group.name, tag.name, by.join(", "));
            position(ui, shown, statement, tag, queue);
            let response = chip(ui, &tag.name, true).accessible_name(format!("Remove tag {}", tag.name));
            if response.on_hover_text(tip).clicked() {
                queue.edit(Intent::Statement(StatementIntent::SetTag {
                    statements: vec![statement.id],
                    tag: tag.id,
                    on: false,
                }));
            }
        }
        let response = chip(ui, "+ add", false).accessible_name("Add tags");
        if response.on_hover_text(Command::Tag.tooltip(ui.ctx())).clicked() {
            queue.run(Command::Tag);
        }
    });
}

/// The position that the statement takes on what a tag is about, in the colour of the tag; a menu to change it.
fn position(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, tag: &Tag, queue: &mut ActionQueue) {
    let sign = statement.position_sign(tag.id).trim();
    let (sign, said) = match sign {
        "+" => ("+", "agrees"),
        "−" => ("−", "disagrees"),
        "±" => ("±", "agrees and disagrees, say different coders"),
        _ => ("·", "says neither"),
    };
    let ink = tag.colour.map_or(shown.tokens.soft_ink, |colour| shown.tokens.party(colour));
    let text = RichText::new(sign).size(theme::META).color(ink);
    let button = ui.add(Button::new(text).frame_when_inactive(false).min_size(vec2(16.0, 0.0)));
    let button = button.accessible_name(format!("Position on {}: {said}", tag.name));
    let button = button.on_hover_text(format!(
        "The statement {said} on “{}”: networks of congruence and conflict count that. Click to change it",
        tag.name
    ));
    Popup::menu(&button).show(|ui| {
        let choices = Position::ALL.map(|position| (Some(position), position.name()));
        for (position, name) in choices.into_iter().chain([(None, "says neither")]) {
            if ui.button(name).clicked() {
                let statements = vec![statement.id];
                queue.edit(Intent::Statement(StatementIntent::SetPosition {
                    statements,
                    tag: tag.id,
                    position,
                }));
                ui.close();
            }
        }
    });
}

/// A small round button; with a cross where it removes.
fn chip(ui: &mut Ui, text: &str, removes: bool) -> Response {
    let text = RichText::new(text).size(theme::META).color(theme::of(ui.ctx()).soft_ink);
    let button = if removes {
        let cross = Atom::paint(vec2(7.0, 7.0), |ui, args| {
            let stroke = Stroke::new(1.2, args.fallback_text_color);
            let rect = args.rect;
            ui.painter().line_segment([rect.left_top(), rect.right_bottom()], stroke);
            ui.painter().line_segment([rect.right_top(), rect.left_bottom()], stroke);
        });
        Button::new((text, cross))
    } else {
        Button::new(text)
    };
    ui.add(button.gap(5.0).corner_radius(CornerRadius::same(10)))
}
