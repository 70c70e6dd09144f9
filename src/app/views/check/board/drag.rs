//! Dragging a card onto another column.

use egui::{DragAndDrop, LayerId, Order, Rect, Stroke, StrokeKind, Ui, vec2};

use crate::app::action::ActionQueue;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{Intent, WorkIntent};
use model::{StatementId, WorkStage, counted};

/// The claims that are dragged.
#[derive(Debug, Clone)]
struct DraggedClaims(Vec<StatementId>);

/// Begins to drag a claim, and with it all that are selected where it is one of them. Escape and letting go end it.
pub(super) fn begin(ui: &Ui, shown: &ViewContext<'_>, claim: StatementId) {
    let selected = &shown.selection.statements;
    let all = if selected.contains(&claim) { selected.clone() } else { vec![claim] };
    DragAndDrop::set_payload(ui.ctx(), DraggedClaims(all));
}

/// Marks the column under the pointer, and moves the claims there when they are let go.
pub(super) fn onto(ui: &Ui, shown: &ViewContext<'_>, stage: WorkStage, rect: Rect, queue: &mut ActionQueue) {
    let Some(dragged) = DragAndDrop::payload::<DraggedClaims>(ui.ctx()) else { return };
    let pointer = ui.input(|input| input.pointer.interact_pos());
    if !pointer.is_some_and(|pointer| rect.contains(pointer)) {
        return;
    }
    let stroke = Stroke::new(2.0, shown.tokens.accent);
    ui.painter().rect_stroke(rect, f32::from(theme::RADIUS), stroke, StrokeKind::Inside);
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        let statements = dragged.0.clone();
        queue.edit(Intent::Work(WorkIntent::Move { statements, stage: Some(stage) }));
    }
}

/// Shows beside the pointer what is dragged.
pub(super) fn ghost(ui: &Ui, shown: &ViewContext<'_>) {
    let Some(dragged) = DragAndDrop::payload::<DraggedClaims>(ui.ctx()) else { return };
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, egui::Id::unique("dragged claims")));
    let text = format!("Move {} to the column", counted(dragged.0.len(), "claim", "claims"));
    let galley = painter.layout_no_wrap(text, theme::sans(theme::META), shown.tokens.ink);
    let rect = Rect::from_min_size(pointer + vec2(14.0, 10.0), galley.size() + vec2(16.0, 8.0));
    let stroke = Stroke::new(1.0, shown.tokens.edge);
    painter.rect(rect, f32::from(theme::RADIUS), shown.tokens.card, stroke, StrokeKind::Inside);
    painter.galley(rect.min + vec2(8.0, 4.0), galley, shown.tokens.ink);
}
