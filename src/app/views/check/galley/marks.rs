//! Marks for the state of a fact: the shape of its line and a sign, not colour alone.

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::app::theme::{self, ThemeTokens};
use crate::app::views::article::RowPart;
use crate::app::widgets;
use analysis::FactState;

/// The width and height of a sign, in points.
pub(super) const SIGN: f32 = 12.0;
/// Distance of a line below the letters.
const BELOW: f32 = 3.0;

/// The colour of a state.
fn colour(state: FactState, tokens: &ThemeTokens) -> Color32 {
    match state {
        FactState::Open | FactState::Unanswered => tokens.ink,
        FactState::Changed | FactState::Wrong => tokens.warning,
        FactState::Checked | FactState::Corrected => tokens.good,
    }
}

/// Paints what lies behind the words of the selected fact.
pub(super) fn paint_behind(painter: &Painter, rows: &[RowPart], tokens: &ThemeTokens) {
    for row in rows {
        painter.rect(
            around(row.rect),
            CornerRadius::same(3),
            tokens.text_selection,
            Stroke::new(1.5, tokens.accent),
            StrokeKind::Outside,
        );
    }
}

fn around(rect: Rect) -> Rect {
    Rect::from_min_max(
        pos2(rect.left() - 1.0, rect.top() + 3.0),
        pos2(rect.right() + 1.0, rect.bottom() - 2.0),
    )
}

/// Paints the line of a fact's state along its words.
pub(super) fn paint_line(painter: &Painter, rows: &[RowPart], state: FactState, tokens: &ThemeTokens) {
    let stroke = Stroke::new(1.3, colour(state, tokens));
    for row in rows {
        let (left, right) = (row.rect.left(), row.rect.right());
        let low = row.baseline + BELOW;
        let through = row.baseline - 4.0;
        let line = |y: f32| [pos2(left, y), pos2(right, y)];
        match state {
            FactState::Open => dots(painter, line(low), stroke.color),
            FactState::Changed => {
                dots(painter, line(low), stroke.color);
                dots(painter, line(low + 3.0), stroke.color);
            }
            FactState::Checked => {
                painter.line_segment(line(through), stroke);
            }
            FactState::Wrong => {
                painter.line_segment(line(through - 1.5), stroke);
                painter.line_segment(line(through + 1.5), stroke);
            }
            FactState::Corrected => {
                painter.line_segment(line(low), stroke);
                painter.line_segment(line(low + 2.5), stroke);
            }
            FactState::Unanswered => {
                painter.extend(Shape::dashed_line(&line(low), stroke, 5.0, 3.0));
            }
        }
    }
}

fn dots(painter: &Painter, [from, to]: [Pos2; 2], colour: Color32) {
    painter.extend(Shape::dotted_line(&[from, to], colour, 3.5, 0.9));
}

/// Paints the sign of a state.
pub(super) fn paint_sign(painter: &Painter, centre: Pos2, state: FactState, tokens: &ThemeTokens) {
    let ink = colour(state, tokens);
    let small = |painter: &Painter, yes| widgets::paint_sign(painter, centre, yes, ink);
    match state {
        FactState::Open => {
            let rect = Rect::from_center_size(centre, vec2(8.0, 8.0));
            painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.2, ink), StrokeKind::Inside);
        }
        FactState::Changed => letter(painter, centre, "!", ink),
        FactState::Checked => small(painter, true),
        FactState::Wrong => small(painter, false),
        FactState::Corrected => {
            small(painter, true);
            painter.circle_stroke(centre, 6.5, Stroke::new(1.0, ink));
        }
        FactState::Unanswered => letter(painter, centre, "?", ink),
    }
}

fn letter(painter: &Painter, centre: Pos2, letter: &str, ink: Color32) {
    painter.text(centre, Align2::CENTER_CENTER, letter, theme::bold(11.0), ink);
}

/// Paints the number of a source above the end of a fact.
pub(super) fn paint_number(painter: &Painter, rows: &[RowPart], number: usize, tokens: &ThemeTokens) {
    if let Some(row) = rows.last() {
        let at = pos2(row.rect.right() + 1.0, row.rect.top() + 1.0);
        painter.text(at, Align2::LEFT_TOP, number.to_string(), theme::bold(9.0), tokens.accent);
    }
}

/// Paints the ring round what has the keyboard focus.
pub(super) fn paint_focus(painter: &Painter, rect: Rect, tokens: &ThemeTokens) {
    let stroke = Stroke::new(2.0, tokens.accent);
    painter.rect_stroke(around(rect).expand(2.0), CornerRadius::same(4), stroke, StrokeKind::Outside);
}
