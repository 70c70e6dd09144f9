//! Looks a word up in all lists at once: nearly every word of a project is asked for most of them.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::cues::{ACCUSING, ASKING, DEMANDING, DENYING, PRAISING, RESPONDING};
use super::opinions::{JUDGING, NEGATING, WRONGS};
use super::references::{CONTRASTING, EMPTY, POINTING, REFERRING};
use english::prefix_filter::PrefixFilter;

/// A list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordList {
    Accusing,
    Asking,
    Contrasting,
    Demanding,
    Denying,
    Empty,
    Judging,
    Negating,
    Pointing,
    Praising,
    Referring,
    Responding,
    Wrongs,
}

impl WordList {
    /// All lists with their words.
    pub(super) const ALL: [(Self, &[&str]); 13] = [
        (Self::Accusing, ACCUSING),
        (Self::Asking, ASKING),
        (Self::Contrasting, CONTRASTING),
        (Self::Demanding, DEMANDING),
        (Self::Denying, DENYING),
        (Self::Empty, EMPTY),
        (Self::Judging, JUDGING),
        (Self::Negating, NEGATING),
        (Self::Pointing, POINTING),
        (Self::Praising, PRAISING),
        (Self::Referring, REFERRING),
        (Self::Responding, RESPONDING),
        (Self::Wrongs, WRONGS),
    ];
}

/// The lists that a word is in, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WordLists(u16);

impl WordLists {
    /// Looks a word in small letters up.
    pub(crate) fn of(word: &str) -> Self {
        static TABLE: LazyLock<LookupTable> = LazyLock::new(LookupTable::new);
        TABLE.lists(word)
    }

    /// Returns true if the word is in a list.
    pub(crate) const fn has(self, list: WordList) -> bool {
        self.0 & Self::bit(list) != 0
    }

    const fn bit(list: WordList) -> u16 {
        1 << list as u16
    }
}

/// The words of all lists.
struct LookupTable {
    begins: PrefixFilter,
    words: HashMap<&'static str, WordLists>,
}

impl LookupTable {
    fn new() -> Self {
        let mut table = Self { begins: PrefixFilter::default(), words: HashMap::default() };
        for (list, words) in WordList::ALL {
            for word in words {
                table.begins.add(word);
                table.words.entry(word).or_default().0 |= WordLists::bit(list);
            }
        }
        table
    }

    fn lists(&self, word: &str) -> WordLists {
        let lists = || self.words.get(word).copied();
        self.begins.may_have(word).then(lists).flatten().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::has;
    use super::*;

    #[test]
    fn a_word_is_in_the_lists_that_have_it() {
        let words = WordList::ALL.iter().flat_map(|(_, words)| *words).copied();
        for word in words.chain(["", "a", "é", "7", "bridge", "notx"]) {
            for (list, all) in WordList::ALL {
                assert_eq!(WordLists::of(word).has(list), has(all, word), "{word} {list:?}");
            }
        }
    }
}
