//! Where the columns stand.

use egui::Rangef;

/// A column is never narrower; where they do not fit, the panels scroll sideways.
const NARROWEST: f32 = 196.0;
/// Nor wider: long lines are hard to read.
const WIDEST: f32 = 460.0;
/// Between two columns: room for a ribbon and the name of its relation.
const GUTTER: f32 = 68.0;
/// The same where room is short; the names of relations then stand upright.
const TIGHT_GUTTER: f32 = 30.0;
/// Left of the first column.
const LEFT: f32 = 14.0;
/// Right of the last one: room for the links within it, the scroll bar and the button that adds a party.
const RIGHT: f32 = 76.0;

/// Where the columns stand, in points from the left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Geometry {
    /// How wide each column is.
    pub(super) column: f32,
    /// How wide the room between two is.
    pub(super) gutter: f32,
    /// How wide all of it is.
    pub(super) whole: f32,
}

impl Geometry {
    /// Shares a width among this many columns.
    pub(super) fn new(width: f32, columns: usize) -> Self {
        let count = columns.max(1) as f32;
        let column = |gutter: f32| (width - LEFT - RIGHT - gutter * (count - 1.0)) / count;
        let gutter = if column(GUTTER) >= NARROWEST { GUTTER } else { TIGHT_GUTTER };
        let column = column(gutter).clamp(NARROWEST, WIDEST).floor();
        let whole = (LEFT + RIGHT + column * count + gutter * (count - 1.0)).max(width);
        Self { column, gutter, whole }
    }

    /// From where to where a column goes.
    pub(super) fn column(&self, at: usize) -> Rangef {
        let left = LEFT + at as f32 * (self.column + self.gutter);
        Rangef::new(left, left + self.column)
    }

    /// From where to where the room right of a column goes, as far as the name of a relation may use it.
    pub(super) fn gutter(&self, at: usize) -> Rangef {
        let left = self.column(at).max;
        Rangef::new(left, left + self.gutter)
    }

    /// Whether names of relations fit across a gutter.
    pub(super) fn is_roomy(&self) -> bool {
        self.gutter >= GUTTER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_width_and_never_get_too_narrow() {
        for width in [300.0, 538.0, 880.0, 1400.0, 4000.0] {
            for count in 1..=12 {
                let geometry = Geometry::new(width, count);
                assert!((NARROWEST..=WIDEST).contains(&geometry.column));
                assert!(geometry.whole >= width);
                assert!(geometry.column(count - 1).max + RIGHT <= geometry.whole + 0.5);
                assert!(geometry.column(0).max <= geometry.gutter(0).min);
            }
        }
    }

    #[test]
    fn gutters_are_narrow_only_where_room_is_short() {
        assert!(Geometry::new(900.0, 3).is_roomy());
        assert!(!Geometry::new(540.0, 2).is_roomy());
    }
}
