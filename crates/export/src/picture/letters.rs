//! Words that have to fit: their widths, and where a line of them ends.

use crate::ExportError;
use crate::document::pdf::{Faces, LetterShapes};

/// Measures words by the letters in which they are drawn.
pub(crate) struct Letters(Faces);

impl Letters {
    pub(crate) fn new() -> Result<Self, ExportError> {
        Faces::new().map(Self)
    }

    /// Returns the width of words on one line, in pixels.
    pub(crate) fn wide(&mut self, size: f32, bold: bool, words: &str) -> f32 {
        let shapes = if bold { LetterShapes::SansBold } else { LetterShapes::Sans };
        self.0.shape(shapes, words).width * size
    }

    /// Breaks words into lines of at most a width; a word that is wider is cut.
    pub(crate) fn broken(&mut self, size: f32, bold: bool, words: &str, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split_whitespace() {
            let word = self.shortened(size, bold, word, room);
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match (lines.last_mut(), longer) {
                (Some(line), Some(longer)) if self.wide(size, bold, &longer) <= room => *line = longer,
                _ => lines.push(word),
            }
        }
        lines
    }

    /// Returns the words, or as many letters of them as fit, and an ellipsis.
    pub(crate) fn shortened(&mut self, size: f32, bold: bool, words: &str, room: f32) -> String {
        let mut kept = words.to_owned();
        let mut fitting = kept.clone();
        while self.wide(size, bold, &fitting) > room && kept.pop().is_some() {
            fitting = format!("{}…", kept.trim_end());
        }
        fitting
    }
}
