//! The letters in the margin: whose statement begins on this line.

use egui::{CursorIcon, Id, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::super::super::action::{Action, ActionQueue};
use super::super::super::view_context::ViewContext;
use super::super::super::widgets;
use super::super::menus;
use super::paragraph::TextPiece;
use super::setting::ReadingPage;
use model::{Act, ReviewStatus, Statement};

/// The margin to the left of the words.
pub(super) const MARGIN: f32 = 34.0;
/// The size of a letter where one begins on a line, and where up to four do.
const LARGE: f32 = 13.0;
const SMALL: f32 = 10.5;
/// The room between letters.
const GAP: f32 = 1.5;
/// The room between the letters and the words.
const TO_WORDS: f32 = 6.0;

/// Shows the letters of the statements that begin in a block.
pub(super) fn show(
    ui: &Ui,
    id: Id,
    shown: &ViewContext<'_>,
    page: &ReadingPage<'_>,
    piece: &TextPiece,
    queue: &mut ActionQueue,
) {
    let mut beginning: Vec<(f32, &Statement)> = Vec::new();
    for mark in piece.marks.iter() {
        let Some(statement) = shown.statement(mark.statement) else { continue };
        if statement.spans.first().is_none_or(|first| first.start != mark.span.start) {
            continue;
        }
        let row = piece.rows(page, mark.span).first().map(|row| row.rect.center().y);
        beginning.extend(row.map(|y| (y, statement)));
    }
    let edge = piece.origin.x - TO_WORDS;
    for row in beginning.chunk_by_mut(|one, other| (one.0 - other.0).abs() < 1.0) {
        // Where room is short, what is said comes before what is thought.
        row.sort_by_key(|(_, statement)| statement.act == Act::Attitude);
        for (place, (y, statement)) in row.iter().enumerate().take(4) {
            let rect = slot(pos2(edge, *y), place, row.len());
            letter(ui, id, rect, shown, statement, queue);
        }
    }
}

/// Returns the place of a letter among those of a line: side by side, or in a square of four.
fn slot(edge: Pos2, place: usize, of: usize) -> Rect {
    let (size, columns, rows) = match of {
        0 | 1 => (LARGE, 1, 1),
        2 => (SMALL, 2, 1),
        _ => (SMALL, 2, 2),
    };
    let (column, row) = (place % columns, place / columns);
    let step = size + GAP;
    let left = edge.x - columns as f32 * step + GAP + column as f32 * step;
    let top = edge.y - (rows as f32 * step - GAP) / 2.0 + row as f32 * step;
    Rect::from_min_size(pos2(left, top), Vec2::splat(size))
}

fn letter(
    ui: &Ui,
    id: Id,
    rect: Rect,
    shown: &ViewContext<'_>,
    statement: &Statement,
    queue: &mut ActionQueue,
) {
    let party = shown.project().party_of(statement);
    let (sign, colour) = (shown.party_letters(party), shown.party_colour(party));
    match statement.act {
        // Statements that the filters leave out are as quiet as words that nobody said.
        _ if !shown.layout().passes(statement.id) => {
            widgets::paint_quiet_letters(ui.painter(), rect, sign, colour);
        }
        Act::Speech => widgets::paint_letters(ui.painter(), rect, sign, colour),
        Act::Attitude => widgets::paint_quiet_letters(ui.painter(), rect, sign, colour),
    }
    if shown.is_marked(statement.id) {
        let stroke = egui::Stroke::new(1.5, shown.tokens.ink);
        ui.painter().rect_stroke(rect.expand(2.0), 4.0, stroke, egui::StrokeKind::Inside);
    }
    // Not a stop of the Tab key: the cards of the panels are, and these say no more than they do.
    let response = ui.interact(rect.expand(1.0), id.with(("letter", statement.id)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), shown.spoken(statement)));
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
        let status = match statement.status {
            ReviewStatus::Suggested => "suggested",
            ReviewStatus::Confirmed => "confirmed",
            ReviewStatus::Rejected => "rejected",
        };
        ui.label(shown.speaker_name(statement));
        let attitude = if statement.act == Act::Attitude { "attitude · " } else { "" };
        let filtered = if shown.layout().passes(statement.id) { "" } else { " · left out by the filters" };
        ui.small(format!("{} · {attitude}{status}{filtered}", shown.party_name(party)));
    });
    if response.secondary_clicked() && !shown.selection.has(statement.id) {
        queue.push(Action::Select { statement: statement.id, more: false });
    }
    response.context_menu(|ui| menus::statement(ui, shown, queue));
    if response.clicked() {
        let more = ui.input(|input| input.modifiers.command);
        queue.push(Action::Select { statement: statement.id, more });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_line_fit_the_margin_and_do_not_overlap() {
        for of in 1..=4 {
            let slots: Vec<Rect> =
                (0..of).map(|place| slot(pos2(MARGIN - TO_WORDS, 50.0), place, of)).collect();
            for (place, one) in slots.iter().enumerate() {
                // With the ring round one that is selected.
                assert!(one.left() >= 2.0 && one.right() <= MARGIN - TO_WORDS + 0.01, "{of}: {one:?}");
                assert!(one.height() <= 24.0);
                for other in &slots[place + 1..] {
                    assert!(!one.shrink(0.1).intersects(*other), "{of}: {one:?} {other:?}");
                }
            }
        }
    }
}
