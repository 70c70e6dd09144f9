//! Splitting a text into tokens.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::address::is_address;
use crate::affixes::Affixes;
use crate::characters::Characters;
use crate::reader::ModelReader;
use crate::words::Vocabulary;

/// A token as a span of the text.
#[derive(Clone, Debug)]
pub(crate) struct TokenSpan {
    pub(crate) range: Range<usize>,
    /// The identity of its normal form, where the table of exceptions has one for it.
    pub(crate) norm: Option<u64>,
    /// A single space follows that is no token.
    pub(crate) space_follows: bool,
}

/// The tokens of a string that a table splits.
struct TokenizerException {
    /// The length of each token in bytes, and the identity of its norm.
    tokens: Vec<(usize, u64)>,
}

/// The rules and the table by which a text is split.
pub(crate) struct Tokenizer {
    affixes: Affixes,
    top_level: u8,
    exceptions: HashMap<Box<str>, TokenizerException>,
    /// The length in bytes of the longest exception.
    longest: usize,
    /// Exceptions that the rules would split, as the tokens that they would make of them, by the first.
    split: HashMap<Box<str>, Vec<Vec<Box<str>>>>,
}

impl Tokenizer {
    pub(crate) fn read(reader: &mut ModelReader) -> Option<(Self, [Characters; 4])> {
        let affixes = Affixes::read(reader)?;
        let top_level = reader.byte()?;
        affixes.set(top_level)?;
        let characters = Vocabulary::read_characters(reader)?;
        let mut exceptions: HashMap<Box<str>, TokenizerException> = HashMap::new();
        let mut split: HashMap<Box<str>, Vec<Vec<Box<str>>>> = HashMap::new();
        for _ in 0..reader.count()? {
            let text = reader.text()?;
            let lengths = reader.bytes()?;
            let norms = reader.longs()?;
            if lengths.len() != norms.len() || cut(text, lengths).is_none() {
                return None;
            }
            let tokens = lengths.iter().map(|length| usize::from(*length)).zip(norms).collect();
            exceptions.insert(Box::from(text), TokenizerException { tokens });
            let mut parts = cut(text, reader.bytes()?)?.into_iter().map(Box::<str>::from);
            if let Some(first) = parts.next() {
                split.entry(first).or_default().push(parts.collect());
            }
        }
        let longest = exceptions.keys().map(|text| text.len()).max()?;
        Some((Self { affixes, top_level, exceptions, longest, split }, characters))
    }

    /// Splits a text into tokens.
    pub(crate) fn split(&self, text: &str, words: &Vocabulary) -> Vec<TokenSpan> {
        let mut pieces = Vec::new();
        let mut seen = HashMap::new();
        let mut start = 0;
        let mut in_space = text.chars().next().is_some_and(|character| words.is_space(character));
        for (at, character) in text.char_indices() {
            if words.is_space(character) == in_space {
                continue;
            }
            self.add_chunk(text, start..at, &mut seen, &mut pieces);
            start = at;
            if character == ' ' {
                if let Some(last) = pieces.last_mut() {
                    last.space_follows = true;
                }
                start += 1;
            }
            in_space = !in_space;
        }
        self.add_chunk(text, start..text.len(), &mut seen, &mut pieces);
        self.join_exceptions(text, pieces)
    }

    /// Splits a span with white space alone, or without any.
    fn add_chunk<'a>(
        &self,
        text: &'a str,
        range: Range<usize>,
        seen: &mut HashMap<&'a str, Vec<TokenSpan>>,
        pieces: &mut Vec<TokenSpan>,
    ) {
        let Some(chunk) = text.get(range.clone()).filter(|chunk| !chunk.is_empty()) else { return };
        if let Some(known) = seen.get(chunk) {
            pieces.extend(known.iter().map(|piece| TokenSpan {
                range: piece.range.start + range.start..piece.range.end + range.start,
                ..piece.clone()
            }));
            return;
        }
        let first = pieces.len();
        self.split_chunk(chunk, range.start, pieces);
        if chunk.len() <= REMEMBERED {
            let own = pieces.get(first..).unwrap_or_default();
            let own = own.iter().map(|piece| TokenSpan {
                range: piece.range.start - range.start..piece.range.end - range.start,
                ..piece.clone()
            });
            seen.insert(chunk, own.collect());
        }
    }

    fn split_chunk(&self, chunk: &str, offset: usize, pieces: &mut Vec<TokenSpan>) {
        let (mut start, mut end) = (0, chunk.len());
        let mut suffixes = Vec::new();
        while let Some(word) = chunk.get(start..end).filter(|word| !word.is_empty()) {
            if self.exception(word).is_some() {
                break;
            }
            let prefix = self.affixes.prefix(word);
            if prefix > 0 {
                push(pieces, offset + start, prefix, None);
                start += prefix;
                if self.has_exception(chunk, start..end) {
                    break;
                }
            }
            let suffix = self.affixes.suffix(chunk.get(start..end).unwrap_or_default());
            if suffix > 0 {
                // The prefix is part of what must be an exception here.
                if self.has_exception(chunk, start - prefix..end - suffix) {
                    if prefix > 0 {
                        pieces.pop();
                        start -= prefix;
                    }
                    suffixes.push(end - suffix..end);
                    end -= suffix;
                    break;
                }
                suffixes.push(end - suffix..end);
                end -= suffix;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
        }
        if let Some(word) = chunk.get(start..end).filter(|word| !word.is_empty()) {
            self.split_word(word, offset + start, pieces);
        }
        for suffix in suffixes.into_iter().rev() {
            push(pieces, offset + suffix.start, suffix.len(), None);
        }
    }

    /// Splits what is left of a chunk without its prefixes and suffixes.
    fn split_word(&self, word: &str, offset: usize, pieces: &mut Vec<TokenSpan>) {
        if let Some(exception) = self.exception(word) {
            add_exception(exception, offset, pieces);
            return;
        }
        if self.affixes.set(self.top_level).is_some_and(|top_level| is_address(word, top_level)) {
            push(pieces, offset, word.len(), None);
            return;
        }
        let mut start = 0;
        for infix in self.affixes.infixes(word).filter(|infix| infix.start > 0) {
            if infix.start > start {
                push(pieces, offset + start, infix.start - start, None);
            }
            push(pieces, offset + infix.start, infix.len(), None);
            start = infix.end;
        }
        if start < word.len() {
            push(pieces, offset + start, word.len() - start, None);
        }
    }

    fn exception(&self, text: &str) -> Option<&TokenizerException> {
        if text.len() > self.longest { None } else { self.exceptions.get(text) }
    }

    fn has_exception(&self, chunk: &str, range: Range<usize>) -> bool {
        chunk.get(range).is_some_and(|text| self.exception(text).is_some())
    }

    /// Puts exceptions in the place of the pieces into which the rules split them.
    fn join_exceptions(&self, text: &str, pieces: Vec<TokenSpan>) -> Vec<TokenSpan> {
        let word = |piece: &TokenSpan| text.get(piece.range.clone()).unwrap_or_default();
        let mut matches = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            for parts in self.split.get(word(piece)).into_iter().flatten() {
                let following = pieces.get(at + 1..at + 1 + parts.len());
                if following.is_some_and(|following| {
                    following.iter().zip(parts).all(|(piece, part)| word(piece) == &**part)
                }) {
                    matches.push(at..at + 1 + parts.len());
                }
            }
        }
        // The longest come first, and of two of one length the earlier one.
        matches.sort_by_key(|range| (usize::MAX - range.len(), range.start));
        let mut taken = HashSet::new();
        let mut replaced: HashMap<usize, (Range<usize>, &TokenizerException)> = HashMap::new();
        for range in matches {
            let free = !taken.contains(&range.start) && !taken.contains(&(range.end - 1));
            taken.extend(range.clone());
            let bounds = pieces.get(range.start).zip(pieces.get(range.end - 1));
            let whole = bounds.and_then(|(first, last)| text.get(first.range.start..last.range.end));
            if let Some(exception) = whole.and_then(|whole| self.exception(whole)).filter(|_| free) {
                replaced.insert(range.start, (range, exception));
            }
        }
        if replaced.is_empty() {
            return pieces;
        }
        let mut joined = Vec::with_capacity(pieces.len());
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            if let Some((range, exception)) = replaced.get(&at) {
                add_exception(exception, piece.range.start, &mut joined);
                let space = pieces.get(range.end - 1).is_some_and(|last| last.space_follows);
                if let Some(last) = joined.last_mut() {
                    last.space_follows = space;
                }
                at = range.end;
            } else {
                joined.push(piece.clone());
                at += 1;
            }
        }
        joined
    }
}

/// The tokens of a chunk are kept for when it comes again, unless it is longer than this.
const REMEMBERED: usize = 64;

fn push(pieces: &mut Vec<TokenSpan>, start: usize, length: usize, norm: Option<u64>) {
    pieces.push(TokenSpan { range: start..start + length, norm, space_follows: false });
}

fn add_exception(exception: &TokenizerException, offset: usize, pieces: &mut Vec<TokenSpan>) {
    let mut start = offset;
    for (length, norm) in &exception.tokens {
        push(pieces, start, *length, Some(*norm));
        start += length;
    }
}

/// Cuts a text into parts of the given lengths, which must make up the whole or be none.
fn cut<'a>(text: &'a str, lengths: &[u8]) -> Option<Vec<&'a str>> {
    let mut rest = text;
    let mut parts = Vec::with_capacity(lengths.len());
    for length in lengths {
        let (part, after) = rest.split_at_checked(usize::from(*length))?;
        parts.push(part);
        rest = after;
    }
    (parts.is_empty() || rest.is_empty()).then_some(parts)
}
