//! Words that no longer stand where they stood: looked for in the rest of the new text.
//!
//! Where all of them stand in a row as they did, that is their place, whatever has moved with them. Otherwise rows of
//! three words vote.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use imara_diff::Token;

use super::align::{Alignment, MatchedRun};
use super::in_place::TextVersions;
use model::Span;

/// So many tokens in a row are looked up together.
const ROW: usize = 3;
/// How many tokens of the context on either side help to find a place.
const CONTEXT: usize = 4;
/// How much of the context goes along, so that cues and names beside the words are found as well.
const BESIDE: usize = 16;
/// More places than that are not remembered for a row: such words stand everywhere and say nothing.
const MOST_PLACES: usize = 64;
/// What words must say, at the least, to be found without their context: two or three words of some length.
const ENOUGH: u32 = 48;

/// Where in the new text rows of tokens stand, for those that are looked for: three in a row, and all of what has fewer.
pub(super) struct TokenIndex<'a> {
    places: HashMap<&'a [Token], Vec<usize>>,
}

impl<'a> TokenIndex<'a> {
    /// Goes through the new text once, and once more for each length of what has fewer words than a row.
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
            if let Some(found) = places.get_mut(row).filter(|found| found.len() <= MOST_PLACES) {
                found.push(at);
            }
        }
        places.retain(|_, found| found.len() <= MOST_PLACES);
        Self { places }
    }

    /// The words around the old place of some spans and around their new one, aligned; nothing where too little speaks
    /// for any place.
    pub(super) fn find(&self, both: &TextVersions<'_>, spans: &[Span], near: usize) -> Option<Alignment> {
        let all = spans.iter().copied().reduce(Span::cover)?;
        let tokens = Some(both.old.touched(all)).filter(|tokens| !tokens.is_empty())?;
        let whole = self.whole(both, &tokens, near).map(|start| in_a_row(both, &tokens, start));
        let sure = |alignment: &Alignment| is_sure(both, alignment, &tokens);
        whole.filter(sure).or_else(|| {
            let start = self.voted(both, &tokens, near)?;
            Some(with_context(both, &tokens, start)).filter(sure)
        })
    }

    /// Where all of the words stand in a row as they did. Of several places it is the one with most of the same words
    /// right beside them, then the one nearest to where they would stand.
    fn whole(&self, both: &TextVersions<'_>, tokens: &Range<usize>, near: usize) -> Option<usize> {
        let (old, new) = (&both.old.words, &both.new.words);
        let words = old.get(tokens.clone())?;
        let known = rows(old, tokens.clone(), tokens.len().min(ROW))
            .filter_map(|(at, row)| Some((at - tokens.start, self.places.get(row)?)));
        let (into, rarest) = known.min_by_key(|(_, found)| found.len())?;
        let starts = rarest.iter().filter_map(|place| place.checked_sub(into));
        starts
            .filter(|start| new.get(*start..start + words.len()) == Some(words))
            .max_by_key(|start| (same_beside(both, tokens, *start), Reverse(start.abs_diff(near))))
    }

    /// At which token of the new text the words begin, as most rows of the words and their context have it: among equals
    /// where it is nearest to where they would stand.
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

/// Words that are all the same, with what is around them: whatever that has in common with the words takes nothing
/// away from them.
fn in_a_row(both: &TextVersions<'_>, tokens: &Range<usize>, start: usize) -> Alignment {
    let old = around(tokens, BESIDE, both.old.words.len());
    let new = around(&(start..start + tokens.len()), BESIDE, both.new.words.len());
    let same = MatchedRun { old: tokens.start, new: start, len: tokens.len() };
    Alignment::around_words(&both.old, &both.new, same, old, new)
}

/// Words of which not all are the same, aligned together with what is around them.
fn with_context(both: &TextVersions<'_>, tokens: &Range<usize>, start: usize) -> Alignment {
    let slack = slack(tokens);
    let old = around(tokens, BESIDE, both.old.words.len());
    let new = start.saturating_sub(slack + BESIDE)..start + slack + tokens.len() + slack + BESIDE;
    let new = new.start.min(both.new.words.len())..new.end.min(both.new.words.len());
    Alignment::of_words(&both.old, &both.new, old, new)
}

/// Whether what is the same says enough by itself, or stands in the same context.
fn is_sure(both: &TextVersions<'_>, alignment: &Alignment, tokens: &Range<usize>) -> bool {
    let same = alignment.runs(tokens).iter().map(|run| {
        let shared = run.old.max(tokens.start)..(run.old + run.len).min(tokens.end);
        both.old.weights(shared)
    });
    same.sum::<u32>() >= ENOUGH || in_context(both, alignment, tokens)
}

/// How far words may have been pushed by others that came in among them.
fn slack(tokens: &Range<usize>) -> usize {
    4 + tokens.len() / 4
}

/// How much the words right before and right behind the words say that are the same in both places, up to the context.
fn same_beside(both: &TextVersions<'_>, tokens: &Range<usize>, start: usize) -> u32 {
    let (old, new) = (&both.old.words, &both.new.words);
    let same = |pair: &(&Token, &Token)| pair.0 == pair.1;
    let before = old[..tokens.start].iter().rev().zip(new[..start].iter().rev());
    let behind = old[tokens.end..].iter().zip(&new[start + tokens.len()..]);
    let before = before.take(CONTEXT).take_while(same).count();
    let behind = behind.take(CONTEXT).take_while(same).count();
    both.old.weights(tokens.start - before..tokens.start) + both.old.weights(tokens.end..tokens.end + behind)
}

/// Whether the word before the words or behind them is the same in both places, and all between it and them. Signs are no
/// words: a full stop stands behind everything.
fn in_context(both: &TextVersions<'_>, alignment: &Alignment, tokens: &Range<usize>) -> bool {
    let is_word = |at: &usize| both.old.is_word(*at);
    let context = around(tokens, CONTEXT, both.old.words.len());
    let before = (context.start..tokens.start).rev().find(is_word).map(|at| at..tokens.start + 1);
    let behind = (tokens.end..context.end).find(is_word).map(|at| tokens.end - 1..at + 1);
    before.into_iter().chain(behind).any(|it| alignment.run_of(&it).is_some())
}

fn around(tokens: &Range<usize>, by: usize, count: usize) -> Range<usize> {
    tokens.start.saturating_sub(by)..(tokens.end + by).min(count)
}

/// Every so many tokens in a row within a range, with the place of the first; none where it is to be none in a row.
fn rows(words: &[Token], range: Range<usize>, length: usize) -> impl Iterator<Item = (usize, &[Token])> {
    let start = range.start;
    let words = words.get(range).filter(|_| length > 0).unwrap_or_default();
    words.windows(length.max(1)).enumerate().map(move |(at, row)| (start + at, row))
}
