//! Tables on pages: columns as wide as their words need, heads that come again on every page, and rows that go on overleaf where
//! they are long.

use super::super::{Column, Face, Look, OutputParagraph, OutputTable, Run, rgb};
use super::flow::{PdfFlow, Tagged};
use super::lines::{SetLine, lines, widest_word};
use super::style::{ALARM, BOTTOM, INK, LEFT, LINE, PdfStyle, TOP, WIDTH};

/// The room between columns, and that above and below the text of a row, in points.
const GAP: f32 = 14.0;
const PADDING: f32 = 4.0;
/// A row of at most this part of a page is never divided.
const WHOLE: f32 = 0.4;
/// With less room than this left on a page, in points, a row that is divided begins on the next.
const LEAST: f32 = 130.0;

/// A line of a cell.
struct CellLine {
    line: SetLine,
    style: PdfStyle,
    /// The room above it.
    before: f32,
    /// The node of its paragraph.
    node: usize,
    look: Look,
    anchor: Option<super::super::Anchor>,
}

/// The columns of a table on the page.
struct Columns<'a> {
    each: &'a [Column],
    /// The left edge and the width of the text of each.
    edges: Vec<(f32, f32)>,
    heads: Vec<Vec<SetLine>>,
    style: PdfStyle,
}

pub(super) fn lay(flow: &mut PdfFlow<'_>, table: &OutputTable) {
    let columns = Columns::new(flow, table);
    let first = table.rows.first().map_or(0.0, |row| columns.tall(flow, row));
    flow.settle(columns.height() + if first > columns.page() * WHOLE { LEAST } else { first });
    let summary = format!("{}. {}", table.title, table.description);
    let node = flow.node(Tagged::Table { summary }, None);
    let head = flow.node(Tagged::Head, Some(node));
    let row = flow.node(Tagged::Row, Some(head));
    columns.draw(flow, Some(row));
    let rows = flow.node(Tagged::Rows, Some(node));
    for cells in &table.rows {
        self::row(flow, table, &columns, cells, rows);
    }
    flow.y += 10.0;
}

impl<'a> Columns<'a> {
    fn new(flow: &mut PdfFlow<'_>, table: &'a OutputTable) -> Self {
        let style = PdfStyle { size: 7.8, leading: 10.5, is_bold: true, ..PdfStyle::of(Look::Small, true) };
        let head = |column: &Column| [Run::new(&column.head, Face::Bold)];
        let mut least: Vec<f32> =
            table.columns.iter().map(|column| widest_word(flow.faces, &head(column), &style)).collect();
        for row in &table.rows {
            for (cell, least) in row.iter().zip(&mut least) {
                for paragraph in cell {
                    let style = PdfStyle::of(paragraph.look, true);
                    *least = least.max(widest_word(flow.faces, &paragraph.runs, &style));
                }
            }
        }
        let shares: Vec<f32> = table.columns.iter().map(|column| column.share.max(1) as f32).collect();
        let room = WIDTH - GAP * shares.len().saturating_sub(1) as f32;
        let widths = widths(&shares, &least, room);
        let mut x = LEFT;
        let edges: Vec<(f32, f32)> = widths
            .into_iter()
            .map(|width| {
                let edge = (x, width);
                x += width + GAP;
                edge
            })
            .collect();
        let heads = table.columns.iter().zip(&edges);
        let heads =
            heads.map(|(column, (_, width))| lines(flow.faces, &head(column), &style, *width)).collect();
        Self { each: &table.columns, edges, heads, style }
    }

    fn height(&self) -> f32 {
        let most = self.heads.iter().map(Vec::len).max().unwrap_or_default();
        most as f32 * self.style.leading + 2.0 * PADDING + 2.0
    }

    /// The room for rows on a page.
    fn page(&self) -> f32 {
        BOTTOM - TOP - self.height()
    }

    /// The height of a row.
    fn tall(&self, flow: &mut PdfFlow<'_>, row: &[Vec<OutputParagraph>]) -> f32 {
        let mut tallest: f32 = 0.0;
        for (cell, (_, width)) in row.iter().zip(&self.edges) {
            let mut height = 0.0;
            let mut after = 0.0;
            for paragraph in cell {
                let style = PdfStyle::of(paragraph.look, true);
                let made = lines(flow.faces, &paragraph.runs, &style, width - indent(paragraph.look));
                height += after + style.before + style.leading * made.len() as f32;
                after = style.after;
            }
            tallest = tallest.max(height);
        }
        tallest + 2.0 * PADDING
    }

    /// Draws the heads; without a row of the tree they are a repetition.
    fn draw(&self, flow: &mut PdfFlow<'_>, row: Option<usize>) {
        let bottom = flow.y + self.height();
        for ((column, (x, width)), head) in self.each.iter().zip(&self.edges).zip(&self.heads) {
            if let Some(colour) = column.colour {
                flow.area(*x, flow.y, *width, 2.4, rgb(colour));
            }
            let node = row.map(|row| flow.node(Tagged::ColumnHead, Some(row)));
            // All heads end at the same height.
            let mut y = bottom - PADDING - head.len() as f32 * self.style.leading;
            for line in head {
                y += self.style.leading;
                flow.line(line, aligned(column, *x, *width, line), y - self.style.leading * 0.27, node);
            }
        }
        flow.y = bottom;
        flow.area(LEFT, bottom, WIDTH, 0.8, INK);
        flow.y += 0.8;
    }
}

/// Returns the start of a line of a column.
fn aligned(column: &Column, x: f32, width: f32, line: &SetLine) -> f32 {
    if column.is_number { x + width - line.width } else { x }
}

/// Divides the room by shares, but gives every column what its widest word needs, as far as there is room.
fn widths(shares: &[f32], least: &[f32], room: f32) -> Vec<f32> {
    let even = room / shares.len().max(1) as f32;
    let whole: f32 = least.iter().map(|least| least + 0.5).sum();
    // Where not all have room, no word may take more than an even share: it would push the others off the page.
    let most = if whole <= room { room } else { even };
    let needs: Vec<f32> = least.iter().map(|least| (least + 0.5).min(most)).collect();
    let mut fixed = vec![false; shares.len()];
    loop {
        let of = |want: bool| fixed.iter().enumerate().filter(move |(_, is)| **is == want).map(|(at, _)| at);
        let taken: f32 = of(true).filter_map(|at| needs.get(at)).sum();
        let rest: f32 = of(false).filter_map(|at| shares.get(at)).sum();
        let width = |at: usize| {
            let (share, need) =
                (shares.get(at).copied().unwrap_or(1.0), needs.get(at).copied().unwrap_or(even));
            if fixed.get(at).copied().unwrap_or_default() {
                need
            } else {
                (room - taken) * share / rest.max(0.001)
            }
        };
        let all: Vec<f32> = (0..shares.len()).map(width).collect();
        let short = all.iter().zip(&needs).position(|(width, need)| *width + 0.001 < *need);
        match short.and_then(|at| fixed.get_mut(at)) {
            Some(it) if !*it => *it = true,
            _ => return all,
        }
    }
}

fn row(
    flow: &mut PdfFlow<'_>,
    table: &OutputTable,
    columns: &Columns<'_>,
    cells: &[Vec<OutputParagraph>],
    rows: usize,
) {
    let row = flow.node(Tagged::Row, Some(rows));
    let mut all: Vec<Vec<CellLine>> = Vec::new();
    for (at, (cell, (_, width))) in cells.iter().zip(&columns.edges).enumerate() {
        let tag = if table.row_heads && at == 0 { Tagged::RowHead } else { Tagged::Cell };
        let node = flow.node(tag, Some(row));
        all.push(cell_lines(flow, cell, node, *width));
    }
    let height = columns.tall(flow, cells);
    let left = BOTTOM - flow.y;
    if height > left && (height <= columns.page() * WHOLE || left < LEAST) {
        flow.new_page();
        columns.draw(flow, None);
    }
    let mut rest: Vec<std::iter::Peekable<std::vec::IntoIter<CellLine>>> =
        all.into_iter().map(|cell| cell.into_iter().peekable()).collect();
    loop {
        let top = flow.y + PADDING;
        let mut bottom = top;
        for ((cell, column), (x, width)) in rest.iter_mut().zip(columns.each).zip(&columns.edges) {
            let mut y = top;
            let mut is_first = true;
            // A line that fits no page is drawn all the same.
            while let Some(line) =
                cell.next_if(|line| is_first || y + line.before + line.style.leading + PADDING <= BOTTOM)
            {
                y += if is_first { 0.0 } else { line.before };
                is_first = false;
                draw(flow, &line, aligned(column, *x, *width, &line.line), y);
                y += line.style.leading;
            }
            bottom = bottom.max(y);
        }
        flow.y = bottom + PADDING;
        if rest.iter_mut().all(|cell| cell.peek().is_none()) {
            break;
        }
        flow.new_page();
        columns.draw(flow, None);
    }
    flow.area(LEFT, flow.y, WIDTH, 0.5, LINE);
    flow.y += 0.5;
}

fn draw(flow: &mut PdfFlow<'_>, line: &CellLine, x: f32, y: f32) {
    flow.anchor(line.anchor, (y - 6.0).max(0.0));
    let base = y + line.style.leading * 0.73;
    if line.look == Look::Missing {
        flow.area(x, y, 2.2, line.style.leading, ALARM);
    }
    flow.line(&line.line, x + indent(line.look), base, Some(line.node));
}

/// The distance of text from the rule beside it.
const fn indent(look: Look) -> f32 {
    if matches!(look, Look::Missing) { 8.0 } else { 0.0 }
}

fn cell_lines(flow: &mut PdfFlow<'_>, cell: &[OutputParagraph], node: usize, width: f32) -> Vec<CellLine> {
    let mut all = Vec::new();
    let mut after = 0.0;
    for paragraph in cell {
        let style = PdfStyle::of(paragraph.look, true);
        let text = flow.node(Tagged::Paragraph, Some(node));
        let made = lines(flow.faces, &paragraph.runs, &style, width - indent(paragraph.look));
        for (at, line) in made.into_iter().enumerate() {
            let before = if at == 0 { style.before + after } else { 0.0 };
            let anchor = paragraph.anchor.filter(|_| at == 0);
            all.push(CellLine { line, style, before, node: text, look: paragraph.look, anchor });
        }
        after = style.after;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn columns_fill_the_room_and_hold_their_words(
            columns in prop::collection::vec((1_f32..40.0, 0_f32..300.0), 1..9),
        ) {
            let (shares, least): (Vec<f32>, Vec<f32>) = columns.into_iter().unzip();
            let made = widths(&shares, &least, 400.0);
            prop_assert!((made.iter().sum::<f32>() - 400.0).abs() < 0.5, "{made:?}");
            let even = 400.0 / shares.len() as f32;
            for (width, least) in made.iter().zip(&least) {
                prop_assert!(*width + 0.01 >= least.min(even), "{made:?}");
            }
        }
    }
}
