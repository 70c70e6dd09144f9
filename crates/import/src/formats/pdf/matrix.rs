//! Transformations of the plane.

/// A transformation: `[a b c d e f]` as in PDF.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This transformation, then another.
    pub(super) fn then(self, other: Self) -> Self {
        let (own, next) = (self.0, other.0);
        let row = |x: f64, y: f64| (x * next[0] + y * next[2], x * next[1] + y * next[3]);
        let (first, second, moved) = (row(own[0], own[1]), row(own[2], own[3]), row(own[4], own[5]));
        Self([first.0, first.1, second.0, second.1, moved.0 + next[4], moved.1 + next[5]])
    }

    /// Returns the image of a point.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let own = self.0;
        (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5])
    }

    pub(super) fn translation(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }
}
