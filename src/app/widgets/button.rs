//! Buttons that represent commands: name, tooltip and shortcut from the table.

use egui::{Atom, Button, Response, RichText, Role, Stroke, Ui, WidgetInfo, vec2};

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

/// An entry of a menu for a command, with its shortcut at the right, and a tick where what it turns on is on.
pub(crate) fn command_menu_item(
    ui: &mut Ui,
    command: Command,
    name: &str,
    context: &CommandContext<'_>,
    queue: &mut ActionQueue,
) {
    let spec = command.spec();
    let on = command.is_on(context);
    let mut button = Button::new((tick(on == Some(true)), name));
    if let Some(keys) = command.shortcut_text(ui.ctx()) {
        button = button.shortcut_text(RichText::new(keys).weak());
    }
    let enabled = spec.is_enabled(context);
    let response = ui.add_enabled(enabled, button);
    if let Some(on) = on {
        response.widget_info(|| WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, name));
    }
    let response = response.on_hover_text(spec.help);
    let response = response.on_disabled_hover_ui(|ui| {
        ui.label(disabled_tip(command, context));
    });
    if response.clicked() {
        queue.run(command);
        ui.close();
    }
}

/// An entry of a menu that turns something on or off. Returns `true` if it was pressed.
pub(crate) fn menu_check(ui: &mut Ui, on: bool, name: &str, help: &str) -> bool {
    let response = ui.add(Button::new((tick(on), name)));
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemCheckBox, true, on, name));
    let pressed = response.on_hover_text(help).clicked();
    if pressed {
        ui.close();
    }
    pressed
}

/// An entry of a menu that is no command, level with those that are. Returns `true` if it was pressed.
pub(crate) fn menu_item(ui: &mut Ui, name: &str) -> bool {
    let pressed = ui.add(Button::new((tick(false), name))).clicked();
    if pressed {
        ui.close();
    }
    pressed
}

/// A menu within a menu.
pub(crate) fn submenu(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.menu_button((tick(false), name), |ui| {
        ui.set_min_width(200.0);
        add(ui);
    });
}

/// The place of a tick at the left of a menu's entry, with the tick where something is on.
fn tick(on: bool) -> Atom<'static> {
    Atom::paint(vec2(11.0, 11.0), move |ui, args| {
        if !on {
            return;
        }
        let (rect, stroke) = (args.rect, Stroke::new(1.6, args.fallback_text_color));
        let at = |x: f32, y: f32| rect.min + vec2(x * rect.width(), y * rect.height());
        ui.painter().line_segment([at(0.05, 0.55), at(0.38, 0.88)], stroke);
        ui.painter().line_segment([at(0.38, 0.88), at(0.95, 0.15)], stroke);
    })
}

/// The effect of a command, and why it cannot run now.
fn disabled_tip(command: Command, context: &CommandContext<'_>) -> String {
    let spec = command.spec();
    match spec.missing(context) {
        Some(missing) => format!("{}. {missing}", spec.help),
        None => spec.help.to_owned(),
    }
}
