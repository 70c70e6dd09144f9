//! A list that is steered from the field above it.
//!
//! While the field has the focus, the arrows and the page keys move a cursor from row to row; no row is a stop of the
//! Tab key. Only the rows in sight are drawn. A screen reader hears of the list as of one that the field steers, and
//! of each row which of how many it is.

use egui::{
    CornerRadius, CursorIcon, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, vec2,
};

use crate::app::theme;

/// The present row of a list, and the scroll offset of the list.
#[derive(Debug, Default)]
pub(super) struct ListCursor {
    at: usize,
    count: usize,
    /// The rows at which it cannot be, in their order.
    headings: Vec<usize>,
    /// The number of rows that a page had when they were shown last.
    page: usize,
    /// True if the present row is to be brought into sight.
    reveal: bool,
    offset: f32,
    /// The field, while it has the focus.
    field: Option<Id>,
}

/// The clicks on the rows of a list in one frame.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct RowClicks {
    /// The row that was clicked.
    pub(super) clicked: Option<usize>,
    /// True if it was the second of two clicks.
    pub(super) twice: bool,
}

impl ListCursor {
    /// Returns its place.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Goes to a row, which is then in sight.
    pub(super) fn go(&mut self, at: usize) {
        self.at = at;
        self.reveal = true;
        self.settle();
    }

    /// The rows are others now: so many, some of them headings. It stays where it is, or close by.
    pub(super) fn refill(&mut self, count: usize, headings: Vec<usize>) {
        self.count = count;
        self.headings = headings;
        self.settle();
    }

    /// Goes to the next row at which it can be, or else to the one before.
    fn settle(&mut self) {
        self.at = self.at.min(self.count.saturating_sub(1));
        let mut stops = (self.at..self.count).chain((0..self.at).rev());
        self.at = stops.find(|at| !self.is_heading(*at)).unwrap_or(0);
    }

    fn is_heading(&self, at: usize) -> bool {
        self.headings.binary_search(&at).is_ok()
    }

    /// Goes so many rows on, or to the last of them.
    fn step(&mut self, down: bool, by: usize) {
        let stop = |at: &usize| !self.is_heading(*at);
        let next = if down {
            (self.at + 1..self.count).filter(stop).take(by).last()
        } else {
            (0..self.at).rev().filter(stop).take(by).last()
        };
        if let Some(next) = next {
            self.at = next;
        }
        // Also where there is none: the heading above the first one comes into sight.
        self.reveal = true;
    }

    /// The keys, which the field would take if they were not asked for before it is shown.
    pub(super) fn keys(&mut self, ui: &Ui) {
        if self.field.is_none() {
            return;
        }
        let page = self.page.max(1);
        for (key, down, by) in [
            (Key::ArrowDown, true, 1),
            (Key::ArrowUp, false, 1),
            (Key::PageDown, true, page),
            (Key::PageUp, false, page),
        ] {
            let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            if times > 0 {
                self.step(down, by * times);
            }
        }
    }

    /// Remembers the field, once it is shown.
    pub(super) fn follow(&mut self, field: &Response) {
        self.field = field.has_focus().then_some(field.id);
    }

    /// Shows the rows. `show` shows one of them, of which it is told whether it is the present one, and gives it back
    /// unless it is a heading; `salt` tells the list from others of the same dialog. Goes to the row that is clicked.
    pub(super) fn rows(
        &mut self,
        ui: &mut Ui,
        salt: &str,
        (row, height): (f32, f32),
        mut show: impl FnMut(&mut Ui, usize, bool) -> Option<Response>,
    ) -> RowClicks {
        let mut clicks = RowClicks::default();
        self.page = ((height / row) as usize).saturating_sub(1);
        let mut area = ScrollArea::vertical().id_salt(salt).max_height(height).auto_shrink([false, true]);
        if std::mem::take(&mut self.reveal) {
            area = area.vertical_scroll_offset(self.in_sight(row, height));
        }
        let here = self.at;
        let list = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label("Results");
        let output = ui.scope_builder(list, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let list = ui.unique_id();
            area.show_rows(ui, row, self.count, |ui, range| {
                for at in range {
                    if let Some(response) = show(ui, at, at == here) {
                        if response.clicked() {
                            clicks.clicked = Some(at);
                        }
                        clicks.twice |= response.double_clicked();
                        self.expose_row(&response, list, at);
                    }
                }
            })
        });
        self.offset = output.inner.state.clamped_offset().y;
        if let Some(at) = clicks.clicked {
            self.go(at);
        }
        clicks
    }

    /// The scroll offset of the rows when the present one is in sight, with the heading above it.
    fn in_sight(&self, row: f32, height: f32) -> f32 {
        let headed = self.at.checked_sub(1).is_some_and(|above| self.is_heading(above));
        let top = (self.at - usize::from(headed)) as f32 * row;
        let bottom = (self.at + 1) as f32 * row;
        // In this order: where there is hardly any room, the lowest place is above the highest.
        self.offset.max(bottom - height).min(top).max(0.0)
    }

    /// Tells screen readers of a row.
    fn expose_row(&self, row: &Response, list: Id, at: usize) {
        let place = at + 1 - self.headings.partition_point(|heading| *heading < at);
        row.ctx.accesskit_node_builder(row.id, |node| {
            node.set_selected(at == self.at);
            node.set_position_in_set(place);
            node.set_size_of_set(self.count - self.headings.len());
        });
        let Some(field) = self.field.filter(|_| at == self.at) else { return };
        row.ctx.accesskit_node_builder(field, |node| {
            node.set_controls([list.accesskit_id()]);
            node.set_active_descendant(row.id.accesskit_id());
        });
    }
}

/// Makes room for a row and paints its ground.
pub(super) fn row(ui: &mut Ui, height: f32, here: bool) -> (Rect, Response) {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    let (inner, radius) = (rect.shrink(1.0), CornerRadius::same(theme::RADIUS));
    if here {
        ui.painter().rect(inner, radius, tokens.pressed, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, radius, tokens.hover);
    }
    (rect, response.on_hover_cursor(CursorIcon::PointingHand))
}

#[cfg(test)]
mod tests {
    use super::ListCursor;

    fn headed() -> ListCursor {
        let mut cursor = ListCursor::default();
        cursor.refill(7, vec![0, 3, 4]);
        cursor
    }

    #[test]
    fn it_stands_at_no_heading() {
        let mut cursor = headed();
        assert_eq!(cursor.at(), 1);
        cursor.go(3);
        assert_eq!(cursor.at(), 5);
        cursor.refill(5, vec![0, 3, 4]);
        assert_eq!(cursor.at(), 2, "the rows behind are gone");
        cursor.refill(0, vec![]);
        assert_eq!(cursor.at(), 0);
    }

    #[test]
    fn it_goes_from_row_to_row_and_stops_at_either_end() {
        let mut cursor = headed();
        let mut places = Vec::new();
        for (down, by) in [(true, 1), (true, 1), (true, 9), (false, 1), (false, 9), (false, 1)] {
            cursor.step(down, by);
            places.push(cursor.at());
        }
        assert_eq!(places, [2, 5, 6, 5, 1, 1]);
    }

    #[test]
    fn what_it_stands_at_comes_into_sight_with_the_heading_above() {
        let mut cursor = headed();
        cursor.offset = 50.0;
        assert_eq!(cursor.in_sight(10.0, 30.0) as i32, 0, "upwards, with the first heading");
        cursor.go(6);
        cursor.offset = 0.0;
        assert_eq!(cursor.in_sight(10.0, 30.0) as i32, 40, "downwards, no further than it must");
        assert_eq!(cursor.in_sight(10.0, 5.0) as i32, 60, "also in hardly any room");
    }
}
