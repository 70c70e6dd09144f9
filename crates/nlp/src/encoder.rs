//! Vectors of tokens in their context: embeddings of their attributes, and four layers over windows of three.

use std::collections::HashMap;
use std::ops::Range;

use crate::hash;
use crate::matrix::{BLOCK, QuantisedMatrix, QuantisedVector};
use crate::product::{Kernel, WidePass, wide};
use crate::reader::ModelReader;
use crate::words::Attributes;

/// The width of the vectors.
pub(crate) const WIDTH: usize = 96;
/// The number of pieces that a maxout has, of which the largest is the output.
const PIECES: usize = 3;
const DEPTH: usize = 4;
/// Empty tokens before, between and after texts: as many as the windows of all layers reach, so that no text sees another.
const PADDING: usize = DEPTH;
/// The most kinds of tokens that are remembered for the next texts: those of an article. Each takes four kilobytes.
const KINDS: usize = 512;

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
    #[inline(always)]
    fn apply(&self, pieces: &[Vector; PIECES]) -> Vector {
        let mut output = [f32::NEG_INFINITY; WIDTH];
        for (piece, bias) in pieces.iter().zip(&self.bias) {
            for ((output, number), bias) in output.iter_mut().zip(piece).zip(bias) {
                let sum = number + bias;
                *output = if sum > *output { sum } else { *output };
            }
        }
        let mean = sum(&output) / WIDTH as f32;
        let (mut result, mut squares) = ([0.0; WIDTH], [0.0; WIDTH]);
        for ((result, square), number) in result.iter_mut().zip(&mut squares).zip(&output) {
            let centred = number - mean;
            *result = centred;
            *square = centred * centred;
        }
        let variance = sum(&squares) / WIDTH as f32 + 1e-8;
        let factor = 1.0 / variance.sqrt();
        for ((number, gain), shift) in result.iter_mut().zip(&self.gain).zip(&self.shift) {
            *number = *number * factor * gain + shift;
        }
        result
    }
}

/// Adds the numbers of a vector in one order, eight sums side by side.
#[inline(always)]
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

    /// Computes the vectors of the tokens of some texts, one text after the other. What tokens of one kind have in common is
    /// computed once, and remembered for the next texts.
    pub(crate) fn encode<'t>(
        &self,
        texts: impl Iterator<Item = &'t [Attributes]> + Clone,
        known: &mut KnownKinds,
    ) -> EncodedTexts {
        if known.places.len() > KINDS {
            *known = KnownKinds::default();
        }
        let mut kinds = Vec::new();
        let mut of_tokens: Vec<Option<usize>> = vec![None; PADDING];
        let mut ranges = Vec::new();
        for text in texts {
            let start = of_tokens.len();
            of_tokens.extend(text.iter().map(|token| {
                let mut kind = *token;
                // The attributes that this encoder does not look at make no kinds.
                kind.iter_mut().skip(self.embeddings.len()).for_each(|identity| *identity = 0);
                let next = known.places.len();
                Some(*known.places.entry(kind).or_insert_with(|| {
                    kinds.push(kind);
                    next
                }))
            }));
            ranges.push(start..of_tokens.len());
            of_tokens.extend([None; PADDING]);
        }
        let vectors = wide(Encoding { encoder: self, kinds: &kinds, of_tokens: &of_tokens, known });
        EncodedTexts { vectors, ranges }
    }

    /// Computes the vectors of tokens without their context. Each value of an attribute is multiplied once.
    #[inline(always)]
    fn embed<K: Kernel>(&self, kernel: K, tokens: &[Attributes]) -> Vec<Vector> {
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
            matrix.multiply(kernel, &vectors, &mut products);
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

/// The vectors of the tokens of some texts.
pub(crate) struct EncodedTexts {
    vectors: Vec<Vector>,
    ranges: Vec<Range<usize>>,
}

impl EncodedTexts {
    /// The vectors of each text.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &[Vector]> {
        self.ranges.iter().map(|range| self.vectors.get(range.clone()).unwrap_or_default())
    }
}

/// The kinds of tokens that an encoder has seen.
#[derive(Default)]
pub(crate) struct KnownKinds {
    places: HashMap<Attributes, usize>,
    /// Their vectors without context.
    embedded: Vec<Vector>,
    /// Their products in the first layer, [`NEIGHBOURS`] for each.
    products: Vec<MaxoutPieces>,
}

/// The way from kinds of tokens to vectors.
struct Encoding<'a> {
    encoder: &'a Encoder,
    /// The kinds that were not known before.
    kinds: &'a [Attributes],
    /// The place of the kind of each token among those that are known.
    of_tokens: &'a [Option<usize>],
    known: &'a mut KnownKinds,
}

impl WidePass for Encoding<'_> {
    type Output = Vec<Vector>;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> Vec<Vector> {
        let Self { encoder, known, .. } = self;
        let Some((first, others)) = encoder.windows.split_first() else { return Vec::new() };
        let embedded = encoder.embed(kernel, self.kinds);
        let rounded: Vec<QuantisedVector<WIDTH>> = embedded.iter().map(QuantisedVector::new).collect();
        let before = known.products.len();
        if before == 0 {
            // Unused room takes no memory, and earlier rows are not copied when more come.
            known.products.reserve_exact(NEIGHBOURS * 2 * KINDS);
        }
        known.products.resize(before + NEIGHBOURS * embedded.len(), NOTHING);
        let own = known.products.get_mut(before..).unwrap_or_default();
        first.matrix.multiply(kernel, &rounded, own.as_flattened_mut().as_flattened_mut());
        known.embedded.extend(embedded);

        let vector = |kind: &Option<usize>| kind.and_then(|kind| known.embedded.get(kind)).copied();
        let mut vectors: Vec<Vector> =
            self.of_tokens.iter().map(|kind| vector(kind).unwrap_or([0.0; WIDTH])).collect();
        first.apply_to_kinds(&known.products, self.of_tokens, &mut vectors);
        for window in others {
            window.apply(kernel, &mut vectors);
        }
        vectors
    }
}

/// Reads a row of numbers as pieces of vectors.
fn parts(numbers: &[f32]) -> &[MaxoutPieces] {
    numbers.as_chunks::<WIDTH>().0.as_chunks::<PIECES>().0
}

impl WindowLayer {
    /// Adds the output of the layer to each vector, where the products of its kind are known.
    #[inline(always)]
    fn apply_to_kinds(&self, products: &[MaxoutPieces], of_tokens: &[Option<usize>], vectors: &mut [Vector]) {
        let part = |token: Option<usize>, neighbour: usize| {
            let kind = token.and_then(|token| of_tokens.get(token).copied().flatten());
            kind.and_then(|kind| products.get(NEIGHBOURS * kind + neighbour)).unwrap_or(&NOTHING)
        };
        for (at, vector) in vectors.iter_mut().enumerate() {
            self.add_output(vector, part(at.checked_sub(1), 0), part(Some(at), 1), part(Some(at + 1), 2));
        }
    }

    /// Adds the output of the layer to each vector.
    #[inline(always)]
    fn apply<K: Kernel>(&self, kernel: K, vectors: &mut [Vector]) {
        let height = self.matrix.height();
        // Products of the two tokens before a block and of the block itself.
        let mut products = vec![0.0; (2 + BLOCK) * height];
        let mut rounded = [QuantisedVector::ZERO; BLOCK];
        let mut first = 0;
        while first < vectors.len() {
            let tokens = vectors.get(first..vectors.len().min(first + BLOCK)).unwrap_or_default();
            for (rounded, vector) in rounded.iter_mut().zip(tokens) {
                *rounded = QuantisedVector::new(vector);
            }
            let count = tokens.len();
            products.copy_within(BLOCK * height.., 0);
            let own = products.get_mut(2 * height..(2 + count) * height).unwrap_or_default();
            self.matrix.multiply(kernel, rounded.get(..count).unwrap_or_default(), own);
            let parts = parts(&products);
            let part =
                |row: usize, neighbour: usize| parts.get(NEIGHBOURS * row + neighbour).unwrap_or(&NOTHING);
            // With each token, the one before it has both its neighbours.
            for row in 0..count {
                if let Some(vector) = (first + row).checked_sub(1).and_then(|at| vectors.get_mut(at)) {
                    self.add_output(vector, part(row, 0), part(row + 1, 1), part(row + 2, 2));
                }
            }
            if first + count == vectors.len()
                && let Some(vector) = vectors.last_mut()
            {
                self.add_output(vector, part(count, 0), part(count + 1, 1), &NOTHING);
            }
            first += BLOCK;
        }
    }

    /// Adds the output for a token, from the products of its neighbours and of itself.
    #[inline(always)]
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
