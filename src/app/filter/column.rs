//! One kind of filter of every statement, as numbers of its choices.

use super::bits::BitSet;
use super::choice::FilterChoice;
use analysis::StatementIndex;
use model::ListIndex;

/// The place of a choice among those of its kind.
pub(super) type ChoiceIndex = ListIndex<FilterChoice>;

/// The numbers of the choices that each statement has, by its place.
#[derive(Debug)]
pub(super) enum FacetColumn {
    /// Exactly one.
    One(Vec<ChoiceIndex>),
    /// Any number of them: a bit each, so many words a statement.
    Many { words: usize, bits: Vec<u64> },
}

impl FacetColumn {
    /// A column in which each statement has one choice: the first for now.
    pub(super) fn one(size: usize) -> Self {
        Self::One(vec![ChoiceIndex::new(0); size])
    }

    /// A column in which each statement can have any of so many choices, and has none.
    pub(super) fn many(size: usize, choices: usize) -> Self {
        let words = choices.div_ceil(64).max(1);
        Self::Many { words, bits: vec![0; size * words] }
    }

    /// Gives a statement a choice: in place of the one that it has, or besides.
    pub(super) fn give(&mut self, place: StatementIndex, choice: ChoiceIndex) {
        let place = place.number();
        match self {
            Self::One(numbers) => {
                if let Some(own) = numbers.get_mut(place) {
                    *own = choice;
                }
            }
            Self::Many { words, bits } => {
                let number = choice.number();
                if let Some(word) =
                    bits.get_mut(place * *words + number / 64).filter(|_| number < *words * 64)
                {
                    *word |= 1 << (number % 64);
                }
            }
        }
    }

    /// Takes all choices from a statement that can have any number.
    pub(super) fn clear(&mut self, place: StatementIndex) {
        if let Self::Many { words, bits } = self {
            let own = place.number() * *words;
            bits.get_mut(own..own + *words).into_iter().for_each(|own| own.fill(0));
        }
    }

    /// The statements that have one of these choices at least.
    pub(super) fn having(&self, chosen: &[ChoiceIndex]) -> BitSet {
        match self {
            Self::One(numbers) => {
                let most = chosen.iter().max().map_or(0, |most| most.number() + 1);
                let mut wanted = vec![false; most];
                for choice in chosen {
                    wanted[choice.number()] = true;
                }
                BitSet::of(numbers.len(), |place| {
                    wanted.get(numbers[place.number()].number()).is_some_and(|it| *it)
                })
            }
            Self::Many { words, bits } => {
                let mut wanted = vec![0u64; *words];
                for choice in chosen {
                    if let Some(word) = wanted.get_mut(choice.number() / 64) {
                        *word |= 1 << (choice.number() % 64);
                    }
                }
                let own = |place: StatementIndex| bits[place.number() * words..][..*words].iter();
                BitSet::of(bits.len() / words, |place| own(place).zip(&wanted).any(|(own, it)| own & it != 0))
            }
        }
    }

    /// The number of these statements that have each of so many choices.
    pub(super) fn counts(&self, among: &BitSet, choices: usize) -> Vec<u32> {
        let mut counts = vec![0u32; choices];
        let mut add = |number: usize| {
            if let Some(count) = counts.get_mut(number) {
                *count += 1;
            }
        };
        match self {
            Self::One(numbers) => among.iter().for_each(|place| add(numbers[place.number()].number())),
            Self::Many { words, bits } => {
                for place in among.iter() {
                    for (at, word) in bits[place.number() * words..][..*words].iter().enumerate() {
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
