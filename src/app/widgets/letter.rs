//! The square with a party's letter in its colour.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::super::theme;

/// Draws a party's letter on its colour.
pub(crate) fn paint_letter(painter: &Painter, rect: Rect, letter: char, colour: Color32) {
    let tokens = theme::of(painter.ctx());
    painter.rect_filled(rect, CornerRadius::same((rect.width() / 4.5) as u8), colour);
    let size = rect.height() * 0.62;
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, theme::bold(size), tokens.card);
}

/// A party's letter in an outline of its colour: for what is not said.
pub(crate) fn paint_quiet_letter(painter: &Painter, rect: Rect, letter: char, colour: Color32) {
    let radius = CornerRadius::same((rect.width() / 4.5) as u8);
    painter.rect_stroke(rect, radius, Stroke::new(1.0, colour), StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, theme::sans(rect.height() * 0.62), colour);
}

/// A party's letter as part of a row.
pub(crate) fn letter(ui: &mut Ui, letter: char, colour: Color32, size: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_letter(ui.painter(), rect, letter, colour);
}
