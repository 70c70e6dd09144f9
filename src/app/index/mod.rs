//! What the views need of a project, computed once a change and never once a frame.
//!
//! # How it keeps up
//!
//! An [`Index`] keeps the project that it is made of. [`Index::follow`] compares that with the present one, by
//! the records in which they differ (a persistent map passes over what two of its states share), and renews what
//! depends on these alone:
//!
//! - a note, a verdict: nothing;
//! - a tag, a citation, the status: the lists and counts that name it;
//! - a few statements that are rejected or go to another panel: [`Index::patch`], what stands around them;
//! - a link: the lists of links;
//! - a party, a speaker, what a person wants to be shown: [`Index::show`], passes over the [`table`]'s plain numbers;
//! - what a person wants to be shown, and wanted before: [`Index::take_up`], what was laid out then;
//! - a statement that is new, gone or stands elsewhere, or another text: everything anew.
//!
//! # How to add something derived
//!
//! - Cheap and needed in every frame (a count, a list): where it depends on what is shown, a field of [`LaidOut`], filled
//!   in there and mended in `patch`; else a field here, filled in in [`Index::new`] and, by what has changed, in `follow`.
//!   The property test in `tests` compares what following comes to with an index that is computed anew: add the field to
//!   its `State`.
//! - A fact of a statement that is needed of all statements (a filter, a figure): a field of [`Row`].
//! - Dear, or not always needed (figures of the analysis, a list in the inspector): a [`Derived`] of the
//!   [`Aspects`] that it is made of, where it is used. It is computed when it is first asked for.
//! - What a view keeps from one frame to the next: beside it, [`Index::serial`] of the aspects that it is made of.

mod aspects;
mod follow;
mod ids;
mod laid;
mod links;
mod paragraphs;
mod patch;
mod reviewed;
mod row;
mod shows;
mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use self::aspects::Serials;
pub(crate) use self::aspects::{Aspects, Derived};
pub(crate) use self::ids::Ids;
pub(crate) use self::laid::{Figures, LaidOut};
use self::links::Links;
pub(crate) use self::paragraphs::Paragraph;
pub(crate) use self::reviewed::Reviewed;
pub(crate) use self::row::{At, Lot, Row};
pub(crate) use self::shows::Shows;
pub(crate) use self::table::Table;

use super::filter::Filters;
use super::insight::Insight;
use analysis::{Fact, Facts, Place, Tie};
use model::{Act, ArticleId, CitationId, LinkId, Project, StatementId, TagId};

/// What the views need of a project, for one state of it.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The project that all of this is made of; nothing before there is one.
    of: Option<Project>,
    shows: Shows,
    serials: Serials,
    /// All statements in reading order, also those that are not shown.
    pub(crate) table: Table,
    /// What is shown, laid out.
    pub(crate) laid: LaidOut,
    /// The citations of each statement.
    pub(crate) citations: HashMap<StatementId, Vec<CitationId>>,
    /// The paragraphs of each article, with the statements in them.
    pub(crate) paragraphs: HashMap<ArticleId, Vec<Paragraph>>,
    /// How many statements each tag was given to.
    pub(crate) tag_uses: HashMap<TagId, usize>,
    /// How far people have got with what was said.
    pub(crate) speech: Reviewed,
    /// How far people have got with attitudes.
    pub(crate) attitude: Reviewed,
    links: Links,
    /// Which statements have cards, of those that can. Kept with the view: the project knows nothing of them.
    pub(crate) filters: Filters,
    /// What was laid out for other [`Shows`], while it is good.
    other: Option<LaidOut>,
}

impl Index {
    /// Computes everything anew, with no filters.
    pub(crate) fn new(project: &Project, shows: Shows) -> Self {
        Self::anew(project, shows, Filters::default())
    }

    fn anew(project: &Project, shows: Shows, filters: Filters) -> Self {
        let mut index = Self { of: Some(project.clone()), shows, filters, ..Self::default() };
        index.table = Table::new(project);
        index.links = Links::new(project, &index.table);
        for row in &index.table.rows {
            let reviewed = if row.act == Act::Speech { &mut index.speech } else { &mut index.attitude };
            *reviewed.count(row.status) += 1;
        }
        index.paragraphs = paragraphs::all(project, &index.table);
        for statement in project.statements.values() {
            index.count_tags(statement, true);
        }
        for citation in project.citations.values() {
            index.citations.entry(citation.statement).or_default().push(citation.id);
        }
        index.filters.follow(project, &index.table);
        index.show();
        index.serials.touch(Aspects::ALL);
        index
    }

    /// When one of these aspects changed last: what was kept with this number is still good while it is the
    /// same. No two projects have the same.
    pub(crate) fn serial(&self, aspects: Aspects) -> u64 {
        self.serials.of(aspects)
    }

    /// The place in reading order of a statement that can have a card.
    pub(crate) fn place(&self, statement: StatementId) -> Option<usize> {
        self.laid.places.get(self.table.place(statement)?)?.get()
    }

    /// The column of a card, and its place in it.
    pub(crate) fn card(&self, statement: StatementId) -> Option<(usize, usize)> {
        self.card_at(self.table.place(statement)?)
    }

    /// The same of the statement in a place of the table.
    pub(crate) fn card_at(&self, place: usize) -> Option<(usize, usize)> {
        let (column, row) = *self.laid.cards.get(place)?;
        column.get().zip(row.get())
    }

    /// What the table knows of the statements that can have cards, in reading order, whether the filters let them
    /// or not.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.table.rows.iter().filter(|row| self.can_have_card(row))
    }

    /// What is shown beside the speech that stands.
    pub(crate) fn shows(&self) -> Shows {
        self.shows
    }

    /// Whether a statement is shown at all, with a card or without.
    pub(crate) fn is_shown(&self, row: &Row) -> bool {
        self.shows.shows(row)
    }

    /// The statements that can have cards and have a place in the text, in reading order: each with its place in the table.
    pub(crate) fn on_the_strip(&self) -> impl Iterator<Item = (usize, Lot)> + '_ {
        let lots = self.table.lots.iter().copied().enumerate();
        lots.filter(|(_, lot)| !lot.is_orphan() && self.shows.allows_lot(*lot))
    }

    /// Whether a statement can have a card, whether the filters let it or not.
    pub(crate) fn can_have_card(&self, row: &Row) -> bool {
        self.shows.allow(row)
    }

    /// Whether a statement passes the filters.
    pub(crate) fn passes(&self, statement: StatementId) -> bool {
        self.filters.passes(self.table.place(statement))
    }

    /// Lets the selected statements that do not pass the filters have cards. Gives whether there are others than
    /// before; then the index has to follow.
    pub(crate) fn invite(&mut self, selected: &[StatementId]) -> bool {
        let table = &self.table;
        self.filters.invite(selected, |id| table.place(id))
    }

    /// Lets the filters know what the analyses say of replies. Gives whether the index has to follow.
    pub(crate) fn hear(&mut self, insight: &Arc<Insight>) -> bool {
        self.filters.hear(insight)
    }

    /// Makes it known how many statements each choice of a filter would leave.
    pub(crate) fn prepare_filters(&mut self, project: &Project) {
        self.filters.prepare(project, &self.table);
    }

    /// The links between a statement that has a card and others that have one, in reading order of the other
    /// end; rejected ones only where these are shown.
    pub(crate) fn links(&self, statement: StatementId) -> &[LinkId] {
        self.table.place(statement).map_or(&[], |place| self.links.of(place))
    }

    /// Whether a statement has any, by its place in the table.
    pub(crate) fn has_links(&self, place: usize) -> bool {
        !self.links.of(place).is_empty()
    }

    /// How many links are shown.
    pub(crate) fn link_count(&self) -> usize {
        self.links.shown
    }

    /// The shown links that nobody has reviewed yet, in reading order of what they answer.
    pub(crate) fn open_links(&self) -> &[LinkId] {
        &self.links.open
    }

    /// The statement that stands so many places from another; the first or last where there is none.
    pub(crate) fn step(&self, from: Option<StatementId>, forward: bool) -> Option<StatementId> {
        let has_card = |id: &StatementId| self.lets(*id);
        let place = from.and_then(|id| self.place(id));
        let next = match (place, forward) {
            (None, true) => self.laid.order.iter().copied().find(has_card),
            (None, false) => self.laid.order.iter().rev().copied().find(has_card),
            (Some(place), true) => self.laid.order.get(place + 1..)?.iter().copied().find(has_card),
            (Some(place), false) => self.laid.order.get(..place)?.iter().rev().copied().find(has_card),
        };
        next.or(from.filter(|_| place.is_some()))
    }

    /// Whether a statement has a card as far as filters go: it passes, or is selected.
    pub(crate) fn lets(&self, statement: StatementId) -> bool {
        self.table.place(statement).is_some_and(|place| self.filters.lets(place, statement))
    }

    /// Whether the statement in a place of the table can have a card, and has one as far as filters go.
    pub(crate) fn lets_at(&self, place: usize, statement: StatementId) -> bool {
        self.laid.places.get(place).is_some_and(|at| *at != At::NONE) && self.filters.lets(place, statement)
    }
}

/// All statements, as the analyses look at them: whatever is shown, and whatever the filters leave out.
impl Facts for &Index {
    fn count(&self) -> usize {
        self.table.rows.len()
    }

    fn fact(&self, place: Place) -> Option<Fact> {
        self.table.fact(place)
    }

    fn place(&self, statement: StatementId) -> Option<Place> {
        self.table.at(statement).place()
    }

    fn ties(&self) -> Vec<Tie> {
        self.links.ties()
    }
}
