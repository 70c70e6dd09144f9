//! The small bar beside selected words, with what can be made of them.

use egui::{Area, AreaState, Button, Frame, Id, Margin, Order, Pos2, Rect, RichText, Ui, pos2, vec2};

use super::super::super::action::ActionQueue;
use super::super::super::command::Command;
use super::super::super::theme;
use super::super::super::view_context::ViewContext;
use super::setting::RowPart;

/// The room between the words and the bar.
const GAP: f32 = 5.0;

/// Shows the bar beside the rows of the selected words that are in sight.
pub(super) fn show(
    ui: &Ui,
    column: Rect,
    rows: &[RowPart],
    shown: &ViewContext<'_>,
    queue: &mut ActionQueue,
) {
    let id = Id::unique("selected words");
    let size = AreaState::load(ui.ctx(), id).and_then(|state| state.size);
    let Some(place) = place(column, rows, size.unwrap_or(vec2(160.0, 36.0))) else { return };
    let tokens = shown.tokens;
    let frame = Frame::NONE
        .fill(tokens.card)
        .stroke(egui::Stroke::new(1.0, tokens.edge))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(3))
        .shadow(ui.visuals().popup_shadow);
    Area::new(id).order(Order::Middle).fixed_pos(place).constrain(true).fade_in(false).show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::NONE;
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                keyed_button(ui, Command::MakeStatement, shown, queue);
                if shown.commands.selected == 1 {
                    keyed_button(ui, Command::CorrectWords, shown, queue);
                }
            });
        });
    });
}

/// A button for a command, with its key beside it.
fn keyed_button(ui: &mut Ui, command: Command, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let mut button = Button::new(command.spec().name);
    if let Some(keys) = command.shortcut_text(ui.ctx()) {
        button = button.shortcut_text(RichText::new(keys).small().weak());
    }
    let response = ui.add_enabled(command.spec().is_enabled(&shown.commands), button);
    let response = response.accessible_name(command.spec().name);
    if response.on_hover_text(command.tooltip(ui.ctx())).clicked() {
        queue.run(command);
    }
}

/// Returns the place at which a bar of a size covers none of the words: below them, else above, else beside the column.
fn place(column: Rect, rows: &[RowPart], size: egui::Vec2) -> Option<Pos2> {
    let (first, last) = (rows.first()?.rect, rows.last()?.rect);
    let x = |rect: Rect| rect.left().min(column.right() - size.x - 4.0).max(column.left() + 4.0);
    let below = last.bottom() + GAP;
    let above = first.top() - GAP - size.y;
    Some(if below + size.y <= column.bottom() {
        pos2(x(last), below)
    } else if above >= column.top() {
        pos2(x(first), above)
    } else {
        pos2(column.right() + 8.0, column.center().y)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(top: f32) -> RowPart {
        RowPart { rect: Rect::from_min_max(pos2(60.0, top), pos2(290.0, top + 24.0)), baseline: top + 18.0 }
    }

    #[test]
    fn the_bar_covers_no_selected_words() {
        let column = Rect::from_min_max(pos2(0.0, 0.0), pos2(320.0, 600.0));
        let size = vec2(250.0, 36.0);
        for rows in [
            vec![row(10.0)],
            vec![row(300.0), row(324.0)],
            vec![row(570.0)],
            (0..25).map(|at| row(24.0 * at as f32)).collect(),
        ] {
            let bar = Rect::from_min_size(place(column, &rows, size).unwrap(), size);
            assert!(rows.iter().all(|row| !row.rect.intersects(bar)), "{bar:?}");
        }
        assert_eq!(place(column, &[], size), None);
    }
}
