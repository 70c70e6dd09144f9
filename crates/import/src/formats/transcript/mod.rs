//! Transcripts: plain text whose turns carry the names of their speakers.

pub(crate) mod labels;
mod turns;

pub(crate) use turns::tell_turns;

use std::collections::HashMap;

use model::SpeakerPart;

use self::labels::TurnLabel;
use crate::decode::{self, Decoded};
use crate::document::{Block, BlockRole, Document, DocumentKind};
use crate::error::ReadError;
use crate::options::ReadOptions;
use crate::paragraph;

/// The marks of turns in a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TranscriptLayout {
    /// The label is before the words, in their line.
    Before,
    /// The label is a line by itself.
    Alone,
}

/// Returns whether a text is a transcript: its labels come again and again, and most of the text follows them.
pub(crate) fn is_transcript(text: &str) -> bool {
    layout(text).is_some()
}

/// Reads a transcript.
pub(crate) fn read(bytes: &[u8], _options: &ReadOptions) -> Result<Document, ReadError> {
    Ok(from_text(decode::plain(bytes)?))
}

/// Reads the text of a transcript.
pub(crate) fn from_text(decoded: Decoded) -> Document {
    let mut document = Document::new(DocumentKind::Transcript);
    document.notes = decoded.notes;
    let layout = layout(&decoded.text).unwrap_or(TranscriptLayout::Before);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for label in decoded.text.lines().filter_map(|line| label_of(line, layout)) {
        *counts.entry(labels::short_name(label.speaker)).or_default() += 1;
    }
    let mut turn: Option<Block> = None;
    let mut is_continued = false;
    for line in decoded.text.lines() {
        if line.trim().is_empty() {
            is_continued = false;
            continue;
        }
        // Within a paragraph, a name that comes once is a word of the turn.
        let comes_again = |label: &TurnLabel<'_>| {
            counts.get(&labels::short_name(label.speaker)).is_some_and(|count| *count > 1)
        };
        let begins = |label: &TurnLabel<'_>| label.time.is_some() || comes_again(label);
        let label = label_of(line, layout);
        match label.filter(|label| begins(label) || (layout == TranscriptLayout::Before && !is_continued)) {
            Some(label) => {
                finish(&mut document, turn.take());
                let mut block = Block::new(paragraph::tidy(label.rest), BlockRole::Turn, true);
                block.speaker = Some(paragraph::tidy(label.speaker));
                block.time = label.time.map(str::to_owned);
                block.part = SpeakerPart::of_label(label.speaker);
                turn = Some(block);
            }
            None if is_aside(line) => {
                // It is noted where it happens, and the turn goes on behind it.
                if let Some(open) = turn.take() {
                    turn = Some(Block { text: String::new(), ..open.clone() });
                    finish(&mut document, Some(open));
                }
                document.blocks.push(Block::new(paragraph::tidy(line), BlockRole::Navigation, false));
            }
            None => match &mut turn {
                Some(block) => {
                    if !block.text.is_empty() {
                        block.text.push(' ');
                    }
                    block.text.push_str(&paragraph::tidy(line));
                }
                None => before_turns(&mut document, line, is_continued),
            },
        }
        is_continued = true;
    }
    finish(&mut document, turn);
    document
}

/// Takes a line before the first turn: the title first, then notes on the occasion.
fn before_turns(document: &mut Document, line: &str, is_continued: bool) {
    let text = paragraph::tidy(line.trim_start_matches('#'));
    if document.blocks.is_empty() {
        if text.chars().count() <= 160 {
            document.metadata.title = Some(text.clone());
        }
        document.blocks.push(Block::new(text, BlockRole::Heading, true));
    } else if let Some(last) =
        document.blocks.last_mut().filter(|last| is_continued && last.role == BlockRole::Paragraph)
    {
        last.text.push(' ');
        last.text.push_str(&text);
    } else {
        document.blocks.push(Block::new(text, BlockRole::Paragraph, true));
    }
}

fn finish(document: &mut Document, turn: Option<Block>) {
    document.blocks.extend(turn.filter(|turn| !turn.text.is_empty()));
}

fn label_of(line: &str, layout: TranscriptLayout) -> Option<TurnLabel<'_>> {
    match layout {
        TranscriptLayout::Before => labels::before_words(line),
        TranscriptLayout::Alone => labels::alone(line),
    }
}

/// Returns whether a line says only what is heard or seen: `(APPLAUSE)`, `[crosstalk]`.
fn is_aside(line: &str) -> bool {
    let line = line.trim();
    let inner = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = inner.or_else(|| line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    inner.is_some_and(|inner| !inner.contains(['(', '[', ')', ']']) && inner.split_whitespace().count() <= 8)
}

/// The layout of a transcript, or nothing where a text is none.
fn layout(text: &str) -> Option<TranscriptLayout> {
    [TranscriptLayout::Before, TranscriptLayout::Alone].into_iter().find(|layout| has_layout(text, *layout))
}

fn has_layout(text: &str, layout: TranscriptLayout) -> bool {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let (mut labelled, mut timed, mut paragraphs, mut words_before) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut was_empty = true;
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            was_empty = true;
            continue;
        }
        let label = label_of(line, layout).filter(|_| {
            // A name alone is a label only where words follow it and a turn ended before it.
            layout == TranscriptLayout::Before
                || (was_empty && lines.peek().is_some_and(|next| has_words(next)))
        });
        match label {
            Some(label) => {
                *counts.entry(labels::short_name(label.speaker)).or_default() += 1;
                labelled += 1;
                timed += usize::from(label.time.is_some());
            }
            None if labelled == 0 => words_before += line.split_whitespace().count(),
            None => {}
        }
        paragraphs += usize::from(was_empty);
        was_empty = false;
    }
    let repeated = counts.values().filter(|count| **count > 1).count();
    let all_words = text.split_whitespace().count();
    let is_start = words_before * 4 <= all_words.max(40);
    let are_many = match layout {
        TranscriptLayout::Before => labelled >= 4 || (labelled >= 2 && timed == labelled),
        TranscriptLayout::Alone => (labelled >= 4 && repeated >= 2) || (labelled >= 2 && timed == labelled),
    };
    // Headings and definitions have colons too, but no two of them are the same.
    let come_again = repeated >= 1 && counts.len() * 4 <= labelled * 3;
    is_start && are_many && (come_again || timed * 2 > labelled) && labelled * 5 >= paragraphs
}

/// Returns whether a line has words of a turn rather than a name.
fn has_words(line: &str) -> bool {
    line.split_whitespace().count() >= 3 || line.ends_with(['.', '!', '?', '…', '”', '"'])
}

#[cfg(test)]
mod tests;
