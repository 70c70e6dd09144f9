//! `rejoinder figures`: who speaks, how much, where and how, who is accused and answers, and which traits speakers have.

use std::path::Path;

use unicode_width::UnicodeWidthStr;

use ::export::{AuditTable, ExportOptions, FigureTable, Grouping};
use model::{CleanText, Project, spelled_out};

use super::args::{FiguresArgs, FiguresBy, FiguresFormat};
use super::reader::ArticleReader;
use super::terminal::{complain, to_standard_output};
use super::{Failure, project};

pub(super) fn run(what: &FiguresArgs) -> Result<(), Failure> {
    let reader = ArticleReader::new(None)?;
    let mut projects = Vec::new();
    for path in &what.projects {
        projects.push(project::open(path, &reader)?);
    }
    let options = ExportOptions { suggestions: !what.confirmed, ..ExportOptions::default() };
    let text =
        if what.sources { audit(what, &projects, &options)? } else { figures(what, &projects, &options)? };
    deliver(&text, what.output.as_deref())
}

/// The figures of the parties.
fn figures(what: &FiguresArgs, projects: &[Project], options: &ExportOptions) -> Result<String, Failure> {
    let table = FigureTable::new(projects, options, grouping(what.by));
    if table.is_empty() {
        complain("there is no statement to count");
    }
    Ok(match what.format {
        FiguresFormat::Table => aligned(&table.to_rows(), 2),
        FiguresFormat::Json => table.to_json().map_err(Failure::of)?,
        FiguresFormat::Csv => table.to_csv(),
    })
}

/// The audit of sources.
fn audit(what: &FiguresArgs, projects: &[Project], options: &ExportOptions) -> Result<String, Failure> {
    let table = AuditTable::new(projects, options, grouping(what.by));
    if table.is_empty() {
        complain("there are no traits to count: choose them in the window, under Balance and Sources");
    }
    Ok(match what.format {
        FiguresFormat::Table => aligned(&table.to_rows(), 3),
        FiguresFormat::Json => table.to_json().map_err(Failure::of)?,
        FiguresFormat::Csv => table.to_csv(),
    })
}

/// Writes figures to a file, or to standard output where none is named.
pub(super) fn deliver(text: &str, output: Option<&Path>) -> Result<(), Failure> {
    match output {
        None => to_standard_output(|out| out.put(&CleanText::lines(text))),
        Some(path) => store::put(path, text.as_bytes(), false).map(drop).map_err(Failure::of),
    }
}

const fn grouping(by: FiguresBy) -> Grouping {
    match by {
        FiguresBy::Party => Grouping::Party,
        FiguresBy::Outlet => Grouping::Outlet,
        FiguresBy::Month => Grouping::Month,
        FiguresBy::Article => Grouping::Article,
    }
}

/// The widest that a column is, in columns of a terminal: longer names are cut.
const MOST: usize = 36;

/// Rows in columns: so many names on the left, figures on the right.
pub(super) fn aligned(rows: &[Vec<String>], names: usize) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cut(cell)).collect()).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let room = " ".repeat(width.saturating_sub(cell.width()));
            if column > 0 {
                line.push_str("  ");
            }
            if column < names {
                line.push_str(cell);
                line.push_str(&room);
            } else {
                line.push_str(&room);
                line.push_str(cell);
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn cut(cell: &str) -> String {
    let cell = spelled_out(cell);
    if cell.width() <= MOST {
        return cell.into_owned();
    }
    let mut short = String::new();
    for c in cell.chars() {
        if short.width() + 2 > MOST {
            break;
        }
        short.push(c);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn names_are_on_the_left_and_figures_on_the_right() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let long = "x".repeat(50);
        let text = aligned(&[row(["A", "Party", "Words", "Open"]), row([&long, "中", "5", "12"])], 2);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], format!("A{}  Party  Words  Open", " ".repeat(35)));
        assert_eq!(lines[1], format!("{}…  中         5    12", "x".repeat(35)));
    }
}
