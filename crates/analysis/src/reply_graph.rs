//! The graph of answers, as places.

use std::sync::Arc;

use super::scope::{Scope, StatementIndex};
use model::Relation;

/// The links of a [`Scope`], from either end. Both the exchanges and the right of reply are read off it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyGraph {
    /// The statements that each one answers, with the relation; in reading order.
    answers: AdjacencyLists,
    /// The answers to each statement; in reading order.
    answered: AdjacencyLists,
    /// The statement in which each is told.
    told_in: Arc<[Option<StatementIndex>]>,
}

/// A list for each place, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct AdjacencyLists {
    /// Start of the list of each place, and the end of the last one.
    starts: Vec<u32>,
    items: Vec<(StatementIndex, Relation)>,
}

impl AdjacencyLists {
    /// The lists of `count` places; `pairs` are sorted.
    fn new(count: usize, pairs: &[(StatementIndex, StatementIndex, Relation)]) -> Self {
        let mut starts = vec![0u32; count + 1];
        for (place, ..) in pairs {
            if let Some(next) = starts.get_mut(place.number() + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { starts, items: pairs.iter().map(|(_, other, relation)| (*other, *relation)).collect() }
    }

    fn of(&self, place: StatementIndex) -> &[(StatementIndex, Relation)] {
        let at = place.number();
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(start, end)| self.items.get(*start as usize..*end as usize)).unwrap_or_default()
    }
}

impl ReplyGraph {
    /// Reads the links of a scope.
    #[must_use]
    pub fn new(scope: &Scope<'_>) -> Self {
        let facts = scope.facts().map(|(_, fact)| (fact.stands, fact.via));
        let (stands, told): (Vec<bool>, Vec<Option<StatementIndex>>) = facts.unzip();
        let stands = |place: StatementIndex| stands.get(place.number()) == Some(&true);
        let ties = scope.ties();
        let ties = ties.iter().filter(|tie| stands(tie.from) && stands(tie.to));
        let mut pairs: Vec<(StatementIndex, StatementIndex, Relation)> =
            ties.map(|tie| (tie.to, tie.from, tie.relation)).collect();
        let count = scope.len();
        pairs.sort_unstable();
        let answered = AdjacencyLists::new(count, &pairs);
        for pair in &mut pairs {
            *pair = (pair.1, pair.0, pair.2);
        }
        pairs.sort_unstable();
        let answers = AdjacencyLists::new(count, &pairs);
        let outer = |(via, place): (Option<StatementIndex>, StatementIndex)| {
            via.filter(|outer| stands(place) && stands(*outer) && *outer != place)
        };
        let told_in = told.into_iter().zip(StatementIndex::all(count)).map(outer).collect();
        Self { answers, answered, told_in }
    }

    /// The number of statements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.told_in.len()
    }

    /// Returns true if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.told_in.is_empty()
    }

    /// The statements that one answers, with the relation, in reading order.
    #[must_use]
    pub fn answers(&self, place: StatementIndex) -> &[(StatementIndex, Relation)] {
        self.answers.of(place)
    }

    /// The answers to a statement, with the relation, in reading order.
    #[must_use]
    pub fn answered_by(&self, place: StatementIndex) -> &[(StatementIndex, Relation)] {
        self.answered.of(place)
    }

    /// The statement in which one is told; nothing where the article has it itself, or where that one is not looked at.
    #[must_use]
    pub fn told_in(&self, place: StatementIndex) -> Option<StatementIndex> {
        self.told_in.get(place.number()).copied().flatten()
    }

    /// The statement in which each one is told.
    pub(super) fn told(&self) -> &Arc<[Option<StatementIndex>]> {
        &self.told_in
    }

    /// Returns true if a statement answers anything, or is answered.
    pub(super) fn is_linked(&self, place: StatementIndex) -> bool {
        !self.answers(place).is_empty() || !self.answered_by(place).is_empty()
    }
}
