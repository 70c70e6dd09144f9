//! The screen's view of a project: the cards, the panels, and the links between the cards.
//!
//! A [`Layout`] is made from the index, the filters and what the user wants to see, and follows all of them in one step,
//! upward: [`Layout::follow`] lets first the index follow, then the filters, and then renews what depends on both:
//!
//! - a few statements that are rejected or go to another panel: `patch`, what is around them;
//! - a link: the lists of links;
//! - a party, a speaker, a filter, another wish: [`Layout::show`], a pass over the plain numbers of the index;
//! - a wish that was met before: [`Layout::restore`], what was laid out then.

mod article_figures;
mod columns;
mod links;
mod panel_layout;
mod patch;
mod review;
#[cfg(test)]
mod tests;

use std::mem::swap;
use std::sync::Arc;

pub(crate) use self::article_figures::ArticleFigures;
pub(crate) use self::columns::PanelColumn;
pub(crate) use self::panel_layout::{CardPosition, HeaderFigures, OrderIndex, PanelLayout};
pub(crate) use self::review::ReviewRemaining;

use self::links::ShownLinks;
use super::analyses::Analyses;
use super::filter::{Filters, Visibility};
use super::index::{ChangedAspects, CompactRow, Index, ReviewProgress, StatementRow};
use analysis::StatementIndex;
use model::{LinkId, Project, StatementId};

/// The cards, panels and links that are shown of a project, for one state of it.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// The facts of the project.
    pub(crate) index: Index,
    /// The choice among the statements that can have cards. Kept with the window: the project knows nothing of it.
    pub(crate) filters: Filters,
    shows: Visibility,
    /// The cards and panels.
    pub(crate) laid: PanelLayout,
    links: ShownLinks,
    /// The cards and panels for other [`Visibility`], while they are good.
    other: Option<PanelLayout>,
}

impl Layout {
    /// Lays out a project, with no filters.
    pub(crate) fn new(project: &Project) -> Self {
        let mut layout = Self { index: Index::new(project), ..Self::default() };
        layout.show();
        layout
    }

    /// Follows the project, the analyses and the wishes of the user, each once.
    pub(crate) fn follow(
        &mut self,
        project: &Project,
        shows: Visibility,
        analyses: impl FnOnce(&Index) -> Arc<Analyses>,
    ) {
        let changes = self.index.follow(project);
        let filtered = self.filters.follow(project, &self.index.table, || analyses(&self.index));
        // Statements that the user filters for are shown.
        let shows =
            Visibility { rejected: shows.rejected || self.filters.filter().wants_rejected(), ..shows };
        let Some(changes) = changes else {
            self.shows = shows;
            self.show_anew();
            return;
        };
        let others = changes.speakers || self.shows_others(shows);
        let before = std::mem::replace(&mut self.shows, shows);
        if filtered || changes.touched != ChangedAspects::default() {
            self.other = None;
        } else if others && self.restore(before) {
            return;
        }
        let all = filtered || others || !self.patch(&changes.moved);
        if all {
            self.show();
        } else if changes.relinked {
            self.show_links();
        }
        if all || changes.relinked || !changes.moved.is_empty() {
            self.index.touch(ChangedAspects::CARDS);
        }
    }

    /// Takes over the filters of the layout before this one.
    pub(crate) fn filter_by(
        &mut self,
        filters: Filters,
        project: &Project,
        analyses: impl FnOnce(&Index) -> Arc<Analyses>,
    ) {
        if filters.are_in_use() {
            self.filters = filters;
            self.filters.follow(project, &self.index.table, || analyses(&self.index));
            self.show_anew();
        }
    }

    /// Tells whether there are statements that other wishes would show or hide.
    fn shows_others(&self, shows: Visibility) -> bool {
        let index = &self.index;
        let rejected =
            || index.speech.rejected + index.attitude.rejected > 0 || index.all_links().have_rejected();
        let attitudes = || index.attitude != ReviewProgress::default();
        self.shows.rejected != shows.rejected && rejected()
            || self.shows.attitudes != shows.attitudes && attitudes()
    }

    fn show_anew(&mut self) {
        self.other = None;
        self.show();
        self.index.touch(ChangedAspects::CARDS);
    }

    /// Lets the selected statements that do not pass the filters have cards. Tells whether there are others than before;
    /// then the layout has to follow, unless [`Filters::are_behind`] says that it has.
    pub(crate) fn set_filter_exceptions(&mut self, selected: &[StatementId]) -> bool {
        let table = &self.index.table;
        self.filters.set_exceptions(selected, |id| table.place(id))
    }

    /// Makes it known how many statements each choice of a filter would leave.
    pub(crate) fn prepare_filters(&mut self, project: &Project) {
        self.filters.prepare(project, &self.index.table);
    }

    /// The place in reading order of a statement that can have a card.
    pub(crate) fn place(&self, statement: StatementId) -> Option<OrderIndex> {
        *self.laid.places.get(self.index.table.place(statement)?.number())?
    }

    /// The place of a card.
    pub(crate) fn card(&self, statement: StatementId) -> Option<CardPosition> {
        self.card_at(self.index.table.place(statement)?)
    }

    /// The same of the statement in a place of the table.
    pub(crate) fn card_at(&self, place: StatementIndex) -> Option<CardPosition> {
        *self.laid.cards.get(place.number())?
    }

    /// Returns `true` if a panel is folded as long as no person decides: it has no words in what is shown, but others have.
    /// The panel of a party that a person has just made stays open for its first card.
    pub(crate) fn folds_by_itself(&self, column: &PanelColumn) -> bool {
        let proposed = |id| self.index.table.parties.iter().any(|party| party.id == id && party.proposed);
        column.cards.is_empty()
            && column.party.is_some_and(|party| column.whole > 0 || proposed(party))
            && self.laid.columns.iter().any(|other| !other.cards.is_empty())
    }

    /// The rows of the statements that can have cards, in reading order, whether the filters let them
    /// or not.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &StatementRow> {
        self.index.table.rows.iter().filter(|row| self.can_have_card(row))
    }

    /// The statements shown besides accepted speech.
    pub(crate) fn shows(&self) -> Visibility {
        self.shows
    }

    /// Returns `true` if a statement is shown at all, with a card or without.
    pub(crate) fn is_shown(&self, row: &StatementRow) -> bool {
        self.shows.shows(row)
    }

    /// The statements that can have cards and have a place in the text, in reading order: each with its place in the table.
    pub(crate) fn on_the_strip(&self) -> impl Iterator<Item = (StatementIndex, CompactRow)> + '_ {
        let compact_rows = &self.index.table.compact_rows;
        let compact_rows = StatementIndex::all(compact_rows.len()).zip(compact_rows.iter().copied());
        compact_rows
            .filter(|(_, compact_row)| !compact_row.is_orphan() && self.shows.allows_row(*compact_row))
    }

    /// Returns `true` if a statement can have a card, whether the filters let it or not.
    pub(crate) fn can_have_card(&self, row: &StatementRow) -> bool {
        self.shows.allow(row)
    }

    /// Returns `true` if a statement passes the filters.
    pub(crate) fn passes(&self, statement: StatementId) -> bool {
        self.filters.passes(self.index.table.place(statement))
    }

    /// The links between a statement that has a card and others that have one, in reading order of the other
    /// end; rejected ones only where these are shown.
    pub(crate) fn links(&self, statement: StatementId) -> &[LinkId] {
        self.index.table.place(statement).map_or(&[], |place| self.links.of(place))
    }

    /// Returns `true` if a statement has any, by its place in the table.
    pub(crate) fn has_links(&self, place: StatementIndex) -> bool {
        !self.links.of(place).is_empty()
    }

    /// The number of links that are shown.
    pub(crate) fn link_count(&self) -> usize {
        self.links.count
    }

    /// The shown links that nobody has reviewed yet, in reading order of what they answer.
    pub(crate) fn open_links(&self) -> &[LinkId] {
        &self.links.open
    }

    /// The statement that is so many places from another; the first or last where there is none.
    pub(crate) fn step(&self, from: Option<StatementId>, forward: bool) -> Option<StatementId> {
        let has_card = |id: &StatementId| self.passes_or_selected(*id);
        let place = from.and_then(|id| self.place(id));
        let next = match (place, forward) {
            (None, true) => self.laid.order.iter().copied().find(has_card),
            (None, false) => self.laid.order.iter().rev().copied().find(has_card),
            (Some(place), true) => {
                self.laid.order.get(place.next().number()..)?.iter().copied().find(has_card)
            }
            (Some(place), false) => {
                self.laid.order.get(..place.number())?.iter().rev().copied().find(has_card)
            }
        };
        next.or(from.filter(|_| place.is_some()))
    }

    /// Returns `true` if a statement has a card as far as filters go: it passes, or is selected.
    pub(crate) fn passes_or_selected(&self, statement: StatementId) -> bool {
        self.index.table.place(statement).is_some_and(|place| self.filters.has_card(place, statement))
    }

    /// Returns `true` if the statement in a place of the table can have a card, and has one as far as filters go.
    pub(crate) fn can_have_card_at(&self, place: StatementIndex, statement: StatementId) -> bool {
        self.laid.places.get(place.number()).is_some_and(Option::is_some)
            && self.filters.has_card(place, statement)
    }

    /// Lays out what is shown, with its links.
    pub(super) fn show(&mut self) {
        self.laid.lay_out(&self.index.table, self.shows, &self.filters);
        self.show_links();
    }

    /// Lists the links between statements that can have cards.
    pub(super) fn show_links(&mut self) {
        let places = &self.laid.places;
        self.links.list(
            self.index.all_links(),
            places.len(),
            |place| places[place.number()].is_some(),
            self.shows.rejected,
        );
    }

    /// Puts away what is laid out, which was made for `before`, and takes up what was made for the present wishes. Gives
    /// whether there was such a thing; otherwise all has to be laid out.
    pub(super) fn restore(&mut self, before: Visibility) -> bool {
        (self.laid.of, self.laid.serial) = (Some(before), self.index.serial(ChangedAspects::CARDS));
        swap(&mut self.laid, self.other.get_or_insert_default());
        let known = self.laid.of == Some(self.shows);
        if known {
            // So is whatever views keep of it.
            self.index.revert(ChangedAspects::CARDS, self.laid.serial);
            self.show_links();
        }
        known
    }
}
