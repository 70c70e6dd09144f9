//! A few statements that are rejected, come back, or go to another panel: all that is shown, mended around them.
//!
//! To lay everything out ([`Layout::show`]) is a pass over all statements; to mend it moves what is behind those
//! that changed, and counts on. The property test of the index holds for both.

use super::OrderIndex;
use super::{HeaderFigures, Layout};
use crate::app::index::StatementRow;
use analysis::StatementIndex;
use model::{Act, PartyId, ReviewStatus};

/// For more statements than that it is cheaper to lay everything out.
const FEW: usize = 64;

impl Layout {
    /// Mends what is shown for statements that changed, each by its place in the table and with how it was. Nothing else may have
    /// changed: what is to be shown, parties and speakers, what the filters let through. Gives whether that was done.
    pub(super) fn patch(&mut self, changed: &[(StatementIndex, StatementRow)]) -> bool {
        // Among the others is one speaker after the other, and one more may begin anywhere.
        let among_others = |row: &StatementRow| self.index.table.panel(row).is_none();
        let far = |(at, old): &(StatementIndex, StatementRow)| {
            among_others(old) || among_others(&self.index.table.rows[at.number()])
        };
        if changed.len() > FEW || changed.iter().any(far) {
            return false;
        }
        let had: Vec<bool> = changed.iter().map(|(at, _)| self.laid.places[at.number()].is_some()).collect();
        let mut columns = Vec::new();
        for (at, old) in changed {
            columns.extend(self.change_counts(*at, old, false));
            self.take_out(*at);
            let now = self.index.table.rows[at.number()];
            columns.extend(self.change_counts(*at, &now, true));
            self.put_in(*at, &now);
        }
        let places = self.laid.places.iter_mut().flatten();
        for (place, at) in places.zip(OrderIndex::all(self.laid.order.len())) {
            *place = at;
        }
        columns.sort_unstable();
        columns.dedup();
        for column in columns {
            self.laid.number_cards(column);
        }
        let other = |((at, _), had): (&(StatementIndex, StatementRow), &bool)| {
            self.laid.places[at.number()].is_some() != *had
        };
        let others = changed.iter().zip(&had).filter(|it| other(*it));
        if others.map(|((at, _), _)| *at).any(|at| self.index.all_links().has_any(at)) {
            self.show_links();
        }
        true
    }

    /// Counts a statement as it is or was, or no longer; gives the panel in which it has its card, if that is shown.
    fn change_counts(&mut self, at: StatementIndex, row: &StatementRow, more: bool) -> Option<usize> {
        let by = if more { 1 } else { usize::MAX };
        let change = |count: &mut usize, does: bool| {
            *count = if does { count.wrapping_add(by) } else { *count };
        };
        let party = self.index.table.party(row);
        if row.status != ReviewStatus::Rejected {
            let figures = self.laid.figures.entry(party).or_default();
            let HeaderFigures { own, told, attitudes } = figures;
            let attitude = row.act == Act::Attitude;
            change(attitudes, attitude);
            change(told, !attitude && row.is_nested());
            change(own, !attitude && !row.is_nested());
            if *figures == HeaderFigures::default() {
                self.laid.figures.remove(&party);
            }
        }
        let (shown, can) = (self.shows.shows(row), self.shows.allow(row));
        change(&mut self.laid.passing, can && self.filters.passes(Some(at)));
        let column = self.column_of(party)?;
        let lets = self.filters.has_card(at, row.id);
        let own = self.laid.columns.get_mut(column)?;
        change(&mut own.attitudes, shown && row.act == Act::Attitude && lets);
        change(&mut own.whole, can);
        (can && lets).then_some(column)
    }

    fn column_of(&self, party: Option<PartyId>) -> Option<usize> {
        self.laid.columns.iter().position(|column| column.party == party)
    }

    /// Takes a statement out of all lists.
    fn take_out(&mut self, at: StatementIndex) {
        let id = self.index.table.rows[at.number()].id;
        if let Ok(place) = self.place_among(&self.laid.attitudes, at) {
            self.laid.attitudes.remove(place);
        }
        if let Ok(place) = self.place_among(&self.laid.order, at) {
            self.laid.order.remove(place);
        }
        self.laid.places[at.number()] = None;
        let card = self.laid.cards[at.number()].take();
        if let Some(column) = card.and_then(|card| self.laid.columns.get_mut(card.column())) {
            column.take_out(id, at);
        }
    }

    /// Puts a statement into all lists that it belongs into now.
    fn put_in(&mut self, at: StatementIndex, row: &StatementRow) {
        if self.shows.shows(row)
            && row.act == Act::Attitude
            && let Err(place) = self.place_among(&self.laid.attitudes, at)
        {
            self.laid.attitudes.insert(place, row.id);
        }
        if !self.shows.allow(row) {
            return;
        }
        if let Err(place) = self.place_among(&self.laid.order, at) {
            self.laid.order.insert(place, row.id);
            self.laid.places[at.number()] = Some(OrderIndex::new(place));
        }
        let column =
            self.column_of(self.index.table.party(row)).filter(|_| self.filters.has_card(at, row.id));
        if let Some(column) = column.and_then(|column| self.laid.columns.get_mut(column)) {
            column.put_in(row.id, at);
        }
    }

    /// Returns the place of a statement in a list in reading order, present or not.
    fn place_among(&self, list: &[model::StatementId], at: StatementIndex) -> Result<usize, usize> {
        list.binary_search_by_key(&Some(at), |id| self.index.table.place(*id))
    }
}
