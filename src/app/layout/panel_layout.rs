//! The cards that are shown: the order of the cards, the panels and their figures.
//!
//! The layout for another [`Visibility`] is put away beside it: whoever goes back and forth between two of them finds
//! both as they were left. It is good as long as nothing but these changes: neither the project nor what the filters let
//! through.

use std::collections::HashMap;

use super::columns::{PanelColumn, columns};
use crate::app::filter::{Filters, Visibility};
use crate::app::index::{CompactRow, RowIndex, StatementTable};
use model::{PartyId, StatementId};

/// The visible part of a project, for one preference of a person.
#[derive(Debug, Default)]
pub(crate) struct PanelLayout {
    /// The key that it was made for, while it is put away; none where only its memory is reused.
    pub(super) of: Option<Visibility>,
    /// When it became another one last, while it is put away.
    pub(super) serial: u64,
    /// The statements that can have cards, in reading order, whether the filters let them or not.
    pub(crate) order: Vec<StatementId>,
    /// The attitudes in reading order, whether they have cards or not.
    pub(crate) attitudes: Vec<StatementId>,
    /// The panels that are shown, in their order.
    pub(crate) columns: Vec<PanelColumn>,
    /// The figures of each panel, and of the others under `None`.
    pub(crate) figures: HashMap<Option<PartyId>, HeaderFigures>,
    /// How many of those in `order` pass the filters. Those that are selected have cards besides.
    pub(crate) passing: usize,
    /// The place in `order` of each statement of the table.
    pub(super) places: Vec<RowIndex>,
    /// The column and the place in it of each statement of the table.
    pub(super) cards: Vec<(RowIndex, RowIndex)>,
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
    pub(crate) fn add(&mut self, lot: CompactRow) {
        if lot.is_attitude() {
            self.attitudes += 1;
        } else if lot.is_nested() {
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
        self.places.resize(table.rows.len(), RowIndex::NONE);
        let mut figures = vec![HeaderFigures::default(); table.parties.len() + 1];
        self.passing = 0;
        let ids = table.ids.list();
        for (((at, lot), id), place) in table.lots.iter().enumerate().zip(ids).zip(&mut self.places) {
            if !lot.is_rejected() {
                let panel = usize::from(lot.panel).min(table.parties.len());
                figures[panel].add(*lot);
            } else if !shows.rejected {
                continue;
            }
            if lot.is_attitude() {
                self.attitudes.push(*id);
            }
            if shows.allows_row(*lot) {
                self.passing += usize::from(filters.passes(Some(at)));
                *place = RowIndex::new(self.order.len());
                self.order.push(*id);
            }
        }
        let panels = table.parties.iter().map(|party| Some(party.id)).chain([None]);
        self.figures = panels.zip(figures).filter(|(_, it)| *it != HeaderFigures::default()).collect();
        let passes = |at: usize, id| filters.has_card(at, id);
        columns(&mut self.columns, table, |lot| shows.shows_row(lot), |lot| shows.allows_row(lot), passes);
        self.cards.clear();
        self.cards.resize(table.rows.len(), (RowIndex::NONE, RowIndex::NONE));
        for column in 0..self.columns.len() {
            self.number_cards(column);
        }
    }

    /// Numbers the cards of a panel.
    pub(super) fn number_cards(&mut self, column: usize) {
        let Some(own) = self.columns.get(column) else { return };
        for (place, row) in own.rows.iter().zip(0..) {
            self.cards[*place as usize] = (RowIndex::new(column), RowIndex::new(row));
        }
    }
}
