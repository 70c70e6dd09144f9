//! Subtitles and captions: `SubRip` (SRT) and `WebVTT`.

mod cues;

use std::collections::{HashMap, HashSet};

use self::cues::Cue;
use crate::decode;
use crate::document::{Block, BlockRole, Document, DocumentKind};
use crate::error::ReadError;
use crate::formats::hyphens::Words;
use crate::formats::transcript::labels;
use crate::options::ReadOptions;
use crate::paragraph;
use model::SpeakerPart;

/// The silence between two cues, in milliseconds, after which a sentence that has ended is the end of a paragraph.
const PAUSE: u64 = 4_000;

/// Reads subtitles as turns: cues follow one another in a turn until somebody else speaks.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let decoded = decode::plain(bytes)?;
    let mut document = Document::new(DocumentKind::Subtitles);
    document.notes = decoded.notes;
    let cues = cues::read(&decoded.text);
    if cues.len() > options.limits.parts {
        return Err(ReadError::TooManyParts { limit: options.limits.parts });
    }
    let mut turns = Turns::new(&cues);
    for cue in &cues {
        turns.take(cue);
    }
    document.blocks = turns.finish();
    Ok(document)
}

/// Joins cues into turns.
struct Turns {
    words: Words,
    /// Labels that are taken for speakers.
    speakers: HashSet<String>,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// Sounds that were noted during the turn that is read.
    sounds: Vec<Block>,
    last_end: u64,
}

impl Turns {
    fn new(cues: &[Cue]) -> Self {
        let mut words = Words::default();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for line in cues.iter().flat_map(|cue| &cue.lines) {
            words.add(&line.text);
            if let Some(label) = labels::before_words(&line.text) {
                *counts.entry(label.speaker).or_default() += 1;
            }
        }
        let first = cues.first().and_then(|cue| cue.lines.first());
        let come_again = counts.values().any(|count| *count > 1)
            || first.is_some_and(|line| labels::before_words(&line.text).is_some());
        // A word before a colon is a name where names come again, or where it is written in capitals.
        let is_capital = |name: &str| name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let is_name = |name: &&str| come_again || is_capital(name);
        let speakers = counts.into_keys().filter(is_name).map(str::to_owned).collect();
        Self { words, speakers, blocks: Vec::new(), open: None, sounds: Vec::new(), last_end: 0 }
    }

    fn take(&mut self, cue: &Cue) {
        let paused = cue.start >= self.last_end.saturating_add(PAUSE);
        if paused && self.open.as_ref().is_some_and(|turn| turn.speaker.is_none() && is_ended(&turn.text)) {
            self.close();
        }
        self.last_end = self.last_end.max(cue.end);
        let dialogue = cue.lines.iter().filter(|line| line.text.starts_with(['-', '–', '—'])).count() > 1;
        for line in &cue.lines {
            if is_sound(&line.text) {
                self.sounds.push(Block::new(paragraph::tidy(&line.text), BlockRole::Navigation, false));
                continue;
            }
            let mut text = line.text.as_str();
            let mut speaker = line.voice.clone();
            let mut is_new = text.starts_with(">>");
            text = text.trim_start_matches('>').trim_start();
            if dialogue && let Some(rest) = text.strip_prefix(['-', '–', '—']) {
                text = rest.trim_start();
                is_new = true;
            }
            if let Some(label) = labels::before_words(text)
                && speaker.is_none()
                && self.speakers.contains(label.speaker)
            {
                speaker = Some(label.speaker.to_owned());
                text = label.rest;
                is_new = true;
            }
            let other = |turn: &Block| speaker.is_some() && turn.speaker != speaker;
            if self.open.as_ref().is_none_or(|turn| is_new || other(turn)) {
                self.close();
                let mut block = Block::new("", BlockRole::Turn, true);
                block.part = speaker.as_deref().and_then(SpeakerPart::of_label);
                block.speaker = speaker;
                block.time = Some(cue.time.clone());
                self.open = Some(block);
            }
            if let Some(turn) = &mut self.open {
                self.words.join(&mut turn.text, text.trim(), false);
            }
        }
    }

    fn close(&mut self) {
        if let Some(mut turn) = self.open.take() {
            turn.text = paragraph::tidy(&turn.text);
            if !turn.text.is_empty() {
                self.blocks.push(turn);
            }
        }
        self.blocks.append(&mut self.sounds);
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }
}

fn is_ended(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')', '»', ' ']).ends_with(['.', '!', '?', '…'])
}

/// Returns whether a line only says what is heard: `[Music]`, `(applause)`, `♪♪`.
fn is_sound(line: &str) -> bool {
    let line = line.trim().trim_start_matches('-').trim();
    let in_brackets = |open, close| {
        line.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close)).is_some_and(|inner: &str| {
            !inner.contains([open, close]) && inner.split_whitespace().count() <= 6
        })
    };
    let notes = |c: char| matches!(c, '♪' | '♫' | '♬' | '#') || c.is_whitespace();
    in_brackets('[', ']') || in_brackets('(', ')') || (!line.is_empty() && line.chars().all(notes))
}

#[cfg(test)]
mod tests;
