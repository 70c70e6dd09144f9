//! Lists in which an item is found by an index of its type alone.

use model::ListIndex;

/// A list that is indexed by [`ListIndex`].
#[derive(Debug, Clone)]
pub(crate) struct List<T> {
    items: Vec<T>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<T> List<T> {
    /// Appends an item and returns its index.
    pub(crate) fn push(&mut self, item: T) -> ListIndex<T> {
        self.items.push(item);
        ListIndex::new(self.items.len() - 1)
    }

    /// Returns the item of an index of this list.
    pub(crate) fn get(&self, at: ListIndex<T>) -> Option<&T> {
        self.items.get(at.number())
    }

    /// Returns the item of an index of this list.
    pub(crate) fn get_mut(&mut self, at: ListIndex<T>) -> Option<&mut T> {
        self.items.get_mut(at.number())
    }

    /// Removes an item. The indices of those behind it become one less.
    pub(crate) fn remove(&mut self, at: ListIndex<T>) -> Option<T> {
        (at.number() < self.items.len()).then(|| self.items.remove(at.number()))
    }

    /// Returns the items in their order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// Returns the indices in their order.
    pub(crate) fn indices(
        &self,
    ) -> impl DoubleEndedIterator<Item = ListIndex<T>> + ExactSizeIterator + use<T> {
        ListIndex::all(self.items.len())
    }

    /// Returns the items with their indices, in their order.
    pub(crate) fn enumerate(
        &self,
    ) -> impl DoubleEndedIterator<Item = (ListIndex<T>, &T)> + ExactSizeIterator {
        self.indices().zip(&self.items)
    }

    /// Returns the items with their indices, to be changed.
    pub(crate) fn enumerate_mut(&mut self) -> impl Iterator<Item = (ListIndex<T>, &mut T)> {
        self.indices().zip(&mut self.items)
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
