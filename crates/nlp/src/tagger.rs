//! Penn tags of tokens.

use crate::encoder::{Vector, WIDTH};
use crate::matrix::{DenseLayer, best};
use crate::reader::ModelReader;

/// The layer that scores the tags, and their names.
pub(crate) struct Tagger {
    layer: DenseLayer,
    tags: Vec<Box<str>>,
}

impl Tagger {
    pub(crate) fn read(reader: &mut ModelReader) -> Option<Self> {
        let layer = DenseLayer::read(reader, WIDTH)?;
        let tags = reader.texts()?;
        (layer.outputs() == tags.len()).then_some(Self { layer, tags })
    }

    /// Returns the tag of each token.
    pub(crate) fn tags(&self, vectors: &[Vector]) -> Vec<&str> {
        let mut scores = Vec::new();
        let mut tag = |vector: &Vector| {
            self.layer.apply(vector, &mut scores);
            best(&scores, |_| true).and_then(|place| self.tags.get(place)).map_or("", |tag| &**tag)
        };
        vectors.iter().map(&mut tag).collect()
    }
}
