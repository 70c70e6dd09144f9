//! The strip of a part of the window that is put away: its name, and the way back.

use egui::epaint::TextShape;
use egui::{Button, CursorIcon, Rect, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::theme;

/// Shows the strip of a part; a press shows the part again.
pub(crate) fn show(ui: &mut Ui, rect: Rect, name: &str, command: Command, queue: &mut ActionQueue) {
    let tokens = theme::of(ui.ctx());
    let room = rect.shrink2(vec2(2.0, 6.0));
    let response = ui.put(room, Button::new("").frame_when_inactive(false).min_size(room.size()));
    let label = format!("Show the {name}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &label));
    let galley = ui.painter().layout_no_wrap(label, theme::sans(theme::META), tokens.soft_ink);
    let at = pos2(room.center().x + galley.size().y / 2.0, room.top() + 12.0);
    let mut text = TextShape::new(at, galley, tokens.soft_ink);
    text.angle = std::f32::consts::FRAC_PI_2;
    ui.painter().add(text);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(command.tooltip(ui.ctx())).clicked() {
        queue.run(command);
    }
}
