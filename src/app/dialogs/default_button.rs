//! The default button of a dialog, and what Enter does.
//!
//! Every dialog opens with the focus on something: the field in which one writes first, else its default button. Enter
//! presses what has the focus; in a field of one line, and where nothing has the focus, it presses the default button.
//! In a field of several lines Enter begins a new line. Ctrl+Enter presses the default button wherever the focus is.
//! The default never gives anything up that does not come back.

use egui::{Button, Context, Id, Key, Modifiers, Response, RichText, Ui};

use crate::app::theme;

/// The dialog that was shown last, and in which pass.
#[derive(Debug, Clone, Copy)]
struct LastDialog {
    dialog: Id,
    pass: u64,
}

/// Shows a dialog by `show`. One that has just come and has put the focus nowhere gets it on its default button.
pub(super) fn with_focus<R>(context: &Context, dialog: Id, show: impl FnOnce() -> R) -> R {
    let last_id = Id::unique("last dialog");
    let pass = context.cumulative_pass_nr();
    let last: Option<LastDialog> = context.data_mut(|data| {
        data.remove::<Id>(place());
        let last = data.get_temp(last_id);
        data.insert_temp(last_id, LastDialog { dialog, pass });
        last
    });
    let is_new = last.is_none_or(|last| last.dialog != dialog || last.pass + 1 < pass);
    let before = context.memory(egui::Memory::focused);
    let shown = show();
    let after = context.memory(egui::Memory::focused);
    if is_new
        && (after.is_none() || after == before)
        && let Some(default) = button(context)
    {
        context.memory_mut(|memory| memory.request_focus(default));
    }
    shown
}

/// The default button of the dialog that is shown; nothing where it has none, or where that cannot be pressed.
pub(super) fn button(context: &Context) -> Option<Id> {
    context.data(|data| data.get_temp(place()))
}

fn place() -> Id {
    Id::unique("default button")
}

/// The button that does what the dialog is for: its default. Tells whether it was pressed, by the pointer or by Enter.
pub(crate) fn main_button(ui: &mut Ui, text: &str, enabled: bool) -> bool {
    let tokens = theme::of(ui.ctx());
    let label = RichText::new(text).color(tokens.card).font(theme::bold(theme::INTERFACE));
    let response = ui.add_enabled(enabled, Button::new(label).fill(tokens.accent));
    if !enabled {
        return false;
    }
    ui.data_mut(|data| data.insert_temp(place(), response.id));
    // A field of one line has let go of the focus by now; whatever still has it takes Enter itself.
    let is_free = ui.memory(|memory| memory.focused().is_none());
    // By the modifiers of the key itself: Ctrl may be up again by the end of the frame.
    let enter = ui.input_mut(|input| {
        input.consume_key(Modifiers::COMMAND, Key::Enter)
            || is_free && input.consume_key(Modifiers::NONE, Key::Enter)
    });
    response.clicked() || enter
}

/// Returns whether Enter was pressed in a field of one line. The key then does nothing else.
pub(crate) fn pressed_enter(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// Gives a field the focus in the first frame of a dialog.
pub(crate) fn focus_first(response: &Response, fresh: &mut bool) {
    if std::mem::take(fresh) {
        response.request_focus();
    }
}
