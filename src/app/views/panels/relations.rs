//! How cards and holes belong together, as relations in the accessibility tree.
//!
//! Of the relations that accesskit knows its adapters hand on one alone: that a widget controls others (on Linux
//! `CONTROLLER_FOR`, on Windows `ControllerFor`, on a Mac the linked elements). It is by this one that screen readers
//! go from a widget to another that belongs to it. Which relation it is, each card's description says in words, also
//! where its partner is out of sight and therefore not in the tree.

use egui::{Id, Ui};

use super::Scene;
use super::column::card_id;
use super::hole::hole_id;
use super::laid::Placed;
use super::plan::Item;
use crate::app::shown::Shown;
use model::{PartyId, ReviewStatus, StatementId};

/// More than that are no help to anybody.
const MOST: usize = 24;

/// What answers a statement or is answered by it, and the holes of those who do not.
pub(super) fn partners(shown: &Shown<'_>, id: StatementId) -> impl Iterator<Item = Item> {
    let links = shown.index().links(id).iter().filter_map(move |link| shown.project().links.get(link));
    let cards = links.filter(|link| link.status != ReviewStatus::Rejected).map(move |link| {
        let other = if link.from == id { link.to } else { link.from };
        Item::Card(other)
    });
    let insight = shown.insight();
    let dues: Vec<PartyId> = insight.dues(shown.index(), id).iter().map(|due| due.party).collect();
    cards.chain(dues.into_iter().map(move |party| Item::Hole { claim: id, party }))
}

/// Whether a statement answers another.
pub(super) fn answers(shown: &Shown<'_>, id: StatementId) -> bool {
    let links = shown.index().links(id).iter().filter_map(|link| shown.project().links.get(link));
    links.filter(|link| link.status != ReviewStatus::Rejected).any(|link| link.from == id)
}

/// Ties what is in the tree to its partners, after all of it has been shown.
pub(super) fn tell(ui: &Ui, placed: &[Placed], scene: &Scene<'_>) {
    let in_tree = |item: &Item| node(*item).filter(|id| ui.ctx().has_accesskit_node(*id));
    for (item, own) in placed.iter().filter_map(|it| in_tree(&it.item).map(|id| (it.item, id))) {
        let partners: Vec<Id> = match item {
            Item::Card(id) => {
                partners(scene.shown, id).filter_map(|item| in_tree(&item)).take(MOST).collect()
            }
            Item::Hole { claim, .. } => in_tree(&Item::Card(claim)).into_iter().collect(),
            Item::Reference { .. } => Vec::new(),
        };
        if !partners.is_empty() {
            let partners: Vec<_> = partners.iter().map(Id::accesskit_id).collect();
            ui.ctx().accesskit_node_builder(own, |node| node.set_controls(partners));
        }
    }
}

/// The widget of a card or of a hole.
pub(super) fn node(item: Item) -> Option<Id> {
    match item {
        Item::Card(id) => Some(card_id(id)),
        Item::Hole { claim, party } => Some(hole_id(claim, party)),
        Item::Reference { .. } => None,
    }
}
