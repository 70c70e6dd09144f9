//! The weight of each feature of a pair, as logarithms of odds: a logistic regression over thirty news articles that
//! careful readers have marked, drawn towards what was expected of each feature beforehand. `examples/answers.rs` prints this table (one
//! number is rounded: the lint takes 0.318 for a wrong 1/π).

use super::pair::COUNT;

/// The weight before anything is known of a pair.
pub(super) const BIAS: f64 = -3.185;

/// In the order of [`super::FEATURES`].
pub(super) const WEIGHTS: [f64; COUNT] = [
    0.546,  // claim is the last of another side
    0.385,  // claim is the last of its side
    0.388,  // no change of sides between
    -0.594, // statements of the answering side between (log)
    -0.020, // paragraphs between (log)
    0.488,  // same sentence
    0.153,  // same paragraph
    0.163,  // nothing between
    0.479,  // claim attacks or asks the answering side
    0.135,  // claim names the answering side
    0.200,  // claim accuses the answering side by grammar
    0.226,  // answer names the side of the claim
    -0.718, // answer names a third side alone
    -0.087, // claim names a third side alone
    0.513,  // cue of the claim accuses
    0.492,  // claim tells of a wrong
    0.319,  // cue of the claim demands
    -0.459, // claim is told in another
    0.309,  // claim is the first of its side
    -0.322, // cue of the claim praises
    0.566,  // cue of the answer denies
    0.517,  // cue of the answer responds
    0.446,  // answer negates
    0.170,  // answer judges
    0.278,  // answer contrasts with the words before
    0.139,  // answer points at a saying
    0.239,  // cue of the answer praises
    -0.705, // answerer is of no side
    -1.534, // answer is told in another
    -0.396, // cue of the answer demands
    0.241,  // claim is told in the answer
    -0.778, // answer is told in the claim
    -0.744, // claim follows the answer
    -0.509, // behind: statements of other sides between (log)
    -0.613, // behind: paragraphs between (log)
    0.535,  // behind: answer opens the article
    -0.507, // claim tells another saying of its side
    0.207,  // shared words, by rarity
    0.045,  // denial after an attack on the answering side
    0.199,  // answer quotes some words
    0.001,  // last that names the answering side
    -0.260, // claim is far down (log)
    -0.250, // statements of the claiming side (log)
    0.245,  // share of the answering side that names the claiming side
    0.068,  // answer refers back
    -0.166, // first of its side behind the claim
    0.275,  // claim accuses the answering side (chance)
    0.213,  // answer accuses the claiming side (chance)
    0.133,  // opposition after an accusation of the answering side
    0.119,  // answer is in direct speech
    0.225,  // answer speaks against something
];
