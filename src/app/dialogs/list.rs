//! A long list to choose from: a field that filters it, and rows, of which only the visible ones are drawn.

use egui::text::LayoutJob;
use egui::{Align2, Color32, Rect, Response, RichText, Role, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::cursor::{self, ListCursor};
use crate::app::index::ChangedAspects;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{line, paint_letters};
use model::{PartyLetters, one_line};

/// The height of a row, and of one whose texts may take two lines each.
const ROW: f32 = 42.0;
const TALL_ROW: f32 = 70.0;

/// The content of a row.
#[derive(Debug, Default)]
pub(super) struct ListRow {
    /// A party's letters and colour.
    pub(super) letters: Option<(PartyLetters, Color32)>,
    /// The main text.
    pub(super) title: String,
    /// The small text below it.
    pub(super) detail: String,
    /// True if the title is somebody's words, and is set in the reading face.
    pub(super) words: bool,
}

/// Source of the rows.
pub(super) struct ListSource<'a, T> {
    /// The label of the field.
    pub(super) label: &'a str,
    /// The text shown where nothing matches.
    pub(super) empty: &'a str,
    /// Everything, the best first. Asked again only when the project has changed.
    pub(super) all: &'a dyn Fn() -> Vec<T>,
    /// The text that the filter looks in.
    pub(super) text: &'a dyn Fn(T) -> String,
    /// The content of a value's row.
    pub(super) row: &'a dyn Fn(T) -> ListRow,
}

/// The state of a list between frames.
#[derive(Debug)]
pub(super) struct ListState<T> {
    /// The text of the field.
    pub(super) filter: String,
    /// True if the texts of a row go on in a second line where they are long.
    pub(super) tall: bool,
    all: Vec<T>,
    matching: Vec<T>,
    cursor: ListCursor,
    serial: u64,
    filtered: Option<String>,
}

impl<T> Default for ListState<T> {
    fn default() -> Self {
        Self {
            filter: String::new(),
            tall: false,
            all: Vec::new(),
            matching: Vec::new(),
            cursor: ListCursor::default(),
            serial: 0,
            filtered: None,
        }
    }
}

impl<T: Copy + PartialEq> ListState<T> {
    /// The choice.
    pub(super) fn present(&self) -> Option<T> {
        self.matching.get(self.cursor.at()).copied()
    }

    /// Chooses a value, where the list has it.
    pub(super) fn choose(&mut self, value: T) {
        if let Some(at) = self.matching.iter().position(|it| *it == value) {
            self.cursor.go(at);
        }
    }

    /// Brings the list up to date with the project and the filter.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, source: &ListSource<'_, T>) {
        let serial = shown.index().serial(ChangedAspects::ALL);
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
        self.cursor.refill(self.matching.len(), Vec::new());
        self.cursor.go(0);
        if let Some(before) = before.filter(|_| words.is_empty()) {
            self.choose(before);
        }
    }

    /// Shows the field and the rows. Gives back the field, and whether a row was accepted (by Enter in the
    /// field or by two clicks).
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        source: &ListSource<'_, T>,
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
        self.cursor.keys(ui);
        let hint = RichText::new("Type to filter, arrows to choose").weak();
        let name = ui.label(RichText::new(label).small().weak());
        let edit = TextEdit::singleline(&mut self.filter)
            .id_salt(label)
            .hint_text(hint)
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(name.id);
        self.cursor.follow(&response);
        response
    }

    fn rows(&mut self, ui: &mut Ui, source: &ListSource<'_, T>, height: f32) -> bool {
        let (matching, tall) = (&self.matching, self.tall);
        let show = |ui: &mut Ui, at: usize, here| {
            let content = (source.row)(*matching.get(at)?);
            Some(if tall { tall_row(ui, &content, here) } else { row(ui, &content, here) })
        };
        let row = if tall { TALL_ROW } else { ROW };
        self.cursor.rows(ui, source.label, (row, height), show).twice
    }
}

fn row(ui: &mut Ui, row: &ListRow, here: bool) -> Response {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = cursor::row(ui, ROW, here);
    let name =
        if row.detail.is_empty() { row.title.clone() } else { format!("{}, {}", row.title, row.detail) };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), here, &name));
    let mut left = rect.left() + 9.0;
    if let Some((letters, colour)) = row.letters {
        let square = Rect::from_center_size(pos2(left + 8.0, rect.center().y), vec2(16.0, 16.0));
        paint_letters(ui.painter(), square, letters, colour);
        left += 25.0;
    }
    let width = rect.right() - 9.0 - left;
    let font = if row.words { theme::serif(13.5) } else { theme::sans(theme::INTERFACE) };
    let middle = if row.detail.is_empty() { rect.center().y } else { rect.center().y - 7.5 };
    line(ui, pos2(left, middle), &row.title, font, tokens.ink, width);
    line(ui, pos2(left, rect.center().y + 10.0), &row.detail, theme::sans(11.0), tokens.soft_ink, width);
    response
}

/// A row whose texts go on in a second line where they are long.
fn tall_row(ui: &mut Ui, row: &ListRow, here: bool) -> Response {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = cursor::row(ui, TALL_ROW, here);
    let name = format!("{}, {}", row.title, row.detail);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), here, &name));
    let texts = [
        (&row.title, theme::sans(theme::INTERFACE), tokens.ink),
        (&row.detail, theme::sans(11.0), tokens.soft_ink),
    ];
    let layouts = texts.map(|(text, font, ink)| {
        let mut job = LayoutJob::simple(one_line(text), font, ink, rect.width() - 18.0);
        job.wrap.max_rows = 2;
        (ui.painter().layout_job(job), ink)
    });
    let height: f32 = layouts.iter().map(|(galley, _)| galley.size().y).sum();
    let mut top = rect.center().y - height / 2.0;
    for (galley, ink) in layouts {
        let height = galley.size().y;
        ui.painter().galley(pos2(rect.left() + 9.0, top), galley, ink);
        top += height;
    }
    response
}
