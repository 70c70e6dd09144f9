//! The visible items, laid out: estimated heights are corrected, and nothing moves under a reader's eyes.

use std::collections::HashMap;

use egui::{Rect, Ui, pos2, vec2};

use super::card::{Card, CardExtent};
use super::ids::card_id;
use super::missing_reply::{self, MissingReply};
use super::plan::PanelItem;
use super::reference::AnswerReference;
use super::rows::FOLDED;
use super::scene::PanelScene;
use super::sticky;
use super::view::PanelsView;
use model::StatementId;
use settings::Alignment;

/// So many times heights may move others into sight before that is left to the next frame.
const TRIES: usize = 6;

/// An item that is laid out and has its place.
pub(super) struct PlacedItem {
    pub(super) item: PanelItem,
    pub(super) column: usize,
    /// Its place in the panel.
    pub(super) at: usize,
    pub(super) rect: Rect,
    pub(super) drawn: DrawnItem,
}

/// A card that is visible.
#[derive(Debug, Clone, Copy)]
pub(super) struct VisibleCard {
    pub(super) id: StatementId,
    pub(super) column: usize,
    pub(super) rect: Rect,
}

/// The looks of an item.
pub(super) enum DrawnItem {
    /// A card.
    Card(Card),
    /// A missing reply.
    MissingReply(MissingReply),
    /// A reference.
    Reference(AnswerReference),
    /// A sign that represents it in a folded panel.
    Sign,
}

/// Lays out what is visible, in the order in which it is read.
pub(super) fn lay_out(ui: &Ui, scene: &PanelScene<'_>, view: &mut PanelsView) -> Vec<PlacedItem> {
    let mut drawn: HashMap<PanelItem, DrawnItem> = HashMap::new();
    view.level.animate(ui, scene.shown, &view.rows, &mut view.scroll);
    for _ in 0..TRIES {
        let anchors = anchors(scene, view);
        if !measure(ui, scene, view, &mut drawn) {
            break;
        }
        keep(scene, view, &anchors);
        view.level.animate(ui, scene.shown, &view.rows, &mut view.scroll);
    }
    let mut placed = Vec::new();
    for column in visible_columns(ui, scene) {
        for (at, item, rect) in visible_items(scene, view, column) {
            if let Some(drawn) = drawn.remove(&item) {
                placed.push(PlacedItem { item, column, at, rect, drawn });
            }
        }
    }
    let layout = scene.shown.layout();
    placed.sort_by_key(|it| {
        let place = layout.place(it.item.read_at());
        // A missing reply after the statement that it belongs to, whichever panel that is in.
        let missing_reply = matches!(it.item, PanelItem::MissingReply { .. });
        (view.rows.plan.row_of(it.column, it.at), place, missing_reply, it.column, it.at)
    });
    placed
}

/// The columns that are in sight, as far as they scroll sideways.
fn visible_columns(ui: &Ui, scene: &PanelScene<'_>) -> impl Iterator<Item = usize> + use<> {
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
fn visible_items(scene: &PanelScene<'_>, view: &PanelsView, column: usize) -> Vec<(usize, PanelItem, Rect)> {
    let (rows, scroll) = (&view.rows, view.scroll.of(column));
    let span = scene.columns(column);
    let place = |at: usize, below: f64, height: f32| {
        let min = pos2(span.min, scene.body.top() + below as f32);
        Some((at, rows.plan.item(column, at)?, Rect::from_min_size(min, vec2(span.span(), height))))
    };
    let held = sticky::sticky_item(scene, view, column);
    let first = rows.find(column, scroll).max(held.map_or(0, |held| held.at + 1));
    let others = (first..rows.len(column)).map_while(|at| {
        let (top, height) = rows.place(column, at)?;
        let below = top - scroll;
        if below >= f64::from(scene.body.height()) { None } else { place(at, below, height) }
    });
    held.and_then(|held| place(held.at, held.below, held.height)).into_iter().chain(others).collect()
}

/// Lays out what is visible and was not yet, and corrects its heights. Gives whether any was another one.
fn measure(
    ui: &Ui,
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    drawn: &mut HashMap<PanelItem, DrawnItem>,
) -> bool {
    let mut changed = false;
    for column in visible_columns(ui, scene) {
        if let Some(held) = sticky::sticky_item(scene, view, column) {
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
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    drawn: &mut HashMap<PanelItem, DrawnItem>,
    (column, at): (usize, usize),
) -> bool {
    let item = view.rows.plan.item(column, at).filter(|item| !drawn.contains_key(item));
    let Some(item) = item else { return false };
    let Some((it, height)) = draw(ui, scene, column, item) else { return false };
    drawn.insert(item, it);
    view.rows.measure((column, at), item, height).0.abs() > 0.01
}

/// Corrects the height of one item, wherever it is.
pub(super) fn measure_one(ui: &Ui, scene: &PanelScene<'_>, view: &mut PanelsView, item: PanelItem) {
    let Some((column, at)) = view.rows.plan.place(item) else { return };
    if let Some((_, height)) = draw(ui, scene, column, item) {
        view.rows.measure((column, at), item, height);
    }
}

fn draw(ui: &Ui, scene: &PanelScene<'_>, column: usize, item: PanelItem) -> Option<(DrawnItem, f32)> {
    if scene.geometry.is_folded(column) {
        return Some((DrawnItem::Sign, FOLDED));
    }
    match item {
        PanelItem::Card(id) => {
            let statement = scene.shown.statement(id)?;
            let echo = scene.emphasis.shared_content(id);
            let whole = scene.shown.selection.has(id);
            // Hovered as of the last frame: the buttons of a suggestion take room from the speaker's name.
            let hovered = ui.ctx().read_response(card_id(id)).is_some_and(|it| it.contains_pointer());
            let extent = CardExtent { width: scene.columns(column).span(), whole, buttons: hovered };
            let card = Card::new(ui.painter(), scene.shown, statement, echo, extent);
            let height = card.size.y;
            Some((DrawnItem::Card(card), height))
        }
        PanelItem::MissingReply { claim, party } => {
            let due = missing_reply::due(scene.shown, claim, party)?;
            let claim = scene.shown.statement(claim)?;
            let missing_reply =
                MissingReply::new(ui.painter(), scene.shown, &due, claim, scene.columns(column).span());
            let height = missing_reply.height;
            Some((DrawnItem::MissingReply(missing_reply), height))
        }
        PanelItem::Reference { statement, .. } => {
            let statement = scene.shown.statement(statement)?;
            let width = scene.columns(column).span();
            let reference = AnswerReference::new(ui.painter(), scene.shown, statement, width);
            let height = reference.height;
            Some((DrawnItem::Reference(reference), height))
        }
    }
}

/// An item, and how far below the upper edge it is to stay.
struct ScrollAnchor {
    column: usize,
    at: usize,
    below: f64,
}

/// The items that keep their place: in order one of each column, in exchanges one for all.
fn anchors(scene: &PanelScene<'_>, view: &PanelsView) -> Vec<ScrollAnchor> {
    let count = view.rows.plan.columns.len();
    let selected = scene.shown.selection.statement().map(PanelItem::Card);
    let own = selected.and_then(|item| view.rows.plan.place(item));
    let room = f64::from(scene.body.height());
    let in_sight = |anchor: &ScrollAnchor| anchor.below > -1.0 && anchor.below < room;
    let chosen = own.and_then(|(column, at)| anchor(view, column, at)).filter(in_sight);
    let mut anchors: Vec<ScrollAnchor> = (0..count)
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
fn first(view: &PanelsView, column: usize, own: Option<(usize, usize)>, room: f64) -> Option<ScrollAnchor> {
    let in_sight = |anchor: &ScrollAnchor| anchor.below > -1.0 && anchor.below < room;
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

fn anchor(view: &PanelsView, column: usize, at: usize) -> Option<ScrollAnchor> {
    let (top, _) = view.rows.place(column, at)?;
    Some(ScrollAnchor { column, at, below: top - view.scroll.of(column) })
}

/// Brings back where it was what heights above it have moved.
fn keep(scene: &PanelScene<'_>, view: &mut PanelsView, anchors: &[ScrollAnchor]) {
    for it in anchors {
        let moved = anchor(view, it.column, it.at).map_or(0.0, |now| now.below - it.below);
        match scene.shown.arrangement.alignment {
            Alignment::InOrder => view.scroll.correct(it.column, moved),
            Alignment::Exchanges => view.scroll.correct_all(moved),
        }
    }
}
