//! Tells quickly of most stretches that nobody else is named in them, so that their words need not be read.
//!
//! It says too often that somebody may be named and never too seldom: a property test sees that.

use foldhash::HashMap;

use super::clause_roles::plain;
use super::word_starts::each;
use english::prefix_filter::PrefixFilter;
use model::{Mode, Span};

/// Parties as bits, by their places in the project; those behind the 63rd share the last one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct PartyBits(u64);

impl PartyBits {
    pub(super) const NOBODY: Self = Self(0);
    pub(super) const ANYBODY: Self = Self(u64::MAX);

    pub(super) fn one(place: usize) -> Self {
        Self(1 << place.min(63))
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns true if parties other than this one are among them.
    fn has_others_than(self, place: Option<usize>) -> bool {
        // Of those that share a bit each may be another.
        let own = place.filter(|place| *place < 63).map_or(Self::NOBODY, Self::one);
        self.0 & !own.0 != 0
    }
}

/// Words that mean somebody who was named before: in what is quoted, in what is not, and in both.
const QUOTED: &[&str] = &["he", "she", "they", "you"];
const REPORTED: &[&str] = &["her", "him", "it", "them", "they"];
const SIDES: &[&str] = &["another", "camp", "camps", "other", "parties", "party", "side", "sides"];

/// The words that may tell that somebody is named, and who.
#[derive(Debug, Default)]
pub(super) struct NameFilter {
    words: HashMap<String, NameFilterEntry>,
    begins: PrefixFilter,
}

#[derive(Debug, Default)]
struct NameFilterEntry {
    quoted: PartyBits,
    reported: PartyBits,
}

impl NameFilter {
    /// Of words in small letters, with whom they may name.
    pub(super) fn new(words: impl Iterator<Item = (String, PartyBits)>) -> Self {
        let mut hints = Self::default();
        for (word, parties) in words {
            hints.add(word, parties, parties);
        }
        let all = |list: &'static [&str]| list.iter().map(|word| (*word).to_owned());
        all(QUOTED).for_each(|word| hints.add(word, PartyBits::ANYBODY, PartyBits::NOBODY));
        all(REPORTED).for_each(|word| hints.add(word, PartyBits::NOBODY, PartyBits::ANYBODY));
        all(SIDES).for_each(|word| hints.add(word, PartyBits::ANYBODY, PartyBits::ANYBODY));
        hints
    }

    fn add(&mut self, word: String, quoted: PartyBits, reported: PartyBits) {
        self.begins.add(&word);
        let hint = self.words.entry(word).or_default();
        *hint = NameFilterEntry { quoted: hint.quoted.with(quoted), reported: hint.reported.with(reported) };
    }

    /// Returns true if the words of some stretches may name another party than the one in a place.
    pub(super) fn may_name(&self, text: &str, stretches: &[Span], mode: Mode, own: Option<usize>) -> bool {
        let mut parties = PartyBits::NOBODY;
        for stretch in stretches {
            each(stretch.of(text), |_, word| {
                let hint = self.begins.may_have(word).then(|| self.words.get(&*plain(word).0)).flatten();
                if let Some(hint) = hint {
                    let meant = if mode == Mode::Direct { hint.quoted } else { hint.reported };
                    parties = parties.with(meant);
                }
            });
        }
        parties.has_others_than(own)
    }
}
