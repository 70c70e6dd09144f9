//! How high every card is: estimated from its text, corrected once it has been drawn.
//!
//! Laying out a card's text takes a few tenths of a millisecond, so a panel of 100,000 cards is never laid
//! out as a whole. Its heights stand in a tree of sums, in which a card is found by its place on the screen,
//! and a height corrected, in logarithmic time.

use std::collections::HashMap;

use super::card;
use crate::app::columns::Column;
use crate::app::index::{Index, Shows};
use crate::app::shown::Shown;
use crate::app::theme;
use crate::model::{Act, Statement, StatementId};

/// Above the first card of a panel, in points.
pub(super) const PAD: f32 = 12.0;
/// Between two cards of a panel, in points.
pub(super) const GAP: f32 = 8.0;
/// The name of a voice above its cards, among the others, in points.
pub(super) const GROUP: f32 = 34.0;

/// Heights in a row, with sums of them: a Fenwick tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The heights themselves, each with what stands above it and the gap below it.
    each: Vec<f32>,
    /// Sums of stretches of them, in `f64`: a panel can be ten million points high.
    sums: Vec<f64>,
}

impl Tree {
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

    /// How many heights there are.
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

    /// The sum of all.
    pub(super) fn total(&self) -> f64 {
        self.before(self.len())
    }

    /// Which height a place falls into: the last one past the end, the first one before the beginning.
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

/// The heights of all cards, for one state of the project and one width of the panels.
#[derive(Debug, Default)]
pub(super) struct Heights {
    state: Option<(u64, Shows)>,
    width: f32,
    /// A tree a panel, in the order of the index's columns.
    pub(super) columns: Vec<Tree>,
    measured: HashMap<StatementId, f32>,
}

/// What made the heights new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Renewed {
    /// Nothing: they are as they were.
    No,
    /// Another state of the project; cards that were drawn keep their heights.
    State,
    /// Another width; every height is an estimate again.
    Width,
}

impl Heights {
    /// Estimates anew where the project or the width is another one. The only work here that grows with the
    /// project; done once a change, not once a frame.
    pub(super) fn renew(&mut self, shown: &Shown<'_>, width: f32) -> Renewed {
        let state = Some((shown.session.state(), shown.session.shows));
        let wider = (width - self.width).abs() > 0.5;
        if self.state == state && !wider {
            return Renewed::No;
        }
        if wider {
            self.measured.clear();
            self.width = width;
        }
        self.state = state;
        let height = |id: &StatementId| {
            let known = self.measured.get(id).copied();
            let height = known.or_else(|| Some(estimate(shown, shown.statement(*id)?, width)));
            height.unwrap_or_default() + GAP
        };
        let columns = &shown.index().columns;
        self.columns = columns
            .iter()
            .map(|column| {
                let rows = column.cards.iter().enumerate();
                Tree::new(rows.map(|(row, id)| above(column, row) + height(id)).collect())
            })
            .collect();
        if wider { Renewed::Width } else { Renewed::State }
    }

    /// Corrects the height of a card; gives by how much it grew, and whether it was an estimate until now.
    pub(super) fn measure(
        &mut self,
        index: &Index,
        (column, row): (usize, usize),
        id: StatementId,
        height: f32,
    ) -> (f32, bool) {
        let Some(tree) = self.columns.get_mut(column) else { return (0.0, false) };
        let above = index.columns.get(column).map_or(0.0, |column| above(column, row));
        let grown = tree.set(row, above + height + GAP);
        (grown, self.measured.insert(id, height).is_none())
    }

    /// Where a card begins in its panel, and how high it is.
    pub(super) fn place(&self, index: &Index, column: usize, row: usize) -> Option<(f64, f32)> {
        let tree = self.columns.get(column)?;
        let above = above(index.columns.get(column)?, row);
        let top = tree.before(row) + f64::from(PAD + above);
        (row < tree.len()).then(|| (top, tree.get(row) - GAP - above))
    }
}

/// How much room there is above a card: for the name of the voice that begins with it.
pub(super) fn above(column: &Column, row: usize) -> f32 {
    if column.group_at(row).is_some() { GROUP } else { 0.0 }
}

/// How high a card will be, from the length of its words.
fn estimate(shown: &Shown<'_>, statement: &Statement, width: f32) -> f32 {
    const LETTER: f32 = theme::CARD_TEXT * 0.47;
    let bytes: usize = statement.spans.iter().map(|span| span.len() + 3).sum();
    let row = ((card::inner_width(width) / LETTER).max(8.0)) as usize;
    let rows = bytes.div_ceil(row).clamp(1, card::MOST_ROWS);
    let index = shown.index();
    let foot = statement.claim
        || statement.act == Act::Attitude
        || !statement.tags.is_empty()
        || !statement.note.is_empty()
        || statement.verdict.is_some()
        || index.links.contains_key(&statement.id)
        || index.citations.contains_key(&statement.id);
    card::height_of(rows as f32 * card::WORDS_ROW, if foot { card::FOOT_ROW } else { 0.0 })
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
            let mut tree = Tree::new(plain.clone());
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
        let mut tree = Tree::new(Vec::new());
        assert_eq!((tree.find(5.0), tree.len()), (0, 0));
        assert!(tree.total().abs() < f64::EPSILON && tree.set(0, 3.0).abs() < f32::EPSILON);
    }
}
