//! The alignment of two texts by their common words.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput, Interner, Token, TokenSource};

use super::cuts::cuts;
use super::tokens::TokenizedText;

/// The number of tokens of both texts that are compared at once. The comparison may take the square of it
/// (for two words over and over), so longer ranges are cut into pieces: at rows of tokens unique in both
/// texts, or in proportion if there are none.
const MAX_PIECE: usize = 4096;
/// The smallest size of a piece. Cutting further would save little and lose context.
const MIN_PIECE: usize = MAX_PIECE / 8;

/// Called before every piece with the progress, from 0 to 1. Returns whether to continue.
pub(super) type Progress<'a> = &'a dyn Fn(f32) -> bool;

/// Two sequences of tokens under comparison: the words or the lines of two texts.
#[derive(Clone, Copy)]
struct SequencePair<'a> {
    old: &'a [Token],
    new: &'a [Token],
    goes_on: Progress<'a>,
}

/// Consecutive tokens that are the same in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MatchedRun {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) len: usize,
}

/// The tokens between two runs: removed ones of the old text, and those of the new text in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MismatchedGap {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The common runs of a range of the old text and one of the new text, in the order of both.
#[derive(Debug)]
pub(super) struct WordAlignment {
    /// The range of the old text.
    pub(super) old: Range<usize>,
    /// The range of the new text.
    pub(super) new: Range<usize>,
    runs: Vec<MatchedRun>,
}

impl WordAlignment {
    /// Aligns two texts by lines, and changed lines by words. Time and memory grow with the length of the
    /// texts, not with its square. Returns `None` if it was told to stop.
    pub(super) fn of_texts(
        old: &TokenizedText<'_>,
        new: &TokenizedText<'_>,
        goes_on: Progress<'_>,
    ) -> Option<Self> {
        let mut interner = Interner::default();
        let mut numbered = |tokens: &TokenizedText<'_>| -> Vec<Token> {
            tokens.lines.iter().map(|line| interner.intern(tokens.words[line.clone()].to_vec())).collect()
        };
        let (old_lines, new_lines) = (numbered(old), numbered(new));
        let mut lines = Self::empty(0..old_lines.len(), 0..new_lines.len());
        let by_line = SequencePair { old: &old_lines, new: &new_lines, goes_on: &|_| goes_on(0.0) };
        lines.align_range(by_line, lines.old.clone(), lines.new.clone())?;
        let by_word = SequencePair { old: &old.words, new: &new.words, goes_on };
        let mut all = Self::empty(0..old.words.len(), 0..new.words.len());
        for at in 0..=lines.runs.len() {
            let MismatchedGap { old: gone, new: come } = lines.gap(at);
            let (gone, come) = (range(&old.lines, &gone), range(&new.lines, &come));
            all.align_range(by_word, gone, come)?;
            if let Some(run) = lines.runs.get(at) {
                let (same, there) = (run.old..run.old + run.len, run.new..run.new + run.len);
                let (same, there) = (range(&old.lines, &same), range(&new.lines, &there));
                all.push(MatchedRun { old: same.start, new: there.start, len: same.len() });
            }
        }
        Some(all)
    }

    /// Aligns two texts by lines only.
    pub(super) fn of_lines(old: &[&str], new: &[&str]) -> Self {
        let mut interner = Interner::default();
        let mut numbered = |lines: &[&str]| -> Vec<Token> {
            lines.iter().map(|line| interner.intern((*line).to_owned())).collect()
        };
        let (old, new) = (numbered(old), numbered(new));
        let mut all = Self::empty(0..old.len(), 0..new.len());
        let by_line = SequencePair { old: &old, new: &new, goes_on: &|_| true };
        let _ = all.align_range(by_line, all.old.clone(), all.new.clone());
        all
    }

    /// Aligns two ranges by words.
    pub(super) fn of_words(
        old: &TokenizedText<'_>,
        new: &TokenizedText<'_>,
        old_words: Range<usize>,
        new_words: Range<usize>,
    ) -> Self {
        let mut all = Self::empty(old_words.clone(), new_words.clone());
        let by_word = SequencePair { old: &old.words, new: &new.words, goes_on: &|_| true };
        let _ = all.align_range(by_word, old_words, new_words);
        all
    }

    /// Aligns two ranges by words around a run that is known to be the same, the parts before it and the
    /// parts after it separately.
    pub(super) fn around_words(
        old: &TokenizedText<'_>,
        new: &TokenizedText<'_>,
        same: MatchedRun,
        old_words: Range<usize>,
        new_words: Range<usize>,
    ) -> Self {
        let mut all = Self::empty(old_words.clone(), new_words.clone());
        let by_word = SequencePair { old: &old.words, new: &new.words, goes_on: &|_| true };
        let _ = all.align_range(by_word, old_words.start..same.old, new_words.start..same.new);
        all.push(same);
        let behind = (same.old + same.len..old_words.end, same.new + same.len..new_words.end);
        let _ = all.align_range(by_word, behind.0, behind.1);
        all
    }

    fn empty(old: Range<usize>, new: Range<usize>) -> Self {
        Self { old, new, runs: Vec::new() }
    }

    /// Aligns two ranges: their common prefix and suffix, and the rest in pieces. Returns `None` if it was
    /// told to stop.
    fn align_range(&mut self, of: SequencePair<'_>, before: Range<usize>, after: Range<usize>) -> Option<()> {
        let same = |pair: &(&Token, &Token)| pair.0 == pair.1;
        let (gone, come) = (&of.old[before.clone()], &of.new[after.clone()]);
        let first = gone.iter().zip(come).take_while(same).count();
        let rest = gone[first..].iter().rev().zip(come[first..].iter().rev());
        let last = rest.take_while(same).count();
        self.push(MatchedRun { old: before.start, new: after.start, len: first });
        let (gone, come) = (before.start + first..before.end - last, after.start + first..after.end - last);
        let mut at = (gone.start, come.start);
        if gone.len() + come.len() > MAX_PIECE {
            for (old_cut, new_cut) in cuts(of.old, of.new, &gone, &come) {
                // Skips cuts that are close together.
                if old_cut + new_cut - at.0 - at.1 >= MIN_PIECE {
                    self.align_in_pieces(of, at.0..old_cut, at.1..new_cut)?;
                    at = (old_cut, new_cut);
                }
            }
        }
        self.align_in_pieces(of, at.0..gone.end, at.1..come.end)?;
        self.push(MatchedRun { old: gone.end, new: come.end, len: last });
        Some(())
    }

    /// Aligns two ranges in pieces of bounded length, each with the piece at the same relative position.
    fn align_in_pieces(
        &mut self,
        of: SequencePair<'_>,
        before: Range<usize>,
        after: Range<usize>,
    ) -> Option<()> {
        let count = (before.len() + after.len()).div_ceil(MAX_PIECE);
        let cut = |range: &Range<usize>, at: usize| range.start + range.len() * at / count;
        for at in 0..count {
            let (before, after) =
                (cut(&before, at)..cut(&before, at + 1), cut(&after, at)..cut(&after, at + 1));
            if !before.is_empty() && !after.is_empty() {
                let part = before.start as f32 / of.old.len() as f32;
                (of.goes_on)(part).then_some(())?;
                self.align_piece(of, before, after);
            }
        }
        Some(())
    }

    /// Aligns a piece with the histogram algorithm, which matches rare tokens first and does not join parts
    /// that share only common ones.
    fn align_piece(&mut self, of: SequencePair<'_>, before: Range<usize>, after: Range<usize>) {
        debug_assert!(before.len() + after.len() <= MAX_PIECE + 2, "what is compared at once is bounded");
        let input =
            InternedInput::new(TokenSequence(&of.old[before.clone()]), TokenSequence(&of.new[after.clone()]));
        let mut at = (before.start, after.start);
        for hunk in Diff::compute(Algorithm::Histogram, &input).hunks() {
            let start = before.start + hunk.before.start as usize;
            self.push(MatchedRun { old: at.0, new: at.1, len: start - at.0 });
            at = (before.start + hunk.before.end as usize, after.start + hunk.after.end as usize);
        }
        self.push(MatchedRun { old: at.0, new: at.1, len: before.end - at.0 });
    }

    /// Appends a run, or extends the last one if it continues that.
    fn push(&mut self, run: MatchedRun) {
        if run.len == 0 {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.old + last.len == run.old && last.new + last.len == run.new => {
                last.len += run.len;
            }
            _ => self.runs.push(run),
        }
    }

    /// Returns the runs that touch a range of the old text.
    pub(super) fn runs(&self, old: &Range<usize>) -> &[MatchedRun] {
        let first = self.runs.partition_point(|run| run.old + run.len <= old.start);
        let last = self.runs.partition_point(|run| run.old < old.end);
        debug_assert!(first <= last, "a range of tokens does not end before it starts: {old:?}");
        self.runs.get(first..last).unwrap_or_default()
    }

    /// Returns the run that contains a range of the old text.
    pub(super) fn run_of(&self, old: &Range<usize>) -> Option<MatchedRun> {
        match self.runs(old) {
            [run] if run.old <= old.start && old.end <= run.old + run.len => Some(*run),
            _ => None,
        }
    }

    /// Returns the gap that contains a token of the old text, or `None` if it is in a run.
    pub(super) fn gap_at(&self, old: usize) -> Option<MismatchedGap> {
        let at = self.runs.partition_point(|run| run.old + run.len <= old);
        Some(self.gap(at)).filter(|gap| gap.old.contains(&old))
    }

    /// Returns the gaps that touch a range of the old text.
    pub(super) fn gaps(&self, old: &Range<usize>) -> impl Iterator<Item = MismatchedGap> {
        let first = self.runs.partition_point(|run| run.old + run.len <= old.start);
        let last = self.runs.partition_point(|run| run.old < old.end);
        let overlaps = |gap: &MismatchedGap| gap.old.start < old.end && old.start < gap.old.end;
        (first..=last).map(|at| self.gap(at)).filter(overlaps)
    }

    /// Returns every gap that is not empty, in order.
    pub(super) fn all_gaps(&self) -> impl Iterator<Item = MismatchedGap> {
        let gaps = (0..=self.runs.len()).map(|at| self.gap(at));
        gaps.filter(|gap| !gap.old.is_empty() || !gap.new.is_empty())
    }

    /// Returns the gap before a run, or after the last one.
    fn gap(&self, at: usize) -> MismatchedGap {
        let before = at.checked_sub(1).and_then(|at| self.runs.get(at));
        let start =
            before.map_or((self.old.start, self.new.start), |run| (run.old + run.len, run.new + run.len));
        let end = self.runs.get(at).map_or((self.old.end, self.new.end), |run| (run.old, run.new));
        MismatchedGap { old: start.0..end.0, new: start.1..end.1 }
    }

    /// Returns the new place of a token of the old text, if it is the same there.
    pub(super) fn same(&self, old: usize) -> Option<usize> {
        let at = self.runs.partition_point(|run| run.old + run.len <= old);
        self.runs.get(at).filter(|run| run.old <= old).map(|run| run.new + (old - run.old))
    }

    /// Returns the position in the new text of a token of the old one: its own, or that of its gap.
    pub(super) fn near(&self, old: usize) -> usize {
        let at = self.runs.partition_point(|run| run.old + run.len <= old);
        match self.runs.get(at) {
            Some(run) if run.old <= old => run.new + (old - run.old),
            _ => self.gap(at).new.start,
        }
    }
}

/// Returns the tokens of some lines.
fn range(lines: &[Range<usize>], which: &Range<usize>) -> Range<usize> {
    let end = |count: usize| count.checked_sub(1).and_then(|at| lines.get(at)).map_or(0, |line| line.end);
    // Lines without words have no tokens, so each line begins where the one before it ends.
    end(which.start)..end(which.end)
}

struct TokenSequence<'a>(&'a [Token]);

impl<'a> TokenSource for TokenSequence<'a> {
    type Token = Token;
    type Tokenizer = std::iter::Copied<std::slice::Iter<'a, Token>>;

    fn tokenize(&self) -> Self::Tokenizer {
        self.0.iter().copied()
    }

    fn estimate_tokens(&self) -> u32 {
        self.0.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use imara_diff::Interner;

    use super::*;

    fn aligned<R>(old: &str, new: &str, read: impl FnOnce(&WordAlignment) -> R) -> R {
        let mut interner = Interner::default();
        let (old, new) = (TokenizedText::new(old, &mut interner), TokenizedText::new(new, &mut interner));
        read(&WordAlignment::of_texts(&old, &new, &|_| true).unwrap())
    }

    /// Returns the number of compared pieces, and whether the alignment was completed.
    fn steps(old: &str, new: &str, most: usize) -> (usize, bool) {
        let mut interner = Interner::default();
        let (old, new) = (TokenizedText::new(old, &mut interner), TokenizedText::new(new, &mut interner));
        let steps = std::cell::Cell::new(0);
        let goes_on = |_| steps.replace(steps.get() + 1) < most;
        let all = WordAlignment::of_texts(&old, &new, &goes_on);
        (steps.get(), all.is_some())
    }

    #[test]
    fn two_words_over_and_over_take_no_more_steps_than_the_text_is_long() {
        for between in [" ", "\n"] {
            let text = |first: u64| -> String {
                let mut state = first;
                let mut word = || {
                    state =
                        state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    if state >> 63 == 0 { "yes" } else { "no" }
                };
                let words: Vec<&str> = (0..50_000).map(|_| word()).collect();
                words.join(between)
            };
            let (old, new) = (text(1), text(2));
            let (count, ended) = steps(&old, &new, usize::MAX);
            assert!(ended && (20..=100_000).contains(&count), "{count} steps");
            assert_eq!(steps(&old, &new, 3), (4, false), "it stops when it is asked to");
        }
    }

    #[test]
    fn common_words_are_one_run() {
        aligned("a b\n\nc d", "a  b c d", |it| {
            assert_eq!(
                it.run_of(&(0..4)),
                Some(MatchedRun { old: 0, new: 0, len: 4 }),
                "white space is no change"
            );
        });
        aligned("", "", |it| assert_eq!((it.runs(&(0..1)).len(), it.near(0)), (0, 0)));
    }

    #[test]
    fn a_long_stretch_is_cut_where_both_have_words_once() {
        // Every word changes except a few, which stay in order although many words come in before them.
        let stays = |at: usize| format!("here stay the words of part{at} as they were ");
        let text = |word: &str, more: usize| -> String {
            let parts = (0..40).map(|at| format!("{}{}", format!("{word} ").repeat(4000), stays(at)));
            format!("{}{}", "new ".repeat(more), parts.collect::<String>())
        };
        aligned(&text("one", 0), &text("two", 30_000), |it| {
            for at in 0..40 {
                let part = 4009 * at + 4000..4009 * (at + 1);
                let run = it.run_of(&part).unwrap();
                assert_eq!(run.new + (part.start - run.old), part.start + 30_000);
            }
        });
    }

    #[test]
    fn lines_that_differ_are_aligned_by_their_words() {
        aligned("one two three\nfour five\nsix", "zero\none two 3\nfour five\nsix", |it| {
            assert_eq!(it.run_of(&(0..2)), Some(MatchedRun { old: 0, new: 1, len: 2 }));
            assert_eq!(it.run_of(&(3..6)), Some(MatchedRun { old: 3, new: 4, len: 3 }));
            assert_eq!(it.run_of(&(1..4)), None);
            assert_eq!((it.gap_at(2), it.gap_at(3)), (Some(MismatchedGap { old: 2..3, new: 3..4 }), None));
            assert_eq!(it.gaps(&(0..6)).collect::<Vec<_>>(), [MismatchedGap { old: 2..3, new: 3..4 }]);
            assert_eq!((it.near(0), it.near(2), it.near(5), it.near(6)), (1, 3, 6, 7));
        });
    }
}
