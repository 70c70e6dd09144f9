//! The log of requests for replies: whom the desk asked, and what came of it.

use egui::{Button, Grid, RichText, Ui};

use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_button, cut, hint, letters};
use model::{ReplyRequest, RequestState, counted};

const HEADS: [&str; 8] = ["Party", "Asked", "How", "By", "To answer by", "About", "What came back", ""];

/// Shows the log as a table, and what leads to a new entry.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Who was asked").font(theme::bold(theme::INTERFACE)));
        command_button(ui, Command::LogRequest, &shown.commands, queue);
        command_button(ui, Command::AskForReply, &shown.commands, queue);
    });
    let requests = shown.project().requests_in_order();
    if requests.is_empty() {
        hint(
            ui,
            "Nobody is logged yet. Write down whom you asked for a reply, when and how, and what came back.",
        );
        ui.add_space(8.0);
        return;
    }
    Grid::new("requests").striped(true).spacing([14.0, 4.0]).show(ui, |ui| {
        for head in HEADS {
            ui.label(RichText::new(head).small().weak());
        }
        ui.end_row();
        // The latest is what one looks for.
        for request in requests.iter().rev() {
            row(ui, shown, request, queue);
            ui.end_row();
        }
    });
    ui.add_space(10.0);
}

fn row(ui: &mut Ui, shown: &ViewContext<'_>, request: &ReplyRequest, queue: &mut ActionQueue) {
    let party = Some(request.party);
    let name = shown.party_name(party);
    ui.horizontal(|ui| {
        letters(ui, shown.party_letters(party), shown.party_colour(party), 15.0);
        let label = ui.label(RichText::new(cut(name, 28)).font(theme::bold(12.0)));
        if !request.person.is_empty() {
            label.on_hover_text(&request.person);
        }
    });
    ui.label(request.asked.words());
    ui.label(request.channel.name());
    ui.label(cut(&request.asked_by, 24));
    ui.label(request.deadline.map_or_else(|| "–".to_owned(), |day| day.words()));
    let statements: Vec<_> =
        request.statements.iter().copied().filter(|id| shown.statement(*id).is_some()).collect();
    let about = counted(statements.len(), "statement", "statements");
    if statements.is_empty() {
        ui.label(RichText::new("–").weak());
    } else {
        let open = ui.add(Button::new(&about).frame_when_inactive(false));
        let open = open.accessible_name(format!("{name}, asked about {about}"));
        if open.on_hover_text("Select the statements that they were asked about").clicked() {
            queue.push(Action::SelectAll(statements));
            queue.run(Command::ShowPanels);
        }
    }
    state(ui, shown, request, queue);
    let change = ui.button("Change…").on_hover_text("Write down the answer, or correct the entry");
    let spoken = format!("Change… the request to {name} of {}", request.asked.words());
    if change.accessible_name(spoken).clicked() {
        queue.ask(DialogRequest::ReplyRequest(request.id));
    }
}

/// The state of a request; an answer that an article has leads to its statement.
fn state(ui: &mut Ui, shown: &ViewContext<'_>, request: &ReplyRequest, queue: &mut ActionQueue) {
    let words = in_words(request, shown.now);
    if let Some(included) = request.answer.and_then(|answer| answer.included) {
        let open = ui.add(Button::new(&words).frame_when_inactive(false));
        if open.on_hover_text("Select the statement that has the answer").clicked() {
            queue.push(Action::SelectAll(vec![included]));
            queue.run(Command::ShowPanels);
        }
        return;
    }
    let text = RichText::new(words);
    let open = matches!(request.state(), RequestState::Waiting | RequestState::Answered);
    ui.label(if open { text.color(shown.tokens.warning) } else { text });
}

/// "no answer, and the deadline is over"; "declined on 6 June 2018".
fn in_words(request: &ReplyRequest, now: model::DayTime) -> String {
    let state = request.state().name();
    match request.answer {
        None if request.deadline.is_some_and(|day| day.is_over(now)) => {
            format!("{state}, and the deadline is over")
        }
        None => state.to_owned(),
        Some(answer) => answer.at.map_or_else(|| state.to_owned(), |at| format!("{state}, {}", at.words())),
    }
}
