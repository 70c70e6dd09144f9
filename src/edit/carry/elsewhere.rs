//! Words that no longer stand where they stood: looked for in the rest of the new text.

use std::collections::HashMap;
use std::ops::Range;

use imara_diff::Token;

use super::align::Alignment;
use super::place::Both;
use crate::model::Span;

/// How many tokens of the context on either side help to find a place.
const CONTEXT: usize = 4;
/// How much of the context goes along, so that cues and names beside the words are found as well.
const BESIDE: usize = 16;
/// More places than that are not remembered for three words in a row: they stand everywhere and say nothing.
const MOST_PLACES: usize = 64;
/// What words must say, at the least, to be found without their context: two or three words of some length.
const ENOUGH: u32 = 48;

/// Three tokens in a row.
type Three = [Token; 3];

/// Where in the new text three words in a row stand, for those that are looked for.
pub(super) struct Places {
    places: HashMap<Three, Vec<usize>>,
}

impl Places {
    /// Goes through the new text once.
    pub(super) fn new(both: &Both<'_>, wanted: &[Range<usize>]) -> Self {
        let mut places: HashMap<Three, Vec<usize>> = HashMap::new();
        for tokens in wanted {
            for (_, three) in threes(&both.old.words, around(tokens, CONTEXT, both.old.words.len())) {
                places.entry(three).or_default();
            }
        }
        if !places.is_empty() {
            for (at, three) in threes(&both.new.words, 0..both.new.words.len()) {
                if let Some(found) = places.get_mut(&three).filter(|found| found.len() <= MOST_PLACES) {
                    found.push(at);
                }
            }
        }
        places.retain(|_, found| found.len() <= MOST_PLACES);
        Self { places }
    }

    /// The place of the new text that shares most triples of words, in one order, with the words and their context:
    /// among equals the one nearest to where they would stand. Gives the words around their old place and around the new
    /// one, aligned.
    pub(super) fn find(&self, both: &Both<'_>, spans: &[Span], near: usize) -> Option<Alignment> {
        let all = spans.iter().copied().reduce(Span::cover)?;
        let tokens = both.old.touched(all);
        let start = self.start(both, &tokens, near)?;
        let slack = slack(&tokens);
        let old = around(&tokens, BESIDE, both.old.words.len());
        let new = start.saturating_sub(slack + BESIDE)..start + slack + tokens.len() + slack + BESIDE;
        let new = new.start.min(both.new.words.len())..new.end.min(both.new.words.len());
        let alignment = Alignment::of_words(&both.old, &both.new, old, new);
        let same = alignment.runs(&tokens).iter().map(|run| {
            let shared = run.old.max(tokens.start)..(run.old + run.len).min(tokens.end);
            both.old.weights(shared)
        });
        (same.sum::<u32>() >= ENOUGH || in_context(&alignment, &tokens)).then_some(alignment)
    }

    /// At which token of the new text the words begin, as most triples have it.
    fn start(&self, both: &Both<'_>, tokens: &Range<usize>, near: usize) -> Option<usize> {
        let query = around(tokens, CONTEXT, both.old.words.len());
        let mut votes: Vec<usize> = threes(&both.old.words, query)
            .filter_map(|(at, three)| Some((at, self.places.get(&three)?)))
            .flat_map(|(at, found)| {
                found.iter().filter_map(move |place| (place + tokens.start).checked_sub(at))
            })
            .collect();
        votes.sort_unstable();
        let slack = slack(tokens);
        let mut best: Option<((usize, std::cmp::Reverse<usize>), usize)> = None;
        let mut first = 0;
        for last in 0..votes.len() {
            while votes[last] - votes[first] > slack {
                first += 1;
            }
            let key = (last + 1 - first, std::cmp::Reverse(votes[first].abs_diff(near)));
            if best.is_none_or(|(other, _)| key > other) {
                best = Some((key, votes[first]));
            }
        }
        best.map(|(_, start)| start)
    }
}

/// How far words may have been pushed by others that came in among them.
fn slack(tokens: &Range<usize>) -> usize {
    4 + tokens.len() / 4
}

/// Whether a word beside the words is the same in both places, next to the same word of theirs.
fn in_context(alignment: &Alignment, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map(|at| at..tokens.start + 1);
    let after = tokens.end - 1..tokens.end + 1;
    before.is_some_and(|it| alignment.run_of(&it).is_some()) || alignment.run_of(&after).is_some()
}

fn around(tokens: &Range<usize>, by: usize, count: usize) -> Range<usize> {
    tokens.start.saturating_sub(by)..(tokens.end + by).min(count)
}

/// Every three tokens in a row within a range, with the place of the first.
fn threes(words: &[Token], range: Range<usize>) -> impl Iterator<Item = (usize, Three)> + '_ {
    let start = range.start;
    let all = words.get(range).unwrap_or_default().windows(3).enumerate();
    all.filter_map(move |(at, three)| Some((start + at, three.try_into().ok()?)))
}
