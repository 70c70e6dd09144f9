//! The square with a party's letters in its colour.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::super::theme;
use model::PartyLetters;

/// Draws a party's letters on its colour.
pub(crate) fn paint_letters(painter: &Painter, rect: Rect, letters: PartyLetters, colour: Color32) {
    let tokens = theme::of(painter.ctx());
    painter.rect_filled(rect, CornerRadius::same((rect.width() / 4.5) as u8), colour);
    let font = theme::bold(size(rect, letters));
    painter.text(rect.center(), Align2::CENTER_CENTER, letters, font, tokens.card);
}

/// A party's letters in an outline of its colour: for what is not said.
pub(crate) fn paint_quiet_letters(painter: &Painter, rect: Rect, letters: PartyLetters, colour: Color32) {
    let radius = CornerRadius::same((rect.width() / 4.5) as u8);
    painter.rect_stroke(rect, radius, Stroke::new(1.0, colour), StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, letters, theme::sans(size(rect, letters)), colour);
}

/// A party's letters as part of a row.
pub(crate) fn letters(ui: &mut Ui, letters: PartyLetters, colour: Color32, size: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_letters(ui.painter(), rect, letters, colour);
}

/// Returns the size of the letters in a square: two have less room each.
fn size(rect: Rect, letters: PartyLetters) -> f32 {
    rect.height() * if letters.are_two() { 0.54 } else { 0.62 }
}
