//! Spans of a text, and their conversion to code points.

use serde::{Deserialize, Serialize};

/// A span of a text: byte offsets into its UTF-8, the end exclusive.
///
/// Bytes, because Rust slices text by them without counting. [`CodePoints`] converts spans to Unicode code
/// points for scripts and other tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Creates a span from `start` to `end`, in bytes.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the number of bytes; 0 if the end is before the start.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Returns whether the span covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Returns whether two spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns whether `other` lies wholly inside the span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether a byte position lies inside the span.
    #[must_use]
    pub const fn holds(self, position: usize) -> bool {
        self.start <= position && position < self.end
    }

    /// Returns whether the span is not empty, lies in the text, and cuts no character in two.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        !self.is_empty()
            && self.end <= text.len()
            && text.is_char_boundary(self.start)
            && text.is_char_boundary(self.end)
    }

    /// Returns the words of the span, or an empty text if it does not fit.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Returns the span without white space at its ends; empty if it covers white space alone.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }

    /// Returns the smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Returns the words of spans, with an ellipsis between them.
#[must_use]
pub fn span_words(text: &str, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    parts.join(" … ")
}

/// Converts byte offsets of one text to Unicode code points, in constant time after one pass.
///
/// ASCII text needs no table; other text keeps one count for each block of 256 bytes.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// The number of code points before each block; empty for ASCII.
    before: Vec<usize>,
}

const BLOCK: usize = 256;

impl<'a> CodePoints<'a> {
    /// Builds the table in one pass over the text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                before.push(count);
                count += starts(block);
            }
        }
        Self { text, before }
    }

    /// Returns the number of code points before a byte offset. An offset past the end gives the length of the
    /// text.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.before.is_empty() {
            return byte;
        }
        let block = (byte / BLOCK).min(self.before.len() - 1);
        self.before[block] + starts(&self.text.as_bytes()[block * BLOCK..byte])
    }

    /// Returns a span in code points, as `[start, end]` with the end exclusive.
    #[must_use]
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// Returns the number of characters that begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_that_cuts_a_character_does_not_fit() {
        let text = "a👩‍👧é";
        assert!(Span::new(0, text.len()).fits(text));
        assert!(!Span::new(0, 2).fits(text));
        assert!(!Span::new(1, 1).fits(text));
        assert!(!Span::new(3, 1).fits(text));
        assert!(!Span::new(0, text.len() + 1).fits(text));
        assert_eq!(Span::new(0, 2).of(text), "");
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "  “Yes,” \n";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "“Yes,”");
        assert!(Span::new(0, 2).trimmed(text).is_empty());
    }

    proptest! {
        #[test]
        fn code_points_agree_with_counting(text in "(a|é|👩‍👧|\u{301}|\r\n|\u{a0}|[a-z ]{0,40}){0,60}") {
            let table = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(table.at(byte), count);
            }
            prop_assert_eq!(table.at(text.len()), text.chars().count());
        }
    }
}
