//! Framing as files: all figures as one tidy table, their tests, the places that they count, and a workbook.

use analysis::framing::{Axis, FramingFigure, FramingQuery};

use super::super::cell::{Cell, csv};
use super::super::reading::Reading;
use super::super::tables::book;
use super::super::{ExportError, OutputFile};
use super::{COLUMNS, FramingTable, axes};

/// The columns of the tests.
const TESTED: [&str; 9] =
    ["figure", "by", "row", "chi_square", "freedom", "probability", "exact", "strength", "enough_expected"];

/// The columns of the places.
const PLACES: [&str; 9] =
    ["figure", "row", "column", "article", "outlet", "start", "end", "statement", "words"];

/// Writes all of them. Words to compare are a person's, and are no part of a project.
pub(in super::super) fn files(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let texts = &reading.options.texts;
    let mut counts = vec![names(&COLUMNS.iter().chain(&["share"]).copied().collect::<Vec<_>>())];
    let (mut tests, mut places, mut sheets) = (vec![names(&TESTED)], vec![names(&PLACES)], Vec::new());
    let figures = FramingFigure::ALL.iter().filter(|figure| **figure != FramingFigure::Words);
    let all = FramingFigure::ALL.len();
    for (at, figure) in figures.enumerate() {
        reading.progress.part(0.0, 0.8).at(at, all)?;
        for (number, axis) in axes(&FramingQuery::new(*figure, Axis::Party)).into_iter().enumerate() {
            let table = FramingTable::of(&reading.scope, &FramingQuery::new(*figure, axis), texts);
            if table.is_empty() {
                continue;
            }
            counts.extend(table.tidy());
            tests.extend(table.tested());
            if number == 0 {
                places.extend(table.places(reading.project));
            }
            let by = table.by();
            let name =
                if by.is_empty() { figure.name().to_owned() } else { format!("{} by {by}", figure.name()) };
            sheets.push((name, table.matrix()));
        }
    }
    if sheets.is_empty() {
        return Err(ExportError::Nothing("there is nothing to count: find or mark statements first"));
    }
    let rows = |rows: &[Vec<Cell>]| csv(rows.iter().map(Vec::as_slice));
    Ok(vec![
        OutputFile::text("counts.csv", rows(&counts)),
        OutputFile::text("tests.csv", rows(&tests)),
        OutputFile::text("places.csv", rows(&places)),
        OutputFile::bytes_of("framing.xlsx", book(reading, sheets, reading.progress.part(0.8, 0.95))?),
    ])
}

fn names(columns: &[&str]) -> Vec<Cell> {
    columns.iter().map(|name| Cell::text(*name)).collect()
}
