//! The two ends of selected words, and the keys that move them.

use egui::{Key, Modifiers, vec2};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::blocks::{BlockKind, floor};
use super::flow::BlockFlow;
use super::setting::ReadingPage;
use model::{Span, StatementId};

/// The distance in which the ends of a word or a sentence are looked for, in bytes.
const REACH: usize = 2_000;

/// Start and present end of a selection of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caret {
    pub(super) anchor: usize,
    pub(super) head: usize,
    /// The statement that was selected when it was put there.
    pub(super) of: Option<StatementId>,
}

impl Caret {
    /// The words between its ends; nothing where it has not moved.
    pub(super) fn span(self) -> Option<Span> {
        let span = Span::new(self.anchor.min(self.head), self.anchor.max(self.head));
        (!span.is_empty()).then_some(span)
    }
}

/// The distance that a key moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CaretStep {
    Letter,
    Word,
    Row,
    Paragraph,
    RowEdge,
    ArticleEdge,
}

/// The effect of a key on the caret: how far it moves, and whether forward.
pub(super) fn step(key: Key, modifiers: Modifiers) -> Option<(CaretStep, bool)> {
    let far = modifiers.command || modifiers.alt;
    match key {
        Key::ArrowLeft | Key::ArrowRight => {
            Some((if far { CaretStep::Word } else { CaretStep::Letter }, key == Key::ArrowRight))
        }
        Key::ArrowUp | Key::ArrowDown => {
            Some((if far { CaretStep::Paragraph } else { CaretStep::Row }, key == Key::ArrowDown))
        }
        Key::Home | Key::End => {
            Some((if far { CaretStep::ArticleEdge } else { CaretStep::RowEdge }, key == Key::End))
        }
        _ => None,
    }
}

/// Returns the target of a step from a place.
pub(super) fn moved(
    flow: &BlockFlow,
    page: &ReadingPage<'_>,
    from: usize,
    step: CaretStep,
    forward: bool,
) -> usize {
    let text = page.text;
    match (step, forward) {
        (CaretStep::Letter, _) => letter(text, from, forward),
        (CaretStep::Word, true) => next_word(text, from),
        (CaretStep::Word, false) => previous_word(text, from),
        (CaretStep::Row, _) => row(flow, page, from, forward),
        (CaretStep::RowEdge, _) => row_edge(flow, page, from, forward),
        (CaretStep::Paragraph, true) => {
            { flow.blocks.iter().skip(flow.block_of(from)).map(|it| it.span.end).find(|end| *end > from) }
                .unwrap_or(from)
        }
        (CaretStep::Paragraph, false) => {
            let upto = flow.blocks.get(..=flow.block_of(from)).unwrap_or_default();
            upto.iter().rev().map(|it| it.span.start).find(|start| *start < from).unwrap_or(0)
        }
        (CaretStep::ArticleEdge, true) => text.trim_end().len(),
        (CaretStep::ArticleEdge, false) => text.len() - text.trim_start().len(),
    }
}

fn letter(text: &str, from: usize, forward: bool) -> usize {
    let mut cursor = GraphemeCursor::new(from.min(text.len()), text.len(), true);
    let next = if forward { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    next.ok().flatten().unwrap_or(if forward { text.len() } else { 0 })
}

/// The start of what a reader sees as one letter, for a place that may be in the midst of it.
pub(super) fn snapped(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => at,
    }
}

fn next_word(text: &str, from: usize) -> usize {
    let end = floor(text, from.saturating_add(REACH).min(text.len()));
    let rest = text.get(from..end).unwrap_or_default();
    rest.unicode_word_indices()
        .map(|(at, word)| from + at + word.len())
        .find(|end| *end > from)
        .unwrap_or(end)
}

fn previous_word(text: &str, from: usize) -> usize {
    let start = floor(text, from.saturating_sub(REACH));
    let before = text.get(start..from).unwrap_or_default();
    before.unicode_word_indices().next_back().map_or(start, |(at, _)| start + at)
}

/// The row above or below, at the same distance from the margin.
fn row(flow: &BlockFlow, page: &ReadingPage<'_>, from: usize, forward: bool) -> usize {
    let at = flow.block_of(from);
    let Some(block) = flow.blocks.get(at) else { return from };
    let galley = page.galley(block);
    let here = galley.pos_from_cursor(page.cursor(block, from));
    let y = if forward { here.bottom() + 1.0 } else { here.top() - 1.0 };
    if y > 0.0 && y < galley.size().y {
        return page.byte(block, galley.cursor_from_pos(vec2(here.left(), y)).index.0);
    }
    let text = |at: &usize| flow.blocks.get(*at).is_some_and(|it| !matches!(it.kind, BlockKind::Head { .. }));
    let next = if forward { (at + 1..flow.blocks.len()).find(text) } else { (0..at).rev().find(text) };
    let Some(block) = next.and_then(|at| flow.blocks.get(at)) else {
        return if forward { block.span.end } else { block.span.start };
    };
    let galley = page.galley(block);
    let y = if forward { 1.0 } else { galley.size().y - 1.0 };
    page.byte(block, galley.cursor_from_pos(vec2(here.left(), y)).index.0)
}

fn row_edge(flow: &BlockFlow, page: &ReadingPage<'_>, from: usize, forward: bool) -> usize {
    let Some(block) = flow.blocks.get(flow.block_of(from)) else { return from };
    let galley = page.galley(block);
    let cursor = page.cursor(block, from);
    let edge = if forward { galley.cursor_end_of_row(&cursor) } else { galley.cursor_begin_of_row(&cursor) };
    page.byte(block, edge.index.0)
}

/// The word at a place of a text, inside of a block.
pub(super) fn word_at(text: &str, block: Span, at: usize) -> Span {
    let words = block.of(text);
    let inside = at.saturating_sub(block.start);
    let found = words.split_word_bound_indices().find(|(start, word)| inside < start + word.len());
    found.map_or(Span::new(at, at), |(start, word)| {
        Span::new(block.start + start, block.start + start + word.len())
    })
}

/// A selection from one place to another, made larger so that it cuts no word; its direction stays.
pub(super) fn whole_words(text: &str, from: usize, to: usize) -> (usize, usize) {
    let start = word_around(text, from.min(to)).map_or(from.min(to), |word| word.start);
    let end = word_around(text, from.max(to)).map_or(from.max(to), |word| word.end);
    if from <= to { (start, end) } else { (end, start) }
}

/// The word in the midst of which a place is; nothing at the edge of a word and between words.
fn word_around(text: &str, at: usize) -> Option<Span> {
    let (start, end) =
        (floor(text, at.saturating_sub(REACH)), floor(text, at.saturating_add(REACH).min(text.len())));
    let words = text.get(start..end)?.unicode_word_indices();
    let mut words = words.map(|(offset, word)| Span::new(start + offset, start + offset + word.len()));
    words.find(|word| word.start < at && at < word.end)
}

/// The sentence at a place of a text, inside of a block.
pub(super) fn sentence_at(text: &str, block: Span, at: usize) -> Span {
    let words = block.of(text);
    let inside = at.saturating_sub(block.start);
    let found = words.split_sentence_bound_indices().find(|(start, words)| inside < start + words.len());
    found.map_or(block, |(start, words)| {
        Span::new(block.start + start, block.start + start + words.trim_end().len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_never_cut_what_a_reader_sees_as_one_letter() {
        let text = "a👩‍🏭e\u{301} z";
        let mut at = 0;
        let mut seen = vec![0];
        while at < text.len() {
            at = letter(text, at, true);
            seen.push(at);
        }
        assert_eq!(seen.len(), text.graphemes(true).count() + 1);
        for place in seen.iter().rev().skip(1) {
            at = letter(text, at, false);
            assert_eq!(at, *place);
        }
        assert_eq!(snapped(text, 5), 1);
        assert_eq!(snapped(text, 1), 1);
        assert_eq!(letter(text, text.len(), true), text.len());
    }

    #[test]
    fn a_selection_by_the_pointer_cuts_no_word() {
        let text = "“Yes,” she can’t wait.";
        let at = |words: &str| text.find(words).unwrap();
        let words = |from: usize, to: usize| {
            let (from, to) = whole_words(text, from, to);
            text.get(from.min(to)..from.max(to)).unwrap()
        };
        assert_eq!(words(at("he can"), at("n’t")), "she can’t");
        assert_eq!(words(at("n’t"), at("he can")), "she can’t");
        assert_eq!(words(at("she"), at(" can")), "she", "edges stay where they are");
        assert_eq!(words(0, at("es,")), "“Yes");
        assert!(whole_words(text, at("n’t"), at("he can")).0 > whole_words(text, at("n’t"), at("he can")).1);
    }

    #[test]
    fn words_and_sentences() {
        let text = "“Yes,” she said. The U.K. can’t wait.";
        assert_eq!(next_word(text, 0), "“Yes".len());
        assert_eq!(previous_word(text, "“Yes,” she".len()), "“Yes,” ".len());
        assert_eq!(next_word(text, text.len()), text.len());
        assert_eq!(previous_word(text, 0), 0);
        let all = Span::new(0, text.len());
        let at = text.find("an’t").unwrap();
        assert_eq!(word_at(text, all, at).of(text), "can’t");
        assert_eq!(sentence_at(text, all, 5).of(text), "“Yes,” she said.");
    }
}
