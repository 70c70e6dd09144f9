//! Words that show the act of a statement: attack, demand, denial, response, praise.
//!
//! Each list has the commonest forms, sorted, in small letters with straight apostrophes.

mod cues;
mod lookup;
mod opinions;
mod references;

pub(super) use cues::{DENYING, RESPONDING};
pub(super) use lookup::{WordList, WordLists};
pub(super) use opinions::{JUDGING, NEGATING};

/// Returns true if a sorted list has a word.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_have_no_word_twice() {
        for (list, words) in WordList::ALL {
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
        assert!(has(DENYING, "denied") && !has(DENYING, "said"));
    }
}
