//! The lines of the palette.

use std::ops::Range;

use egui::text::{LayoutJob, TextWrapping};
use egui::{FontId, Rect, Response, Role, Sense, Stroke, TextFormat, Ui, WidgetInfo, pos2, vec2};

use super::super::cursor;
use super::entry_style::PaletteEntryStyle;
use crate::app::theme::{self, ThemeTokens};
use crate::app::widgets::paint_letters;

/// A heading, which is no stop for the arrows.
pub(super) fn heading(ui: &mut Ui, text: &str, height: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    let tokens = theme::of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::bold(11.0), tokens.soft_ink);
    let at = pos2(rect.left() + 10.0, rect.bottom() - 5.0 - galley.size().y);
    ui.painter().galley(at, galley, tokens.soft_ink);
}

/// An entry.
pub(super) fn entry(ui: &mut Ui, face: &PaletteEntryStyle, here: bool, height: f32) -> Response {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = cursor::row(ui, height, here);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, face.enabled, here, face.spoken()));
    let left = rect.left() + 10.0;
    let mut right = rect.right() - 10.0;
    if let Some(keys) = &face.keys {
        let galley = ui.painter().layout_no_wrap(keys.clone(), FontId::monospace(11.5), tokens.ink);
        right -= galley.size().x;
        ui.painter().galley(pos2(right, rect.center().y - galley.size().y / 2.0), galley, tokens.ink);
        right -= 14.0;
    }
    let whole = contents(ui, face, tokens, Rect::from_x_y_ranges(left..=right, rect.y_range()));
    if whole { response } else { response.on_hover_text(&face.detail) }
}

/// The letter, the name, and what is said of it at the right, where there is room for all of that. Returns `true` if there is.
fn contents(ui: &Ui, face: &PaletteEntryStyle, tokens: &ThemeTokens, rect: Rect) -> bool {
    let mut left = rect.left();
    if let Some((letters, colour)) = face.letters {
        let square = Rect::from_center_size(pos2(left + 8.0, rect.center().y), vec2(16.0, 16.0));
        paint_letters(ui.painter(), square, letters, colour);
        left += 25.0;
    }
    let ink = if face.enabled { tokens.ink } else { tokens.soft_ink };
    let width = rect.right() - left;
    let most = if face.detail.is_empty() { width } else { width * 0.72 };
    let mut title = marked(face, ink, tokens.accent);
    title.wrap = TextWrapping::truncate_at_width(most);
    let title = ui.painter().layout_job(title);
    let used = title.size().x + 16.0;
    ui.painter().galley(pos2(left, rect.center().y - title.size().y / 2.0), title, ink);
    let mut detail = LayoutJob::simple_singleline(face.detail.clone(), theme::sans(11.0), tokens.soft_ink);
    detail.wrap = TextWrapping::truncate_at_width((width - used).max(0.0));
    let detail = ui.painter().layout_job(detail);
    let whole = !detail.elided;
    if whole {
        let at = pos2(rect.right() - detail.size().x, rect.center().y - detail.size().y / 2.0);
        ui.painter().galley(at, detail, tokens.soft_ink);
    }
    whole
}

/// The name, with what was meant in bold and underlined.
fn marked(face: &PaletteEntryStyle, ink: egui::Color32, line: egui::Color32) -> LayoutJob {
    let (plain, bold) = if face.words {
        (theme::serif(13.5), theme::serif_bold(13.5))
    } else {
        (theme::sans(theme::INTERFACE), theme::bold(theme::INTERFACE))
    };
    let mut job = LayoutJob::default();
    let mut add = |range: Range<usize>, meant: bool| {
        if let Some(text) = face.title.get(range).filter(|text| !text.is_empty()) {
            let font = if meant { bold.clone() } else { plain.clone() };
            let underline = if meant { Stroke::new(1.5, line) } else { Stroke::NONE };
            job.append(text, 0.0, TextFormat { underline, ..TextFormat::simple(font, ink) });
        }
    };
    let mut at = 0;
    for mark in &face.marks {
        add(at..mark.start, false);
        add(mark.clone(), true);
        at = mark.end;
    }
    add(at..face.title.len(), false);
    job
}
