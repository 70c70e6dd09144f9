//! A chart as a picture: the places of its words and bars.

use std::fmt::Write as _;

use model::one_line;

use super::{Chart, ChartBar, ChartHeading, ChartMark, ChartRow};
use crate::ExportError;
use crate::picture::{INK, Letters, PLAIN, Picture, RULE, Rgb, SOFT, Shape, WHITE};

/// Lengths in pixels.
const EDGE: f32 = 20.0;
const ROW: f32 = 26.0;
const BAR: f32 = 14.0;
const GAP: f32 = 18.0;
/// The widest that the names of rows may be, and a column.
const NAMES: f32 = 260.0;
const COLUMN: f32 = 170.0;
/// The width of one column alone, and the least of the whole picture, so that its sentences have room.
const ONE_COLUMN: f32 = 420.0;
const LEAST: f32 = 640.0;
/// The letters of a party before its name.
const BADGE: f32 = 22.0;

const TITLE: f32 = 18.0;
const TEXT: f32 = 13.0;
const SMALL: f32 = 12.0;
const LINE: f32 = 17.0;

/// The places of the parts of a picture.
struct Drawing<'a> {
    chart: &'a Chart,
    letters: Letters,
    shapes: Vec<Shape>,
    /// The left end of the bars of the first column, and the width of a column.
    left: f32,
    column: f32,
    width: f32,
    /// The room for the longest number.
    number: f32,
    y: f32,
}

/// Draws a chart.
pub(super) fn draw(chart: &Chart) -> Result<Picture, ExportError> {
    let mut letters = Letters::new()?;
    let badge = |heading: &ChartHeading| if heading.mark.is_some() { BADGE } else { 0.0 };
    let named = |letters: &mut Letters, row: &ChartRow| {
        letters.wide(TEXT, false, &row.heading.name) + badge(&row.heading)
    };
    let widest = chart.rows.iter().map(|row| named(&mut letters, row)).fold(40.0, f32::max);
    let names = widest.min(NAMES);
    let bars = chart.rows.iter().flat_map(|row| &row.bars);
    let number = bars.map(|bar| letters.wide(SMALL, false, &bar.number)).fold(20.0, f32::max);
    let column = if chart.columns.len() == 1 { ONE_COLUMN } else { COLUMN.max(number + 60.0) };
    let left = EDGE + names + GAP;
    let columns = chart.columns.len().max(1) as f32;
    let width = (left + columns * (column + GAP) - GAP + EDGE).max(LEAST);
    let shapes = Vec::new();
    let drawing = Drawing { chart, letters, shapes, left, column, width, number, y: EDGE };
    Ok(drawing.whole())
}

impl Drawing<'_> {
    fn whole(mut self) -> Picture {
        self.head();
        self.column_heads();
        for row in &self.chart.rows {
            self.row(row);
        }
        self.foot();
        Picture {
            width: self.width,
            height: self.y + EDGE,
            title: one_line(&self.chart.title),
            words: words(self.chart),
            shapes: self.shapes,
        }
    }

    /// The title, and the sentence below it.
    fn head(&mut self) {
        self.y += TITLE;
        for line in self.letters.broken(TITLE, true, &self.chart.title, self.width - 2.0 * EDGE) {
            self.text((EDGE, self.y), TITLE, INK, true, &line);
            self.y += TITLE + 6.0;
        }
        if !self.chart.subtitle.is_empty() {
            self.sentence(&self.chart.subtitle);
        }
        self.y += 8.0;
    }

    fn sentence(&mut self, words: &str) {
        for line in self.letters.broken(SMALL, false, words, self.width - 2.0 * EDGE) {
            self.text((EDGE, self.y), SMALL, SOFT, false, &line);
            self.y += LINE;
        }
    }

    /// The names of the columns, level at their feet.
    fn column_heads(&mut self) {
        let room = self.column;
        let heads: Vec<Vec<String>> = self
            .chart
            .columns
            .iter()
            .map(|head| {
                let badge = if head.mark.is_some() { BADGE } else { 0.0 };
                self.letters.broken(SMALL, true, &head.name, room - badge)
            })
            .collect();
        let most = heads.iter().map(Vec::len).max().unwrap_or(0);
        let foot = self.y + LINE * most as f32;
        for (at, (head, lines)) in self.chart.columns.iter().zip(&heads).enumerate() {
            let mut x = self.x(at);
            if let Some(mark) = head.mark {
                self.badge((x, foot - LINE - 2.0), mark);
                x += BADGE;
            }
            for (line, words) in lines.iter().enumerate() {
                let y = foot - LINE * (lines.len() - line) as f32 + SMALL;
                self.text((x, y), SMALL, INK, true, words);
            }
        }
        self.y = foot + 4.0;
        let (from, to) = ([EDGE, self.y], [self.width - EDGE, self.y]);
        self.shapes.push(Shape::Line { from, to, width: 1.0, dashed: false, colour: RULE });
        self.y += 4.0;
    }

    fn row(&mut self, row: &ChartRow) {
        let base = self.y + ROW / 2.0 + 4.5;
        let mut x = EDGE;
        if let Some(mark) = row.heading.mark {
            self.badge((x, self.y + ROW / 2.0 - 8.0), mark);
            x += BADGE;
        }
        let name = self.letters.shortened(TEXT, false, &row.heading.name, self.left - GAP - x);
        self.text((x, base), TEXT, INK, false, &name);
        for (at, bar) in row.bars.iter().enumerate() {
            let mark = row.heading.mark.or(self.chart.columns.get(at).and_then(|head| head.mark));
            self.bar(at, bar, mark.map_or(PLAIN, |mark| mark.colour), base);
        }
        self.y += ROW;
    }

    fn bar(&mut self, at: usize, bar: &ChartBar, colour: [u8; 3], base: f32) {
        let room = self.column - self.number - 8.0;
        let length = room * f32::from(bar.length) / 1000.0;
        let x = self.x(at);
        let (y, width) = (self.y + (ROW - BAR) / 2.0, length.max(1.0));
        self.shapes.push(Shape::Area { x, y, width, height: BAR, round: 2.0, colour });
        self.text((x + length.max(1.0) + 6.0, base), SMALL, INK, false, &bar.number);
    }

    fn foot(&mut self) {
        self.y += 18.0;
        for note in &self.chart.notes {
            self.sentence(note);
        }
        self.y -= LINE;
    }

    /// The letters of a party on its colour.
    fn badge(&mut self, (x, y): (f32, f32), mark: ChartMark) {
        self.shapes.push(Shape::Area { x, y, width: 16.0, height: 16.0, round: 3.0, colour: mark.colour });
        let letters = mark.letters.to_string();
        let size = if mark.letters.are_two() { 9.0 } else { 11.0 };
        let wide = self.letters.wide(size, true, &letters);
        self.text((x + 8.0 - wide / 2.0, y + 12.0), size, WHITE, true, &letters);
    }

    fn text(&mut self, (x, y): (f32, f32), size: f32, colour: Rgb, bold: bool, words: &str) {
        self.shapes.push(Shape::Text { x, y, size, bold, colour, words: words.to_owned() });
    }

    fn x(&self, column: usize) -> f32 {
        self.left + column as f32 * (self.column + GAP)
    }
}

/// The whole table in words, for those who do not see it.
fn words(chart: &Chart) -> String {
    let mut words = one_line(&chart.subtitle);
    for row in &chart.rows {
        let bars = row.bars.iter().zip(&chart.columns);
        let bars: Vec<String> =
            bars.map(|(bar, head)| format!("{}: {}", one_line(&head.name), bar.number)).collect();
        let _ = write!(words, "\n{} – {}.", one_line(&row.heading.name), bars.join("; "));
    }
    for note in &chart.notes {
        words.push('\n');
        words.push_str(note);
    }
    words
}
