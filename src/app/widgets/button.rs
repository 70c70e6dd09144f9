//! Buttons that stand for commands: name, tooltip and shortcut from the table.

use egui::{Button, Response, RichText, Ui};

use super::super::action::Queue;
use super::super::command::Command;
use super::super::needs;
use super::super::situation::Situation;

/// A button for a command, disabled while the command cannot run.
pub(crate) fn command_button(
    ui: &mut Ui,
    command: Command,
    situation: &Situation,
    queue: &mut Queue,
) -> Response {
    let spec = command.spec();
    let response = ui.add_enabled((spec.enabled)(situation), Button::new(spec.name));
    let response = response.on_hover_text(command.tooltip(ui.ctx()));
    let response = response.on_disabled_hover_ui(|ui| {
        ui.label(disabled_tip(command, situation));
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
    situation: &Situation,
    queue: &mut Queue,
) {
    let spec = command.spec();
    let mut button = Button::new(name);
    if let Some(keys) = command.shortcut_text(ui.ctx()) {
        button = button.shortcut_text(RichText::new(keys).weak());
    }
    let response = ui.add_enabled((spec.enabled)(situation), button).on_hover_text(spec.help);
    let response = response.on_disabled_hover_ui(|ui| {
        ui.label(disabled_tip(command, situation));
    });
    if response.clicked() {
        queue.run(command);
        ui.close();
    }
}

/// What a command does, and why it cannot be done now.
fn disabled_tip(command: Command, situation: &Situation) -> String {
    let spec = command.spec();
    match needs::lacking(spec, situation) {
        Some(lacks) => format!("{}. {lacks}", spec.help),
        None => spec.help.to_owned(),
    }
}
