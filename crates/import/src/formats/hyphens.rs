//! Words that a line end divides.

use std::collections::HashSet;

/// The words of a document, by which a divided word is told from one that always has a hyphen.
#[derive(Debug, Default)]
pub(crate) struct Words(HashSet<String>);

impl Words {
    /// Adds the words of a text, but none that its line end divides.
    pub(crate) fn add(&mut self, line: &str) {
        for word in line.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
            if !word.is_empty() && !word.ends_with('-') {
                self.0.insert(word.to_lowercase());
            }
        }
    }

    /// Adds a line to a text that it continues.
    ///
    /// A hyphen between two lines is removed where the word is undivided elsewhere, and stays where it is written with its
    /// hyphen elsewhere. Of other words it goes only if the lines are set as a printer sets them (`divides`).
    pub(crate) fn join(&self, text: &mut String, line: &str, divides: bool) {
        let line = line.trim_start();
        let Some(stem) = text.strip_suffix(['-', '\u{2010}', '\u{ad}']) else {
            if !text.is_empty() && !line.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
            return;
        };
        let soft = text.ends_with('\u{ad}');
        let first = last_word(stem);
        let second: String =
            line.chars().take_while(|c| c.is_alphanumeric() || *c == '\'' || *c == '’').collect();
        if first.is_empty() || second.is_empty() {
            // A dash rather than a hyphen.
            text.push(' ');
        } else if soft || self.is_divided(first, &second, divides) {
            text.truncate(stem.len());
        }
        text.push_str(line);
    }

    fn is_divided(&self, first: &str, second: &str, divides: bool) -> bool {
        let has = |word: String| self.0.contains(&word.to_lowercase());
        if !first.chars().all(char::is_alphabetic) || !second.starts_with(char::is_lowercase) {
            return false;
        }
        if has(format!("{first}{second}")) {
            return true;
        }
        divides && !has(format!("{first}-{second}"))
    }
}

/// The letters and digits at the end of a text.
fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
    start.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(known: &str, first: &str, second: &str, divides: bool) -> String {
        let mut words = Words::default();
        words.add(known);
        let mut text = first.to_owned();
        words.join(&mut text, second, divides);
        text
    }

    #[test]
    fn divided_words_are_joined_with_care() {
        assert_eq!(joined("", "the har-", "bour wall", true), "the harbour wall");
        assert_eq!(joined("", "the har-", "bour wall", false), "the har-bour wall");
        assert_eq!(joined("harbour", "the har-", "bour wall", false), "the harbour wall");
        assert_eq!(joined("well-known", "a well-", "known man", true), "a well-known man");
        assert_eq!(joined("", "Anglo-", "American", true), "Anglo-American");
        assert_eq!(joined("", "from 1990-", "95 on", true), "from 1990-95 on");
        assert_eq!(joined("", "I thought -", "no", true), "I thought - no");
        assert_eq!(joined("", "plain", "words", true), "plain words");
    }
}
