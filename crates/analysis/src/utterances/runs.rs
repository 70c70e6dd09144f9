//! Words that two passages have in the same order.

use super::vocabulary::Word;

/// From this length on, a run of words is no coincidence even where none of them is rare.
const LONG: usize = 4;
/// The least weight of a word of a long run.
const IN_LONG_RUN: f32 = 0.9;
/// A single word is a run of its own from this weight on.
const ALONE: f32 = 2.5;

/// The share of some words that is found in others, in runs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Contained {
    /// The weight of the words that are found.
    pub(super) weight: f32,
    /// The share of the words that are found, from 0 to 1.
    pub(super) share: f32,
    /// The length of the longest run, in words.
    pub(super) longest: usize,
}

/// A run: where it begins in both, and how long it is.
#[derive(Clone, Copy)]
struct WordRun {
    weight: f32,
    one: usize,
    other: usize,
    length: usize,
}

/// Looks for words, with their weights, in others: the heaviest runs first, no word twice.
pub(super) fn contained(words: &[Word], weights: &[f32], others: &[Word]) -> Contained {
    let all: f32 = weights.iter().sum();
    if words.is_empty() || all <= 0.0 {
        return Contained::default();
    }
    let mut runs = runs(words, weights, others);
    runs.sort_by(|a, b| b.weight.total_cmp(&a.weight).then((a.one, a.other).cmp(&(b.one, b.other))));
    let (mut used, mut used_others) = (vec![false; words.len()], vec![false; others.len()]);
    let (mut found, mut counted, mut in_runs) = (Contained::default(), 0.0, 0_usize);
    for run in runs {
        let Some(run) = free_part(run, weights, &used, &used_others) else { continue };
        if run.length < 2 && run.weight < ALONE {
            continue;
        }
        used.iter_mut().skip(run.one).take(run.length).for_each(|used| *used = true);
        used_others.iter_mut().skip(run.other).take(run.length).for_each(|used| *used = true);
        counted += run.weight;
        let own = weights.iter().skip(run.one).take(run.length);
        found.weight +=
            if run.length >= LONG { own.map(|weight| weight.max(IN_LONG_RUN)).sum() } else { run.weight };
        found.longest = found.longest.max(run.length);
        in_runs += if run.length >= 2 { run.length } else { 0 };
    }
    found.share = counted / all;
    if found.longest >= LONG {
        found.share = found.share.max(in_runs as f32 / words.len() as f32);
    }
    found.share = found.share.min(1.0);
    found
}

/// Looks for words in others in the same order, each with whether it is found: the longest runs first, no word twice. A word
/// alone is found where nothing but it lies between two that are.
pub(super) fn found_words(words: &[Word], others: &[Word]) -> Vec<bool> {
    let weights = vec![1.0; words.len()];
    let mut runs = runs(words, &weights, others);
    runs.sort_by_key(|run| (std::cmp::Reverse(run.length), run.one, run.other));
    let (mut used, mut used_others) = (vec![false; words.len()], vec![false; others.len()]);
    for run in runs {
        let Some(run) = free_part(run, &weights, &used, &used_others).filter(|run| run.length >= 2) else {
            continue;
        };
        used.iter_mut().skip(run.one).take(run.length).for_each(|used| *used = true);
        used_others.iter_mut().skip(run.other).take(run.length).for_each(|used| *used = true);
    }
    let alone = |at: usize| {
        let word = words.get(at)?;
        let beside = |at: Option<usize>| at.and_then(|at| used.get(at)).is_none_or(|used| *used);
        let like = others.iter().zip(&used_others).any(|(other, used)| !used && other.is_like(word));
        (like && beside(at.checked_sub(1)) && beside(at.checked_add(1))).then_some(())
    };
    (0..words.len()).map(|at| used.get(at).copied().unwrap_or(false) || alone(at).is_some()).collect()
}

/// All runs that cannot be lengthened.
fn runs(words: &[Word], weights: &[f32], others: &[Word]) -> Vec<WordRun> {
    let mut found = Vec::new();
    // The lengths of the runs that end before the present word, by where they end in the others.
    let mut before = vec![0_usize; others.len() + 1];
    for one in 0..=words.len() {
        let mut present = vec![0_usize; others.len() + 1];
        for other in 0..=others.len() {
            let length = other.checked_sub(1).and_then(|at| before.get(at)).copied().unwrap_or(0);
            let pair = words.get(one).zip(others.get(other));
            if pair.is_some_and(|(word, like)| word.is_like(like)) {
                if let Some(slot) = present.get_mut(other) {
                    *slot = length + 1;
                }
            } else if length > 0 {
                let (one, other) = (one - length, other - length);
                let weight = weights.iter().skip(one).take(length).sum();
                found.push(WordRun { weight, one, other, length });
            }
        }
        before = present;
    }
    found
}

/// The longest part of a run none of whose words is taken.
fn free_part(run: WordRun, weights: &[f32], used: &[bool], used_others: &[bool]) -> Option<WordRun> {
    let free = |at: usize| {
        used.get(run.one + at).is_some_and(|used| !used)
            && used_others.get(run.other + at).is_some_and(|used| !used)
    };
    let (mut best, mut start) = ((0, 0), None);
    for at in 0..=run.length {
        match (at < run.length && free(at), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if at - from > best.1 {
                    best = (from, at - from);
                }
                start = None;
            }
            _ => {}
        }
    }
    let (from, length) = best;
    let weight = weights.iter().skip(run.one + from).take(length).sum();
    (length > 0).then_some(WordRun { weight, one: run.one + from, other: run.other + from, length })
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::WordNumbers;
    use super::*;
    use model::Span;
    use proptest::prelude::*;

    fn shared(one: &str, other: &str) -> Contained {
        let mut vocabulary = WordNumbers::default();
        let words = vocabulary.words(one, Span::new(0, one.len()));
        let others = vocabulary.words(other, Span::new(0, other.len()));
        contained(&words, &vec![1.0; words.len()], &others)
    }

    #[test]
    fn words_in_the_same_order_are_found() {
        let found =
            shared("the wall leans further every winter", "He said the wall leans further each winter");
        assert_eq!(found.longest, 4);
        assert!((found.share - 4.0 / 6.0).abs() < 0.01, "{found:?}");
        assert_eq!(shared("nobody asked us", "the ferry sails").longest, 0);
        assert!(shared("", "the ferry").share < 0.01);
    }

    #[test]
    fn words_that_were_cut_are_those_that_are_not_found() {
        let cut = |full: &str, own: &str| {
            let mut vocabulary = WordNumbers::default();
            let words = vocabulary.words(full, Span::new(0, full.len()));
            let others = vocabulary.words(own, Span::new(0, own.len()));
            let found = found_words(&words, &others);
            let cut = words.iter().zip(found).filter(|(_, found)| !found);
            cut.map(|(word, _)| word.span().of(full)).collect::<Vec<_>>().join(" ")
        };
        let full = "Nobody warned the fishermen before the sluice was opened that night";
        assert_eq!(cut(full, "nobody warned the fishermen"), "before the sluice was opened that night");
        assert_eq!(cut(full, full), "");
        assert_eq!(cut(full, "the ferry sails"), full);
        assert_eq!(cut("We will, of course, rebuild it", "We will rebuild it"), "of course");
        assert_eq!(cut("the wall leans", ""), "the wall leans");
    }

    proptest! {
        #[test]
        fn no_more_is_found_than_there_is(one in "([a-d] ){0,12}", other in "([a-d] ){0,12}") {
            let found = shared(&one, &other);
            prop_assert!((0.0..=1.0).contains(&found.share));
            prop_assert!(found.longest <= one.split_whitespace().count());
            if one == other && one.split_whitespace().count() > 1 {
                prop_assert!(found.share > 0.99, "{:?}", found);
            }
        }
    }
}
