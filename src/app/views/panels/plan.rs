//! What stands where: rows across all panels, and in each row the cards and holes of every panel.
//!
//! In order there is one row, and each panel is packed: its cards, and its holes where the statements are read that they
//! belong to. In exchanges a row is what stands level: a claim with
//! its answers, the answers to these below them, or a statement alone.

use std::collections::{HashMap, HashSet};

use super::lines::{Line, hole};
use crate::analysis::Due;
use crate::app::columns::Voice;
use crate::app::index::Index;
use crate::model::{PartyId, StatementId};

/// Something that stands in a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Item {
    /// The card of a statement.
    Card(StatementId),
    /// That an answer whose card stands in another row answers one of this row too.
    Reference {
        /// The answer.
        statement: StatementId,
        /// What it answers here.
        of: StatementId,
    },
    /// That a party which was accused has not replied.
    Hole {
        /// What it was accused of.
        claim: StatementId,
        /// Who has not replied.
        party: PartyId,
    },
}

impl Item {
    /// The statement whose card it is.
    pub(super) const fn card(self) -> Option<StatementId> {
        match self {
            Self::Card(id) => Some(id),
            Self::Reference { .. } | Self::Hole { .. } => None,
        }
    }

    /// The statement in whose place it is read.
    pub(super) const fn read_at(self) -> StatementId {
        match self {
            Self::Card(id) | Self::Reference { statement: id, .. } | Self::Hole { claim: id, .. } => id,
        }
    }
}

/// What stands level, and what is above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// All there is, packed.
    Packed,
    /// A claim and its answers: with a rule above it.
    Exchange,
    /// Answers to these.
    Further,
    /// A statement that answers nothing and that nothing answers.
    Alone,
    /// The same behind an exchange: with a rule above it.
    AloneAfter,
}

impl Kind {
    /// Room above it, in points; the rule stands in the middle.
    pub(super) const fn lead(self) -> f32 {
        match self {
            Self::Packed | Self::Further | Self::Alone => 0.0,
            Self::Exchange | Self::AloneAfter => 16.0,
        }
    }

    /// Whether a rule stands above it.
    pub(super) const fn has_rule(self) -> bool {
        matches!(self, Self::Exchange | Self::AloneAfter)
    }
}

/// What stands where.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The items of each panel, downwards.
    pub(super) columns: Vec<Vec<Item>>,
    /// What each row is.
    pub(super) rows: Vec<Kind>,
    /// Where the items of each row begin, in each panel: row by row, with one row more at the end.
    starts: Vec<u32>,
    /// The panel of each item, and its place there.
    places: HashMap<Item, (usize, usize)>,
    /// How many holes each panel has.
    holes: Vec<usize>,
    /// Whether voices among the others stand together, each under its name.
    grouped: bool,
}

impl Plan {
    /// Each panel packed, in reading order; `only` says of which statements.
    pub(super) fn in_order(index: &Index, dues: &[Due], only: Option<&HashSet<StatementId>>) -> Self {
        let is_shown = |id: &StatementId| only.is_none_or(|only| only.contains(id));
        // Voices stand together while all of them are there.
        let mut plan = Self { rows: vec![Kind::Packed], grouped: only.is_none(), ..Self::default() };
        let mut holes = holes(index, dues, is_shown);
        for (column, holes) in index.columns.iter().zip(&mut holes) {
            let mut holes = holes.drain(..).peekable();
            let mut items = Vec::with_capacity(column.cards.len() + holes.len());
            for (id, place) in column.cards.iter().zip(&column.rows).filter(|(id, _)| is_shown(id)) {
                while let Some((_, hole)) = holes.next_if(|(of, _)| of < place) {
                    items.push(hole);
                }
                items.push(Item::Card(*id));
            }
            items.extend(holes.map(|(_, hole)| hole));
            plan.columns.push(items);
        }
        plan.starts = vec![0; plan.columns.len()];
        plan.starts.extend(plan.columns.iter().map(|items| items.len() as u32));
        plan.find_places();
        plan
    }

    /// Rows of what stands level.
    pub(super) fn of_lines(columns: usize, lines: &[Line]) -> Self {
        let mut plan = Self { columns: vec![Vec::new(); columns], ..Self::default() };
        for line in lines {
            plan.starts.extend(plan.columns.iter().map(|items| items.len() as u32));
            plan.rows.push(line.kind);
            for (column, item) in &line.items {
                if let Some(items) = plan.columns.get_mut(*column) {
                    items.push(*item);
                }
            }
        }
        plan.starts.extend(plan.columns.iter().map(|items| items.len() as u32));
        plan.find_places();
        plan
    }

    fn find_places(&mut self) {
        let holes = |items: &Vec<Item>| items.iter().filter(|it| matches!(it, Item::Hole { .. })).count();
        self.holes = self.columns.iter().map(holes).collect();
        for (column, items) in self.columns.iter().enumerate() {
            self.places.extend(items.iter().enumerate().map(|(at, item)| (*item, (column, at))));
        }
    }

    /// The panel of an item and its place there.
    pub(super) fn place(&self, item: Item) -> Option<(usize, usize)> {
        self.places.get(&item).copied()
    }

    /// An item.
    pub(super) fn item(&self, column: usize, at: usize) -> Option<Item> {
        self.columns.get(column)?.get(at).copied()
    }

    /// How many holes a panel has.
    pub(super) fn holes(&self, column: usize) -> usize {
        self.holes.get(column).copied().unwrap_or_default()
    }

    /// Where the items of a row begin in a panel. The row behind the last one begins at the end.
    pub(super) fn start(&self, row: usize, column: usize) -> usize {
        self.starts.get(row * self.columns.len() + column).map_or(0, |at| *at as usize)
    }

    /// The row of an item.
    pub(super) fn row_of(&self, column: usize, at: usize) -> usize {
        let (mut low, mut high) = (0, self.rows.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.start(middle + 1, column) <= at { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The voice whose name stands above an item, and how many cards follow it.
    pub(super) fn voice_above(&self, index: &Index, column: usize, at: usize) -> Option<(Voice, usize)> {
        let cards = index.columns.get(column).filter(|_| self.grouped)?;
        Some((cards.group_at(at)?, cards.group_size(at)))
    }
}

/// The holes of each panel, with the place in the index's table of what each belongs to.
fn holes(index: &Index, dues: &[Due], is_shown: impl Fn(&StatementId) -> bool) -> Vec<Vec<(u32, Item)>> {
    let mut holes = vec![Vec::new(); index.columns.len()];
    for due in dues {
        let Some((column, claim)) = hole(index, due).filter(|(_, claim)| is_shown(claim)) else { continue };
        let place = index.table.place(claim).and_then(|place| u32::try_from(place).ok());
        if let Some((own, place)) = holes.get_mut(column).zip(place) {
            own.push((place, Item::Hole { claim, party: due.party }));
        }
    }
    holes
}
