//! Tables of counts, each a list of the places that it counts.

use std::collections::BTreeMap;

use model::{ArticleId, PartyId, Span, StatementId};

/// A place that a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountedPlace {
    /// The article.
    pub article: ArticleId,
    /// The words, in bytes of the article's text.
    pub span: Span,
    /// The statement, where one is counted and not only words.
    pub statement: Option<StatementId>,
}

/// The head of a row or a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its name on the screen.
    pub name: String,
    /// A sentence or a word about it; empty where there is nothing to say.
    pub note: String,
    /// The party that it is about.
    pub party: Option<PartyId>,
}

impl Heading {
    /// A name with nothing more.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// The whole that the share of a count is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ShareOf {
    /// The base of its column.
    #[default]
    Column,
    /// Everything that its row or its column counts: the index of Jaccard. Rows and columns are the same then.
    Either,
}

/// Counts by row and column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountTable {
    /// The heads of the rows.
    pub rows: Vec<Heading>,
    /// The heads of the columns.
    pub columns: Vec<Heading>,
    /// Number of each column of what shares are of. One that several rows count is one of them.
    pub bases: Vec<usize>,
    /// The whole of shares.
    pub share_of: ShareOf,
    cells: BTreeMap<(usize, usize), Vec<CountedPlace>>,
}

impl CountTable {
    /// Makes a table from rows and columns in their order and what is counted, each by its row and its column. Rows and
    /// columns in which nothing is counted are left out, but for columns with a base.
    pub(super) fn new<R: Ord, C: Ord>(
        rows: Vec<(R, Heading)>,
        columns: Vec<(C, Heading)>,
        bases: &BTreeMap<C, usize>,
        counted: BTreeMap<(R, C), Vec<CountedPlace>>,
    ) -> Self {
        let used = |row: &R| counted.keys().any(|(used, _)| used == row);
        let rows: Vec<(R, Heading)> = rows.into_iter().filter(|(row, _)| used(row)).collect();
        let base = |column: &C| bases.get(column).copied().unwrap_or_default();
        let columns: Vec<(C, Heading)> = columns.into_iter().filter(|(column, _)| base(column) > 0).collect();
        let row_places: BTreeMap<&R, usize> = rows.iter().map(|(row, _)| row).zip(0..).collect();
        let column_places: BTreeMap<&C, usize> = columns.iter().map(|(column, _)| column).zip(0..).collect();
        let mut cells = BTreeMap::new();
        for ((row, column), places) in &counted {
            if let (Some(row), Some(column)) = (row_places.get(row), column_places.get(column)) {
                cells.insert((*row, *column), places.clone());
            }
        }
        let bases = columns.iter().map(|(column, _)| base(column)).collect();
        Self {
            rows: rows.into_iter().map(|(_, heading)| heading).collect(),
            columns: columns.into_iter().map(|(_, heading)| heading).collect(),
            bases,
            share_of: ShareOf::Column,
            cells,
        }
    }

    /// Makes a table of what is counted already, by the places of its rows and columns. No row and no column is left out.
    #[must_use]
    pub fn of_cells(
        rows: Vec<Heading>,
        columns: Vec<Heading>,
        bases: Vec<usize>,
        cells: BTreeMap<(usize, usize), Vec<CountedPlace>>,
    ) -> Self {
        Self { rows, columns, bases, share_of: ShareOf::Column, cells }
    }

    /// Returns true if it counts nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The places that a cell counts, article by article in the order of the text.
    #[must_use]
    pub fn places(&self, row: usize, column: usize) -> &[CountedPlace] {
        self.cells.get(&(row, column)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The number in a cell.
    #[must_use]
    pub fn count(&self, row: usize, column: usize) -> usize {
        self.places(row, column).len()
    }

    /// The number in all cells of a row.
    #[must_use]
    pub fn row_count(&self, row: usize) -> usize {
        (0..self.columns.len()).map(|column| self.count(row, column)).sum()
    }

    /// The share of a cell, from 0 to 1; nothing where the whole has nothing in it.
    #[must_use]
    pub fn share(&self, row: usize, column: usize) -> Option<f64> {
        let count = self.count(row, column);
        let whole = match self.share_of {
            ShareOf::Column => self.bases.get(column).copied().unwrap_or_default(),
            ShareOf::Either => self.count(row, row) + self.count(column, column) - count,
        };
        (whole > 0).then(|| count as f64 / whole as f64)
    }

    /// The largest share of any cell, from 0 to 1; in a table of pairs, of any two that differ.
    #[must_use]
    pub fn largest_share(&self) -> f64 {
        let pairs = self.share_of == ShareOf::Either;
        let cells = self.cells.keys().filter(|(row, column)| !pairs || row != column);
        cells.filter_map(|(row, column)| self.share(*row, *column)).fold(0.0, f64::max)
    }

    /// The same table with so many columns at most: those behind it are put together in the last one, which says how many
    /// they are.
    #[must_use]
    pub fn with_columns(&self, most: usize) -> Self {
        if self.columns.len() <= most || most == 0 {
            return self.clone();
        }
        let last = most - 1;
        let mut folded = self.clone();
        folded.columns.truncate(last);
        folded.columns.push(Heading::named(format!("{} more", self.columns.len() - last)));
        folded.bases.truncate(last);
        folded.bases.push(self.bases.iter().skip(last).sum());
        folded.cells.clear();
        for ((row, column), places) in &self.cells {
            folded.cells.entry((*row, (*column).min(last))).or_default().extend(places);
        }
        folded
    }
}
