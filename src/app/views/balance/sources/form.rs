//! The form: a row for each speaker of some articles, a column for each trait. The keyboard alone fills it in. Only the rows in
//! sight are drawn.

use egui::style::ScrollAnimation;
use egui::{
    Align2, Button, CornerRadius, Event, EventFilter, Id, Key, Modifiers, Popup, Rect, Response, RichText,
    Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::cell::{CellValue, FormColumn, cell_id};
use crate::app::action::{Action, ActionQueue};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{line, paint_letters};
use ::export::AuditGroup;
use model::{one_line, plural};

/// The sizes of the form, in points.
const ROW: f32 = 28.0;
const HEAD: f32 = 24.0;
const NAMES: f32 = 220.0;
const COLUMN: f32 = 140.0;

/// For so many frames a cell that the keyboard goes to does not have the keys yet: in the first one it is asked for, in the second it
/// has the focus, and says which keys are its own.
const FRAMES: u8 = 2;

/// The state of the form.
#[derive(Debug, Default)]
pub(super) struct SourceForm {
    /// The cell that has the focus.
    focused: Option<Id>,
    /// The number of frames until it has the keys.
    awaits: u8,
    /// The cell whose values are listed.
    listed: Option<Id>,
}

impl SourceForm {
    pub(super) fn has_keys(&self, context: &egui::Context) -> bool {
        self.focused.is_some_and(|id| context.memory(|memory| memory.has_focus(id)))
    }

    pub(super) const fn awaits_focus(&self) -> bool {
        self.awaits > 0
    }
}

/// A step from cell to cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    rows: isize,
    columns: isize,
}

/// The keys that go from cell to cell.
const STEPS: [(Key, Step); 8] = [
    (Key::ArrowUp, Step { rows: -1, columns: 0 }),
    (Key::ArrowDown, Step { rows: 1, columns: 0 }),
    (Key::ArrowLeft, Step { rows: 0, columns: -1 }),
    (Key::ArrowRight, Step { rows: 0, columns: 1 }),
    (Key::PageUp, Step { rows: -10, columns: 0 }),
    (Key::PageDown, Step { rows: 10, columns: 0 }),
    (Key::Home, Step { rows: isize::MIN / 2, columns: 0 }),
    (Key::End, Step { rows: isize::MAX / 2, columns: 0 }),
];

/// Shows the form for the speakers of a group.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    form: &mut SourceForm,
    group: &AuditGroup,
    queue: &mut ActionQueue,
) {
    let columns = FormColumn::all(shown.project());
    let wide = NAMES + COLUMN * columns.len() as f32;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    form.awaits = form.awaits.saturating_sub(1);
    if form.awaits > 0 {
        ui.ctx().request_repaint();
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.available_height().max(ROW * 3.0);
    let scrolled = ScrollArea::both()
        .id_salt("sources form")
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW, group.speakers.len(), |ui, rows| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for row in rows {
                let (rect, _) = ui.allocate_exact_size(vec2(wide, ROW), Sense::hover());
                speaker(ui, shown, group, row, rect, queue);
                for (at, column) in columns.iter().enumerate() {
                    let left = rect.left() + NAMES + COLUMN * at as f32;
                    let rect = Rect::from_min_size(pos2(left, rect.top()), vec2(COLUMN, ROW)).shrink(1.5);
                    let cell = FormCell { group, column: *column, row, at, count: columns.len() };
                    cell.show(ui, shown, form, rect, queue);
                }
            }
        });
    // The heads keep their place above, and follow the columns sideways.
    let mut heads = ui.new_child(UiBuilder::new().max_rect(head).id_salt("sources heads"));
    heads.set_clip_rect(head.intersect(ui.clip_rect()));
    for (at, column) in columns.iter().enumerate() {
        let left = head.left() + NAMES + COLUMN * at as f32 - scrolled.state.clamped_offset().x;
        let rect = Rect::from_min_size(pos2(left, head.top()), vec2(COLUMN, HEAD));
        let font = theme::bold(theme::META);
        let at_middle = pos2(rect.left() + 6.0, rect.center().y);
        line(&heads, at_middle, column.name(), font, shown.tokens.ink, COLUMN - 10.0);
        let response = heads.interact(rect, heads.scope_id().with(("head", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, column.name()));
        response.on_hover_text(column.help());
    }
}

/// The name of a speaker: pressed, it shows the first statement in the article.
fn speaker(
    ui: &Ui,
    shown: &ViewContext<'_>,
    group: &AuditGroup,
    row: usize,
    rect: Rect,
    queue: &mut ActionQueue,
) {
    let Some((id, sources)) = group.speakers.get(row) else { return };
    let Some(speaker) = shown.project().speakers.get(id) else { return };
    let Some(first) = sources.first().and_then(|at| group.sources.get(*at)) else { return };
    let rect = rect.with_max_x(rect.left() + NAMES - 6.0);
    let response = ui.interact(rect, Id::unique(("source name", id)), Sense::click());
    let name = one_line(&speaker.name);
    let said: usize =
        sources.iter().filter_map(|at| group.sources.get(*at)).map(|it| it.source.statements.len()).sum();
    let about =
        if speaker.role.is_empty() { speaker.kind.name().to_owned() } else { one_line(&speaker.role) };
    let spoken = format!("{name}, {about}: {said} {}", plural(said, "statement", "statements"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let letter = Rect::from_center_size(pos2(rect.left() + 10.0, rect.center().y), vec2(15.0, 15.0));
    paint_letters(
        ui.painter(),
        letter,
        shown.party_letters(speaker.party),
        shown.party_colour(speaker.party),
    );
    let left = rect.left() + 24.0;
    let ink = shown.tokens.ink;
    line(ui, pos2(left, rect.center().y), &name, theme::sans(theme::INTERFACE), ink, rect.right() - left);
    if response.has_focus() || response.hovered() {
        let edge = Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, shown.tokens.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), edge, StrokeKind::Inside);
    }
    if response.on_hover_text(format!("{spoken}. Click to see the first in the article")).clicked() {
        queue.push(Action::ShowPlace(first.source.article, first.source.first));
    }
}

/// A cell of the form.
struct FormCell<'a> {
    group: &'a AuditGroup,
    column: FormColumn<'a>,
    row: usize,
    /// The place of the column, and the number of columns.
    at: usize,
    count: usize,
}

impl FormCell<'_> {
    fn show(
        &self,
        ui: &Ui,
        shown: &ViewContext<'_>,
        form: &mut SourceForm,
        rect: Rect,
        queue: &mut ActionQueue,
    ) {
        let Some((speaker, _)) = self.group.speakers.get(self.row) else { return };
        let value = self.column.value(shown.project(), self.group, self.row);
        let response = ui.interact(rect, cell_id(*speaker, self.at), Sense::click());
        self.name(shown, &response, value);
        self.paint(ui, shown, &response, rect, value);
        let mut set = None;
        if response.has_focus() {
            form.focused = Some(response.id);
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            if form.awaits == 0 {
                self.go(ui, form, rect);
                set = self.keyed(ui, value);
            }
        }
        if response.clicked() {
            response.request_focus();
        }
        if value != CellValue::NotAsked {
            set = set.or(self.menu(form, &response, value));
        }
        let changed = set.filter(|set| *set != value);
        if let Some(intent) = changed.and_then(|set| self.column.setting(self.group, self.row, set)) {
            queue.edit(intent);
        }
    }

    /// Names the cell for screen readers: "Gender of Kate Allen", with its value.
    fn name(&self, shown: &ViewContext<'_>, response: &Response, value: CellValue) {
        let speaker = self.group.speakers.get(self.row);
        let speaker = speaker.and_then(|(id, _)| shown.project().speakers.get(id));
        let name = format!("{} of {}", self.column.name(), speaker.map_or("", |it| &it.name));
        let words = self.column.words(value);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, value != CellValue::NotAsked, &name);
            info.current_text_value = Some(words.to_owned());
            info
        });
    }

    fn paint(&self, ui: &Ui, shown: &ViewContext<'_>, response: &Response, rect: Rect, value: CellValue) {
        let tokens = shown.tokens;
        let known = !matches!(value, CellValue::Choice(None) | CellValue::Answer(None) | CellValue::NotAsked);
        let radius = CornerRadius::same(3);
        if value != CellValue::NotAsked {
            ui.painter().rect_filled(rect, radius, if known { tokens.pressed } else { tokens.card });
        }
        let edge = if response.has_focus() {
            Stroke::new(2.0, tokens.accent)
        } else if response.hovered() {
            Stroke::new(1.0, tokens.edge)
        } else {
            Stroke::new(1.0, tokens.line)
        };
        ui.painter().rect_stroke(rect, radius, edge, StrokeKind::Inside);
        let font = theme::sans(theme::META);
        if value == CellValue::NotAsked {
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, "–", font, tokens.soft_ink);
            return;
        }
        let ink = if known { tokens.ink } else { tokens.soft_ink };
        let at = pos2(rect.left() + 6.0, rect.center().y);
        line(ui, at, self.column.words(value), font, ink, rect.width() - 12.0);
    }

    /// Goes to another cell by the keyboard.
    fn go(&self, ui: &Ui, form: &mut SourceForm, rect: Rect) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let Some((_, step)) = STEPS.into_iter().find(|(key, _)| pressed(*key)) else { return };
        let last = |count: usize| isize::try_from(count).unwrap_or(isize::MAX) - 1;
        let to = |at: usize, by: isize, count: usize| {
            let at = isize::try_from(at).unwrap_or_default();
            usize::try_from(at.saturating_add(by).clamp(0, last(count).max(0))).unwrap_or_default()
        };
        let row = to(self.row, step.rows, self.group.speakers.len());
        let column = to(self.at, step.columns, self.count);
        let Some((speaker, _)) = self.group.speakers.get(row) else { return };
        if (row, column) == (self.row, self.at) {
            return;
        }
        let id = cell_id(*speaker, column);
        ui.memory_mut(|memory| memory.request_focus(id));
        (form.focused, form.awaits) = (Some(id), FRAMES);
        // The row may not be drawn yet: it is where the heights of the rows put it.
        let down = (row as f32 - self.row as f32) * ROW;
        let aside = (column as f32 - self.at as f32) * COLUMN;
        let target = rect.translate(vec2(aside, down));
        // The first column brings the names with it.
        let target = if column == 0 { target.with_min_x(target.left() - NAMES) } else { target };
        ui.scroll_to_rect_animation(target, None, ScrollAnimation::none());
    }

    /// Returns the value that a key sets.
    fn keyed(&self, ui: &Ui, value: CellValue) -> Option<CellValue> {
        if value == CellValue::NotAsked {
            return None;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Delete) || pressed(Key::Backspace) {
            return self.column.choices().last().copied();
        }
        let typed = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Text(text) => text.chars().next().filter(|c| c.is_alphanumeric()),
                _ => None,
            })
        });
        typed.and_then(|typed| self.column.typed(value, typed))
    }

    /// Lists the values, each with its number, when the cell is pressed. The keys of the cell choose from the list as well.
    fn menu(&self, form: &mut SourceForm, response: &Response, value: CellValue) -> Option<CellValue> {
        let mut chosen = None;
        let open = Popup::menu(response).show(|ui| {
            let choices = self.column.choices();
            for (at, choice) in choices.iter().enumerate() {
                let number = if at + 1 == choices.len() { 0 } else { at + 1 };
                let words = RichText::new(format!("{number}  {}", self.column.words(*choice)));
                if ui.add(Button::selectable(*choice == value, words)).clicked() {
                    chosen = Some(*choice);
                    ui.close();
                }
            }
            if let Some(typed) = self.keyed(ui, value) {
                chosen = Some(typed);
                ui.close();
            }
        });
        if open.is_some() {
            form.listed = Some(response.id);
        } else if form.listed.take_if(|id| *id == response.id).is_some() {
            // The cell has the keys again.
            response.request_focus();
            (form.focused, form.awaits) = (Some(response.id), FRAMES);
        }
        chosen
    }
}
