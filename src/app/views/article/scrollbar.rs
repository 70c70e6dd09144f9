//! The column's scroll bar.

use egui::{CornerRadius, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::super::theme::ThemeTokens;
use super::flow::BlockFlow;

/// Its width.
pub(super) const WIDTH: f32 = 9.0;
const SHORTEST: f32 = 28.0;

/// Shows the bar at the right edge of the column; tells whether it was moved.
pub(super) fn show(ui: &Ui, id: Id, column: Rect, flow: &mut BlockFlow, tokens: &ThemeTokens) -> bool {
    let Some((at, part)) = flow.bar(column.height()) else { return false };
    let track = Rect::from_min_max(pos2(column.right() - WIDTH, column.top()), column.max).shrink(1.0);
    let length = (track.height() * part as f32).max(SHORTEST).min(track.height());
    let reach = track.height() - length;
    let response = ui.interact(track, id.with("scroll bar"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ScrollBar, ui.is_enabled(), "Scroll the article");
        info.value = Some((at * 100.0).round());
        info
    });
    let thumb =
        Rect::from_min_size(track.min + vec2(1.0, reach * at as f32), vec2(track.width() - 2.0, length));
    let colour = if response.hovered() || response.dragged() { tokens.edge } else { tokens.line };
    ui.painter().rect_filled(thumb, CornerRadius::same(3), colour);
    let id = id.with("grip");
    let Some(point) = response.interact_pointer_pos() else { return false };
    if response.drag_started() || response.clicked() {
        // The thumb is held where it was taken; elsewhere its middle comes to the pointer.
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(point);
        let grip = if thumb.contains(origin) { origin.y - thumb.top() } else { length / 2.0 };
        ui.data_mut(|data| data.insert_temp(id, grip));
    }
    if (response.dragged() || response.clicked()) && reach > 0.0 {
        let grip: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(length / 2.0);
        flow.go_to(f64::from((point.y - grip - track.top()) / reach), column.height());
        return true;
    }
    false
}
