//! Framing as tables: which tags, reporting words, verbs and names go to whom.
//!
//! [`FramingTable`] is what the command `framing` prints and what the files hold.

mod files;

use analysis::Scope;
use analysis::framing::{Axis, CountTable, FramingQuery, Independence, ReadTexts, independence};
use serde_json::{Value, json};

use super::cell::{Cell, csv};
use super::reading::Reading;
use super::{ExportError, ExportOptions};
use model::{CodePoints, Project, one_line};

pub(super) use files::files;

/// A figure of framing, counted in a project.
#[derive(Debug, Clone)]
pub struct FramingTable {
    query: FramingQuery,
    table: CountTable,
    tests: Vec<Option<Independence>>,
}

/// The columns of a figure as a tidy table: one row a number.
const COLUMNS: [&str; 7] = ["figure", "by", "row", "about", "column", "count", "base"];

impl FramingTable {
    /// Counts a figure. Figures that read texts count those that are given.
    #[must_use]
    pub fn new(project: &Project, query: &FramingQuery, texts: &ReadTexts, options: &ExportOptions) -> Self {
        Self::of(&Reading::new(project, options).scope, query, texts)
    }

    pub(super) fn of(scope: &Scope<'_>, query: &FramingQuery, texts: &ReadTexts) -> Self {
        let table = query.count(scope, texts);
        let tests = (0..table.rows.len()).map(|row| independence(&table, row)).collect();
        Self { query: query.clone(), table, tests }
    }

    /// The numbers.
    pub(super) const fn counts(&self) -> &CountTable {
        &self.table
    }

    /// Returns true if it counts nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The word for the groups of its columns; empty where it has no choice of them.
    fn by(&self) -> &'static str {
        if self.query.figure.axes().is_empty() { "" } else { self.query.axis.name() }
    }

    /// One row a number that is not 0, for scripts.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut rows = vec![COLUMNS.iter().chain(&["share"]).map(|name| Cell::text(*name)).collect()];
        rows.extend(self.tidy());
        csv(rows.iter().map(Vec::as_slice))
    }

    fn tidy(&self) -> Vec<Vec<Cell>> {
        let table = &self.table;
        let cells =
            (0..table.rows.len()).flat_map(|row| (0..table.columns.len()).map(move |column| (row, column)));
        let counting = cells.filter(|(row, column)| table.count(*row, *column) > 0);
        let line = |(row, column): (usize, usize)| {
            let (head, other) = (table.rows.get(row)?, table.columns.get(column)?);
            Some(vec![
                Cell::text(self.query.figure.name()),
                Cell::text(self.by()),
                Cell::text(one_line(&head.name)),
                Cell::text(one_line(&head.note)),
                Cell::text(one_line(&other.name)),
                Cell::count(table.count(row, column)),
                Cell::count(table.bases.get(column).copied().unwrap_or_default()),
                table.share(row, column).map_or(Cell::Empty, Cell::Fraction),
            ])
        };
        counting.filter_map(line).collect()
    }

    /// Rows and columns as on the screen, the numbers alone, for spreadsheets.
    fn matrix(&self) -> Vec<Vec<Cell>> {
        let table = &self.table;
        let mut head = vec![Cell::text(self.query.figure.title()), Cell::text("About")];
        head.extend(table.columns.iter().map(|column| Cell::text(one_line(&column.name))));
        let mut bases = vec![Cell::text("base of shares"), Cell::Empty];
        bases.extend(table.bases.iter().map(|base| Cell::count(*base)));
        let mut rows = vec![head, bases];
        for (row, heading) in table.rows.iter().enumerate() {
            let mut cells = vec![Cell::text(one_line(&heading.name)), Cell::text(one_line(&heading.note))];
            cells.extend((0..table.columns.len()).map(|column| Cell::count(table.count(row, column))));
            rows.push(cells);
        }
        rows
    }

    /// The tests of rows, where they are of statements.
    pub(super) fn tested(&self) -> Vec<Vec<Cell>> {
        if !self.query.figure.is_tested() {
            return Vec::new();
        }
        let tested = self.table.rows.iter().zip(&self.tests).filter_map(|(row, test)| Some((row, (*test)?)));
        let line = |(row, test): (&analysis::framing::Heading, Independence)| {
            vec![
                Cell::text(self.query.figure.name()),
                Cell::text(self.by()),
                Cell::text(one_line(&row.name)),
                Cell::Fraction(test.chi_square),
                Cell::count(test.freedom),
                Cell::Fraction(test.probability),
                test.exact.map_or(Cell::Empty, Cell::Fraction),
                Cell::Fraction(test.strength),
                Cell::Truth(test.has_enough),
            ]
        };
        tested.map(line).collect()
    }

    /// The places that the numbers count, in code points of the article's text, the end exclusive.
    fn places(&self, project: &Project) -> Vec<Vec<Cell>> {
        let points: std::collections::HashMap<_, _> =
            project.articles.iter().map(|it| (it.id, (it, CodePoints::new(&it.text)))).collect();
        let table = &self.table;
        let mut rows = Vec::new();
        for (row, heading) in table.rows.iter().enumerate() {
            for (column, other) in table.columns.iter().enumerate() {
                for place in table.places(row, column) {
                    let Some((article, points)) = points.get(&place.article) else { continue };
                    let [start, end] = points.span(place.span);
                    rows.push(vec![
                        Cell::text(self.query.figure.name()),
                        Cell::text(one_line(&heading.name)),
                        Cell::text(one_line(&other.name)),
                        Cell::text(article.id.to_string()),
                        Cell::text(one_line(&article.outlet)),
                        Cell::count(start),
                        Cell::count(end),
                        Cell::maybe(place.statement),
                        Cell::text(one_line(place.span.of(&article.text))),
                    ]);
                }
            }
        }
        rows
    }

    /// Rows to be printed: the counts with their shares.
    #[must_use]
    pub fn to_rows(&self) -> Vec<Vec<String>> {
        let table = &self.table;
        let mut head = vec![self.query.figure.title().to_owned(), "About".to_owned()];
        let columns = table.columns.iter().zip(&table.bases);
        head.extend(columns.map(|(column, base)| format!("{} (of {base})", one_line(&column.name))));
        let mut lines = vec![head];
        for (row, heading) in table.rows.iter().enumerate() {
            let mut line = vec![one_line(&heading.name), one_line(&heading.note)];
            line.extend((0..table.columns.len()).map(|column| {
                let share = table.share(row, column).filter(|_| table.count(row, column) > 0);
                let share = share.map(|share| format!(" {:>3.0} %", share * 100.0)).unwrap_or_default();
                format!("{}{share}", table.count(row, column))
            }));
            lines.push(line);
        }
        lines
    }

    /// One object with every number, the tests, and what the figure counts and does not mean.
    ///
    /// # Errors
    /// Returns an error where JSON cannot be made of it.
    pub fn to_json(&self) -> Result<String, ExportError> {
        let table = &self.table;
        let columns: Vec<Value> = table
            .columns
            .iter()
            .zip(&table.bases)
            .map(|(it, base)| json!({"name": it.name, "base": base}))
            .collect();
        let rows: Vec<Value> = table
            .rows
            .iter()
            .enumerate()
            .map(|(row, heading)| {
                let counts: Vec<usize> = (0..table.columns.len()).map(|column| table.count(row, column)).collect();
                let shares: Vec<Option<f64>> = (0..table.columns.len()).map(|column| table.share(row, column)).collect();
                let test = self.tests.get(row).copied().flatten().filter(|_| self.query.figure.is_tested());
                json!({"name": heading.name, "about": heading.note, "counts": counts, "shares": shares, "test": test.map(|test| json!({
                    "chi_square": test.chi_square, "freedom": test.freedom, "probability": test.probability, "exact": test.exact,
                    "strength": test.strength, "enough_expected": test.has_enough,
                }))})
            })
            .collect();
        let whole = json!({
            "figure": self.query.figure.name(), "by": self.by(), "counts": self.query.figure.definition(),
            "does_not_mean": self.query.figure.limits(), "columns": columns, "rows": rows,
        });
        let text = serde_json::to_string_pretty(&whole)
            .map_err(|error| ExportError::Broken { format: "JSON", problem: error.to_string() })?;
        Ok(text + "\n")
    }
}

/// The axes of a figure; one where it has no choice.
pub(super) fn axes(query: &FramingQuery) -> Vec<Axis> {
    let axes = query.figure.axes();
    if axes.is_empty() { vec![Axis::default()] } else { axes.to_vec() }
}
