//! The text that a page states as its article's in JSON-LD, as a second witness of what belongs to it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::plain::one_line;
use crate::document::{Block, BlockRole};

/// The number of consecutive words that are compared.
const WORDS: usize = 4;

/// The least length of a stated text that says something, in words.
const LEAST: usize = 60;

/// The stated text of an article.
#[derive(Debug, Default)]
pub(super) struct Witness {
    shingles: HashSet<u64>,
}

impl Witness {
    /// Takes a stated text, which may have markup in it.
    pub(super) fn new(stated: &str) -> Self {
        let words: Vec<String> = words(&one_line(&without_tags(stated))).collect();
        if words.len() < LEAST {
            return Self::default();
        }
        Self { shingles: shingles(&words).collect() }
    }

    /// Returns whether there is a stated text at all.
    pub(super) fn speaks(&self) -> bool {
        !self.shingles.is_empty()
    }

    /// Returns whether a text is in the stated one. Of a text with few words that cannot be told.
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

/// Returns whether a page shows next to nothing of the text that it states, as pages do whose script writes them.
pub(super) fn is_missing(stated: &str, blocks: &[Block]) -> bool {
    let shown: usize = blocks.iter().filter(|block| block.kept).map(|block| block.text.len()).sum();
    stated.len() > 400 && shown < 400 && shown * 8 < stated.len()
}

/// The stated text as blocks. Where it has markup, its blocks end paragraphs.
pub(super) fn blocks(stated: &str) -> Vec<Block> {
    let ended = ["</p>", "</h2>", "</h3>", "</li>", "<br>", "<br/>", "<br />"]
        .iter()
        .fold(stated.to_owned(), |text, end| text.replace(end, "\n"));
    let plain = without_tags(&ended);
    plain
        .lines()
        .map(one_line)
        .filter(|line| !line.is_empty())
        .map(|line| Block::new(line, BlockRole::Paragraph, true))
        .collect()
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

/// A text with spaces for tags, if it has any.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push(' ');
        let near = from.get(..from.floor_char_boundary(2_000)).unwrap_or_default();
        rest = near.find('>').and_then(|end| from.get(end + 1..)).unwrap_or(from);
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
