//! The items of a row in panels that are out of sight at a side.

use egui::Rangef;

use super::partners::partners;
use super::placed::PlacedItem;
use super::plan::PanelItem;
use super::scene::PanelScene;
use super::view::PanelsView;

/// A panel of which a smaller part of the width is in sight counts as out of sight: its words cannot be read.
const READABLE: f32 = 0.6;

/// A side of the panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum PanelSide {
    Left,
    Right,
}

impl PanelSide {
    pub(super) const BOTH: [Self; 2] = [Self::Left, Self::Right];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// The items out of sight at one side of a row, each with its panel, the nearest panel first.
pub(super) struct OutOfSight {
    pub(super) side: PanelSide,
    pub(super) items: Vec<(usize, PanelItem)>,
    /// From where to where it may be told, on the screen.
    pub(super) room: Rangef,
    /// The share of the width that is free of the row's own cards.
    pub(super) free: f32,
}

/// The panels that are out of sight at a side, the nearest first.
pub(super) fn panels(scene: &PanelScene<'_>, side: PanelSide) -> Vec<usize> {
    let free = scene.free();
    let out = |at: &usize| {
        let range = scene.columns(*at);
        !scene.geometry.is_pinned(*at)
            && match side {
                PanelSide::Left => range.max < free.left() + range.span() * READABLE,
                PanelSide::Right => range.min > free.right() - range.span() * READABLE,
            }
    };
    let mut panels: Vec<usize> = (0..scene.shown.layout().laid.columns.len()).filter(out).collect();
    if side == PanelSide::Left {
        panels.reverse();
    }
    panels
}

/// Of each row in sight.
pub(super) fn of_rows(scene: &PanelScene<'_>, view: &PanelsView) -> Vec<OutOfSight> {
    let out = PanelSide::BOTH.map(|side| (side, panels(scene, side)));
    let free = scene.sight.x_range();
    let (scroll, body) = (view.scroll.of(0), scene.body);
    let mut asides = Vec::new();
    let (mut row, _) = view.rows.row_at(scroll);
    while let Some((top, end)) = view.rows.reach(row) {
        let room = Rangef::new(body.top() + (top - scroll) as f32, body.top() + (end - scroll) as f32);
        if room.min >= body.bottom() {
            break;
        }
        let items = |at: usize| {
            let range = view.rows.plan.start(row, at)..view.rows.plan.start(row + 1, at);
            range.filter_map(move |place| Some((at, view.rows.plan.item(at, place)?)))
        };
        let count = scene.shown.layout().laid.columns.len();
        let own: Vec<Rangef> = (0..count)
            .filter(|at| items(*at).next().is_some())
            .map(|at| scene.columns(at))
            .filter(|range| range.max > free.min + 2.0 && range.min < free.max - 2.0)
            .collect();
        for (side, panels) in &out {
            let items: Vec<_> = panels.iter().flat_map(|at| items(*at)).collect();
            let nearest = own.iter().map(|range| match side {
                PanelSide::Left => range.min - free.min,
                PanelSide::Right => free.max - range.max,
            });
            let free = nearest.fold(if own.is_empty() { free.span() * 0.5 } else { free.span() }, f32::min);
            asides.push(OutOfSight { side: *side, items, room, free: free - 12.0 });
        }
        row += 1;
    }
    asides.retain(|aside| !aside.items.is_empty());
    asides
}

/// The statements that answer the selected card or are answered by it, level with that card.
pub(super) fn of_selected(
    placed: &[PlacedItem],
    scene: &PanelScene<'_>,
    view: &PanelsView,
) -> Vec<OutOfSight> {
    let selected = scene.shown.selection.statement().filter(|_| scene.shown.selection.statements.len() == 1);
    let own = selected.and_then(|id| {
        let it = placed.iter().find(|it| it.item == PanelItem::Card(id))?;
        Some((id, it.rect.y_range()))
    });
    let Some((id, room)) = own else { return Vec::new() };
    let places: Vec<(usize, PanelItem)> = partners(scene.shown, id)
        .filter_map(|item| view.rows.plan.place(item).map(|(column, _)| (column, item)))
        .collect();
    let aside = |side| {
        let of = |at: usize| places.iter().filter(move |(column, _)| *column == at).copied();
        let items = panels(scene, side).into_iter().flat_map(of).collect();
        OutOfSight { side, items, room, free: 0.0 }
    };
    PanelSide::BOTH.map(aside).into_iter().filter(|aside| !aside.items.is_empty()).collect()
}
