//! The text of a source, a part of a long one at a time: it is read and selected in like in a field, and cannot be written in.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::text_edit::TextEditState;
use egui::{Id, RichText, ScrollArea, Stroke, TextBuffer, TextEdit, Ui, vec2};

use super::super::focus_first;
use super::claim::format;
use crate::app::theme;
use analysis::SharedSpan;
use model::Span;

/// The longest part that is shown at once, in bytes: laying out more would be felt.
const PART: usize = 24_000;

/// The part of a text that is shown, and what is selected in it.
#[derive(Debug, Default)]
pub(super) struct SourcePage {
    /// The parts, each of whole paragraphs where these are not too long.
    parts: Vec<Span>,
    at: usize,
    selected: Option<Span>,
    /// Words to select and to bring into sight.
    wanted: Option<Span>,
    /// True until it was shown: then it gets the focus.
    fresh: bool,
}

impl SourcePage {
    /// Begins with the first part of a text.
    pub(super) fn new(text: &str) -> Self {
        Self { parts: parts(text), fresh: true, ..Self::default() }
    }

    /// The part that is shown.
    pub(super) fn span(&self) -> Span {
        self.parts.get(self.at).copied().unwrap_or(Span::new(0, 0))
    }

    /// The words that are selected, if any.
    pub(super) fn selected(&self) -> Option<Span> {
        self.selected
    }

    /// Selects words, in the part that has their beginning.
    pub(super) fn select(&mut self, text: &str, span: Span) {
        let found = self.parts.iter().position(|part| part.holds(span.start));
        self.at = found.unwrap_or(self.at);
        let part = self.span();
        let span = Span::new(span.start, span.end.min(part.end));
        if span.fits(text) {
            self.selected = Some(span);
            self.wanted = Some(span);
        }
    }

    /// The steps through the parts of a long text.
    pub(super) fn parts(&mut self, ui: &mut Ui, text: &str) {
        if self.parts.len() < 2 {
            return;
        }
        let (last, before) = (self.parts.len() - 1, self.at);
        if ui.add_enabled(self.at > 0, egui::Button::new("Part before")).clicked() {
            self.at -= 1;
        }
        ui.label(RichText::new(format!("Part {} of {}", self.at + 1, last + 1)).small().weak());
        if ui.add_enabled(self.at < last, egui::Button::new("Next part")).clicked() {
            self.at += 1;
        }
        if self.at != before {
            let start = self.span().start;
            self.selected = None;
            self.wanted = Some(Span::new(start, start)).filter(|span| text.is_char_boundary(span.start));
        }
    }

    /// Shows the part; `marks` are shared words, `passages` those that are cited already.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        text: &str,
        (marks, passages): (&[SharedSpan], &[Span]),
        height: f32,
    ) {
        let part = self.span();
        let words = part.of(text);
        let mut buffer: &str = words;
        let pieces = pieces(words, part.start, marks, passages);
        let mut layout = |ui: &Ui, _: &dyn TextBuffer, width: f32| {
            let job = job(ui, words, &pieces, width);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let id = Id::unique(("source text", part.start, part.end, words.len()));
        let wanted = self.wanted.take();
        if let Some(wanted) = wanted {
            let [start, end] =
                [wanted.start, wanted.end].map(|at| chars_before(words, at.saturating_sub(part.start)));
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            // The caret at the beginning, so that the beginning comes into sight.
            let range =
                CCursorRange { primary: CCursor::new(start), secondary: CCursor::new(end), h_pos: None };
            state.cursor.set_char_range(Some(range));
            state.store(ui.ctx(), id);
        }
        ScrollArea::vertical().id_salt("source").max_height(height).auto_shrink([false, false]).show(
            ui,
            |ui| {
                let edit = TextEdit::multiline(&mut buffer)
                    .id(id)
                    .desired_width(f32::INFINITY)
                    .margin(vec2(10.0, 8.0))
                    .min_size(vec2(0.0, (height - 4.0).max(0.0)))
                    .layouter(&mut layout);
                let output = edit.show(ui);
                let response = output.response.response.clone();
                let response = response.accessible_name("Text of the source");
                focus_first(&response, &mut self.fresh);
                if wanted.is_some() {
                    response.request_focus();
                    let caret = output.cursor_range.map(|range| output.galley.pos_from_cursor(range.primary));
                    if let Some(caret) = caret {
                        let rect = caret.translate(output.galley_pos.to_vec2());
                        ui.scroll_to_rect(rect.expand2(vec2(0.0, 60.0)), None);
                    }
                } else if let Some(range) = output.cursor_range.filter(|_| response.has_focus()) {
                    let sorted = range.as_sorted_char_range();
                    let bytes = [sorted.start, sorted.end].map(|at| part.start + byte_at(words, at.0));
                    let span = Span::new(bytes[0], bytes[1]).trimmed(text);
                    self.selected = Some(span).filter(|span| span.fits(text));
                }
            },
        );
    }
}

/// Cuts a text into parts of whole lines, none longer than can be laid out at once; a longer line is cut between characters.
fn parts(text: &str) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for line in text.split_inclusive('\n') {
        if end > start && end + line.len() - start > PART {
            all.push(Span::new(start, end));
            start = end;
        }
        end += line.len();
        while end - start > PART {
            let cut = text.floor_char_boundary(start + PART);
            all.push(Span::new(start, cut));
            start = cut;
        }
    }
    if start < text.len() || all.is_empty() {
        all.push(Span::new(start, text.len()));
    }
    all
}

/// A stretch of a part, with its mark, and whether it is cited already.
struct Piece {
    bytes: Range<usize>,
    mark: Option<analysis::SharedKind>,
    cited: bool,
}

/// The stretches of a part, in order and without a gap.
fn pieces(words: &str, start: usize, marks: &[SharedSpan], passages: &[Span]) -> Vec<Piece> {
    let mut cuts: Vec<usize> = vec![0, words.len()];
    let spans = marks.iter().map(|mark| mark.span).chain(passages.iter().copied());
    for span in spans {
        cuts.extend([span.start, span.end].map(|at| at.saturating_sub(start).min(words.len())));
    }
    cuts.retain(|at| words.is_char_boundary(*at));
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| {
        let (from, to) = (pair[0], pair[1]);
        let inside = |span: &Span| span.holds(start + from);
        Piece {
            bytes: from..to,
            mark: marks.iter().find(|mark| inside(&mark.span)).map(|mark| mark.shared),
            cited: passages.iter().any(inside),
        }
    };
    cuts.windows(2).map(piece).collect()
}

fn job(ui: &Ui, words: &str, pieces: &[Piece], width: f32) -> LayoutJob {
    let tokens = theme::of(ui.ctx());
    let mut plain = TextFormat::simple(theme::serif(theme::READING), tokens.ink);
    plain.line_height = Some(23.0);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for piece in pieces {
        let mut look = piece.mark.map_or_else(|| plain.clone(), |kind| format(ui, kind, &plain));
        if piece.cited && look.underline == Stroke::NONE {
            look.underline = Stroke::new(1.0, tokens.soft_ink);
        }
        job.append(words.get(piece.bytes.clone()).unwrap_or_default(), 0.0, look);
    }
    job
}

/// Returns the number of characters before a byte.
fn chars_before(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

/// Returns the byte at which a character begins.
fn byte_at(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The parts are the whole text, in order, and cut no character.
        #[test]
        fn parts_are_the_whole_text(lines in prop::collection::vec(("(a|é|👩‍👧| ){0,9}", 0usize..30_000), 0..6)) {
            let text: String = lines.iter().map(|(line, times)| line.repeat(times / line.len().max(1)) + "\n").collect();
            let all = parts(&text);
            prop_assert_eq!(all.first().map(|part| part.start), Some(0));
            prop_assert_eq!(all.last().map(|part| part.end), Some(text.len()));
            prop_assert!(all.windows(2).all(|pair| pair[0].end == pair[1].start));
            prop_assert!(all.iter().all(|part| text.get(part.start..part.end).is_some()));
            prop_assert!(all.iter().all(|part| part.len() <= PART));
        }
    }

    #[test]
    fn characters_and_bytes_agree() {
        let text = "aé👩‍👧b";
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!((chars_before(text, at), byte_at(text, count)), (count, at));
        }
        assert_eq!(byte_at(text, 99), text.len());
    }
}
