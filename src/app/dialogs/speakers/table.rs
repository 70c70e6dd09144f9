//! The list of speakers: of thousands only the visible ones are drawn. A speaker who is dragged onto another is merged
//! with them.

use egui::{
    Color32, CornerRadius, CursorIcon, DragAndDrop, EventFilter, FontId, Id, Key, Modifiers, Pos2, Rect,
    Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::list::{SpeakerLine, SpeakerListQuery, SpeakerSort};
use super::{SpeakerRequest, SpeakersForm};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{self, column_head, dashed_rect, paint_letters};
use model::{SpeakerId, counted};

/// The height of a row.
const ROW: f32 = 30.0;
/// The width of the columns behind the name.
const WIDTHS: [f32; 4] = [86.0, 88.0, 94.0, 82.0];

/// The dragged item.
struct DraggedSpeaker(Vec<SpeakerId>);

impl SpeakersForm {
    /// The heads of the columns and the rows; what a person asked for there.
    pub(super) fn table(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        height: f32,
    ) -> Option<SpeakerRequest> {
        heads(ui, &mut self.wish);
        self.cast.refresh(shown, &self.wish);
        let id = ui.scope_id().with("speakers");
        let size = vec2(ui.available_width(), (height - ROW).max(3.0 * ROW));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let list = ui.interact(rect, id, Sense::FOCUSABLE);
        let enabled = ui.is_enabled();
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, enabled, "Speakers"));
        if std::mem::take(&mut self.focus_list) {
            list.request_focus();
        }
        let keyed = if list.has_focus() { self.keys(ui, id) } else { None };
        let builder = UiBuilder::new().max_rect(rect).accessibility_parent(id);
        let mut inside = ui.new_child(builder);
        let dropped = self.rows(&mut inside, shown, &list);
        keyed.or(dropped)
    }

    /// The keys of the list, while it has the focus.
    fn keys(&mut self, ui: &Ui, id: Id) -> Option<SpeakerRequest> {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let last = self.cast.lines.len().saturating_sub(1);
        let at = self.present.and_then(|id| self.cast.place(id)).unwrap_or(0);
        let mut asked = None;
        ui.input_mut(|input| {
            for (key, to) in [
                (Key::ArrowDown, (at + 1).min(last)),
                (Key::ArrowUp, at.saturating_sub(1)),
                (Key::PageDown, (at + 10).min(last)),
                (Key::PageUp, at.saturating_sub(10)),
                (Key::Home, 0),
                (Key::End, last),
            ] {
                if input.consume_key(Modifiers::SHIFT, key) {
                    self.choose(to, true);
                } else if input.consume_key(Modifiers::NONE, key) {
                    self.choose(to, false);
                }
            }
            if input.consume_key(Modifiers::NONE, Key::M) {
                asked = Some(SpeakerRequest::Merge);
            }
        });
        asked
    }

    /// Makes a row the present one, alone or beside those that are chosen.
    pub(super) fn choose(&mut self, at: usize, more: bool) {
        let Some(line) = self.cast.lines.get(at) else { return };
        let id = line.id;
        if !more {
            self.chosen.clear();
        }
        self.chosen.retain(|it| *it != id);
        self.chosen.push(id);
        self.set_present(Some(id));
        self.reveal = true;
    }

    fn rows(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, list: &Response) -> Option<SpeakerRequest> {
        let height = ui.available_height();
        let tokens = shown.tokens;
        ui.painter().rect_stroke(
            list.rect,
            CornerRadius::same(theme::RADIUS),
            Stroke::new(1.0, if list.has_focus() { tokens.accent } else { tokens.line }),
            StrokeKind::Inside,
        );
        if self.cast.lines.is_empty() {
            super::super::parts::hint(ui, "  Nobody is called so.");
            return None;
        }
        let mut area = ScrollArea::vertical().id_salt("speakers").max_height(height).auto_shrink(false);
        if std::mem::take(&mut self.reveal)
            && let Some(at) = self.present.and_then(|id| self.cast.place(id))
        {
            let top = at as f32 * ROW;
            area = area.vertical_scroll_offset(self.offset.clamp((top + ROW - height).max(0.0), top));
        }
        let mut asked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = self.cast.lines.len();
        let output = area.show_rows(ui, ROW, count, |ui, range| {
            for at in range {
                let Some(line) = self.cast.lines.get(at).cloned() else { continue };
                let chosen = self.chosen.contains(&line.id);
                let response = row(ui, shown, &line, chosen, self.present == Some(line.id), (at, count));
                if self.present == Some(line.id) {
                    ui.ctx().accesskit_node_builder(list.id, |node| {
                        node.set_active_descendant(response.id.accesskit_id());
                    });
                }
                if response.clicked() {
                    let more = ui.input(|input| input.modifiers.command || input.modifiers.shift);
                    self.press(at, more);
                }
                asked = asked.take().or(self.drag(ui, shown, &line, &response));
            }
        });
        self.offset = output.state.clamped_offset().y;
        asked
    }

    /// A click on a row: with Ctrl or Shift one more is chosen, or one less.
    fn press(&mut self, at: usize, more: bool) {
        self.focus_list = true;
        let Some(id) = self.cast.lines.get(at).map(|line| line.id) else { return };
        if more && self.chosen.len() > 1 && self.chosen.contains(&id) {
            self.chosen.retain(|it| *it != id);
            self.set_present(self.chosen.last().copied());
        } else {
            self.choose(at, more);
        }
    }

    /// A row that is dragged, or that something is dragged over.
    fn drag(
        &mut self,
        ui: &Ui,
        shown: &ViewContext<'_>,
        line: &SpeakerLine,
        response: &Response,
    ) -> Option<SpeakerRequest> {
        if response.drag_started() {
            let all = if self.chosen.contains(&line.id) { self.chosen.clone() } else { vec![line.id] };
            DragAndDrop::set_payload(ui.ctx(), DraggedSpeaker(all));
        }
        let dragged = DragAndDrop::payload::<DraggedSpeaker>(ui.ctx())?;
        let others: Vec<SpeakerId> = dragged.0.iter().copied().filter(|id| *id != line.id).collect();
        if others.is_empty() || !response.contains_pointer() {
            return None;
        }
        let stroke = Stroke::new(2.0, shown.tokens.accent);
        dashed_rect(ui.painter(), response.rect.shrink(1.0), f32::from(theme::RADIUS), stroke, 6.0, 4.0);
        self.hint = Some(format!("Let go to merge {} into {}", super::names(shown, &others), line.name));
        if !ui.input(|input| input.pointer.any_released()) {
            return None;
        }
        DragAndDrop::clear_payload(ui.ctx());
        Some(SpeakerRequest::MergeInto { from: others, into: line.id })
    }
}

/// The heads of the columns: a press sorts by one, another press the other way round.
fn heads(ui: &mut Ui, wish: &mut SpeakerListQuery) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for (sort, cell) in SpeakerSort::ALL.into_iter().zip(cells(rect)) {
        if cell.width() <= 0.0 {
            continue;
        }
        let here = wish.sort == sort;
        if column_head(ui, cell, sort.name(), here.then_some(wish.turned)) {
            wish.turned = here && !wish.turned;
            wish.sort = sort;
        }
    }
}

/// Returns the columns of a row.
fn cells(row: Rect) -> [Rect; 5] {
    // In little room the name and the figures are what matters.
    let widths = if row.width() < 470.0 { [0.0, 0.0, WIDTHS[2], WIDTHS[3]] } else { WIDTHS };
    let mut left = row.right() - widths.iter().sum::<f32>() - 8.0;
    let name = Rect::from_x_y_ranges(row.left() + 9.0..=left - 6.0, row.y_range());
    let mut cells = [name; 5];
    for (cell, width) in cells[1..].iter_mut().zip(widths) {
        *cell = Rect::from_x_y_ranges(left..=left + (width - 6.0).max(0.0), row.y_range());
        left += width;
    }
    cells
}

/// A row; it is no stop of the Tab key, the arrows lead to it.
fn row(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    line: &SpeakerLine,
    chosen: bool,
    present: bool,
    (at, rows): (usize, usize),
) -> Response {
    let tokens = shown.tokens;
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
    let party = shown.party_name(line.party);
    let numbers = [(line.statements, "statement"), (line.mentions, "mention")]
        .map(|(number, one)| counted(number, one, &format!("{one}s")));
    let name = format!("{}, {}, {party}, {}, {}", line.name, line.kind.name(), numbers[0], numbers[1]);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(chosen);
        node.set_position_in_set(at + 1);
        node.set_size_of_set(rows);
    });
    let radius = CornerRadius::same(theme::RADIUS);
    let inner = rect.shrink2(vec2(2.0, 1.0));
    if chosen {
        ui.painter().rect_filled(inner, radius, tokens.pressed);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, radius, tokens.hover);
    }
    if present {
        ui.painter().rect_stroke(inner, radius, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    }
    let [name, kind, of, statements, mentions] = cells(rect);
    let square = Rect::from_center_size(pos2(name.left() + 8.0, rect.center().y), vec2(15.0, 15.0));
    paint_letters(ui.painter(), square, shown.party_letters(line.party), shown.party_colour(line.party));
    let body = theme::sans(theme::INTERFACE);
    let small = theme::sans(11.0);
    text(ui, name.with_min_x(name.left() + 23.0), &line.name, body.clone(), tokens.ink);
    text(ui, kind, line.kind.name(), small.clone(), tokens.soft_ink);
    text(ui, of, if line.party.is_some() { party } else { "–" }, small, tokens.soft_ink);
    text(ui, statements, &line.statements.to_string(), body.clone(), tokens.ink);
    text(ui, mentions, &line.mentions.to_string(), body, tokens.ink);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A text in a cell, cut where there is no more room.
fn text(ui: &Ui, cell: Rect, text: &str, font: FontId, colour: Color32) {
    if cell.width() <= 0.0 {
        return;
    }
    widgets::line(ui, Pos2::new(cell.left(), cell.center().y), text, font, colour, cell.width());
}
