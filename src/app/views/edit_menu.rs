//! The menu of every text field under the right button of the pointer: cut, copy, paste.

use egui::text_edit::TextEditState;
use egui::{Context, Id, LayerId, Popup, PopupKind, Pos2, ViewportCommand};

use super::super::widgets::menu_item;

/// The entries, each with what the system is asked to do.
const ENTRIES: [(&str, ViewportCommand); 3] = [
    ("Cut", ViewportCommand::RequestCut),
    ("Copy", ViewportCommand::RequestCopy),
    ("Paste", ViewportCommand::RequestPaste),
];

/// Shows the menu of the field that was clicked with the right button. Comes after all fields of the frame.
pub(crate) fn show(context: &Context) {
    let menu = Id::unique("menu of a text field");
    if context.input(|input| input.pointer.secondary_clicked())
        && let Some(field) = field_under_pointer(context)
        && let Some(at) = context.pointer_interact_pos()
    {
        context.memory_mut(|memory| memory.request_focus(field));
        context.data_mut(|data| data.insert_temp(menu, (field, at)));
        Popup::open_id(context, menu);
    }
    let Some((field, at)) = context.data(|data| data.get_temp::<(Id, Pos2)>(menu)) else { return };
    let popup = Popup::new(menu, context.clone(), at, LayerId::background());
    popup.kind(PopupKind::Menu).accessible_name("Edit the field").open_memory(None).show(|ui| {
        ui.set_min_width(120.0);
        for (name, command) in ENTRIES {
            if menu_item(ui, name) {
                // The click has taken the focus away, and the field is what is pasted into.
                context.memory_mut(|memory| memory.request_focus(field));
                context.send_viewport_cmd(command);
            }
        }
    });
}

/// The text field under the pointer.
fn field_under_pointer(context: &Context) -> Option<Id> {
    let under: Vec<Id> =
        context.interaction_snapshot(|found| found.contains_pointer.iter().copied().collect());
    under.into_iter().find(|id| TextEditState::load(context, *id).is_some())
}
