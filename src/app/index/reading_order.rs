//! The statements in reading order, and the place of each.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use analysis::StatementIndex;
use model::StatementId;

/// The statements in reading order, found from either side. Made once and shared: it is another one where any statement is
/// new, gone or elsewhere.
#[derive(Debug, Default)]
pub(crate) struct ReadingOrder {
    list: Vec<StatementId>,
    at: HashMap<StatementId, StatementIndex, KeyedHasher>,
}

impl ReadingOrder {
    /// These statements, in this order.
    pub(crate) fn new(list: Vec<StatementId>) -> Self {
        let at = list.iter().copied().zip(StatementIndex::all(list.len())).collect();
        Self { list, at }
    }

    /// The place of a statement.
    pub(crate) fn at(&self, statement: StatementId) -> Option<StatementIndex> {
        self.at.get(&statement).copied()
    }

    /// All of them, in reading order.
    pub(crate) fn list(&self) -> &[StatementId] {
        &self.list
    }

    /// The statement in a place.
    pub(crate) fn id(&self, place: StatementIndex) -> Option<StatementId> {
        self.list.get(place.number()).copied()
    }
}

/// Hashes ids in one step. They are random numbers, but a file may hold any: the key, which is another one each time,
/// keeps whoever wrote it from choosing such as meet in one place.
#[derive(Debug, Clone)]
struct KeyedHasher(u64);

impl Default for KeyedHasher {
    fn default() -> Self {
        Self(RandomState::new().build_hasher().finish())
    }
}

impl BuildHasher for KeyedHasher {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        self.clone()
    }
}

impl Hasher for KeyedHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        // Both halves of the product: every bit of the number and of the key has a part in every bit of the hash.
        let product = u128::from(self.0 ^ number) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }
}
