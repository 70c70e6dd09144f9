//! The state that the panels keep from one frame to the next.

use std::rc::Rc;

use egui::Id;

use super::column_alignment::ColumnAlignment;
use super::emphasis::LinkEmphasis;
use super::plan;
use super::rows::RowHeights;
use super::scroll::PanelScroll;
use super::update;
use model::StatementId;
use settings::PanelSetting;

/// The state that the panels keep from one frame to the next.
#[derive(Default)]
pub(crate) struct PanelsView {
    /// The state that the plan was made from.
    pub(super) made_of: Option<update::PlanKey>,
    pub(super) rows: RowHeights,
    /// The rows before the last change of the alignment, the focus or the kinds that are shown, and the state that they were made from.
    pub(super) other: Option<(update::PlanKey, RowHeights)>,
    pub(super) scroll: PanelScroll,
    pub(super) level: ColumnAlignment,
    pub(super) emphasis: Rc<LinkEmphasis>,
    /// The width of a panel while its edge is being dragged.
    pub(super) resized: Option<PanelSetting>,
    /// The last wish to bring the selection into sight that was granted.
    pub(super) revealed: u64,
    /// The sizes of everything in the last frame.
    pub(super) scale: f32,
    /// The card that had the focus in the last frame.
    pub(super) focused: Option<StatementId>,
    /// The panel that is to come into sight, without anything being selected.
    pub(super) wanted: Option<usize>,
    /// The widget that gets the focus as soon as it is in sight.
    pub(super) focus_next: Option<Id>,
    /// True if the arrows belong to the edge of a panel now.
    pub(crate) takes_arrows: bool,
}

impl PanelsView {
    /// Returns the first card in the nearest panel to one side that is level with this one, where claims and answers do.
    pub(crate) fn level_with(&self, card: StatementId, right: bool) -> Option<StatementId> {
        let plan = &self.rows.plan;
        let (own, at) = plan.place(plan::PanelItem::Card(card))?;
        let row = plan.row_of(own, at);
        if plan.rows.get(row) == Some(&plan::PlanRowKind::Packed) {
            return None;
        }
        let first = |column: usize| {
            let mut items = plan.start(row, column)..plan.start(row + 1, column);
            items.find_map(|at| plan.item(column, at)?.card())
        };
        if right { (own + 1..plan.columns.len()).find_map(first) } else { (0..own).rev().find_map(first) }
    }
}
