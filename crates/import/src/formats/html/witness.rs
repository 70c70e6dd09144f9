//! The text that a page states as its article's in JSON-LD, as a second witness of what belongs to it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many words one after the other are compared.
const WORDS: usize = 4;

/// The least length of a stated text that says something, in words.
const LEAST: usize = 60;

/// The stated text of an article.
#[derive(Debug, Default)]
pub(super) struct Witness {
    shingles: HashSet<u64>,
    /// How many words it has.
    pub(super) words: usize,
}

impl Witness {
    /// Takes a stated text, which may have markup in it.
    pub(super) fn new(stated: &str) -> Self {
        let words: Vec<String> = words(&without_tags(stated)).collect();
        if words.len() < LEAST {
            return Self::default();
        }
        Self { shingles: shingles(&words).collect(), words: words.len() }
    }

    /// Whether there is a stated text at all.
    pub(super) fn speaks(&self) -> bool {
        !self.shingles.is_empty()
    }

    /// Whether a text is in the stated one. Of a text with few words that cannot be told.
    pub(super) fn has(&self, text: &str) -> Option<bool> {
        let words: Vec<String> = words(text).collect();
        if !self.speaks() || words.len() < WORDS + 1 {
            return None;
        }
        let (mut found, mut all) = (0, 0);
        for shingle in shingles(&words) {
            all += 1;
            found += usize::from(self.shingles.contains(&shingle));
        }
        Some(found * 10 >= all * 7)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn shingles(words: &[String]) -> impl Iterator<Item = u64> {
    words.windows(WORDS).map(|window| {
        let mut hasher = DefaultHasher::new();
        window.hash(&mut hasher);
        hasher.finish()
    })
}

/// A text with spaces for tags and character references, if it has any.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let (end, longest) = if from.starts_with('<') { ('>', 2_000) } else { (';', 10) };
        match from.get(..from.floor_char_boundary(longest)).and_then(|near| near.find(end)) {
            Some(close) => {
                plain.push(' ');
                rest = from.get(close + 1..).unwrap_or_default();
            }
            None => {
                plain.push(' ');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_stated() {
        let stated = format!(
            "<p>The council met on Tuesday.</p>{}",
            "It debated the budget for the coming year. ".repeat(9)
        );
        let witness = Witness::new(&stated);
        assert_eq!(witness.has("The council met on Tuesday."), Some(true));
        assert_eq!(witness.has("Sign up for our weekly letter today"), Some(false));
        assert_eq!(witness.has("Four words are few"), None);
        assert_eq!(Witness::new("Too short.").has("The council met on Tuesday."), None);
    }
}
