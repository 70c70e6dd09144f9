//! A set of places, one bit each.

/// A set of the places from 0 up to its size.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct BitSet {
    words: Vec<u64>,
    size: usize,
}

impl BitSet {
    /// Every place, or none.
    pub(super) fn new(size: usize, all: bool) -> Self {
        let mut words = vec![if all { u64::MAX } else { 0 }; size.div_ceil(64)];
        if let Some(last) = words.last_mut().filter(|_| !size.is_multiple_of(64)) {
            *last &= (1 << (size % 64)) - 1;
        }
        Self { words, size }
    }

    /// The places of which this is so.
    pub(super) fn of(size: usize, mut is: impl FnMut(usize) -> bool) -> Self {
        let word = |at: usize| {
            let from = at * 64;
            (from..(from + 64).min(size))
                .fold(0, |word, place| word | (u64::from(is(place)) << (place - from)))
        };
        Self { words: (0..size.div_ceil(64)).map(word).collect(), size }
    }

    /// Returns `true` if a place is in it.
    pub(crate) fn has(&self, place: usize) -> bool {
        self.words.get(place / 64).is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// The places that are not in it.
    pub(super) fn not(&self) -> Self {
        let mut all = Self::new(self.size, true);
        for (word, own) in all.words.iter_mut().zip(&self.words) {
            *word &= !own;
        }
        all
    }

    /// Keeps the places that are in both.
    pub(super) fn and(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Keeps the places of which this is so.
    pub(super) fn keep(&mut self, mut is: impl FnMut(usize) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                if !is(at * 64 + bit as usize) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// Puts a place in, or takes it out.
    pub(super) fn set(&mut self, place: usize, on: bool) {
        if let Some(word) = self.words.get_mut(place / 64).filter(|_| place < self.size) {
            let bit = 1 << (place % 64);
            *word = if on { *word | bit } else { *word & !bit };
        }
    }

    /// How many places are in it.
    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The places in it, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * 64 + bit)
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
            let even = BitSet::of(size, |place| place % step == 0);
            let plain: Vec<usize> = (0..size).filter(|place| place % step == 0).collect();
            prop_assert_eq!(even.iter().collect::<Vec<_>>(), plain.clone());
            prop_assert_eq!(even.count(), plain.len());
            prop_assert_eq!(BitSet::new(size, true).count(), size);
            let mut both = even.clone();
            both.and(&BitSet::of(size, |place| place % other == 0));
            let mut kept = even.clone();
            kept.keep(|place| place % other == 0);
            prop_assert_eq!(&both, &kept);
            for place in 0..size + 3 {
                prop_assert_eq!(both.has(place), place < size && place % step == 0 && place % other == 0);
                both.set(place, true);
            }
            prop_assert_eq!(both, BitSet::new(size, true));
        }
    }
}
