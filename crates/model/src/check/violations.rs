//! The broken invariants that a check finds: the first of them in words, all of them counted.

use std::ops::Deref;

/// One broken invariant, in words that name the record and say what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct Violation {
    /// The record: "statement s4k9x2m7qpa".
    pub place: String,
    /// The words that follow the record's name.
    pub problem: String,
}

/// How many violations a check keeps in words; a hostile file can have one a line.
const KEPT: usize = 100;

/// The violations that were found. Reads as the list of those that were kept, which are the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations {
    kept: Vec<Violation>,
    count: usize,
    /// How many are kept at most.
    most: usize,
}

impl Default for Violations {
    fn default() -> Self {
        Self { kept: Vec::new(), count: 0, most: KEPT }
    }
}

impl Violations {
    /// None yet, and however many there will be, all are kept.
    pub(super) fn unbounded() -> Self {
        Self { most: usize::MAX, ..Self::default() }
    }

    /// Counts a violation; its words are made where they are kept.
    pub fn add(&mut self, violation: impl FnOnce() -> Violation) {
        self.count += 1;
        if self.kept.len() < self.most {
            self.kept.push(violation());
        }
    }

    /// Adds those that another check has found behind these.
    pub fn append(&mut self, other: Self) {
        self.count += other.count;
        let room = self.most.saturating_sub(self.kept.len());
        self.kept.extend(other.kept.into_iter().take(room));
    }

    /// How many were found, kept or not.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }
}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.kept
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl<const N: usize> PartialEq<[Violation; N]> for Violations {
    fn eq(&self, other: &[Violation; N]) -> bool {
        self.count == N && self.kept == other
    }
}

impl PartialEq<Vec<Violation>> for Violations {
    fn eq(&self, other: &Vec<Violation>) -> bool {
        self.count == other.len() && self.kept == *other
    }
}
