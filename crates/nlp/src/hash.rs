//! The two hashes by which the model knows strings and rows.

/// Returns `MurmurHash64A` of some bytes with the seed 1, the identity of a string.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let mut key = u64::from_le_bytes(*word).wrapping_mul(MULTIPLIER);
        key ^= key >> 47;
        hash = (hash ^ key.wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(MULTIPLIER);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 47)
}

/// Returns the four numbers that choose the rows of an identity in a table of embeddings.
pub(crate) fn of_identity(identity: u64, seed: u32) -> [u32; 4] {
    let mut first = identity.wrapping_mul(0x87c3_7b91_1142_53d5);
    first = first.rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    first ^= u64::from(seed) ^ 8;
    let mut second = u64::from(seed) ^ 8;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = mix(first);
    second = mix(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

fn mix(mut value: u64) -> u64 {
    value ^= value >> 33;
    value = value.wrapping_mul(0xff51_afd7_ed55_8ccd);
    value ^= value >> 33;
    value = value.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    value ^ (value >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    const APPLE: u64 = 8_566_208_034_543_834_098;

    #[test]
    fn strings_have_the_identities_of_the_original() {
        assert_eq!(of_bytes(b"apple"), APPLE);
        assert_eq!(of_bytes(b"coffee"), 3_197_928_453_018_144_401);
        assert_eq!(of_bytes("“".as_bytes()), 16_073_121_960_489_476_521);
    }

    #[test]
    fn rows_are_those_of_the_original() {
        assert_eq!(of_identity(APPLE, 8), [2_653_853_934, 3_922_826_080, 3_980_780_901, 3_736_755_472]);
    }
}
