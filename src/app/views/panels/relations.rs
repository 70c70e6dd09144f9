//! How cards and holes belong together, as relations in the accessibility tree.
//!
//! Of the relations that accesskit knows its adapters hand on one alone: that a widget controls others (on Linux
//! `CONTROLLER_FOR`, on Windows `ControllerFor`, on a Mac the linked elements). It is by this one that screen readers
//! go from a widget to another that belongs to it. Which relation it is, each card's description says in words, also
//! where its partner is out of sight and therefore not in the tree.

use egui::{Id, Ui};

use super::ids::node;
use super::laid::Placed;
use super::partners::partners;
use super::plan::Item;
use super::scene::Scene;

/// More than that are no help to anybody.
const MOST: usize = 24;

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
