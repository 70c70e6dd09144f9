//! The pairs of passages, found by either passage and by both: as flat lists, because there may be millions.

use super::compared::Pair;

/// The pairs, by their passages.
pub(super) struct PairGraph<'a> {
    pairs: &'a [Pair],
    /// Start of the list of each passage in `beside`, and the end of the last one.
    starts: Vec<u32>,
    /// The places of the pairs of each passage, in the order of the pairs.
    beside: Vec<u32>,
    /// The places of the pairs in the order of their passages.
    sorted: Vec<u32>,
}

impl<'a> PairGraph<'a> {
    /// Lists the pairs of so many passages; no two pairs are of the same passages.
    pub(super) fn new(passages: usize, pairs: &'a [Pair]) -> Self {
        let mut starts = vec![0_u32; passages + 1];
        for passage in pairs.iter().flat_map(|pair| [pair.one(), pair.other()]) {
            if let Some(next) = starts.get_mut(passage + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut beside = vec![0; 2 * pairs.len()];
        for (pair, at) in pairs.iter().zip(0..) {
            for passage in [pair.one(), pair.other()] {
                let Some(next) = free.get_mut(passage) else { continue };
                if let Some(place) = beside.get_mut(*next as usize) {
                    *place = at;
                }
                *next += 1;
            }
        }
        let mut sorted: Vec<u32> = (0..pairs.len() as u32).collect();
        sorted.sort_unstable_by_key(|at| places(pairs, *at));
        Self { pairs, starts, beside, sorted }
    }

    /// The passages that make a pair with one, in the order of the pairs.
    pub(super) fn beside(&self, passage: usize) -> impl Iterator<Item = usize> {
        let range = self.starts.get(passage).zip(self.starts.get(passage + 1));
        let range = range.map_or(0..0, |(start, end)| *start as usize..*end as usize);
        let own = self.beside.get(range).unwrap_or_default().iter();
        own.filter_map(|at| self.pairs.get(*at as usize))
            .map(move |pair| if pair.one() == passage { pair.other() } else { pair.one() })
    }

    /// The place of the pair of two passages, in any order.
    pub(super) fn pair(&self, one: usize, other: usize) -> Option<usize> {
        let wanted = Some((one.min(other), one.max(other)));
        let found = self.sorted.binary_search_by_key(&wanted, |at| places(self.pairs, *at)).ok()?;
        self.sorted.get(found).map(|at| *at as usize)
    }
}

/// The passages of a pair.
fn places(pairs: &[Pair], at: u32) -> Option<(usize, usize)> {
    pairs.get(at as usize).map(|pair| (pair.one(), pair.other()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pairs_are_found_from_either_side(all in prop::collection::btree_set((0usize..9, 0usize..9), 0..30)) {
            let all: Vec<(usize, usize)> = all.into_iter().filter(|(one, other)| one < other).rev().collect();
            let pairs: Vec<Pair> = all.iter().map(|(one, other)| Pair::new(*one, *other, 1.0)).collect();
            let graph = PairGraph::new(9, &pairs);
            for one in 0..9 {
                let others = all.iter().filter_map(|(a, b)| match (*a == one, *b == one) {
                    (true, _) => Some(*b),
                    (_, true) => Some(*a),
                    _ => None,
                });
                prop_assert_eq!(graph.beside(one).collect::<Vec<_>>(), others.collect::<Vec<_>>());
                for other in 0..9 {
                    let known = all.iter().position(|it| *it == (one.min(other), one.max(other)));
                    prop_assert_eq!(graph.pair(one, other), known);
                }
            }
        }
    }
}
