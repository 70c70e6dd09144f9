//! How far the panels are scrolled: one scroll for all, and what a column drifts from it.
//!
//! A height that turns out to be another one than was estimated moves what comes after it. Where that is
//! above what is visible, the column's drift takes it up, so that nothing moves under a reader's eyes.

use egui::{Key, Rect, Sense, Ui};

use super::heights::{Heights, PAD};
use crate::app::index::Index;
use crate::app::theme;
use crate::model::{PartyId, StatementId};

/// Room above and below all cards, in points.
const END: f64 = PAD as f64 + 24.0;

/// The card at the top of a panel, and how far it is scrolled off: what stays in place through changes.
#[derive(Debug, Clone, Copy)]
struct Top {
    party: Option<PartyId>,
    card: StatementId,
    offset: f64,
    scroll: f64,
}

/// How far the panels are scrolled, in points.
#[derive(Debug, Default)]
pub(super) struct Scroll {
    shared: f64,
    drift: Vec<f64>,
    tops: Vec<Top>,
    /// Whether the end is in sight, and is to stay so when heights above it are corrected.
    at_end: bool,
}

impl Scroll {
    /// How far a column is scrolled.
    pub(super) fn of(&self, column: usize) -> f64 {
        (self.shared + self.drift.get(column).copied().unwrap_or_default()).max(0.0)
    }

    /// Scrolls all columns.
    pub(super) fn by(&mut self, points: f64) {
        self.shared += points;
        self.at_end &= points == 0.0;
    }

    /// Moves one column, because a height above what is visible was corrected.
    pub(super) fn correct(&mut self, column: usize, grown: f32) {
        if let Some(drift) = self.drift.get_mut(column) {
            *drift += f64::from(grown);
        }
    }

    /// Keeps within bounds; at the top all columns begin together again.
    pub(super) fn settle(&mut self, heights: &Heights, view: f32) {
        self.drift.resize(heights.columns.len(), 0.0);
        let ends = heights.columns.iter().zip(&self.drift).map(|(tree, drift)| tree.total() - drift);
        let last = ends.fold(0.0, f64::max) - f64::from(view) + END;
        let first = -self.drift.iter().copied().fold(0.0, f64::max);
        self.at_end = self.shared > 0.0 && self.shared >= last - 1.0;
        self.shared = self.shared.clamp(first, last.max(first));
        if (0..self.drift.len()).all(|column| self.of(column) <= 0.0) {
            self.shared = 0.0;
            self.drift.fill(0.0);
        }
    }

    /// The same after the visible cards were laid out: whoever was at the end is still there. Gives whether
    /// that moved anything.
    pub(super) fn settle_after(&mut self, heights: &Heights, view: f32) -> bool {
        let before = self.shared;
        if self.at_end {
            self.shared = f64::MAX;
        }
        self.settle(heights, view);
        (self.shared - before).abs() > 0.5
    }

    /// Scrolls all columns so that the end of this one is in sight.
    pub(super) fn show_end_of(&mut self, column: usize, heights: &Heights, view: f32) {
        if let Some(tree) = heights.columns.get(column) {
            self.by(tree.total() + END - f64::from(view) - self.of(column));
        }
    }

    /// How long everything is, for the bar.
    fn length(&self, heights: &Heights) -> f64 {
        let ends = heights.columns.iter().zip(&self.drift).map(|(tree, drift)| tree.total() - drift);
        ends.fold(0.0, f64::max) + END
    }

    /// Remembers what stands at the top of each column.
    pub(super) fn remember(&mut self, index: &Index, heights: &Heights) {
        self.tops.clear();
        for (at, column) in index.columns.iter().enumerate() {
            let Some(tree) = heights.columns.get(at) else { continue };
            let scroll = self.of(at);
            let row = tree.find(scroll);
            if let Some(card) = column.cards.get(row).copied() {
                let offset = scroll - tree.before(row);
                self.tops.push(Top { party: column.party, card, offset, scroll });
            }
        }
    }

    /// Brings what was at the top back there, after the heights were made anew. With `packed`, one column
    /// (that of `first` where it has one) says where all are; otherwise each keeps its own place.
    pub(super) fn restore(&mut self, index: &Index, heights: &Heights, first: Option<usize>, packed: bool) {
        if self.shared <= 0.0 && self.drift.iter().all(|drift| *drift == 0.0) {
            // Whoever is at the beginning stays there, whatever comes in above the first card.
            self.drift.resize(heights.columns.len(), 0.0);
            return;
        }
        let place = |at: usize| {
            let column = index.columns.get(at)?;
            let top = self.tops.iter().find(|top| top.party == column.party)?;
            let row = index.card.get(&top.card).filter(|(column, _)| *column == at).map(|(_, row)| *row);
            Some(row.map_or(top.scroll, |row| heights.columns[at].before(row) + top.offset))
        };
        let places: Vec<Option<f64>> = (0..heights.columns.len()).map(place).collect();
        let own = first.and_then(|at| *places.get(at)?).or_else(|| places.iter().copied().flatten().next());
        self.shared = own.unwrap_or(self.shared);
        let drift = |place: &Option<f64>| if packed { 0.0 } else { place.map_or(0.0, |it| it - self.shared) };
        self.drift = places.iter().map(drift).collect();
    }
}

/// Scrolls as the wheel and the keys say. Keys count while the pointer or the focus is in the panels.
pub(super) fn input(ui: &Ui, body: Rect, focused: bool, scroll: &mut Scroll) {
    let under_pointer = ui.is_enabled() && ui.rect_contains_pointer(body);
    if under_pointer {
        scroll.by(-f64::from(ui.input(|input| input.smooth_scroll_delta().y)));
    }
    if ui.is_enabled() && (under_pointer || focused) && !ui.ctx().text_edit_focused() {
        let page = f64::from((body.height() - 60.0).max(60.0));
        let keys = [
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Home, f64::NEG_INFINITY),
            (Key::End, f64::INFINITY),
        ];
        for (key, points) in keys {
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
                scroll.by(points.clamp(-1e12, 1e12));
            }
        }
    }
}

/// The bar at the right edge: shows where one is, and can be dragged.
pub(super) fn bar(ui: &mut Ui, body: Rect, heights: &Heights, scroll: &mut Scroll) {
    let (all, view) = (scroll.length(heights), f64::from(body.height()));
    if all <= view + 1.0 {
        return;
    }
    let room = f64::from(body.height() - 4.0);
    let long = (room * view / all).max(28.0);
    let part = (scroll.shared / (all - view)).clamp(0.0, 1.0);
    let top = body.top() + 2.0 + (part * (room - long)) as f32;
    let track = Rect::from_x_y_ranges(body.right() - 10.0..=body.right(), body.y_range());
    let response = ui.interact(track, ui.scope_id().with("scroll bar"), Sense::drag());
    if let Some(pointer) = response.interact_pointer_pos() {
        let moved = f64::from(response.drag_delta().y);
        let inside = pointer.y >= top && f64::from(pointer.y) <= f64::from(top) + long;
        if response.drag_started() && !inside {
            let part = (f64::from(pointer.y - body.top()) - long / 2.0) / (room - long).max(1.0);
            scroll.by(part.clamp(0.0, 1.0) * (all - view) - scroll.shared);
        } else {
            scroll.by(moved * (all - view) / (room - long).max(1.0));
        }
    }
    let tokens = theme::of(ui.ctx());
    let awake = response.hovered() || response.dragged();
    let wide = if awake { 7.0 } else { 4.0 };
    let thumb =
        Rect::from_x_y_ranges(track.right() - 2.0 - wide..=track.right() - 2.0, top..=top + long as f32);
    let colour = if awake { tokens.edge } else { tokens.tint(tokens.edge, 0.6) };
    ui.painter().rect_filled(thumb, egui::CornerRadius::same(3), colour);
}
