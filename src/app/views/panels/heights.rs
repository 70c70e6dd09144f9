//! The measures of missing replies and references, known before their words are laid out. In points.

use crate::app::view_context::ViewContext;
use settings::Alignment;

/// The room at the sides of a missing reply.
pub(super) const HOLE_SIDE: f32 = 11.0;
/// The height of a row of words in a missing reply.
pub(super) const HOLE_ROW: f32 = 17.0;
/// Panels narrower than that need more rows for the same words.
pub(super) const HOLE_NARROW: f32 = 260.0;
/// The room at the sides of a reference.
pub(super) const REFERENCE_SIDE: f32 = 11.0;
/// The height of a row of words in a reference.
pub(super) const REFERENCE_ROW: f32 = 18.0;
/// The height of a reference.
pub(super) const REFERENCE_HEIGHT: f32 = 2.0 * REFERENCE_SIDE + 2.0 * REFERENCE_ROW;

/// Returns the height of a missing reply before it is laid out. Away from its statement it repeats the words of that, and is
/// slimmer.
pub(super) fn missing_reply_height(width: f32, away: bool) -> f32 {
    if away {
        return missing_reply_rows(width) as f32 * HOLE_ROW + 2.0 * missing_reply_edge(away);
    }
    2.0 * missing_reply_edge(away) + if width > HOLE_NARROW { 2.0 * HOLE_ROW } else { 4.0 * HOLE_ROW }
}

/// Returns the room above and below the words of a missing reply.
pub(super) const fn missing_reply_edge(away: bool) -> f32 {
    if away { 6.0 } else { HOLE_SIDE - 1.0 }
}

/// Of how many rows one has room away from its statement.
pub(super) fn missing_reply_rows(width: f32) -> usize {
    if width > HOLE_NARROW { 2 } else { 3 }
}

/// Tells whether missing replies are away from their statements: in order they are.
pub(super) fn are_missing_replies_away(shown: &ViewContext<'_>) -> bool {
    shown.arrangement.alignment == Alignment::InOrder
}
