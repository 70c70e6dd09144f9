//! Charts as pictures: the numbers of a table, each as a bar with its number beside it.
//!
//! [`Chart`] holds the words and the lengths, and knows no drawing; `svg` writes it as SVG, and `png` paints that. Nothing is told by
//! colour alone: every bar has its number, its row and its column in words, and the whole table is in the description of the picture.

mod of_balance;
mod of_framing;
mod png;
mod svg;

use analysis::framing::{Axis, FramingFigure, FramingQuery};

use super::reading::Reading;
use super::{ExportError, FigureTable, FramingTable, Grouping, OutputFile};
use crate::balance::FIGURE_PARTS;
use crate::document::rgb;
use crate::markup::Markup;
use model::{Party, PartyLetters, one_line};

/// A table of numbers to be drawn as bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The name of its file, without the ending: letters, digits and `-`.
    pub(super) name: String,
    pub(super) title: String,
    /// A sentence below the title: which articles, counted how; empty for none.
    pub(super) subtitle: String,
    /// Sentences below the bars.
    pub(super) notes: Vec<String>,
    pub(super) columns: Vec<ChartHeading>,
    pub(super) rows: Vec<ChartRow>,
}

/// The head of a row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChartHeading {
    pub(super) name: String,
    /// The party that it is about.
    pub(super) mark: Option<ChartMark>,
}

/// The letters of a party, and its colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChartMark {
    pub(super) letters: PartyLetters,
    pub(super) colour: [u8; 3],
}

/// A row: a bar in each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChartRow {
    pub(super) heading: ChartHeading,
    /// One for each column.
    pub(super) bars: Vec<ChartBar>,
}

/// A bar with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChartBar {
    /// The length, in thousandths of the longest.
    pub(super) length: u16,
    /// The number in words: "232, 68 %".
    pub(super) number: String,
}

impl Chart {
    /// The name of its file, without the ending: letters, digits and `-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl ChartHeading {
    fn new(name: &str, mark: Option<ChartMark>) -> Self {
        Self { name: one_line(name), mark }
    }
}

impl ChartMark {
    fn of(party: &Party) -> Self {
        Self { letters: party.letters, colour: rgb(party.colour) }
    }
}

impl ChartBar {
    /// A bar of a value beside the largest one, which is not negative.
    fn new(value: f64, largest: f64, number: String) -> Self {
        let part = if largest > 0.0 { (value / largest).clamp(0.0, 1.0) } else { 0.0 };
        Self { length: (part * 1000.0).round() as u16, number }
    }
}

/// Writes the charts as SVG: the one that was chosen, or all of a project.
pub(super) fn svg(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let mut files = Vec::new();
    let charts = chosen(reading)?;
    for (at, chart) in charts.iter().enumerate() {
        reading.progress.part(0.5, 1.0).at(at, charts.len())?;
        files.push(OutputFile::text(format!("{}.svg", chart.name), svg::write(chart)?));
    }
    Ok(files)
}

/// Writes the same charts as PNG.
pub(super) fn png(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let mut files = Vec::new();
    let charts = chosen(reading)?;
    for (at, chart) in charts.iter().enumerate() {
        reading.progress.part(0.2, 1.0).at(at, charts.len())?;
        files.push(OutputFile::bytes_of(format!("{}.png", chart.name), png::paint(&svg::write(chart)?)?));
    }
    Ok(files)
}

/// The chart of the words of each party, to go into a page as an SVG element; nothing where nobody says anything.
pub(super) fn words(reading: &Reading<'_>) -> Option<Markup> {
    let tables = FigureTable::of_reading(reading);
    let [table, ..] = &tables;
    let group = table.groups().first();
    let chart = Chart::of_figure(reading.project, table, group?, analysis::Figure::Words);
    svg::draw(&chart).ok()
}

fn chosen(reading: &Reading<'_>) -> Result<Vec<Chart>, ExportError> {
    if let Some(chart) = &reading.options.chart {
        return Ok(vec![Chart::clone(chart)]);
    }
    let charts = all(reading)?;
    if charts.is_empty() {
        return Err(ExportError::Nothing("there is nothing to draw: find or mark statements first"));
    }
    Ok(charts)
}

/// All charts of a project: the parts of the balance, its words by outlet and month, and the figures of framing by party.
fn all(reading: &Reading<'_>) -> Result<Vec<Chart>, ExportError> {
    let project = reading.project;
    let mut charts = Vec::new();
    for table in &FigureTable::of_reading(reading) {
        match table.grouping() {
            Grouping::Party => {
                for group in table.groups() {
                    let parts = FIGURE_PARTS.iter().zip(["words", "place", "speakers", "replies"]);
                    charts.extend(parts.map(|((title, figures), name)| {
                        Chart::of_part(project, (table, group), (&format!("balance-{name}"), title), figures)
                    }));
                }
            }
            Grouping::Outlet | Grouping::Month if table.groups().len() > 1 => {
                charts.push(Chart::of_groups(project, table, analysis::Figure::Words));
            }
            Grouping::Outlet | Grouping::Month | Grouping::Article => {}
        }
    }
    let figures = FramingFigure::ALL.iter().filter(|figure| **figure != FramingFigure::Words);
    for (at, figure) in figures.enumerate() {
        reading.progress.part(0.1, 0.2).at(at, FramingFigure::ALL.len())?;
        let query = FramingQuery::new(*figure, Axis::Party);
        let table = FramingTable::of(&reading.scope, &query, &reading.options.texts);
        charts.extend((!table.is_empty()).then(|| Chart::of_counts(project, &query, table.counts())));
    }
    Ok(charts)
}
