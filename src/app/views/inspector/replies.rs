//! The parties that a statement accuses, and their answers.

use egui::{Align2, AtomExt as _, Button, RichText, Ui};

use super::parts::{heading, opening, quiet, small, small_row, soft};
use crate::app::action::{Action, ActionQueue};
use crate::app::analyses::Analyses;
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;
use crate::app::widgets::letters_atom;
use analysis::{ReplyDue, ReplyReason, ReplyState};
use edit::{Intent, ReplyIntent};
use model::{Reply, ReplyId, RequestState, Statement};

/// Shows the parties whose reply a statement calls for; nothing where it calls for none.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    let analyses = shown.analyses();
    let dues = analyses.dues(shown.index(), statement.id);
    if dues.is_empty() {
        return;
    }
    heading(ui, "Right of reply");
    for (at, due) in dues.iter().enumerate() {
        party(ui, shown, statement, (due, at + 1 == dues.len()), queue);
    }
}

fn party(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    (due, last): (&ReplyDue, bool),
    queue: &mut ActionQueue,
) {
    let party = due.party;
    let letter = letters_atom(shown.party_letters(Some(party)), shown.party_colour(Some(party)));
    let letter = letter.atom_align(Align2::LEFT_TOP);
    let sentence = sentence(shown, due);
    let answer = Analyses::answer(shown.index(), due).and_then(|id| shown.statement(id));
    let ink = match due.state {
        ReplyState::Answered(_) => shown.tokens.accent,
        ReplyState::Missing => shown.tokens.warning,
        ReplyState::Heard(_) | ReplyState::Explained(_) | ReplyState::NotAccused => shown.tokens.ink,
    };
    let text = RichText::new(&sentence).color(ink);
    let response = quiet(ui, |ui| ui.add(Button::new((letter, text)).wrap()));
    let tip = if answer.is_some() { "Click to select the answer" } else { "Click to say what became of it" };
    let response = response.accessible_name(sentence).on_hover_text(format!("{}. {tip}", why(shown, due)));
    if response.clicked() {
        match answer {
            Some(answer) => queue.push(Action::Select { statement: answer.id, more: false }),
            None => ask(statement, due, queue),
        }
    }
    said(ui, shown, statement, (due, last), queue);
}

/// The outcome of a reply as a person recorded it, and the controls to record or clear it; behind the last one, that which
/// adds another party.
fn said(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    (due, last): (&ReplyDue, bool),
    queue: &mut ActionQueue,
) {
    let reply = shown.project().replies.get(&ReplyId { statement: statement.id, party: due.party });
    if let Some(reply) = reply {
        let words = in_words(shown, reply);
        if !words.is_empty() {
            ui.indent(("reply", due.party), |ui| soft(ui, &words));
        }
    }
    let name = shown.party_name(Some(due.party));
    small_row(ui, 6, |ui| {
        let text = if reply.is_some() { "Change…" } else { "Mark…" };
        let what = format!("{text} The reply of {name}");
        let tip = "Asked and declined, could not be reached, replied elsewhere, not needed, not accused";
        if small(ui, text).on_hover_text(tip).accessible_name(what).clicked() {
            ask(statement, due, queue);
        }
        if due.state == ReplyState::Missing {
            let response =
                small(ui, "Letter…").accessible_name(format!("Letter… to {name}, asking for a reply"));
            if response.on_hover_text("Each point that the party has not answered, in one letter").clicked() {
                queue.ask(DialogRequest::Letter(Some(due.party)));
            }
            let asked = shown.project().last_request(statement.id, due.party);
            let text = if asked.is_some() { "Answer…" } else { "Asked…" };
            let tip = "Write down when and how you asked the party, and what came back";
            let response = small(ui, text).accessible_name(format!("{text} {name}: the log of requests"));
            if response.on_hover_text(tip).clicked() {
                queue.ask(match asked {
                    Some(request) => DialogRequest::ReplyRequest(request.id),
                    None => DialogRequest::LogRequest(Some(due.party)),
                });
            }
        }
        if reply.is_some() {
            let response = small(ui, "Take back").accessible_name(format!("Take back: the reply of {name}"));
            if response.clicked() {
                queue.edit(Intent::Reply(ReplyIntent::Unmark {
                    statements: vec![statement.id],
                    party: due.party,
                }));
            }
        }
        if last {
            let more = small(ui, Command::ReplyDue.spec().name);
            if more.on_hover_text(Command::ReplyDue.tooltip(ui.ctx())).clicked() {
                queue.run(Command::ReplyDue);
            }
        }
    });
    ui.add_space(3.0);
}

fn ask(statement: &Statement, due: &ReplyDue, queue: &mut ActionQueue) {
    let (statement, party) = (statement.id, Some(due.party));
    queue.ask(DialogRequest::MissingReply { statement, party, outcome: None });
}

/// "Accuses Coalition: answered by “…”", "Accuses MoD: no reply in the article".
fn sentence(shown: &ViewContext<'_>, due: &ReplyDue) -> String {
    let name = shown.party_name(Some(due.party));
    let whom = match due.reason {
        ReplyReason::Accused => format!("Accuses {name}"),
        ReplyReason::Asked => format!("Asks {name} to act"),
        ReplyReason::ByHand => format!("{name} may reply"),
    };
    let became = match due.state {
        ReplyState::Answered(_) | ReplyState::Heard(_) => {
            let answer = Analyses::answer(shown.index(), due).and_then(|id| shown.statement(id));
            let words = answer.map_or_else(String::new, |it| opening(&shown.project().words_of(it), 60));
            let perhaps = if matches!(due.state, ReplyState::Heard(_)) { "perhaps " } else { "" };
            format!("{perhaps}answered by {words}")
        }
        ReplyState::Missing => match due.requested {
            Some(RequestState::Waiting) => "no reply in the article, asked and no answer yet".to_owned(),
            Some(RequestState::Answered) => "they answered, and the article does not have it".to_owned(),
            _ => "no reply in the article".to_owned(),
        },
        ReplyState::Explained(outcome) => outcome.name().to_owned(),
        ReplyState::NotAccused => return format!("{name}: not accused here"),
    };
    format!("{whom}: {became}")
}

/// The reason why a reply is due.
fn why(shown: &ViewContext<'_>, due: &ReplyDue) -> String {
    match due.named {
        Some(span) => {
            let statement = shown.index().table.id(due.place).and_then(|id| shown.statement(id));
            let text = statement.map_or("", |it| shown.project().text_of(it));
            format!("Named as “{}” in paragraph {}", span.of(text), due.paragraph)
        }
        None => "A person said that a reply is due".to_owned(),
    }
}

/// The note, the source and the passage of a reply.
fn in_words(shown: &ViewContext<'_>, reply: &Reply) -> String {
    let evidence = reply.evidence.and_then(|id| shown.project().evidence.get(&id));
    let passage = evidence.zip(reply.passage).and_then(|(it, id)| it.passage(id));
    let mut parts: Vec<String> = evidence.map(|it| format!("Source: {}", it.title)).into_iter().collect();
    parts.extend(passage.map(|it| format!("“{}”", it.text)));
    parts.extend((!reply.note.is_empty()).then(|| format!("Note: {}", reply.note)));
    parts.join("\n")
}
