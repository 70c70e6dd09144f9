//! Finds words that are no longer in their place, in the whole new text.
//!
//! If all of them occur in a row, that is their place. Otherwise rows of three words vote.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use imara_diff::Token;

use super::align::{MatchedRun, WordAlignment};
use super::in_place::TextVersions;
use model::Span;

/// The number of consecutive tokens that are looked up together.
const ROW: usize = 3;
/// The number of context tokens on either side that help to find a place.
const CONTEXT: usize = 4;
/// The number of context tokens on either side that are aligned too, so that cues and names near the words
/// are found.
const ALIGNED_CONTEXT: usize = 16;
/// The largest number of places that are remembered for a row. Rows with more places are too common to tell
/// anything.
const MAX_PLACES: usize = 64;
/// The smallest weight of words that are found without their context: two or three words of some length.
const MIN_WEIGHT: u32 = 48;

/// The places in the new text of rows of tokens: three in a row, or all of a shorter search.
pub(super) struct TokenIndex<'a> {
    places: HashMap<&'a [Token], Vec<usize>>,
}

impl<'a> TokenIndex<'a> {
    /// Reads the new text once, and once more for each length of a search shorter than a row.
    pub(super) fn new(both: &'a TextVersions<'_>, wanted: &[Range<usize>]) -> Self {
        let (old, new) = (&both.old.words, &both.new.words);
        let mut places: HashMap<&[Token], Vec<usize>> = HashMap::new();
        for tokens in wanted {
            let short = tokens.len().min(ROW);
            let context = rows(old, around(tokens, CONTEXT, old.len()), ROW);
            for (_, row) in context.chain(rows(old, tokens.clone(), short)) {
                places.entry(row).or_default();
            }
        }
        let lengths: BTreeSet<usize> = places.keys().map(|row| row.len()).collect();
        for (at, row) in lengths.into_iter().flat_map(|length| rows(new, 0..new.len(), length)) {
            if let Some(found) = places.get_mut(row).filter(|found| found.len() <= MAX_PLACES) {
                found.push(at);
            }
        }
        places.retain(|_, found| found.len() <= MAX_PLACES);
        Self { places }
    }

    /// Returns the alignment of the words around some spans with those around their new place, or `None` if
    /// too little speaks for any place.
    pub(super) fn find(&self, both: &TextVersions<'_>, spans: &[Span], near: usize) -> Option<WordAlignment> {
        let all = spans.iter().copied().reduce(Span::cover)?;
        let tokens = Some(both.old.touched(all)).filter(|tokens| !tokens.is_empty())?;
        let whole = self.whole(both, &tokens, near).map(|start| with_exact_words(both, &tokens, start));
        let sure = |alignment: &WordAlignment| is_sure(both, alignment, &tokens);
        whole.filter(sure).or_else(|| {
            let start = self.voted(both, &tokens, near)?;
            Some(with_context(both, &tokens, start)).filter(sure)
        })
    }

    /// Returns the start of all words in a row. Of several places, returns the one with most of the same
    /// context, then the one nearest to `near`.
    fn whole(&self, both: &TextVersions<'_>, tokens: &Range<usize>, near: usize) -> Option<usize> {
        let (old, new) = (&both.old.words, &both.new.words);
        let words = old.get(tokens.clone())?;
        let known = rows(old, tokens.clone(), tokens.len().min(ROW))
            .filter_map(|(at, row)| Some((at - tokens.start, self.places.get(row)?)));
        let (into, rarest) = known.min_by_key(|(_, found)| found.len())?;
        let starts = rarest.iter().filter_map(|place| place.checked_sub(into));
        starts
            .filter(|start| new.get(*start..start + words.len()) == Some(words))
            .max_by_key(|start| (context_weight(both, tokens, *start), Reverse(start.abs_diff(near))))
    }

    /// Returns the token of the new text at which the words begin according to most rows of the words and
    /// their context; in a tie the one nearest to `near`.
    fn voted(&self, both: &TextVersions<'_>, tokens: &Range<usize>, near: usize) -> Option<usize> {
        let query = around(tokens, CONTEXT, both.old.words.len());
        let mut votes: Vec<usize> = rows(&both.old.words, query, ROW)
            .filter_map(|(at, row)| Some((at, self.places.get(row)?)))
            .flat_map(|(at, found)| {
                found.iter().filter_map(move |place| (place + tokens.start).checked_sub(at))
            })
            .collect();
        votes.sort_unstable();
        let slack = slack(tokens);
        let mut best: Option<((usize, Reverse<usize>), usize)> = None;
        let mut first = 0;
        for last in 0..votes.len() {
            while votes[last] - votes[first] > slack {
                first += 1;
            }
            let key = (last + 1 - first, Reverse(votes[first].abs_diff(near)));
            if best.is_none_or(|(other, _)| key > other) {
                best = Some((key, votes[first]));
            }
        }
        best.map(|(_, start)| start)
    }
}

/// Aligns words that are all the same, with their context. Parts that the context has in common with the
/// words are not taken from them.
fn with_exact_words(both: &TextVersions<'_>, tokens: &Range<usize>, start: usize) -> WordAlignment {
    let old = around(tokens, ALIGNED_CONTEXT, both.old.words.len());
    let new = around(&(start..start + tokens.len()), ALIGNED_CONTEXT, both.new.words.len());
    let same = MatchedRun { old: tokens.start, new: start, len: tokens.len() };
    WordAlignment::around_words(&both.old, &both.new, same, old, new)
}

/// Aligns words that are not all the same, together with their context.
fn with_context(both: &TextVersions<'_>, tokens: &Range<usize>, start: usize) -> WordAlignment {
    let slack = slack(tokens);
    let old = around(tokens, ALIGNED_CONTEXT, both.old.words.len());
    let new =
        start.saturating_sub(slack + ALIGNED_CONTEXT)..start + slack + tokens.len() + slack + ALIGNED_CONTEXT;
    let new = new.start.min(both.new.words.len())..new.end.min(both.new.words.len());
    WordAlignment::of_words(&both.old, &both.new, old, new)
}

/// Returns whether the common words weigh enough by themselves, or have the same context.
fn is_sure(both: &TextVersions<'_>, alignment: &WordAlignment, tokens: &Range<usize>) -> bool {
    let same = alignment.runs(tokens).iter().map(|run| {
        let shared = run.old.max(tokens.start)..(run.old + run.len).min(tokens.end);
        both.old.weights(shared)
    });
    same.sum::<u32>() >= MIN_WEIGHT || in_context(both, alignment, tokens)
}

/// Returns how many tokens words may be shifted by words inserted among them.
fn slack(tokens: &Range<usize>) -> usize {
    4 + tokens.len() / 4
}

/// Returns the weight of the words directly before and after that are the same in both places, within the
/// context.
fn context_weight(both: &TextVersions<'_>, tokens: &Range<usize>, start: usize) -> u32 {
    let (old, new) = (&both.old.words, &both.new.words);
    let same = |pair: &(&Token, &Token)| pair.0 == pair.1;
    let before = old[..tokens.start].iter().rev().zip(new[..start].iter().rev());
    let behind = old[tokens.end..].iter().zip(&new[start + tokens.len()..]);
    let before = before.take(CONTEXT).take_while(same).count();
    let behind = behind.take(CONTEXT).take_while(same).count();
    both.old.weights(tokens.start - before..tokens.start) + both.old.weights(tokens.end..tokens.end + behind)
}

/// Returns whether the nearest word before or after is the same in both places, with everything between.
/// Punctuation does not count, because a full stop may follow anything.
fn in_context(both: &TextVersions<'_>, alignment: &WordAlignment, tokens: &Range<usize>) -> bool {
    let is_word = |at: &usize| both.old.is_word(*at);
    let context = around(tokens, CONTEXT, both.old.words.len());
    let before = (context.start..tokens.start).rev().find(is_word).map(|at| at..tokens.start + 1);
    let behind = (tokens.end..context.end).find(is_word).map(|at| tokens.end - 1..at + 1);
    before.into_iter().chain(behind).any(|it| alignment.run_of(&it).is_some())
}

fn around(tokens: &Range<usize>, by: usize, count: usize) -> Range<usize> {
    tokens.start.saturating_sub(by)..(tokens.end + by).min(count)
}

/// Returns the rows of `length` consecutive tokens in a range, each with the index of its first token; none
/// if `length` is 0.
fn rows(words: &[Token], range: Range<usize>, length: usize) -> impl Iterator<Item = (usize, &[Token])> {
    let start = range.start;
    let words = words.get(range).filter(|_| length > 0).unwrap_or_default();
    words.windows(length.max(1)).enumerate().map(move |(at, row)| (start + at, row))
}
