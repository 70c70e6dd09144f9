//! Vectors of tokens in their context: embeddings of their attributes, and four layers over windows of three.

use std::collections::HashMap;

use crate::hash;
use crate::matrix::{QuantisedMatrix, QuantisedVector};
use crate::reader::ModelReader;
use crate::words::Attributes;

/// The width of the vectors.
pub(crate) const WIDTH: usize = 96;
/// The number of pieces that a maxout has, of which the largest is the output.
const PIECES: usize = 3;
const DEPTH: usize = 4;
/// Empty tokens before and after a text: as many as the windows of all layers reach.
const PADDING: usize = DEPTH;
/// The number of tokens that are multiplied at once.
const BLOCK: usize = 16;

pub(crate) type Vector = [f32; WIDTH];

/// A table of embeddings, in which the hashes of an identity choose four rows.
struct Embedding {
    seed: u32,
    scales: Vec<f32>,
    /// Two bytes a number, read in place.
    rows: &'static [[u8; 2 * WIDTH]],
}

impl Embedding {
    fn read(reader: &mut ModelReader<'static>) -> Option<Self> {
        let seed = reader.number()?;
        let scales = reader.floats()?;
        let rows = reader.array()?;
        (rows.len() == scales.len() && !rows.is_empty()).then_some(Self { seed, scales, rows })
    }

    fn vector(&self, identity: u64) -> Vector {
        let mut sum = [0.0; WIDTH];
        for key in hash::of_identity(identity, self.seed) {
            let row = key as usize % self.rows.len();
            let (Some(numbers), Some(scale)) = (self.rows.get(row), self.scales.get(row)) else { continue };
            for (sum, number) in sum.iter_mut().zip(numbers.as_chunks().0) {
                *sum += f32::from(i16::from_le_bytes(*number)) * scale;
            }
        }
        sum
    }
}

/// The largest of three pieces, brought to one mean and one spread.
struct Maxout {
    bias: [Vector; PIECES],
    gain: Vector,
    shift: Vector,
}

impl Maxout {
    fn read(reader: &mut ModelReader) -> Option<Self> {
        let bias = reader.floats()?;
        let (bias, _) = bias.as_chunks::<WIDTH>();
        Some(Self {
            bias: *bias.as_array()?,
            gain: *reader.floats()?.as_array()?,
            shift: *reader.floats()?.as_array()?,
        })
    }

    /// Computes the output from the pieces without their bias.
    fn apply(&self, pieces: &[Vector; PIECES]) -> Vector {
        let mut output = [f32::NEG_INFINITY; WIDTH];
        for (piece, bias) in pieces.iter().zip(&self.bias) {
            for ((output, number), bias) in output.iter_mut().zip(piece).zip(bias) {
                let sum = number + bias;
                *output = if sum > *output { sum } else { *output };
            }
        }
        let mean = sum(&output) / WIDTH as f32;
        let centred = output.map(|number| number - mean);
        let variance = sum(&centred.map(|number| number * number)) / WIDTH as f32 + 1e-8;
        let factor = 1.0 / variance.sqrt();
        let mut result = centred;
        for ((number, gain), shift) in result.iter_mut().zip(&self.gain).zip(&self.shift) {
            *number = *number * factor * gain + shift;
        }
        result
    }
}

/// Adds the numbers of a vector in one order, eight sums side by side.
fn sum(vector: &Vector) -> f32 {
    let (chunks, _) = vector.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for chunk in chunks {
        for (sum, number) in sums.iter_mut().zip(chunk) {
            *sum += number;
        }
    }
    let [first, second, third, fourth, fifth, sixth, seventh, eighth] = sums;
    ((first + fifth) + (third + seventh)) + ((second + sixth) + (fourth + eighth))
}

/// A layer over a token and its two neighbours.
struct WindowLayer {
    /// The rows for the token before, the token itself and the token after.
    matrix: QuantisedMatrix<WIDTH>,
    maxout: Maxout,
}

/// All layers from the attributes of tokens to their vectors.
pub(crate) struct Encoder {
    embeddings: Vec<(Embedding, QuantisedMatrix<WIDTH>)>,
    mix: Maxout,
    windows: Vec<WindowLayer>,
}

/// The part of one token in the pieces of a maxout.
type MaxoutPieces = [Vector; PIECES];
const NOTHING: MaxoutPieces = [[0.0; WIDTH]; PIECES];
/// A layer sees the token before, the token itself and the token after.
const NEIGHBOURS: usize = 3;

impl Encoder {
    pub(crate) fn read(reader: &mut ModelReader<'static>) -> Option<Self> {
        let count = reader.count()?;
        let tables = (0..count).map(|_| Embedding::read(reader)).collect::<Option<Vec<_>>>()?;
        let embeddings = tables
            .into_iter()
            .map(|table| Some((table, QuantisedMatrix::read(reader, PIECES * WIDTH)?)))
            .collect::<Option<Vec<_>>>()?;
        let mix = Maxout::read(reader)?;
        let windows = (0..DEPTH)
            .map(|_| {
                let matrix = QuantisedMatrix::read_stacked(reader, PIECES * WIDTH, NEIGHBOURS)?;
                Some(WindowLayer { matrix, maxout: Maxout::read(reader)? })
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { embeddings, mix, windows })
    }

    /// Computes the vectors of the tokens of a text. What tokens of one kind have in common is computed once.
    pub(crate) fn encode(&self, tokens: &[Attributes]) -> Vec<Vector> {
        let mut kinds = Vec::new();
        let mut places: HashMap<Attributes, usize> = HashMap::new();
        let of_tokens = tokens.iter().map(|token| {
            let mut kind = *token;
            // The attributes that this encoder does not look at make no kinds.
            kind.iter_mut().skip(self.embeddings.len()).for_each(|identity| *identity = 0);
            Some(*places.entry(kind).or_insert_with(|| {
                kinds.push(kind);
                kinds.len() - 1
            }))
        });
        let of_tokens: Vec<Option<usize>> =
            [None; PADDING].into_iter().chain(of_tokens).chain([None; PADDING]).collect();
        let embedded = self.embed(&kinds);
        let vector = |kind: &Option<usize>| kind.and_then(|kind| embedded.get(kind)).copied();
        let mut vectors: Vec<Vector> =
            of_tokens.iter().map(|kind| vector(kind).unwrap_or([0.0; WIDTH])).collect();
        if let Some((first, others)) = self.windows.split_first() {
            first.apply_to_kinds(&embedded, &of_tokens, &mut vectors);
            for window in others {
                window.apply(&mut vectors);
            }
        }
        vectors.truncate(vectors.len() - PADDING);
        vectors.drain(..PADDING);
        vectors
    }

    /// Computes the vectors of tokens without their context. Each value of an attribute is multiplied once.
    fn embed(&self, tokens: &[Attributes]) -> Vec<Vector> {
        let mut sums: Vec<MaxoutPieces> = vec![NOTHING; tokens.len()];
        for (attribute, (table, matrix)) in self.embeddings.iter().enumerate() {
            let mut places: HashMap<u64, usize> = HashMap::new();
            let mut vectors = Vec::new();
            let of_tokens: Vec<usize> = tokens
                .iter()
                .map(|token| {
                    let identity = token.get(attribute).copied().unwrap_or(0);
                    *places.entry(identity).or_insert_with(|| {
                        vectors.push(QuantisedVector::new(&table.vector(identity)));
                        vectors.len() - 1
                    })
                })
                .collect();
            let mut products = vec![0.0; vectors.len() * PIECES * WIDTH];
            matrix.multiply(&vectors, &mut products);
            let parts = parts(&products);
            for (sum, place) in sums.iter_mut().zip(of_tokens) {
                let Some(part) = parts.get(place) else { continue };
                for (sum, number) in sum.as_flattened_mut().iter_mut().zip(part.as_flattened()) {
                    *sum += number;
                }
            }
        }
        sums.iter().map(|pieces| self.mix.apply(pieces)).collect()
    }
}

/// Reads a row of numbers as pieces of vectors.
fn parts(numbers: &[f32]) -> &[MaxoutPieces] {
    numbers.as_chunks::<WIDTH>().0.as_chunks::<PIECES>().0
}

impl WindowLayer {
    /// Adds the output of the layer to each vector, where the vectors are of few kinds.
    fn apply_to_kinds(&self, kinds: &[Vector], of_tokens: &[Option<usize>], vectors: &mut [Vector]) {
        let rounded: Vec<QuantisedVector<WIDTH>> = kinds.iter().map(QuantisedVector::new).collect();
        let mut products = vec![0.0; kinds.len() * self.matrix.height()];
        self.matrix.multiply(&rounded, &mut products);
        let parts = parts(&products);
        let part = |token: Option<usize>, neighbour: usize| {
            let kind = token.and_then(|token| of_tokens.get(token).copied().flatten());
            kind.and_then(|kind| parts.get(NEIGHBOURS * kind + neighbour)).unwrap_or(&NOTHING)
        };
        for (at, vector) in vectors.iter_mut().enumerate() {
            self.add_output(vector, part(at.checked_sub(1), 0), part(Some(at), 1), part(Some(at + 1), 2));
        }
    }

    /// Adds the output of the layer to each vector.
    fn apply(&self, vectors: &mut [Vector]) {
        let rounded: Vec<QuantisedVector<WIDTH>> = vectors.iter().map(QuantisedVector::new).collect();
        let height = self.matrix.height();
        // Products of the two tokens before a block and of the block itself.
        let mut products = vec![0.0; (2 + BLOCK) * height];
        for (block, tokens) in rounded.chunks(BLOCK).enumerate() {
            products.copy_within(BLOCK * height.., 0);
            let own = products.get_mut(2 * height..(2 + tokens.len()) * height).unwrap_or_default();
            self.matrix.multiply(tokens, own);
            let parts = parts(&products);
            let part =
                |row: usize, neighbour: usize| parts.get(NEIGHBOURS * row + neighbour).unwrap_or(&NOTHING);
            let first = block * BLOCK;
            // With each token, the one before it has both its neighbours.
            for row in 0..tokens.len() {
                if let Some(vector) = (first + row).checked_sub(1).and_then(|at| vectors.get_mut(at)) {
                    self.add_output(vector, part(row, 0), part(row + 1, 1), part(row + 2, 2));
                }
            }
            let row = tokens.len();
            if first + row == vectors.len()
                && let Some(vector) = vectors.last_mut()
            {
                self.add_output(vector, part(row, 0), part(row + 1, 1), &NOTHING);
            }
        }
    }

    /// Adds the output for a token, from the products of its neighbours and of itself.
    fn add_output(
        &self,
        vector: &mut Vector,
        before: &MaxoutPieces,
        own: &MaxoutPieces,
        after: &MaxoutPieces,
    ) {
        let mut sums = NOTHING;
        for (sum, ((before, own), after)) in sums.iter_mut().zip(before.iter().zip(own).zip(after)) {
            for (sum, ((before, own), after)) in sum.iter_mut().zip(before.iter().zip(own).zip(after)) {
                *sum = (before + own) + after;
            }
        }
        for (number, output) in vector.iter_mut().zip(self.maxout.apply(&sums)) {
            *number += output;
        }
    }
}
