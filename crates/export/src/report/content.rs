//! The content of a report, before it is laid out. Every text in it is on one line, as people wrote it.

use std::collections::BTreeMap;

use analysis::{EntryRole, ExchangeRow, RowKind, StatementIndex};
use model::{PartyColour, PartyId, PartyLetters};

use super::cards::{Cards, ReportCard};
use super::figures::{self, ReportFigures};
use super::method::Method;
use super::replies::{self, ReplyRow};
use super::sources::{Source, Sources};
use super::verdicts::{self, Verdict};
use crate::ExportError;
use crate::chart;
use crate::markup::Markup;
use crate::progress::Progress;
use crate::reading::{Debate, Reading};
use model::one_line;

/// A report.
pub(super) struct ReportContent {
    pub(super) title: String,
    pub(super) articles: Vec<ReportArticle>,
    pub(super) parties: Vec<ReportFigures>,
    pub(super) exchanges: Vec<Exchange>,
    /// The statements outside of every exchange, article by article.
    pub(super) others: Vec<(String, Vec<ReportCard>)>,
    pub(super) verdicts: Vec<Verdict>,
    pub(super) dues: Vec<ReplyRow>,
    /// The words of each party as bars; nothing where nobody says anything.
    pub(super) chart: Option<Markup>,
    pub(super) method: Method,
    pub(super) sources: Vec<Source>,
}

/// The facts about an article.
pub(super) struct ReportArticle {
    pub(super) title: String,
    /// Outlet, byline and date, as far as they are known.
    pub(super) facts: Vec<String>,
    pub(super) address: String,
}

/// A claim with all that answers it: a column for each party, and a row for each step of the chain.
pub(super) struct Exchange {
    /// The people who claim, who answer and who do not.
    pub(super) title: String,
    /// The title of the article with the claim, where there are several.
    pub(super) article: Option<String>,
    pub(super) columns: Vec<ReportSide>,
    /// For each row the content of each column.
    pub(super) rows: Vec<Vec<Vec<Item>>>,
}

/// The side of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReportSide {
    pub(super) name: String,
    /// The letter and the colour of the party; nothing for those of no party.
    pub(super) mark: Option<(PartyLetters, PartyColour)>,
}

/// Something in a cell of an exchange.
pub(super) enum Item {
    Said(Box<ReportCard>),
    /// A statement with its main place in another exchange: its number, and what it does here.
    Elsewhere {
        number: usize,
        verb: &'static str,
        to: usize,
    },
    /// A reply that is missing to a statement of this number: in whose column, and why.
    Missing {
        to: usize,
        party: String,
        what: &'static str,
        open: bool,
    },
}

impl ReportSide {
    pub(super) fn of(reading: &Reading<'_>, party: Option<PartyId>) -> Self {
        match party.and_then(|id| reading.project.party(id)) {
            Some(party) => {
                let name = one_line(&party.short);
                Self { name, mark: Some((party.letters, party.colour)) }
            }
            None => Self { name: "Others".to_owned(), mark: None },
        }
    }
}

impl ReportContent {
    pub(super) fn new(reading: &Reading<'_>, progress: Progress<'_>) -> Result<Self, ExportError> {
        let debate = reading.debate(progress.part(0.0, 0.6))?;
        let sources = Sources::new(reading);
        let cards = Cards::new(reading, &debate, &sources);
        let mut exchanges = Vec::new();
        let mut others: Vec<(String, Vec<ReportCard>)> = Vec::new();
        let (setting, rows) = (progress.part(0.6, 0.9), debate.exchanges.rows().count());
        for (at, row) in debate.exchanges.rows().enumerate() {
            setting.at(at, rows)?;
            match row.kind {
                RowKind::Exchange => exchanges.extend(exchange(reading, &debate, &cards, row)),
                RowKind::Loose => loose(reading, &cards, row, &mut others),
            }
        }
        let verdicts = verdicts::all(reading, &sources);
        progress.at(9, 10)?;
        Ok(Self {
            title: reading.title(),
            articles: articles(reading),
            parties: figures::all(reading, &debate),
            chart: chart::words(reading),
            exchanges,
            others,
            verdicts,
            dues: replies::all(reading, &debate, &sources),
            method: Method::new(reading),
            sources: sources.into_list(reading),
        })
    }
}

fn articles(reading: &Reading<'_>) -> Vec<ReportArticle> {
    let known = reading.project.articles.iter().map(|article| {
        let facts = [&article.outlet, &article.byline, &article.date].map(|fact| one_line(fact));
        ReportArticle {
            title: one_line(&article.title),
            facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
            address: article.address.trim().to_owned(),
        }
    });
    known.collect()
}

/// Sets an exchange: answers are level with what they answer where there is room, otherwise one row further down; and a missing
/// reply is where it would be.
fn exchange(
    reading: &Reading<'_>,
    debate: &Debate,
    cards: &Cards<'_>,
    row: ExchangeRow<'_>,
) -> Option<Exchange> {
    let project = reading.project;
    let mut grid = Grid::default();
    let mut entries: Vec<&analysis::ExchangeEntry> = row.entries.iter().collect();
    // What is answered before what answers it; stable, so that siblings stay in reading order.
    entries.sort_by_key(|entry| entry.depth);
    for entry in entries {
        let Some(statement) = reading.scope.statement(entry.place) else { continue };
        let item = match entry.part {
            EntryRole::Reference => cards.elsewhere(entry),
            _ => cards.card(entry).map(|card| Item::Said(Box::new(card))),
        };
        if let Some(item) = item {
            grid.put(project.panel_of(statement), Some(entry.place), entry.of, item);
        }
    }
    for due in row.missing_replies.iter().filter_map(|at| debate.replies.replies_due().get(*at as usize)) {
        let party = project.party(due.party).filter(|party| !party.waiting).map(|party| party.id);
        if let Some(item) = replies::missing(reading, due) {
            grid.put(party, None, Some(due.place), item);
        }
    }
    let columns: Vec<ReportSide> = grid.columns.iter().map(|party| ReportSide::of(reading, *party)).collect();
    let rows = grid.into_rows();
    let claim = row.entries.first().and_then(|entry| reading.scope.statement(entry.place));
    let article = claim.filter(|_| project.articles.len() > 1).and_then(|it| project.article(it.article));
    let article = article.map(|article| one_line(&article.title));
    (!rows.is_empty()).then(|| Exchange { title: title(&columns, &rows), article, columns, rows })
}

/// The places of the parts of an exchange.
#[derive(Default)]
struct Grid {
    columns: Vec<Option<PartyId>>,
    /// The statement in whose answer a cell is, and its content.
    cells: BTreeMap<(usize, usize), (Option<StatementIndex>, Vec<Item>)>,
    placed: BTreeMap<StatementIndex, (usize, usize)>,
}

impl Grid {
    fn put(
        &mut self,
        party: Option<PartyId>,
        place: Option<StatementIndex>,
        of: Option<StatementIndex>,
        item: Item,
    ) {
        let column = self.columns.iter().position(|it| *it == party).unwrap_or(self.columns.len());
        if column == self.columns.len() {
            self.columns.push(party);
        }
        let mut line = of.and_then(|of| self.placed.get(&of)).map_or(0, |(line, _)| *line);
        // Only what answers the same shares a cell.
        while self.cells.get(&(line, column)).is_some_and(|(known, _)| of.is_none() || *known != of) {
            line += 1;
        }
        self.cells.entry((line, column)).or_insert_with(|| (of, Vec::new())).1.push(item);
        if let Some(place) = place {
            self.placed.entry(place).or_insert((line, column));
        }
    }

    fn into_rows(self) -> Vec<Vec<Vec<Item>>> {
        let count = self.cells.keys().map(|(line, _)| line + 1).max().unwrap_or_default();
        let mut rows: Vec<Vec<Vec<Item>>> =
            (0..count).map(|_| self.columns.iter().map(|_| Vec::new()).collect()).collect();
        for ((line, column), (_, items)) in self.cells {
            if let Some(cell) = rows.get_mut(line).and_then(|row| row.get_mut(column)) {
                *cell = items;
            }
        }
        rows
    }
}

/// "Amnesty, answered by MoD and Coalition; no reply by IS".
fn title(columns: &[ReportSide], rows: &[Vec<Vec<Item>>]) -> String {
    let with = |wanted: fn(&Item) -> bool| {
        let has = |column: &usize| {
            rows.iter().filter_map(|row| row.get(*column)).any(|cell| cell.iter().any(wanted))
        };
        let names = (1..columns.len()).filter(has).filter_map(|at| columns.get(at));
        names.map(|side| side.name.clone()).collect::<Vec<_>>()
    };
    let claimant = columns.first().map(|side| side.name.clone()).unwrap_or_default();
    let answering = with(|item| matches!(item, Item::Said(_) | Item::Elsewhere { .. }));
    // Whoever answers something here is not silent, though it may owe another answer.
    let mut silent = with(|item| matches!(item, Item::Missing { .. }));
    silent.retain(|name| !answering.contains(name));
    let mut title = claimant;
    if !answering.is_empty() {
        title = title + ", answered by " + &listed(&answering);
    }
    if !silent.is_empty() {
        title = title + "; no reply by " + &listed(&silent);
    }
    title
}

/// "A", "A and B", "A, B and C".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn loose(
    reading: &Reading<'_>,
    cards: &Cards<'_>,
    row: ExchangeRow<'_>,
    others: &mut Vec<(String, Vec<ReportCard>)>,
) {
    for entry in row.entries {
        let Some(card) = cards.card(entry) else { continue };
        let article = reading.scope.statement(entry.place).and_then(|it| reading.project.article(it.article));
        let title = article.map(|article| one_line(&article.title)).unwrap_or_default();
        match others.last_mut().filter(|(known, _)| *known == title) {
            Some((_, list)) => list.push(card),
            None => others.push((title, vec![card])),
        }
    }
}
