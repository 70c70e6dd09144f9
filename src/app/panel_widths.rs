//! The widths of the panels, as far as other parts of the window give way to them.

/// A column is never narrower, unless a person made it so; where they do not fit, the panels scroll sideways.
pub(crate) const NARROWEST: f32 = 190.0;
/// The same where there are four columns or more, of which some are out of sight in any case.
const NARROWEST_OF_MANY: f32 = 240.0;
const MANY: usize = 4;
/// Between two columns: room for a ribbon and the name of its relation, which is level in any window.
pub(crate) const GUTTER: f32 = 68.0;
/// Left of the first column.
pub(crate) const LEFT: f32 = 14.0;
/// Right of the last one: room for the links within it, the scroll bar and the button that adds a party.
pub(crate) const RIGHT: f32 = 76.0;
/// The room that is kept free for signposts at each side, where there are more panels than fit, in points.
pub(crate) const RAIL: f32 = 24.0;
/// The width of the scroll bar at the right edge, in points.
pub(crate) const BAR: f32 = 10.0;

/// The least width of columns that are not folded, where there are so many.
pub(crate) fn narrowest(columns: usize) -> f32 {
    if columns >= MANY { NARROWEST_OF_MANY } else { NARROWEST }
}

/// The width in which at most two of so many columns are seen whole.
fn whole_columns(columns: usize) -> f32 {
    let seen = columns.clamp(1, 2) as f32;
    // The button that adds a party is right of the last column alone.
    let right = if columns > 2 { 0.0 } else { RIGHT };
    LEFT + right + seen * narrowest(columns) + (seen - 1.0) * GUTTER
}

/// The width from which on so many panels, of which at most two must be seen whole, keep their full width.
pub(crate) fn least_width(panels: usize) -> f32 {
    // Where there are more, all scrolls sideways between the two rails.
    let beside = if panels > 2 { 2.0 * RAIL + BAR } else { 0.0 };
    whole_columns(panels) + beside
}
