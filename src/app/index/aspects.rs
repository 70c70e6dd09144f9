//! What of a project has changed, as far as anything derived from it is concerned.

use std::ops::{BitOr, BitOrAssign};
use std::sync::atomic::{AtomicU64, Ordering};

/// Sides of a project that change apart from each other; a set of them.
///
/// Whatever is derived from a project names the aspects that it is made of, and is computed again only when
/// one of these has changed: a letter typed into a note touches [`Aspects::NOTES`] and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Aspects(u16);

impl Aspects {
    /// The articles and what is known of them.
    pub(crate) const TEXTS: Self = Self(1);
    /// Which statements there are, and where they stand.
    pub(crate) const PLACES: Self = Self(1 << 1);
    /// Who says a statement, for which party, in what way, and in which other one it is told; the order of
    /// the parties and which of them have panels.
    pub(crate) const VOICES: Self = Self(1 << 2);
    /// Whether statements are suggested, confirmed or rejected.
    pub(crate) const REVIEW: Self = Self(1 << 3);
    /// Claims, tags, verdicts, what statements seem to be; the codebook and the scale.
    pub(crate) const CODING: Self = Self(1 << 4);
    /// Notes, and who decided when.
    pub(crate) const NOTES: Self = Self(1 << 5);
    /// Links, with all that is in them, and what people say of replies.
    pub(crate) const LINKS: Self = Self(1 << 6);
    /// Evidence and citations.
    pub(crate) const EVIDENCE: Self = Self(1 << 7);
    /// What the project, parties, speakers and coders are called, and in what colour.
    pub(crate) const NAMES: Self = Self(1 << 8);
    /// Which statements have cards, and in which panels: follows from others of these, and from what a person
    /// wants to be shown.
    pub(crate) const CARDS: Self = Self(1 << 9);
    /// All of them.
    pub(crate) const ALL: Self = Self((1 << COUNT) - 1);

    /// Whether the two sets have anything in common.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// How many aspects there are.
const COUNT: usize = 10;

impl BitOr for Aspects {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Aspects {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// When each aspect changed last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Serials([u64; COUNT]);

impl Serials {
    /// Remembers that these have changed just now.
    pub(super) fn touch(&mut self, touched: Aspects) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let now = NEXT.fetch_add(1, Ordering::Relaxed);
        for (at, serial) in self.0.iter_mut().enumerate() {
            if touched.meets(Aspects(1 << at)) {
                *serial = now;
            }
        }
    }

    /// Says that these are again as they were when they changed at that time. Nothing else may have changed since.
    pub(super) fn take_back(&mut self, aspects: Aspects, to: u64) {
        for (at, serial) in self.0.iter_mut().enumerate() {
            if aspects.meets(Aspects(1 << at)) {
                *serial = to;
            }
        }
    }

    /// When one of these changed last.
    pub(super) fn of(self, aspects: Aspects) -> u64 {
        let wanted = self.0.iter().enumerate().filter(|(at, _)| aspects.meets(Aspects(1 << at)));
        wanted.map(|(_, serial)| *serial).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_touched_has_another_serial() {
        let mut serials = Serials::default();
        serials.touch(Aspects::ALL);
        let before = serials;
        serials.touch(Aspects::NOTES | Aspects::REVIEW);
        let same = |aspects| serials.of(aspects) == before.of(aspects);
        assert!(same(Aspects::LINKS) && same(Aspects::PLACES | Aspects::CARDS | Aspects::NAMES));
        assert!(!same(Aspects::NOTES) && !same(Aspects::REVIEW | Aspects::LINKS) && !same(Aspects::ALL));
    }
}
