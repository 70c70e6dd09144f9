//! The menu of a card.

use egui::{Button, Ui};

use crate::app::action::ActionQueue;
use crate::app::command::{Command, PanelNumber};
use crate::app::view_context::ViewContext;
use crate::app::views::inspector::called;
use crate::app::widgets::command_menu_item;
use edit::{Intent, StatementIntent};

/// The actions on the selected statements.
pub(super) fn card(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(210.0);
    let parts: [&[Command]; 5] = [
        &[Command::Confirm, Command::Reject],
        &[Command::Claim, Command::AcceptNature, Command::Attitude],
        &[Command::Tag, Command::Rate, Command::CorrectSpeaker, Command::ToldBy, Command::Note],
        &[Command::Link, Command::AnsweredBy, Command::Cite],
        &[Command::Split, Command::Join],
    ];
    for part in parts {
        for command in part {
            command_menu_item(ui, *command, command.spec().name, &shown.commands, queue);
        }
        ui.separator();
    }
    if shown.commands.outsider {
        command_menu_item(ui, Command::MakeParty, Command::MakeParty.spec().name, &shown.commands, queue);
    }
    ui.menu_button("Send to", |ui| send_to(ui, shown, queue));
    ui.separator();
    let name = if shown.selection.statements.len() > 1 { "Remove all selected" } else { "Remove" };
    command_menu_item(ui, Command::Remove, name, &shown.commands, queue);
}

/// The panels, with the keys of the first nine; parties without one too.
fn send_to(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let columns = &shown.layout().laid.columns;
    for party in &shown.project().parties {
        let place = columns.iter().position(|column| column.party == Some(party.id));
        let name = called(party);
        if let Some(number) = place.and_then(PanelNumber::at) {
            command_menu_item(ui, Command::SendToPanel(number), &name, &shown.commands, queue);
        } else if ui.add(Button::new(name)).clicked() {
            let statements = shown.selection.statements.clone();
            queue.edit(Intent::Statement(StatementIntent::MoveToParty { statements, party: Some(party.id) }));
            ui.close();
        }
    }
    ui.separator();
    command_menu_item(ui, Command::NoParty, Command::NoParty.spec().name, &shown.commands, queue);
}
