//! A missing reply: that a party which was accused has not replied, and what a person says of that.
//!
//! In exchanges it is level with the statement that it belongs to; in order where that is read, in the panel of
//! whoever owes the reply, and says which statement it is.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Rect, Response, Sense, Stroke, Ui, WidgetInfo,
    vec2,
};

use super::heights::{HOLE_ROW, HOLE_SIDE, are_missing_replies_away, missing_reply_edge, missing_reply_rows};
use super::ids::missing_reply_id;
use super::placed::{DrawnItem, PlacedItem};
use super::scene::PanelScene;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{cut, dashed_rect};
use analysis::{ReplyDue, ReplyReason, ReplyState};
use edit::{Intent, ReplyFacts, ReplyIntent};
use model::{PartyId, ReplyId, ReplyOutcome, RequestState, Statement, StatementId};

/// A missing reply that is laid out.
pub(super) struct MissingReply {
    words: Arc<Galley>,
    edge: f32,
    pub(super) height: f32,
}

impl MissingReply {
    /// Lays one out in this width; `away` from the statement that it belongs to, it says which that is.
    pub(super) fn new(
        painter: &Painter,
        shown: &ViewContext<'_>,
        due: &ReplyDue,
        claim: &Statement,
        width: f32,
    ) -> Self {
        let away = are_missing_replies_away(shown);
        let mut job = if away { words_away(shown, due, claim) } else { words(shown, due, claim) };
        job.wrap.max_width = width - 2.0 * HOLE_SIDE;
        if away {
            job.wrap.max_rows = missing_reply_rows(width);
        }
        let words = painter.layout_job(job);
        let height = words.size().y + 2.0 * missing_reply_edge(away);
        Self { words, edge: missing_reply_edge(away), height }
    }
}

fn format(font: FontId, ink: Color32) -> TextFormat {
    TextFormat { line_height: Some(HOLE_ROW), ..TextFormat::simple(font, ink) }
}

/// "Asked by e-mail on 5 June 2018: no answer.", where somebody wrote it down.
fn asked(shown: &ViewContext<'_>, claim: StatementId, party: PartyId) -> Option<String> {
    let request = shown.project().last_request(claim, party)?;
    let state = request.state().name();
    Some(format!("Asked {} on {}: {state}.", request.channel.name(), request.asked.words()))
}

/// The outcome of the reply, if a person recorded one, and the ink of the box.
fn state(shown: &ViewContext<'_>, due: &ReplyDue) -> (Option<String>, Color32) {
    match (due.state, due.requested) {
        (ReplyState::Explained(outcome), _) => (Some(sentence(outcome)), shown.tokens.ink),
        (_, Some(RequestState::Waiting)) => (Some("Asked, no answer yet".to_owned()), shown.tokens.warning),
        (_, Some(RequestState::Answered)) => {
            (Some("Answered, but not in the article".to_owned()), shown.tokens.warning)
        }
        _ => (None, shown.tokens.warning),
    }
}

/// "Amnesty has not answered Ryan, ¶12.", the first words in the ink of what became of the reply. A person may have
/// said that: "Asked and declined." then is before.
fn append_who(job: &mut LayoutJob, shown: &ViewContext<'_>, due: &ReplyDue, claim: &Statement, end: &str) {
    let (words, ink) = state(shown, due);
    if let Some(words) = words {
        job.append(&format!("{words}. "), 0.0, format(theme::bold(12.0), ink));
    }
    let soft = format(theme::sans(12.0), shown.tokens.soft_ink);
    let name = cut(shown.party_name(Some(due.party)), 40);
    let own = if matches!(due.state, ReplyState::Explained(_)) {
        soft.clone()
    } else {
        format(theme::bold(12.0), ink)
    };
    job.append(&format!("{name} {} not answered", shown.has_or_have(due.party)), 0.0, own);
    let whom = cut(shown.speaker_name(claim), 40);
    job.append(&format!(" {whom}, ¶{}{end}", due.paragraph), 0.0, soft);
}

/// "Amnesty has not answered Ryan, ¶12. Accused there. Mark as…"
fn words(shown: &ViewContext<'_>, due: &ReplyDue, claim: &Statement) -> LayoutJob {
    let tokens = shown.tokens;
    let mut job = LayoutJob::default();
    append_who(&mut job, shown, due, claim, &format!(". {} there. ", ground(due)));
    let act = if matches!(due.state, ReplyState::Explained(_)) { "Change…" } else { "Mark as…" };
    let link =
        TextFormat { underline: Stroke::new(1.0, tokens.ink), ..format(theme::sans(12.0), tokens.ink) };
    job.append(act, 0.0, link);
    job
}

/// "Amnesty has not answered Ryan, ¶12: “Far from …"
fn words_away(shown: &ViewContext<'_>, due: &ReplyDue, claim: &Statement) -> LayoutJob {
    let mut job = LayoutJob::default();
    append_who(&mut job, shown, due, claim, ": ");
    let words = cut(&shown.project().words_of(claim), 160);
    job.append(&words, 0.0, format(theme::serif(12.5), shown.tokens.soft_ink));
    job
}

fn ground(due: &ReplyDue) -> &'static str {
    match due.reason {
        ReplyReason::Accused => "Accused",
        ReplyReason::Asked => "Asked to act",
        ReplyReason::ByHand => "Meant",
    }
}

/// The outcome of a reply, as the beginning of a sentence.
fn sentence(outcome: ReplyOutcome) -> String {
    let mut letters = outcome.name().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words for screen readers about a missing reply: "No reply from MoD in the article to Kate Allen: Far from … Accused in
/// paragraph 6".
fn spoken(shown: &ViewContext<'_>, due: &ReplyDue, claim: &Statement) -> String {
    let name = shown.party_name(Some(due.party));
    let state = match due.state {
        ReplyState::Explained(outcome) => format!("{}, no reply from {name}", sentence(outcome)),
        _ => format!("No reply from {name}"),
    };
    let words = cut(&shown.project().words_of(claim), 100);
    let whom = shown.speaker_name(claim);
    format!("{state} in the article to {whom}: {words}. {} in paragraph {}", ground(due), due.paragraph)
}

/// The due of a party's reply to a statement.
pub(super) fn due(shown: &ViewContext<'_>, claim: StatementId, party: PartyId) -> Option<ReplyDue> {
    let analyses = shown.analyses();
    analyses.dues(shown.index(), claim).iter().find(|due| due.party == party).copied()
}

/// Shows a missing reply, and lets a person say what became of the reply; in a folded panel as a sign.
pub(super) fn show(
    ui: &Ui,
    it: &PlacedItem,
    (claim, party): (StatementId, PartyId),
    count: usize,
    scene: &PanelScene<'_>,
    queue: &mut ActionQueue,
) {
    let shown = scene.shown;
    let Some((due, statement)) = due(shown, claim, party).zip(shown.statement(claim)) else { return };
    let response = ui.interact(it.rect, missing_reply_id(claim, party), Sense::click());
    let enabled = ui.is_enabled();
    let spoken = spoken(shown, &due, statement);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, enabled, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(it.at);
        node.set_size_of_set(count);
    });
    let own = shown.selection.has(claim);
    if let DrawnItem::MissingReply(missing_reply) = &it.drawn {
        paint(ui, it.rect, own, &response, scene);
        let at = it.rect.min + vec2(HOLE_SIDE, missing_reply.edge);
        ui.painter().galley(at, missing_reply.words.clone(), shown.tokens.ink);
    } else {
        let sign = it.rect.shrink2(vec2(6.0, 1.0));
        paint(ui, sign, own, &response, scene);
        let ink = state(shown, &due).1;
        ui.painter().text(sign.center(), Align2::CENTER_CENTER, "–", theme::bold(11.0), ink);
    }
    if response.clicked() {
        queue.ask(DialogRequest::MissingReply { statement: claim, party: Some(party), outcome: None });
    }
    response.context_menu(|ui| menu(ui, claim, party, shown, queue));
    let keys = Command::MissingReply.shortcut_text(ui.ctx()).unwrap_or_default();
    let note = shown.project().replies.get(&ReplyId { statement: claim, party }).map(|it| it.note.as_str());
    let asked = asked(shown, claim, party).map_or_else(String::new, |asked| format!("{asked}\n"));
    let note =
        note.filter(|note| !note.is_empty()).map_or_else(String::new, |note| format!("Note: {note}\n"));
    response.on_hover_text(format!(
        "{spoken}\n{asked}{note}Say what became of the reply ({keys} at the statement)"
    ));
}

/// The ground of a missing reply, ringed in ink where what it belongs to is selected.
fn paint(ui: &Ui, rect: Rect, own: bool, response: &Response, scene: &PanelScene<'_>) {
    let tokens = scene.shown.tokens;
    let fill = if response.hovered() { tokens.hover } else { tokens.ground };
    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), fill);
    let ink = if own || response.hovered() { tokens.ink } else { tokens.edge };
    let stroke = Stroke::new(1.0, ink);
    dashed_rect(ui.painter(), rect.shrink(0.5), f32::from(theme::RADIUS), stroke, 4.0, 3.0);
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        let radius = CornerRadius::same(theme::RADIUS + 2);
        ui.painter().rect_stroke(rect.expand(2.5), radius, stroke, egui::StrokeKind::Outside);
    }
}

/// The outcomes of a reply that can be recorded in one step.
fn menu(ui: &mut Ui, claim: StatementId, party: PartyId, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(180.0);
    if ui.button("Go to the statement").clicked() {
        queue.push(Action::Select { statement: claim, more: false });
        ui.close();
    }
    if due(shown, claim, party).is_some_and(|due| due.state == ReplyState::Missing) {
        let letter = ui.button("Letter asking for a reply…");
        if letter.on_hover_text("Each point that this party has not answered, in one letter").clicked() {
            queue.ask(DialogRequest::Letter(Some(party)));
            ui.close();
        }
    }
    let log = ui.button("Log that they were asked…");
    if log.on_hover_text("Write down when and how you asked this party, and what came back").clicked() {
        queue.ask(DialogRequest::LogRequest(Some(party)));
        ui.close();
    }
    ui.separator();
    let marked = shown.project().replies.get(&ReplyId { statement: claim, party });
    for outcome in ReplyOutcome::ALL.into_iter().filter(|it| *it != ReplyOutcome::Due) {
        let here = marked.is_some_and(|reply| reply.outcome == outcome);
        if outcome == ReplyOutcome::Elsewhere {
            if ui.button("Replied elsewhere…").clicked() {
                let (party, outcome) = (Some(party), Some(outcome));
                queue.ask(DialogRequest::MissingReply { statement: claim, party, outcome });
                ui.close();
            }
        } else if ui.selectable_label(here, sentence(outcome)).clicked() {
            let facts = ReplyFacts { outcome, source: None, note: String::new() };
            queue.edit(Intent::Reply(ReplyIntent::Mark { statements: vec![claim], party, facts }));
            ui.close();
        }
    }
    if marked.is_some() {
        ui.separator();
        if ui.button("Take the mark back").clicked() {
            queue.edit(Intent::Reply(ReplyIntent::Unmark { statements: vec![claim], party }));
            ui.close();
        }
    }
}
