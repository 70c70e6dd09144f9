//! Breaking paragraphs into lines: as many words a line as fit, words that are too long where they reach the edge.

use super::super::{Run, Target};
use super::faces::{Faces, LetterShapes, ShapedGlyph};
use super::style::{Colour, PdfStyle};

/// A line, with its width without the space at its end, in points.
#[derive(Debug, Clone, Default)]
pub(super) struct SetLine {
    pub(super) pieces: Vec<LinePiece>,
    pub(super) width: f32,
}

/// Text of one face in a line.
#[derive(Debug, Clone)]
pub(super) struct LinePiece {
    pub(super) text: String,
    /// With places in `text`.
    pub(super) glyphs: Vec<ShapedGlyph>,
    pub(super) letters: LetterShapes,
    /// In points.
    pub(super) size: f32,
    pub(super) colour: Colour,
    pub(super) link: Option<Target>,
    /// From the beginning of the line, in points.
    pub(super) x: f32,
    /// In points, with the space at its end.
    pub(super) width: f32,
    run: usize,
}

/// A part of a word in one face.
struct Atom<'a> {
    run: usize,
    text: &'a str,
}

/// Breaks runs into lines of at most a width. There is always one line at least.
pub(super) fn lines(faces: &mut Faces, runs: &[Run], style: &PdfStyle, width: f32) -> Vec<SetLine> {
    let mut maker =
        LineMaker { faces, runs, style, width, lines: Vec::new(), line: SetLine::default(), x: 0.0 };
    let mut word: Vec<Atom<'_>> = Vec::new();
    for (run, of) in runs.iter().enumerate() {
        for (text, ends) in atoms(&of.text) {
            word.push(Atom { run, text });
            if ends {
                maker.word(&word);
                word.clear();
            }
        }
    }
    maker.word(&word);
    maker.finish()
}

/// The width of the widest word, in points.
pub(super) fn widest_word(faces: &mut Faces, runs: &[Run], style: &PdfStyle) -> f32 {
    let mut widest: f32 = 0.0;
    let mut word = 0.0;
    for run in runs {
        let (letters, size, _) = style.letters(run.face, run.link.is_some());
        for (text, ends) in atoms(&run.text) {
            let shaped = faces.shape(letters, text);
            widest = widest.max(word + (shaped.width - shaped.space) * size);
            word = if ends { 0.0 } else { word + shaped.width * size };
        }
    }
    widest
}

/// A text in parts behind which a line may end, and what is left.
fn atoms(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let parts = text.split_inclusive([' ', '—', '/']);
    parts.map(|part| (part, part.ends_with([' ', '—', '/'])))
}

struct LineMaker<'a> {
    faces: &'a mut Faces,
    runs: &'a [Run],
    style: &'a PdfStyle,
    width: f32,
    lines: Vec<SetLine>,
    line: SetLine,
    /// Start of the next piece, in points.
    x: f32,
}

impl LineMaker<'_> {
    fn word(&mut self, atoms: &[Atom<'_>]) {
        let mut whole = 0.0;
        let mut trimmed = 0.0;
        for atom in atoms {
            let (wide, space) = self.measure(atom.run, atom.text);
            trimmed = whole + wide - space;
            whole += wide;
        }
        if self.x > 0.0 && self.x + trimmed > self.width {
            self.end_line();
        }
        for atom in atoms {
            let (wide, space) = self.measure(atom.run, atom.text);
            if self.x + wide - space <= self.width + 0.01 {
                self.put(atom.run, atom.text);
            } else {
                self.put_parts(atom.run, atom.text);
            }
        }
    }

    /// The width of a text, and that of the space at its end, in points.
    fn measure(&mut self, run: usize, text: &str) -> (f32, f32) {
        let Some(of) = self.runs.get(run) else { return (0.0, 0.0) };
        let (letters, size, _) = self.style.letters(of.face, of.link.is_some());
        let shaped = self.faces.shape(letters, text);
        (shaped.width * size, shaped.space * size)
    }

    /// Adds a text that does not fit into a line, cut at the edge.
    fn put_parts(&mut self, run: usize, text: &str) {
        let Some(of) = self.runs.get(run) else { return };
        let (letters, size, _) = self.style.letters(of.face, of.link.is_some());
        let mut rest = text;
        while !rest.is_empty() {
            let shaped = self.faces.shape(letters, rest);
            let mut end = rest.len();
            let mut x = self.x;
            for glyph in &shaped.glyphs {
                x += glyph.advance * size;
                let is_space = rest.get(glyph.start..glyph.end).is_some_and(|it| it.trim().is_empty());
                if x > self.width && !is_space && (glyph.start > 0 || self.x > 0.0) {
                    end = glyph.start;
                    break;
                }
            }
            let (part, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if !part.is_empty() {
                self.put(run, part);
            }
            if !behind.is_empty() {
                self.end_line();
            }
            rest = behind;
        }
    }

    fn put(&mut self, run: usize, text: &str) {
        let Some(of) = self.runs.get(run) else { return };
        let (letters, size, colour) = self.style.letters(of.face, of.link.is_some());
        let shaped = self.faces.shape(letters, text);
        let begins = self.line.pieces.last().is_none_or(|last| last.run != run);
        if begins {
            let link = of.link.clone();
            let (text, glyphs) = (String::new(), Vec::new());
            self.line.pieces.push(LinePiece {
                text,
                glyphs,
                letters,
                size,
                colour,
                link,
                x: self.x,
                width: 0.0,
                run,
            });
        }
        let Some(piece) = self.line.pieces.last_mut() else { return };
        let at = piece.text.len();
        piece.text.push_str(text);
        let moved =
            |glyph: &ShapedGlyph| ShapedGlyph { start: glyph.start + at, end: glyph.end + at, ..*glyph };
        piece.glyphs.extend(shaped.glyphs.iter().map(moved));
        piece.width += shaped.width * size;
        self.line.width = self.x + (shaped.width - shaped.space) * size;
        self.x += shaped.width * size;
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.x = 0.0;
    }

    fn finish(mut self) -> Vec<SetLine> {
        if !self.line.pieces.is_empty() || self.lines.is_empty() {
            self.end_line();
        }
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Face, Look};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// No text is lost, and no line is wider than it may be, unless it is one glyph.
        #[test]
        fn lines_fit_and_hold_the_text(words in prop::collection::vec("[a-zé中—/ -]{0,40}", 1..6), width in 20_f32..400.0) {
            let mut faces = Faces::new().unwrap();
            let style = PdfStyle::of(Look::Body, false);
            let faced = [Face::Plain, Face::Bold, Face::Italic];
            let runs: Vec<Run> = words.iter().zip(faced.iter().cycle()).map(|(text, face)| Run::new(text, *face)).collect();
            let made = lines(&mut faces, &runs, &style, width);
            let text: String = made.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
            let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
            prop_assert_eq!(text, whole);
            for line in &made {
                let glyphs = line.pieces.iter().map(|piece| piece.glyphs.len()).sum::<usize>();
                prop_assert!(line.width <= width + 0.05 || glyphs == 1, "{} > {width}", line.width);
            }
        }
    }
}
