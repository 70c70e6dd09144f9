//! Transformations of the plane.

/// A transformation: `[a b c d e f]` as in PDF.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This transformation, then another.
    pub(super) fn then(self, other: Self) -> Self {
        let own = self.0;
        let [a, b, c, d, e, f] = other.0;
        Self([
            own[0] * a + own[1] * c,
            own[0] * b + own[1] * d,
            own[2] * a + own[3] * c,
            own[2] * b + own[3] * d,
            own[4] * a + own[5] * c + e,
            own[4] * b + own[5] * d + f,
        ])
    }

    /// Where a point goes.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let own = self.0;
        (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5])
    }

    pub(super) fn translation(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }
}
