//! The broken invariants that a check finds.

use std::ops::Deref;

/// A broken invariant, in words that name the record and the problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct Violation {
    /// The record: "statement s4k9x2m7qpa".
    pub place: String,
    /// The words that follow the record's name.
    pub problem: String,
}

/// The number of violations that a check puts in words; a hostile file can have one in every line.
const KEPT: usize = 100;

/// The violations that a check found. Dereferences to the list of those put in words, which are the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations {
    kept: Vec<Violation>,
    count: usize,
    /// The largest number that is kept in words.
    most: usize,
}

impl Default for Violations {
    fn default() -> Self {
        Self { kept: Vec::new(), count: 0, most: KEPT }
    }
}

impl Violations {
    /// Returns an empty list that keeps all violations in words.
    pub(super) fn unbounded() -> Self {
        Self { most: usize::MAX, ..Self::default() }
    }

    /// Counts a violation, and calls `violation` only if it is kept in words.
    pub fn add(&mut self, violation: impl FnOnce() -> Violation) {
        self.count += 1;
        if self.kept.len() < self.most {
            self.kept.push(violation());
        }
    }

    /// Appends the violations of another check.
    pub fn append(&mut self, other: Self) {
        self.count += other.count;
        let room = self.most.saturating_sub(self.kept.len());
        self.kept.extend(other.kept.into_iter().take(room));
    }

    /// Returns the number of violations, kept in words or not.
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
