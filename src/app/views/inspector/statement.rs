//! The words of a statement, and who says them how.

use egui::{Button, Label, RichText, ScrollArea, Ui};

use super::parts::{heading, opening, parties, quiet, row, value};
use super::review;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::views::menus;
use crate::app::widgets::{ComboChoice, combo, command_button};
use edit::{Intent, StatementIntent};
use model::{Act, Mode, Statement, spelled_out};

/// The height of the words above which they scroll.
const WORDS: f32 = 20.0 * ROW;
/// The height of a row of them.
const ROW: f32 = 22.0;
/// The most statements that are shown around one that is told in them, each in the next.
const TELLERS: usize = 6;

/// Shows the words and the rows below them.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    heading(ui, "Statement");
    words(ui, shown, statement);
    ui.add_space(4.0);
    speaker(ui, shown, statement, queue);
    party(ui, shown, statement, queue);
    mode(ui, shown, statement, queue);
    act(ui, statement, queue);
    if statement.via.is_some() {
        told_by(ui, shown, statement, queue);
    }
    review::statement(ui, shown, statement, queue);
}

fn words(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement) {
    let words = RichText::new(spelled_out(&shown.project().words_of(statement)))
        .font(theme::serif(theme::READING))
        .line_height(Some(ROW));
    // Less in a low window, so that what is said of them is in sight, and no row is cut in two.
    let most = (ui.ctx().content_rect().height() * 0.35 / ROW).floor() * ROW;
    ScrollArea::vertical().id_salt(("words", statement.id)).max_height(most.clamp(4.0 * ROW, WORDS)).show(
        ui,
        |ui| {
            ui.add(Label::new(words).wrap().selectable(true));
        },
    );
}

fn speaker(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    let speaker = statement.speaker.and_then(|id| shown.project().speakers.get(&id));
    row(ui, "Speaker", |ui, _| {
        let text = match speaker {
            Some(speaker) => format!("{} ({})", speaker.name, speaker.kind.name()),
            None => "Not known".to_owned(),
        };
        let ink = if speaker.is_some() { shown.tokens.ink } else { shown.tokens.soft_ink };
        // A button is read out by its name alone, which therefore says who it is.
        let name = format!("Speaker: {text}");
        let button = Button::new(RichText::new(text).color(ink)).wrap();
        let response = quiet(ui, |ui| ui.add(button)).accessible_name(name);
        let mut tip = Command::CorrectSpeaker.tooltip(ui.ctx());
        if let Some(speaker) = speaker.filter(|speaker| !speaker.role.is_empty()) {
            tip = format!("{}: {}\n{tip}", speaker.name, speaker.role);
        }
        if let Some(speaker) = speaker {
            response.context_menu(|ui| menus::speaker(ui, speaker.id, shown, queue));
        }
        if response.on_hover_text(tip).clicked() {
            queue.run(Command::CorrectSpeaker);
        }
    });
}

fn party(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    row(ui, "Party", |ui, label| {
        let present = shown.project().party_of(statement);
        let width = ui.available_width();
        let chosen = quiet(ui, |ui| combo(ui, "party", &parties(shown), present, width));
        let tip = "Whose panel shows the statement";
        chosen.response.labelled_by(label).on_hover_text(tip);
        if let Some(party) = chosen.inner {
            queue.edit(Intent::Statement(StatementIntent::MoveToParty {
                statements: vec![statement.id],
                party,
            }));
        }
    });
}

/// The modes to choose from.
pub(super) fn modes() -> Vec<ComboChoice<Option<Mode>>> {
    Mode::ALL.into_iter().map(|mode| ComboChoice::new(Some(mode), mode.name())).collect()
}

fn mode(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    row(ui, "Kind", |ui, label| {
        let cue = shown.cue(statement);
        let mut choices = modes();
        let present = choices.iter_mut().find(|choice| choice.value == Some(statement.mode));
        if let Some(present) = present.filter(|_| !cue.is_empty()) {
            present.text = format!("{} · “{cue}”", present.text);
        }
        let width = ui.available_width();
        let chosen = quiet(ui, |ui| combo(ui, "mode", &choices, Some(statement.mode), width));
        let tip = "Direct: all in quotation marks. Mixed: partly. Indirect: reported without them";
        chosen.response.labelled_by(label).on_hover_text(tip);
        if let Some(Some(mode)) = chosen.inner {
            queue.edit(Intent::Statement(StatementIntent::SetMode { statements: vec![statement.id], mode }));
        }
    });
}

/// Speech and attitude to choose from.
pub(super) fn acts() -> Vec<ComboChoice<Option<Act>>> {
    Act::ALL.into_iter().map(|act| ComboChoice::new(Some(act), act.name())).collect()
}

/// The meaning of the two.
pub(super) const ACTS: &str = "Speech: said, written or told. Attitude: what somebody believes, wants, plans \
                               or supports, as the article tells";

fn act(ui: &mut Ui, statement: &Statement, queue: &mut ActionQueue) {
    row(ui, "Tells of", |ui, label| {
        let width = ui.available_width();
        let chosen = quiet(ui, |ui| combo(ui, "act", &acts(), Some(statement.act), width));
        let keys = Command::Attitude.shortcut_text(ui.ctx()).unwrap_or_default();
        chosen.response.labelled_by(label).on_hover_text(format!("{ACTS} ({keys} for the other one)"));
        if let Some(Some(act)) = chosen.inner {
            queue.edit(Intent::Statement(StatementIntent::SetAct { statements: vec![statement.id], act }));
        }
    });
}

fn told_by(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    row(ui, "Told by", |ui, label| {
        // From the inside out, as one would say it; more than a few are no longer read.
        for (at, outer) in shown.project().told_in(statement).take(TELLERS).enumerate() {
            let words = opening(&shown.project().words_of(outer), 48);
            let told = if at == 0 { "" } else { "told by " };
            let text = format!("{told}{}: {words}", shown.speaker_name(outer));
            let link = RichText::new(&text).color(shown.tokens.accent);
            let response = quiet(ui, |ui| ui.add(Button::new(link).wrap()));
            if response.on_hover_text("Select the statement that tells it").clicked() {
                queue.push(Action::Select { statement: outer.id, more: false });
            }
        }
        let button = Button::new(RichText::new("Change…").color(shown.tokens.soft_ink));
        let response = quiet(ui, |ui| ui.add(button)).labelled_by(label);
        if response.on_hover_text(Command::ToldBy.tooltip(ui.ctx())).clicked() {
            queue.run(Command::ToldBy);
        }
    });
}

/// The last button: takes what is selected out of the project.
pub(super) fn remove(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.add_space(6.0);
    let undo = Command::Undo.shortcut_text(ui.ctx()).unwrap_or_default();
    let button = command_button(ui, Command::Remove, &shown.commands, queue);
    button.on_hover_text(format!("Undo with {undo}"));
}

/// A row that only tells something.
pub(super) fn fact(ui: &mut Ui, label: &str, text: &str) {
    row(ui, label, |ui, _| value(ui, text));
}
