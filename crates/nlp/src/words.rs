//! The attributes of a word by which the model knows it.

use crate::characters::Characters;
use crate::hash;
use crate::reader::ModelReader;

/// The attributes of a token, as identities: the normal form, the first letter, the last three, the shape,
/// and, as 0 or 1, a space that follows and a token that is white space.
pub(crate) type Attributes = [u64; 6];

/// Tables for the attributes of words.
pub(crate) struct Vocabulary {
    spaces: Characters,
    letters: Characters,
    capitals: Characters,
    digits: Characters,
    /// Identities of strings that are not their hash: pairs of the hash and the identity, in order.
    symbols: Vec<(u64, u64)>,
    /// Identities of words and of their normal forms, where that is not the word in lower case.
    norms: Vec<(u64, u64)>,
}

impl Vocabulary {
    pub(crate) fn read_characters(reader: &mut ModelReader) -> Option<[Characters; 4]> {
        let mut next = || Characters::read(reader);
        Some([next()?, next()?, next()?, next()?])
    }

    pub(crate) fn read(reader: &mut ModelReader, characters: [Characters; 4]) -> Option<Self> {
        let [spaces, letters, capitals, digits] = characters;
        let (hashes, numbers) = (reader.longs()?, reader.numbers()?);
        let symbols = hashes.into_iter().zip(numbers.into_iter().map(u64::from)).collect();
        let (orths, norms) = (reader.longs()?, reader.longs()?);
        let norms = orths.into_iter().zip(norms).collect();
        Some(Self { spaces, letters, capitals, digits, symbols, norms })
    }

    pub(crate) fn is_space(&self, character: char) -> bool {
        self.spaces.contains(character)
    }

    /// Returns the identity of a string.
    fn identity(&self, text: &str) -> u64 {
        if text.is_empty() {
            return 0;
        }
        let hash = hash::of_bytes(text.as_bytes());
        find(&self.symbols, hash).unwrap_or(hash)
    }

    /// Returns the attributes of a token. Its norm is the one given, where a table has one for it.
    pub(crate) fn attributes(&self, text: &str, norm: Option<u64>, space_follows: bool) -> Attributes {
        let norm = norm.unwrap_or_else(|| {
            let own = find(&self.norms, self.identity(text));
            own.unwrap_or_else(|| self.identity(&text.to_lowercase()))
        });
        let prefix = text.chars().next().map_or(0, char::len_utf8);
        let suffix = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        [
            norm,
            self.identity(text.get(..prefix).unwrap_or_default()),
            self.identity(text.get(suffix..).unwrap_or_default()),
            self.identity(&self.shape(text)),
            u64::from(space_follows),
            u64::from(self.is_white(text)),
        ]
    }

    /// Says whether a token is white space and nothing else.
    pub(crate) fn is_white(&self, text: &str) -> bool {
        text.chars().all(|character| self.is_space(character))
    }

    /// Returns the shape of a word: `X` for a capital, `x` for a letter, `d` for a digit, no more than four
    /// of a kind in a row.
    fn shape(&self, text: &str) -> String {
        const LONG: usize = 100;
        if text.chars().take(LONG).count() == LONG {
            return "LONG".to_owned();
        }
        let mut shape = String::with_capacity(text.len());
        let (mut last, mut run) = (None, 0);
        for character in text.chars() {
            let kind = if self.letters.contains(character) {
                if self.capitals.contains(character) { 'X' } else { 'x' }
            } else if self.digits.contains(character) {
                'd'
            } else {
                character
            };
            run = if last == Some(kind) { run + 1 } else { 0 };
            last = Some(kind);
            if run < 4 {
                shape.push(kind);
            }
        }
        shape
    }
}

fn find(pairs: &[(u64, u64)], key: u64) -> Option<u64> {
    let at = pairs.binary_search_by_key(&key, |(key, _)| *key).ok()?;
    pairs.get(at).map(|(_, value)| *value)
}
