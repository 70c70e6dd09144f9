//! A long list to choose from: a field that filters it, and rows, of which only the visible ones are drawn.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, FontId, Key, Modifiers, Pos2, Rect, Response, RichText, Role,
    ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::index::Aspects;
use crate::app::shown::Shown;
use crate::app::theme;
use crate::app::widgets::paint_letter;

/// How high a row is.
const ROW: f32 = 42.0;

/// What a row shows.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// A party's letter and colour.
    pub(super) letter: Option<(char, Color32)>,
    /// What stands large.
    pub(super) title: String,
    /// What stands small below.
    pub(super) detail: String,
    /// Whether the title is somebody's words, and is set in the reading face.
    pub(super) words: bool,
}

/// Where the rows come from.
pub(super) struct Source<'a, T> {
    /// The label of the field.
    pub(super) label: &'a str,
    /// What the list says where nothing matches.
    pub(super) empty: &'a str,
    /// Everything, the best first. Asked again only when the project has changed.
    pub(super) all: &'a dyn Fn() -> Vec<T>,
    /// The text that the filter looks in.
    pub(super) text: &'a dyn Fn(T) -> String,
    /// What the row of a value shows.
    pub(super) row: &'a dyn Fn(T) -> Row,
}

/// What a list remembers.
#[derive(Debug)]
pub(super) struct List<T> {
    /// What is written in the field.
    pub(super) filter: String,
    all: Vec<T>,
    matching: Vec<T>,
    cursor: usize,
    serial: u64,
    filtered: Option<String>,
    reveal: bool,
    /// How far the rows are scrolled.
    offset: f32,
    /// Whether the field had the focus in the last frame.
    focused: bool,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            filter: String::new(),
            all: Vec::new(),
            matching: Vec::new(),
            cursor: 0,
            serial: 0,
            filtered: None,
            reveal: false,
            offset: 0.0,
            focused: false,
        }
    }
}

impl<T: Copy + PartialEq> List<T> {
    /// What is chosen.
    pub(super) fn present(&self) -> Option<T> {
        self.matching.get(self.cursor).copied()
    }

    /// Chooses a value, where the list has it.
    pub(super) fn choose(&mut self, value: T) {
        if let Some(at) = self.matching.iter().position(|it| *it == value) {
            self.cursor = at;
            self.reveal = true;
        }
    }

    /// Brings the list up to date with the project and the filter.
    pub(super) fn refresh(&mut self, shown: &Shown<'_>, source: &Source<'_, T>) {
        let serial = shown.index().serial(Aspects::ALL);
        if self.serial == serial && self.filtered.as_ref() == Some(&self.filter) {
            return;
        }
        let before = self.present();
        if self.serial != serial {
            self.all = (source.all)();
            self.serial = serial;
        }
        let words: Vec<String> = self.filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |value: &T| {
            let text = (source.text)(*value).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        self.matching =
            if words.is_empty() { self.all.clone() } else { self.all.iter().copied().filter(fits).collect() };
        self.filtered = Some(self.filter.clone());
        self.cursor = 0;
        if let Some(before) = before.filter(|_| words.is_empty()) {
            self.choose(before);
        }
    }

    /// Shows the field and the rows. Gives back the field, and whether a row was accepted (by Enter in the
    /// field or by two clicks).
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        source: &Source<'_, T>,
        height: f32,
    ) -> (Response, bool) {
        self.refresh(shown, source);
        let field = self.field(ui, source.label);
        self.refresh(shown, source);
        let accepted = super::pressed_enter(ui, &field) && !self.matching.is_empty();
        ui.add_space(2.0);
        if self.matching.is_empty() {
            ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(ROW);
                super::parts::hint(ui, source.empty);
            });
            return (field, false);
        }
        let twice = self.rows(ui, source, height);
        (field, accepted || twice)
    }

    fn field(&mut self, ui: &mut Ui, label: &str) -> Response {
        if self.focused {
            self.step(ui);
        }
        let hint = RichText::new("Type to filter, arrows to choose").weak();
        let name = ui.label(RichText::new(label).small().weak());
        let edit = TextEdit::singleline(&mut self.filter)
            .id_salt(label)
            .hint_text(hint)
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(name.id);
        self.focused = response.has_focus();
        response
    }

    /// The arrows move through the rows while the field has the focus.
    fn step(&mut self, ui: &Ui) {
        let last = self.matching.len().saturating_sub(1);
        let mut moved = None;
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::ArrowDown) {
                moved = Some((self.cursor + 1).min(last));
            } else if pressed(Key::ArrowUp) {
                moved = Some(self.cursor.saturating_sub(1));
            } else if pressed(Key::PageDown) {
                moved = Some((self.cursor + 5).min(last));
            } else if pressed(Key::PageUp) {
                moved = Some(self.cursor.saturating_sub(5));
            }
        });
        if let Some(moved) = moved {
            self.cursor = moved;
            self.reveal = true;
        }
    }

    fn rows(&mut self, ui: &mut Ui, source: &Source<'_, T>, height: f32) -> bool {
        let mut twice = false;
        let count = self.matching.len();
        let mut area = ScrollArea::vertical().id_salt(source.label).max_height(height);
        if std::mem::take(&mut self.reveal) {
            let top = self.cursor as f32 * ROW;
            area =
                area.vertical_scroll_offset(self.offset.clamp((top + ROW - height).max(0.0), top.max(0.0)));
        }
        let output = ui
            .scope(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                area.auto_shrink([false, true]).show_rows(ui, ROW, count, |ui, range| {
                    for at in range {
                        let Some(value) = self.matching.get(at).copied() else { continue };
                        let response = row(ui, &(source.row)(value), at == self.cursor);
                        if response.clicked() {
                            self.cursor = at;
                        }
                        twice |= response.double_clicked();
                    }
                })
            })
            .inner;
        self.offset = output.state.clamped_offset().y;
        twice
    }
}

/// One row; it is no stop of the Tab key, the arrows lead to it.
fn row(ui: &mut Ui, row: &Row, here: bool) -> Response {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let name =
        if row.detail.is_empty() { row.title.clone() } else { format!("{}, {}", row.title, row.detail) };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), here, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(here));
    let radius = CornerRadius::same(theme::RADIUS);
    let inner = rect.shrink2(vec2(1.0, 1.0));
    if here {
        ui.painter().rect(inner, radius, tokens.pressed, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, radius, tokens.hover);
    }
    let mut left = rect.left() + 9.0;
    if let Some((letter, colour)) = row.letter {
        let square = Rect::from_center_size(pos2(left + 8.0, rect.center().y), vec2(16.0, 16.0));
        paint_letter(ui.painter(), square, letter, colour);
        left += 25.0;
    }
    let width = rect.right() - 9.0 - left;
    let font = if row.words { theme::serif(13.5) } else { theme::sans(theme::INTERFACE) };
    let middle = if row.detail.is_empty() { rect.center().y } else { rect.center().y - 7.5 };
    line(ui, pos2(left, middle), &row.title, font, tokens.ink, width);
    line(ui, pos2(left, rect.center().y + 10.0), &row.detail, theme::sans(11.0), tokens.soft_ink, width);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A line of text that is cut where there is no more room, centred on a height.
fn line(ui: &Ui, at: Pos2, text: &str, font: FontId, colour: Color32, width: f32) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    let top = at.y - galley.size().y / 2.0;
    ui.painter().galley(pos2(at.x, top), galley, colour);
}
