//! The label of a ribbon: the name of its relation, or a dot to choose it by.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    Align, Color32, CornerRadius, Galley, Id, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::emphasis::LinkWeight;
use super::ribbons::Ribbon;
use super::scene::PanelScene;
use super::style;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::panel_widths::GUTTER;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_menu_item, cut, dashed_rect};
use extract::explain;
use model::{Link, ReviewStatus};

/// A dot in the gutter, to choose the link with.
pub(super) fn handle(ui: &mut Ui, ribbon: &Ribbon<'_>, scene: &PanelScene<'_>, queue: &mut ActionQueue) {
    let rect = Rect::from_center_size(ribbon.label, Vec2::splat(16.0));
    let response = button(ui, ribbon, scene, rect, queue);
    let colour = style::colour(scene.shown.tokens, ribbon.link.relation);
    let awake = response.hovered() || response.has_focus();
    let radius = if awake { 5.0 } else { 3.5 };
    ui.painter().circle_filled(ribbon.label, radius, scene.shown.tokens.ground);
    if ribbon.link.status == ReviewStatus::Suggested && !awake {
        ui.painter().circle_stroke(ribbon.label, radius, Stroke::new(1.3, colour));
    } else {
        ui.painter().circle_filled(ribbon.label, radius, colour);
    }
    focus_ring(ui, &response, scene);
}

/// The name of the relation in the gutter.
pub(super) fn show(
    ui: &mut Ui,
    ribbon: &Ribbon<'_>,
    scene: &PanelScene<'_>,
    taken: &mut Vec<Rect>,
    queue: &mut ActionQueue,
) {
    let tokens = scene.shown.tokens;
    let colour = style::colour(tokens, ribbon.link.relation);
    let name = name(scene.shown, ribbon);
    let galley = set(ui.painter(), name, colour);
    let size = galley.size() + AROUND;
    let rect = free_place(Rect::from_center_size(ribbon.label, size), scene.body, taken);
    taken.push(rect);
    let response = button(ui, ribbon, scene, rect, queue);
    let fill = if response.hovered() { tokens.hover } else { tokens.paper };
    let selected = ribbon.weight == LinkWeight::Selected;
    let border = if selected { Stroke::new(2.0, tokens.ink) } else { Stroke::new(1.0, colour) };
    if ribbon.link.status == ReviewStatus::Suggested && !selected {
        ui.painter().rect_filled(rect, CornerRadius::same(5), fill);
        dashed_rect(ui.painter(), rect.expand(0.5), 5.0, border, 3.0, 3.0);
    } else {
        ui.painter().rect(rect, CornerRadius::same(5), fill, border, StrokeKind::Outside);
    }
    // Centred lines are set around the place that they are given.
    let at = pos2(rect.center().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    focus_ring(ui, &response, scene);
}

/// Around the words of a label, in points.
const AROUND: Vec2 = vec2(8.0, 3.0);
/// The most lines of a label.
const LINES: usize = 3;

/// Sets the words of a label in lines that a gutter has room for: none may cover a card's words.
fn set(painter: &Painter, words: String, colour: Color32) -> Arc<Galley> {
    let room = GUTTER - AROUND.x - 2.0;
    let mut job = LayoutJob::simple(words, theme::bold(11.0), colour, room);
    job.halign = Align::Center;
    job.wrap.max_rows = LINES;
    painter.layout_job(job)
}

/// The name of the relation; of a ribbon that passes a panel between with the party that it leads to: "rebuts Amnesty".
fn name(shown: &ViewContext<'_>, ribbon: &Ribbon<'_>) -> String {
    let relation = ribbon.link.relation.name();
    match shown.statement(ribbon.link.to).filter(|_| ribbon.passes) {
        Some(answered) => {
            let party = shown.project().party_of(answered);
            format!("{relation} {}", cut(shown.panel_name(party), 16))
        }
        None => relation.to_owned(),
    }
}

/// The nearest place up or down where a label covers no other.
fn free_place(wish: Rect, body: Rect, taken: &[Rect]) -> Rect {
    let down = if wish.center().y > body.center().y { -1.0 } else { 1.0 };
    let step = vec2(0.0, down * (wish.height() + 4.0) / 2.0);
    let wish = inside(wish, body);
    let mut rect = wish;
    for _ in 0..40 {
        if !taken.iter().any(|other| other.expand(2.0).intersects(rect)) {
            return rect;
        }
        rect = rect.translate(step);
    }
    wish
}

/// A label as near as possible to where it should be without being cut off.
fn inside(rect: Rect, body: Rect) -> Rect {
    let down = (body.top() + 4.0 - rect.top()).max(0.0);
    let up = (rect.bottom() - body.bottom() + 4.0).max(0.0);
    rect.translate(vec2(0.0, down - up))
}

fn focus_ring(ui: &Ui, response: &Response, scene: &PanelScene<'_>) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, scene.shown.tokens.accent);
        ui.painter().rect_stroke(
            response.rect.expand(3.0),
            CornerRadius::same(6),
            stroke,
            StrokeKind::Outside,
        );
    }
}

/// The widget of a ribbon, which can be clicked, focused and read out.
fn button(
    ui: &Ui,
    ribbon: &Ribbon<'_>,
    scene: &PanelScene<'_>,
    rect: Rect,
    queue: &mut ActionQueue,
) -> Response {
    let shown = scene.shown;
    let response = ui.interact(rect, Id::unique(("ribbon", ribbon.link.id)), Sense::click());
    let selected = ribbon.weight == LinkWeight::Selected;
    let enabled = ui.is_enabled();
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, spoken(shown, ribbon.link)));
    if response.clicked() || (response.secondary_clicked() && !selected) {
        queue.push(Action::SelectLink(ribbon.link.id));
    }
    response.context_menu(|ui| {
        for command in [Command::Confirm, Command::Reject, Command::Remove] {
            command_menu_item(ui, command, command.spec().name, &shown.commands, queue);
        }
    });
    response.on_hover_ui(|ui| {
        ui.label(spoken(shown, ribbon.link));
        if let Some(why) = &ribbon.link.why {
            ui.label(egui::RichText::new(explain(why)).color(shown.tokens.soft_ink));
        }
        if !ribbon.link.note.is_empty() {
            ui.label(format!("Note: {}", ribbon.link.note));
        }
    })
}

/// The words for screen readers about a link: "Link: Sean Ryan rebuts Kate Allen, suggested".
pub(super) fn spoken(shown: &ViewContext<'_>, link: &Link) -> String {
    let name = |id| shown.statement(id).map_or("a statement", |it| shown.speaker_name(it));
    let status = match link.status {
        ReviewStatus::Suggested => ", suggested",
        ReviewStatus::Confirmed => "",
        ReviewStatus::Rejected => ", rejected",
    };
    format!("Link: {} {} {}{status}", name(link.from), link.relation.name(), name(link.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_cover_each_other() {
        let body = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 800.0));
        let wish = Rect::from_center_size(pos2(50.0, 100.0), vec2(60.0, 16.0));
        let mut taken = Vec::new();
        for _ in 0..12 {
            let rect = free_place(wish, body, &taken);
            assert!(taken.iter().all(|other: &Rect| !other.intersects(rect)));
            taken.push(rect);
        }
    }
}
