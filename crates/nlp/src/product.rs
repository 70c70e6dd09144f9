//! Products of rows of whole numbers, with the widest instructions that a processor has.
//!
//! No sum leaves 32 bits, so that the order of the additions does not matter: all ways give the same.

/// The number of vectors that are multiplied with a row at once.
pub(crate) const BATCH: usize = 4;
/// The number of numbers that the widest instructions take at once.
const LANES: usize = 16;

/// Gives the products of each row with the vectors to a receiver, together with a place for them.
pub(crate) fn products<const N: usize, P>(
    rows: &[[i16; N]],
    vectors: [&[i16; N]; BATCH],
    places: impl Iterator<Item = P>,
    mut receive: impl FnMut([i32; BATCH], P),
) {
    const { assert!(N.is_multiple_of(LANES), "rows are cut without a rest") };
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        simd.vectorize(wide::Products { simd, rows, vectors, places, receive });
        return;
    }
    for (row, place) in rows.iter().zip(places) {
        receive(vectors.map(|vector| product(row, vector)), place);
    }
}

/// Returns the product of two rows.
pub(crate) fn product<const N: usize>(row: &[i16; N], vector: &[i16; N]) -> i32 {
    row.iter()
        .zip(vector)
        .fold(0, |sum, (one, other)| i32::wrapping_add(sum, i32::from(*one).wrapping_mul(i32::from(*other))))
}

#[cfg(target_arch = "x86_64")]
mod wide {
    //! Sixteen numbers at once.
    #![expect(clippy::inline_always, reason = "only what is inlined is compiled for the wide instructions")]

    use pulp::x86::V3;
    use pulp::{NullaryFnOnce, cast, i16x16, i32x8};

    use super::{BATCH, LANES};

    pub(super) struct Products<'a, const N: usize, I, F> {
        pub(super) simd: V3,
        pub(super) rows: &'a [[i16; N]],
        pub(super) vectors: [&'a [i16; N]; BATCH],
        pub(super) places: I,
        pub(super) receive: F,
    }

    impl<const N: usize, I, F> NullaryFnOnce for Products<'_, N, I, F>
    where
        I: Iterator,
        F: FnMut([i32; BATCH], I::Item),
    {
        type Output = ();

        #[inline(always)]
        fn call(mut self) {
            let [one, two, three, four] = self.vectors.map(|vector| vector.as_chunks::<LANES>().0);
            for (row, place) in self.rows.iter().zip(self.places) {
                let mut sums: [i32x8; BATCH] = [cast([0; 8]); BATCH];
                let vectors = one.iter().zip(two).zip(three).zip(four);
                for (numbers, (((one, two), three), four)) in row.as_chunks::<LANES>().0.iter().zip(vectors) {
                    let numbers: i16x16 = cast(*numbers);
                    for (sum, other) in sums.iter_mut().zip([one, two, three, four]) {
                        let pairs = self.simd.multiply_wrapping_add_adjacent_i16x16(numbers, cast(*other));
                        *sum = self.simd.wrapping_add_i32x8(*sum, pairs);
                    }
                }
                (self.receive)(total(self.simd, sums), place);
            }
        }
    }

    /// Returns the total of the lanes of each sum.
    #[inline(always)]
    fn total(simd: V3, [one, two, three, four]: [i32x8; BATCH]) -> [i32; BATCH] {
        let first = simd.avx2._mm256_hadd_epi32(cast(one), cast(two));
        let second = simd.avx2._mm256_hadd_epi32(cast(three), cast(four));
        let halves: [[i32; BATCH]; 2] = cast(simd.avx2._mm256_hadd_epi32(first, second));
        let [low, high] = halves;
        std::array::from_fn(|at| match (low.get(at), high.get(at)) {
            (Some(low), Some(high)) => low.wrapping_add(*high),
            _ => 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_instructions_give_what_plain_ones_do() {
        let mut random = 1_u32;
        let mut row = || {
            std::array::from_fn(|_| {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                ((random >> 16) as i16) >> 2
            })
        };
        let rows: Vec<[i16; 96]> = (0..20).map(|_| row()).collect();
        let vectors: [[i16; 96]; BATCH] = std::array::from_fn(|_| row());
        let mut found = Vec::new();
        products(&rows, vectors.each_ref(), 0.., |sums, at: usize| found.push((at, sums)));
        let expected: Vec<_> = rows
            .iter()
            .map(|row| vectors.each_ref().map(|vector| product(row, vector)))
            .enumerate()
            .collect();
        assert_eq!(found, expected);
    }
}
