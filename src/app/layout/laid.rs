//! The cards that are shown: the order of the cards, the panels and their figures.
//!
//! What was laid out for other [`Shows`] is put away beside it: whoever goes back and forth between two of them finds
//! both as they were left. It is good as long as nothing but these changes: neither the project nor what the filters let
//! through.

use std::collections::HashMap;

use super::columns::{Column, columns};
use crate::app::filter::{Filters, Shows};
use crate::app::index::{At, Lot, Table};
use model::{PartyId, StatementId};

/// What is shown of a project, for one wish of a person.
#[derive(Debug, Default)]
pub(crate) struct LaidOut {
    /// What it was made for, while it is put away; nothing where it was made for nothing, and lends its room alone.
    pub(super) of: Option<Shows>,
    /// When it became another one last, while it is put away.
    pub(super) serial: u64,
    /// The statements that can have cards, in reading order, whether the filters let them or not.
    pub(crate) order: Vec<StatementId>,
    /// The attitudes in reading order, whether they have cards or not.
    pub(crate) attitudes: Vec<StatementId>,
    /// The panels that are shown, in their order.
    pub(crate) columns: Vec<Column>,
    /// The figures of each panel, and of the others under `None`.
    pub(crate) figures: HashMap<Option<PartyId>, Figures>,
    /// How many of those in `order` pass the filters. Those that are selected have cards besides.
    pub(crate) passing: usize,
    /// The place in `order` of each statement of the table.
    pub(super) places: Vec<At>,
    /// The column and the place in it of each statement of the table.
    pub(super) cards: Vec<(At, At)>,
}

/// What a panel's header says.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    /// What it says itself.
    pub(crate) own: usize,
    /// What others tell that it says.
    pub(crate) told: usize,
    /// What it thinks or wants, as its own words or others tell; in none of the other figures.
    pub(crate) attitudes: usize,
}

impl Figures {
    fn add(&mut self, lot: Lot) {
        if lot.is_attitude() {
            self.attitudes += 1;
        } else if lot.is_nested() {
            self.told += 1;
        } else {
            self.own += 1;
        }
    }
}

impl LaidOut {
    /// Lays everything out anew. Passes over the table alone, in places that are there already.
    pub(super) fn lay_out(&mut self, table: &Table, shows: Shows, filters: &Filters) {
        self.order.clear();
        self.attitudes.clear();
        self.places.clear();
        self.places.resize(table.rows.len(), At::NONE);
        let mut figures = vec![Figures::default(); table.parties.len() + 1];
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
            if shows.allows_lot(*lot) {
                self.passing += usize::from(filters.passes(Some(at)));
                *place = At::new(self.order.len());
                self.order.push(*id);
            }
        }
        let panels = table.parties.iter().map(|party| Some(party.id)).chain([None]);
        self.figures = panels.zip(figures).filter(|(_, it)| *it != Figures::default()).collect();
        let passes = |at: usize, id| filters.lets(at, id);
        columns(&mut self.columns, table, |lot| shows.shows_lot(lot), |lot| shows.allows_lot(lot), passes);
        self.cards.clear();
        self.cards.resize(table.rows.len(), (At::NONE, At::NONE));
        for column in 0..self.columns.len() {
            self.number_cards(column);
        }
    }

    /// Numbers the cards of a panel.
    pub(super) fn number_cards(&mut self, column: usize) {
        let Some(own) = self.columns.get(column) else { return };
        for (place, row) in own.rows.iter().zip(0..) {
            self.cards[*place as usize] = (At::new(column), At::new(row));
        }
    }
}
