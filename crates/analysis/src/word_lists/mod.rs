//! Words that show the act of a statement: attack, demand, denial, response, praise.
//!
//! Each list has the commonest forms, sorted, in small letters with straight apostrophes.

mod cues;
mod opinions;
mod references;

pub(super) use cues::{ACCUSING, DEMANDING, DENYING, PRAISING, RESPONDING};
pub(super) use opinions::{JUDGING, NEGATING, WRONGS};
pub(super) use references::{CONTRASTING, EMPTY, POINTING, REFERRING};

/// Returns true if a sorted list has a word.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_have_no_word_twice() {
        for list in [
            ACCUSING,
            DEMANDING,
            DENYING,
            RESPONDING,
            PRAISING,
            NEGATING,
            JUDGING,
            WRONGS,
            CONTRASTING,
            POINTING,
            REFERRING,
            EMPTY,
        ] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
        assert!(has(DENYING, "denied") && !has(DENYING, "said"));
    }
}
