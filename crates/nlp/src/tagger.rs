//! Penn tags of tokens.

use crate::encoder::{Vector, WIDTH};
use crate::matrix::{DenseLayer, best};
use crate::product::{Kernel, WidePass, wide};
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
        let places = wide(Tagging { layer: &self.layer, vectors });
        places
            .into_iter()
            .map(|place| place.and_then(|at| self.tags.get(at)).map_or("", |tag| &**tag))
            .collect()
    }
}

/// The way from vectors to the places of tags.
struct Tagging<'a> {
    layer: &'a DenseLayer,
    vectors: &'a [Vector],
}

impl WidePass for Tagging<'_> {
    type Output = Vec<Option<usize>>;

    #[inline(always)]
    fn run<K: Kernel>(self, _: K) -> Vec<Option<usize>> {
        let mut scores = Vec::new();
        let mut places = Vec::with_capacity(self.vectors.len());
        for vector in self.vectors {
            self.layer.apply(vector, &mut scores);
            places.push(best(&scores, |_| true));
        }
        places
    }
}
