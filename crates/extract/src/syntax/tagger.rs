//! Parts of speech by an averaged perceptron, left to right.
//!
//! The method: Collins, "Discriminative training methods for hidden Markov models", EMNLP 2002, decoded greedily.

use super::tags::{PosTag, TAGS, tag};
use super::weights::{LinearModel, key};
use super::word::HashedWord;

/// The number of features that a word has.
const FEATURES: usize = 22;

/// Gives each word its tag.
pub(super) fn tags(weights: &LinearModel<'_>, words: &[HashedWord], out: &mut Vec<PosTag>) {
    out.clear();
    let mut scores = [0; TAGS.len()];
    for at in 0..words.len() {
        scores.fill(0);
        weights.add(&features(words, out, at), &mut scores);
        out.push(best(&scores));
    }
}

pub(super) fn best(scores: &[i32]) -> PosTag {
    let first = (tag::NN, i32::MIN);
    let best = scores
        .iter()
        .enumerate()
        .fold(first, |best, (at, score)| if *score > best.1 { (at as PosTag, *score) } else { best });
    best.0
}

/// The features of the word at `at`, when the words before it are tagged.
pub(super) fn features(words: &[HashedWord], tags: &[PosTag], at: usize) -> [u32; FEATURES] {
    let word = |offset: isize| {
        at.checked_add_signed(offset).and_then(|at| words.get(at)).copied().unwrap_or_default()
    };
    let tag = |back: usize| {
        at.checked_sub(back).and_then(|at| tags.get(at)).map_or(TAGS.len() as u32, |tag| u32::from(*tag))
    };
    let (this, before, after) = (word(0), word(-1), word(1));
    let start = u32::from(at == 0);
    let [one, two, three] = this.suffixes;
    let (last, last_two) = (tag(1), tag(2));
    [
        key(1, [this.form, 0, 0]),
        key(2, [three, 0, 0]),
        key(3, [two, 0, 0]),
        key(4, [one, 0, 0]),
        key(5, [this.prefix, 0, 0]),
        key(6, [this.shape, start, 0]),
        key(7, [last, 0, 0]),
        key(8, [last, last_two, 0]),
        key(9, [last, this.form, 0]),
        key(10, [before.form, 0, 0]),
        key(11, [word(-2).form, 0, 0]),
        key(12, [after.form, 0, 0]),
        key(13, [word(2).form, 0, 0]),
        key(14, [last, after.form, 0]),
        key(15, [after.suffixes[2], 0, 0]),
        key(16, [before.suffixes[2], 0, 0]),
        key(17, [this.form, after.form, 0]),
        key(18, [before.form, this.form, 0]),
        key(19, [last, three, 0]),
        key(20, [three, after.suffixes[1], last]),
        key(21, [after.shape, this.shape, start]),
        key(22, [last, last_two, three]),
    ]
}
