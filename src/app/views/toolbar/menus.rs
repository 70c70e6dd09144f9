//! The menus of the bar: the groups of the table of commands, with the lists that change.

use egui::{Button, RichText, ScrollArea, Ui};

use crate::app::action::{Action, ActionQueue};
use crate::app::command::{Command, CommandSpec, Menu};
use crate::app::index::UnplacedSpeaker;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_menu_item, cut, menu_check, submenu};
use edit::{Intent, PartyIntent};

/// Letters of a name in a menu.
const MOST: usize = 40;

/// Shows a menu. A low window cuts no entry off: the menu scrolls.
pub(super) fn show(ui: &mut Ui, menu: Menu, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let most = (ui.ctx().content_rect().height() - 60.0).max(120.0);
    // More than a popup takes by itself, so that it scrolls only where it must.
    ui.set_max_height(most);
    ScrollArea::vertical().max_height(most).show(ui, |ui| groups(ui, menu, shown, queue));
}

fn groups(ui: &mut Ui, menu: Menu, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(250.0);
    let specs: Vec<&CommandSpec> = Command::specs().iter().filter(|spec| spec.menu == menu).collect();
    let mut before: Option<&CommandSpec> = None;
    for group in specs.chunk_by(|_, next| !next.begins_group) {
        let [first, ..] = group else { continue };
        if before.is_some_and(|it| it.submenu.is_none() || first.submenu.is_none()) {
            ui.separator();
        }
        match first.submenu {
            Some(name) => submenu(ui, name, |ui| entries(ui, group, shown, queue)),
            None => entries(ui, group, shown, queue),
        }
        before = Some(first);
    }
    if menu == Menu::Panels && !shown.project().parties.is_empty() {
        submenu(ui, "Show panels", |ui| panels(ui, shown, queue));
    }
}

fn entries(ui: &mut Ui, group: &[&CommandSpec], shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    for spec in group {
        let Some(name) = spec.command.menu_name(&shown.commands) else { continue };
        command_menu_item(ui, spec.command, &name, &shown.commands, queue);
        if spec.command == Command::Paste {
            submenu(ui, "Open recent", |ui| recent(ui, shown, queue));
        }
    }
}

fn recent(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    if shown.settings.recent.is_empty() {
        ui.label(RichText::new("Projects that you save appear here").weak());
    }
    for path in &shown.settings.recent {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if ui.add(Button::new(name)).on_hover_text(path.display().to_string()).clicked() {
            queue.push(Action::Open(path.clone()));
            ui.close();
        }
    }
}

/// The parties, each with a tick where its panel is shown.
fn panels(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    for party in &shown.project().parties {
        let on = !party.hidden && !party.waiting;
        if !menu_check(ui, on, &cut(&party.short, MOST), &party.name) {
            continue;
        }
        queue.push(if party.waiting {
            Action::MakeParty(UnplacedSpeaker::Party(party.id))
        } else {
            Action::Edit(Intent::Party(PartyIntent::Hide { party: party.id, hidden: on }))
        });
    }
}
