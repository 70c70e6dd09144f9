//! Words as numbers, and in how many sentences of an article each occurs.

use std::collections::HashMap;

use english::{concept, is_stop_word};
use foldhash::fast::RandomState;
use model::Span;

use super::sentences::sentences;
use crate::word_starts::each;

/// The weight of a word that tells nothing by itself, beside that of others as rare.
const STOP: f32 = 0.25;
/// The least weight of a word that tells something.
const LEAST: f32 = 1.0;
/// The weight of a name within a report in other words: two reports on one affair share its names.
const NAME: f32 = 0.6;

/// A word of a passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// The byte of the text at which it begins, and its length in bytes: texts are far shorter than four gigabytes.
    start: u32,
    length: u32,
    /// The word in small letters; equal words have equal numbers.
    pub(super) form: u32,
    /// Its concept; all forms of a word have the same.
    pub(super) concept: u32,
    /// It tells nothing by itself.
    pub(super) is_stop: bool,
    /// It is written as a name is, and does not begin the passage.
    pub(super) is_name: bool,
}

impl Word {
    /// Its place in the text, in bytes.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start as usize, self.start as usize + self.length as usize)
    }

    /// Returns true for forms of one word.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.form == other.form || (!self.is_stop && !other.is_stop && self.concept == other.concept)
    }
}

/// The numbers of words.
#[derive(Debug, Default)]
pub(super) struct WordNumbers {
    numbers: HashMap<String, u32, RandomState>,
}

impl WordNumbers {
    fn number(&mut self, word: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(word).or_insert(next)
    }

    /// The words of a stretch of a text.
    pub(super) fn words(&mut self, text: &str, stretch: Span) -> Vec<Word> {
        let mut words = Vec::new();
        each(stretch.of(text), |start, word| {
            let lower = word.to_lowercase().replace('’', "'");
            let plain = lower.strip_suffix("'s").unwrap_or(&lower).to_owned();
            let is_stop = is_stop_word(&lower) || is_stop_word(&plain);
            let concept = self.number(format!("={}", concept(&plain)));
            let is_name = word.starts_with(char::is_uppercase) && !words.is_empty();
            let (start, length) = ((stretch.start + start) as u32, word.len() as u32);
            words.push(Word { start, length, form: self.number(plain), concept, is_stop, is_name });
        });
        words
    }

    /// In how many sentences of a text each concept occurs.
    pub(super) fn counts(&mut self, text: &str) -> Counts {
        let all = sentences(text, Span::new(0, text.len()));
        let mut counts = Counts { sentences: all.len(), by_concept: HashMap::default() };
        for sentence in all {
            let mut concepts: Vec<u32> = self.words(text, sentence).iter().map(|word| word.concept).collect();
            concepts.sort_unstable();
            concepts.dedup();
            for concept in concepts {
                *counts.by_concept.entry(concept).or_insert(0) += 1;
            }
        }
        counts
    }
}

/// In how many sentences of an article each concept occurs.
#[derive(Debug, Default)]
pub(super) struct Counts {
    sentences: usize,
    by_concept: HashMap<u32, u32, RandomState>,
}

impl Counts {
    fn of(&self, concept: u32) -> u32 {
        self.by_concept.get(&concept).copied().unwrap_or(0)
    }
}

/// The weights of words in two articles: the fewer of their sentences have one, the more (the inverse document frequency of
/// Spärck Jones, 1972, with sentences for documents).
#[derive(Clone, Copy)]
pub(super) struct Weights<'a> {
    pub(super) one: &'a Counts,
    pub(super) other: &'a Counts,
}

impl Weights<'_> {
    /// The weight of a word.
    pub(super) fn of(&self, word: &Word) -> f32 {
        let all = (self.one.sentences + self.other.sentences + 1) as f32;
        let having = (self.one.of(word.concept) + self.other.of(word.concept)) as f32 + 0.5;
        let rarity = (all / having).ln().max(0.0);
        if word.is_stop { STOP * rarity } else { rarity.max(LEAST) }
    }

    /// The weight of a word within a report in other words.
    pub(super) fn in_report(&self, word: &Word) -> f32 {
        self.of(word) * if word.is_name { NAME } else { 1.0 }
    }
}
