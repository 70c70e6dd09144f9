//! One kind of filter of every statement, as numbers of its choices.

use super::bits::BitSet;

/// The numbers of the choices that each statement has, by its place.
#[derive(Debug)]
pub(super) enum FacetColumn {
    /// Exactly one.
    One(Vec<u32>),
    /// Any number of them: a bit each, so many words a statement.
    Many { words: usize, bits: Vec<u64> },
}

impl FacetColumn {
    /// A column in which each statement has one choice: that with the number 0 for now.
    pub(super) fn one(size: usize) -> Self {
        Self::One(vec![0; size])
    }

    /// A column in which each statement can have any of so many choices, and has none.
    pub(super) fn many(size: usize, choices: usize) -> Self {
        let words = choices.div_ceil(64).max(1);
        Self::Many { words, bits: vec![0; size * words] }
    }

    /// Gives a statement a choice: in place of the one that it has, or besides.
    pub(super) fn give(&mut self, place: usize, number: u32) {
        match self {
            Self::One(numbers) => {
                if let Some(own) = numbers.get_mut(place) {
                    *own = number;
                }
            }
            Self::Many { words, bits } => {
                let number = number as usize;
                if let Some(word) =
                    bits.get_mut(place * *words + number / 64).filter(|_| number < *words * 64)
                {
                    *word |= 1 << (number % 64);
                }
            }
        }
    }

    /// Takes all choices from a statement that can have any number.
    pub(super) fn clear(&mut self, place: usize) {
        if let Self::Many { words, bits } = self {
            let own = place * *words;
            bits.get_mut(own..own + *words).into_iter().for_each(|own| own.fill(0));
        }
    }

    /// The statements that have one of these choices at least.
    pub(super) fn having(&self, chosen: &[u32]) -> BitSet {
        match self {
            Self::One(numbers) => {
                let most = chosen.iter().max().map_or(0, |most| *most as usize + 1);
                let mut wanted = vec![false; most];
                for number in chosen {
                    wanted[*number as usize] = true;
                }
                BitSet::of(numbers.len(), |place| wanted.get(numbers[place] as usize).is_some_and(|it| *it))
            }
            Self::Many { words, bits } => {
                let mut wanted = vec![0u64; *words];
                for number in chosen {
                    if let Some(word) = wanted.get_mut(*number as usize / 64) {
                        *word |= 1 << (number % 64);
                    }
                }
                let own = |place: usize| bits[place * words..(place + 1) * words].iter();
                BitSet::of(bits.len() / words, |place| own(place).zip(&wanted).any(|(own, it)| own & it != 0))
            }
        }
    }

    /// How many of these statements have each of so many choices.
    pub(super) fn counts(&self, among: &BitSet, choices: usize) -> Vec<u32> {
        let mut counts = vec![0u32; choices];
        let mut add = |number: usize| {
            if let Some(count) = counts.get_mut(number) {
                *count += 1;
            }
        };
        match self {
            Self::One(numbers) => among.iter().for_each(|place| add(numbers[place] as usize)),
            Self::Many { words, bits } => {
                for place in among.iter() {
                    for (at, word) in bits[place * words..(place + 1) * words].iter().enumerate() {
                        let mut left = *word;
                        while left != 0 {
                            add(at * 64 + left.trailing_zeros() as usize);
                            left &= left - 1;
                        }
                    }
                }
            }
        }
        counts
    }
}
