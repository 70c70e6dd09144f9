//! Figures of one state of the project, counted beside the frame.

use std::sync::{Arc, OnceLock};

/// The figures of one state of a project, as soon as they are counted.
pub(crate) type CountSlot<T> = Arc<OnceLock<T>>;

/// The figures of the open project. Until those of its present state are counted, the ones before are shown.
#[derive(Debug)]
pub(crate) struct CountCache<T> {
    shown: CountSlot<T>,
    /// The state that was counted last, with its figures.
    last: Option<(u64, CountSlot<T>)>,
}

impl<T> Default for CountCache<T> {
    fn default() -> Self {
        Self { shown: CountSlot::default(), last: None }
    }
}

impl<T> CountCache<T> {
    /// Begins to count a state: returns where its figures are to be put, unless they are counted; nothing while others are being
    /// counted.
    pub(crate) fn begin_count(&mut self, state: u64) -> Option<CountSlot<T>> {
        if let Some((of, counted)) = &self.last {
            counted.get()?;
            self.shown = counted.clone();
            if *of == state {
                return None;
            }
        }
        let counted = CountSlot::default();
        self.last = Some((state, counted.clone()));
        Some(counted)
    }

    /// The figures that were counted last.
    pub(crate) fn counted(&self) -> Option<&T> {
        self.shown.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_counted_once_and_the_figures_before_it_stay_until_then() {
        let mut cache = CountCache::default();
        let first = cache.begin_count(1).expect("nothing is counted yet");
        assert!(cache.begin_count(1).is_none() && cache.counted().is_none());
        assert!(first.set("one").is_ok());
        assert!(cache.begin_count(1).is_none() && cache.counted() == Some(&"one"));
        assert!(cache.begin_count(2).is_some() && cache.counted() == Some(&"one"));
        assert!(cache.begin_count(3).is_none(), "one is counted after the other");
    }
}
