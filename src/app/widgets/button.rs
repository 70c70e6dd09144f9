//! Buttons that represent commands: name, tooltip and shortcut from the table.

use egui::{Button, Response, RichText, Ui};

use super::super::action::ActionQueue;
use super::super::command::{Command, CommandContext};

/// A button for a command, disabled while the command cannot run.
pub(crate) fn command_button(
    ui: &mut Ui,
    command: Command,
    context: &CommandContext<'_>,
    queue: &mut ActionQueue,
) -> Response {
    let spec = command.spec();
    let enabled = spec.is_enabled(context);
    let button = Button::new(spec.name);
    let response = if enabled || ui.is_enabled() {
        ui.add_enabled(enabled, button)
    } else {
        // Under a dialog, where nothing fades by itself, it still looks as if it could not run.
        let (before, faded) = (ui.opacity(), ui.visuals().disabled_alpha);
        ui.multiply_opacity(faded);
        let response = ui.add(button);
        ui.set_opacity(before);
        response
    };
    let response = response.on_hover_text(command.tooltip(ui.ctx()));
    let response = response.on_disabled_hover_ui(|ui| {
        ui.label(disabled_tip(command, context));
    });
    if response.clicked() {
        queue.run(command);
    }
    response
}

/// An entry of a menu for a command, with its shortcut at the right.
pub(crate) fn command_menu_item(
    ui: &mut Ui,
    command: Command,
    name: &str,
    context: &CommandContext<'_>,
    queue: &mut ActionQueue,
) {
    let spec = command.spec();
    let mut button = Button::new(name);
    if let Some(keys) = command.shortcut_text(ui.ctx()) {
        button = button.shortcut_text(RichText::new(keys).weak());
    }
    let response = ui.add_enabled(spec.is_enabled(context), button).on_hover_text(spec.help);
    let response = response.on_disabled_hover_ui(|ui| {
        ui.label(disabled_tip(command, context));
    });
    if response.clicked() {
        queue.run(command);
        ui.close();
    }
}

/// The effect of a command, and why it cannot run now.
fn disabled_tip(command: Command, context: &CommandContext<'_>) -> String {
    let spec = command.spec();
    match spec.missing(context) {
        Some(missing) => format!("{}. {missing}", spec.help),
        None => spec.help.to_owned(),
    }
}
