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

/// Two passages of different articles that tell one utterance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// Their places among all passages, the first one first.
    pub(super) one: usize,
    pub(super) other: usize,
    /// Their likeness, from 0 to 1.
    pub(super) score: f32,
}

/// Finds the pairs, best first.
pub(super) fn pairs(passages: &Passages, goes_on: &dyn Fn() -> ControlFlow<()>) -> Option<Vec<Pair>> {
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
            (score > 0.0).then_some(Pair { one, other, score })
        }));
    }
    keep_best(&mut found, &passages.all);
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    Some(found)
}

/// The passages that are worth comparing with each other. They are looked up for one passage at a time: a large project has
/// millions of pairs.
struct Candidates<'a> {
    all: &'a [UtterancePassage],
    /// The passages that have a concept.
    concepts: HashMap<u32, Vec<usize>, RandomState>,
    /// The runs of words, each as a number, with the passages that have it; sorted.
    runs: Vec<(u64, u32)>,
}

impl<'a> Candidates<'a> {
    fn new(all: &'a [UtterancePassage]) -> Self {
        let mut having: HashMap<u32, Vec<usize>, RandomState> = HashMap::default();
        let mut runs: Vec<(u64, u32)> = Vec::new();
        for (at, passage) in all.iter().enumerate() {
            for concept in concepts(&passage.words) {
                having.entry(concept).or_default().push(at);
            }
            runs.extend(runs_of(passage).zip(std::iter::repeat(at as u32)));
        }
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
            let others = self.concepts.get(&concept).filter(|others| others.len() <= MOST_PASSAGES);
            for other in others.into_iter().flatten().copied().filter(|other| *other > at) {
                *shared.entry(other).or_insert(0) += 1;
            }
        }
        let is_short = |other: &usize| self.all.get(*other).is_some_and(UtterancePassage::is_short);
        let by_concepts = shared
            .into_iter()
            .filter(|(other, shared)| *shared > 1 || passage.is_short() || is_short(other))
            .map(|(other, _)| other);
        let by_runs = runs_of(passage).flat_map(|run| self.having_run(run)).filter(|other| *other > at);
        let elsewhere =
            |other: &usize| self.all.get(*other).is_some_and(|other| other.article != passage.article);
        let mut found: Vec<usize> = by_concepts.chain(by_runs).filter(elsewhere).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The passages that have a run of words, if they are few.
    fn having_run(&self, run: u64) -> impl Iterator<Item = usize> {
        let first = self.runs.partition_point(|(known, _)| *known < run);
        let rest = self.runs.get(first..).unwrap_or_default();
        let places = rest.get(..rest.partition_point(|(known, _)| *known == run)).unwrap_or_default();
        let few = if places.len() <= MOST_PASSAGES { places } else { &[] };
        few.iter().map(|(_, place)| *place as usize)
    }
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
/// weighed apart: a passage may be quoted by one and reported by another sentence.
fn keep_best(pairs: &mut Vec<Pair>, all: &[UtterancePassage]) {
    let is_report = |pair: &Pair| {
        [pair.one, pair.other].iter().any(|at| all.get(*at).is_some_and(|it| it.mode == Mode::Indirect))
    };
    let article = |at: usize| all.get(at).map_or(0, |passage| passage.article);
    let mut best: HashMap<(usize, usize, bool), f32, RandomState> = HashMap::default();
    for pair in pairs.iter() {
        for (own, across) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let best = best.entry((own, article(across), is_report(pair))).or_insert(0.0);
            *best = best.max(pair.score);
        }
    }
    pairs.retain(|pair| {
        [(pair.one, pair.other), (pair.other, pair.one)].iter().all(|(own, across)| {
            let best = best.get(&(*own, article(*across), is_report(pair))).copied().unwrap_or(0.0);
            pair.score >= OF_BEST * best
        })
    });
}
