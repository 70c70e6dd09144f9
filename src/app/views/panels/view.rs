//! The state that the panels keep from one frame to the next.

use std::rc::Rc;

use egui::Id;

use super::emphasis::Emphasis;
use super::level::Level;
use super::plan;
use super::renew;
use super::rows::Rows;
use super::scroll::Scroll;
use model::StatementId;
use settings::PanelSetting;

/// The state that the panels keep from one frame to the next.
#[derive(Default)]
pub(crate) struct PanelsView {
    /// The state that the plan was made from.
    pub(super) made_of: Option<renew::MadeOf>,
    pub(super) rows: Rows,
    /// The rows before the last change of the alignment, the focus or the kinds that are shown, and the state that they were made from.
    pub(super) other: Option<(renew::MadeOf, Rows)>,
    pub(super) scroll: Scroll,
    pub(super) level: Level,
    pub(super) emphasis: Rc<Emphasis>,
    /// How wide a panel is while its edge is being dragged.
    pub(super) resized: Option<PanelSetting>,
    /// The last wish to bring the selection into sight that was granted.
    pub(super) revealed: u64,
    /// How large everything was in the last frame.
    pub(super) scale: f32,
    /// The card that had the focus in the last frame.
    pub(super) focused: Option<StatementId>,
    /// The panel that is to come into sight, without anything being selected.
    pub(super) wanted: Option<usize>,
    /// The widget that gets the focus as soon as it is in sight.
    pub(super) focus_next: Option<Id>,
    /// Whether the arrows belong to the edge of a panel now.
    pub(crate) takes_arrows: bool,
}

impl PanelsView {
    /// Returns the first card in the nearest panel to one side that stands level with this one, where claims and answers do.
    pub(crate) fn level_with(&self, card: StatementId, right: bool) -> Option<StatementId> {
        let plan = &self.rows.plan;
        let (own, at) = plan.place(plan::Item::Card(card))?;
        let row = plan.row_of(own, at);
        if plan.rows.get(row) == Some(&plan::Kind::Packed) {
            return None;
        }
        let first = |column: usize| {
            let mut items = plan.start(row, column)..plan.start(row + 1, column);
            items.find_map(|at| plan.item(column, at)?.card())
        };
        if right { (own + 1..plan.columns.len()).find_map(first) } else { (0..own).rev().find_map(first) }
    }
}
