//! The height of everything: estimated from its text, corrected once it has been drawn.
//!
//! Laying out a card's text takes a few tenths of a millisecond, so 100,000 cards are never laid out as a whole. Their
//! heights are in trees of sums: one a panel for its cards, and one for the rows, each as high as the highest of its
//! panels.

use std::collections::HashMap;

use super::card;
use super::heights::{REFERENCE_HEIGHT, are_missing_replies_away, missing_reply_height};
use super::plan::{ItemSlot, PanelItem, PanelPlan, PlanRowKind};
use super::sum_tree::SumTree;
use crate::app::layout::Layout;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use analysis::StatementIndex;

/// Above the first card of a panel, in points.
pub(super) const PAD: f32 = 12.0;
/// Between two cards of a panel, in points.
pub(super) const GAP: f32 = 8.0;
/// The name of a speaker above its cards, among the others, in points.
pub(super) const GROUP: f32 = 34.0;
/// The height of the mark of a card in a folded panel, in points.
pub(super) const FOLDED: f32 = 22.0;

/// The width of a panel's cards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CardWidth {
    /// In points.
    pub(super) card: f32,
    /// True if the panel is folded, and its cards are signs of one height.
    pub(super) folded: bool,
}

impl CardWidth {
    fn differs(self, other: Self) -> bool {
        self.folded != other.folded || (self.card - other.card).abs() > 0.5
    }
}

/// The plan with the height of each item.
#[derive(Debug, Default)]
pub(super) struct RowHeights {
    /// The plan of the panels.
    pub(super) plan: PanelPlan,
    widths: Vec<CardWidth>,
    /// The heights in each panel, each with what is above it and the gap below it.
    columns: Vec<SumTree>,
    /// The heights of the rows, each with the room above it.
    levels: SumTree,
    measured: HashMap<PanelItem, f32>,
    /// The heights measured since these rows replaced others.
    fresh: Vec<PanelItem>,
    /// Room above each item: of the few that have any.
    above: HashMap<(usize, usize), f32>,
}

impl RowHeights {
    /// The rows of a plan in the place of others. Cards that were drawn keep their heights.
    pub(super) fn follow(&mut self, shown: &ViewContext<'_>, plan: PanelPlan, widths: &[CardWidth]) -> Self {
        let measured = std::mem::take(&mut self.measured);
        let mut rows = Self { plan, measured, widths: self.widths.clone(), ..Self::default() };
        for (column, cards) in shown.layout().laid.columns.iter().enumerate() {
            for group in &cards.groups {
                if rows.plan.unplaced_above(shown.layout(), column, group.row).is_some() {
                    rows.above.insert((column, group.row), GROUP);
                }
            }
        }
        rows.forget_other_widths(widths);
        rows.estimate(shown);
        rows
    }

    /// Comes in the place of others once more: what was drawn since has its height here too.
    pub(super) fn take_over_from(
        &mut self,
        shown: &ViewContext<'_>,
        others: &mut Self,
        widths: &[CardWidth],
    ) {
        self.measured = std::mem::take(&mut others.measured);
        // A missing reply is of another height where its statement is not beside it.
        self.measured.retain(|item, _| !matches!(item, PanelItem::MissingReply { .. }));
        for item in std::mem::take(&mut others.fresh) {
            let known = self.plan.place(item).zip(self.measured.get(&item).copied());
            if let Some((place, height)) = known {
                self.measure(place, item, height);
            }
        }
        self.fresh.clear();
        self.set_widths(shown, widths);
    }

    /// Estimates again where a panel is wider or narrower than it was. Gives whether that was so.
    pub(super) fn set_widths(&mut self, shown: &ViewContext<'_>, widths: &[CardWidth]) -> bool {
        let same = self.widths.len() == widths.len()
            && self.widths.iter().zip(widths).all(|(own, other)| !own.differs(*other));
        if same {
            return false;
        }
        self.forget_other_widths(widths);
        self.estimate(shown);
        true
    }

    /// Forgets the heights of cards that were drawn in a panel of another width.
    fn forget_other_widths(&mut self, widths: &[CardWidth]) {
        let differs: Vec<bool> = widths
            .iter()
            .enumerate()
            .map(|(at, width)| self.widths.get(at).is_none_or(|own| own.differs(*width)))
            .collect();
        if differs.iter().all(|differs| *differs) {
            self.measured.clear();
        } else if differs.contains(&true) {
            let plan = &self.plan;
            self.measured.retain(|item, _| {
                plan.place(*item).is_some_and(|(column, _)| differs.get(column) == Some(&false))
            });
        }
        self.widths = widths.to_vec();
    }

    /// The only work here that grows with the project; done once a change, not once a frame.
    fn estimate(&mut self, shown: &ViewContext<'_>) {
        let columns = self.plan.columns.iter().zip(&self.widths);
        let guesses = columns.map(|(slots, width)| {
            let guess = HeightEstimate::new(shown, *width);
            slots.iter().map(|slot| guess.height(&self.plan, *slot) + GAP).collect()
        });
        let mut heights: Vec<Vec<f32>> = guesses.collect();
        let mut correct = |(column, at): (usize, usize), height: &dyn Fn(f32) -> f32| {
            if let Some(known) = heights.get_mut(column).and_then(|heights| heights.get_mut(at)) {
                *known = height(*known);
            }
        };
        for (item, height) in &self.measured {
            if let Some(place) = self.plan.place(*item) {
                correct(place, &|_| height + GAP);
            }
        }
        for (place, room) in &self.above {
            correct(*place, &|height| height + room);
        }
        self.columns = heights.into_iter().map(SumTree::new).collect();
        self.levels = SumTree::new((0..self.plan.rows.len()).map(|row| self.height_of_row(row)).collect());
    }

    fn lead(&self, row: usize) -> f32 {
        self.plan.rows.get(row).copied().map_or(0.0, PlanRowKind::lead)
    }

    fn height_of_row(&self, row: usize) -> f32 {
        let heights = self.columns.iter().enumerate().map(|(column, tree)| {
            tree.between(self.plan.start(row, column), self.plan.start(row + 1, column))
        });
        self.lead(row) + heights.fold(0.0, f64::max) as f32
    }

    /// Room above an item for the name of a speaker.
    pub(super) fn above(&self, column: usize, at: usize) -> f32 {
        if self.above.is_empty() { 0.0 } else { self.above.get(&(column, at)).copied().unwrap_or_default() }
    }

    /// The number of items that a panel has.
    pub(super) fn len(&self, column: usize) -> usize {
        self.columns.get(column).map_or(0, SumTree::len)
    }

    /// Corrects the height of an item; gives by how much it grew, and whether it was an estimate until now.
    pub(super) fn measure(
        &mut self,
        (column, at): (usize, usize),
        item: PanelItem,
        height: f32,
    ) -> (f32, bool) {
        let above = self.above(column, at);
        let Some(tree) = self.columns.get_mut(column) else { return (0.0, false) };
        let grown = tree.set(at, above + height + GAP);
        if grown != 0.0 {
            let row = self.plan.row_of(column, at);
            let height = self.height_of_row(row);
            self.levels.set(row, height);
        }
        let known = self.measured.insert(item, height);
        if known != Some(height) {
            self.fresh.push(item);
        }
        (grown, known.is_none())
    }

    /// Returns `true` if an item has been drawn at this width.
    pub(super) fn is_measured(&self, item: PanelItem) -> bool {
        self.measured.contains_key(&item)
    }

    /// Returns the top and the height of an item.
    pub(super) fn place(&self, column: usize, at: usize) -> Option<(f64, f32)> {
        let tree = self.columns.get(column).filter(|tree| at < tree.len())?;
        let (above, row) = (self.above(column, at), self.plan.row_of(column, at));
        let begins = self.levels.before(row) + f64::from(self.lead(row));
        let inside = tree.between(self.plan.start(row, column), at);
        Some((begins + inside + f64::from(PAD + above), tree.get(at) - GAP - above))
    }

    /// The first item of a panel that ends below a place; as many as there are where none does.
    pub(super) fn find(&self, column: usize, place: f64) -> usize {
        let Some(tree) = self.columns.get(column).filter(|tree| tree.len() > 0) else { return 0 };
        let place = place - f64::from(PAD);
        let row = self.levels.find(place);
        let inside = place - self.levels.before(row) - f64::from(self.lead(row));
        let (start, end) = (self.plan.start(row, column), self.plan.start(row + 1, column));
        if start == end {
            return start;
        }
        let before = tree.before(start);
        if inside >= tree.before(end) - before {
            return end;
        }
        tree.find(before + inside.max(0.0)).clamp(start, end - 1)
    }

    /// The row at a place, and where it ends.
    pub(super) fn row_at(&self, place: f64) -> (usize, f64) {
        let pad = f64::from(PAD);
        let row = self.levels.find(place - pad);
        (row, self.levels.before(row + 1) + pad)
    }

    /// From where to where the items of a row are; nothing behind the last row.
    pub(super) fn reach(&self, row: usize) -> Option<(f64, f64)> {
        let begins = self.levels.before(row) + f64::from(self.lead(row) + PAD);
        let ends = self.levels.before(row + 1) + f64::from(PAD - GAP);
        (row < self.plan.rows.len()).then_some((begins, ends))
    }

    /// The item of a panel in a row, where it is the only one there.
    pub(super) fn only(&self, row: usize, column: usize) -> Option<usize> {
        let (start, end) = (self.plan.start(row, column), self.plan.start(row + 1, column));
        (start + 1 == end).then_some(start)
    }

    /// Returns the end of a panel's last item.
    pub(super) fn end_of(&self, column: usize) -> f64 {
        let last = self.len(column).checked_sub(1).and_then(|last| self.place(column, last));
        last.map_or(0.0, |(top, height)| top + f64::from(height))
    }

    /// The rows from one place to another, each with where its rule is.
    pub(super) fn rules(&self, from: f64, to: f64) -> impl Iterator<Item = f64> + '_ {
        let pad = f64::from(PAD);
        let first = self.levels.find(from - pad);
        let rows = self.plan.rows.iter().enumerate().skip(first);
        rows.map(move |(row, kind)| (*kind, self.levels.before(row) + pad))
            .take_while(move |(_, top)| *top < to)
            .filter(|(kind, _)| kind.has_rule())
            .map(|(kind, top)| top + f64::from(kind.lead() - GAP) / 2.0)
    }
}

/// The expected heights of the items of one panel, as long as nobody has drawn them.
struct HeightEstimate<'a> {
    layout: &'a Layout,
    folded: bool,
    /// The number of letters in a row of words.
    letters: u32,
    missing_reply: f32,
}

impl<'a> HeightEstimate<'a> {
    fn new(shown: &ViewContext<'a>, width: CardWidth) -> Self {
        const LETTER: f32 = theme::CARD_TEXT * 0.47;
        Self {
            layout: shown.layout(),
            folded: width.folded,
            letters: (card::inner_width(width.card) / LETTER).max(8.0) as u32,
            missing_reply: missing_reply_height(width.card, are_missing_replies_away(shown)),
        }
    }

    fn height(&self, plan: &PanelPlan, slot: ItemSlot) -> f32 {
        match slot.card() {
            _ if self.folded => FOLDED,
            Some(place) => self.card(place),
            None if matches!(plan.other(slot), Some(PanelItem::MissingReply { .. })) => self.missing_reply,
            None => REFERENCE_HEIGHT,
        }
    }

    /// From the length of its words alone. Wrong by a row at times: nothing is asked of the project here, because that would take
    /// longer than all the rest.
    fn card(&self, place: StatementIndex) -> f32 {
        let Some(compact_row) = self.layout.index.table.compact_rows.get(place.number()) else { return 0.0 };
        let rows = u32::from(compact_row.bytes).saturating_add(3).div_ceil(self.letters);
        let rows = rows.clamp(1, card::MOST_ROWS as u32);
        let foot = compact_row.has_chips() || self.layout.has_links(place);
        card::height_of(rows as f32 * card::WORDS_ROW, if foot { card::FOOT_ROW } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::app::index;
    use model::{IdGenerator, StatementId};

    /// Rows with these numbers of cards in each panel, all of one height at first.
    fn rows(counts: &[[usize; 3]]) -> (RowHeights, Vec<PanelItem>) {
        let mut ids = IdGenerator::seeded(8);
        let count = counts.iter().flatten().sum::<usize>();
        let list: Vec<StatementId> = (0..count).map(|_| ids.draw()).collect();
        let all: Vec<PanelItem> = list.iter().copied().map(PanelItem::Card).collect();
        let mut next = all.iter().copied().zip(StatementIndex::all(count));
        let mut plan = PanelPlan::empty(&Arc::new(index::ReadingOrder::new(list)), 3);
        for count in counts {
            let columns = (0..3).flat_map(|column| std::iter::repeat_n(column, count[column]));
            let items = columns.zip(&mut next).map(|(column, (item, place))| (column, item, place));
            plan.add(PlanRowKind::Exchange, items);
        }
        plan.end();
        let columns: Vec<SumTree> =
            plan.columns.iter().map(|items| SumTree::new(vec![50.0 + GAP; items.len()])).collect();
        let mut rows = RowHeights { plan, columns, ..RowHeights::default() };
        rows.levels = SumTree::new((0..counts.len()).map(|row| rows.height_of_row(row)).collect());
        (rows, all)
    }

    proptest! {
        #[test]
        fn rows_are_as_high_as_their_highest_panel_and_found_by_place(
            counts in prop::collection::vec([0usize..4, 0usize..4, 0usize..4], 1..30),
            heights in prop::collection::vec((0usize..200, 20u16..400), 0..40),
        ) {
            let (mut rows, all) = rows(&counts);
            let mut own: HashMap<PanelItem, f32> = all.iter().map(|item| (*item, 50.0)).collect();
            for (which, height) in heights {
                let Some(item) = all.get(which % all.len().max(1)).copied() else { continue };
                let place = rows.plan.place(item).unwrap();
                rows.measure(place, item, f32::from(height));
                own.insert(item, f32::from(height));
            }
            let mut top = f64::from(PAD);
            let mut next = [0usize; 3];
            for (row, count) in counts.iter().enumerate() {
                top += f64::from(PlanRowKind::Exchange.lead());
                let mut highest = 0.0f64;
                for column in 0..3 {
                    let mut y = top;
                    for _ in 0..count[column] {
                        let at = next[column];
                        next[column] += 1;
                        let item = rows.plan.item(column, at).unwrap();
                        prop_assert_eq!(rows.plan.row_of(column, at), row);
                        let (place, height) = rows.place(column, at).unwrap();
                        prop_assert!((place - y).abs() < 1e-3, "{place} {y}");
                        prop_assert!((height - own[&item]).abs() < 1e-3);
                        prop_assert_eq!(rows.find(column, place + 1.0), at);
                        y += f64::from(height + GAP);
                    }
                    highest = highest.max(y - top);
                }
                top += highest;
                let (found, end) = rows.row_at(top - 1.0);
                if highest > 1.0 {
                    prop_assert_eq!(found, row);
                    prop_assert!((end - top).abs() < 1e-3, "{end} {top}");
                }
            }
        }
    }

    #[test]
    fn a_place_beside_an_empty_panel_finds_its_next_item() {
        let (rows, _) = rows(&[[1, 0, 0], [1, 1, 0]]);
        assert_eq!((rows.find(1, 0.0), rows.find(2, 0.0)), (0, 0));
        assert_eq!(rows.find(0, 1e9), 2, "there is nothing that far down");
    }
}
