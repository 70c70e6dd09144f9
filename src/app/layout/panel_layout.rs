//! The cards that are shown: the order of the cards, the panels and their figures.
//!
//! The layout for another [`Visibility`] is put away beside it: whoever goes back and forth between two of them finds
//! both as they were left. It is good as long as nothing but these changes: neither the project nor what the filters let
//! through.

use std::collections::HashMap;

use super::columns::{PanelColumn, columns};
use crate::app::filter::{Filters, Visibility};
use crate::app::index::{CompactRow, StatementTable};
use analysis::StatementIndex;
use model::{ListIndex, PartyId, StatementId};

/// The visible part of a project, for one preference of a person.
#[derive(Debug, Default)]
pub(crate) struct PanelLayout {
    /// The key that it was made for, while it is put away; none where only its memory is reused.
    pub(super) of: Option<Visibility>,
    /// Time of its last change, while it is put away.
    pub(super) serial: u64,
    /// The statements that can have cards, in reading order, whether the filters let them or not.
    pub(crate) order: Vec<StatementId>,
    /// The attitudes in reading order, whether they have cards or not.
    pub(crate) attitudes: Vec<StatementId>,
    /// The panels that are shown, in their order.
    pub(crate) columns: Vec<PanelColumn>,
    /// The figures of each panel, and of the others under `None`.
    pub(crate) figures: HashMap<Option<PartyId>, HeaderFigures>,
    /// The number of those in `order` that pass the filters. Those that are selected have cards besides.
    pub(crate) passing: usize,
    /// The place in `order` of each statement of the table.
    pub(super) places: Vec<Option<OrderIndex>>,
    /// The column and the place in it of each statement of the table.
    pub(super) cards: Vec<Option<CardPosition>>,
}

/// A statement that can have a card.
#[derive(Debug)]
pub(crate) enum OrderedStatement {}

/// The place of a statement in [`PanelLayout::order`].
pub(crate) type OrderIndex = ListIndex<OrderedStatement>;

/// The place of a card: its panel among [`PanelLayout::columns`], and its place among the cards of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CardPosition {
    column: ListIndex<PanelColumn>,
    row: ListIndex<Self>,
}

impl CardPosition {
    fn new(column: usize, row: usize) -> Self {
        Self { column: ListIndex::new(column), row: ListIndex::new(row) }
    }

    /// Returns the number of panels before its own.
    pub(crate) const fn column(self) -> usize {
        self.column.number()
    }

    /// Returns the number of cards before it in its panel.
    pub(crate) const fn row(self) -> usize {
        self.row.number()
    }
}

/// The figures of a panel's header.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeaderFigures {
    /// Its own statements.
    pub(crate) own: usize,
    /// Its statements as reported by others.
    pub(crate) told: usize,
    /// Its attitudes, as its own words or others tell; in none of the other figures.
    pub(crate) attitudes: usize,
}

impl HeaderFigures {
    pub(crate) fn add(&mut self, compact_row: CompactRow) {
        if compact_row.is_attitude() {
            self.attitudes += 1;
        } else if compact_row.is_nested() {
            self.told += 1;
        } else {
            self.own += 1;
        }
    }
}

impl PanelLayout {
    /// Lays everything out again. Passes over the table alone, in places that are there already.
    pub(super) fn lay_out(&mut self, table: &StatementTable, shows: Visibility, filters: &Filters) {
        self.order.clear();
        self.attitudes.clear();
        self.places.clear();
        self.places.resize(table.rows.len(), None);
        let mut figures = vec![HeaderFigures::default(); table.parties.len() + 1];
        self.passing = 0;
        let ids = table.ids.list();
        for (((at, compact_row), id), place) in StatementIndex::all(table.compact_rows.len())
            .zip(&table.compact_rows)
            .zip(ids)
            .zip(&mut self.places)
        {
            if !compact_row.is_rejected() {
                let panel = usize::from(compact_row.panel).min(table.parties.len());
                figures[panel].add(*compact_row);
            } else if !shows.rejected {
                continue;
            }
            if compact_row.is_attitude() {
                self.attitudes.push(*id);
            }
            if shows.allows_row(*compact_row) {
                self.passing += usize::from(filters.passes(Some(at)));
                *place = Some(OrderIndex::new(self.order.len()));
                self.order.push(*id);
            }
        }
        let panels = table.parties.iter().map(|party| Some(party.id)).chain([None]);
        self.figures = panels.zip(figures).filter(|(_, it)| *it != HeaderFigures::default()).collect();
        let passes = |at: StatementIndex, id| filters.has_card(at, id);
        columns(
            &mut self.columns,
            table,
            |compact_row| shows.shows_row(compact_row),
            |compact_row| shows.allows_row(compact_row),
            passes,
        );
        self.cards.clear();
        self.cards.resize(table.rows.len(), None);
        for column in 0..self.columns.len() {
            self.number_cards(column);
        }
    }

    /// Numbers the cards of a panel.
    pub(super) fn number_cards(&mut self, column: usize) {
        let Some(own) = self.columns.get(column) else { return };
        for (place, row) in own.rows.iter().zip(0..) {
            self.cards[place.number()] = Some(CardPosition::new(column, row));
        }
    }
}
