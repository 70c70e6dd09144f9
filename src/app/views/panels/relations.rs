//! The relations of cards and missing replies in the accessibility tree.
//!
//! Of the relations that accesskit knows its adapters hand on one alone: that a widget controls others (on Linux
//! `CONTROLLER_FOR`, on Windows `ControllerFor`, on a Mac the linked elements). It is by this one that screen readers
//! go from a widget to another that belongs to it. Which relation it is, each card's description says in words, also
//! where its partner is out of sight and therefore not in the tree.

use egui::{Id, Ui};

use super::ids::node;
use super::partners::partners;
use super::placed::PlacedItem;
use super::plan::PanelItem;
use super::scene::PanelScene;

/// More than that are no help to anybody.
const MOST: usize = 24;

/// Ties what is in the tree to its partners, after all of it has been shown.
pub(super) fn describe_links(ui: &Ui, placed: &[PlacedItem], scene: &PanelScene<'_>) {
    let in_tree = |item: &PanelItem| node(*item).filter(|id| ui.ctx().has_accesskit_node(*id));
    for (item, own) in placed.iter().filter_map(|it| in_tree(&it.item).map(|id| (it.item, id))) {
        let partners: Vec<Id> = match item {
            PanelItem::Card(id) => {
                partners(scene.shown, id).filter_map(|item| in_tree(&item)).take(MOST).collect()
            }
            PanelItem::MissingReply { claim, .. } => in_tree(&PanelItem::Card(claim)).into_iter().collect(),
            PanelItem::Reference { .. } => Vec::new(),
        };
        if !partners.is_empty() {
            let partners: Vec<_> = partners.iter().map(Id::accesskit_id).collect();
            ui.ctx().accesskit_node_builder(own, |node| node.set_controls(partners));
        }
    }
}
