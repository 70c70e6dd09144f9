//! Products of vectors of whole numbers with a matrix, with the widest instructions that a processor has.
//!
//! No sum leaves 32 bits, so that the order of the additions does not matter: all ways give the same.

/// The number of rows of a matrix that are multiplied at once.
pub(crate) const ROWS: usize = 16;
/// The number of vectors that are multiplied at once: with the rows, as many sums as a processor has registers for.
pub(crate) const BATCH: usize = 6;
/// The number of whole numbers of 32 bits that the widest instructions take at once.
const LANES: usize = 8;

/// Two neighbouring numbers of each of [`ROWS`] rows: those of the first half of the rows, then of the other.
pub(crate) type RowPairs = [[i16; 2 * LANES]; 2];
/// Two neighbouring numbers of each of [`BATCH`] vectors, the first in the lower half.
pub(crate) type VectorPairs = [i32; BATCH];
/// A number for each of [`ROWS`] rows.
pub(crate) type RowNumbers = [[f32; LANES]; 2];
/// A number for each of [`ROWS`] rows, for each of [`BATCH`] vectors.
pub(crate) type Products = [RowNumbers; BATCH];

/// Two neighbouring numbers as one of twice the width, the first in the lower half.
pub(crate) fn pair(first: i16, second: i16) -> i32 {
    i32::from(second) << 16 | i32::from(first.cast_unsigned())
}

/// A way to multiply.
pub(crate) trait Kernel: Copy {
    /// Computes the products of rows with vectors, each times the scales of its row and of its vector.
    fn multiply(
        self,
        rows: (&[RowPairs], &RowNumbers),
        vectors: (&[VectorPairs], &[f32; BATCH]),
        products: &mut Products,
    );
}

/// Work that is compiled for the widest instructions, and for plain ones as well.
///
/// Whatever it calls is to be inlined: what is not has plain instructions.
pub(crate) trait WidePass {
    /// What the work gives.
    type Output;

    /// Does the work.
    fn run<K: Kernel>(self, kernel: K) -> Self::Output;
}

/// Does some work with the widest instructions that the processor has.
pub(crate) fn wide<P: WidePass>(pass: P) -> P::Output {
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        return simd.vectorize(avx2::WithKernel { simd, pass });
    }
    pass.run(PlainKernel)
}

/// The products as every processor can compute them.
#[derive(Clone, Copy)]
struct PlainKernel;

impl Kernel for PlainKernel {
    fn multiply(
        self,
        (rows, row_scales): (&[RowPairs], &RowNumbers),
        (vectors, scales): (&[VectorPairs], &[f32; BATCH]),
        products: &mut Products,
    ) {
        let mut sums = [[[0_i32; LANES]; 2]; BATCH];
        for (rows, vectors) in rows.iter().zip(vectors) {
            for (sums, vector) in sums.iter_mut().zip(vectors) {
                let (low, high) = (i32::from(*vector as i16), *vector >> 16);
                for (sums, rows) in sums.iter_mut().zip(rows) {
                    for (sum, [first, second]) in sums.iter_mut().zip(rows.as_chunks::<2>().0) {
                        let products = (i32::from(*first).wrapping_mul(low))
                            .wrapping_add(i32::from(*second).wrapping_mul(high));
                        *sum = sum.wrapping_add(products);
                    }
                }
            }
        }
        for ((products, sums), scale) in products.iter_mut().zip(sums).zip(scales) {
            let each = products.as_flattened_mut().iter_mut().zip(sums.as_flattened());
            for ((product, sum), row_scale) in each.zip(row_scales.as_flattened()) {
                *product = *sum as f32 * (row_scale * scale);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    //! Sixteen numbers at once.

    use pulp::x86::V3;
    use pulp::{NullaryFnOnce, cast, f32x8, i16x16, i32x8};

    use super::{BATCH, Kernel, LANES, Products, RowNumbers, RowPairs, VectorPairs, WidePass};

    pub(super) struct WithKernel<P> {
        pub(super) simd: V3,
        pub(super) pass: P,
    }

    impl<P: WidePass> NullaryFnOnce for WithKernel<P> {
        type Output = P::Output;

        #[inline(always)]
        fn call(self) -> P::Output {
            self.pass.run(self.simd)
        }
    }

    impl Kernel for V3 {
        #[inline(always)]
        fn multiply(
            self,
            (rows, [low_scale, high_scale]): (&[RowPairs], &RowNumbers),
            (vectors, scales): (&[VectorPairs], &[f32; BATCH]),
            products: &mut Products,
        ) {
            let mut sums: [[i32x8; 2]; BATCH] = [[cast([0_i32; LANES]); 2]; BATCH];
            for ([low, high], vectors) in rows.iter().zip(vectors) {
                let (low, high): (i16x16, i16x16) = (cast(*low), cast(*high));
                for ([low_sum, high_sum], vector) in sums.iter_mut().zip(vectors) {
                    let vector: i16x16 = cast(self.splat_i32x8(*vector));
                    let pairs = self.multiply_wrapping_add_adjacent_i16x16(low, vector);
                    *low_sum = self.wrapping_add_i32x8(*low_sum, pairs);
                    let pairs = self.multiply_wrapping_add_adjacent_i16x16(high, vector);
                    *high_sum = self.wrapping_add_i32x8(*high_sum, pairs);
                }
            }
            let (low_scale, high_scale): (f32x8, f32x8) = (cast(*low_scale), cast(*high_scale));
            for (([low, high], [low_sum, high_sum]), scale) in products.iter_mut().zip(&sums).zip(scales) {
                let scale = self.splat_f32x8(*scale);
                let number = self.convert_i32x8_to_f32x8(*low_sum);
                *low = cast(self.mul_f32x8(number, self.mul_f32x8(low_scale, scale)));
                let number = self.convert_i32x8_to_f32x8(*high_sum);
                *high = cast(self.mul_f32x8(number, self.mul_f32x8(high_scale, scale)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Multiplication<'a>(&'a [RowPairs], &'a [VectorPairs]);

    impl WidePass for Multiplication<'_> {
        type Output = Products;

        fn run<K: Kernel>(self, kernel: K) -> Products {
            let mut products = Products::default();
            let row_scales = std::array::from_fn(|half| std::array::from_fn(|at| (half + at) as f32 / 3.0));
            kernel.multiply((self.0, &row_scales), (self.1, &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), &mut products);
            products
        }
    }

    #[test]
    fn wide_instructions_give_what_plain_ones_do() {
        let mut random = 1_u32;
        let mut number = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((random >> 16) as i16) >> 2
        };
        let rows: Vec<RowPairs> =
            (0..48).map(|_| std::array::from_fn(|_| std::array::from_fn(|_| number()))).collect();
        let vectors: Vec<VectorPairs> =
            (0..48).map(|_| std::array::from_fn(|_| pair(number(), number()))).collect();
        let bits = |products: Products| products.map(|halves| halves.map(|half| half.map(f32::to_bits)));
        let plain = Multiplication(&rows, &vectors).run(PlainKernel);
        assert_eq!(bits(wide(Multiplication(&rows, &vectors))), bits(plain));
    }

    #[test]
    fn a_pair_keeps_both_signs() {
        for (first, second) in [(-1, 2), (3, -4), (i16::MIN, i16::MAX)] {
            let both = pair(first, second);
            assert_eq!((both as i16, both >> 16), (first, i32::from(second)));
        }
    }
}
