//! Parts that forms and figures share: a list to choose from, values side by side, a soft sentence.

use egui::{Button, Label, Response, RichText, Role, Ui, WidgetInfo};

use super::{ComboChoice, combo};
use crate::app::theme;

/// A soft sentence that explains something.
pub(crate) fn hint(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).small().weak()).wrap())
}

/// A list to choose one value from, under its label. Returns `true` if another one was chosen.
pub(crate) fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    choices: &[ComboChoice<T>],
    value: &mut T,
) -> bool {
    let name = ui.label(RichText::new(label).small().weak());
    let width = ui.available_width();
    let chosen = combo(ui, label, choices, *value, width);
    chosen.response.labelled_by(name.id);
    chosen.inner.is_some_and(|chosen| {
        *value = chosen;
        true
    })
}

/// Values side by side, one of which is chosen. Returns `true` if another one was chosen.
pub(crate) fn segments<T: Copy + PartialEq>(ui: &mut Ui, choices: &[(T, &str, &str)], value: &mut T) -> bool {
    let ink = theme::of(ui.ctx()).ink;
    let mut changed = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.visuals_mut().selection.stroke.color = ink;
        for (choice, text, tip) in choices {
            let here = choice == value;
            let response = ui.add(Button::selectable(here, *text).frame_when_inactive(true));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), here, *text));
            if response.on_hover_text(*tip).clicked() && !here {
                *value = *choice;
                changed = true;
            }
        }
    });
    changed
}
