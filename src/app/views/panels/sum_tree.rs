//! Heights in a row with their sums, in which a place is found and a height corrected in logarithmic time.

/// Heights in a row, with sums of them: a Fenwick tree.
#[derive(Debug, Default, Clone)]
pub(super) struct SumTree {
    /// The heights themselves.
    each: Vec<f32>,
    /// Sums of stretches of them, in `f64`: a panel can be ten million points high.
    sums: Vec<f64>,
}

impl SumTree {
    /// The tree of these heights, in one pass.
    pub(super) fn new(each: Vec<f32>) -> Self {
        let mut sums: Vec<f64> = each.iter().map(|height| f64::from(*height)).collect();
        for at in 0..sums.len() {
            let parent = at | (at + 1);
            if parent < sums.len() {
                sums[parent] += sums[at];
            }
        }
        Self { each, sums }
    }

    /// The number of heights.
    pub(super) fn len(&self) -> usize {
        self.each.len()
    }

    /// One height.
    pub(super) fn get(&self, at: usize) -> f32 {
        self.each.get(at).copied().unwrap_or_default()
    }

    /// Corrects one height; gives by how much it grew.
    pub(super) fn set(&mut self, at: usize, height: f32) -> f32 {
        let Some(old) = self.each.get_mut(at) else { return 0.0 };
        let grown = height - *old;
        *old = height;
        if grown != 0.0 {
            let mut at = at;
            while at < self.sums.len() {
                self.sums[at] += f64::from(grown);
                at |= at + 1;
            }
        }
        grown
    }

    /// The sum of the first so many heights: where the next one begins.
    pub(super) fn before(&self, count: usize) -> f64 {
        let mut sum = 0.0;
        let mut end = count.min(self.sums.len());
        while end > 0 {
            sum += self.sums[end - 1];
            end &= end - 1;
        }
        sum
    }

    /// The sum of the heights from one to before another.
    pub(super) fn between(&self, from: usize, to: usize) -> f64 {
        /// So many are added up as quickly as their sum is looked up.
        const FEW: usize = 24;
        if to.saturating_sub(from) > FEW {
            return self.before(to) - self.before(from);
        }
        self.each.get(from..to).unwrap_or_default().iter().copied().map(f64::from).sum()
    }

    /// The sum of all.
    #[cfg(test)]
    pub(super) fn total(&self) -> f64 {
        self.before(self.len())
    }

    /// Returns the height into which a place falls: the last one past the end, the first one before the beginning.
    pub(super) fn find(&self, place: f64) -> usize {
        let mut rest = place;
        let mut at = 0;
        let mut step = self.len().next_power_of_two();
        while step > 0 {
            if at + step <= self.len() && self.sums[at + step - 1] <= rest {
                rest -= self.sums[at + step - 1];
                at += step;
            }
            step /= 2;
        }
        at.min(self.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_tree_agrees_with_adding_up(
            each in prop::collection::vec(1u16..400, 0..70),
            changes in prop::collection::vec((0usize..70, 1u16..400), 0..20),
            place in 0f64..20_000.0,
        ) {
            let mut plain: Vec<f32> = each.iter().map(|height| f32::from(*height)).collect();
            let mut tree = SumTree::new(plain.clone());
            for (at, height) in changes {
                let height = f32::from(height);
                tree.set(at, height);
                if let Some(old) = plain.get_mut(at) {
                    *old = height;
                }
            }
            let mut sum = 0.0;
            let mut found = 0;
            for (at, height) in plain.iter().enumerate() {
                prop_assert!((tree.before(at) - sum).abs() < 1e-6);
                if sum <= place {
                    found = at;
                }
                sum += f64::from(*height);
            }
            prop_assert!((tree.total() - sum).abs() < 1e-6);
            prop_assert_eq!(tree.find(place), found);
        }
    }

    #[test]
    fn an_empty_tree_has_no_height() {
        let mut tree = SumTree::new(Vec::new());
        assert_eq!((tree.find(5.0), tree.len()), (0, 0));
        assert!(tree.total().abs() < f64::EPSILON && tree.set(0, 3.0).abs() < f32::EPSILON);
    }
}
