//! Pictures of lines, areas and words, whatever they show: charts and networks. `svg` writes one as SVG, `png` paints that; documents draw
//! the same shapes, or hold what is painted.

mod letters;
mod png;
mod svg;

pub(crate) use letters::Letters;
pub(crate) use png::paint;
pub(crate) use svg::{element, write};

/// A colour: red, green and blue.
pub(crate) type Rgb = [u8; 3];

/// The ink of names and numbers, and a softer one for sentences.
pub(crate) const INK: Rgb = [0x1c, 0x1c, 0x1c];
pub(crate) const SOFT: Rgb = [0x4a, 0x4a, 0x4a];
/// The colour of what belongs to no party.
pub(crate) const PLAIN: Rgb = [0x4a, 0x5f, 0x78];
pub(crate) const RULE: Rgb = [0xb4, 0xb4, 0xb4];
pub(crate) const WHITE: Rgb = [0xff, 0xff, 0xff];

/// A picture. Lengths are in pixels, from the upper left corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Picture {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// The title, for those who do not see it.
    pub(crate) title: String,
    /// All that it shows, in words.
    pub(crate) words: String,
    /// The shapes, the last ones on top.
    pub(crate) shapes: Vec<Shape>,
}

/// A shape of a picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// An area with round corners.
    Area { x: f32, y: f32, width: f32, height: f32, round: f32, colour: Rgb },
    /// A disc.
    Disc { x: f32, y: f32, radius: f32, colour: Rgb },
    /// A straight line, broken in dashes or not.
    Line { from: [f32; 2], to: [f32; 2], width: f32, dashed: bool, colour: Rgb },
    /// Words on one line; `y` is that of the base line.
    Text { x: f32, y: f32, size: f32, bold: bool, colour: Rgb, words: String },
}
