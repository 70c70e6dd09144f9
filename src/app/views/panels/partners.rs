//! The statements that answer each other, as items of the panels.

use super::plan::PanelItem;
use crate::app::view_context::ViewContext;
use model::{PartyId, ReviewStatus, StatementId};

/// Returns the answers to a statement and what it answers, and the missing replies of those who do not answer.
pub(super) fn partners(shown: &ViewContext<'_>, id: StatementId) -> impl Iterator<Item = PanelItem> {
    let links = shown.layout().links(id).iter().filter_map(move |link| shown.project().links.get(link));
    let cards = links.filter(|link| link.status != ReviewStatus::Rejected).map(move |link| {
        let other = if link.from == id { link.to } else { link.from };
        PanelItem::Card(other)
    });
    let analyses = shown.analyses();
    let dues: Vec<PartyId> = analyses.dues(shown.index(), id).iter().map(|due| due.party).collect();
    cards.chain(dues.into_iter().map(move |party| PanelItem::MissingReply { claim: id, party }))
}

/// Tells whether a statement answers another.
pub(super) fn answers(shown: &ViewContext<'_>, id: StatementId) -> bool {
    let links = shown.layout().links(id).iter().filter_map(|link| shown.project().links.get(link));
    links.filter(|link| link.status != ReviewStatus::Rejected).any(|link| link.from == id)
}
