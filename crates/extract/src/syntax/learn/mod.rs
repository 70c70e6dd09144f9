//! Learning the tagger and the parser from a treebank. Runs when the asset is made, never in the app.

mod oracle;
mod perceptron;
mod treebank;

use oracle::GoldTree;
use perceptron::Perceptron;
use treebank::TreebankSentence;

use super::Grammar;
use super::GrammarFile;
use super::parser::{self, STEPS, TaggedSentence, Transition, TransitionState};
use super::tagger;
use super::tags::{PosTag, TAGS};
use super::weights::LinearModel;

/// The number of times the examples are gone through for the parser, and for the tagger.
const ROUNDS: usize = 8;
const TAG_ROUNDS: usize = 6;
/// The least averaged weight of a feature that is kept, in the parser and in the tagger.
const TELLING: f64 = 3.0;
const TELLING_TAGS: f64 = 2.0;
/// Into how many parts the treebank is cut, so that the parser learns from tags as wrong as it will meet.
const FOLDS: usize = 5;
/// From which round on, and how often, the parser follows its own mistake instead of the right step.
const EXPLORES: (usize, f32) = (1, 0.9);

/// The result of training.
#[derive(Debug, Clone)]
pub struct TrainedGrammar {
    /// The bytes of the asset.
    pub asset: Vec<u8>,
    /// The accuracy on the sentences that were kept apart, in percent.
    pub figures: Accuracy,
}

/// Shares of words, in percent.
#[derive(Debug, Clone, Copy)]
pub struct Accuracy {
    /// With the right tag.
    pub tags: f64,
    /// With the right head; marks (punct) left out, as is usual.
    pub heads: f64,
    /// With the right head and the right relation.
    pub relations: f64,
}

/// Learns from one treebank (CoNLL-U) and measures on another, telling what it does.
#[must_use]
pub fn learn(train: &str, kept_apart: &str, tell: &mut dyn FnMut(&str)) -> TrainedGrammar {
    let examples = treebank::examples(train);
    tell(&format!("{} sentences", examples.len()));
    let mut predicted = Vec::new();
    for fold in 0..FOLDS {
        let others = examples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, it)| it);
        let bytes = learn_tags(&others.collect::<Vec<_>>());
        tell(&format!("tagged without part {}", fold + 1));
        let part = examples.iter().enumerate().filter(|(at, _)| at % FOLDS == fold);
        predicted.extend(part.map(|(at, it)| (at, tags(&bytes, it))));
    }
    predicted.sort_unstable_by_key(|(at, _)| *at);
    let tagger = learn_tags(&examples.iter().collect::<Vec<_>>());
    let usable: Vec<(&TreebankSentence, &[PosTag])> = examples
        .iter()
        .zip(&predicted)
        .filter(|(example, _)| example.is_projective())
        .map(|(example, (_, tags))| (example, tags.as_slice()))
        .collect();
    let parser = learn_twice(TELLING, |model| learn_steps(model, &usable, tell));
    let asset = GrammarFile::write(&tagger, &parser.finish());
    let figures = measure(&Grammar::new(&asset), &treebank::examples(kept_apart));
    TrainedGrammar { asset, figures }
}

/// Learns once with all features, and again with those that told most: nearly as good, and a tenth of the size.
fn learn_twice(least: f64, mut learn: impl FnMut(&mut Perceptron)) -> Perceptron {
    let mut all = Perceptron::default();
    learn(&mut all);
    let mut few = Perceptron::only(all.telling(least));
    learn(&mut few);
    few
}

fn learn_steps(
    model: &mut Perceptron,
    usable: &[(&TreebankSentence, &[PosTag])],
    tell: &mut dyn FnMut(&str),
) {
    let mut dice = fastrand::Rng::with_seed(1);
    let mut order: Vec<usize> = (0..usable.len()).collect();
    for round in 0..ROUNDS {
        dice.shuffle(&mut order);
        let in_order = order.iter().filter_map(|at| usable.get(*at));
        let mistakes: usize =
            in_order.map(|(example, tags)| learn_one(model, example, tags, round, &mut dice)).sum();
        tell(&format!("round {}: {mistakes} mistakes", round + 1));
    }
}

fn learn_tags(examples: &[&TreebankSentence]) -> Vec<u8> {
    learn_twice(TELLING_TAGS, |model| {
        let mut dice = fastrand::Rng::with_seed(2);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for _ in 0..TAG_ROUNDS {
            dice.shuffle(&mut order);
            order.iter().filter_map(|at| examples.get(*at)).for_each(|example| learn_tags_of(model, example));
        }
    })
    .finish()
}

fn learn_tags_of(model: &mut Perceptron, example: &TreebankSentence) {
    let mut so_far: Vec<PosTag> = Vec::new();
    for (at, right) in example.tags.iter().enumerate() {
        let features = tagger::features(&example.words, &so_far, at);
        let mut scores = [0; TAGS.len()];
        model.score(&features, &mut scores);
        let found = tagger::best(&scores);
        if found == *right {
            model.tick();
        } else {
            model.correct(&features, *right, found);
        }
        so_far.push(found);
    }
}

fn tags(weights: &[u8], example: &TreebankSentence) -> Vec<PosTag> {
    let mut out = Vec::new();
    tagger::tags(&LinearModel::new(weights), &example.words, &mut out);
    out
}

/// Parses one sentence, learning from each wrong step; returns how many there were.
fn learn_one(
    model: &mut Perceptron,
    example: &TreebankSentence,
    tags: &[PosTag],
    round: usize,
    dice: &mut fastrand::Rng,
) -> usize {
    let gold = GoldTree::new(&example.heads, &example.relations);
    let mut state = TransitionState::default();
    state.begin(example.words.len());
    let mut mistakes = 0;
    while !state.done() {
        let features = parser::features(&state, TaggedSentence { words: &example.words, tags });
        let mut scores = [0; STEPS];
        model.score(&features, &mut scores);
        let found = parser::best(&state, &scores);
        let free = gold.free(&state);
        let score = |step: &Transition| scores[step.number()];
        let right = free.iter().copied().max_by_key(score).unwrap_or(found);
        if free.contains(&found) || free.is_empty() {
            model.tick();
            state.take(found);
            continue;
        }
        mistakes += 1;
        model.correct(&features, right.number() as u8, found.number() as u8);
        let follow = round >= EXPLORES.0 && dice.f32() < EXPLORES.1;
        state.take(if follow { found } else { right });
    }
    mistakes
}

fn measure(grammar: &Grammar<'_>, examples: &[TreebankSentence]) -> Accuracy {
    let (mut words, mut tagged, mut counted, mut headed, mut related) = (0, 0, 0, 0, 0);
    for example in examples {
        let (mut tags, mut state) = (Vec::new(), TransitionState::default());
        grammar.read(&example.words, &mut tags, &mut state);
        for (at, head) in example.heads.iter().enumerate() {
            words += 1;
            tagged += usize::from(tags[at] == example.tags[at]);
            if example.relations[at] == super::tags::rel::PUNCT {
                continue;
            }
            counted += 1;
            let right = state.heads[at + 1] == *head;
            headed += usize::from(right);
            related += usize::from(right && state.relations[at + 1] == example.relations[at]);
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    Accuracy { tags: share(tagged, words), heads: share(headed, counted), relations: share(related, counted) }
}
