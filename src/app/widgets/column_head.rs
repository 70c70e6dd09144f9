//! The head of a column by which a list can be sorted.

use egui::{Align, Button, Layout, Rect, RichText, Role, Ui, UiBuilder, WidgetInfo};

use crate::app::theme;

/// Shows the head of a column. `turned` says, where the list is sorted by it, whether it is the other way round. Returns
/// whether it was pressed.
pub(crate) fn column_head(ui: &mut Ui, cell: Rect, name: &str, turned: Option<bool>) -> bool {
    let arrow = match turned {
        None => "",
        Some(false) => " ⏷",
        Some(true) => " ⏶",
    };
    let text = RichText::new(format!("{name}{arrow}")).font(theme::bold(11.0)).weak();
    let mut ui = ui.new_child(UiBuilder::new().max_rect(cell).layout(Layout::left_to_right(Align::Center)));
    let button = ui.add(Button::new(text).frame(false));
    let name = format!("Sort by {}", name.to_lowercase());
    button.widget_info(|| WidgetInfo::selected(Role::Button, true, turned.is_some(), &name));
    button.on_hover_text(format!("{name}; again: the other way round")).clicked()
}
