//! The arithmetic of the layers.
//!
//! Large products are of whole numbers: those have the same sum in every order, so that a compiler may
//! arrange them as it likes and every machine has the same bits.

use crate::product::{BATCH, Kernel, Products, ROWS, RowNumbers, RowPairs, VectorPairs, pair};
use crate::reader::ModelReader;

/// The largest number of a rounded vector.
const VECTOR_MAX: f32 = 8191.0;
/// The largest sum of the sizes of a row: with it no product with a rounded vector leaves 32 bits.
const ROW_SUM_MAX: u32 = (i32::MAX / 8191) as u32;
/// The number of vectors that are multiplied with all rows before the next are: they stay in the nearest memory.
pub(crate) const BLOCK: usize = 4 * BATCH;

/// A vector of whole numbers with a scale.
#[derive(Clone, Copy)]
pub(crate) struct QuantisedVector<const N: usize> {
    numbers: [i16; N],
    scale: f32,
}

impl<const N: usize> QuantisedVector<N> {
    pub(crate) const ZERO: Self = Self { numbers: [0; N], scale: 0.0 };

    #[inline(always)]
    pub(crate) fn new(vector: &[f32; N]) -> Self {
        /// Adding this leaves no room for a fraction: the sum is rounded to a whole number, ties to even.
        const NO_FRACTION: f32 = 12_582_912.0;
        let (eights, rest) = vector.as_chunks::<8>();
        let mut sizes = [0.0_f32; 8];
        for eight in
            eights.iter().copied().chain([std::array::from_fn(|at| rest.get(at).copied().unwrap_or(0.0))])
        {
            for (size, number) in sizes.iter_mut().zip(eight) {
                let own = number.abs();
                *size = if own > *size { own } else { *size };
            }
        }
        let largest = sizes.into_iter().fold(0.0_f32, f32::max);
        if largest <= 0.0 {
            return Self::ZERO;
        }
        let factor = VECTOR_MAX / largest;
        // The bits of the sum hold the whole number below those of the constant.
        let rounded = |number: f32| (number * factor + NO_FRACTION).to_bits() as i16;
        let mut numbers = [0; N];
        for (rounding, number) in numbers.iter_mut().zip(vector) {
            *rounding = rounded(*number);
        }
        Self { numbers, scale: largest / VECTOR_MAX }
    }
}

/// Vectors that are multiplied at once, laid out for that.
struct VectorBatch {
    pairs: Vec<VectorPairs>,
    scales: [f32; BATCH],
}

impl VectorBatch {
    /// Lays out some vectors, at most [`BATCH`].
    #[inline(always)]
    fn new<const N: usize>(vectors: &[QuantisedVector<N>]) -> Self {
        let mut pairs = vec![[0; BATCH]; N / 2];
        let mut scales = [0.0; BATCH];
        for (at, (vector, scale)) in vectors.iter().zip(&mut scales).enumerate() {
            *scale = vector.scale;
            for (pairs, [first, second]) in pairs.iter_mut().zip(vector.numbers.as_chunks::<2>().0) {
                if let Some(place) = pairs.get_mut(at) {
                    *place = pair(*first, *second);
                }
            }
        }
        Self { pairs, scales }
    }
}

/// A matrix of whole numbers with a scale for each row.
pub(crate) struct QuantisedMatrix<const N: usize> {
    /// [`ROWS`] rows after another, the numbers of each in pairs.
    tiles: Vec<RowPairs>,
    scales: Vec<RowNumbers>,
}

impl<const N: usize> QuantisedMatrix<N> {
    pub(crate) fn read(reader: &mut ModelReader, rows: usize) -> Option<Self> {
        Self::read_stacked(reader, rows, 1)
    }

    /// Reads several matrices of one size as one, with the rows of the first in front.
    pub(crate) fn read_stacked(reader: &mut ModelReader, rows: usize, count: usize) -> Option<Self> {
        let (mut numbers, mut scales) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let own = reader.floats()?;
            let shorts = reader.shorts()?;
            if own.len() != rows || shorts.len() != rows * N {
                return None;
            }
            scales.extend(own);
            numbers.extend(shorts);
        }
        Self::new(numbers.as_chunks::<N>().0, &scales)
    }

    /// Lays out rows. There is no matrix where their number is odd, or a product could leave 32 bits.
    fn new(rows: &[[i16; N]], scales: &[f32]) -> Option<Self> {
        let fits =
            |row: &[i16; N]| row.iter().map(|n| u32::from(n.unsigned_abs())).sum::<u32>() <= ROW_SUM_MAX;
        let (groups, rest) = rows.as_chunks::<ROWS>();
        let (halves, no_scales) = scales.as_chunks::<{ ROWS / 2 }>();
        let scales = halves.as_chunks::<2>().0;
        let sound = rest.is_empty()
            && no_scales.is_empty()
            && scales.len() == groups.len()
            && N.is_multiple_of(2)
            && rows.iter().all(fits);
        let tile = |rows: &[[i16; N]; ROWS]| {
            let mut tile = vec![RowPairs::default(); N / 2];
            for (row, numbers) in rows.iter().enumerate() {
                for (pairs, own) in tile.iter_mut().zip(numbers.as_chunks::<2>().0) {
                    if let Some(place) = pairs.as_flattened_mut().as_chunks_mut::<2>().0.get_mut(row) {
                        *place = *own;
                    }
                }
            }
            tile
        };
        sound.then(|| Self { tiles: groups.iter().flat_map(tile).collect(), scales: scales.to_vec() })
    }

    pub(crate) fn height(&self) -> usize {
        self.scales.len() * ROWS
    }

    /// Multiplies vectors with the matrix: row after row of results, one for each vector.
    #[inline(always)]
    pub(crate) fn multiply<K: Kernel>(&self, kernel: K, vectors: &[QuantisedVector<N>], results: &mut [f32]) {
        let height = self.height();
        if height == 0 {
            return;
        }
        for (vectors, results) in vectors.chunks(BLOCK).zip(results.chunks_mut(BLOCK * height)) {
            let batches: Vec<VectorBatch> = vectors.chunks(BATCH).map(VectorBatch::new).collect();
            for (tile, (rows, scales)) in self.tiles.chunks_exact(N / 2).zip(&self.scales).enumerate() {
                for (batch, results) in batches.iter().zip(results.chunks_mut(BATCH * height)) {
                    let mut products = Products::default();
                    kernel.multiply((rows, scales), (&batch.pairs, &batch.scales), &mut products);
                    for (products, results) in products.iter().zip(results.chunks_exact_mut(height)) {
                        if let Some(places) = results.as_chunks_mut::<ROWS>().0.get_mut(tile) {
                            places.copy_from_slice(products.as_flattened());
                        }
                    }
                }
            }
        }
    }
}

/// The number of outputs of a layer of plain numbers that are computed at once.
const OUTPUTS: usize = 64;

/// A layer of plain numbers.
pub(crate) struct DenseLayer {
    /// The weights of [`OUTPUTS`] outputs for each input, then those of the next; zero where there are no more.
    weights: Vec<[f32; OUTPUTS]>,
    bias: Vec<[f32; OUTPUTS]>,
    inputs: usize,
    outputs: usize,
}

impl DenseLayer {
    pub(crate) fn read(reader: &mut ModelReader, inputs: usize) -> Option<Self> {
        let rows = reader.floats()?;
        let bias = reader.floats()?;
        let outputs = bias.len();
        if bias.is_empty() || rows.len() != inputs * outputs {
            return None;
        }
        let blocks = outputs.div_ceil(OUTPUTS);
        let block = |numbers: &[f32], block: usize| {
            std::array::from_fn(|at| numbers.get(block * OUTPUTS + at).copied().unwrap_or(0.0))
        };
        let weights =
            (0..blocks).flat_map(|at| rows.chunks_exact(outputs).map(move |row| block(row, at))).collect();
        let bias = (0..blocks).map(|at| block(&bias, at)).collect();
        Some(Self { weights, bias, inputs, outputs })
    }

    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Computes the outputs for an input, in the order of the inputs, the bias last.
    #[inline(always)]
    pub(crate) fn apply(&self, input: &[f32], outputs: &mut Vec<f32>) {
        outputs.clear();
        for (weights, bias) in self.weights.chunks_exact(self.inputs).zip(&self.bias) {
            let mut sums = [0.0; OUTPUTS];
            for (number, weights) in input.iter().zip(weights) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += number * weight;
                }
            }
            for (sum, bias) in sums.iter_mut().zip(bias) {
                *sum += bias;
            }
            outputs.extend_from_slice(&sums);
        }
        outputs.truncate(self.outputs);
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
    use crate::product::{WidePass, wide};

    struct Multiplication<'a>(&'a QuantisedMatrix<2>, &'a [QuantisedVector<2>]);

    impl WidePass for Multiplication<'_> {
        type Output = Vec<f32>;

        fn run<K: Kernel>(self, kernel: K) -> Vec<f32> {
            let mut results = vec![0.0; self.1.len() * self.0.height()];
            self.0.multiply(kernel, self.1, &mut results);
            results
        }
    }

    #[test]
    fn vectors_are_multiplied_in_batches_and_what_is_left_of_them() {
        let mut rows = vec![[0; 2]; 2 * ROWS];
        let mut scales = vec![1.0; 2 * ROWS];
        (rows[0], rows[9], rows[17]) = ([1, 2], [-3, 4], [5, 0]);
        (scales[0], scales[9]) = (0.5, 2.0);
        let matrix = QuantisedMatrix::new(&rows, &scales).unwrap();
        let count = BLOCK + BATCH + 1;
        let vectors: Vec<_> = (1..=count).map(|n| QuantisedVector::new(&[n as f32, -(n as f32)])).collect();
        let results = wide(Multiplication(&matrix, &vectors));
        for (row, n) in results.chunks(2 * ROWS).zip(1..) {
            let n = n as f32;
            for (at, found) in row.iter().enumerate() {
                let expected = match at {
                    0 => -0.5 * n,
                    9 => -14.0 * n,
                    17 => 5.0 * n,
                    _ => 0.0,
                };
                assert!((found - expected).abs() < 1e-4, "{at}: {row:?}");
            }
        }
    }

    #[test]
    fn a_dense_layer_has_all_its_outputs() {
        let floats = |numbers: &[f32]| {
            let mut bytes = (numbers.len() as u32).to_le_bytes().to_vec();
            bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
            bytes
        };
        let outputs = OUTPUTS + 3;
        let weights: Vec<f32> = (0..2 * outputs).map(|at| at as f32).collect();
        let bytes = [floats(&weights), floats(&vec![0.5; outputs])].concat();
        let layer = DenseLayer::read(&mut ModelReader::new(&bytes), 2).unwrap();
        let mut found = Vec::new();
        layer.apply(&[1.0, 2.0], &mut found);
        let expected: Vec<f32> = (0..outputs).map(|at| (at + 2 * (outputs + at)) as f32 + 0.5).collect();
        assert_eq!(found, expected);
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
            let mut rows = [[1; 96]; ROWS];
            rows[ROWS - 1] = [number; 96];
            QuantisedMatrix::new(&rows, &[1.0; ROWS]).is_some()
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
