//! The learned weights of a linear model, read in place from the bytes they are stored in.
//!
//! A feature is a 32-bit hash; each has a short list of classes with a weight. Nothing is unpacked when the
//! program starts: a look-up reads the bytes of the asset.
//!
//! Layout, little-endian: the number of slots (u32), then the slots of an open-addressed hash table, then the entries
//! (class u8, weight i8). A slot has eight bytes: a fingerprint of the feature (u16), the length of its list (u8), and
//! the list itself where it has no more than two entries, else the place of its first entry (u24); a length of 0 is a
//! free slot. Where a feature belongs is its hash, scaled to the number of slots; the fingerprint is the hash's lower
//! half, so that one unknown feature in some thousands is taken for a known one, which the learner does not mind.
//!
//! The time goes into waiting for memory: hence lists inside of slots, and all slots fetched before any is read.

/// The bytes of one slot.
const SLOT: usize = 8;
/// The number of entries that fit into a slot.
const INSIDE: usize = 2;

/// The weights of one model.
#[derive(Debug, Clone, Copy)]
pub(super) struct LinearModel<'a> {
    slots: &'a [[u8; SLOT]],
    entries: &'a [[u8; 2]],
}

impl<'a> LinearModel<'a> {
    /// Reads the head; bytes that are no model give weights that know nothing.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let none = Self { slots: &[], entries: &[] };
        let Some((head, rest)) = bytes.split_first_chunk() else { return none };
        let size = (u32::from_le_bytes(*head) as usize).checked_mul(SLOT);
        let Some((slots, entries)) = size.and_then(|size| rest.split_at_checked(size)) else { return none };
        Self { slots: slots.as_chunks().0, entries: entries.as_chunks().0 }
    }

    /// Adds what is known of some features to the scores of the classes.
    #[inline]
    pub(super) fn add<const N: usize>(&self, keys: &[u32; N], scores: &mut [i32]) {
        let mut fetched = [[0; SLOT]; N];
        for (key, slot) in keys.iter().zip(&mut fetched) {
            *slot = self.slots.get(home(*key, self.slots.len())).copied().unwrap_or_default();
        }
        for (key, slot) in keys.iter().zip(fetched) {
            self.add_one(*key, slot, scores);
        }
    }

    /// Adds the list of a feature, given the slot where the search for it begins.
    #[inline]
    fn add_one(&self, key: u32, mut slot: [u8; SLOT], scores: &mut [i32]) {
        let mut at = home(key, self.slots.len());
        loop {
            let [low, high, length, a, b, c, d, _] = slot;
            if length == 0 {
                return;
            }
            if u16::from_le_bytes([low, high]) == key as u16 {
                if usize::from(length) > INSIDE {
                    let start = u32::from_le_bytes([a, b, c, 0]) as usize;
                    let list = self.entries.get(start..start + usize::from(length)).unwrap_or_default();
                    return list.iter().for_each(|entry| add_entry(*entry, scores));
                }
                add_entry([a, b], scores);
                if length == 2 {
                    add_entry([c, d], scores);
                }
                return;
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
            slot = self.slots.get(at).copied().unwrap_or_default();
        }
    }

    /// Writes weights in the layout that [`LinearModel::new`] reads. Keys differ from each other; a list has 1 to 255
    /// entries. Of two features that cannot be told apart, the later one is left out.
    pub(super) fn write(features: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
        let count = features.len() * 4 / 3 + 1;
        let mut slots = vec![[0_u8; SLOT]; count];
        let mut entries: Vec<[u8; 2]> = Vec::new();
        for (key, list) in features {
            let [low, high, ..] = key.to_le_bytes();
            let mut at = home(*key, count);
            let known = |slot: &[u8; SLOT]| slot.get(2) != Some(&0);
            while slots.get(at).is_some_and(|slot| known(slot) && slot.get(..2) != Some(&[low, high])) {
                at = (at + 1) % count;
            }
            let Some(slot) = slots.get_mut(at).filter(|slot| !known(slot)) else { continue };
            let bytes: Vec<[u8; 2]> =
                list.iter().map(|(class, weight)| [*class, weight.cast_unsigned()]).collect();
            let [a, b, c, d] = match bytes.as_slice() {
                [[a, b]] => [*a, *b, 0, 0],
                [[a, b], [c, d]] => [*a, *b, *c, *d],
                _ => (entries.len() as u32).to_le_bytes(),
            };
            *slot = [low, high, list.len() as u8, a, b, c, d, 0];
            if bytes.len() > INSIDE {
                entries.extend(bytes);
            }
        }
        [&(count as u32).to_le_bytes()[..], slots.as_flattened(), entries.as_flattened()].concat()
    }
}

#[inline]
fn add_entry([class, weight]: [u8; 2], scores: &mut [i32]) {
    if let Some(score) = scores.get_mut(usize::from(class)) {
        *score += i32::from(weight.cast_signed());
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
pub(crate) fn letters(letters: impl IntoIterator<Item = u8>) -> u32 {
    letters.into_iter().fold(0x811c_9dc5, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let features: Vec<(u32, Vec<(u8, i8)>)> = (1..500_u32)
            .map(|n| (key(n, [n, 0, 7]), (0..=n % 4).map(|class| (class as u8, n as i8)).collect()))
            .collect();
        let bytes = LinearModel::write(&features);
        let weights = LinearModel::new(&bytes);
        for (key, list) in &features {
            let (mut got, mut want) = ([0; 4], [0; 4]);
            weights.add(&[*key], &mut got);
            for (class, weight) in list {
                want[usize::from(*class)] += i32::from(*weight);
            }
            assert_eq!(got, want);
        }
        let mut unknown = [0; 4];
        weights.add(&[key(9999, [1, 1, 1])], &mut unknown);
        assert_eq!(unknown, [0; 4]);
    }

    #[test]
    fn bytes_that_are_no_model_know_nothing() {
        for bytes in [&[][..], &[1, 2], &[3, 0, 0, 0, 1], &[255, 255, 255, 255, 5, 5], &[0, 0, 0, 0]] {
            let mut scores = [0; 3];
            LinearModel::new(bytes).add(&[7], &mut scores);
            assert_eq!(scores, [0; 3]);
        }
    }
}
