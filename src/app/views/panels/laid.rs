//! What is visible, laid out: heights that were estimates are corrected, and nothing moves under a reader's eyes.

use std::collections::HashMap;

use egui::{Rect, Ui, pos2, vec2};

use super::card::{Card, Extent};
use super::held;
use super::hole::{self, Hole};
use super::ids::card_id;
use super::plan::Item;
use super::reference::Reference;
use super::rows::FOLDED;
use super::scene::Scene;
use super::view::PanelsView;
use model::StatementId;
use settings::Alignment;

/// So many times heights may move others into sight before that is left to the next frame.
const TRIES: usize = 6;

/// An item that is laid out and has its place.
pub(super) struct Placed {
    pub(super) item: Item,
    pub(super) column: usize,
    /// Its place in the panel.
    pub(super) at: usize,
    pub(super) rect: Rect,
    pub(super) drawn: Drawn,
}

/// A card that is visible.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visible {
    pub(super) id: StatementId,
    pub(super) column: usize,
    pub(super) rect: Rect,
}

/// How an item looks.
pub(super) enum Drawn {
    /// A card.
    Card(Card),
    /// A hole.
    Hole(Hole),
    /// A reference.
    Reference(Reference),
    /// A sign that stands for it in a folded panel.
    Sign,
}

/// Lays out what is visible, in the order in which it is read.
pub(super) fn lay_out(ui: &Ui, scene: &Scene<'_>, view: &mut PanelsView) -> Vec<Placed> {
    let mut drawn: HashMap<Item, Drawn> = HashMap::new();
    view.level.go_on(ui, scene.shown, &view.rows, &mut view.scroll);
    for _ in 0..TRIES {
        let anchors = anchors(scene, view);
        if !measure(ui, scene, view, &mut drawn) {
            break;
        }
        keep(scene, view, &anchors);
        view.level.go_on(ui, scene.shown, &view.rows, &mut view.scroll);
    }
    let mut placed = Vec::new();
    for column in visible_columns(ui, scene) {
        for (at, item, rect) in visible_items(scene, view, column) {
            if let Some(drawn) = drawn.remove(&item) {
                placed.push(Placed { item, column, at, rect, drawn });
            }
        }
    }
    let layout = scene.shown.layout();
    placed.sort_by_key(|it| {
        let place = layout.place(it.item.read_at());
        // A hole after the statement that it belongs to, whichever panel that is in.
        let hole = matches!(it.item, Item::Hole { .. });
        (view.rows.plan.row_of(it.column, it.at), place, hole, it.column, it.at)
    });
    placed
}

/// The columns that are in sight, as far as they scroll sideways.
fn visible_columns(ui: &Ui, scene: &Scene<'_>) -> impl Iterator<Item = usize> + use<> {
    let sight = ui.clip_rect().x_range();
    let columns: Vec<usize> = (0..scene.shown.layout().laid.columns.len())
        .filter(|at| {
            let range = scene.columns(*at);
            range.max >= sight.min && range.min <= sight.max
        })
        .collect();
    columns.into_iter()
}

/// The items of a column that are in sight.
fn visible_items(scene: &Scene<'_>, view: &PanelsView, column: usize) -> Vec<(usize, Item, Rect)> {
    let (rows, scroll) = (&view.rows, view.scroll.of(column));
    let span = scene.columns(column);
    let place = |at: usize, below: f64, height: f32| {
        let min = pos2(span.min, scene.body.top() + below as f32);
        Some((at, rows.plan.item(column, at)?, Rect::from_min_size(min, vec2(span.span(), height))))
    };
    let held = held::held(scene, view, column);
    let first = rows.find(column, scroll).max(held.map_or(0, |held| held.at + 1));
    let others = (first..rows.len(column)).map_while(|at| {
        let (top, height) = rows.place(column, at)?;
        let below = top - scroll;
        if below >= f64::from(scene.body.height()) { None } else { place(at, below, height) }
    });
    held.and_then(|held| place(held.at, held.below, held.height)).into_iter().chain(others).collect()
}

/// Lays out what is visible and was not yet, and corrects its heights. Gives whether any was another one.
fn measure(ui: &Ui, scene: &Scene<'_>, view: &mut PanelsView, drawn: &mut HashMap<Item, Drawn>) -> bool {
    let mut changed = false;
    for column in visible_columns(ui, scene) {
        if let Some(held) = held::held(scene, view, column) {
            changed |= measure_at(ui, scene, view, drawn, (column, held.at));
        }
        let mut at = view.rows.find(column, view.scroll.of(column));
        while let Some((top, _)) = view.rows.place(column, at) {
            if top - view.scroll.of(column) >= f64::from(scene.body.height()) {
                break;
            }
            changed |= measure_at(ui, scene, view, drawn, (column, at));
            at += 1;
        }
    }
    changed
}

/// Lays out one item, where that was not done yet. Gives whether its height was another one.
fn measure_at(
    ui: &Ui,
    scene: &Scene<'_>,
    view: &mut PanelsView,
    drawn: &mut HashMap<Item, Drawn>,
    (column, at): (usize, usize),
) -> bool {
    let item = view.rows.plan.item(column, at).filter(|item| !drawn.contains_key(item));
    let Some(item) = item else { return false };
    let Some((it, height)) = draw(ui, scene, column, item) else { return false };
    drawn.insert(item, it);
    view.rows.measure((column, at), item, height).0.abs() > 0.01
}

/// Corrects the height of one item, wherever it is.
pub(super) fn measure_one(ui: &Ui, scene: &Scene<'_>, view: &mut PanelsView, item: Item) {
    let Some((column, at)) = view.rows.plan.place(item) else { return };
    if let Some((_, height)) = draw(ui, scene, column, item) {
        view.rows.measure((column, at), item, height);
    }
}

fn draw(ui: &Ui, scene: &Scene<'_>, column: usize, item: Item) -> Option<(Drawn, f32)> {
    if scene.geometry.is_folded(column) {
        return Some((Drawn::Sign, FOLDED));
    }
    match item {
        Item::Card(id) => {
            let statement = scene.shown.statement(id)?;
            let echo = scene.emphasis.shared_content(id);
            let whole = scene.shown.selection.has(id);
            // Hovered as of the last frame: the buttons of a suggestion take room from the speaker's name.
            let hovered = ui.ctx().read_response(card_id(id)).is_some_and(|it| it.contains_pointer());
            let extent = Extent { width: scene.columns(column).span(), whole, buttons: hovered };
            let card = Card::new(ui.painter(), scene.shown, statement, echo, extent);
            let height = card.size.y;
            Some((Drawn::Card(card), height))
        }
        Item::Hole { claim, party } => {
            let due = hole::due(scene.shown, claim, party)?;
            let claim = scene.shown.statement(claim)?;
            let hole = Hole::new(ui.painter(), scene.shown, &due, claim, scene.columns(column).span());
            let height = hole.height;
            Some((Drawn::Hole(hole), height))
        }
        Item::Reference { statement, .. } => {
            let statement = scene.shown.statement(statement)?;
            let width = scene.columns(column).span();
            let reference = Reference::new(ui.painter(), scene.shown, statement, width);
            let height = reference.height;
            Some((Drawn::Reference(reference), height))
        }
    }
}

/// An item, and how far below the upper edge it is to stay.
struct Anchor {
    column: usize,
    at: usize,
    below: f64,
}

/// What is to stay where it is: in order an item of each column, in exchanges one for all.
fn anchors(scene: &Scene<'_>, view: &PanelsView) -> Vec<Anchor> {
    let count = view.rows.plan.columns.len();
    let selected = scene.shown.selection.statement().map(Item::Card);
    let own = selected.and_then(|item| view.rows.plan.place(item));
    let room = f64::from(scene.body.height());
    let in_sight = |anchor: &Anchor| anchor.below > -1.0 && anchor.below < room;
    let chosen = own.and_then(|(column, at)| anchor(view, column, at)).filter(in_sight);
    let mut anchors: Vec<Anchor> = (0..count)
        .filter_map(|column| first(view, column, own.filter(|own| own.0 == column), room))
        .collect();
    if scene.shown.arrangement.alignment == Alignment::Exchanges {
        anchors.retain(|anchor| anchor.below < room);
        anchors.sort_by(|a, b| a.below.total_cmp(&b.below));
        return chosen.into_iter().chain(anchors).take(1).collect();
    }
    anchors
}

/// The item at the top of a column that stays: the selected one where it is in sight; otherwise the first, or the one
/// behind it where the height of that is only estimated, and it may grow upwards.
fn first(view: &PanelsView, column: usize, own: Option<(usize, usize)>, room: f64) -> Option<Anchor> {
    let in_sight = |anchor: &Anchor| anchor.below > -1.0 && anchor.below < room;
    if let Some(own) = own.and_then(|(column, at)| anchor(view, column, at)).filter(in_sight) {
        return Some(own);
    }
    let at = view.rows.find(column, view.scroll.of(column));
    let first = anchor(view, column, at)?;
    let item = view.rows.plan.item(column, at)?;
    if first.below < 0.0 && !view.rows.is_measured(item) {
        return anchor(view, column, at + 1).or(Some(first));
    }
    Some(first)
}

fn anchor(view: &PanelsView, column: usize, at: usize) -> Option<Anchor> {
    let (top, _) = view.rows.place(column, at)?;
    Some(Anchor { column, at, below: top - view.scroll.of(column) })
}

/// Brings back where it was what heights above it have moved.
fn keep(scene: &Scene<'_>, view: &mut PanelsView, anchors: &[Anchor]) {
    for it in anchors {
        let moved = anchor(view, it.column, it.at).map_or(0.0, |now| now.below - it.below);
        match scene.shown.arrangement.alignment {
            Alignment::InOrder => view.scroll.correct(it.column, moved),
            Alignment::Exchanges => view.scroll.correct_all(moved),
        }
    }
}
