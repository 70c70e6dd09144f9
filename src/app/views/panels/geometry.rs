//! Places of the columns: how wide each is, and which stay in sight while the others scroll sideways.

use egui::Rangef;

use super::rows::CardWidth;
use crate::app::panel_widths::{GUTTER, LEFT, NARROWEST, RIGHT, narrowest};
use settings::PANEL_WIDTHS;

/// A column is never wider: long lines are hard to read.
const WIDEST: f32 = 460.0;
/// A folded one.
pub(super) const FOLDED: f32 = 40.0;
/// The state in which a column was left.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct ColumnPreference {
    pub(super) width: Option<f32>,
    pub(super) pinned: bool,
    pub(super) folded: bool,
    /// True if it takes no room at all.
    pub(super) left_out: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct ColumnGeometry {
    left: f32,
    width: f32,
    pinned: bool,
    folded: bool,
    left_out: bool,
}

/// Places of the columns, in points from the left edge of all that scrolls sideways.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PanelGeometry {
    columns: Vec<ColumnGeometry>,
    /// The width of all of it.
    pub(super) whole: f32,
    /// The width of the part in sight.
    window: f32,
}

impl PanelGeometry {
    /// Shares a width among columns: those that were folded or made wider or narrower have theirs.
    pub(super) fn new(window: f32, wishes: &[ColumnPreference]) -> Self {
        let there = wishes.iter().filter(|wish| !wish.left_out).count();
        let gaps = there.saturating_sub(1) as f32;
        let fixed = |wish: &ColumnPreference| match wish {
            ColumnPreference { left_out: true, .. } => Some(0.0),
            ColumnPreference { folded: true, .. } => Some(FOLDED),
            ColumnPreference { width: Some(width), .. } => {
                Some(width.clamp(*PANEL_WIDTHS.start(), *PANEL_WIDTHS.end()))
            }
            _ => None,
        };
        let taken: f32 = wishes.iter().filter_map(fixed).sum();
        let open = wishes.iter().filter(|wish| !wish.left_out && !wish.folded).count();
        let narrowest = narrowest(open);
        let sharing = wishes.iter().filter(|wish| fixed(wish).is_none()).count().max(1) as f32;
        let share = (window - LEFT - RIGHT - GUTTER * gaps - taken) / sharing;
        let share = share.clamp(narrowest, WIDEST).floor();
        let mut left = LEFT;
        let mut columns = Vec::with_capacity(wishes.len());
        for wish in wishes {
            let width = fixed(wish).unwrap_or(share);
            let ColumnPreference { pinned, folded, left_out, .. } = *wish;
            columns.push(ColumnGeometry { left, width, pinned: pinned && !left_out, folded, left_out });
            left += if left_out { 0.0 } else { width + GUTTER };
        }
        let whole = (left - GUTTER + RIGHT).max(LEFT + RIGHT).max(window);
        let mut geometry = Self { columns, whole, window };
        geometry.keep_few_pins();
        geometry
    }

    /// Keeps only the first of the pinned ones if all would leave no room for any other.
    fn keep_few_pins(&mut self) {
        let mut room = self.window - LEFT - NARROWEST - GUTTER;
        for column in &mut self.columns {
            if column.pinned {
                room -= column.width + GUTTER;
                column.pinned = room >= 0.0;
            }
        }
    }

    /// Returns `true` if there is more than fits.
    pub(super) fn scrolls(&self) -> bool {
        self.whole > self.window + 0.5
    }

    /// Returns `true` if a column is folded.
    pub(super) fn is_folded(&self, at: usize) -> bool {
        self.columns.get(at).is_some_and(|column| column.folded)
    }

    /// Returns `true` if a column takes no room.
    pub(super) fn is_left_out(&self, at: usize) -> bool {
        self.columns.get(at).is_some_and(|column| column.left_out)
    }

    /// Returns `true` if a column stays in sight while others scroll away.
    pub(super) fn is_pinned(&self, at: usize) -> bool {
        self.scrolls() && self.columns.get(at).is_some_and(|column| column.pinned)
    }

    /// The width of the cards of each column.
    pub(super) fn widths(&self) -> Vec<CardWidth> {
        self.columns.iter().map(|column| CardWidth { card: column.width, folded: column.folded }).collect()
    }

    /// From where to where a column goes, where all is scrolled this far to the side.
    pub(super) fn column(&self, at: usize, scrolled: f32) -> Rangef {
        let Some(column) = self.columns.get(at) else { return Rangef::new(LEFT, LEFT) };
        let mut left = column.left;
        if self.is_pinned(at) {
            let first = scrolled + LEFT + self.pinned_width(..at);
            let behind = self.pinned_width(at + 1..);
            let last = scrolled + self.window - RIGHT / 2.0 - behind - column.width;
            left = left.max(first).min(last.max(first));
        }
        Rangef::new(left, left + column.width)
    }

    fn pinned_width(
        &self,
        range: impl std::slice::SliceIndex<[ColumnGeometry], Output = [ColumnGeometry]>,
    ) -> f32 {
        let columns = self.columns.get(range).unwrap_or_default();
        columns.iter().filter(|column| column.pinned).map(|column| column.width + GUTTER).sum()
    }

    /// The room that pinned columns leave to the others, at this horizontal scroll offset.
    pub(super) fn free(&self, scrolled: f32) -> Rangef {
        let mut free = Rangef::new(scrolled, scrolled + self.window);
        for at in (0..self.columns.len()).filter(|at| self.is_pinned(*at)) {
            let (natural, now) = (self.columns.get(at).map_or(0.0, |it| it.left), self.column(at, scrolled));
            if now.min > natural + 0.5 {
                free.min = free.min.max(now.max);
            } else if now.min < natural - 0.5 {
                free.max = free.max.min(now.min);
            }
        }
        free.max = free.max.max(free.min);
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(columns: usize) -> Vec<ColumnPreference> {
        vec![ColumnPreference::default(); columns]
    }

    #[test]
    fn columns_share_the_width_and_never_get_too_narrow() {
        for width in [300.0, 538.0, 880.0, 1400.0, 4000.0] {
            for count in 1..=12 {
                let geometry = PanelGeometry::new(width, &plain(count));
                assert!((NARROWEST..=WIDEST).contains(&geometry.widths()[0].card));
                assert!(geometry.whole >= width);
                assert!(geometry.column(count - 1, 0.0).max + RIGHT <= geometry.whole + 0.5);
            }
        }
    }

    #[test]
    fn a_gutter_has_room_for_a_level_word_however_little_room_there_is() {
        for width in [300.0, 540.0, 900.0] {
            let geometry = PanelGeometry::new(width, &plain(3));
            let gap = geometry.column(1, 0.0).min - geometry.column(0, 0.0).max;
            assert!((gap - GUTTER).abs() < 0.1, "{width}: {gap}");
        }
    }

    #[test]
    fn from_four_columns_on_cards_have_240_points_and_the_rest_scrolls() {
        for count in 4..12 {
            let geometry = PanelGeometry::new(700.0, &plain(count));
            assert!(geometry.widths()[0].card >= narrowest(4) && geometry.scrolls());
        }
        assert!(PanelGeometry::new(700.0, &plain(3)).widths()[0].card < narrowest(4));
        let mut wishes = plain(5);
        for wish in &mut wishes[2..] {
            wish.folded = true;
        }
        let folded = PanelGeometry::new(900.0, &wishes);
        assert!(!folded.scrolls() && folded.widths()[0].card < narrowest(4), "folded ones do not count");
    }

    #[test]
    fn a_column_that_is_left_out_takes_no_room() {
        let mut wishes = plain(4);
        wishes[1].left_out = true;
        wishes[2].left_out = true;
        let (with, alone) = (PanelGeometry::new(900.0, &wishes), PanelGeometry::new(900.0, &plain(2)));
        assert!(with.is_left_out(1) && !with.is_left_out(0));
        assert_eq!((with.column(0, 0.0), with.column(3, 0.0)), (alone.column(0, 0.0), alone.column(1, 0.0)));
        assert!(with.column(1, 0.0).span() < 0.1);
    }

    #[test]
    fn what_one_column_gives_up_the_others_get() {
        let mut wishes = plain(3);
        let before = PanelGeometry::new(900.0, &wishes).widths()[1].card;
        wishes[0].folded = true;
        let after = PanelGeometry::new(900.0, &wishes);
        assert!(after.is_folded(0) && after.widths()[1].card > before);
    }

    proptest! {
        #[test]
        fn columns_do_not_overlap_and_pinned_ones_are_in_sight(
            window in 320f32..2000.0,
            wishes in prop::collection::vec(
                (prop::option::of(100f32..1200.0), prop::bool::ANY, prop::bool::ANY), 1..13),
            part in 0f32..1.0,
        ) {
            let wishes: Vec<ColumnPreference> =
                wishes.into_iter().map(|(width, pinned, folded)| ColumnPreference { width, pinned, folded, left_out: false }).collect();
            let geometry = PanelGeometry::new(window, &wishes);
            let scrolled = part * (geometry.whole - window);
            let free = geometry.free(scrolled);
            let mut last = f32::NEG_INFINITY;
            for at in 0..wishes.len() {
                let range = geometry.column(at, scrolled);
                if geometry.is_pinned(at) {
                    prop_assert!(range.min >= last - 0.5, "pinned ones stand side by side");
                    last = range.max;
                    prop_assert!(range.min >= scrolled + LEFT - 0.5);
                    prop_assert!(range.max <= scrolled + window + 0.5 || geometry.widths()[at].card > window - 250.0);
                    prop_assert!(range.max <= free.min + 0.5 || range.min >= free.max - 0.5
                        || (range.min - geometry.column(at, 0.0).min).abs() < geometry.whole);
                }
            }
            // Each other one can be brought wholly beside those that are pinned.
            for at in (0..wishes.len()).filter(|at| !geometry.is_pinned(*at)) {
                let natural = geometry.column(at, 0.0);
                prop_assert!(natural.min >= LEFT - 0.5 && natural.max <= geometry.whole + 0.5);
            }
        }
    }
}
