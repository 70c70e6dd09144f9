//! Tidy tables: one row a thing, one table a kind of thing. Columns are added behind the last, never renamed, moved or removed.
//!
//! Places are Unicode code points of the article's text, the end exclusive; moments are UTC.

mod coders;
mod people;
mod requests;
mod sayings;
mod sheet;
mod ties;

use std::collections::HashMap;

use model::{ArticleId, CodePoints, Coded, Why};

use super::cell::{Cell, csv as rows};
use super::progress::Progress;
use super::reading::Reading;
use super::{ExportError, OutputFile};
pub(super) use requests::channel;
pub(super) use sheet::book;

/// A table.
pub(super) struct DataTable {
    pub(super) name: &'static str,
    pub(super) columns: &'static [&'static str],
    pub(super) rows: Vec<Vec<Cell>>,
}

/// All tables of a project, in the order of the sheets.
pub(super) fn all(reading: &Reading<'_>, progress: Progress<'_>) -> Result<Vec<DataTable>, ExportError> {
    let mut points = HashMap::new();
    for article in &reading.project.articles {
        points.entry(article.id).or_insert_with(|| CodePoints::new(&article.text));
    }
    let suggested = analysis::coders::suggestions(reading.project);
    let tables: [&dyn Fn() -> DataTable; 12] = [
        &|| people::articles(reading, &points),
        &|| sayings::statements(reading, &points),
        &|| people::speakers(reading),
        &|| people::parties(reading),
        &|| ties::links(reading),
        &|| ties::replies(reading),
        &|| sayings::taggings(reading),
        &|| ties::citations(reading),
        &|| requests::requests(reading),
        &|| coders::suggestions(reading, &suggested),
        &|| coders::counts(&suggested),
        &|| coders::agreement(reading),
    ];
    let mut made = Vec::with_capacity(tables.len());
    for (at, table) in tables.iter().enumerate() {
        progress.at(at, tables.len())?;
        made.push(table());
    }
    Ok(made)
}

type PointsByArticle<'a> = HashMap<ArticleId, CodePoints<'a>>;

/// A file for each table.
pub(super) fn csv(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let file = |table: DataTable| {
        let head: Vec<Cell> = table.columns.iter().map(|name| Cell::text(*name)).collect();
        let lines = std::iter::once(head.as_slice()).chain(table.rows.iter().map(Vec::as_slice));
        OutputFile::text(format!("{}.csv", table.name), rows(lines))
    };
    Ok(all(reading, reading.progress)?.into_iter().map(file).collect())
}

/// A workbook with a sheet for each table.
pub(super) fn xlsx(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let tables = all(reading, reading.progress.part(0.0, 0.5))?;
    sheet::workbook(reading, tables, reading.progress.part(0.5, 1.0))
}

/// Returns whether the program or a person made a record, by which rule, and how sure the program is, in percent.
fn origin(why: Option<&Why>) -> [Cell; 3] {
    match why {
        Some(why) => {
            [Cell::text("program"), Cell::text(why.rule.as_str()), Cell::Whole(i64::from(why.confidence))]
        }
        None => [Cell::text("person"), Cell::Empty, Cell::Empty],
    }
}

/// Returns the name of the person who decided last, and the time.
fn coded(reading: &Reading<'_>, coded: Option<Coded>) -> [Cell; 2] {
    let Some(coded) = coded else { return [Cell::Empty, Cell::Empty] };
    let name = reading.project.coders.get(&coded.by).map(|coder| coder.name.as_str());
    [Cell::maybe(name), Cell::text(coded.at.to_string())]
}

/// A note, where notes go in.
fn note(reading: &Reading<'_>, note: &str) -> Cell {
    if reading.options.notes { Cell::text(note) } else { Cell::Empty }
}

/// A status as a word.
pub(super) const fn status_name(status: model::ReviewStatus) -> &'static str {
    match status {
        model::ReviewStatus::Suggested => "suggested",
        model::ReviewStatus::Confirmed => "confirmed",
        model::ReviewStatus::Rejected => "rejected",
    }
}

/// Returns whether a row of this status is in the tables: with suggestions, rejected ones too, so that the decision on every suggestion is there.
fn listed(reading: &Reading<'_>, status: model::ReviewStatus) -> bool {
    reading.options.suggestions || reading.enters(status)
}
