//! Learning the weights from articles whose statements people have marked. Runs when the asset is made, never in the
//! app.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::features::{AttributionCandidate, FeatureSink};
use crate::syntax::SentenceTree;
use model::Span;

/// An article with what people marked in it.
#[derive(Debug, Clone)]
pub struct TrainingArticle {
    /// Its text.
    pub text: String,
    /// The reported words of each statement, in bytes of the text.
    pub contents: Vec<Vec<Range<usize>>>,
}

/// The proposals of one article, each with the names of its features.
#[derive(Debug, Default)]
pub(crate) struct TrainingSample(Vec<(Vec<Span>, Vec<String>)>);

struct FeatureNames(Vec<String>);

impl FeatureSink for FeatureNames {
    fn put(&mut self, name: &[&str]) {
        self.0.push(name.concat());
    }
}

impl TrainingSample {
    /// Adds those proposals of a sentence, told by cue and content, that are still open.
    pub(crate) fn add(&mut self, tree: &SentenceTree, text: &str, open: impl Fn(Span, &[Span]) -> bool) {
        super::each(tree, text, |proposed: AttributionCandidate<'_>| {
            let Some(proposal) = super::proposal(proposed, 0).filter(|it| open(it.cue, &it.spans)) else {
                return;
            };
            let mut names = FeatureNames(vec!["all".to_owned()]);
            proposed.features(&mut names);
            self.0.push((proposal.spans, names.0));
        });
    }
}

/// The number of times the examples are gone through.
const ROUNDS: usize = 60;
/// The learning rate.
const RATE: f64 = 0.08;
/// The strength with which every weight is pulled towards 0.
const PULL: f64 = 0.002;
/// A weight of less is let go, so that a few hundred are left.
const LEAST: f64 = 0.04;
/// A feature seen less often says nothing sure.
const SEEN: usize = 12;

/// Learns the weights by logistic regression and returns the asset: a line a weight, sorted by name.
///
/// A proposal counts as right when it shares at least half of its letters and digits with a marked statement.
#[must_use]
pub fn weigh(lessons: &[TrainingArticle]) -> String {
    let mut examples = Vec::new();
    for training in lessons {
        let marked: Vec<_> = training.contents.iter().map(|parts| letters(&training.text, parts)).collect();
        for (spans, names) in crate::collect(&training.text).0 {
            let ranges: Vec<Range<usize>> = spans.iter().map(|span| span.start..span.end).collect();
            let own = letters(&training.text, &ranges);
            examples.push((names, marked.iter().any(|other| same(&own, other))));
        }
    }
    write(&learn(&examples))
}

/// The places of the letters and digits, in order.
fn letters(text: &str, parts: &[Range<usize>]) -> Vec<usize> {
    let inside = |range: &Range<usize>| {
        let start = range.start;
        let part = text.get(range.clone()).unwrap_or_default();
        part.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(move |(at, _)| start + at)
    };
    parts.iter().flat_map(inside).collect()
}

fn same(a: &[usize], b: &[usize]) -> bool {
    let (Some(first), Some(last)) = (b.first(), b.last()) else { return false };
    let shared = a.iter().filter(|at| (first..=last).contains(at) && b.binary_search(at).is_ok()).count();
    shared * 2 >= a.len() + b.len() - shared && shared > 0
}

/// Adaptive gradient steps (Duchi, Hazan and Singer, JMLR 2011) with a pull towards 0 that is the same for all weights.
fn learn(examples: &[(Vec<String>, bool)]) -> BTreeMap<String, f64> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    examples.iter().flat_map(|(names, _)| names).for_each(|name| *seen.entry(name).or_default() += 1);
    let mut names: Vec<&str> = seen.into_iter().filter(|(_, count)| *count >= SEEN).map(|it| it.0).collect();
    names.sort_unstable();
    let places: HashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let rows: Vec<(Vec<usize>, f64)> = examples
        .iter()
        .map(|(names, right)| {
            let places = names.iter().filter_map(|name| places.get(name.as_str()).copied());
            (places.collect(), f64::from(u8::from(*right)))
        })
        .collect();
    let mut weights = vec![0.0; names.len()];
    let mut steps = vec![1e-6; names.len()];
    let mut dice = fastrand::Rng::with_seed(3);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    for _ in 0..ROUNDS {
        dice.shuffle(&mut order);
        for (places, right) in order.iter().filter_map(|at| rows.get(*at)) {
            let sum: f64 = places.iter().map(|at| weights[*at]).sum();
            let error = right - 1.0 / (1.0 + (-sum).exp());
            for at in places {
                steps[*at] += error * error;
                let rate = RATE / f64::sqrt(steps[*at]);
                let moved: f64 = weights[*at] + rate * error;
                weights[*at] = moved.signum() * (moved.abs() - rate * PULL).max(0.0);
            }
        }
    }
    names.iter().map(|name| (*name).to_owned()).zip(weights).filter(|(_, it)| it.abs() >= LEAST).collect()
}

fn write(weights: &BTreeMap<String, f64>) -> String {
    let line = |(name, weight): (&String, &f64)| format!("{}\t{name}\n", (weight * 1000.0).round() as i32);
    weights.iter().map(line).collect()
}
