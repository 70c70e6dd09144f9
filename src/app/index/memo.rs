//! Values that are computed when they are first asked for, and kept.

use std::cell::RefCell;
use std::sync::Arc;

use super::{ChangedAspects, Index};

/// A value that is derived from the project: computed when it is first asked for, and again only when an aspect that it
/// is made from has changed.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    of: ChangedAspects,
    kept: RefCell<Option<(u64, Arc<T>)>>,
}

impl<T> Memo<T> {
    /// A value that is made from these aspects, not computed yet.
    pub(crate) const fn new(of: ChangedAspects) -> Self {
        Self { of, kept: RefCell::new(None) }
    }

    /// Returns the value for the present state of the index; `make` computes it where there is none.
    pub(crate) fn get(&self, index: &Index, make: impl FnOnce() -> T) -> Arc<T> {
        let serial = index.serial(self.of);
        if let Some((_, value)) = self.kept.borrow().as_ref().filter(|(of, _)| *of == serial) {
            return value.clone();
        }
        let value = Arc::new(make());
        *self.kept.borrow_mut() = Some((serial, value.clone()));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_value_is_computed_once_a_change() {
        let mut index = Index::default();
        index.serials.touch(ChangedAspects::ALL);
        let links = Memo::new(ChangedAspects::LINKS);
        let mut made = 0;
        let mut get = |index: &Index| {
            *links.get(index, || {
                made += 1;
                made
            })
        };
        assert_eq!((get(&index), get(&index)), (1, 1));
        index.serials.touch(ChangedAspects::NOTES);
        assert_eq!(get(&index), 1);
        index.serials.touch(ChangedAspects::LINKS);
        assert_eq!(get(&index), 2);
    }
}
