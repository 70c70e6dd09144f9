//! A chart as SVG 1.1: text, rectangles, and nothing that runs or is fetched.

use std::fmt::Write as _;

use model::one_line;

use super::{Chart, ChartBar, ChartHeading, ChartMark, ChartRow};
use crate::ExportError;
use crate::document::pdf::{Faces, LetterShapes};
use crate::markup::Markup;

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
    faces: Faces,
    page: Markup,
    /// The left end of the bars of the first column, and the width of a column.
    left: f32,
    column: f32,
    width: f32,
    /// The room for the longest number.
    number: f32,
    y: f32,
}

/// Writes a chart.
pub(super) fn write(chart: &Chart) -> Result<String, ExportError> {
    draw(chart).map(Markup::into_string)
}

/// Draws a chart as an element for a page.
pub(super) fn draw(chart: &Chart) -> Result<Markup, ExportError> {
    let mut faces = Faces::new()?;
    let badge = |heading: &ChartHeading| if heading.mark.is_some() { BADGE } else { 0.0 };
    let named = |faces: &mut Faces, row: &ChartRow| {
        wide(faces, LetterShapes::Sans, TEXT, &row.heading.name) + badge(&row.heading)
    };
    let widest = chart.rows.iter().map(|row| named(&mut faces, row)).fold(40.0, f32::max);
    let names = widest.min(NAMES);
    let bars = chart.rows.iter().flat_map(|row| &row.bars);
    let number =
        bars.map(|bar| wide(&mut faces, LetterShapes::Sans, SMALL, &bar.number)).fold(20.0, f32::max);
    let column = if chart.columns.len() == 1 { ONE_COLUMN } else { COLUMN.max(number + 60.0) };
    let left = EDGE + names + GAP;
    let columns = chart.columns.len().max(1) as f32;
    let width = (left + columns * (column + GAP) - GAP + EDGE).max(LEAST);
    let page = Markup::default();
    let drawing = Drawing { chart, faces, page, left, column, width, number, y: EDGE };
    Ok(drawing.whole())
}

impl Drawing<'_> {
    fn whole(mut self) -> Markup {
        self.head();
        self.column_heads();
        for row in &self.chart.rows {
            self.row(row);
        }
        self.foot();
        let height = self.y + EDGE;
        let mut page = Markup::default();
        page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"chart-title chart-words\" width=\"");
        pixels(&mut page, self.width).raw("\" height=\"");
        pixels(&mut page, height).raw("\" viewBox=\"0 0 ");
        pixels(&mut page, self.width).raw(" ");
        pixels(&mut page, height);
        page.raw("\" font-family=\"'Noto Sans', Helvetica, Arial, sans-serif\">\n");
        page.element("<title id=\"chart-title\">", &one_line(&self.chart.title), "</title>\n");
        page.element("<desc id=\"chart-words\">", &words(self.chart), "</desc>\n");
        page.raw("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        page.append(&self.page).raw("</svg>\n");
        page
    }

    /// The title, and the sentence below it.
    fn head(&mut self) {
        self.y += TITLE;
        for line in self.broken(LetterShapes::SansBold, TITLE, &self.chart.title, self.width - 2.0 * EDGE) {
            self.text((EDGE, self.y), TITLE, "#1c1c1c", true, &line);
            self.y += TITLE + 6.0;
        }
        if !self.chart.subtitle.is_empty() {
            self.sentence(&self.chart.subtitle);
        }
        self.y += 8.0;
    }

    fn sentence(&mut self, words: &str) {
        for line in self.broken(LetterShapes::Sans, SMALL, words, self.width - 2.0 * EDGE) {
            self.text((EDGE, self.y), SMALL, "#4a4a4a", false, &line);
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
                self.broken(LetterShapes::SansBold, SMALL, &head.name, room - badge)
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
                self.text((x, y), SMALL, "#1c1c1c", true, words);
            }
        }
        self.y = foot + 4.0;
        self.page.raw("<line x1=\"");
        pixels(&mut self.page, EDGE).raw("\" y1=\"");
        pixels(&mut self.page, self.y).raw("\" x2=\"");
        pixels(&mut self.page, self.width - EDGE).raw("\" y2=\"");
        pixels(&mut self.page, self.y).raw("\" stroke=\"#b4b4b4\"/>\n");
        self.y += 4.0;
    }

    fn row(&mut self, row: &ChartRow) {
        let base = self.y + ROW / 2.0 + 4.5;
        let mut x = EDGE;
        if let Some(mark) = row.heading.mark {
            self.badge((x, self.y + ROW / 2.0 - 8.0), mark);
            x += BADGE;
        }
        let name = self.cut(&row.heading.name, self.left - GAP - x);
        self.text((x, base), TEXT, "#1c1c1c", false, &name);
        for (at, bar) in row.bars.iter().enumerate() {
            let mark = row.heading.mark.or(self.chart.columns.get(at).and_then(|head| head.mark));
            self.bar(at, bar, mark.map_or([0x4a, 0x5f, 0x78], |mark| mark.colour), base);
        }
        self.y += ROW;
    }

    fn bar(&mut self, at: usize, bar: &ChartBar, colour: [u8; 3], base: f32) {
        let room = self.column - self.number - 8.0;
        let length = room * f32::from(bar.length) / 1000.0;
        let x = self.x(at);
        self.page.raw("<rect x=\"");
        pixels(&mut self.page, x).raw("\" y=\"");
        pixels(&mut self.page, self.y + (ROW - BAR) / 2.0).raw("\" width=\"");
        pixels(&mut self.page, length.max(1.0)).raw("\" height=\"");
        pixels(&mut self.page, BAR).raw("\" rx=\"2\" fill=\"");
        self.page.text(&hex(colour)).raw("\"/>\n");
        self.text((x + length.max(1.0) + 6.0, base), SMALL, "#1c1c1c", false, &bar.number);
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
        self.page.raw("<rect x=\"");
        pixels(&mut self.page, x).raw("\" y=\"");
        pixels(&mut self.page, y);
        self.page.raw("\" width=\"16\" height=\"16\" rx=\"3\" fill=\"").text(&hex(mark.colour)).raw("\"/>\n");
        let letters = mark.letters.to_string();
        let size = if mark.letters.are_two() { 9.0 } else { 11.0 };
        let wide = wide(&mut self.faces, LetterShapes::SansBold, size, &letters);
        self.text((x + 8.0 - wide / 2.0, y + 12.0), size, "#ffffff", true, &letters);
    }

    fn text(&mut self, (x, y): (f32, f32), size: f32, colour: &'static str, bold: bool, words: &str) {
        self.page.raw("<text x=\"");
        pixels(&mut self.page, x).raw("\" y=\"");
        pixels(&mut self.page, y).raw("\" font-size=\"");
        pixels(&mut self.page, size).raw("\" fill=\"").raw(colour).raw("\"");
        if bold {
            self.page.raw(" font-weight=\"700\"");
        }
        self.page.element(">", words, "</text>\n");
    }

    fn x(&self, column: usize) -> f32 {
        self.left + column as f32 * (self.column + GAP)
    }

    /// Breaks words into lines of at most a width; a word that is wider is cut.
    fn broken(&mut self, letters: LetterShapes, size: f32, words: &str, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split_whitespace() {
            let word = self.shortened(letters, size, word, room);
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match (lines.last_mut(), longer) {
                (Some(line), Some(longer)) if wide(&mut self.faces, letters, size, &longer) <= room => {
                    *line = longer;
                }
                _ => lines.push(word),
            }
        }
        lines
    }

    fn cut(&mut self, words: &str, room: f32) -> String {
        self.shortened(LetterShapes::Sans, TEXT, words, room)
    }

    /// The words, or as many letters of them as fit, and an ellipsis.
    fn shortened(&mut self, letters: LetterShapes, size: f32, words: &str, room: f32) -> String {
        let mut kept = words.to_owned();
        let mut fitting = kept.clone();
        while wide(&mut self.faces, letters, size, &fitting) > room && kept.pop().is_some() {
            fitting = format!("{}…", kept.trim_end());
        }
        fitting
    }
}

/// The width of words on one line, in pixels.
fn wide(faces: &mut Faces, letters: LetterShapes, size: f32, words: &str) -> f32 {
    faces.shape(letters, words).width * size
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Adds a length, with one decimal at most.
fn pixels(page: &mut Markup, length: f32) -> &mut Markup {
    page.value((length * 10.0).round() / 10.0)
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
