//! The picture of a network: nodes that the mouse or the arrow keys move, and lines as wide as their ties.

use std::collections::HashMap;

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, EventFilter, FontId, Id, Key, Modifiers, Pos2, Rect, Response,
    Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::NetworksView;
use crate::app::jobs::PlacedNetwork;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use ::export::{Network, NetworkNode, NodeOf, NodeShape};
use analysis::{Actor, Concept, spread};
use model::{PartyId, counted};

/// The radius of a node with hardly any weight, and what most weight adds, in points.
const SMALL: f32 = 8.0;
const LARGE: f32 = 10.0;
/// The room that a node and its name take at least, and the most letters of the name.
const NODE: Vec2 = vec2(60.0, 46.0);
const LETTERS: usize = 26;
/// The way of a node for one press of an arrow key, in points.
const STEP: f32 = 14.0;
/// The way by which a line of an answer lies beside the straight one, in points.
const ASIDE: f32 = 4.0;
/// Ties with numbers beside them are no more than these, or nobody can read them.
const NUMBERED: usize = 30;

/// The places of the nodes with room for their names, for one network and one size of the picture.
#[derive(Default)]
pub(super) struct Spread {
    of: Option<(String, usize, [u32; 2])>,
    places: Vec<[f32; 2]>,
}

/// Shows the picture in an area.
pub(super) fn show(
    ui: &Ui,
    shown: &ViewContext<'_>,
    view: &mut NetworksView,
    placed: &PlacedNetwork,
    area: Rect,
) {
    let tokens = shown.tokens;
    ui.painter().rect(
        area,
        CornerRadius::same(theme::RADIUS),
        tokens.card,
        Stroke::new(1.0, tokens.line),
        StrokeKind::Inside,
    );
    let inner = area.shrink2(vec2(14.0, 12.0));
    let points = points(ui, view, placed, inner);
    let seats: HashMap<usize, usize> = placed.layout.nodes.iter().copied().zip(0..).collect();
    ties(ui, shown, view, placed, &points, &seats);
    view.focused = None;
    for (seat, at) in placed.layout.nodes.iter().enumerate() {
        let (Some(node), Some(middle)) = (placed.network.nodes.get(*at), points.get(seat)) else { continue };
        let size = placed.layout.sizes.get(seat).copied().unwrap_or_default();
        let name = placed.network.name.clone();
        let radius = SMALL + LARGE * size;
        let response = self::node(ui, shown, view, (&placed.network, *at, node), (*middle, radius));
        if response.clicked() {
            view.chosen = if view.chosen == Some(node.of) { None } else { Some(node.of) };
        }
        if let Some(way) = moved(ui, view, &response).filter(|way| *way != Vec2::ZERO) {
            let to = (*middle + way).clamp(inner.min, inner.max);
            let part = |at: f32, from: f32, length: f32| ((at - from) / length.max(1.0)).clamp(0.0, 1.0);
            let place = [part(to.x, inner.left(), inner.width()), part(to.y, inner.top(), inner.height())];
            view.moved.insert((name, node.of), place);
        }
    }
}

/// The middle of each node.
fn points(ui: &Ui, view: &mut NetworksView, placed: &PlacedNetwork, inner: Rect) -> Vec<Pos2> {
    let network = &placed.network;
    let of = (network.name.clone(), network.nodes.len(), [inner.width() as u32, inner.height() as u32]);
    if view.spread.of.as_ref() != Some(&of) {
        let area = [inner.width().max(1.0), inner.height().max(1.0)];
        let scaled = |place: &[f32; 2]| [place[0] * area[0], place[1] * area[1]];
        let mut places: Vec<[f32; 2]> = placed.layout.places.iter().map(scaled).collect();
        let wide = |at: &usize| {
            let words = network.nodes.get(*at).map(|node| cut(&node.label, LETTERS)).unwrap_or_default();
            let galley = ui.painter().layout_no_wrap(words, font(), Color32::PLACEHOLDER);
            [galley.size().x.max(NODE.x) + 8.0, NODE.y]
        };
        let sizes: Vec<[f32; 2]> = placed.layout.nodes.iter().map(wide).collect();
        spread(&mut places, &sizes, area);
        let places = places.into_iter().map(|[x, y]| [x / area[0], y / area[1]]).collect();
        view.spread = Spread { of: Some(of), places };
    }
    let place = |(seat, at): (usize, &usize)| {
        let node = network.nodes.get(*at)?;
        let moved = view.moved.get(&(network.name.clone(), node.of));
        let [x, y] = moved.or(view.spread.places.get(seat)).copied()?;
        Some(pos2(inner.left() + x * inner.width(), inner.top() + y * inner.height()))
    };
    placed.layout.nodes.iter().enumerate().map(|it| place(it).unwrap_or(inner.center())).collect()
}

fn font() -> FontId {
    theme::sans(theme::META)
}

/// Draws the ties. Those of the node that is chosen stand out.
fn ties(
    ui: &Ui,
    shown: &ViewContext<'_>,
    view: &NetworksView,
    placed: &PlacedNetwork,
    points: &[Pos2],
    seats: &HashMap<usize, usize>,
) {
    let (network, tokens) = (&placed.network, shown.tokens);
    let largest = network.ties.iter().map(|tie| tie.weight().abs()).fold(0.0, f64::max);
    let directed = network.shape == NodeShape::Directed;
    let mut numbers = Vec::new();
    for tie in &network.ties {
        let ends = seats.get(&tie.from).zip(seats.get(&tie.to)).filter(|(from, to)| from != to);
        let ends = ends.and_then(|(from, to)| points.get(*from).copied().zip(points.get(*to).copied()));
        let Some((from, to)) = ends else { continue };
        // The two directions of a pair lie side by side.
        let aside = if directed { (to - from).normalized().rot90() * ASIDE } else { Vec2::ZERO };
        let (from, to) = (from + aside, to + aside);
        let is_end = |at: usize| network.nodes.get(at).is_some_and(|node| Some(node.of) == view.chosen);
        let stands_out = is_end(tie.from) || is_end(tie.to);
        let part = if largest > 0.0 { (tie.weight().abs() / largest) as f32 } else { 0.0 };
        let colour = match view.chosen {
            Some(_) if stands_out => tokens.accent,
            Some(_) => tokens.line,
            None => tokens.edge,
        };
        let stroke = Stroke::new(1.0 + 4.0 * part, colour);
        if tie.weight() < 0.0 {
            ui.painter().extend(Shape::dashed_line(&[from, to], stroke, 6.0, 4.0));
        } else {
            ui.painter().line_segment([from, to], stroke);
        }
        if directed {
            arrow(ui, from, to, colour);
        }
        if view.chosen.is_none() || stands_out {
            numbers.push((from.lerp(to, if directed { 0.36 } else { 0.5 }), tie.weight()));
        }
    }
    if numbers.len() <= NUMBERED {
        for (at, weight) in numbers {
            let galley = ui.painter().layout_no_wrap(weight.to_string(), font(), tokens.soft_ink);
            let rect = Rect::from_center_size(at, galley.size() + vec2(4.0, 0.0));
            ui.painter().rect_filled(rect, CornerRadius::same(2), tokens.card);
            ui.painter().galley(rect.min + vec2(2.0, 0.0), galley, tokens.soft_ink);
        }
    }
}

/// The head of an arrow, before the node that it points to.
fn arrow(ui: &Ui, from: Pos2, to: Pos2, colour: Color32) {
    let way = to - from;
    if way.length() < 44.0 {
        return;
    }
    let unit = way.normalized();
    let tip = to - unit * (SMALL + LARGE + 4.0);
    for side in [-1.0, 1.0] {
        ui.painter()
            .line_segment([tip, tip - unit * 8.0 + unit.rot90() * 4.5 * side], Stroke::new(2.0, colour));
    }
}

/// A node: a disc with its letters for somebody, a square for a tag or a claim.
fn node(
    ui: &Ui,
    shown: &ViewContext<'_>,
    view: &mut NetworksView,
    (network, at, node): (&Network, usize, &NetworkNode),
    (middle, radius): (Pos2, f32),
) -> Response {
    let tokens = shown.tokens;
    let rect = Rect::from_center_size(middle, Vec2::splat(2.0 * radius));
    let id = Id::unique(("network node", &network.name, &node.id));
    let response = ui.interact(rect.expand(3.0), id, Sense::click_and_drag());
    let chosen = view.chosen == Some(node.of);
    let ties = network.ties.iter().filter(|tie| tie.from == at || tie.to == at);
    let (number, weight) = ties.fold((0, 0.0), |(number, sum), tie| (number + 1, sum + tie.weight().abs()));
    let spoken =
        format!("{}, {}: {}, weight {weight}", node.label, node.kind, counted(number, "tie", "ties"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    let party = party_of(shown, node.of);
    let colour = if party.is_some() { shown.party_colour(party) } else { tokens.soft_ink };
    let ring = Stroke::new(2.5, tokens.accent);
    let stroke = if response.has_focus() || chosen { ring } else { Stroke::new(1.0, tokens.card) };
    if matches!(node.of, NodeOf::Actor(_)) {
        ui.painter().circle(middle, radius, colour, stroke);
        if party.is_some() {
            let letters = shown.party_letters(party).to_string();
            ui.painter().text(
                middle,
                Align2::CENTER_CENTER,
                letters,
                theme::bold(radius.min(12.0)),
                tokens.card,
            );
        }
    } else {
        ui.painter().rect(rect, CornerRadius::same(3), colour, stroke, StrokeKind::Outside);
    }
    let name = ui.painter().layout_no_wrap(cut(&node.label, LETTERS), font(), tokens.ink);
    let below = pos2(middle.x - name.size().x / 2.0, rect.bottom() + 3.0);
    let ground = Rect::from_min_size(below, name.size()).expand2(vec2(2.0, 0.0));
    ui.painter().rect_filled(ground, CornerRadius::same(2), tokens.card);
    ui.painter().galley(below, name, tokens.ink);
    if response.has_focus() {
        view.focused = Some(id);
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let tip = if node.words.is_empty() { spoken } else { format!("{spoken}\n{}", cut(&node.words, 160)) };
    response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text(format!("{tip}\nDrag it, or move it with the arrow keys"))
}

/// The way by which the mouse or an arrow key moves a node.
fn moved(ui: &Ui, view: &NetworksView, response: &Response) -> Option<Vec2> {
    if response.dragged() {
        return Some(response.drag_delta());
    }
    if view.focused != Some(response.id) {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let keys = [
        (Key::ArrowLeft, vec2(-STEP, 0.0)),
        (Key::ArrowRight, vec2(STEP, 0.0)),
        (Key::ArrowUp, vec2(0.0, -STEP)),
        (Key::ArrowDown, vec2(0.0, STEP)),
    ];
    keys.into_iter().find(|(key, _)| pressed(*key)).map(|(_, way)| way)
}

/// The party of a node, whose colour and letters it has.
pub(super) fn party_of(shown: &ViewContext<'_>, of: NodeOf) -> Option<PartyId> {
    let project = shown.project();
    let party = match of {
        NodeOf::Actor(Actor::Party(id)) => Some(id),
        NodeOf::Actor(Actor::Speaker(id)) => project.speakers.get(&id)?.party,
        NodeOf::Concept(Concept::Claim(id)) => project.party_of(project.statements.get(&id)?),
        NodeOf::Concept(Concept::Tag(_)) => None,
    };
    party.filter(|id| project.party(*id).is_some_and(|party| !party.waiting))
}
