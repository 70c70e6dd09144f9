//! Two actors compared over all concepts: congruence, conflict and their difference.

use std::collections::BTreeMap;

use super::{Actor, AffiliationNetwork, ConceptUses};

/// The one-mode networks of an [`AffiliationNetwork`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The actors, as in the affiliation.
    pub actors: Vec<Actor>,
    /// Every two actors that agree or disagree on anything, by their places in `actors`, the smaller first.
    pub pairs: BTreeMap<(usize, usize), ActorPair>,
}

/// The concepts that two actors have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ActorPair {
    /// On how many concepts both take the same position.
    pub congruence: u32,
    /// On how many they take opposite ones.
    pub conflict: u32,
    /// The number of positions that each takes in all.
    pub activity: [u32; 2],
}

/// The measure that an edge of a one-mode network counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The concepts on which both take the same position.
    Congruence,
    /// The concepts on which they take opposite ones.
    Conflict,
    /// Congruence less conflict.
    Subtract,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Congruence, Self::Conflict, Self::Subtract];

    /// The name that discourse network analysis gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Congruence => "congruence",
            Self::Conflict => "conflict",
            Self::Subtract => "subtract",
        }
    }
}

/// By what the count of a tie is divided, so that who speaks much is not tied to all for that alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Normalisation {
    /// By one.
    None,
    /// By the mean of the positions that the two take.
    AverageActivity,
    /// By the positions that either of them takes.
    Jaccard,
    /// By the geometric mean of the positions that the two take.
    Cosine,
}

impl Normalisation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::None, Self::AverageActivity, Self::Jaccard, Self::Cosine];

    /// The name that discourse network analysis gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "count",
            Self::AverageActivity => "average_activity",
            Self::Jaccard => "jaccard",
            Self::Cosine => "cosine",
        }
    }
}

impl ActorPair {
    /// The count of a measure.
    #[must_use]
    pub fn count(self, measure: Measure) -> i64 {
        let (same, opposite) = (i64::from(self.congruence), i64::from(self.conflict));
        match measure {
            Measure::Congruence => same,
            Measure::Conflict => opposite,
            Measure::Subtract => same - opposite,
        }
    }

    /// The count of a measure, divided.
    #[must_use]
    pub fn value(self, measure: Measure, by: Normalisation) -> f64 {
        let [one, other] = self.activity.map(f64::from);
        let divisor = match by {
            Normalisation::None => 1.0,
            Normalisation::AverageActivity => f64::midpoint(one, other),
            // A position that both take is one of theirs, not two.
            Normalisation::Jaccard => one + other - f64::from(self.congruence),
            Normalisation::Cosine => (one * other).sqrt(),
        };
        if divisor > 0.0 { self.count(measure) as f64 / divisor } else { 0.0 }
    }
}

impl Compared {
    /// Compares every two actors. Costs time in proportion to the pairs that share a concept.
    #[must_use]
    pub fn new(affiliation: &AffiliationNetwork) -> Self {
        let mut activity = vec![0u32; affiliation.actors.len()];
        let mut by_concept: Vec<Vec<(usize, ConceptUses)>> = vec![Vec::new(); affiliation.concepts.len()];
        for ((actor, concept), uses) in &affiliation.uses {
            if let (Some(sum), Some(list)) = (activity.get_mut(*actor), by_concept.get_mut(*concept)) {
                *sum += uses.positions();
                list.push((*actor, *uses));
            }
        }
        let mut pairs: BTreeMap<(usize, usize), ActorPair> = BTreeMap::new();
        // The actors of a concept are in ascending order, because the uses are.
        for users in by_concept {
            for (at, (one, uses)) in users.iter().enumerate() {
                for (other, others) in users.get(at + 1..).unwrap_or_default() {
                    let both = |a: u32, b: u32| u32::from(a > 0 && b > 0);
                    let pair = pairs.entry((*one, *other)).or_default();
                    pair.congruence += both(uses.agree, others.agree)
                        + both(uses.disagree, others.disagree)
                        + both(uses.neither, others.neither);
                    pair.conflict += both(uses.agree, others.disagree) + both(uses.disagree, others.agree);
                }
            }
        }
        for ((one, other), pair) in &mut pairs {
            let of = |actor: usize| activity.get(actor).copied().unwrap_or_default();
            pair.activity = [of(*one), of(*other)];
        }
        Self { actors: affiliation.actors.clone(), pairs }
    }
}
