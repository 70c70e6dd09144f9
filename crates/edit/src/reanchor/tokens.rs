//! A text as words and signs, without the white space between them.

use std::borrow::Cow;
use std::ops::Range;

use imara_diff::{Interner, Token};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use model::Span;

/// A text as words and signs (what Unicode's rules for word boundaries cut, white space left out), each with a
/// number that is the same for the same word.
pub(super) struct TokenizedText<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Where each stands.
    pub(super) spans: Vec<Span>,
    /// What each is.
    pub(super) words: Vec<Token>,
    /// The lines that have words, each as the range of its tokens.
    pub(super) lines: Vec<Range<usize>>,
    /// How much the tokens before each say together, and all of them at the end.
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

    /// The tokens that a stretch of the text touches.
    pub(super) fn touched(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|token| token.end <= span.start);
        let last = self.spans.partition_point(|token| token.start < span.end);
        first..last.max(first)
    }

    /// From the first byte of some tokens to the last; nothing where there are none.
    pub(super) fn cover(&self, tokens: &Range<usize>) -> Option<Span> {
        let all = self.spans.get(tokens.clone())?;
        Some(Span::new(all.first()?.start, all.last()?.end))
    }

    /// A word itself.
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.spans.get(token).map_or("", |span| span.of(self.text))
    }

    /// Where a token begins; the end of the text behind the last.
    pub(super) fn start(&self, token: usize) -> usize {
        self.spans.get(token).map_or(self.text.trim_end().len(), |span| span.start)
    }

    /// Whether a token is a word, and no sign.
    pub(super) fn is_word(&self, token: usize) -> bool {
        is_word(self.word(token))
    }

    /// How much a token says.
    pub(super) fn weight(&self, token: usize) -> u32 {
        weight(self.word(token))
    }

    /// How much some tokens say together.
    pub(super) fn weights(&self, tokens: Range<usize>) -> u32 {
        let sum = |at: usize| self.sums.get(at).or(self.sums.last()).copied().unwrap_or_default();
        u32::try_from(sum(tokens.end).saturating_sub(sum(tokens.start))).unwrap_or(u32::MAX / 4)
    }
}

/// How much a token says: a word the more the longer it is, since short words stand everywhere; a sign next to nothing.
fn weight(word: &str) -> u32 {
    if is_word(word) { 4 * word.chars().count().saturating_sub(1).clamp(1, 20) as u32 } else { 1 }
}

fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

fn is_space(word: &str) -> bool {
    word.chars().all(char::is_whitespace)
}

/// A word as it is compared: one kind of quotation mark, apostrophe and dash. Pages change these without changing
/// what is said.
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

/// A stretch that cuts no character, as a person counts them, in two: grown to whole ones.
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

/// Whether a place in a text stands between two characters, as a person counts them.
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
