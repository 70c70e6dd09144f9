//! The ribbons between cards and the names of their relations.

use std::collections::HashSet;

use egui::accesskit::Role;
use egui::layers::ShapeIdx;
use egui::{Rect, Shape, Ui, pos2, vec2};

use super::emphasis::LinkWeight;
use super::label;
use super::placed::VisibleCard;
use super::plan::PanelItem;
use super::ribbon::RibbonCurve;
use super::scene::PanelScene;
use super::style::RibbonStyle;
use super::view::PanelsView;
use crate::app::action::ActionQueue;
use crate::app::panel_widths::GUTTER;
use model::{Link, LinkId, ReviewStatus, StatementId};

/// More ribbons at once than that are a tangle; those of what is selected come first.
const MOST: usize = 160;
/// Of a card with more links than that, only the ribbons to cards in sight are shown: the beginnings of the others would lie
/// on top of each other.
const HUB: usize = 12;
/// A ribbon is at most this thick.
const THICK: f32 = 26.0;
/// A ribbon that passes a panel between is at most this thick.
const THREAD: f32 = 2.5;

/// A ribbon that is visible.
pub(super) struct Ribbon<'a> {
    pub(super) link: &'a Link,
    pub(super) weight: LinkWeight,
    course: RibbonCurve,
    /// True if both of its ends are in pinned panels.
    pinned: bool,
    /// The middle of its label.
    pub(super) label: egui::Pos2,
    /// True if it passes a panel between: its label then says whom it leads to.
    pub(super) passes: bool,
}

/// Keeps a place below the cards, to be filled once it is known where they are.
pub(super) fn reserve(ui: &Ui) -> [ShapeIdx; 2] {
    [ui.painter().add(Shape::Noop), ui.painter().add(Shape::Noop)]
}

/// Shows the ribbons of the visible cards.
pub(super) fn show(
    ui: &mut Ui,
    scene: &PanelScene<'_>,
    view: &PanelsView,
    visible: &[VisibleCard],
    under: [ShapeIdx; 2],
    queue: &mut ActionQueue,
) {
    let ribbons = collect(scene, view, visible);
    let tokens = scene.shown.tokens;
    // Between pinned panels anywhere; all others only where pinned panels leave room.
    let clips = [scene.free(), scene.body];
    let mut shapes = [Vec::new(), Vec::new()];
    for ribbon in &ribbons {
        let suggested = ribbon.link.status == ReviewStatus::Suggested;
        let style = RibbonStyle::of(tokens, ribbon.link.relation, suggested, ribbon.weight);
        ribbon.course.shapes(style, &mut shapes[usize::from(ribbon.pinned)]);
    }
    for ((at, shapes), clip) in under.into_iter().zip(shapes).zip(clips) {
        ui.painter().with_clip_rect(clip.intersect(ui.clip_rect())).set(at, Shape::Vec(shapes));
    }
    let builder = egui::UiBuilder::new()
        .id_salt("links")
        .max_rect(scene.body)
        .accessibility_role(Role::List)
        .accessibility_label("Links");
    let mut ui = ui.new_child(builder);
    ui.shrink_clip_rect(scene.body);
    let mut taken = Vec::new();
    // The strongest come last, to be drawn above the others, but their labels choose their places first.
    let in_sight = |it: &&Ribbon<'_>| clips[usize::from(it.pinned)].x_range().contains(it.label.x);
    // Where panels pass below pinned ones, a card may be where a gutter was: its words come first.
    let on_a_card = |it: &&Ribbon<'_>| {
        let over = |card: &VisibleCard| card.rect.expand2(vec2(6.0, 0.0)).intersect(scene.clip(card.column));
        visible.iter().any(|card| over(card).contains(it.label))
    };
    for ribbon in ribbons.iter().rev().filter(in_sight).filter(|it| !on_a_card(it)) {
        match ribbon.weight {
            LinkWeight::Aside => {}
            LinkWeight::Usual => label::handle(&mut ui, ribbon, scene, queue),
            LinkWeight::Strong | LinkWeight::Selected => {
                label::show(&mut ui, ribbon, scene, &mut taken, queue);
            }
        }
    }
}

/// The ribbons with at least one visible end, the faintest first.
fn collect<'a>(scene: &PanelScene<'a>, view: &PanelsView, visible: &[VisibleCard]) -> Vec<Ribbon<'a>> {
    let shown = scene.shown;
    let mut seen: HashSet<LinkId> = HashSet::new();
    let mut links: Vec<(LinkWeight, &Link)> = Vec::new();
    for card in visible {
        for id in shown.layout().links(card.id).iter().take(MOST) {
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
    scene: &PanelScene<'a>,
    view: &PanelsView,
    visible: &[VisibleCard],
    weight: LinkWeight,
    link: &'a Link,
) -> Option<Ribbon<'a>> {
    let (from_column, from_rect) = place(scene, view, visible, link.from)?;
    let (to_column, to_rect) = place(scene, view, visible, link.to)?;
    let far = |rect: Rect| rect.bottom() < scene.body.top() || rect.top() > scene.body.bottom();
    let out_of_sight = far(from_rect) || far(to_rect);
    let is_hub = |id| scene.shown.layout().links(id).len() > HUB;
    if out_of_sight && weight < LinkWeight::Selected && (is_hub(link.from) || is_hub(link.to)) {
        return None;
    }
    let stub = weight < LinkWeight::Strong && out_of_sight;
    let (from_y, from_thick) = slot(scene, link.from, link.id, from_rect);
    let (to_y, to_thick) = slot(scene, link.to, link.id, to_rect);
    // Below the cards of a panel between it is a thread, so that these do not look as if they were its ends.
    let passes = from_column.abs_diff(to_column) > 1;
    let thick = from_thick.min(to_thick).min(if passes { THREAD } else { THICK });
    let half = GUTTER * 0.5;
    let (mut course, x) = match from_column.cmp(&to_column) {
        std::cmp::Ordering::Equal => {
            let x = from_rect.right();
            (RibbonCurve::bracket(pos2(x, from_y), pos2(x, to_y), half, thick), x + half)
        }
        std::cmp::Ordering::Greater => {
            let (from, to) = (pos2(from_rect.left(), from_y), pos2(to_rect.right(), to_y));
            (RibbonCurve::across(from, to, thick), from.x - half)
        }
        std::cmp::Ordering::Less => {
            let (from, to) = (pos2(from_rect.right(), from_y), pos2(to_rect.left(), to_y));
            (RibbonCurve::across(from, to, thick), from.x + half)
        }
    };
    // A name that would be out of sight goes to the other end.
    let x = if from_column == to_column || scene.sight.x_range().contains(x) {
        x
    } else {
        let (before, behind) = (to_rect.left() - half, to_rect.right() + half);
        if from_column < to_column { before } else { behind }
    };
    let mut y = if from_column == to_column { course.at(0.5).y } else { course.y_at(x) };
    if stub {
        // The other end is out of sight: only a beginning, towards where it is.
        let (near, other) =
            if far(from_rect) { (course.at(1.0), from_rect) } else { (course.at(0.0), to_rect) };
        y = near.y + 16.0 * (other.center().y - near.y).signum();
        course = RibbonCurve::across(near, pos2(x, y), 2.0);
    }
    let y = y.clamp(scene.body.top() + 14.0, (scene.body.bottom() - 14.0).max(scene.body.top() + 14.0));
    let pinned = scene.geometry.is_pinned(from_column) && scene.geometry.is_pinned(to_column);
    Some(Ribbon { link, weight, course, pinned, label: pos2(x, y), passes })
}

/// The column of a card and where it is; for one out of sight, where it would be, not too far off.
fn place(
    scene: &PanelScene<'_>,
    view: &PanelsView,
    visible: &[VisibleCard],
    id: StatementId,
) -> Option<(usize, Rect)> {
    if let Some(card) = visible.iter().find(|card| card.id == id) {
        return Some((card.column, card.rect));
    }
    let (column, at) = view.rows.plan.place(PanelItem::Card(id))?;
    let (place, height) = view.rows.place(column, at)?;
    let body = scene.body;
    let top = (place - view.scroll.of(column)).clamp(-700.0, f64::from(body.height()) + 700.0) as f32;
    let rect = Rect::from_x_y_ranges(scene.columns(column), body.top() + top..=body.top() + top + height);
    Some((column, rect))
}

/// Returns the end of a link at the edge of a card, and its greatest thickness there: each has its own stretch.
fn slot(scene: &PanelScene<'_>, card: StatementId, link: LinkId, rect: Rect) -> (f32, f32) {
    let links = scene.shown.layout().links(card);
    let at = links.iter().take(MOST).position(|id| *id == link).unwrap_or_default();
    let room = (rect.height() - 16.0).max(8.0);
    let share = (room / links.len().clamp(1, MOST) as f32).min(THICK + 6.0);
    (rect.top() + 8.0 + share * (at as f32 + 0.5), (share - 2.0).clamp(1.5, THICK))
}
