//! The network of answers: who answers whom, and how.

use std::collections::{BTreeMap, HashMap};

use super::{Actor, Actors, actor, all_actors, kept};
use crate::scope::Scope;
use model::Relation;

/// The directed network of answers: from whoever answers to whoever is answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerNetwork {
    /// The actors that answer or are answered, in the order of the project.
    pub actors: Vec<Actor>,
    /// The number of times one answers another, by their places in `actors`. Whoever answers itself is among them.
    pub ties: BTreeMap<(usize, usize), AnswerCounts>,
}

/// The number of times one actor answers another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AnswerCounts([u32; Relation::ALL.len()]);

impl AnswerCounts {
    /// The number of answers that do this.
    #[must_use]
    pub fn of(self, relation: Relation) -> u32 {
        let counted = Relation::ALL.iter().zip(self.0);
        counted.filter(|(it, _)| **it == relation).map(|(_, count)| count).sum()
    }

    /// All answers.
    #[must_use]
    pub fn all(self) -> u32 {
        self.0.iter().sum()
    }

    fn add(&mut self, relation: Relation) {
        for (_, count) in Relation::ALL.iter().zip(&mut self.0).filter(|(it, _)| **it == relation) {
            *count += 1;
        }
    }
}

impl AnswerNetwork {
    /// Counts the links of a scope. Links from or to a statement of nobody known are left out.
    #[must_use]
    pub fn new(scope: &Scope<'_>, actors: Actors) -> Self {
        let mut ties: BTreeMap<(Actor, Actor), AnswerCounts> = BTreeMap::new();
        let stands = |place| scope.fact(place).is_some_and(|fact| fact.stands);
        for tie in scope.ties() {
            if !stands(tie.from) || !stands(tie.to) {
                continue;
            }
            if let Some(both) = actor(scope, tie.from, actors).zip(actor(scope, tie.to, actors)) {
                ties.entry(both).or_default().add(tie.relation);
            }
        }
        let named = ties.keys().flat_map(|(from, to)| [*from, *to]).collect();
        let actors = kept(all_actors(scope, actors), named);
        let seats: HashMap<Actor, usize> = actors.iter().copied().zip(0..).collect();
        let placed = ties
            .into_iter()
            .filter_map(|((from, to), answer)| Some(((*seats.get(&from)?, *seats.get(&to)?), answer)));
        Self { ties: placed.collect(), actors }
    }
}
