//! The aspects of a project that changed, as far as derived data is concerned.

use std::ops::{BitOr, BitOrAssign};
use std::sync::atomic::{AtomicU64, Ordering};

/// Sides of a project that change apart from each other; a set of them.
///
/// Whatever is derived from a project names the aspects that it is made of, and is computed again only when
/// one of these has changed: a letter typed into a note touches [`ChangedAspects::NOTES`] and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ChangedAspects(u16);

impl ChangedAspects {
    /// The articles and what is known of them.
    pub(crate) const TEXTS: Self = Self(1);
    /// The statements, and their places.
    pub(crate) const PLACES: Self = Self(1 << 1);
    /// Speakers and parties of statements, the manner of saying, and the statement in which one is told; the order of
    /// the parties and which of them have panels.
    pub(crate) const SPEAKERS: Self = Self(1 << 2);
    /// The review status: suggested, confirmed or rejected.
    pub(crate) const REVIEW: Self = Self(1 << 3);
    /// Claims, tags, verdicts, what statements seem to be; the codebook and the scale.
    pub(crate) const CODING: Self = Self(1 << 4);
    /// Notes, and who decided when.
    pub(crate) const NOTES: Self = Self(1 << 5);
    /// Links, with all that is in them, and what people say of replies.
    pub(crate) const LINKS: Self = Self(1 << 6);
    /// Evidence and citations.
    pub(crate) const EVIDENCE: Self = Self(1 << 7);
    /// The names of the project, parties, speakers and coders, and the colours.
    pub(crate) const NAMES: Self = Self(1 << 8);
    /// The statements that have cards, and their panels: follows from others of these, and from what a person
    /// wants to be shown.
    pub(crate) const CARDS: Self = Self(1 << 9);
    /// All of them.
    pub(crate) const ALL: Self = Self((1 << COUNT) - 1);

    /// Both sets together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns `true` if the two sets have anything in common.
    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The number of aspects.
const COUNT: usize = 10;

impl BitOr for ChangedAspects {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for ChangedAspects {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Revision at which each aspect changed last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Revisions([u64; COUNT]);

impl Revisions {
    /// Remembers that these have changed just now.
    pub(super) fn touch(&mut self, touched: ChangedAspects) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let now = NEXT.fetch_add(1, Ordering::Relaxed);
        for (at, serial) in self.0.iter_mut().enumerate() {
            if touched.intersects(ChangedAspects(1 << at)) {
                *serial = now;
            }
        }
    }

    /// Says that these are again as they were when they changed at that time. Nothing else may have changed since.
    pub(super) fn revert(&mut self, aspects: ChangedAspects, to: u64) {
        for (at, serial) in self.0.iter_mut().enumerate() {
            if aspects.intersects(ChangedAspects(1 << at)) {
                *serial = to;
            }
        }
    }

    /// Returns the revision at which one of these changed last.
    pub(super) fn of(self, aspects: ChangedAspects) -> u64 {
        let wanted = self.0.iter().enumerate().filter(|(at, _)| aspects.intersects(ChangedAspects(1 << at)));
        wanted.map(|(_, serial)| *serial).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_touched_has_another_serial() {
        let mut serials = Revisions::default();
        serials.touch(ChangedAspects::ALL);
        let before = serials;
        serials.touch(ChangedAspects::NOTES | ChangedAspects::REVIEW);
        let same = |aspects| serials.of(aspects) == before.of(aspects);
        assert!(
            same(ChangedAspects::LINKS)
                && same(ChangedAspects::PLACES | ChangedAspects::CARDS | ChangedAspects::NAMES)
        );
        assert!(
            !same(ChangedAspects::NOTES)
                && !same(ChangedAspects::REVIEW | ChangedAspects::LINKS)
                && !same(ChangedAspects::ALL)
        );
    }
}
