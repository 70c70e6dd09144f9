//! A text as tokens: words and punctuation, without white space.

use std::borrow::Cow;
use std::ops::Range;

use imara_diff::{Interner, Token};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use model::Span;

/// A text as tokens, cut by the Unicode rules for word boundaries, without white space. Equal words have
/// equal numbers.
pub(super) struct TokenizedText<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// The span of each token.
    pub(super) spans: Vec<Span>,
    /// The number of each token.
    pub(super) words: Vec<Token>,
    /// The lines that have words, each as a range of tokens.
    pub(super) lines: Vec<Range<usize>>,
    /// The total weight of the tokens before each one, and of all tokens at the end.
    sums: Vec<u64>,
}

impl<'a> TokenizedText<'a> {
    pub(super) fn new(text: &'a str, interner: &mut Interner<Cow<'a, str>>) -> Self {
        let (mut spans, mut words, mut lines) = (Vec::new(), Vec::new(), Vec::new());
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            let first = spans.len();
            for (start, word) in line.split_word_bound_indices().filter(|(_, word)| !is_space(word)) {
                spans.push(Span::new(offset + start, offset + start + word.len()));
                words.push(interner.intern(plain(word)));
            }
            if spans.len() > first {
                lines.push(first..spans.len());
            }
            offset += line.len();
        }
        let sums = std::iter::once(0)
            .chain(spans.iter().scan(0, |sum, span| {
                *sum += u64::from(weight(span.of(text)));
                Some(*sum)
            }))
            .collect();
        Self { text, spans, words, lines, sums }
    }

    /// Returns the tokens that a span touches.
    pub(super) fn touched(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|token| token.end <= span.start);
        let last = self.spans.partition_point(|token| token.start < span.end);
        first..last.max(first)
    }

    /// Returns the span from the first of some tokens to the last, or `None` if there are none.
    pub(super) fn cover(&self, tokens: &Range<usize>) -> Option<Span> {
        let all = self.spans.get(tokens.clone())?;
        Some(Span::new(all.first()?.start, all.last()?.end))
    }

    /// Returns the text of a token.
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.spans.get(token).map_or("", |span| span.of(self.text))
    }

    /// Returns the start of a token in bytes; the end of the text after the last.
    pub(super) fn start(&self, token: usize) -> usize {
        self.spans.get(token).map_or(self.text.trim_end().len(), |span| span.start)
    }

    /// Returns whether a token is a word, not punctuation.
    pub(super) fn is_word(&self, token: usize) -> bool {
        is_word(self.word(token))
    }

    /// Returns the weight of a token.
    pub(super) fn weight(&self, token: usize) -> u32 {
        weight(self.word(token))
    }

    /// Returns the total weight of some tokens.
    pub(super) fn weights(&self, tokens: Range<usize>) -> u32 {
        debug_assert!(tokens.end < self.sums.len(), "tokens lie in the text: {tokens:?}");
        let sum = |at: usize| self.sums.get(at).or(self.sums.last()).copied().unwrap_or_default();
        u32::try_from(sum(tokens.end).saturating_sub(sum(tokens.start))).unwrap_or(u32::MAX / 4)
    }
}

/// Returns the weight of a token. Longer words weigh more, because short ones are everywhere; punctuation
/// weighs next to nothing.
fn weight(word: &str) -> u32 {
    if is_word(word) { 4 * word.chars().count().saturating_sub(1).clamp(1, 20) as u32 } else { 1 }
}

fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

fn is_space(word: &str) -> bool {
    word.chars().all(char::is_whitespace)
}

/// Returns a word for comparison, with one kind of quotation mark, apostrophe and dash, because pages change
/// these without changing the words.
fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    let fold = |c: char| match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        other => other,
    };
    if word.chars().all(|c| fold(c) == c) {
        word.into()
    } else {
        word.chars().map(fold).collect::<String>().into()
    }
}

/// Extends a span so that it cuts no grapheme in two.
pub(super) fn whole(text: &str, span: Span) -> Span {
    let edge = |at: usize, forward: bool| {
        let mut cursor = GraphemeCursor::new(at, text.len(), true);
        match cursor.is_boundary(text, 0) {
            Ok(false) if forward => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(at),
            Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(at),
            _ => at,
        }
    };
    Span::new(edge(span.start, false), edge(span.end, true))
}

/// Returns whether a position is a grapheme boundary.
pub(super) fn is_between(text: &str, at: usize) -> bool {
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs_are_cut_and_compared_without_their_typography() {
        let mut interner = Interner::default();
        let one = TokenizedText::new("“We can’t,” she said —\n\n 👩‍🏭 e\u{301}t", &mut interner);
        let words: Vec<&str> = (0..one.spans.len()).map(|at| one.word(at)).collect();
        assert_eq!(words, ["“", "We", "can’t", ",", "”", "she", "said", "—", "👩‍🏭", "e\u{301}t"]);
        assert_eq!(one.lines, [0..8, 8..10]);
        let two = TokenizedText::new("\"We can't,\" she said -", &mut interner);
        assert_eq!(one.words[..8], two.words[..]);
        assert_eq!(one.touched(Span::new(4, 9)), 1..3);
        assert_eq!(one.cover(&(1..3)).map(|span| span.of(one.text)), Some("We can’t"));
        assert_eq!(one.touched(Span::new(5, 6)).len(), 0, "a space");
    }

    #[test]
    fn a_stretch_grows_to_whole_characters() {
        let text = "a👩‍🏭b";
        let inside = Span::new("a👩".len(), text.len() - 1);
        assert_eq!(whole(text, inside).of(text), "👩‍🏭");
        assert!(!is_between(text, inside.start) && is_between(text, 1));
        assert_eq!(whole(text, Span::new(0, 1)), Span::new(0, 1));
    }
}
