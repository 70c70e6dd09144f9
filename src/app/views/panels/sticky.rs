//! In exchanges: what is alone in its panel's part of a row stays in sight as long as the row does.
//!
//! So a claim with hundreds of answers is never far from the one that is being read, and says how many there are.

use super::rows::GAP;
use super::scene::PanelScene;
use super::view::PanelsView;
use settings::Alignment;

/// The distance below the upper edge at which it stays.
const MARGIN: f64 = 8.0;
/// An item above this share of the height scrolls like everything else: it would cover the cards beside it.
const MOST: f32 = 0.6;

/// An item that stays, and how far below the upper edge.
#[derive(Debug, Clone, Copy)]
pub(super) struct StickyItem {
    /// Its place in the panel.
    pub(super) at: usize,
    pub(super) below: f64,
    pub(super) height: f32,
}

/// The item that stays in sight in a panel, where the row at the upper edge scrolls past it.
pub(super) fn sticky_item(scene: &PanelScene<'_>, view: &PanelsView, column: usize) -> Option<StickyItem> {
    if scene.shown.arrangement.alignment != Alignment::Exchanges {
        return None;
    }
    let (rows, scroll) = (&view.rows, view.scroll.of(column));
    let (row, end) = rows.row_at(scroll);
    let at = rows.only(row, column)?;
    let (top, height) = rows.place(column, at)?;
    let natural = top - scroll;
    // With its row it goes.
    let last = end - scroll - f64::from(height + GAP);
    let below = MARGIN.min(last);
    let fits = height < scene.body.height() * MOST;
    (fits && below > natural).then_some(StickyItem { at, below, height })
}
