//! The heights of many things that are one below the other, as sums that are cheap to ask for and to
//! correct.

/// The heights of things that are one below the other: a Fenwick tree.
#[derive(Debug, Default)]
pub(super) struct HeightTree {
    own: Vec<f32>,
    /// In double precision, because a long article is taller than single precision tells points apart in.
    sums: Vec<f64>,
}

impl HeightTree {
    /// Sums these heights up once.
    pub(super) fn new(own: Vec<f32>) -> Self {
        let mut sums = vec![0.0; own.len() + 1];
        for at in 1..sums.len() {
            sums[at] += f64::from(own[at - 1]);
            let parent = at + (at & at.wrapping_neg());
            if parent < sums.len() {
                sums[parent] += sums[at];
            }
        }
        Self { own, sums }
    }

    /// Corrects one height.
    pub(super) fn set(&mut self, at: usize, height: f32) {
        let Some(own) = self.own.get_mut(at) else { return };
        let more = f64::from(height) - f64::from(*own);
        *own = height;
        let mut at = at + 1;
        while more != 0.0 && at < self.sums.len() {
            self.sums[at] += more;
            at += at & at.wrapping_neg();
        }
    }

    /// The height of all above one.
    pub(super) fn above(&self, at: usize) -> f64 {
        let mut at = at.min(self.own.len());
        let mut sum = 0.0;
        while at > 0 {
            sum += self.sums[at];
            at &= at - 1;
        }
        sum
    }

    /// The height of all.
    pub(super) fn total(&self) -> f64 {
        self.above(self.own.len())
    }

    /// Returns the one at a height, and the distance below its top; the last one for what is below all.
    pub(super) fn find(&self, y: f64) -> (usize, f32) {
        let mut rest = y.max(0.0);
        let mut at = 0;
        let mut step = self.sums.len().next_power_of_two() / 2;
        while step > 0 {
            let next = at + step;
            if next < self.sums.len() && self.sums[next] <= rest {
                at = next;
                rest -= self.sums[next];
            }
            step /= 2;
        }
        if at >= self.own.len() {
            let last = self.own.len().saturating_sub(1);
            return (last, self.own.last().copied().unwrap_or(0.0));
        }
        (at, rest as f32)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        #[expect(clippy::float_cmp, reason = "whole numbers, which add up without rounding")]
        fn sums_agree_with_adding_up(
            own in prop::collection::vec(0_u16..200, 1..60),
            at in 0_usize..60,
            height in 0_u16..200,
            y in 0_u16..9000,
        ) {
            let mut own: Vec<f32> = own.into_iter().map(f32::from).collect();
            let mut heights = HeightTree::new(own.clone());
            let at = at % own.len();
            heights.set(at, f32::from(height));
            own[at] = f32::from(height);
            let sum = |upto: usize| own[..upto].iter().map(|it| f64::from(*it)).sum::<f64>();
            prop_assert_eq!(heights.above(at), sum(at));
            prop_assert_eq!(heights.total(), sum(own.len()));
            let (found, offset) = heights.find(f64::from(y));
            if f64::from(y) < heights.total() {
                prop_assert_eq!(sum(found) + f64::from(offset), f64::from(y));
                prop_assert!(offset < own[found]);
            } else {
                prop_assert_eq!(found, own.len() - 1);
            }
        }
    }

    #[test]
    fn nothing_has_no_height() {
        let heights = HeightTree::new(Vec::new());
        assert_eq!((heights.total(), heights.find(5.0)), (0.0, (0, 0.0)));
    }
}
