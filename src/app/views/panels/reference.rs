//! A reference to an answer whose card is in another exchange: its first words, and the way there.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{CornerRadius, Galley, Painter, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::heights::{REFERENCE_ROW, REFERENCE_SIDE};
use super::placed::PlacedItem;
use super::scene::PanelScene;
use crate::app::action::{Action, ActionQueue};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use model::{Statement, StatementId, one_line};

/// A reference that is laid out.
pub(super) struct AnswerReference {
    words: Arc<Galley>,
    pub(super) height: f32,
}

impl AnswerReference {
    /// Lays one out in this width.
    pub(super) fn new(painter: &Painter, shown: &ViewContext<'_>, statement: &Statement, width: f32) -> Self {
        let tokens = shown.tokens;
        let wrap = TextWrapping {
            max_rows: 2,
            ..TextWrapping::wrap_at_width(width - 2.0 * REFERENCE_SIDE - theme::BAR)
        };
        let mut job = LayoutJob { wrap, ..LayoutJob::default() };
        let format =
            |font, ink| TextFormat { line_height: Some(REFERENCE_ROW), ..TextFormat::simple(font, ink) };
        let name = format!("{} also: ", one_line(shown.speaker_name(statement)));
        job.append(&name, 0.0, format(theme::sans(theme::META), tokens.soft_ink));
        let words = cut(&shown.project().words_of(statement), 120);
        job.append(&words, 0.0, format(theme::serif(12.5), tokens.soft_ink));
        let words = painter.layout_job(job);
        let height = words.size().y + 2.0 * REFERENCE_SIDE - 4.0;
        Self { words, height }
    }
}

/// Shows a reference; it leads to the card.
pub(super) fn show(
    ui: &Ui,
    it: &PlacedItem,
    reference: &AnswerReference,
    (statement, of): (StatementId, StatementId),
    count: usize,
    scene: &PanelScene<'_>,
    queue: &mut ActionQueue,
) {
    let shown = scene.shown;
    let Some(answer) = shown.statement(statement) else { return };
    let response = ui.interact(it.rect, ui.scope_id().with(("reference", statement, of)), Sense::click());
    let enabled = ui.is_enabled();
    let label =
        format!("Also answered by {}: {}", shown.speaker_name(answer), shown.project().words_of(answer));
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, enabled, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(it.at);
        node.set_size_of_set(count);
    });
    let tokens = shown.tokens;
    let radius = CornerRadius::same(theme::RADIUS);
    let fill = if response.hovered() { tokens.hover } else { tokens.ground };
    let awake = response.hovered() || response.has_focus();
    let border = Stroke::new(1.0, if awake { tokens.ink } else { tokens.line });
    ui.painter().rect(it.rect, radius, fill, border, StrokeKind::Inside);
    let at = it.rect.min + vec2(REFERENCE_SIDE + theme::BAR, REFERENCE_SIDE - 2.0);
    ui.painter().galley(at, reference.words.clone(), tokens.soft_ink);
    if response.clicked() {
        queue.push(Action::Select { statement, more: false });
    }
    response.on_hover_text("This answer stands in another exchange: go there");
}
