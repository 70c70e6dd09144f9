//! Finds spans of the old text in the new one by an alignment of their words.

use std::ops::Range;

use super::align::{MismatchedGap, WordAlignment};
use super::tokens::{TokenizedText, is_between, whole};
use model::Span;

/// A text and its correction.
pub(super) struct TextVersions<'a> {
    pub(super) old: TokenizedText<'a>,
    pub(super) new: TokenizedText<'a>,
}

/// A span that was found although its words are no longer all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChangedSpan {
    pub(super) span: Span,
    /// Twice the weight of the words in common.
    pub(super) same: u32,
    /// The weight of its words before, plus that of its words after.
    pub(super) all: u32,
}

/// The largest number of word pairs in a gap that is searched for similar words.
const MAX_PAIRS: usize = 1024;
/// The length of the longest words that are compared letter by letter, in characters.
const MAX_WORD_CHARS: usize = 32;

impl TextVersions<'_> {
    /// Returns the same words, byte by byte, if they are in one run with their surroundings.
    pub(super) fn exact(&self, alignment: &WordAlignment, span: Span) -> Option<Span> {
        let tokens = self.old.touched(span);
        // White space alone moves with the word before it.
        let anchor = if tokens.is_empty() { tokens.start.saturating_sub(1) } else { tokens.start };
        let (old, new) = match self.old.spans.get(anchor) {
            Some(old) => {
                let run = alignment.run_of(&(anchor..tokens.end.max(anchor + 1)))?;
                (old.start, self.new.spans.get(run.new + (anchor - run.old))?.start)
            }
            None => (0, 0),
        };
        let start = (new + span.start).checked_sub(old)?;
        let found = Span::new(start, start + span.len());
        let same = found.fits(self.new.text) && found.of(self.new.text) == span.of(self.old.text);
        (same && self.keeps_characters(span, found)).then_some(found)
    }

    /// Returns whether no whole character would be cut in two.
    fn keeps_characters(&self, old: Span, new: Span) -> bool {
        let keeps = |old, new| is_between(self.new.text, new) || !is_between(self.old.text, old);
        keeps(old.start, new.start) && keeps(old.end, new.end)
    }

    /// Returns the words in place of these: from the first that is the same or similar to the last. Replaced
    /// words at an edge belong to them, words only added there do not.
    pub(super) fn touched(&self, alignment: &WordAlignment, span: Span) -> Option<ChangedSpan> {
        let tokens = self.old.touched(span);
        if tokens.is_empty() || tokens.start < alignment.old.start || tokens.end > alignment.old.end {
            return None;
        }
        let pairs = self.pairs(alignment, &tokens);
        let start = first(alignment, &tokens, &pairs)?;
        let end = last(alignment, &tokens, &pairs)?;
        let found = start..end;
        let cover = self.new.cover(&found)?;
        let span = whole(self.new.text, self.inside_words(alignment, &tokens, span, cover));
        let runs = alignment.runs(&tokens).iter().map(|run| {
            let shared = run.old.max(tokens.start)..(run.old + run.len).min(tokens.end);
            self.old.weights(shared)
        });
        let alike = pairs.iter().filter(|pair| found.contains(&pair.new)).map(|pair| pair.same);
        let same = 2 * (runs.sum::<u32>() + alike.sum::<u32>());
        let all = self.old.weights(tokens) + self.new.weights(found);
        span.fits(self.new.text).then_some(ChangedSpan { span, same: same.min(all), all })
    }

    /// Keeps an edge inside a word where it was, if the word is the same.
    fn inside_words(&self, alignment: &WordAlignment, tokens: &Range<usize>, old: Span, cover: Span) -> Span {
        let same = |token: usize| {
            let run = alignment.run_of(&(token..token + 1))?;
            let new = run.new + (token - run.old);
            (self.old.word(token) == self.new.word(new)).then(|| self.new.spans.get(new)).flatten()
        };
        let mut span = cover;
        let (first, last) = (self.old.spans[tokens.start], self.old.spans[tokens.end - 1]);
        if let Some(word) = same(tokens.start).filter(|_| first.start < old.start) {
            span.start = word.start + (old.start - first.start);
        }
        if let Some(word) = same(tokens.end - 1).filter(|_| old.end < last.end) {
            span.end = word.end - (last.end - old.end);
        }
        span
    }

    /// Returns the similar words in the gaps of a range, in the order of both texts.
    fn pairs(&self, alignment: &WordAlignment, tokens: &Range<usize>) -> Vec<WordMatch> {
        let mut all = Vec::new();
        for gap in alignment.gaps(tokens) {
            self.pairs_of(&gap, &mut all);
        }
        all.retain(|pair| tokens.contains(&pair.old));
        all
    }

    /// Finds the pairs of a gap that have most in common (Needleman and Wunsch).
    fn pairs_of(&self, gap: &MismatchedGap, all: &mut Vec<WordMatch>) {
        let (rows, columns) = (gap.old.len(), gap.new.len());
        if rows * columns == 0 || rows * columns > MAX_PAIRS {
            return;
        }
        let mut best = vec![0u32; (rows + 1) * (columns + 1)];
        let at = |row: usize, column: usize| row * (columns + 1) + column;
        let alike: Vec<u32> = gap
            .old
            .clone()
            .flat_map(|old| gap.new.clone().map(move |new| (old, new)))
            .map(|(old, new)| alike(self.old.word(old), self.new.word(new)) * self.old.weight(old) / 100)
            .collect();
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let both = best[at(row + 1, column + 1)] + alike[row * columns + column];
                best[at(row, column)] = both.max(best[at(row + 1, column)]).max(best[at(row, column + 1)]);
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            let same = alike[row * columns + column];
            if same > 0 && best[at(row, column)] == best[at(row + 1, column + 1)] + same {
                all.push(WordMatch { old: gap.old.start + row, new: gap.new.start + column, same });
                (row, column) = (row + 1, column + 1);
            } else if best[at(row, column)] == best[at(row + 1, column)] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
}

/// Returns the first token of the new text that belongs to a range of the old one.
fn first(alignment: &WordAlignment, tokens: &Range<usize>, pairs: &[WordMatch]) -> Option<usize> {
    let at = tokens.start;
    if let Some(run) = alignment.run_of(&(at..at + 1)) {
        return Some(run.new + (at - run.old));
    }
    let gap = alignment.gap_at(at)?;
    let alike = pairs.iter().find(|pair| gap.old.contains(&pair.old));
    let begins = gap.old.start == at && takes_its_place(&gap, tokens);
    Some(match alike {
        Some(pair) if pair.old == at || !begins => pair.new,
        _ if begins => gap.new.start,
        _ => gap.new.end,
    })
}

/// Returns the token after the last one of the new text that belongs to a range of the old one.
fn last(alignment: &WordAlignment, tokens: &Range<usize>, pairs: &[WordMatch]) -> Option<usize> {
    let at = tokens.end - 1;
    if let Some(run) = alignment.run_of(&(at..at + 1)) {
        return Some(run.new + (at - run.old) + 1);
    }
    let gap = alignment.gap_at(at)?;
    let alike = pairs.iter().rev().find(|pair| gap.old.contains(&pair.old));
    let ends = gap.old.end == tokens.end && takes_its_place(&gap, tokens);
    Some(match alike {
        Some(pair) if pair.old == at || !ends => pair.new + 1,
        _ if ends => gap.new.end,
        _ => gap.new.start,
    })
}

/// Returns whether the words of a gap at the edge of a range replace words of that range, which they do if
/// they are not many more.
fn takes_its_place(gap: &MismatchedGap, tokens: &Range<usize>) -> bool {
    let own = gap.old.end.min(tokens.end) - gap.old.start.max(tokens.start);
    gap.new.len() <= 2 * own + 2
}

/// Two similar words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct WordMatch {
    old: usize,
    new: usize,
    /// The common weight of the two words.
    same: u32,
}

/// Returns the similarity of two words in percent: the share of letters of the longer one that stay (by edit
/// distance, ignoring case). A similarity below one half counts as 0.
fn alike(one: &str, other: &str) -> u32 {
    let letters = |word: &str| -> Vec<char> {
        word.chars().take(MAX_WORD_CHARS + 1).flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let longest = one.len().max(other.len());
    if longest > MAX_WORD_CHARS || 2 * one.len().min(other.len()) < longest {
        return 0;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, a) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (place, b) in other.iter().enumerate() {
            let replaced = before + usize::from(a != b);
            before = row[place + 1];
            row[place + 1] = replaced.min(before + 1).min(row[place] + 1);
        }
    }
    let stay = longest - row[other.len()];
    if 2 * stay < longest { 0 } else { (100 * stay / longest.max(1)) as u32 }
}

#[cfg(test)]
mod tests {
    use imara_diff::Interner;

    use super::*;

    /// Returns the words in the new text for words of the old one, and their similarity in percent; 101 for
    /// an exact match.
    fn found(old: &str, new: &str, words: &str) -> Option<(String, u32)> {
        let mut interner = Interner::default();
        let both = TextVersions {
            old: TokenizedText::new(old, &mut interner),
            new: TokenizedText::new(new, &mut interner),
        };
        let alignment = WordAlignment::of_texts(&both.old, &both.new, &|_| true)?;
        let start = old.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        if let Some(exact) = both.exact(&alignment, span) {
            return Some((exact.of(new).to_owned(), 101));
        }
        let touched = both.touched(&alignment, span)?;
        Some((touched.span.of(new).to_owned(), 100 * touched.same / touched.all))
    }

    fn words(old: &str, new: &str, words: &str) -> String {
        found(old, new, words).map_or_else(String::new, |(words, _)| words)
    }

    const OLD: &str = "The union said pay had fallen by a fifth. “We cannot go on,” she said.";

    #[test]
    fn words_that_stay_are_found_byte_by_byte() {
        let new = OLD.replace("The union", "On Monday the union");
        assert_eq!(
            found(OLD, &new, "pay had fallen by a fifth"),
            Some(("pay had fallen by a fifth".into(), 101))
        );
        assert_eq!(found(OLD, &new, "ay had fal"), Some(("ay had fal".into(), 101)), "edges inside of words");
        let new = OLD.replace("she", "Ana");
        assert_eq!(
            found(OLD, &new, " "),
            Some((" ".into(), 101)),
            "white space goes with the word before it"
        );
    }

    #[test]
    fn a_typing_error_changes_the_words_and_not_the_place() {
        let new = OLD.replace("fallen", "falen").replace("cannot", "can not");
        let (found, same) = found(OLD, &new, "pay had fallen by a fifth").unwrap();
        assert_eq!(found, "pay had falen by a fifth");
        assert!(same > 90, "{same}");
        assert_eq!(words(OLD, &new, "“We cannot go on,”"), "“We can not go on,”");
    }

    #[test]
    fn words_replaced_at_an_edge_belong_to_it_and_words_added_there_do_not() {
        let new = OLD.replace("pay had", "wages had").replace("a fifth", "a quarter");
        assert_eq!(words(OLD, &new, "pay had fallen by a fifth"), "wages had fallen by a quarter");
        let new = OLD.replace("a fifth", "a fifth last year");
        assert_eq!(words(OLD, &new, "pay had fallen by a fifth"), "pay had fallen by a fifth");
        let new = OLD.replace("said pay had", "said that all pay had");
        assert_eq!(words(OLD, &new, "pay had fallen by a fifth"), "pay had fallen by a fifth");
    }

    #[test]
    fn another_typography_is_another_text_with_the_same_words() {
        let new = OLD.replace(['“', '”'], "\"");
        assert_eq!(found(OLD, &new, "“We cannot go on,”"), Some(("\"We cannot go on,\"".into(), 100)));
    }

    #[test]
    fn removed_words_have_no_place() {
        assert_eq!(found(OLD, "The union said.", "pay had fallen by a fifth"), None);
        assert_eq!(found(OLD, "", "pay had fallen by a fifth"), None);
        let other = found(
            OLD,
            "The union said the weather was fine. “We cannot go on,” she said.",
            "pay had fallen by a fifth",
        );
        assert!(other.as_ref().is_none_or(|it| it.1 < 30), "{other:?}");
    }

    #[test]
    fn words_are_alike_by_their_letters() {
        assert_eq!((alike("Colour", "color"), alike("pay", "pay"), alike("pay", "fifth")), (83, 100, 0));
        assert_eq!(alike(&"x".repeat(40), &"x".repeat(40)), 0, "too long to be compared");
    }
}
