//! The arithmetic of the layers.
//!
//! Large products are of whole numbers: those have the same sum in every order, so that a compiler may
//! arrange them as it likes and every machine has the same bits.

use crate::product::{BATCH, product, products};
use crate::reader::ModelReader;

/// The largest number of a rounded vector.
const VECTOR_MAX: f32 = 8191.0;
/// The largest sum of the sizes of a row: with it no product with a rounded vector leaves 32 bits.
const ROW_SUM_MAX: u32 = (i32::MAX / 8191) as u32;

/// A vector of whole numbers with a scale.
#[derive(Clone, Copy)]
pub(crate) struct QuantisedVector<const N: usize> {
    numbers: [i16; N],
    scale: f32,
}

impl<const N: usize> QuantisedVector<N> {
    pub(crate) const ZERO: Self = Self { numbers: [0; N], scale: 0.0 };

    pub(crate) fn new(vector: &[f32; N]) -> Self {
        /// Adding this leaves no room for a fraction: the sum is rounded to a whole number, ties to even.
        const NO_FRACTION: f32 = 12_582_912.0;
        let largest = vector.iter().fold(0.0_f32, |largest, number| largest.max(number.abs()));
        if largest <= 0.0 {
            return Self::ZERO;
        }
        let factor = VECTOR_MAX / largest;
        let numbers = vector.map(|number| ((number * factor + NO_FRACTION) - NO_FRACTION) as i16);
        Self { numbers, scale: largest / VECTOR_MAX }
    }
}

/// A matrix of whole numbers with a scale for each row.
pub(crate) struct QuantisedMatrix<const N: usize> {
    rows: Vec<[i16; N]>,
    scales: Vec<f32>,
}

impl<const N: usize> QuantisedMatrix<N> {
    pub(crate) fn read(reader: &mut ModelReader, rows: usize) -> Option<Self> {
        let scales = reader.floats()?;
        let numbers = reader.shorts()?;
        let (chunks, rest) = numbers.as_chunks::<N>();
        let fits =
            |row: &[i16; N]| row.iter().map(|n| u32::from(n.unsigned_abs())).sum::<u32>() <= ROW_SUM_MAX;
        let sound =
            rest.is_empty() && chunks.len() == rows && scales.len() == rows && chunks.iter().all(fits);
        sound.then(|| Self { rows: chunks.to_vec(), scales })
    }

    /// Reads several matrices of one size as one, with the rows of the first in front.
    pub(crate) fn read_stacked(reader: &mut ModelReader, rows: usize, count: usize) -> Option<Self> {
        let mut stacked = Self { rows: Vec::new(), scales: Vec::new() };
        for _ in 0..count {
            let matrix = Self::read(reader, rows)?;
            stacked.rows.extend(matrix.rows);
            stacked.scales.extend(matrix.scales);
        }
        Some(stacked)
    }

    pub(crate) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Multiplies vectors with the matrix: row after row of results, one for each vector.
    pub(crate) fn multiply(&self, vectors: &[QuantisedVector<N>], results: &mut [f32]) {
        let height = self.height();
        for (batch, results) in vectors.chunks(BATCH).zip(results.chunks_mut(BATCH * height)) {
            if let Some(batch) = batch.as_array::<BATCH>() {
                let numbers = batch.each_ref().map(|vector| &vector.numbers);
                let scales = batch.map(|vector| vector.scale);
                let (first, rest) = results.split_at_mut(height.min(results.len()));
                let (second, rest) = rest.split_at_mut(height.min(rest.len()));
                let (third, fourth) = rest.split_at_mut(height.min(rest.len()));
                let results = first.iter_mut().zip(second).zip(third).zip(fourth);
                let places = self.scales.iter().zip(results);
                let places = places.map(|(scale, (((a, b), c), d))| (scale, [a, b, c, d]));
                products(&self.rows, numbers, places, |sums, (scale, places)| {
                    for ((place, sum), own) in places.into_iter().zip(sums).zip(scales) {
                        *place = sum as f32 * (scale * own);
                    }
                });
                continue;
            }
            for (vector, results) in batch.iter().zip(results.chunks_exact_mut(height)) {
                for ((row, scale), result) in self.rows.iter().zip(&self.scales).zip(results) {
                    *result = product(row, &vector.numbers) as f32 * (scale * vector.scale);
                }
            }
        }
    }
}

/// A layer of plain numbers with the outputs side by side.
pub(crate) struct DenseLayer {
    /// A row for each input.
    rows: Vec<f32>,
    bias: Vec<f32>,
}

impl DenseLayer {
    pub(crate) fn read(reader: &mut ModelReader, inputs: usize) -> Option<Self> {
        let rows = reader.floats()?;
        let bias = reader.floats()?;
        (!bias.is_empty() && rows.len() == inputs * bias.len()).then_some(Self { rows, bias })
    }

    pub(crate) fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Computes the outputs for an input, in the order of the inputs, the bias last.
    pub(crate) fn apply(&self, input: &[f32], outputs: &mut Vec<f32>) {
        outputs.clear();
        outputs.resize(self.bias.len(), 0.0);
        for (number, row) in input.iter().zip(self.rows.chunks_exact(self.bias.len())) {
            for (output, weight) in outputs.iter_mut().zip(row) {
                *output += number * weight;
            }
        }
        for (output, bias) in outputs.iter_mut().zip(&self.bias) {
            *output += bias;
        }
    }
}

/// Returns the place of the first of the largest numbers that are allowed.
pub(crate) fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (at, score) in scores.iter().enumerate() {
        if allowed(at) && best.is_none_or(|(_, largest)| *score > largest) {
            best = Some((at, *score));
        }
    }
    best.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_are_multiplied_in_batches_and_alone() {
        let row = |numbers: [i16; 2]| std::array::from_fn(|at| numbers.get(at).copied().unwrap_or(0));
        let rows: Vec<[i16; 16]> = [[1, 2], [-3, 4], [0, 0]].map(row).to_vec();
        let matrix = QuantisedMatrix { rows, scales: vec![0.5, 2.0, 1.0] };
        let vector = |n: f32| std::array::from_fn(|at| [n, -n].get(at).copied().unwrap_or(0.0));
        let vectors: Vec<_> = (1..=6_u8).map(|n| QuantisedVector::new(&vector(f32::from(n)))).collect();
        let mut results = vec![0.0; 18];
        matrix.multiply(&vectors, &mut results);
        for (row, n) in results.chunks(3).zip(1_u8..) {
            let n = f32::from(n);
            for (found, expected) in row.iter().zip([-0.5 * n, -14.0 * n, 0.0]) {
                assert!((found - expected).abs() < 1e-4, "{row:?}");
            }
        }
    }

    #[test]
    fn rounding_keeps_four_places() {
        let rounded = QuantisedVector::new(&[1.0, -0.333_333, 0.0, 1e-9]);
        assert_eq!(rounded.numbers, [8191, -2730, 0, 0]);
        assert_eq!(QuantisedVector::new(&[0.0; 4]).numbers, [0; 4]);
    }

    #[test]
    fn a_row_that_could_leave_32_bits_is_refused() {
        let numbers = |number: i16| {
            let mut bytes = 1_u32.to_le_bytes().to_vec();
            bytes.extend(1.0_f32.to_le_bytes());
            bytes.extend(96_u32.to_le_bytes());
            bytes.extend([number; 96].iter().flat_map(|number| number.to_le_bytes()));
            QuantisedMatrix::<96>::read(&mut ModelReader::new(&bytes), 1).is_some()
        };
        assert!(numbers(-2_731) && !numbers(-2_732));
    }

    #[test]
    fn the_first_of_the_best_is_chosen() {
        assert_eq!(best(&[1.0, 3.0, 3.0, 2.0], |_| true), Some(1));
        assert_eq!(best(&[1.0, 3.0, 3.0, 2.0], |at| at != 1), Some(2));
        assert_eq!(best(&[1.0], |_| false), None);
    }
}
