//! From lines in reading order to paragraphs.

use std::collections::HashMap;

use super::columns::{LineFlow, Ordered, PdfLine};
use super::marks::{BULLETS, bullet, is_leader_line, marker, note_marker};
use crate::document::{Block, BlockRole};
use crate::formats::hyphens::Words;
use crate::paragraph::tidy;

/// A paragraph while it is built.
struct PdfParagraph {
    text: String,
    role: BlockRole,
    size: f64,
    /// Start of its lines, but for the first.
    left: f64,
    first_left: f64,
    lines: usize,
    /// The last line.
    right: f64,
    base: f64,
    /// The right edge of the column of the last line.
    column_right: f64,
    has_marker: bool,
    /// The page on which it begins, from 1.
    page: u32,
}

/// The measurements of the whole document.
struct Measures {
    /// The size of most of the text.
    size: f64,
    /// The distance of base lines, in parts of the size.
    leading: f64,
    /// True if paragraphs begin with an indent rather than after a gap.
    indents: bool,
    /// A sign that many lines begin with: a bullet whose font does not say so.
    bullet: Option<char>,
}

/// Makes blocks of the lines of all pages.
pub(super) fn blocks(pages: &[Ordered]) -> Vec<Block> {
    let measures = measures(pages);
    let mut words = Words::default();
    for line in pages.iter().flat_map(|page| &page.flows).flat_map(|flow| &flow.lines) {
        words.add(&line.text);
    }
    let mut builder = LineParagraphs {
        measures,
        words,
        blocks: Vec::new(),
        open: None,
        notes: Vec::new(),
        aside: None,
        beside: Vec::new(),
        page: 0,
    };
    for page in pages {
        builder.page += 1;
        for flow in &page.flows {
            builder.flow(flow);
        }
        builder.end_page();
    }
    builder.close();
    builder.blocks.append(&mut builder.beside);
    builder.blocks
}

fn measures(pages: &[Ordered]) -> Measures {
    let mut by_size: HashMap<i64, usize> = HashMap::new();
    let mut leadings: Vec<f64> = Vec::new();
    for flow in pages.iter().flat_map(|page| &page.flows) {
        for line in &flow.lines {
            let key = (line.size * 4.0).round() as i64;
            *by_size.entry(key).or_default() += line.text.len();
        }
        for pair in flow.lines.windows(2) {
            if let [above, below] = pair {
                let by = (above.base - below.base) / below.size;
                if (0.7..3.0).contains(&by) && (above.size - below.size).abs() < below.size * 0.1 {
                    leadings.push(by);
                }
            }
        }
    }
    let size =
        by_size.iter().max_by_key(|(key, count)| (**count, **key)).map_or(10.0, |(key, _)| *key as f64 / 4.0);
    leadings.sort_by(f64::total_cmp);
    // Most lines follow one another in a paragraph: the middle of the lower half is the distance within one.
    let leading = leadings.get(leadings.len() * 2 / 5).copied().unwrap_or(1.2);
    Measures { size, leading, indents: indents(pages, leading), bullet: bullet(pages) }
}

/// Returns whether more paragraphs begin with an indent than after a gap.
fn indents(pages: &[Ordered], leading: f64) -> bool {
    let (mut indented, mut apart) = (0, 0);
    for flow in pages.iter().flat_map(|page| &page.flows) {
        let left = common_left(flow);
        for pair in flow.lines.windows(2) {
            if let [above, below] = pair {
                let drop = (above.base - below.base) / below.size.max(1.0);
                let indent = (below.left - left) / below.size.max(1.0);
                apart += usize::from(drop > leading * 1.32);
                indented += usize::from(
                    drop <= leading * 1.32 && (0.7..4.0).contains(&indent) && above.left <= left + 1.0,
                );
            }
        }
    }
    indented > 3 && indented > apart
}

struct LineParagraphs {
    measures: Measures,
    words: Words,
    blocks: Vec<Block>,
    open: Option<PdfParagraph>,
    /// Notes at the foot of the page that is read.
    notes: Vec<PdfParagraph>,
    aside: Option<Block>,
    /// The lines after the open paragraph: it may continue on the next page, and these are at the foot of this one.
    beside: Vec<Block>,
    /// The page that is read, from 1.
    page: u32,
}

impl LineParagraphs {
    fn flow(&mut self, flow: &LineFlow) {
        let notes_from = self.notes_from(flow);
        // The left edge of most lines: an indent is measured from it, and a number in the margin does not shift it.
        let left = common_left(flow);
        let mut is_first = true;
        for (at, line) in flow.lines.iter().enumerate() {
            if line.is_artifact {
                self.furniture(line);
                continue;
            }
            if at >= notes_from {
                self.note(line, at == notes_from);
                continue;
            }
            let goes_on = self.open.as_ref().is_some_and(|open| {
                if is_first { self.goes_on_in_column(open, line, left) } else { self.goes_on(open, line) }
            });
            if !goes_on {
                self.close();
            }
            is_first = false;
            self.add(line);
        }
    }

    fn add(&mut self, line: &PdfLine) {
        let marker = self.marker(&line.text);
        let page = self.page;
        let open = self.open.get_or_insert_with(|| begin(line, (BlockRole::Paragraph, page), marker));
        extend(open, line, &self.words);
        if open.lines == 1 && line.cells > 1 && !open.has_marker {
            open.role = BlockRole::TableRow;
        }
    }

    /// Returns whether a line begins with the mark of an item.
    fn marker(&self, text: &str) -> bool {
        marker(text)
            || self
                .measures
                .bullet
                .is_some_and(|sign| text.trim_start().starts_with([sign]) && text.contains(' '))
    }

    /// Returns whether a line goes on with a paragraph that began above it in its column.
    fn goes_on(&self, open: &PdfParagraph, line: &PdfLine) -> bool {
        let size = line.size.max(open.size);
        let drop = open.base - line.base;
        let normal = self.measures.leading * size;
        if drop < -0.2 * size || drop > normal.max(size) * 1.32 + 0.5 || !is_alike(open.size, line.size) {
            return false;
        }
        if open.role == BlockRole::TableRow || line.cells > 1 || self.marker(&line.text) {
            return false;
        }
        let indent = 0.7 * size;
        if open.lines == 1 {
            // The first line of a paragraph may begin farther right than the others, or farther left.
            if line.left > open.first_left + indent {
                return open.has_marker || is_full(open, line);
            }
            if line.left < open.first_left - 5.0 * size {
                return false;
            }
        } else if (line.left - open.left).abs() > indent {
            return false;
        }
        if is_divided(&open.text, &line.text) {
            return true;
        }
        // The next word would have had room: somebody ended the line on purpose.
        is_full(open, line)
            || (!ends_sentence(&open.text) && room(open) < (open.column_right - open.left) * 0.35)
    }

    /// Returns whether the first line of a column or page goes on with the paragraph before it.
    fn goes_on_in_column(&self, open: &PdfParagraph, line: &PdfLine, left: f64) -> bool {
        if !is_alike(open.size, line.size)
            || self.marker(&line.text)
            || open.role == BlockRole::TableRow
            || line.cells > 1
        {
            return false;
        }
        let is_lower = line.text.starts_with(|c: char| c.is_lowercase());
        let is_flush = line.left < left + 0.7 * line.size;
        let is_wide = room(open) < 4.0 * line.size || open.text.ends_with(['-', '\u{ad}']);
        if ends_sentence(&open.text) {
            // Where paragraphs are indented, a line that is not goes on with one.
            is_flush && (is_lower || (self.measures.indents && is_wide))
        } else {
            (is_flush && is_wide) || is_lower
        }
    }

    /// The first line of the notes at the foot of a column.
    fn notes_from(&self, flow: &LineFlow) -> usize {
        let count = flow.lines.len();
        let is_small = |line: &PdfLine| line.size < self.measures.size * 0.93;
        let texts = |at: &usize| flow.lines.get(*at).is_some_and(|line| !line.is_artifact);
        let mut from = count;
        for at in (0..count).rev().filter(texts) {
            let Some(line) = flow.lines.get(at).filter(|line| is_small(line)) else {
                break;
            };
            if line.is_marked || note_marker(&line.text) {
                from = at;
            }
        }
        from
    }

    fn note(&mut self, line: &PdfLine, is_first: bool) {
        let begins = is_first || line.is_marked || note_marker(&line.text);
        if let Some(open) = self.notes.last_mut().filter(|_| !begins) {
            extend(open, line, &self.words);
        } else {
            let mut note = begin(line, (BlockRole::Footnote, self.page), false);
            extend(&mut note, line, &self.words);
            self.notes.push(note);
        }
    }

    fn furniture(&mut self, line: &PdfLine) {
        let block = Block::new(tidy(&line.text), BlockRole::PageFurniture, false);
        // It is shown once for the document, not once a page.
        if !block.text.is_empty()
            && !super::furniture::is_page_number(&block.text)
            && self.aside.as_ref() != Some(&block)
        {
            self.aside = Some(block);
        }
    }

    /// Ends a page: its notes follow the paragraph that goes on over the page.
    fn end_page(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() && self.aside.is_none() {
            return;
        }
        let shown =
            |own: &Block| self.blocks.iter().rev().chain(&self.beside).take(64).any(|block| block == own);
        let aside = self.aside.take_if(|own| !shown(own));
        self.aside = None;
        let notes = notes.into_iter().filter_map(|note| finished(note, None));
        self.beside.extend(notes.chain(aside));
        if self.open.is_none() {
            self.blocks.append(&mut self.beside);
        }
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        let is_large = open.size > self.measures.size * 1.15;
        if open.role == BlockRole::Paragraph
            && is_large
            && open.lines <= 4
            && !open.text.trim_end().ends_with(['.', ':'])
        {
            open.role = BlockRole::Heading;
        }
        self.blocks.extend(finished(open, self.measures.bullet));
        self.blocks.append(&mut self.beside);
    }
}

fn begin(line: &PdfLine, (role, page): (BlockRole, u32), marker: bool) -> PdfParagraph {
    PdfParagraph {
        text: String::new(),
        role,
        size: line.size,
        left: line.left,
        first_left: line.left,
        lines: 0,
        right: line.right,
        base: line.base,
        column_right: line.edge,
        has_marker: marker,
        page,
    }
}

fn extend(open: &mut PdfParagraph, line: &PdfLine, words: &Words) {
    words.join(&mut open.text, line.text.trim_end(), true);
    open.lines += 1;
    // The second line shows where the others begin.
    if open.lines <= 2 {
        open.left = line.left;
    }
    open.right = line.right;
    open.base = line.base;
    open.column_right = line.edge;
}

fn finished(paragraph: PdfParagraph, bullet: Option<char>) -> Option<Block> {
    let mut role = paragraph.role;
    let mut text = if role == BlockRole::TableRow {
        paragraph.text.split('\t').map(tidy).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ")
    } else {
        tidy(&paragraph.text)
    };
    if is_leader_line(&text) {
        role = BlockRole::Navigation;
    } else if paragraph.has_marker && role == BlockRole::Paragraph {
        role = BlockRole::ListItem;
        let is_bullet = |c: char| BULLETS.contains(&c) || Some(c) == bullet;
        if let Some(rest) = text.strip_prefix(is_bullet).map(str::trim_start) {
            text = String::from(rest);
        }
    }
    let kept = !matches!(role, BlockRole::Footnote | BlockRole::Navigation);
    let page = Some(paragraph.page);
    (!text.is_empty()).then(|| Block { page, ..Block::new(text, role, kept) })
}

fn is_alike(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.max(other) * 0.08
}

/// Returns whether a hyphen between two lines divides a word.
fn is_divided(text: &str, next: &str) -> bool {
    let stem = text.strip_suffix(['-', '\u{2010}', '\u{ad}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic)) && next.starts_with(char::is_lowercase)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '“', ' ']);
    text.ends_with(['.', '!', '?', '…', ':'])
}

/// The room that the last line of a paragraph leaves in its column.
fn room(open: &PdfParagraph) -> f64 {
    open.column_right - open.right
}

/// Returns whether the last line of a paragraph has no room for the first word of the next line.
fn is_full(open: &PdfParagraph, next: &PdfLine) -> bool {
    let characters = next.text.chars().count().max(1) as f64;
    let first = next.text.split_whitespace().next().map_or(0, |word| word.chars().count()) as f64;
    let width = (next.right - next.left) / characters;
    room(open) <= (first + 1.0) * width + 0.6 * open.size
}

/// Returns the place at which most of the lines of a column begin.
fn common_left(flow: &LineFlow) -> f64 {
    let mut lefts: Vec<f64> =
        flow.lines.iter().filter(|line| !line.is_artifact).map(|line| line.left).collect();
    lefts.sort_by(f64::total_cmp);
    let near = |at: f64| lefts.iter().filter(|left| (**left - at).abs() < 3.0).count();
    lefts.iter().copied().max_by(|a, b| near(*a).cmp(&near(*b)).then(b.total_cmp(a))).unwrap_or(flow.left)
}
