//! The ribbons between cards and the names of their relations.

use std::collections::HashSet;

use egui::accesskit::Role;
use egui::{
    Align2, CornerRadius, Id, Rangef, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::column::Visible;
use super::emphasis::Weight;
use super::ribbon::{self, Course, Style};
use super::{PanelsView, Scene};
use crate::app::action::{Action, Queue};
use crate::app::command::Command;
use crate::app::shown::Shown;
use crate::app::theme;
use crate::app::widgets::command_menu_item;
use crate::extract::explain;
use crate::model::{Link, LinkId, StatementId, Status};

/// More ribbons at once than that are a tangle; those of what is selected come first.
const MOST: usize = 160;
/// A ribbon is at most this thick.
const THICK: f32 = 26.0;

/// A ribbon that is visible.
struct Ribbon<'a> {
    link: &'a Link,
    weight: Weight,
    course: Course,
    /// The middle of its label.
    label: egui::Pos2,
}

/// Keeps a place below the cards, to be filled once it is known where they are.
pub(super) fn reserve(ui: &Ui) -> egui::layers::ShapeIdx {
    ui.painter().add(Shape::Noop)
}

/// Shows the ribbons of the visible cards.
pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    view: &PanelsView,
    visible: &[Visible],
    under: egui::layers::ShapeIdx,
    queue: &mut Queue,
) {
    let ribbons = collect(scene, view, visible);
    let tokens = scene.shown.tokens;
    let mut shapes = Vec::new();
    for ribbon in &ribbons {
        let suggested = ribbon.link.status == Status::Suggested;
        ribbon.course.shapes(Style::of(tokens, ribbon.link.relation, suggested, ribbon.weight), &mut shapes);
    }
    ui.painter().with_clip_rect(scene.body.intersect(ui.clip_rect())).set(under, Shape::Vec(shapes));
    let builder = egui::UiBuilder::new()
        .id_salt("links")
        .max_rect(scene.body)
        .accessibility_role(Role::List)
        .accessibility_label("Links");
    let mut ui = ui.new_child(builder);
    ui.shrink_clip_rect(scene.body);
    let mut taken = Vec::new();
    // The strongest come last, to be drawn above the others, but their labels choose their places first.
    for ribbon in ribbons.iter().rev() {
        match ribbon.weight {
            Weight::Aside => {}
            Weight::Usual => handle(&mut ui, ribbon, scene, queue),
            Weight::Strong | Weight::Selected => label(&mut ui, ribbon, scene, &mut taken, queue),
        }
    }
}

/// The ribbons with at least one visible end, the faintest first.
fn collect<'a>(scene: &Scene<'a>, view: &PanelsView, visible: &[Visible]) -> Vec<Ribbon<'a>> {
    let shown = scene.shown;
    let mut seen: HashSet<LinkId> = HashSet::new();
    let mut links: Vec<(Weight, &Link)> = Vec::new();
    for card in visible {
        for id in shown.index().links.get(&card.id).map_or(&[][..], Vec::as_slice).iter().take(MOST) {
            if seen.insert(*id) {
                links.extend(shown.project().links.get(id).map(|link| (scene.emphasis.of(*id), link)));
            }
        }
    }
    links.sort_by_key(|(weight, link)| (*weight, link.id));
    let first = links.len().saturating_sub(MOST);
    links[first..].iter().filter_map(|(weight, link)| ribbon(scene, view, visible, *weight, link)).collect()
}

fn ribbon<'a>(
    scene: &Scene<'a>,
    view: &PanelsView,
    visible: &[Visible],
    weight: Weight,
    link: &'a Link,
) -> Option<Ribbon<'a>> {
    let (from_column, from_rect) = place(scene, view, visible, link.from)?;
    let (to_column, to_rect) = place(scene, view, visible, link.to)?;
    let far = |rect: Rect| rect.bottom() < scene.body.top() || rect.top() > scene.body.bottom();
    let stub = weight < Weight::Strong && (far(from_rect) || far(to_rect));
    let (from_y, from_thick) = slot(scene, link.from, link.id, from_rect);
    let (to_y, to_thick) = slot(scene, link.to, link.id, to_rect);
    let thick = from_thick.min(to_thick);
    let gutter = |at: usize| {
        let range = scene.geometry.gutter(at);
        Rangef::new(range.min + scene.area.left(), range.max + scene.area.left())
    };
    let (mut course, x) = match from_column.cmp(&to_column) {
        std::cmp::Ordering::Equal => {
            let gutter = gutter(from_column);
            let x = from_rect.right();
            (Course::bracket(pos2(x, from_y), pos2(x, to_y), gutter.span() * 0.5, thick), gutter.center())
        }
        std::cmp::Ordering::Greater => {
            let (from, to) = (pos2(from_rect.left(), from_y), pos2(to_rect.right(), to_y));
            (Course::across(from, to, thick), gutter(from_column - 1).center())
        }
        std::cmp::Ordering::Less => {
            let (from, to) = (pos2(from_rect.right(), from_y), pos2(to_rect.left(), to_y));
            (Course::across(from, to, thick), gutter(from_column).center())
        }
    };
    let mut y = if from_column == to_column { course.at(0.5).y } else { course.y_at(x) };
    if stub {
        // The other end is out of sight: only a beginning, towards where it is.
        let (near, other) =
            if far(from_rect) { (course.at(1.0), from_rect) } else { (course.at(0.0), to_rect) };
        y = near.y + 16.0 * (other.center().y - near.y).signum();
        course = Course::across(near, pos2(x, y), 2.0);
    }
    let y = y.clamp(scene.body.top() + 14.0, (scene.body.bottom() - 14.0).max(scene.body.top() + 14.0));
    Some(Ribbon { link, weight, course, label: pos2(x, y) })
}

/// The column of a card and where it is; for one out of sight, where it would be, not too far off.
fn place(
    scene: &Scene<'_>,
    view: &PanelsView,
    visible: &[Visible],
    id: StatementId,
) -> Option<(usize, Rect)> {
    if let Some(card) = visible.iter().find(|card| card.id == id) {
        return Some((card.column, card.rect));
    }
    let (column, row) = scene.shown.index().card.get(&id).copied()?;
    let (place, height) = view.heights.place(scene.shown.index(), column, row)?;
    let body = scene.body;
    let top = (place - view.scroll.of(column)).clamp(-700.0, f64::from(body.height()) + 700.0) as f32;
    let rect = Rect::from_x_y_ranges(scene.columns(column), body.top() + top..=body.top() + top + height);
    Some((column, rect))
}

/// Where a link ends at the edge of a card, and how thick it may be there: each has its own stretch.
fn slot(scene: &Scene<'_>, card: StatementId, link: LinkId, rect: Rect) -> (f32, f32) {
    let links = scene.shown.index().links.get(&card).map_or(&[][..], Vec::as_slice);
    let at = links.iter().take(MOST).position(|id| *id == link).unwrap_or_default();
    let room = (rect.height() - 16.0).max(8.0);
    let share = (room / links.len().clamp(1, MOST) as f32).min(THICK + 6.0);
    (rect.top() + 8.0 + share * (at as f32 + 0.5), (share - 2.0).clamp(1.5, THICK))
}

/// A dot in the gutter, to choose the link with.
fn handle(ui: &mut Ui, ribbon: &Ribbon<'_>, scene: &Scene<'_>, queue: &mut Queue) {
    let rect = Rect::from_center_size(ribbon.label, Vec2::splat(16.0));
    let response = button(ui, ribbon, scene, rect, queue);
    let colour = ribbon::colour(scene.shown.tokens, ribbon.link.relation);
    let awake = response.hovered() || response.has_focus();
    let radius = if awake { 5.0 } else { 3.5 };
    ui.painter().circle_filled(ribbon.label, radius, scene.shown.tokens.ground);
    if ribbon.link.status == Status::Suggested && !awake {
        ui.painter().circle_stroke(ribbon.label, radius, Stroke::new(1.3, colour));
    } else {
        ui.painter().circle_filled(ribbon.label, radius, colour);
    }
    focus_ring(ui, &response, scene);
}

/// The name of the relation in the gutter.
fn label(ui: &mut Ui, ribbon: &Ribbon<'_>, scene: &Scene<'_>, taken: &mut Vec<Rect>, queue: &mut Queue) {
    let tokens = scene.shown.tokens;
    let colour = ribbon::colour(tokens, ribbon.link.relation);
    let name = ribbon.link.relation.name().to_owned();
    let galley = ui.painter().layout_no_wrap(name, theme::bold(11.0), colour);
    let upright = !scene.geometry.is_roomy();
    let flat = galley.size() + vec2(8.0, 3.0);
    let size = if upright { vec2(flat.y, flat.x) } else { flat };
    let rect = free_place(Rect::from_center_size(ribbon.label, size), scene.body, taken);
    taken.push(rect);
    let response = button(ui, ribbon, scene, rect, queue);
    let fill = if response.hovered() { tokens.hover } else { tokens.paper };
    let selected = ribbon.weight == Weight::Selected;
    let border = match (selected, ribbon.link.status) {
        (true, _) => Stroke::new(2.0, tokens.ink),
        (false, _) => Stroke::new(1.0, tokens.tint(colour, 0.5)),
    };
    ui.painter().rect(rect, CornerRadius::same(5), fill, border, StrokeKind::Outside);
    if upright {
        let at = pos2(rect.center().x + galley.size().y / 2.0, rect.center().y - galley.size().x / 2.0);
        let mut text = egui::epaint::TextShape::new(at, galley, colour);
        text.angle = std::f32::consts::FRAC_PI_2;
        ui.painter().add(text);
    } else {
        let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
        ui.painter().galley(at.min, galley, colour);
    }
    focus_ring(ui, &response, scene);
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

fn focus_ring(ui: &Ui, response: &Response, scene: &Scene<'_>) {
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

/// What of a ribbon can be clicked, focused and read out.
fn button(ui: &Ui, ribbon: &Ribbon<'_>, scene: &Scene<'_>, rect: Rect, queue: &mut Queue) -> Response {
    let shown = scene.shown;
    let response = ui.interact(rect, Id::unique(("ribbon", ribbon.link.id)), Sense::click());
    let selected = ribbon.weight == Weight::Selected;
    let enabled = ui.is_enabled();
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, spoken(shown, ribbon.link)));
    if response.clicked() || (response.secondary_clicked() && !selected) {
        queue.push(Action::SelectLink(ribbon.link.id));
    }
    response.context_menu(|ui| {
        for command in [Command::Confirm, Command::Reject, Command::Remove] {
            command_menu_item(ui, command, command.spec().name, &shown.situation, queue);
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

/// What a screen reader is told of a link: "Link: Sean Ryan rebuts Kate Allen, suggested".
pub(super) fn spoken(shown: &Shown<'_>, link: &Link) -> String {
    let name = |id| shown.statement(id).map_or("a statement", |it| shown.speaker_name(it));
    let status = match link.status {
        Status::Suggested => ", suggested",
        Status::Confirmed => "",
        Status::Rejected => ", rejected",
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
