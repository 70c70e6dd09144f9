//! A link that is selected: both its ends, what the one does to the other, and why.

use egui::{Label, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};

use super::links::relations;
use super::parts::{card, heading, opening, quiet, row, soft};
use super::view::InspectorView;
use super::{note, review, statement, why};
use crate::app::action::{Action, ActionQueue};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{combo, letters};
use edit::{Intent, LinkIntent};
use model::{Link, StatementId};

/// Shows a link.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    link: &Link,
    view: &mut InspectorView,
    queue: &mut ActionQueue,
) {
    heading(ui, "Link");
    end(ui, shown, link.from, queue);
    ui.add_space(2.0);
    row(ui, "Relation", |ui, label| {
        let width = ui.available_width();
        let chosen = quiet(ui, |ui| combo(ui, "relation", &relations(false), link.relation, width));
        chosen.response.labelled_by(label).on_hover_text("What the answer does to what it answers");
        if let Some(relation) = chosen.inner {
            queue.edit(Intent::Link(LinkIntent::SetRelation { link: link.id, relation }));
        }
    });
    ui.add_space(2.0);
    end(ui, shown, link.to, queue);
    ui.add_space(4.0);
    review::link(ui, shown, link, queue);
    why::of_link(ui, link);
    note::of_link(ui, link, view, queue);
    ui.add_space(8.0);
    let turn = ui.button("Turn round").on_hover_text("Let the other one be the answer");
    if turn.clicked() {
        queue.edit(Intent::Link(LinkIntent::Reverse(link.id)));
    }
    statement::remove(ui, shown, queue);
}

/// One end of the link: a click selects the statement.
fn end(ui: &mut Ui, shown: &ViewContext<'_>, id: StatementId, queue: &mut ActionQueue) {
    let Some(statement) = shown.statement(id) else {
        soft(ui, "This statement is no longer in the project.");
        return;
    };
    let words = shown.project().words_of(statement);
    let party = shown.project().party_of(statement);
    let name = format!("{}: {}", shown.speaker_name(statement), opening(&words, 80));
    let builder = UiBuilder::new().id_salt(("end", id)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let inner = card(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    letters(ui, shown.party_letters(party), shown.party_colour(party), 15.0);
                    let speaker = RichText::new(shown.speaker_name(statement)).font(theme::bold(12.0));
                    ui.add(Label::new(speaker).truncate());
                });
                let text = RichText::new(opening(&words, 240)).font(theme::serif(13.5));
                ui.add(Label::new(text).wrap());
            });
            let own = ui.response();
            if own.hovered() || own.has_focus() {
                let stroke = Stroke::new(1.0, shown.tokens.ink);
                let rect = inner.response.rect;
                ui.painter().rect_stroke(rect, f32::from(theme::RADIUS), stroke, StrokeKind::Inside);
            }
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.on_hover_text("Select the statement").clicked() {
        queue.push(Action::Select { statement: id, more: false });
    }
}
