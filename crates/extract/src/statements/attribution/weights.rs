//! The weights of the features, and the meaning of their sum.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::features::{AttributionCandidate, FeatureSink};
use crate::syntax::letters;

/// The learned weights: a line each, "weight, tab, name", in thousandths of a log-odd. See
/// `assets/attribution.weights.md` for where they come from.
const ASSET: &str = include_str!("../../../../../assets/attribution.weights");

static TABLE: LazyLock<HashMap<u32, i32>> = LazyLock::new(|| read(ASSET));

fn read(asset: &str) -> HashMap<u32, i32> {
    let line = |line: &str| {
        let (weight, name) = line.split_once('\t')?;
        Some((letters(name.bytes()), weight.parse().ok()?))
    };
    asset.lines().filter_map(line).collect()
}

struct FeatureSum(i32);

impl FeatureSink for FeatureSum {
    fn put(&mut self, name: &[&str]) {
        let key = letters(name.iter().flat_map(|part| part.bytes()));
        self.0 += TABLE.get(&key).copied().unwrap_or_default();
    }
}

/// The evidence for a proposal, in thousandths of a log-odd. A whole number, so that it is the same everywhere.
pub(crate) fn score(proposed: &AttributionCandidate<'_>) -> i32 {
    let mut sum = FeatureSum(TABLE.get(&letters(*b"all")).copied().unwrap_or_default());
    proposed.features(&mut sum);
    sum.0
}

/// The share of proposals with this score that are right, in percent.
///
/// The logistic function in steps: from whole numbers to whole numbers, without rounding that differs between
/// machines.
pub(crate) fn percent(score: i32) -> u8 {
    /// The score that is reached at 5, 10, … 95 percent.
    const STEPS: &[i32] = &[
        -2944, -2197, -1735, -1386, -1099, -847, -619, -405, -201, 0, 201, 405, 619, 847, 1099, 1386, 1735,
        2197, 2944,
    ];
    let reached = STEPS.iter().filter(|step| score >= **step).count();
    (reached * 5) as u8
}
