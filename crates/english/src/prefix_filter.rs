//! A quick test that rules out most words by their first two letters.

/// The first two letters of the words of a list, in any case. It is asked for every word of a project, before
/// the list itself is.
#[derive(Debug, Default)]
pub struct PrefixFilter(Vec<bool>);

impl PrefixFilter {
    /// Adds a word of the list.
    pub fn add(&mut self, word: &str) {
        self.0.resize(LETTERS * LETTERS, false);
        if let Some(present) = prefix_index(word).and_then(|at| self.0.get_mut(at)) {
            *present = true;
        }
    }

    /// Returns whether a word may be in the list. A word that does not begin with two ASCII letters always
    /// may.
    #[must_use]
    pub fn may_have(&self, word: &str) -> bool {
        prefix_index(word).is_none_or(|at| self.0.get(at) == Some(&true))
    }
}

const LETTERS: usize = 26;

/// Returns the index of the first two letters of a word, in any case, or `None` if they are not ASCII
/// letters.
fn prefix_index(word: &str) -> Option<usize> {
    let [first, second, ..] = word.as_bytes() else { return None };
    let letter = |byte: u8| byte.is_ascii_alphabetic().then(|| usize::from(byte.to_ascii_lowercase() - b'a'));
    Some(letter(*first)? * LETTERS + letter(*second)?)
}

#[cfg(test)]
mod tests {
    use super::PrefixFilter;

    #[test]
    fn words_of_the_list_may_be_in_it_and_few_others() {
        let mut filter = PrefixFilter::default();
        assert!(!filter.may_have("lied"));
        filter.add("lied");
        assert!(["lied", "Lied", "list", "é", "7", "l", ""].iter().all(|word| filter.may_have(word)));
        assert!(!filter.may_have("told"));
    }
}
