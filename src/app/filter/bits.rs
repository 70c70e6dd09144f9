//! A set of statements, one bit each.

use analysis::StatementIndex;

/// A set of the statements of the index's table, by their places in it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct BitSet {
    words: Vec<u64>,
    size: usize,
}

impl BitSet {
    /// Every statement of so many, or none.
    pub(super) fn new(size: usize, all: bool) -> Self {
        let mut words = vec![if all { u64::MAX } else { 0 }; size.div_ceil(64)];
        if let Some(last) = words.last_mut().filter(|_| !size.is_multiple_of(64)) {
            *last &= (1 << (size % 64)) - 1;
        }
        Self { words, size }
    }

    /// The statements of which this is so.
    pub(super) fn of(size: usize, mut is: impl FnMut(StatementIndex) -> bool) -> Self {
        let word = |at: usize| {
            let from = at * 64;
            (from..(from + 64).min(size))
                .fold(0, |word, place| word | (u64::from(is(StatementIndex::new(place))) << (place - from)))
        };
        Self { words: (0..size.div_ceil(64)).map(word).collect(), size }
    }

    /// Returns `true` if a statement is in it.
    pub(crate) fn has(&self, place: StatementIndex) -> bool {
        let place = place.number();
        self.words.get(place / 64).is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// The statements that are not in it.
    pub(super) fn not(&self) -> Self {
        let mut all = Self::new(self.size, true);
        for (word, own) in all.words.iter_mut().zip(&self.words) {
            *word &= !own;
        }
        all
    }

    /// Keeps the statements that are in both.
    pub(super) fn and(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Keeps the statements of which this is so.
    pub(super) fn keep(&mut self, mut is: impl FnMut(StatementIndex) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                if !is(StatementIndex::new(at * 64 + bit as usize)) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// Puts a statement in, or takes it out.
    pub(super) fn set(&mut self, place: StatementIndex, on: bool) {
        let place = place.number();
        if let Some(word) = self.words.get_mut(place / 64).filter(|_| place < self.size) {
            let bit = 1 << (place % 64);
            *word = if on { *word | bit } else { *word & !bit };
        }
    }

    /// The number of statements that are in it.
    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The statements in it, in reading order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = StatementIndex> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(StatementIndex::new(at * 64 + bit))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_a_list(size in 0usize..200, step in 1usize..7, other in 1usize..7) {
            let even = BitSet::of(size, |place| place.number() % step == 0);
            let plain: Vec<usize> = (0..size).filter(|place| place % step == 0).collect();
            prop_assert_eq!(even.iter().map(StatementIndex::number).collect::<Vec<_>>(), plain.clone());
            prop_assert_eq!(even.count(), plain.len());
            prop_assert_eq!(BitSet::new(size, true).count(), size);
            let mut both = even.clone();
            both.and(&BitSet::of(size, |place| place.number() % other == 0));
            let mut kept = even.clone();
            kept.keep(|place| place.number() % other == 0);
            prop_assert_eq!(&both, &kept);
            for place in 0..size + 3 {
                let at = StatementIndex::new(place);
                prop_assert_eq!(both.has(at), place < size && place % step == 0 && place % other == 0);
                both.set(at, true);
            }
            prop_assert_eq!(both, BitSet::new(size, true));
        }
    }
}
