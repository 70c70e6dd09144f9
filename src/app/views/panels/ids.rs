//! The widgets of cards and holes, by name.

use egui::Id;

use super::plan::PanelItem;
use model::{PartyId, StatementId};

/// Returns the name of the widget of a card.
pub(super) fn card_id(statement: StatementId) -> Id {
    Id::unique(("card", statement))
}

/// Returns the name of the widget of a hole.
pub(super) fn hole_id(claim: StatementId, party: PartyId) -> Id {
    Id::unique(("hole", claim, party))
}

/// Returns the name of the widget of an item, where it has one.
pub(super) fn node(item: PanelItem) -> Option<Id> {
    match item {
        PanelItem::Card(id) => Some(card_id(id)),
        PanelItem::Hole { claim, party } => Some(hole_id(claim, party)),
        PanelItem::Reference { .. } => None,
    }
}
