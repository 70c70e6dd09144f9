//! The scroll offsets of the panels: one for all, the drift of a column from it, and the distance by which it is moved so that
//! what answers the selected card is level with it.
//!
//! A height that turns out to be another one than was estimated moves what comes after it. Where that is
//! above what is visible, the drift takes it up, so that nothing moves under a reader's eyes.

use egui::{Key, Rect, Role, Sense, Ui, WidgetInfo};

use super::plan::PanelItem;
use super::rows::{PAD, RowHeights};
use crate::app::layout::Layout;
use crate::app::panel_widths::BAR;
use crate::app::theme;
use model::PartyId;

/// Room above and below all cards, in points.
const END: f64 = PAD as f64 + 24.0;

/// The item that keeps its place through changes: at the top of a panel, with its distance from the upper edge.
#[derive(Debug, Clone, Copy)]
struct TopItem {
    party: Option<PartyId>,
    item: PanelItem,
    below: f64,
}

/// The scroll offset of the panels, in points.
#[derive(Debug, Default)]
pub(super) struct PanelScroll {
    shared: f64,
    drift: Vec<f64>,
    /// The distance by which each column is moved to be level with the selected card.
    pub(super) lift: Vec<f64>,
    tops: Vec<TopItem>,
    /// True if the end is in sight, and is to stay so when heights above it are corrected.
    at_end: bool,
}

impl PanelScroll {
    /// The scroll offset of a column.
    pub(super) fn of(&self, column: usize) -> f64 {
        self.without_alignment(column) + self.lift.get(column).copied().unwrap_or_default()
    }

    /// The same without what brings it level with the selected card.
    pub(super) fn without_alignment(&self, column: usize) -> f64 {
        self.shared + self.drift.get(column).copied().unwrap_or_default()
    }

    /// Scrolls all columns.
    pub(super) fn by(&mut self, points: f64) {
        self.shared += points;
        self.at_end &= points == 0.0;
    }

    /// Moves one column, because a height above what is visible was corrected.
    pub(super) fn correct(&mut self, column: usize, grown: f64) {
        if let Some(drift) = self.drift.get_mut(column) {
            *drift += grown;
        }
    }

    /// Moves all columns for the same reason.
    pub(super) fn correct_all(&mut self, grown: f64) {
        self.shared += grown;
    }

    /// Lets a column are where it is on the screen, and counts how far the others are moved from there.
    pub(super) fn align_from(&mut self, column: usize) {
        let own = self.lift.get(column).copied().unwrap_or_default();
        self.shared += own;
        for lift in &mut self.lift {
            *lift -= own;
        }
    }

    fn is_lifted(&self) -> bool {
        self.lift.iter().any(|lift| lift.abs() > 0.5)
    }

    /// The number of columns.
    pub(super) fn resize(&mut self, columns: usize) {
        self.drift.resize(columns, 0.0);
        self.lift.resize(columns, 0.0);
    }

    /// Keeps within bounds; at the top all columns begin together again.
    pub(super) fn settle(&mut self, rows: &RowHeights, view: f32) {
        self.resize(rows.plan.columns.len());
        let moved = |at: usize| self.drift[at] + self.lift[at];
        let columns = 0..self.drift.len();
        let last = self.length(rows) - f64::from(view);
        let first = columns.map(|at| -moved(at)).fold(0.0, f64::min);
        self.at_end = self.shared > 0.0 && self.shared >= last - 1.0;
        self.shared = self.shared.clamp(first, last.max(first));
        if self.is_lifted() {
            return;
        }
        for drift in &mut self.drift {
            *drift = drift.max(-self.shared);
        }
        if (0..self.drift.len()).all(|column| self.of(column) <= 0.0) {
            self.shared = 0.0;
            self.drift.fill(0.0);
        }
    }

    /// The same after the visible cards were laid out: whoever was at the end is still there. Gives whether
    /// that moved anything.
    pub(super) fn settle_after(&mut self, rows: &RowHeights, view: f32) -> bool {
        let before = self.shared;
        if self.at_end {
            self.shared = f64::MAX;
        }
        self.settle(rows, view);
        (self.shared - before).abs() > 0.5
    }

    /// Scrolls all columns so that the end of this one is in sight.
    pub(super) fn show_end_of(&mut self, column: usize, rows: &RowHeights, view: f32) {
        self.by(rows.end_of(column) + END - f64::from(view) - self.of(column));
    }

    /// The length of everything.
    fn length(&self, rows: &RowHeights) -> f64 {
        let ends = self.drift.iter().zip(&self.lift).enumerate();
        let ends = ends.map(|(column, (drift, lift))| rows.end_of(column) - drift - lift);
        ends.fold(0.0, f64::max) + END
    }

    /// Remembers what is at the top of each column.
    pub(super) fn remember(&mut self, layout: &Layout, rows: &RowHeights) {
        self.tops.clear();
        for (at, column) in layout.laid.columns.iter().enumerate() {
            let scroll = self.of(at);
            let first = rows.find(at, scroll).min(rows.len(at).saturating_sub(1));
            if let Some((item, (top, _))) = rows.plan.item(at, first).zip(rows.place(at, first)) {
                self.tops.push(TopItem { party: column.party, item, below: top - scroll });
            }
        }
    }

    /// The distance of an item below the upper edge.
    pub(super) fn below(&self, rows: &RowHeights, item: PanelItem) -> Option<f64> {
        let (column, at) = rows.plan.place(item)?;
        Some(rows.place(column, at)?.0 - self.of(column))
    }

    /// Brings an item so far below the upper edge, all columns together.
    pub(super) fn put(&mut self, rows: &RowHeights, item: PanelItem, below: f64) -> bool {
        let Some((column, at)) = rows.plan.place(item) else { return false };
        let Some((top, _)) = rows.place(column, at) else { return false };
        self.resize(rows.plan.columns.len());
        self.drift.fill(0.0);
        self.lift.fill(0.0);
        self.shared = top - below;
        true
    }

    /// Brings what was at the top back there, after other items or heights have come about. With `together`, one
    /// column says where all are (that of `first` where it can); otherwise each keeps its own place.
    pub(super) fn restore(
        &mut self,
        layout: &Layout,
        rows: &RowHeights,
        first: Option<usize>,
        together: bool,
    ) {
        self.resize(rows.plan.columns.len());
        let nothing_moved = self.drift.iter().chain(&self.lift).all(|it| *it == 0.0);
        if self.shared <= 0.0 && nothing_moved {
            // Whoever is at the beginning stays there, whatever comes in above the first card.
            return;
        }
        let place = |at: usize| {
            let column = layout.laid.columns.get(at)?;
            let top = self.tops.iter().find(|top| top.party == column.party)?;
            let (column, at) = rows.plan.place(top.item).filter(|(column, _)| *column == at)?;
            Some(rows.place(column, at)?.0 - top.below - self.lift[column])
        };
        let places: Vec<Option<f64>> = (0..rows.plan.columns.len()).map(place).collect();
        let own = first.and_then(|at| *places.get(at)?).or_else(|| places.iter().copied().flatten().next());
        let before = self.shared;
        self.shared = own.unwrap_or(self.shared);
        for (drift, place) in self.drift.iter_mut().zip(places) {
            let kept = place.map_or(before + *drift - self.shared, |place| place - self.shared);
            *drift = if together { 0.0 } else { kept };
        }
    }
}

/// Scrolls as the wheel and the keys say. Keys count while the pointer or the focus is in the panels.
/// Returns `true` if all goes to its beginning.
pub(super) fn input(ui: &Ui, body: Rect, focused: bool, scroll: &mut PanelScroll) -> bool {
    let mut home = false;
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
                home |= key == Key::Home;
            }
        }
    }
    home
}

/// The bar at the right edge: shows where one is, and can be dragged.
pub(super) fn bar(ui: &mut Ui, body: Rect, rows: &RowHeights, scroll: &mut PanelScroll) {
    let (all, view) = (scroll.length(rows), f64::from(body.height()));
    if all <= view + 1.0 {
        return;
    }
    let room = f64::from(body.height() - 4.0);
    let long = (room * view / all).max(28.0);
    let part = (scroll.shared / (all - view)).clamp(0.0, 1.0);
    let top = body.top() + 2.0 + (part * (room - long)) as f32;
    let track = Rect::from_x_y_ranges(body.right() - BAR..=body.right(), body.y_range());
    let response = ui.interact(track, ui.scope_id().with("scroll bar"), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, ui.is_enabled(), "Scroll the panels"));
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
