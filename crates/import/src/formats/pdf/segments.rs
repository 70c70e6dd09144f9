//! From the characters of a page to pieces of its lines.

use super::content::Glyph;
use super::glyph_names;

/// The gap between two characters, in parts of their size, from which on there is a space.
const SPACE: f64 = 0.2;
/// The gap, in parts of the size, from which on two pieces are kept apart: they may be in two columns.
const APART: f64 = 1.0;

/// A piece of a line whose characters were drawn one after the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The height of the base line above the foot of the page.
    pub(super) base: f64,
    pub(super) size: f64,
    /// True if it begins with a raised number or sign, as a note does.
    pub(super) is_marked: bool,
    /// True if the file says that it is no part of the text.
    pub(super) is_artifact: bool,
}

/// A character with its place, once all text on the page runs to the right.
struct Placed<'g> {
    glyph: &'g Glyph,
    left: f64,
    right: f64,
    base: f64,
}

/// Makes pieces of lines of the characters of a page. Text that runs in another direction than most of it is left out.
pub(super) fn of(glyphs: &[Glyph]) -> Vec<Segment> {
    let mut directions = [0_usize; 4];
    for glyph in glyphs {
        if let Some(count) = direction(glyph).and_then(|own| directions.get_mut(own)) {
            *count += 1;
        }
    }
    let main = (0..4).rev().max_by_key(|own| directions.get(*own)).unwrap_or(0);
    let mut builder = ParagraphBuilder::default();
    for glyph in glyphs.iter().filter(|glyph| direction(glyph).is_none_or(|own| own == main)) {
        let (left, base) = turned(glyph.from, main);
        let (right, _) = turned(glyph.to, main);
        builder.add(&Placed { glyph, left, right: right.max(left), base });
    }
    without_marks(builder.finish())
}

/// Leaves out the marks of notes that are by themselves: raised numbers far above their line.
fn without_marks(segments: Vec<Segment>) -> Vec<Segment> {
    let total: usize = segments.iter().map(|own| own.text.len()).sum();
    let size = segments.iter().map(|own| own.size * own.text.len() as f64).sum::<f64>() / total.max(1) as f64;
    let is_mark_alone = |own: &Segment| {
        own.size <= size * 0.8 && own.text.chars().count() <= 3 && own.text.chars().all(is_mark)
    };
    let mut kept: Vec<Segment> = Vec::with_capacity(segments.len());
    let mut before: Option<Segment> = None;
    for mut segment in segments {
        // Only a mark beside or above its line is one: a small number by itself may be that of the page.
        let touches = |own: &Segment, mark: &Segment| {
            (mark.base - own.base).abs() < own.size
                && mark.left < own.right + own.size
                && mark.right > own.left - own.size
                && own.size > mark.size * 1.15
        };
        if let Some(mark) = before.take() {
            if touches(&segment, &mark) {
                segment.is_marked |= mark.right <= segment.left + segment.size * 0.3;
            } else if !kept.last().is_some_and(|own| touches(own, &mark)) {
                kept.push(mark);
            }
        }
        if is_mark_alone(&segment) {
            before = Some(segment);
        } else {
            kept.push(segment);
        }
    }
    if let Some(mark) = before
        && !kept.last().is_some_and(|own| (mark.base - own.base).abs() < own.size)
    {
        kept.push(mark);
    }
    kept
}

/// The direction that a character runs in: 0 to the right, then a quarter turn to the left each; nothing where it has no
/// width.
fn direction(glyph: &Glyph) -> Option<usize> {
    let (x, y) = (glyph.to.0 - glyph.from.0, glyph.to.1 - glyph.from.1);
    let steep = 4.0;
    match () {
        () if x.abs() < 1e-6 && y.abs() < 1e-6 => None,
        () if x > 0.0 && y.abs() * steep < x => Some(0),
        () if y > 0.0 && x.abs() * steep < y => Some(1),
        () if x < 0.0 && y.abs() * steep < -x => Some(2),
        () if y < 0.0 && x.abs() * steep < -y => Some(3),
        // Text askew, as a stamp across the page.
        () => Some(4),
    }
}

fn turned((x, y): (f64, f64), direction: usize) -> (f64, f64) {
    match direction {
        1 => (y, -x),
        2 => (-x, -y),
        3 => (-y, x),
        _ => (x, y),
    }
}

#[derive(Default)]
struct ParagraphBuilder {
    segments: Vec<Segment>,
    open: Option<Segment>,
    /// The last character, to tell one that is drawn twice and an accent below its letter.
    last: Option<(String, f64, f64, f64)>,
    space: bool,
    /// By how many the characters of the piece's size outnumber others.
    majority: usize,
    /// Raised characters that may be the mark of a note.
    raised: String,
}

impl ParagraphBuilder {
    fn add(&mut self, placed: &Placed<'_>) {
        let text: &str = &placed.glyph.text;
        let size = placed.glyph.size;
        if text.is_empty() || text.chars().all(char::is_whitespace) {
            self.space |= !text.is_empty();
            return;
        }
        if self.is_drawn_twice(text, placed, size) || self.is_accent_of(text, placed) {
            return;
        }
        let fits = self.open.as_ref().is_some_and(|open| follows(open, placed));
        if !fits {
            self.close();
            self.majority = 0;
            self.open = Some(Segment {
                text: String::new(),
                left: placed.left,
                right: placed.left,
                base: placed.base,
                size,
                is_marked: false,
                is_artifact: placed.glyph.is_artifact,
            });
        }
        if let Some(open) = &mut self.open {
            let gap = placed.left - open.right;
            // The size of most characters is that of the piece, whatever its bullet or first letter has.
            if (size - open.size).abs() < size * 0.02 {
                self.majority += 1;
            } else if self.majority > 0 {
                self.majority -= 1;
            } else {
                (open.size, open.base, self.majority) = (size, placed.base, 1);
            }
            let is_raised = size < open.size * 0.85 && placed.base > open.base + open.size * 0.12;
            if !is_raised {
                take_raised(&mut self.raised, open);
            }
            // After a small first character in the height the rest of the line is the text, and that its mark.
            let was_mark = size > open.size * 1.15 && open.base > placed.base + size * 0.1;
            if was_mark && open.text.chars().count() <= 3 {
                open.is_marked = open.text.chars().all(is_mark);
                if open.is_marked {
                    open.text.clear();
                }
                open.size = size;
                open.base = placed.base;
            }
            if (self.space && gap > -size * 0.1 || gap > size.min(open.size) * SPACE) && !open.text.is_empty()
            {
                if is_raised { &mut self.raised } else { &mut open.text }.push(' ');
            }
            if is_raised { &mut self.raised } else { &mut open.text }.push_str(text);
            open.right = open.right.max(placed.right);
        }
        self.space = false;
        self.last = Some((text.to_owned(), placed.left, placed.right, placed.base));
    }

    /// Returns whether a character only makes the one before bold, or casts its shadow.
    fn is_drawn_twice(&self, text: &str, placed: &Placed<'_>, size: f64) -> bool {
        let near = size * 0.12;
        self.last.as_ref().is_some_and(|(own, left, _, base)| {
            own == text && (placed.left - left).abs() < near && (placed.base - base).abs() < near
        })
    }

    /// Joins a letter to the accent that was drawn before it in the same place.
    fn is_accent_of(&mut self, text: &str, placed: &Placed<'_>) -> bool {
        let Some((last, left, right, _)) = &self.last else {
            return false;
        };
        let accent = match last.as_str() {
            "´" => "acute",
            "`" => "grave",
            "ˆ" | "^" => "circumflex",
            "¨" => "dieresis",
            "˜" | "~" => "tilde",
            "ˇ" => "caron",
            "˚" => "ring",
            "¸" => "cedilla",
            _ => return false,
        };
        let overlap = right.min(placed.right) - left.max(placed.left);
        if overlap <= (right - left) * 0.4 {
            return false;
        }
        let letter = if text == "ı" { "i" } else { text };
        let (Some(whole), Some(open)) =
            (glyph_names::characters(&format!("{letter}{accent}")), &mut self.open)
        else {
            return false;
        };
        if !open.text.ends_with(last.as_str()) {
            return false;
        }
        open.text.truncate(open.text.len() - last.len());
        open.text.push_str(&whole);
        open.right = open.right.max(placed.right);
        self.last = Some((whole, placed.left, placed.right, placed.base));
        true
    }

    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            take_raised(&mut self.raised, &mut open);
            if !open.text.trim().is_empty() {
                self.segments.push(open);
            }
        }
        self.raised.clear();
        self.space = false;
    }

    fn finish(mut self) -> Vec<Segment> {
        self.close();
        self.segments
    }
}

fn follows(open: &Segment, placed: &Placed<'_>) -> bool {
    let size = placed.glyph.size.max(open.size);
    let gap = placed.left - open.right;
    (placed.base - open.base).abs() <= size * 0.45
        && gap <= size * APART
        && gap >= -size * 0.6
        && placed.glyph.is_artifact == open.is_artifact
}

fn is_mark(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '*' | '†' | '‡' | '§' | '¶' | '¹' | '²' | '³' | ',' | ' ' | '[' | ']' | '(' | ')')
}

/// Adds raised characters to a text, but not if they are the mark of a note.
fn take_raised(raised: &mut String, open: &mut Segment) {
    if raised.is_empty() {
        return;
    }
    let text = std::mem::take(raised);
    // A power behind a unit or a formula belongs to the text, as do the letters of `1st`.
    let word: String = open.text.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let is_power = matches!(text.trim(), "2" | "3") && (1..=2).contains(&word.chars().count());
    if is_power || !text.chars().all(is_mark) {
        open.text.push_str(&text);
    }
}
