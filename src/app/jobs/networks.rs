//! Working out the networks of a project, with the places of their nodes.

use super::count_cache::{CountCache, CountSlot};
use super::{JobKind, JobOutcome, Jobs};
use ::export::{ExportOptions, Network, NetworkLayout};
use model::Project;

/// A network with the places of its nodes, and its ties, the heaviest first.
#[derive(Debug)]
pub(crate) struct PlacedNetwork {
    pub(crate) network: Network,
    pub(crate) layout: NetworkLayout,
    /// The ties by their places in the network.
    pub(crate) order: Vec<usize>,
}

/// The networks of the open project that have a tie.
pub(crate) type NetworkCache = CountCache<Vec<PlacedNetwork>>;

impl PlacedNetwork {
    fn new(network: Network) -> Self {
        let layout = network.layout();
        let weight = |at: &usize| network.ties.get(*at).map_or(0.0, |tie| tie.weight().abs());
        let mut order: Vec<usize> = (0..network.ties.len()).collect();
        order.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
        Self { network, layout, order }
    }
}

impl Jobs {
    /// Works out the networks of a project.
    pub(crate) fn count_networks(&mut self, project: Project, slot: CountSlot<Vec<PlacedNetwork>>) {
        self.start("Working out networks".to_owned(), JobKind::Other, move |_| {
            let all = Network::of_project(&project, &ExportOptions::default());
            let tied = all.into_iter().filter(|network| !network.ties.is_empty());
            // Nobody else sets it.
            let _ = slot.set(tied.map(PlacedNetwork::new).collect());
            JobOutcome::Nothing
        });
    }
}
