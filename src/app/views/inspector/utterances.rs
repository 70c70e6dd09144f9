//! Other articles that tell what a statement says: how, and which words they cut.

use egui::{Button, RichText, Ui};

use super::parts::{MORE, heading, more, opening, quiet, small, small_row, soft};
use super::why;
use crate::app::action::{Action, ActionQueue};
use crate::app::utterances::{ToldElsewhere, cut_words, member_words, outlet, telling};
use crate::app::view_context::ViewContext;
use analysis::{SharedUtterance, UtteranceMember, speaker_proposal};
use edit::{Intent, StatementIntent, UtteranceIntent};
use model::{ReviewStatus, SameUtterance, Statement, StatementPair};

/// So many silent articles are named.
const SILENT: usize = 4;

/// Shows the utterances of a statement that other articles tell; nothing where none was found and nobody has decided.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    let told = shown.session.told_elsewhere();
    let shared: Vec<&SharedUtterance> = told.shared.of(statement.id).collect();
    let apart = told_apart(shown, statement);
    if shared.is_empty() && apart.is_empty() {
        return;
    }
    heading(ui, "In other papers");
    for (at, shared) in shared.iter().enumerate() {
        ui.push_id(("utterance", at), |ui| utterance(ui, shown, &told, statement, shared, queue));
    }
    proposal(ui, shown, &told, statement, queue);
    for decision in apart {
        rejected(ui, shown, statement, decision, queue);
    }
}

fn utterance(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    told: &ToldElsewhere,
    statement: &Statement,
    shared: &SharedUtterance,
    queue: &mut ActionQueue,
) {
    let project = shown.project();
    let own = shared.utterance.members.iter().filter(|member| member.statement == Some(statement.id));
    for member in own {
        let cut = cut_words(project, &shared.utterance, member);
        if !cut.is_empty() {
            soft(ui, &format!("Cut here: {}", opening(&cut, 240)));
        }
    }
    for member in shared.utterance.members.iter().filter(|it| it.article != statement.article) {
        elsewhere(ui, shown, statement, shared, member, queue);
    }
    let silent = told.silent(&shared.utterance);
    if !silent.is_empty() {
        let names: Vec<String> = silent.iter().take(SILENT).map(|id| outlet(project, *id)).collect();
        let more = silent.len().saturating_sub(SILENT);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        soft(ui, &format!("Not found in {}{more}", names.join(", ")));
    }
    review(ui, shared, queue);
    ui.add_space(4.0);
}

/// A passage of another article: its outlet, how it tells the utterance, its words, and the words that it has cut.
fn elsewhere(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    shared: &SharedUtterance,
    member: &UtteranceMember,
    queue: &mut ActionQueue,
) {
    let project = shown.project();
    let name = outlet(project, member.article);
    let words = opening(&member_words(project, member), 160);
    let pair = member.statement.map(|other| StatementPair::new(statement.id, other));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.scope(|ui| {
            ui.set_width(ui.available_width() - MORE - 4.0);
            let text = format!("{name}, {}: {words}", telling(Some(member.told)));
            let button = Button::new(RichText::new(&text).color(shown.tokens.accent)).wrap();
            let speaker = member.statement.and_then(|id| shown.statement(id));
            let speaker = speaker.map_or("A quotation that is no statement", |it| shown.speaker_name(it));
            let tip = format!("{speaker}. Click to go there");
            if quiet(ui, |ui| ui.add(button)).accessible_name(text).on_hover_text(tip).clicked() {
                go_to(member, queue);
            }
        });
        if let Some(pair) = pair {
            more(ui, &format!("More about the words in {name}"), |ui| {
                if ui.button("Not the same").on_hover_text("Say that it is another utterance").clicked() {
                    queue.edit(decide(vec![pair], false, shared));
                }
            });
        }
    });
    let cut = cut_words(project, &shared.utterance, member);
    if !cut.is_empty() {
        ui.indent(("cut", member.article), |ui| soft(ui, &format!("Cut there: {}", opening(&cut, 240))));
    }
}

/// Goes to a passage: to its statement, or to its place in the article.
fn go_to(member: &UtteranceMember, queue: &mut ActionQueue) {
    match (member.statement, member.spans.first()) {
        (Some(statement), _) => queue.push(Action::Select { statement, more: false }),
        (None, Some(span)) => queue.push(Action::ShowPlace(member.article, *span)),
        (None, None) => queue.push(Action::ShowArticle(member.article)),
    }
}

fn decide(pairs: Vec<StatementPair>, same: bool, shared: &SharedUtterance) -> Intent {
    Intent::Utterance(UtteranceIntent::Decide { pairs, same, why: Some(shared.utterance.why.clone()) })
}

/// Its certainty, and the buttons to decide.
fn review(ui: &mut Ui, shared: &SharedUtterance, queue: &mut ActionQueue) {
    let why = &shared.utterance.why;
    small_row(ui, 5, |ui| {
        if shared.status == ReviewStatus::Confirmed {
            soft(ui, "confirmed as one utterance");
            if small(ui, "Take back").accessible_name("Take back: one utterance").clicked() {
                queue.edit(Intent::Utterance(UtteranceIntent::Undecide(shared.pairs.clone())));
            }
            return;
        }
        soft(ui, &format!("suggested, {}", why.certainty())).on_hover_text(why::reason(why));
        if shared.pairs.is_empty() {
            return;
        }
        if small(ui, "Confirm").accessible_name("Confirm that it is one utterance").clicked() {
            queue.edit(decide(shared.pairs.clone(), true, shared));
        }
        if small(ui, "Reject").accessible_name("Reject that it is one utterance").clicked() {
            queue.edit(decide(shared.pairs.clone(), false, shared));
        }
    });
}

/// The speaker whom another article is certain of.
fn proposal(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    told: &ToldElsewhere,
    statement: &Statement,
    queue: &mut ActionQueue,
) {
    let Some(proposal) = speaker_proposal(shown.project(), &told.shared, statement.id) else { return };
    let Some(speaker) = shown.project().speakers.get(&proposal.speaker) else { return };
    soft(ui, &format!("Perhaps said by {}: {}", speaker.name, proposal.why.rule))
        .on_hover_text(why::reason(&proposal.why));
    small_row(ui, 5, |ui| {
        let text = format!("Give it to {}", crate::app::widgets::cut(&speaker.name, 28));
        if small(ui, &text).clicked() {
            queue.edit(Intent::Statement(StatementIntent::SetSpeaker {
                statements: vec![statement.id],
                speaker: Some(proposal.speaker),
            }));
        }
    });
    ui.add_space(4.0);
}

/// The decisions that other statements tell another utterance; nothing while what was rejected is not shown.
fn told_apart<'a>(shown: &ViewContext<'a>, statement: &Statement) -> Vec<&'a SameUtterance> {
    if !shown.session.shows_rejected() {
        return Vec::new();
    }
    let decisions = shown.project().same_utterances.values();
    decisions.filter(|it| !it.same && it.id().other(statement.id).is_some()).collect()
}

fn rejected(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    decision: &SameUtterance,
    queue: &mut ActionQueue,
) {
    let Some(other) = decision.id().other(statement.id).and_then(|id| shown.statement(id)) else { return };
    let words = opening(&shown.project().words_of(other), 76);
    soft(ui, &format!("Not the same as in {}: {words}", outlet(shown.project(), other.article)));
    small_row(ui, 5, |ui| {
        if small(ui, "Take back").accessible_name(format!("Take back: not the same as {words}")).clicked() {
            queue.edit(Intent::Utterance(UtteranceIntent::Undecide(vec![decision.id()])));
        }
    });
}
