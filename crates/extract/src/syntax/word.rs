//! A word as the tagger and the parser see it.

use super::weights::letters;

/// A word as numbers: hashes of its letters that stay the same on every machine.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct HashedWord {
    /// The word in small letters, digits made equal.
    pub(super) form: u32,
    /// Its last two and three letters.
    pub(super) suffixes: [u32; 3],
    /// Its first letters.
    pub(super) prefix: u32,
    /// Capitals, digits, hyphens and their order.
    pub(super) shape: u32,
}

/// The number of bytes of a word that are looked at; no word of a language is longer.
const LONGEST: usize = 48;

impl HashedWord {
    pub(super) fn new(word: &str) -> Self {
        let mut small = [0_u8; LONGEST];
        let mut length = 0;
        let mut shape = 0_u32;
        let mut last = 0;
        for c in word.chars() {
            let class = class(c);
            if class != last {
                shape = shape.wrapping_mul(7).wrapping_add(class);
                last = class;
            }
            length = put(&mut small, length, c);
        }
        let small = small.get(..length).unwrap_or_default();
        let tail = |count: usize| letters(small.iter().rev().take(count).copied());
        Self {
            form: letters(small.iter().copied()),
            suffixes: [tail(1), tail(2), tail(3)],
            prefix: letters(small.iter().take(3).copied()),
            shape,
        }
    }
}

fn class(c: char) -> u32 {
    match c {
        _ if c.is_lowercase() => 1,
        _ if c.is_uppercase() => 2,
        _ if c.is_numeric() => 3,
        '-' => 4,
        '.' => 5,
        _ if c.is_alphabetic() => 6,
        _ => 7,
    }
}

/// Adds a letter in its small and plain form, as far as there is room, and returns the new length.
fn put(small: &mut [u8; LONGEST], mut length: usize, c: char) -> usize {
    let mut add = |byte: u8| {
        if let Some(place) = small.get_mut(length) {
            *place = byte;
            length += 1;
        }
    };
    match c {
        '’' | 'ʼ' | '‘' => add(b'\''),
        '“' | '”' | '«' | '»' | '„' => add(b'"'),
        '–' | '—' | '―' => add(b'-'),
        _ if c.is_ascii_digit() => add(b'0'),
        _ if c.is_ascii() => add(c.to_ascii_lowercase() as u8),
        _ => {
            for small in c.to_lowercase() {
                small.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
            }
        }
    }
    length
}
