//! The menus that a right click opens: of a statement, of selected words, and of a speaker. They are the same wherever
//! these are shown.

use egui::{Button, Ui};

use crate::app::action::{Action, ActionQueue};
use crate::app::command::{Command, PanelNumber};
use crate::app::filter::{FilterChange, FilterChoice};
use crate::app::index::UnplacedSpeaker;
use crate::app::request::DialogRequest;
use crate::app::text::party_label;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_menu_item, menu_item, submenu};
use edit::{Intent, SpeakerIntent, StatementIntent};
use model::{PartyId, SpeakerId, StatementId};

/// Shows the actions on the selected statements.
pub(super) fn statement(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(210.0);
    let parts: [&[Command]; 3] = [
        &[Command::Confirm, Command::Reject],
        &[Command::Link, Command::AnsweredBy, Command::Cite],
        &[Command::Tag, Command::Rate, Command::Claim, Command::Note],
    ];
    for part in parts {
        entries(ui, part, shown, queue);
        ui.separator();
    }
    submenu(ui, "Speaker", |ui| {
        entries(ui, &[Command::CorrectSpeaker, Command::ToldBy], shown, queue);
        if let Some(id) = shown.selected().and_then(|it| it.speaker) {
            ui.separator();
            speaker(ui, id, shown, queue);
        }
    });
    submenu(ui, "Send to", |ui| {
        send_to(ui, shown, queue);
        if shown.commands.outsider {
            entries(ui, &[Command::MakeParty], shown, queue);
        }
    });
    submenu(ui, "Words", |ui| {
        let all = [Command::Split, Command::Join, Command::Attitude, Command::AcceptNature];
        entries(ui, &all, shown, queue);
    });
    ui.separator();
    let name = if shown.selection.statements.len() > 1 { "Remove all selected" } else { "Remove" };
    command_menu_item(ui, Command::Remove, name, &shown.commands, queue);
}

/// Shows the actions on the words that are selected in the article.
pub(super) fn words(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(210.0);
    entries(ui, &[Command::MakeStatement, Command::CorrectWords, Command::Split], shown, queue);
    ui.separator();
    let Some((article, span)) = shown.selection.text else { return };
    let words = shown.project().article(article).map_or("", |article| span.of(&article.text));
    if menu_item(ui, "Copy the words") {
        ui.ctx().copy_text(words.to_owned());
    }
    if menu_item(ui, "Find these words") {
        queue.push(Action::Search(words.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    ui.separator();
    entries(ui, &[Command::CorrectText], shown, queue);
}

/// Shows the actions on a speaker.
pub(super) fn speaker(ui: &mut Ui, id: SpeakerId, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(210.0);
    let Some(speaker) = shown.project().speakers.get(&id) else { return };
    let mut wanted = None;
    if ui.button("Select all statements").clicked() {
        wanted = Some(Action::SelectAll(statements_of(shown, id)));
    }
    if ui.button("Show only these").on_hover_text("Filter by this speaker").clicked() {
        wanted = Some(Action::Filter(FilterChange::Only(FilterChoice::Speaker(Some(id)))));
    }
    ui.separator();
    if ui.button("Rename, merge or split…").clicked() {
        wanted = Some(Action::Ask(DialogRequest::Speakers(Some(id))));
    }
    if speaker.party.is_none() && ui.button(Command::MakeParty.spec().name).clicked() {
        wanted = Some(Action::MakeParty(UnplacedSpeaker::Speaker(id)));
    }
    submenu(ui, "Speaks for", |ui| {
        let parties = shown.project().parties.iter().map(|party| (Some(party.id), party_label(party)));
        let parties: Vec<(Option<PartyId>, String)> =
            parties.chain([(None, shown.party_name(None).to_owned())]).collect();
        for (party, name) in parties {
            if ui.selectable_label(party == speaker.party, name).clicked() {
                let speakers = vec![id];
                wanted = Some(Action::Edit(Intent::Speaker(SpeakerIntent::Move { speakers, party })));
            }
        }
    });
    if let Some(action) = wanted {
        queue.push(action);
        ui.close();
    }
}

/// The statements of a speaker, in reading order.
fn statements_of(shown: &ViewContext<'_>, speaker: SpeakerId) -> Vec<StatementId> {
    let own = |id: &StatementId| shown.statement(*id).is_some_and(|it| it.speaker == Some(speaker));
    shown.layout().all().map(|row| row.id).filter(own).collect()
}

fn entries(ui: &mut Ui, all: &[Command], shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    for command in all {
        command_menu_item(ui, *command, command.spec().name, &shown.commands, queue);
    }
}

/// The panels, with the keys of the first nine; parties without one too.
fn send_to(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let columns = &shown.layout().laid.columns;
    for party in &shown.project().parties {
        let place = columns.iter().position(|column| column.party == Some(party.id));
        let name = party_label(party);
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
