//! The area beside an open menu: a press there only closes the menu.

use egui::{Area, Context, Id, Order, Popup, Rect, Role, Sense, WidgetInfo};

/// Covers a part of the window while a menu is open. The menus' own bar stays free, so that one menu follows another.
pub(crate) fn show(context: &Context, name: &'static str, rect: Rect) {
    if !Popup::is_any_open(context) || !rect.is_positive() {
        return;
    }
    let area = Area::new(Id::unique(("menu veil", name))).order(Order::Middle).fixed_pos(rect.min);
    area.constrain(false).fade_in(false).show(context, |ui| {
        // Without the focus: whoever walks by keys walks through the menu.
        let response = ui.allocate_rect(rect, Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close the menu"));
    });
}
