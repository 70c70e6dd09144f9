//! The reading order of a page: columns, and what goes across them.

use super::segments::Segment;

/// A line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PdfLine {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) is_marked: bool,
    pub(super) is_artifact: bool,
    /// The number of pieces with wide gaps between them that it has.
    pub(super) cells: usize,
    /// The right edge of the line's column.
    pub(super) edge: f64,
}

/// Lines that are read one after the other.
#[derive(Debug, Default)]
pub(super) struct LineFlow {
    pub(super) lines: Vec<PdfLine>,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// A page in reading order.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub(super) flows: Vec<LineFlow>,
    /// True if there are columns.
    pub(super) has_columns: bool,
    /// True if the columns are interrupted so often that the order is not certain.
    pub(super) is_doubtful: bool,
}

/// The least lines of a column.
const LINES: usize = 4;
/// The largest depth of columns in columns.
const DEPTH: usize = 6;

/// Puts the pieces of a page in reading order.
pub(super) fn order(segments: Vec<Segment>) -> Ordered {
    let mut ordered = Ordered::default();
    split(segments, &mut ordered, DEPTH);
    ordered
}

fn split(mut segments: Vec<Segment>, ordered: &mut Ordered, depth: usize) {
    let Some(gutter) = gutter(&segments).filter(|_| depth > 0) else {
        return ordered.flows.extend(flow(segments));
    };
    segments.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut bands = 0;
    let mut across: Vec<Segment> = Vec::new();
    let mut sides: Vec<Segment> = Vec::new();
    let mut flush = |sides: &mut Vec<Segment>, across: &mut Vec<Segment>, ordered: &mut Ordered| {
        let band = std::mem::take(sides);
        let (left, right): (Vec<Segment>, Vec<Segment>) =
            band.into_iter().partition(|own| own.right <= gutter + 2.0);
        if !are_columns(&left, &right) {
            across.extend(left);
            across.extend(right);
            return;
        }
        bands += 1;
        ordered.flows.extend(flow(std::mem::take(across)));
        ordered.has_columns = true;
        split(left, ordered, depth - 1);
        split(right, ordered, depth - 1);
    };
    for segment in segments {
        if segment.left < gutter - 2.0 && segment.right > gutter + 2.0 {
            flush(&mut sides, &mut across, ordered);
            across.push(segment);
        } else {
            sides.push(segment);
        }
    }
    flush(&mut sides, &mut across, ordered);
    ordered.flows.extend(flow(across));
    ordered.is_doubtful |= bands > 1;
}

/// The middle of the gap between two columns, if there is one: a place that few lines cross.
fn gutter(segments: &[Segment]) -> Option<f64> {
    let left = segments.iter().map(|own| own.left).fold(f64::INFINITY, f64::min);
    let right = segments.iter().map(|own| own.right).fold(f64::NEG_INFINITY, f64::max);
    let width = right - left;
    if segments.len() < 2 * LINES || !(40.0..20_000.0).contains(&width) {
        return None;
    }
    let step = 2.0;
    let bin = |x: f64| ((x - left) / step).max(0.0) as usize;
    let mut crossing = vec![0_i64; bin(right) + 2];
    for own in segments {
        // A piece reaches from the first to the last bin that it fills wholly or in part.
        for (at, change) in [(bin(own.left), 1), (bin(own.right) + 1, -1)] {
            if let Some(count) = crossing.get_mut(at) {
                *count += change;
            }
        }
    }
    let mut sum = 0;
    for count in &mut crossing {
        sum += *count;
        *count = sum;
    }
    let (first, last) = (bin(left + width * 0.12), bin(right - width * 0.12));
    let middle = crossing.get(first..last)?;
    let least = *middle.iter().min()?;
    // In a page of one column almost every line crosses every place.
    if usize::try_from(least).unwrap_or(0) * 2 > segments.len() {
        return None;
    }
    // A page number or a heading may be right in the gap.
    let few = least + 1 + i64::try_from(segments.len() / 25).unwrap_or(0);
    let mut best: Option<(usize, usize)> = None;
    let mut start = None;
    for (at, count) in middle.iter().chain([&i64::MAX]).enumerate() {
        match (*count <= few, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if best.is_none_or(|(own, to)| at - from > to - own) {
                    best = Some((from, at));
                }
                start = None;
            }
            _ => {}
        }
    }
    let (from, to) = best?;
    ((to - from) as f64 * step >= 4.0).then_some(left + (first as f64 + (from + to) as f64 / 2.0) * step)
}

/// Returns whether two sides of a page are columns of running text, and not the cells of a table or the ends of lines.
fn are_columns(left: &[Segment], right: &[Segment]) -> bool {
    let (Some(one), Some(other)) = (side(left), side(right)) else {
        return false;
    };
    let overlap = one.top.min(other.top) - one.bottom.max(other.bottom);
    let lower = (one.top - one.bottom).min(other.top - other.bottom);
    overlap >= lower * 0.5
}

struct ColumnSide {
    top: f64,
    bottom: f64,
}

/// The extent of a side, if its lines are as long as those of a column.
fn side(segments: &[Segment]) -> Option<ColumnSide> {
    let flow = flow(segments.to_vec())?;
    let lines = flow.lines.len();
    if lines < LINES {
        return None;
    }
    let mut lengths: Vec<usize> = flow.lines.iter().map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    let usual = lengths.get(lines / 2).copied().unwrap_or(0);
    let filled: f64 = flow.lines.iter().map(|line| line.right - line.left).sum();
    let top = flow.lines.first()?.base;
    let bottom = flow.lines.last()?.base;
    let is_text = usual >= 15 && filled >= (flow.right - flow.left) * lines as f64 * 0.5;
    is_text.then_some(ColumnSide { top, bottom })
}

/// Joins pieces to lines, from the top down.
fn flow(mut segments: Vec<Segment>) -> Option<LineFlow> {
    segments.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        let fits = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| (first.base - segment.base).abs() <= first.size.min(segment.size) * 0.4);
        match rows.last_mut() {
            Some(row) if fits => row.push(segment),
            _ => rows.push(vec![segment]),
        }
    }
    let mut lines: Vec<PdfLine> = rows.into_iter().filter_map(line).collect();
    set_edges(&mut lines);
    let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
    (!lines.is_empty()).then_some(LineFlow { lines, left, right })
}

/// Finds the right edge of the column for each line: where most long lines end, or nearer where the text runs around
/// something for some lines.
fn set_edges(lines: &mut [PdfLine]) {
    let mut rights: Vec<f64> = lines.iter().filter(|line| !line.is_artifact).map(|line| line.right).collect();
    rights.sort_by(f64::total_cmp);
    // One line in ten may reach into the margin.
    let common = rights.get(rights.len().saturating_sub(1) * 9 / 10).copied().unwrap_or(0.0);
    let near: Vec<f64> = (0..lines.len())
        .map(|at| {
            let window = lines.get(at.saturating_sub(2)..(at + 3).min(lines.len())).unwrap_or_default();
            let most = window.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
            let even = window.iter().filter(|line| most - line.right < line.size * 0.5).count();
            if even >= 3 && most < common { most } else { common }
        })
        .collect();
    for (line, edge) in lines.iter_mut().zip(near) {
        line.edge = edge.max(line.right.min(common));
    }
}

fn line(mut row: Vec<Segment>) -> Option<PdfLine> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut pieces = row.into_iter();
    let first = pieces.next()?;
    let mut line = PdfLine {
        text: first.text,
        left: first.left,
        right: first.right,
        base: first.base,
        size: first.size,
        is_marked: first.is_marked,
        is_artifact: first.is_artifact,
        cells: 1,
        edge: first.right,
    };
    for piece in pieces {
        let gap = piece.left - line.right;
        let size = piece.size.max(line.size);
        if gap > size * 1.5 {
            line.text.push('\t');
            line.cells += 1;
        } else if gap > size * 0.12 {
            line.text.push(' ');
        }
        if piece.text.chars().count() > line.text.chars().count() {
            (line.size, line.base) = (piece.size, piece.base);
        }
        line.text.push_str(&piece.text);
        line.right = line.right.max(piece.right);
        line.is_artifact &= piece.is_artifact;
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, left: f64, right: f64, base: f64) -> Segment {
        Segment { text: text.to_owned(), left, right, base, size: 10.0, is_marked: false, is_artifact: false }
    }

    fn texts(ordered: &Ordered) -> Vec<&str> {
        ordered.flows.iter().flat_map(|flow| &flow.lines).map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut page = vec![segment("A headline across the whole page", 50.0, 500.0, 700.0)];
        for row in 0..6 {
            let base = 680.0 - 12.0 * f64::from(row);
            page.push(segment(&format!("left column, line number {row}"), 50.0, 260.0, base));
            page.push(segment(&format!("right column, line number {row}"), 290.0, 500.0, base - 3.0));
        }
        let ordered = order(page);
        assert!(ordered.has_columns && !ordered.is_doubtful);
        let texts = texts(&ordered);
        assert_eq!(texts[0], "A headline across the whole page");
        assert!(texts[1..7].iter().all(|text| text.starts_with("left")), "{texts:?}");
        assert!(texts[7..].iter().all(|text| text.starts_with("right")), "{texts:?}");
    }

    #[test]
    fn tables_are_read_by_rows() {
        let rows = (0..8).flat_map(|row| {
            let base = 680.0 - 12.0 * f64::from(row);
            [segment("Harbour", 50.0, 90.0, base), segment(&format!("{row}00"), 300.0, 320.0, base)]
        });
        let ordered = order(rows.collect());
        assert_eq!(texts(&ordered)[1], "Harbour\t100");
    }
}
