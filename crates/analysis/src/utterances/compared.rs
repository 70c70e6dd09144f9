//! The passages of two articles that tell the same utterance.

use std::collections::HashMap;
use std::ops::ControlFlow;

use foldhash::fast::RandomState;
use model::Mode;

use super::passages::{Passages, UtterancePassage};
use super::runs::contained;
use super::vocabulary::{Weights, Word};

/// A concept that more passages have tells nothing, and is not looked up.
const MOST_PASSAGES: usize = 400;
/// The number of letters that a passage may be longer than one whose words it has, as a share.
const LONGER: f32 = 1.2;
/// The least weight of the words that two quotations share.
const QUOTED_WEIGHT: f32 = 4.0;
/// The least share of a quotation's words that the other has, with a run of four words or of three.
const QUOTED_SHARE: [f32; 2] = [0.6, 0.8];
/// The least share and weight of a quoted fragment's words that the other has.
const FRAGMENT: (f32, f32) = (0.8, 3.4);
/// The least weight of one or two quoted words that the other has somewhere.
const SINGLE: f32 = 2.6;
/// The least likeness of a report to what it reports, and the least weight of the words that they share.
const REPORT: (f32, f32) = (0.45, 4.5);
/// Likeness in other words counts so much beside words in quotation marks.
const REPORT_RANK: f32 = 0.7;
/// A report in other words that has so many words of a quotation in one run tells it, by the same speaker.
const RUN: usize = 5;
/// The likeness of such a report.
const RUN_LIKENESS: f32 = 0.6;
/// Of several passages that are like one, those are kept that are nearly as like as the best of them.
const OF_BEST: f32 = 0.75;
/// Whoever is named, this is the same sentence: the share of its words, and how many they are.
const WHOEVER: (f32, usize) = (0.8, 6);

/// Two passages of different articles that tell one utterance. A large project has millions of them, so this is small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    one: u32,
    other: u32,
    /// Their likeness, from 0 to 1.
    pub(super) score: f32,
}

impl Pair {
    /// A pair of the passages in two places, the first one first.
    pub(super) fn new(one: usize, other: usize, score: f32) -> Self {
        Self { one: one as u32, other: other as u32, score }
    }

    /// The place of the first of them among all passages.
    pub(super) fn one(&self) -> usize {
        self.one as usize
    }

    /// The place of the other.
    pub(super) fn other(&self) -> usize {
        self.other as usize
    }
}

/// Finds the pairs, best first.
pub(super) fn pairs(passages: &Passages, goes_on: &dyn Fn() -> ControlFlow<()>) -> Option<Vec<Pair>> {
    let mut found = alike(passages, goes_on)?;
    keep_best(&mut found, &passages.all);
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    Some(found)
}

/// Finds all pairs, in the order of the passages.
fn alike(passages: &Passages, goes_on: &dyn Fn() -> ControlFlow<()>) -> Option<Vec<Pair>> {
    let candidates = Candidates::new(&passages.all);
    let mut found: Vec<Pair> = Vec::new();
    for one in 0..passages.all.len() {
        if goes_on().is_break() {
            return None;
        }
        found.extend(candidates.of(one).into_iter().filter_map(|other| {
            let (a, b) = (passages.all.get(one)?, passages.all.get(other)?);
            let weights =
                Weights { one: passages.counts.get(a.article)?, other: passages.counts.get(b.article)? };
            let score = score(a, b, weights);
            (score > 0.0).then_some(Pair::new(one, other, score))
        }));
    }
    Some(found)
}

/// The passages that are worth comparing with each other. They are looked up for one passage at a time: a large project has
/// millions of pairs.
struct Candidates<'a> {
    all: &'a [UtterancePassage],
    /// The concepts, with the passages that have it; sorted.
    concepts: Vec<(u32, u32)>,
    /// The runs of words, each as a number, with the passages that have it; sorted.
    runs: Vec<(u64, u32)>,
}

impl<'a> Candidates<'a> {
    fn new(all: &'a [UtterancePassage]) -> Self {
        let mut having: Vec<(u32, u32)> = Vec::new();
        let mut runs: Vec<(u64, u32)> = Vec::new();
        for (passage, at) in all.iter().zip(0..) {
            having.extend(concepts(&passage.words).into_iter().zip(std::iter::repeat(at)));
            runs.extend(runs_of(passage).zip(std::iter::repeat(at)));
        }
        having.sort_unstable();
        runs.sort_unstable();
        runs.dedup();
        Self { all, concepts: having, runs }
    }

    /// The later passages of other articles that share with one a concept which few have: two of them, or one where a passage
    /// is short; or that share a run of words with it.
    fn of(&self, at: usize) -> Vec<usize> {
        let Some(passage) = self.all.get(at) else { return Vec::new() };
        let mut shared: HashMap<usize, usize, RandomState> = HashMap::default();
        for concept in concepts(&passage.words) {
            for other in having(&self.concepts, concept).filter(|other| *other > at) {
                *shared.entry(other).or_insert(0) += 1;
            }
        }
        let is_short = |other: &usize| self.all.get(*other).is_some_and(UtterancePassage::is_short);
        let by_concepts = shared
            .into_iter()
            .filter(|(other, shared)| *shared > 1 || passage.is_short() || is_short(other))
            .map(|(other, _)| other);
        let by_runs = runs_of(passage).flat_map(|run| having(&self.runs, run)).filter(|other| *other > at);
        let elsewhere =
            |other: &usize| self.all.get(*other).is_some_and(|other| other.article != passage.article);
        let mut found: Vec<usize> = by_concepts.chain(by_runs).filter(elsewhere).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The passages that have something in a sorted list, if they are few.
fn having<T: Ord + Copy>(all: &[(T, u32)], wanted: T) -> impl Iterator<Item = usize> {
    let first = all.partition_point(|(known, _)| *known < wanted);
    let rest = all.get(first..).unwrap_or_default();
    // One more than are few shows that there are too many.
    let near = rest.get(..rest.len().min(MOST_PASSAGES + 1)).unwrap_or_default();
    let places = near.get(..near.partition_point(|(known, _)| *known == wanted)).unwrap_or_default();
    let few = if places.len() <= MOST_PASSAGES { places } else { &[] };
    few.iter().map(|(_, place)| *place as usize)
}

/// The runs of words of a passage that say something, each as a number: the hash of Fowler, Noll and Vo (FNV-1a). Two runs with
/// one number only lead to a comparison more.
fn runs_of(passage: &UtterancePassage) -> impl Iterator<Item = u64> {
    let telling = passage.words.windows(RUN).filter(|run| run.iter().any(|word| !word.is_stop));
    telling.map(|run| {
        run.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| {
            (hash ^ u64::from(word.form)).wrapping_mul(0x0100_0000_01b3)
        })
    })
}

fn concepts(words: &[Word]) -> Vec<u32> {
    let mut concepts: Vec<u32> = words.iter().filter(|word| !word.is_stop).map(|word| word.concept).collect();
    concepts.sort_unstable();
    concepts.dedup();
    concepts
}

impl UtterancePassage {
    /// True if one telling word is enough to look at it: it has few, or few in quotation marks.
    fn is_short(&self) -> bool {
        self.words.len() <= 8 || self.quoted.iter().any(|(first, end)| end - first <= 4)
    }

    /// The agreement of their speakers, where both have one.
    fn shares_speaker(&self, other: &Self) -> Option<bool> {
        Some(self.speaker.as_ref()? == other.speaker.as_ref()?)
    }
}

/// The likeness of two passages, from 0 to 1; 0 where they are not taken for one utterance.
fn score(one: &UtterancePassage, other: &UtterancePassage, weights: Weights<'_>) -> f32 {
    let speaker = one.shares_speaker(other);
    let quoted = quotation(one, other, weights).max(quotation(other, one, weights));
    let certain = quoted >= WHOEVER.0 && one.words.len().min(other.words.len()) >= WHOEVER.1;
    if quoted > 0.0 && (speaker != Some(false) || certain) {
        return quoted;
    }
    if speaker == Some(true) && (one.mode == Mode::Indirect || other.mode == Mode::Indirect) {
        let like = report(one, other, weights);
        if like >= REPORT.0 {
            return REPORT_RANK * like;
        }
        if has_run_of(one, other) {
            return REPORT_RANK * RUN_LIKENESS;
        }
    }
    0.0
}

/// The share of the quoted words of one passage that are those of the other.
fn quotation(one: &UtterancePassage, other: &UtterancePassage, weights: Weights<'_>) -> f32 {
    if one.mode == Mode::Indirect || other.mode == Mode::Indirect {
        return 0.0;
    }
    let own: Vec<f32> = one.words.iter().map(|word| weights.of(word)).collect();
    let mut best = 0.0_f32;
    if one.words.len() as f32 <= LONGER * other.words.len() as f32 {
        let found = contained(&one.words, &own, &other.words);
        let [long, short] = QUOTED_SHARE;
        let is_long = found.longest >= 4 && found.share >= long || found.longest >= 3 && found.share >= short;
        if is_long && found.weight >= QUOTED_WEIGHT {
            best = found.share;
        } else if found.share >= 0.99 && found.longest >= 4 && other.words.len() <= one.words.len() + 2 {
            best = 0.9;
        }
    }
    let whole = one.mode == Mode::Direct && one.words.len() > 3;
    for (first, end) in one.quoted.iter().copied().filter(|_| !whole) {
        let (Some(words), Some(own)) = (one.words.get(first..end), own.get(first..end)) else { continue };
        best = best.max(fragment(words, own, other, one.shares_speaker(other)));
    }
    best
}

/// The share of a quoted fragment that is in the other passage. One or two words are enough only where the speaker is the same.
fn fragment(words: &[Word], weights: &[f32], other: &UtterancePassage, same_speaker: Option<bool>) -> f32 {
    let telling = words.iter().filter(|word| !word.is_stop).count();
    if words.len() >= 3 && telling >= 2 {
        let found = contained(words, weights, &other.words);
        let (share, weight) = FRAGMENT;
        return if found.share >= share && found.weight >= weight { 0.9 * found.share } else { 0.0 };
    }
    if same_speaker != Some(true) || telling == 0 || words.len() > 3 {
        return 0.0;
    }
    let has = |word: &&Word| word.is_stop || other.words.iter().any(|like| like.is_like(word));
    let weight: f32 =
        words.iter().zip(weights).filter(|(word, _)| !word.is_stop).map(|(_, weight)| weight).sum();
    if words.iter().all(|word| has(&word)) && weight >= SINGLE { 0.75 } else { 0.0 }
}

/// Returns whether two passages have so long a run of words in common that it is no coincidence, and one word that tells something.
fn has_run_of(one: &UtterancePassage, other: &UtterancePassage) -> bool {
    let telling = |passage: &UtterancePassage| -> Vec<u32> {
        passage.words.iter().filter(|word| !word.is_stop).map(|word| word.concept).collect()
    };
    let (own, others) = (telling(one), telling(other));
    let weights = vec![1.0; one.words.len()];
    own.iter().any(|concept| others.contains(concept))
        && contained(&one.words, &weights, &other.words).longest >= RUN
}

/// The likeness of a report to what it reports: the telling words that both have, as a share of those of the shorter and of the
/// longer one.
fn report(one: &UtterancePassage, other: &UtterancePassage, weights: Weights<'_>) -> f32 {
    let telling = |passage: &UtterancePassage| -> HashMap<u32, f32, RandomState> {
        let words = passage.words.iter().filter(|word| !word.is_stop);
        words.map(|word| (word.concept, weights.in_report(word))).collect()
    };
    let (one, other) = (telling(one), telling(other));
    let mut both: Vec<f32> =
        one.iter().filter_map(|(concept, weight)| Some(weight.min(*other.get(concept)?))).collect();
    // In one order, so that the sum is the same on any machine.
    both.sort_by(f32::total_cmp);
    let sum = |words: &HashMap<u32, f32, RandomState>| {
        let mut all: Vec<f32> = words.values().copied().collect();
        all.sort_by(f32::total_cmp);
        all.iter().sum::<f32>()
    };
    let (shared, a, b) = (both.iter().sum::<f32>(), sum(&one), sum(&other));
    if both.len() < 2 || shared < REPORT.1 {
        return 0.0;
    }
    (0.7 * shared / a.min(b) + 0.3 * shared / a.max(b)).min(1.0)
}

/// Leaves out pairs of which either passage is much more like another one of the same article. Quotations and reports are
/// weighed apart: a passage may be quoted by one and reported by another sentence. The pairs are in the order of the passages.
fn keep_best(pairs: &mut Vec<Pair>, all: &[UtterancePassage]) {
    let is_report = |at: usize| all.get(at).is_some_and(|it| it.mode == Mode::Indirect);
    let article = |at: usize| all.get(at).map_or(0, |passage| passage.article);
    // The pairs in the order of their other passages.
    let mut by_other: Vec<u32> = (0..pairs.len() as u32).collect();
    by_other.sort_unstable_by_key(|at| pairs.get(*at as usize).map(|pair| (pair.other, *at)));
    let mut is_beaten = vec![false; pairs.len()];
    let mut best: HashMap<(usize, bool), f32, RandomState> = HashMap::default();
    let (mut first, mut others) = (0, &by_other[..]);
    for own in 0..all.len() {
        let count = pairs.get(first..).unwrap_or_default().partition_point(|pair| pair.one() == own);
        let is_other = |at: &u32| pairs.get(*at as usize).is_some_and(|pair| pair.other() == own);
        let (as_other, rest) = others.split_at(others.partition_point(is_other));
        let of_own = (first..first + count).chain(as_other.iter().map(|at| *at as usize));
        let against = |pair: &Pair| {
            let across = if pair.one() == own { pair.other() } else { pair.one() };
            (article(across), is_report(own) || is_report(across))
        };
        best.clear();
        for pair in of_own.clone().filter_map(|at| pairs.get(at)) {
            let best = best.entry(against(pair)).or_insert(0.0);
            *best = best.max(pair.score);
        }
        for at in of_own {
            let Some((pair, is_beaten)) = pairs.get(at).zip(is_beaten.get_mut(at)) else { continue };
            let best = best.get(&against(pair)).copied().unwrap_or(0.0);
            *is_beaten |= pair.score < OF_BEST * best;
        }
        (first, others) = (first + count, rest);
    }
    let mut is_beaten = is_beaten.into_iter();
    pairs.retain(|_| is_beaten.next() == Some(false));
}
