//! The widgets of cards and holes, by name.

use egui::Id;

use super::plan::Item;
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
pub(super) fn node(item: Item) -> Option<Id> {
    match item {
        Item::Card(id) => Some(card_id(id)),
        Item::Hole { claim, party } => Some(hole_id(claim, party)),
        Item::Reference { .. } => None,
    }
}
