//! Text search through the articles of a project.

use model::{ArticleId, Project, Span};

/// A search text, and its matches.
#[derive(Debug, Default)]
pub(crate) struct TextSearch {
    /// The words as they were typed.
    pub(crate) words: String,
    /// Their places, in reading order.
    pub(crate) hits: Vec<(ArticleId, Span)>,
    /// The place of the present one among them.
    pub(crate) present: Option<usize>,
    /// The state of the texts that they were found in.
    serial: u64,
}

/// More hits than a person would step through; a search stops here.
const MOST: usize = 10_000;

impl TextSearch {
    /// Searches for other words.
    pub(crate) fn set(&mut self, words: String, project: &Project, serial: u64) {
        self.words = words;
        self.run(project, serial);
    }

    /// Searches again where the texts, of which `serial` names the state, are other ones now.
    pub(crate) fn follow(&mut self, project: &Project, serial: u64) {
        if self.serial != serial {
            self.run(project, serial);
        }
    }

    /// Searches without regard to case; the present hit is kept where it still is one.
    fn run(&mut self, project: &Project, serial: u64) {
        self.serial = serial;
        let present = self.hit();
        self.hits.clear();
        let words = self.words.trim().to_lowercase();
        if !words.is_empty() {
            for article in &project.articles {
                let found = find(&article.text, &words).map(|span| (article.id, span));
                self.hits.extend(found.take(MOST.saturating_sub(self.hits.len())));
            }
        }
        self.present = present.and_then(|hit| self.hits.iter().position(|it| *it == hit));
    }

    /// The present hit.
    pub(crate) fn hit(&self) -> Option<(ArticleId, Span)> {
        self.hits.get(self.present?).copied()
    }

    /// Goes to the next or previous hit, round the end.
    pub(crate) fn step(&mut self, forward: bool) -> Option<(ArticleId, Span)> {
        let count = self.hits.len();
        if count == 0 {
            return None;
        }
        self.present = Some(match (self.present, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        });
        self.hit()
    }
}

/// Returns the places of lower-case words in a text, whatever the case there; matches do not overlap.
fn find<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let mut at = 0;
    let first = words.bytes().next().unwrap_or_default();
    std::iter::from_fn(move || {
        while at < text.len() {
            at += next_candidate(&text.as_bytes()[at..], first)?;
            let rest = text.get(at..)?;
            if let Some(length) = match_length(rest, words) {
                let span = Span::new(at, at + length);
                at = span.end;
                return Some(span);
            }
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
        None
    })
}

/// Returns the next place of a letter that is, in lower case, one that begins with this byte.
fn next_candidate(text: &[u8], first: u8) -> Option<usize> {
    if !first.is_ascii() {
        return (!text.is_empty()).then_some(0);
    }
    // The Kelvin sign and the dotted capital I have plain letters in lower case.
    let other = match first {
        b'k' => 0xe2,
        b'i' => 0xc4,
        _ => first,
    };
    memchr::memchr3(first, first.to_ascii_uppercase(), other, text)
}

/// The number of bytes at the start of a text that are these lower-case words, whatever the case.
fn match_length(text: &str, words: &str) -> Option<usize> {
    let mut wanted = words.chars();
    let mut length = 0;
    for c in text.chars() {
        let mut next = wanted.clone();
        for lower in c.to_lowercase() {
            if next.next()? != lower {
                return None;
            }
        }
        length += c.len_utf8();
        if next.as_str().is_empty() {
            return Some(length);
        }
        wanted = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str, words: &str) -> Vec<Span> {
        find(text, words).collect()
    }

    #[test]
    fn case_does_not_matter_and_offsets_are_those_of_the_text() {
        assert_eq!(spans("The ÉLAN, the élan 👩‍🏭 Élan", "élan").len(), 3);
        let text = "İstanbul 👩‍🏭 istanbul";
        for span in spans(text, "stanbul") {
            assert_eq!(span.of(text), "stanbul");
        }
        assert_eq!(spans("aaaa", "aa"), [Span::new(0, 2), Span::new(2, 4)]);
        assert_eq!(spans("abc", "abcd"), []);
        assert_eq!(spans("a Kelvin: \u{212a}; İ, — Ä", "k").len(), 2);
        assert_eq!(spans("a Kelvin: \u{212a}; İ, — Ä", "i\u{307}").len(), 1);
        assert_eq!(spans("a Kelvin: \u{212a}; İ, — Ä", "ä").len(), 1);
    }
}
