//! Counts by key, each of which has a place among all.

use std::hash::Hash;

use foldhash::HashMap;

/// The number of things of each key.
#[derive(Debug)]
pub(super) struct Tally<K> {
    places: HashMap<K, u32>,
    counts: Vec<u32>,
}

impl<K> Default for Tally<K> {
    fn default() -> Self {
        Self { places: HashMap::default(), counts: Vec::new() }
    }
}

impl<K: Eq + Hash> Tally<K> {
    /// Returns the place of a key, which it keeps.
    pub(super) fn place(&mut self, key: K) -> u32 {
        let next = self.counts.len() as u32;
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.counts.push(0);
        }
        place
    }

    /// Counts one more, or one less. Returns the place of the key.
    pub(super) fn change(&mut self, key: K, more: bool) -> u32 {
        let place = self.place(key);
        self.change_at(place, more);
        place
    }

    /// The same by the place of the key.
    pub(super) fn change_at(&mut self, place: u32, more: bool) {
        if let Some(count) = self.counts.get_mut(place as usize) {
            *count = if more { *count + 1 } else { count.saturating_sub(1) };
        }
    }

    /// Returns the count of a place.
    pub(super) fn count(&self, place: u32) -> f64 {
        self.counts.get(place as usize).map_or(0.0, |count| f64::from(*count))
    }

    /// The counts in the order of their places.
    pub(super) fn counts(&self) -> impl Iterator<Item = f64> {
        self.counts.iter().map(|count| f64::from(*count))
    }
}
