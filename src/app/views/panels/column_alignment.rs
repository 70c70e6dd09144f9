//! In order: what answers the selected card, or is answered by it, comes level with it; so do the missing replies of its replies.
//!
//! Each other panel that has a partner is moved as a whole. The moves are computed again in every frame from where
//! the cards are, so that a height that is corrected on the way changes nothing about where they end.

use egui::Ui;

use super::partners::partners;
use super::plan::PanelItem;
use super::rows::RowHeights;
use super::scroll::PanelScroll;
use crate::app::view_context::ViewContext;
use model::StatementId;
use settings::Alignment;

/// The time that a panel takes to come level, in times of the interface's usual animation.
const SLOWER: f32 = 1.2;

/// The movement of panels that makes them level with the selected card.
#[derive(Debug, Default)]
pub(super) struct ColumnAlignment {
    /// The card with which the others are level.
    with: Option<StatementId>,
    /// The offset of each panel when it began to come level.
    from: Vec<f64>,
    begun: Option<f64>,
}

impl ColumnAlignment {
    /// Moves the panels on. Asks for another frame as long as they move.
    pub(super) fn animate(
        &mut self,
        ui: &Ui,
        shown: &ViewContext<'_>,
        rows: &RowHeights,
        scroll: &mut PanelScroll,
    ) {
        let now = ui.input(|input| input.time);
        let with = shown.selection.statement().filter(|_| {
            shown.arrangement.alignment == Alignment::InOrder && shown.selection.statements.len() == 1
        });
        let with = with.filter(|id| rows.plan.place(PanelItem::Card(*id)).is_some());
        if with != self.with || self.from.len() != scroll.lift.len() {
            if let Some((column, _)) = with.and_then(|id| rows.plan.place(PanelItem::Card(id))) {
                scroll.align_from(column);
            }
            self.with = with;
            self.from.clone_from(&scroll.lift);
            self.begun = Some(now);
        }
        let wanted = with.map_or_else(Vec::new, |id| wanted(shown, rows, scroll, id));
        let part = self.part(ui, now);
        for (column, lift) in scroll.lift.iter_mut().enumerate() {
            let to = wanted.get(column).copied().flatten().unwrap_or_default();
            let from = self.from.get(column).copied().unwrap_or_default();
            *lift = if part < 1.0 { from + (to - from) * part } else { to };
        }
        if part < 1.0 {
            ui.ctx().request_repaint();
        } else {
            self.begun = None;
        }
    }

    /// The part of the way that is behind them: quick at first, slow at the end.
    fn part(&self, ui: &Ui, now: f64) -> f64 {
        let Some(begun) = self.begun else { return 1.0 };
        let long = f64::from(ui.style().animation_time * SLOWER);
        let part = if long > 0.0 { ((now - begun) / long).clamp(0.0, 1.0) } else { 1.0 };
        1.0 - (1.0 - part).powi(3)
    }
}

/// The offset of each panel that makes its first partner level with a card.
fn wanted(
    shown: &ViewContext<'_>,
    rows: &RowHeights,
    scroll: &PanelScroll,
    id: StatementId,
) -> Vec<Option<f64>> {
    let mut wanted = vec![None; rows.plan.columns.len()];
    let Some((own, at)) = rows.plan.place(PanelItem::Card(id)) else { return wanted };
    let Some((top, _)) = rows.place(own, at) else { return wanted };
    let top = top - scroll.without_alignment(own);
    let places = partners(shown, id).filter_map(|item| rows.plan.place(item));
    for (column, at) in places.filter(|(column, _)| *column != own) {
        let Some((place, _)) = rows.place(column, at) else { continue };
        let lift = place - scroll.without_alignment(column) - top;
        // The first of several in the article, so that the others follow below it.
        if let Some(slot) = wanted.get_mut(column).filter(|slot| slot.is_none_or(|it| lift < it)) {
            *slot = Some(lift);
        }
    }
    wanted
}
