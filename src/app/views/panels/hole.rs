//! A hole: that a party which was accused has not replied, and what a person says of that.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Galley, Painter, Rect, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::Scene;
use super::laid::Placed;
use crate::analysis::{Due, Ground, State};
use crate::app::action::{Action, Queue};
use crate::app::command::Command;
use crate::app::dialogs::ReplyForm;
use crate::app::shown::Shown;
use crate::app::theme;
use crate::app::widgets::dashed_rect;
use crate::edit::{Intent, ReplyFacts};
use crate::model::{Outcome, PartyId, ReplyId, StatementId};

const SIDE: f32 = 11.0;
const ROW: f32 = 17.0;

/// How high one will be.
pub(super) fn estimate(width: f32) -> f32 {
    if width > 260.0 { 2.0 * SIDE + 2.0 * ROW } else { 2.0 * SIDE + 4.0 * ROW }
}

/// A hole that is laid out.
pub(super) struct Hole {
    words: Arc<Galley>,
    pub(super) height: f32,
}

impl Hole {
    /// Lays one out in this width.
    pub(super) fn new(painter: &Painter, shown: &Shown<'_>, due: &Due, width: f32) -> Self {
        let words = painter.layout_job(words(shown, due, width - 2.0 * SIDE));
        let height = words.size().y + 2.0 * SIDE - 2.0;
        Self { words, height }
    }
}

/// "No reply to this in the article. Accused in ¶6. Mark as…"
fn words(shown: &Shown<'_>, due: &Due, width: f32) -> LayoutJob {
    let tokens = shown.tokens;
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let format = |font, ink| TextFormat { line_height: Some(ROW), ..TextFormat::simple(font, ink) };
    let soft = format(theme::sans(12.0), tokens.soft_ink);
    let (strong, rest, act) = match due.state {
        State::Settled(outcome) => (sentence(outcome), ". No reply in the article. ", "Change…"),
        _ => ("No reply".to_owned(), " to this in the article. ", "Mark as…"),
    };
    let settled = matches!(due.state, State::Settled(_));
    let ink = if settled { tokens.ink } else { tokens.warning };
    job.append(&strong, 0.0, format(theme::bold(12.0), ink));
    job.append(rest, 0.0, soft.clone());
    job.append(&format!("{} in ¶{}. ", ground(due), due.paragraph), 0.0, soft.clone());
    let link =
        TextFormat { underline: Stroke::new(1.0, tokens.ink), ..format(theme::sans(12.0), tokens.ink) };
    job.append(act, 0.0, link);
    job
}

fn ground(due: &Due) -> &'static str {
    match due.ground {
        Ground::Accused => "Accused",
        Ground::Asked => "Asked to act",
        Ground::ByHand => "Meant",
    }
}

/// What became of a reply, as the beginning of a sentence.
fn sentence(outcome: Outcome) -> String {
    let mut letters = outcome.name().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a screen reader is told of a hole.
pub(super) fn spoken(shown: &Shown<'_>, due: &Due) -> String {
    let name = shown.party_name(Some(due.party));
    let state = match due.state {
        State::Settled(outcome) => format!("{}, no reply from {name} in the article", sentence(outcome)),
        _ => format!("No reply from {name} to this in the article"),
    };
    format!("{state}. {} in paragraph {}", ground(due), due.paragraph)
}

/// The due of a party's reply to a statement.
pub(super) fn due(shown: &Shown<'_>, claim: StatementId, party: PartyId) -> Option<Due> {
    let insight = shown.insight();
    insight.dues(shown.index(), claim).iter().find(|due| due.party == party).copied()
}

/// Shows a hole, and lets a person say what became of the reply.
pub(super) fn show(
    ui: &Ui,
    it: &Placed,
    hole: &Hole,
    (claim, party): (StatementId, PartyId),
    count: usize,
    scene: &Scene<'_>,
    queue: &mut Queue,
) {
    let shown = scene.shown;
    let Some(due) = &due(shown, claim, party) else { return };
    let response = ui.interact(it.rect, ui.scope_id().with(("hole", claim)), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, enabled, spoken(shown, due)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(it.at + 1);
        node.set_size_of_set(count);
    });
    paint(ui, it.rect, hole, response.hovered(), response.has_focus(), scene);
    if response.clicked() {
        queue.push(Action::Ask(Box::new(ReplyForm::missing(claim, party))));
    }
    response.context_menu(|ui| menu(ui, claim, party, shown, queue));
    let keys = Command::MissingReply.shortcut_text(ui.ctx()).unwrap_or_default();
    let note = shown.project().replies.get(&ReplyId { statement: claim, party }).map(|it| it.note.as_str());
    let note =
        note.filter(|note| !note.is_empty()).map_or_else(String::new, |note| format!("Note: {note}\n"));
    response.on_hover_text(format!("{note}Say what became of the reply ({keys} at the statement)"));
}

fn paint(ui: &Ui, rect: Rect, hole: &Hole, hovered: bool, focused: bool, scene: &Scene<'_>) {
    let tokens = scene.shown.tokens;
    let fill = if hovered { tokens.hover } else { tokens.ground };
    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), fill);
    let stroke = Stroke::new(1.0, if hovered { tokens.ink } else { tokens.edge });
    dashed_rect(ui.painter(), rect.shrink(0.5), f32::from(theme::RADIUS), stroke, 4.0, 3.0);
    if focused {
        let stroke = Stroke::new(1.5, tokens.accent);
        let radius = CornerRadius::same(theme::RADIUS + 2);
        ui.painter().rect_stroke(rect.expand(2.5), radius, stroke, egui::StrokeKind::Outside);
    }
    ui.painter().galley(rect.min + vec2(SIDE, SIDE - 1.0), hole.words.clone(), tokens.ink);
}

/// What can be said of a reply in one step.
fn menu(ui: &mut Ui, claim: StatementId, party: PartyId, shown: &Shown<'_>, queue: &mut Queue) {
    ui.set_min_width(180.0);
    let marked = shown.project().replies.get(&ReplyId { statement: claim, party });
    for outcome in Outcome::ALL.into_iter().filter(|it| *it != Outcome::Due) {
        let here = marked.is_some_and(|reply| reply.outcome == outcome);
        if outcome == Outcome::Elsewhere {
            if ui.button("Replied elsewhere…").clicked() {
                let form = ReplyForm::missing(claim, party).saying(outcome);
                queue.push(Action::Ask(Box::new(form)));
                ui.close();
            }
        } else if ui.selectable_label(here, sentence(outcome)).clicked() {
            let facts = ReplyFacts { outcome, source: None, note: String::new() };
            queue.edit(Intent::MarkReply { statements: vec![claim], party, facts });
            ui.close();
        }
    }
    if marked.is_some() {
        ui.separator();
        if ui.button("Take the mark back").clicked() {
            queue.edit(Intent::UnmarkReply { statements: vec![claim], party });
            ui.close();
        }
    }
}
