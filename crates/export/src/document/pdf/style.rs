//! The looks of the parts of a page. Lengths are in points.

use super::super::{Face, Look};
use super::faces::LetterShapes;

/// The paper: A4, with its margins.
pub(super) const PAPER: (f32, f32) = (595.28, 841.89);
pub(super) const LEFT: f32 = 62.0;
pub(super) const TOP: f32 = 60.0;
pub(super) const WIDTH: f32 = PAPER.0 - 2.0 * LEFT;
/// Bottom of the text of a page, and the place of its number.
pub(super) const BOTTOM: f32 = PAPER.1 - 72.0;
pub(super) const FOOT: f32 = PAPER.1 - 42.0;

/// A colour: red, green and blue.
pub(super) type Colour = [u8; 3];
pub(super) const INK: Colour = [0x1d, 0x1c, 0x1a];
pub(super) const SOFT: Colour = [0x5d, 0x5a, 0x54];
pub(super) const LINE: Colour = [0xdc, 0xd8, 0xcf];
const LINK: Colour = [0x17, 0x55, 0x9b];
pub(super) const ALARM: Colour = [0x8f, 0x24, 0x18];

/// The look of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct PdfStyle {
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) leading: f32,
    pub(super) before: f32,
    pub(super) after: f32,
    pub(super) colour: Colour,
    pub(super) is_serif: bool,
    /// Set where all of it is bold.
    pub(super) is_bold: bool,
}

const SANS: PdfStyle = PdfStyle {
    size: 8.6,
    leading: 12.0,
    before: 1.0,
    after: 1.5,
    colour: INK,
    is_serif: false,
    is_bold: false,
};

impl PdfStyle {
    /// The style of a heading of a level, from 1.
    pub(super) const fn heading(level: u8) -> Self {
        let (size, leading, before, after) = match level {
            1 => (24.0, 29.0, 0.0, 12.0),
            2 => (14.5, 19.0, 26.0, 8.0),
            _ => (10.8, 14.5, 16.0, 6.0),
        };
        Self { size, leading, before, after, is_bold: true, ..SANS }
    }

    /// The style of a paragraph, on the page or in a table.
    pub(super) const fn of(look: Look, in_table: bool) -> Self {
        match look {
            Look::Body => Self { size: 10.2, leading: 15.0, before: 0.0, after: 6.0, is_serif: true, ..SANS },
            Look::Quote if in_table => {
                Self { size: 9.6, leading: 13.4, before: 5.0, after: 2.5, is_serif: true, ..SANS }
            }
            Look::Quote => {
                Self { size: 10.6, leading: 15.0, before: 9.0, after: 2.5, is_serif: true, ..SANS }
            }
            Look::Small => SANS,
            Look::Aside => Self { colour: SOFT, before: 3.0, after: 5.0, ..SANS },
            Look::Missing => Self { colour: ALARM, before: 6.0, after: 3.0, ..SANS },
        }
    }

    /// The letters of a run, the size of them and their colour.
    pub(super) fn letters(&self, face: Face, is_link: bool) -> (LetterShapes, f32, Colour) {
        let letters = match (face, self.is_serif) {
            _ if self.is_bold => LetterShapes::SansBold,
            (Face::Bold, _) => LetterShapes::SansBold,
            (Face::Italic, _) => LetterShapes::SerifItalic,
            (Face::Plain | Face::Soft, true) => LetterShapes::Serif,
            (Face::Plain | Face::Soft, false) => LetterShapes::Sans,
        };
        let colour = match face {
            _ if is_link => LINK,
            Face::Soft => SOFT,
            _ => self.colour,
        };
        // Beside a serif, letters without seem larger.
        let is_other = self.is_serif && letters == LetterShapes::SansBold;
        (letters, if is_other { self.size * 0.95 } else { self.size }, colour)
    }
}
