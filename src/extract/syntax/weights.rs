//! The learned weights of a linear model, read in place from the bytes they are stored in.
//!
//! A feature is a 32-bit hash; each has a short list of classes with a weight. Nothing is unpacked when the
//! program starts: a look-up reads the bytes of the asset.
//!
//! Layout, little-endian: the number of slots (u32), then the slots of an open-addressed hash table (a
//! fingerprint of the feature, u16; the length of its list, u8; the place of the list among the entries, u24), then
//! the entries (class u8, weight i8). A length of 0 is a free slot. Where a feature belongs is its hash, scaled to
//! the number of slots; the fingerprint is the hash's lower half, so that one unknown feature in some thousands
//! is taken for a known one, which the learner does not mind.

/// The bytes of one slot.
const SLOT: usize = 6;

/// The weights of one model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights<'a> {
    count: usize,
    slots: &'a [u8],
    entries: &'a [u8],
}

impl<'a> Weights<'a> {
    /// Reads the head; bytes that are no model give weights that know nothing.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let none = Self { count: 0, slots: &[], entries: &[] };
        let Some((head, rest)) = bytes.split_first_chunk() else { return none };
        let count = u32::from_le_bytes(*head) as usize;
        let Some((slots, entries)) = count.checked_mul(SLOT).and_then(|size| rest.split_at_checked(size))
        else {
            return none;
        };
        Self { count, slots, entries }
    }

    /// Adds what is known of a feature to the scores of the classes.
    #[inline]
    pub(super) fn add(&self, key: u32, scores: &mut [i32]) {
        let mut at = home(key, self.count);
        loop {
            let place = at * SLOT;
            let Some([low, high, length, a, b, c]) = self.slots.get(place..place + SLOT) else { return };
            if *length == 0 {
                return;
            }
            if u16::from_le_bytes([*low, *high]) == key as u16 {
                let start = u32::from_le_bytes([*a, *b, *c, 0]) as usize * 2;
                self.entries_at(start, usize::from(*length), scores);
                return;
            }
            at = if at + 1 == self.count { 0 } else { at + 1 };
        }
    }

    #[inline]
    fn entries_at(&self, start: usize, length: usize, scores: &mut [i32]) {
        for entry in self.entries.get(start..start + length * 2).unwrap_or_default().chunks_exact(2) {
            if let [class, weight] = *entry
                && let Some(score) = scores.get_mut(usize::from(class))
            {
                *score += i32::from(weight.cast_signed());
            }
        }
    }

    /// Writes weights in the layout that [`Weights::new`] reads. Keys differ from each other; a list has 1 to 255
    /// entries. Of two features that cannot be told apart, the later one is left out.
    pub(super) fn write(features: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
        let count = features.len() * 4 / 3 + 1;
        let mut slots = vec![[0_u8; SLOT]; count];
        let mut entries = Vec::new();
        for (key, list) in features {
            let [low, high, ..] = key.to_le_bytes();
            let [a, b, c, _] = ((entries.len() / 2) as u32).to_le_bytes();
            let mut at = home(*key, count);
            let known = |slot: &[u8; SLOT]| slot.get(2) != Some(&0);
            while slots.get(at).is_some_and(|slot| known(slot) && slot.get(..2) != Some(&[low, high])) {
                at = (at + 1) % count;
            }
            if let Some(slot) = slots.get_mut(at).filter(|slot| !known(slot)) {
                *slot = [low, high, list.len() as u8, a, b, c];
                entries.extend(list.iter().flat_map(|(class, weight)| [*class, weight.cast_unsigned()]));
            }
        }
        [&(count as u32).to_le_bytes()[..], slots.as_flattened(), &entries].concat()
    }
}

/// The slot where the search for a feature begins.
#[inline]
fn home(key: u32, count: usize) -> usize {
    ((u64::from(key) * count as u64) >> 32) as usize
}

/// Mixes the number of a template and what it looks at into the key of a feature.
#[inline]
pub(super) fn key(template: u32, parts: [u32; 3]) -> u32 {
    let mut hash = u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x51_7c_c1_b7_27_22_0a_95;
    for part in parts {
        hash = (hash.rotate_left(23) ^ u64::from(part)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    }
    (hash ^ (hash >> 32)) as u32
}

/// A hash of some letters, the same on every machine (FNV-1a).
pub(in crate::extract) fn letters(letters: impl IntoIterator<Item = u8>) -> u32 {
    letters.into_iter().fold(0x811c_9dc5, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let features: Vec<(u32, Vec<(u8, i8)>)> =
            (1..500_u32).map(|n| (key(n, [n, 0, 7]), vec![(1, 3), ((n % 4) as u8, -2)])).collect();
        let bytes = Weights::write(&features);
        let weights = Weights::new(&bytes);
        for (key, list) in &features {
            let (mut got, mut want) = ([0; 4], [0; 4]);
            weights.add(*key, &mut got);
            list.iter().for_each(|(class, weight)| want[usize::from(*class)] += i32::from(*weight));
            assert_eq!(got, want);
        }
        let mut unknown = [0; 4];
        weights.add(key(9999, [1, 1, 1]), &mut unknown);
        assert_eq!(unknown, [0; 4]);
    }

    #[test]
    fn bytes_that_are_no_model_know_nothing() {
        for bytes in [&[][..], &[1, 2], &[3, 0, 0, 0, 1], &[255, 255, 255, 255, 5, 5], &[0, 0, 0, 0]] {
            let mut scores = [0; 3];
            Weights::new(bytes).add(7, &mut scores);
            assert_eq!(scores, [0; 3]);
        }
    }
}
