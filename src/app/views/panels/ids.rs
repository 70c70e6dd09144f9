//! The widgets of cards and missing replies, by name.

use egui::Id;

use super::plan::PanelItem;
use model::{PartyId, StatementId};

/// Returns the name of the widget of a card.
pub(super) fn card_id(statement: StatementId) -> Id {
    Id::unique(("card", statement))
}

/// Returns the name of the widget of a missing reply.
pub(super) fn missing_reply_id(claim: StatementId, party: PartyId) -> Id {
    Id::unique(("missing reply", claim, party))
}

/// Returns the name of the widget of an item, where it has one.
pub(super) fn node(item: PanelItem) -> Option<Id> {
    match item {
        PanelItem::Card(id) => Some(card_id(id)),
        PanelItem::MissingReply { claim, party } => Some(missing_reply_id(claim, party)),
        PanelItem::Reference { .. } => None,
    }
}
