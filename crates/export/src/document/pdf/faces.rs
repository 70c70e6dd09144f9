//! The letters: Noto Serif and Noto Sans, and how words are shaped with them.

use std::collections::HashMap;
use std::rc::Rc;

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::Font;

use super::broken;
use crate::ExportError;

/// A face of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LetterShapes {
    Serif,
    SerifItalic,
    Sans,
    SansBold,
}

impl LetterShapes {
    const ALL: [Self; 4] = [Self::Serif, Self::SerifItalic, Self::Sans, Self::SansBold];

    const fn data(self) -> &'static [u8] {
        match self {
            Self::Serif => include_bytes!("../../../assets/fonts/NotoSerif-Regular.ttf"),
            Self::SerifItalic => include_bytes!("../../../assets/fonts/NotoSerif-Italic.ttf"),
            Self::Sans => include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
            Self::SansBold => include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
        }
    }
}

/// A word that is shaped. Lengths are in parts of the size of the letters.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shaped {
    pub(super) glyphs: Vec<ShapedGlyph>,
    pub(crate) width: f32,
    /// The part of `width` that is space behind the last letter.
    pub(super) space: f32,
}

/// A glyph, and the bytes of the text that it shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShapedGlyph {
    pub(super) id: u32,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) advance: f32,
    pub(super) dx: f32,
    pub(super) dy: f32,
}

/// All faces, and the words that were shaped already.
pub(crate) struct Faces {
    faces: HashMap<LetterShapes, FaceData>,
    words: HashMap<(LetterShapes, String), Rc<Shaped>>,
}

struct FaceData {
    font: FontRef<'static>,
    shaper: ShaperData,
    embedded: Font,
    /// The size of an em in the units of the font.
    em: f32,
    /// Shown for a character that the face does not have.
    replacement: (u32, f32),
}

impl Faces {
    pub(crate) fn new() -> Result<Self, ExportError> {
        let mut faces = HashMap::new();
        for letters in LetterShapes::ALL {
            faces.insert(letters, FaceData::new(letters)?);
        }
        Ok(Self { faces, words: HashMap::new() })
    }

    /// The font as it goes into the file.
    pub(super) fn font(&self, letters: LetterShapes) -> Option<Font> {
        self.faces.get(&letters).map(|face| face.embedded.clone())
    }

    /// Shapes a word, with the space behind it.
    pub(crate) fn shape(&mut self, letters: LetterShapes, word: &str) -> Rc<Shaped> {
        if let Some(known) = self.words.get(&(letters, word.to_owned())) {
            return known.clone();
        }
        let shaped = Rc::new(self.faces.get(&letters).map(|face| face.shape(word)).unwrap_or_default());
        self.words.insert((letters, word.to_owned()), shaped.clone());
        shaped
    }
}

impl FaceData {
    fn new(letters: LetterShapes) -> Result<Self, ExportError> {
        let font = FontRef::new(letters.data()).map_err(|error| broken(error.to_string()))?;
        let shaper = ShaperData::new(&font);
        let embedded = Font::new(letters.data().into(), 0).ok_or_else(|| broken("a font cannot be read"))?;
        let em = embedded.units_per_em().max(1.0);
        let mut face = Self { font, shaper, embedded, em, replacement: (0, 0.0) };
        let shown = face.shape("\u{fffd}");
        let glyph = shown.glyphs.first().filter(|glyph| glyph.id != 0);
        face.replacement = glyph
            .map(|glyph| (glyph.id, glyph.advance))
            .ok_or_else(|| broken("a font has no sign of replacement"))?;
        Ok(face)
    }

    /// From left to right always: letters of scripts that run the other way are not in the faces.
    fn shape(&self, word: &str) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(word);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaper = self.shaper.shaper(&self.font).build();
        let made = shaper.shape(buffer, ShapeOptions::new());
        let mut starts: Vec<usize> = made.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.push(word.len());
        starts.sort_unstable();
        starts.dedup();
        let mut shaped = Shaped::default();
        for (info, position) in made.glyph_infos().iter().zip(made.glyph_positions()) {
            let start = info.cluster as usize;
            let end = starts.get(starts.partition_point(|it| *it <= start)).copied().unwrap_or(word.len());
            let part = |units: i32| units as f32 / self.em;
            let (id, advance) = match info.glyph_id {
                0 => self.replacement,
                id => (id, part(position.x_advance)),
            };
            let (dx, dy) = (part(position.x_offset), part(position.y_offset));
            shaped.glyphs.push(ShapedGlyph { id, start, end, advance, dx, dy });
            shaped.width += advance;
            let is_space = word.get(start..end).is_some_and(|text| text.trim().is_empty());
            shaped.space = if is_space { shaped.space + advance } else { 0.0 };
        }
        shaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_a_glyph_and_its_place_in_the_text() {
        let mut faces = Faces::new().unwrap();
        for letters in LetterShapes::ALL {
            for word in ["efficient ", "“Žluťoučký”", "Привет", "Ελλάδα", "中文", "שלום", "👩‍🚀", "a\u{301}b"]
            {
                let shaped = faces.shape(letters, word);
                assert!(shaped.width > 0.0 && shaped.glyphs.iter().all(|glyph| glyph.id != 0), "{word}");
                let whole: Vec<_> = shaped.glyphs.iter().map(|glyph| (glyph.start, glyph.end)).collect();
                assert_eq!((whole[0].0, whole.last().unwrap().1), (0, word.len()), "{word}");
                assert!(whole.iter().all(|(start, end)| start < end && word.is_char_boundary(*start)));
            }
            assert!(faces.shape(letters, "a ").space > 0.0);
        }
    }
}
