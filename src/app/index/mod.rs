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
//! - Cheap and needed in every frame (a count, a list): a field here. Fill it in in `show` where it depends on
//!   what is shown, mend it in `patch`, and swap it in `take_up`; else in [`Index::new`] and, by what has changed, in `follow`. The property test in `tests`
//!   compares what following comes to with an index that is computed anew: add the field to its `state`.
//! - A fact of a statement that is needed of all statements (a filter, a figure): a field of [`table::Row`].
//! - Dear, or not always needed (figures of the analysis, a list in the inspector): a [`Derived`] of the
//!   [`Aspects`] that it is made of, where it is used. It is computed when it is first asked for.
//! - What a view keeps from one frame to the next: beside it, [`Index::serial`] of the aspects that it is made of.

mod aspects;
mod ids;
mod kept;
mod links;
mod paragraphs;
mod patch;
mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use self::aspects::Serials;
pub(crate) use self::aspects::{Aspects, Derived};
pub(crate) use self::ids::Ids;
use self::kept::LaidOut;
use self::links::Links;
pub(crate) use self::paragraphs::Paragraph;
pub(crate) use self::table::{At, Lot, Row, Table};
use super::columns::{Column, columns};
use super::filter::Filters;
use super::insight::Insight;
use crate::analysis::{Fact, Facts, Place, Tie};
use crate::model::{
    Act, Article, ArticleId, Citation, CitationId, LinkId, PartyId, Project, Statement, StatementId, Status,
    TagId, is_same_text,
};

/// What is shown beside the speech that stands; a person's wish, kept with the window and not in the project.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shows {
    /// What was rejected.
    pub(crate) rejected: bool,
    /// What parties think or want, as cards. Its words are marked in the article in any case.
    pub(crate) attitudes: bool,
}

impl Shows {
    /// Whether a statement is shown at all.
    fn shows(self, row: &Row) -> bool {
        self.rejected || row.status != Status::Rejected
    }

    /// Whether a statement can have a card.
    fn allow(self, row: &Row) -> bool {
        (self.attitudes || row.act == Act::Speech) && self.shows(row)
    }

    /// The same as [`Shows::shows`].
    fn shows_lot(self, lot: Lot) -> bool {
        self.rejected || !lot.is_rejected()
    }

    /// The same as [`Shows::allow`].
    fn allows_lot(self, lot: Lot) -> bool {
        (self.attitudes || !lot.is_attitude()) && self.shows_lot(lot)
    }
}

/// What the views need of a project, for one state of it.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The project that all of this is made of; nothing before there is one.
    of: Option<Project>,
    shows: Shows,
    serials: Serials,
    /// All statements in reading order, also those that are not shown.
    pub(crate) table: Table,
    /// The statements that can have cards, in reading order, whether the filters let them or not.
    pub(crate) order: Vec<StatementId>,
    /// The attitudes in reading order, whether they have cards or not.
    pub(crate) attitudes: Vec<StatementId>,
    /// The panels that are shown, in their order.
    pub(crate) columns: Vec<Column>,
    /// The citations of each statement.
    pub(crate) citations: HashMap<StatementId, Vec<CitationId>>,
    /// The paragraphs of each article, with the statements in them.
    pub(crate) paragraphs: HashMap<ArticleId, Vec<Paragraph>>,
    /// The figures of each panel, and of the others under `None`.
    pub(crate) figures: HashMap<Option<PartyId>, Figures>,
    /// How many statements each tag was given to.
    pub(crate) tag_uses: HashMap<TagId, usize>,
    /// How far people have got with what was said.
    pub(crate) speech: Reviewed,
    /// How far people have got with attitudes.
    pub(crate) attitude: Reviewed,
    /// The place in `order` of each statement of the table.
    places: Vec<At>,
    /// The column and the place in it of each statement of the table.
    cards: Vec<(At, At)>,
    links: Links,
    /// Which statements have cards, of those that can. Kept with the view: the project knows nothing of them.
    pub(crate) filters: Filters,
    /// How many of those in `order` pass the filters. Those that are selected have cards besides.
    pub(crate) passing: usize,
    /// What was laid out for other [`Shows`], while it is good.
    other: Option<LaidOut>,
}

/// How far people have got.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reviewed {
    /// How many nobody has looked at yet.
    pub(crate) suggested: usize,
    /// How many were confirmed.
    pub(crate) confirmed: usize,
    /// How many were rejected, whether they are shown or not.
    pub(crate) rejected: usize,
}

impl Reviewed {
    fn count(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Suggested => &mut self.suggested,
            Status::Confirmed => &mut self.confirmed,
            Status::Rejected => &mut self.rejected,
        }
    }
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

    /// Follows the project to its present state.
    pub(crate) fn follow(&mut self, project: &Project, shows: Shows) {
        // What a person filters for is shown.
        let shows = Shows { rejected: shows.rejected || self.filters.filter().wants_rejected(), ..shows };
        let before = self.of.replace(project.clone());
        match before.and_then(|before| self.follow_from(&before, project, shows)) {
            Some(touched) => self.serials.touch(touched),
            None => *self = Self::anew(project, shows, std::mem::take(&mut self.filters)),
        }
    }

    /// When one of these aspects changed last: what was kept with this number is still good while it is the
    /// same. No two projects have the same.
    pub(crate) fn serial(&self, aspects: Aspects) -> u64 {
        self.serials.of(aspects)
    }

    /// The place in reading order of a statement that can have a card.
    pub(crate) fn place(&self, statement: StatementId) -> Option<usize> {
        self.places.get(self.table.place(statement)?)?.get()
    }

    /// The column of a card, and its place in it.
    pub(crate) fn card(&self, statement: StatementId) -> Option<(usize, usize)> {
        self.card_at(self.table.place(statement)?)
    }

    /// The same of the statement in a place of the table.
    pub(crate) fn card_at(&self, place: usize) -> Option<(usize, usize)> {
        let (column, row) = *self.cards.get(place)?;
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
        lots.filter(|(_, lot)| !lot.is_lost() && self.shows.allows_lot(*lot))
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
            (None, true) => self.order.iter().copied().find(has_card),
            (None, false) => self.order.iter().rev().copied().find(has_card),
            (Some(place), true) => self.order.get(place + 1..)?.iter().copied().find(has_card),
            (Some(place), false) => self.order.get(..place)?.iter().rev().copied().find(has_card),
        };
        next.or(from.filter(|_| place.is_some()))
    }

    /// Whether a statement has a card as far as filters go: it passes, or is selected.
    pub(crate) fn lets(&self, statement: StatementId) -> bool {
        self.table.place(statement).is_some_and(|place| self.filters.lets(place, statement))
    }

    /// Whether the statement in a place of the table can have a card, and has one as far as filters go.
    pub(crate) fn lets_at(&self, place: usize, statement: StatementId) -> bool {
        self.places.get(place).is_some_and(|at| *at != At::NONE) && self.filters.lets(place, statement)
    }

    /// Renews what depends on the records in which two states of the project differ; gives the aspects that
    /// have changed, or nothing where all has to be computed anew.
    fn follow_from(&mut self, before: &Project, project: &Project, shows: Shows) -> Option<Aspects> {
        // A new field of the project is looked at here, or this does not compile.
        let Project {
            id: _,
            title: _,
            created: _,
            articles: _,
            earlier_texts: _,
            parties: _,
            speakers: _,
            statements: _,
            links: _,
            replies: _,
            evidence: _,
            citations: _,
            codebook: _,
            scale: _,
            coders: _,
            kept: _,
        } = project;
        let same = |(a, b): (&Arc<Article>, &Arc<Article>)| a.id == b.id && is_same_text(&a.text, &b.text);
        let same_texts = before.articles.len() == project.articles.len()
            && before.articles.iter().zip(&project.articles).all(same);
        if before.id != project.id || !same_texts {
            return None;
        }
        let mut touched = Aspects::default();
        let mut note = |differs: bool, aspects| {
            if differs {
                touched |= aspects;
            }
        };
        let texts = before.articles != project.articles || before.earlier_texts != project.earlier_texts;
        note(texts, Aspects::TEXTS);
        note(before.title != project.title || before.coders != project.coders, Aspects::NAMES);
        note(before.codebook != project.codebook || before.scale != project.scale, Aspects::CODING);
        note(before.evidence != project.evidence, Aspects::EVIDENCE);
        note(before.replies != project.replies, Aspects::LINKS);
        touched |= self.follow_voices(before, project);
        let others = touched.meets(Aspects::VOICES) || self.shows_others(shows);
        let shown = std::mem::replace(&mut self.shows, shows);
        let mut moved = Vec::new();
        for change in before.statements.diff(&project.statements) {
            let DiffItem::Update { old: (_, old), new: (_, new) } = change else { return None };
            let (aspects, other_card) = self.follow_statement(old, new)?;
            touched |= aspects;
            moved.extend(other_card);
        }
        let mut relinked = false;
        for change in before.links.diff(&project.links) {
            let (old, new) = sides(&change);
            self.links.update(&self.table, old, new);
            touched |= Aspects::LINKS;
            relinked = true;
        }
        for change in before.citations.diff(&project.citations) {
            let (old, new) = sides(&change);
            self.follow_citation(old, new);
            touched |= Aspects::EVIDENCE;
        }
        let filtered = self.filters.follow(project, &self.table);
        if filtered || touched != Aspects::default() {
            self.other = None;
        } else if others && self.take_up(shown) {
            return Some(touched);
        }
        if filtered || others || !self.patch(&moved) {
            self.show();
            touched |= Aspects::CARDS;
        } else if relinked {
            self.show_links();
        }
        if relinked || !moved.is_empty() {
            touched |= Aspects::CARDS;
        }
        Some(touched)
    }

    /// Whether others are shown where a person wants other things shown: nothing is, where there are none of them.
    fn shows_others(&self, shows: Shows) -> bool {
        let rejected = || self.speech.rejected + self.attitude.rejected > 0 || self.links.have_rejected();
        let attitudes = || self.attitude != Reviewed::default();
        self.shows.rejected != shows.rejected && rejected()
            || self.shows.attitudes != shows.attitudes && attitudes()
    }

    /// Follows parties and speakers.
    fn follow_voices(&mut self, before: &Project, project: &Project) -> Aspects {
        let mut touched = Aspects::default();
        let order = |project: &Project| -> Vec<_> {
            project.parties.iter().map(|party| (party.id, party.waiting, party.hidden)).collect()
        };
        let mut moves = order(before) != order(project);
        if before.parties != project.parties {
            touched |= Aspects::NAMES;
            self.table.read_parties(&project.parties);
        }
        for change in before.speakers.diff(&project.speakers) {
            touched |= Aspects::NAMES;
            moves |= match sides(&change).1 {
                Some(speaker) => self.table.read_speaker(speaker),
                None => true,
            };
        }
        if moves {
            self.table.follow_speakers();
            touched |= Aspects::VOICES;
        }
        touched
    }

    /// Follows one statement; gives what has changed, and its place with how it was where it has a card no longer, or
    /// elsewhere.
    fn follow_statement(
        &mut self,
        old: &Statement,
        new: &Statement,
    ) -> Option<(Aspects, Option<(usize, Row)>)> {
        let (place, row, touched) = self.table.update(old, new)?;
        let now = self.table.rows[place];
        if (row.act, row.status) != (now.act, now.status) {
            for (row, by) in [(row, usize::MAX), (now, 1)] {
                let reviewed = if row.act == Act::Speech { &mut self.speech } else { &mut self.attitude };
                let count = reviewed.count(row.status);
                *count = count.wrapping_add(by);
            }
        }
        if old.tags != new.tags {
            self.count_tags(old, false);
            self.count_tags(new, true);
        }
        let rejected = (row.status == Status::Rejected) != (now.status == Status::Rejected);
        let moves = rejected || touched.meets(Aspects::VOICES);
        Some((touched, moves.then_some((place, row))))
    }

    fn follow_citation(&mut self, old: Option<&Citation>, new: Option<&Citation>) {
        if let Some(old) = old {
            let list = self.citations.entry(old.statement).or_default();
            list.retain(|id| *id != old.id);
            if list.is_empty() {
                self.citations.remove(&old.statement);
            }
        }
        if let Some(new) = new {
            let list = self.citations.entry(new.statement).or_default();
            let at = list.partition_point(|id| *id < new.id);
            list.insert(at, new.id);
        }
    }

    fn count_tags(&mut self, statement: &Statement, more: bool) {
        let mut tags: Vec<TagId> = statement.tags.iter().map(|tagging| tagging.tag).collect();
        tags.dedup();
        for tag in tags {
            let uses = self.tag_uses.entry(tag).or_default();
            *uses = if more { *uses + 1 } else { uses.saturating_sub(1) };
            if *uses == 0 {
                self.tag_uses.remove(&tag);
            }
        }
    }

    /// Lays out what is shown: the order of the cards, the panels, the shown links and the figures. Passes over
    /// the table alone, in places that are there already.
    fn show(&mut self) {
        let Self { table, shows, filters, .. } = self;
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
        for (at, column) in self.columns.iter().enumerate() {
            for (row, place) in column.rows.iter().enumerate() {
                self.cards[*place as usize] = (At::new(at), At::new(row));
            }
        }
        self.show_links();
    }

    /// Lists the links between statements that can have cards.
    fn show_links(&mut self) {
        let places = &self.places;
        self.links.show(places.len(), |place| places[place] != At::NONE, self.shows.rejected);
    }
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

/// A record before and after a change.
fn sides<'a, K, V>(change: &DiffItem<'a, 'a, K, V>) -> (Option<&'a V>, Option<&'a V>) {
    match *change {
        DiffItem::Add(_, new) => (None, Some(new)),
        DiffItem::Remove(_, old) => (Some(old), None),
        DiffItem::Update { old: (_, old), new: (_, new) } => (Some(old), Some(new)),
    }
}
