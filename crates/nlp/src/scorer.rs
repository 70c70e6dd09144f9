//! Scores of the moves that the parser and the finder of entities may make.

use crate::encoder::{Vector, WIDTH};
use crate::matrix::{DenseLayer, QuantisedMatrix, QuantisedVector};
use crate::product::{Kernel, WidePass, wide};
use crate::reader::ModelReader;

/// The width of the hidden layer, and of the vectors that come into it.
const HIDDEN: usize = 64;
/// The number of pieces that its maxout has.
const PIECES: usize = 2;
const SUMS: usize = HIDDEN * PIECES;

/// The layers between the vectors of tokens and the scores of moves.
pub(crate) struct MoveScorer {
    narrow: QuantisedMatrix<WIDTH>,
    narrow_bias: [f32; HIDDEN],
    features: usize,
    lower: QuantisedMatrix<HIDDEN>,
    lower_bias: [f32; SUMS],
    /// The part of the sum for each feature that has no token.
    missing: Vec<[f32; SUMS]>,
    upper: DenseLayer,
    moves: Vec<Box<str>>,
}

impl MoveScorer {
    pub(crate) fn read(reader: &mut ModelReader, features: usize) -> Option<Self> {
        let narrow = QuantisedMatrix::read(reader, HIDDEN)?;
        let narrow_bias = *reader.floats()?.as_array()?;
        if reader.count()? != features {
            return None;
        }
        let lower = QuantisedMatrix::read(reader, features * SUMS)?;
        let lower_bias = *reader.floats()?.as_array()?;
        let missing = reader.floats()?;
        let (missing, _) = missing.as_chunks::<SUMS>();
        let upper = DenseLayer::read(reader, HIDDEN)?;
        let moves = reader.texts()?;
        let sound = missing.len() == features && upper.outputs() == moves.len();
        let missing = missing.to_vec();
        sound.then_some(Self { narrow, narrow_bias, features, lower, lower_bias, missing, upper, moves })
    }

    /// The names of the moves, in the order of their scores.
    pub(crate) fn moves(&self) -> &[Box<str>] {
        &self.moves
    }

    /// Computes what each token adds to the hidden layer in the place of each feature.
    pub(crate) fn prepare(&self, vectors: &[Vector]) -> ScoredText<'_> {
        ScoredText { scorer: self, parts: wide(Preparation { scorer: self, vectors }), scores: Vec::new() }
    }
}

/// The way from vectors to what they add to the hidden layer.
struct Preparation<'a> {
    scorer: &'a MoveScorer,
    vectors: &'a [Vector],
}

impl WidePass for Preparation<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> Vec<f32> {
        let Self { scorer, vectors } = self;
        let rounded: Vec<QuantisedVector<WIDTH>> = vectors.iter().map(QuantisedVector::new).collect();
        let mut narrowed = vec![0.0; vectors.len() * HIDDEN];
        scorer.narrow.multiply(kernel, &rounded, &mut narrowed);
        let (narrowed, _) = narrowed.as_chunks_mut::<HIDDEN>();
        let mut rounded = Vec::with_capacity(vectors.len());
        for sums in narrowed {
            for (sum, bias) in sums.iter_mut().zip(&scorer.narrow_bias) {
                *sum += bias;
            }
            rounded.push(QuantisedVector::<HIDDEN>::new(sums));
        }
        let mut parts = vec![0.0; vectors.len() * scorer.lower.height()];
        scorer.lower.multiply(kernel, &rounded, &mut parts);
        parts
    }
}

/// A text whose moves can be scored.
pub(crate) struct ScoredText<'a> {
    scorer: &'a MoveScorer,
    parts: Vec<f32>,
    scores: Vec<f32>,
}

impl ScoredText<'_> {
    /// Computes the scores of all moves in a state with the given tokens as its features.
    pub(crate) fn scores(&mut self, tokens: &[Option<usize>]) -> &[f32] {
        let Self { scorer, parts, scores } = self;
        wide(Scoring { scorer, parts, tokens, scores });
        scores
    }
}

/// The way from the features of a state to the scores of the moves.
struct Scoring<'a> {
    scorer: &'a MoveScorer,
    parts: &'a [f32],
    tokens: &'a [Option<usize>],
    scores: &'a mut Vec<f32>,
}

impl WidePass for Scoring<'_> {
    type Output = ();

    #[inline(always)]
    fn run<K: Kernel>(self, _: K) {
        let (parts, _) = self.parts.as_chunks::<SUMS>();
        let mut sums = [0.0; SUMS];
        for (feature, (token, missing)) in self.tokens.iter().zip(&self.scorer.missing).enumerate() {
            let part = token.and_then(|token| parts.get(token * self.scorer.features + feature));
            for (sum, number) in sums.iter_mut().zip(part.unwrap_or(missing)) {
                *sum += number;
            }
        }
        for (sum, bias) in sums.iter_mut().zip(&self.scorer.lower_bias) {
            *sum += bias;
        }
        let (first, second) = sums.split_at(HIDDEN);
        let mut hidden = [0.0; HIDDEN];
        for (hidden, (first, second)) in hidden.iter_mut().zip(first.iter().zip(second)) {
            *hidden = if first > second { *first } else { *second };
        }
        self.scorer.upper.apply(&hidden, self.scores);
    }
}
