//! The finder of named entities: each token begins one, is in one, ends one, is one or is outside.

use std::ops::Range;

use crate::encoder::{Encoder, Vector};
use crate::matrix::best;
use crate::reader::ModelReader;
use crate::scorer::MoveScorer;

/// The tokens of a state that are looked at.
const FEATURES: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum EntityMove {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

/// The finder's own layers and its moves.
pub(crate) struct EntityRecogniser {
    pub(crate) encoder: Encoder,
    scorer: MoveScorer,
    kinds: Vec<EntityMove>,
}

impl EntityRecogniser {
    pub(crate) fn read(reader: &mut ModelReader<'static>) -> Option<Self> {
        let encoder = Encoder::read(reader)?;
        let scorer = MoveScorer::read(reader, FEATURES)?;
        let kinds = scorer.moves().iter().map(|name| kind(name)).collect::<Option<Vec<_>>>()?;
        Some(Self { encoder, scorer, kinds })
    }

    /// Returns the entities as ranges of tokens with their kinds, from the vectors of the own encoder.
    pub(crate) fn find(
        &self,
        vectors: &[Vector],
        is_space: impl Fn(usize) -> bool,
        starts_sentence: impl Fn(usize) -> bool,
    ) -> Vec<(Range<usize>, &str)> {
        let mut prepared = self.scorer.prepare(vectors);
        let mut found = Vec::new();
        let mut open: Option<(usize, &str)> = None;
        for at in 0..vectors.len() {
            let start = open.map(|(start, _)| start);
            let scores = prepared.scores(&[Some(at), start, start.and(at.checked_sub(1))]);
            let goes_on = at + 1 < vectors.len() && !starts_sentence(at + 1);
            let is_valid = |place: usize| match (self.kinds.get(place), open) {
                (Some(EntityMove::Begin), None) => goes_on && !is_space(at),
                (Some(EntityMove::Unit), None) => !is_space(at) && !self.label(place).is_empty(),
                (Some(EntityMove::Out), None) => true,
                (Some(EntityMove::In), Some((_, label))) => goes_on && self.label(place) == label,
                (Some(EntityMove::Last), Some((_, label))) => self.label(place) == label,
                _ => false,
            };
            let Some(chosen) = best(scores, is_valid) else { continue };
            let label = self.label(chosen);
            match self.kinds.get(chosen) {
                Some(EntityMove::Begin) => open = Some((at, label)),
                Some(EntityMove::Unit) => found.push((at..at + 1, label)),
                Some(EntityMove::Last) => {
                    found.extend(open.take().map(|(start, label)| (start..at + 1, label)));
                }
                Some(EntityMove::In | EntityMove::Out) | None => {}
            }
        }
        found
    }

    fn label(&self, place: usize) -> &str {
        let name = self.scorer.moves().get(place).map_or("", |name| &**name);
        name.split_once('-').map_or("", |(_, label)| label)
    }
}

fn kind(name: &str) -> Option<EntityMove> {
    Some(match name.split('-').next()? {
        "B" => EntityMove::Begin,
        "I" => EntityMove::In,
        "L" => EntityMove::Last,
        "U" => EntityMove::Unit,
        "O" => EntityMove::Out,
        _ => return None,
    })
}
