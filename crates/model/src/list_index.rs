//! Indices with a type of their own: the index of a statement finds no party, and neither is a number of bytes.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroU32;

/// The index of an item in a list of items of type `T`, or in lists beside that one. Four bytes, also as an `Option`.
pub struct ListIndex<T> {
    /// One more than the index, so that zero is free for `None`.
    after: NonZeroU32,
    of: PhantomData<fn() -> T>,
}

impl<T> ListIndex<T> {
    /// The index with so many items before it. Those of a list with more than four thousand million items do not fit; they
    /// are all that of the last one that does.
    #[must_use]
    pub const fn new(number: usize) -> Self {
        let most = u32::MAX - 1;
        let number = if number < most as usize { number as u32 } else { most };
        Self { after: NonZeroU32::MIN.saturating_add(number), of: PhantomData }
    }

    /// Returns the number of items before it.
    #[must_use]
    pub const fn number(self) -> usize {
        self.after.get() as usize - 1
    }

    /// Returns the index behind it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::new(self.number() + 1)
    }

    /// Returns all indices of a list with so many items, in their order.
    pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone + use<T> {
        (0..count).map(Self::new)
    }

    /// Returns the indices from here on, without end.
    pub fn and_behind(self) -> impl Iterator<Item = Self> + use<T> {
        (self.number()..).map(Self::new)
    }
}

// Derived, these would ask the same of the items.
impl<T> Clone for ListIndex<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ListIndex<T> {}

impl<T> PartialEq for ListIndex<T> {
    fn eq(&self, other: &Self) -> bool {
        self.after == other.after
    }
}

impl<T> Eq for ListIndex<T> {}

impl<T> PartialOrd for ListIndex<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for ListIndex<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.after.cmp(&other.after)
    }
}

impl<T> Hash for ListIndex<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.after.hash(state);
    }
}

impl<T> fmt::Debug for ListIndex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_keeps_its_number_and_its_order() {
        let all: Vec<ListIndex<char>> = ListIndex::all(3).collect();
        assert_eq!(all.iter().map(|it| it.number()).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(all.is_sorted() && all[0].next() == all[1]);
        assert_eq!(all[1].and_behind().take(2).collect::<Vec<_>>(), all[1..]);
    }

    #[test]
    fn no_index_costs_no_room() {
        assert_eq!(size_of::<Option<ListIndex<char>>>(), 4);
    }

    #[test]
    fn the_largest_index_is_that_of_whatever_does_not_fit() {
        let last = ListIndex::<char>::new(usize::MAX);
        assert_eq!(last.number(), u32::MAX as usize - 1);
        assert_eq!(last.next(), last);
    }
}
