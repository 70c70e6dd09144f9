//! An averaged perceptron that learns from its mistakes.

use std::collections::{HashMap, HashSet};

use super::super::weights::LinearModel;

/// One class of a feature.
struct FeatureWeight {
    class: u8,
    weight: i32,
    /// The sum of the weight over all moments up to `since`.
    total: i64,
    since: u32,
}

/// Weights that are still being learned.
#[derive(Default)]
pub(super) struct Perceptron {
    features: HashMap<u32, Vec<FeatureWeight>>,
    moment: u32,
    /// The only features that may be learned; all where there are none.
    only: Option<HashSet<u32>>,
}

impl Perceptron {
    /// A model that learns from these features alone.
    pub(super) fn only(features: HashSet<u32>) -> Self {
        Self { only: Some(features), ..Self::default() }
    }

    /// Adds what is known so far to the scores.
    pub(super) fn score(&self, features: &[u32], scores: &mut [i32]) {
        for entry in features.iter().filter_map(|feature| self.features.get(feature)).flatten() {
            if let Some(score) = scores.get_mut(usize::from(entry.class)) {
                *score += entry.weight;
            }
        }
    }

    /// One moment has passed without a mistake.
    pub(super) fn tick(&mut self) {
        self.moment += 1;
    }

    /// Learns that `right` was meant where `wrong` scored best.
    pub(super) fn correct(&mut self, features: &[u32], right: u8, wrong: u8) {
        self.moment += 1;
        for feature in features.iter().filter(|it| self.only.as_ref().is_none_or(|only| only.contains(it))) {
            let entries = self.features.entry(*feature).or_default();
            for (class, by) in [(right, 1), (wrong, -1)] {
                change(entries, class, by, self.moment);
            }
        }
    }

    /// The features whose averaged weights count for at least this much.
    pub(super) fn telling(&self, least: f64) -> HashSet<u32> {
        let tells =
            |entries: &Vec<FeatureWeight>| entries.iter().any(|entry| self.average(entry).abs() >= least);
        self.features.iter().filter(|(_, entries)| tells(entries)).map(|(key, _)| *key).collect()
    }

    fn average(&self, entry: &FeatureWeight) -> f64 {
        let total = entry.total + i64::from(entry.weight) * i64::from(self.moment - entry.since);
        total as f64 / f64::from(self.moment.max(1))
    }

    /// The averaged weights in the layout of [`LinearModel`], in steps of an eighth; those of less than half a step are
    /// left out, those beyond a byte are cut off.
    pub(super) fn finish(&self) -> Vec<u8> {
        let mut features: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
        for (key, entries) in &self.features {
            let weight =
                |entry: &FeatureWeight| (self.average(entry) * 8.0).round().clamp(-127.0, 127.0) as i8;
            let known = entries.iter().map(|entry| (entry.class, weight(entry))).filter(|known| known.1 != 0);
            let mut list: Vec<(u8, i8)> = known.collect();
            list.sort_unstable();
            if !list.is_empty() {
                features.push((*key, list));
            }
        }
        features.sort_unstable();
        LinearModel::write(&features)
    }
}

fn change(entries: &mut Vec<FeatureWeight>, class: u8, by: i32, moment: u32) {
    if let Some(entry) = entries.iter_mut().find(|entry| entry.class == class) {
        entry.total += i64::from(entry.weight) * i64::from(moment - entry.since);
        entry.since = moment;
        entry.weight += by;
    } else {
        entries.push(FeatureWeight { class, weight: by, total: 0, since: moment });
    }
}
