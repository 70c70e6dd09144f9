//! The weight of each feature of a pair, as logarithms of odds: a logistic regression over thirty news articles that
//! careful readers have marked, drawn towards what was expected of each feature beforehand. `examples/answers.rs` prints this table (one
//! number is rounded: the lint takes 0.318 for a wrong 1/π).

use super::pair::COUNT;

/// The weight before anything is known of a pair.
pub(super) const BIAS: f64 = -3.182;

/// In the order of [`super::FEATURES`].
pub(super) const WEIGHTS: [f64; COUNT] = [
    0.539,  // claim is the last of another side
    0.396,  // claim is the last of its side
    0.381,  // no change of sides between
    -0.539, // statements of the answering side between (log)
    -0.033, // paragraphs between (log)
    0.488,  // same sentence
    0.156,  // same paragraph
    0.155,  // nothing between
    0.555,  // claim attacks or asks the answering side
    0.226,  // claim names the answering side
    0.320,  // claim accuses the answering side by grammar
    0.311,  // answer names the side of the claim
    -0.687, // answer names a third side alone
    -0.110, // claim names a third side alone
    0.499,  // cue of the claim accuses
    0.511,  // claim tells of a wrong
    0.307,  // cue of the claim demands
    -0.463, // claim is told in another
    0.299,  // claim is the first of its side
    -0.313, // cue of the claim praises
    0.585,  // cue of the answer denies
    0.522,  // cue of the answer responds
    0.488,  // answer negates
    0.234,  // answer judges
    0.299,  // answer contrasts with the words before
    0.202,  // answer points at a saying
    0.223,  // cue of the answer praises
    -0.703, // answerer is of no side
    -1.489, // answer is told in another
    -0.381, // cue of the answer demands
    0.224,  // claim is told in the answer
    -0.754, // answer is told in the claim
    -0.762, // claim follows the answer
    -0.485, // behind: statements of other sides between (log)
    -0.604, // behind: paragraphs between (log)
    0.522,  // behind: answer opens the article
    -0.484, // claim tells another saying of its side
    0.203,  // shared words, by rarity
    0.121,  // denial after an attack on the answering side
    0.208,  // answer quotes some words
    0.069,  // last that names the answering side
    -0.224, // claim is far down (log)
    -0.247, // statements of the claiming side (log)
    0.255,  // share of the answering side that names the claiming side
    0.106,  // answer refers back
    -0.120, // first of its side behind the claim
];
