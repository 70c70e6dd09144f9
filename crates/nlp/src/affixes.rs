//! The rules by which marks are split off the ends of a word and out of its middle.

use std::ops::Range;

use crate::characters::Characters;
use crate::reader::ModelReader;

/// One alternative of a pattern.
struct AffixPattern {
    /// Sets of the characters that must come before.
    behind: Vec<u8>,
    /// Sets of the characters that are split off.
    body: Vec<u8>,
    /// Takes as many as there are of the last character of the body.
    repeats: bool,
    ahead: Option<u8>,
    not_ahead: Option<u8>,
}

/// The patterns for prefixes, suffixes and infixes.
pub(crate) struct Affixes {
    sets: Vec<Characters>,
    prefixes: Vec<AffixPattern>,
    suffixes: Vec<AffixPattern>,
    infixes: Vec<AffixPattern>,
}

impl Affixes {
    pub(crate) fn read(reader: &mut ModelReader) -> Option<Self> {
        let count = reader.count()?;
        let sets = (0..count).map(|_| Characters::read(reader)).collect::<Option<Vec<_>>>()?;
        let prefixes = read_rules(reader)?;
        let suffixes = read_rules(reader)?;
        let infixes = read_rules(reader)?;
        let affixes = Self { sets, prefixes, suffixes, infixes };
        affixes.is_sound().then_some(affixes)
    }

    /// Says whether all sets that the rules name are there, and no rule splits off nothing.
    fn is_sound(&self) -> bool {
        [&self.prefixes, &self.suffixes, &self.infixes].into_iter().flatten().all(|rule| {
            let named = rule.behind.iter().chain(&rule.body).chain(&rule.ahead).chain(&rule.not_ahead);
            !rule.body.is_empty() && named.copied().all(|set| usize::from(set) < self.sets.len())
        })
    }

    pub(crate) fn set(&self, number: u8) -> Option<&Characters> {
        self.sets.get(usize::from(number))
    }

    fn has(&self, set: u8, character: char) -> bool {
        self.set(set).is_some_and(|set| set.contains(character))
    }

    /// Returns the length of the prefix, zero where there is none.
    pub(crate) fn prefix(&self, word: &str) -> usize {
        self.prefixes.iter().find_map(|rule| self.match_at(rule, word, 0)).unwrap_or(0)
    }

    /// Returns the length of the longest suffix, zero where there is none.
    pub(crate) fn suffix(&self, word: &str) -> usize {
        self.suffixes.iter().filter_map(|rule| self.match_end(rule, word)).max().unwrap_or(0)
    }

    /// Returns the places of all infixes, which do not overlap.
    pub(crate) fn infixes<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(character) = word.get(at..).and_then(|rest| rest.chars().next()) {
                let start = at;
                if let Some(end) = self.infixes.iter().find_map(|rule| self.match_at(rule, word, start)) {
                    at = end;
                    return Some(start..end);
                }
                at += character.len_utf8();
            }
            None
        })
    }

    /// Returns the end of a match that begins at a place.
    fn match_at(&self, rule: &AffixPattern, word: &str, start: usize) -> Option<usize> {
        let (before, from) = word.split_at_checked(start)?;
        let mut rest = from.chars();
        for set in &rule.body {
            rest.next().filter(|character| self.has(*set, *character))?;
        }
        if rule.repeats {
            let last = *rule.body.last()?;
            let after = rest.as_str();
            rest = after.trim_start_matches(|character| self.has(last, character)).chars();
        }
        let end = word.len() - rest.as_str().len();
        let next = rest.next();
        if rule.ahead.is_some_and(|set| !next.is_some_and(|character| self.has(set, character)))
            || rule.not_ahead.is_some_and(|set| next.is_some_and(|character| self.has(set, character)))
        {
            return None;
        }
        self.is_behind(rule, before).then_some(end)
    }

    /// Returns the length of the longest match that ends where the word ends.
    fn match_end(&self, rule: &AffixPattern, word: &str) -> Option<usize> {
        let mut rest = word;
        let (last, first) = rule.body.split_last()?;
        let mut sets = first.iter().rev();
        if rule.repeats {
            // All characters but those that the rest of the body takes may be repetitions of the last.
            let run = word.trim_end_matches(|character| self.has(*last, character)).len();
            let mut from = word.get(run..)?.chars();
            loop {
                let start = word.len() - from.as_str().len();
                let before = word.get(..start)?;
                if from.as_str().is_empty() {
                    return None;
                }
                if let Some(start) = self
                    .strip(first, before)
                    .filter(|start| word.get(..*start).is_some_and(|before| self.is_behind(rule, before)))
                {
                    return Some(word.len() - start);
                }
                from.next();
            }
        }
        rest = rest.strip_suffix(|character| self.has(*last, character))?;
        if sets.any(|set| match rest.strip_suffix(|character| self.has(*set, character)) {
            Some(shorter) => {
                rest = shorter;
                false
            }
            None => true,
        }) {
            return None;
        }
        self.is_behind(rule, rest).then_some(word.len() - rest.len())
    }

    /// Returns the length of a text without the characters of some sets at its end.
    fn strip(&self, sets: &[u8], text: &str) -> Option<usize> {
        let mut rest = text;
        for set in sets.iter().rev() {
            rest = rest.strip_suffix(|character| self.has(*set, character))?;
        }
        Some(rest.len())
    }

    fn is_behind(&self, rule: &AffixPattern, before: &str) -> bool {
        self.strip(&rule.behind, before).is_some()
    }
}

fn read_rules(reader: &mut ModelReader) -> Option<Vec<AffixPattern>> {
    let count = reader.count()?;
    let set = |number: u8| (number != u8::MAX).then_some(number);
    (0..count)
        .map(|_| {
            Some(AffixPattern {
                behind: reader.bytes()?.to_vec(),
                body: reader.bytes()?.to_vec(),
                repeats: reader.byte()? == 1,
                ahead: set(reader.byte()?),
                not_ahead: set(reader.byte()?),
            })
        })
        .collect()
}
