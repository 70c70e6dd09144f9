//! Who answers whom, as places.

use super::scope::{Place, Scope};
use crate::model::{Relation, Status};

/// The links of a [`Scope`], from either end. Both the exchanges and the right of reply are read off it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Threads {
    /// What each statement answers, and what it does to it; in reading order.
    answers: Lists,
    /// What answers each statement; in reading order.
    answered: Lists,
    /// The statement in which each is told.
    told_in: Vec<Option<Place>>,
}

/// A list for each place, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Lists {
    /// Where the list of each place begins, and where the last one ends.
    starts: Vec<u32>,
    items: Vec<(Place, Relation)>,
}

impl Lists {
    /// The lists of `count` places; `pairs` are sorted.
    fn new(count: usize, pairs: &[(Place, Place, Relation)]) -> Self {
        let mut starts = vec![0u32; count + 1];
        for (place, ..) in pairs {
            if let Some(next) = starts.get_mut(*place as usize + 1) {
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

    fn of(&self, place: Place) -> &[(Place, Relation)] {
        let at = place as usize;
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(start, end)| self.items.get(*start as usize..*end as usize)).unwrap_or_default()
    }
}

impl Threads {
    /// Reads the links of a scope.
    #[must_use]
    pub fn new(scope: &Scope<'_>) -> Self {
        let mut pairs: Vec<(Place, Place, Relation)> = scope
            .links
            .iter()
            .filter(|link| link.status != Status::Rejected)
            .filter_map(|link| Some((scope.place(link.from)?, scope.place(link.to)?, link.relation)))
            .collect();
        let count = scope.len();
        pairs.sort_unstable();
        let answers = Lists::new(count, &pairs);
        for pair in &mut pairs {
            *pair = (pair.1, pair.0, pair.2);
        }
        pairs.sort_unstable();
        let answered = Lists::new(count, &pairs);
        let mut told_in = vec![None; count];
        for (place, statement) in scope.placed().filter(|(_, it)| it.status != Status::Rejected) {
            let outer = statement.via.and_then(|via| scope.place(via)).filter(|outer| *outer != place);
            if let Some(slot) = told_in.get_mut(place as usize) {
                *slot = outer;
            }
        }
        Self { answers, answered, told_in }
    }

    /// How many statements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.told_in.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.told_in.is_empty()
    }

    /// What a statement answers, and what it does to it, in reading order.
    #[must_use]
    pub fn answers(&self, place: Place) -> &[(Place, Relation)] {
        self.answers.of(place)
    }

    /// What answers a statement, and how, in reading order.
    #[must_use]
    pub fn answered_by(&self, place: Place) -> &[(Place, Relation)] {
        self.answered.of(place)
    }

    /// The statement in which one is told; nothing where the article has it itself, or where that one is not looked at.
    #[must_use]
    pub fn told_in(&self, place: Place) -> Option<Place> {
        self.told_in.get(place as usize).copied().flatten()
    }

    /// Whether a statement answers anything, or is answered.
    pub(super) fn is_linked(&self, place: Place) -> bool {
        !self.answers(place).is_empty() || !self.answered_by(place).is_empty()
    }
}
