//! The setting of the text: widths, line heights, and the way between places on the screen and in the text.

use std::sync::Arc;

use egui::emath::GuiRounding;
use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Context, FontId, Galley, Pos2, Rect, Vec2, pos2};

use super::super::super::theme::{self, ThemeTokens};
use super::blocks::{ArticleBlock, BlockKind};
use super::head::ArticleHead;
use model::{Span, with_visible_controls};

/// The ratio of the height of a line to that of its letters.
const LEADING: f32 = 1.58;
/// The longest line, in letters: longer ones are tiring to read.
const MEASURE: f32 = 62.0;
/// The width of an average letter beside an "n".
const AVERAGE: f32 = 0.82;
/// The size of the title.
pub(super) const TITLE: f32 = 20.0;
/// Between two paragraphs.
const GAP: f32 = 12.0;

/// The parameters of a block's layout besides its words.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct TextSetting {
    /// The width of the text.
    pub(super) width: f32,
    /// The height of a line.
    pub(super) line: f32,
    /// The width of an average letter.
    letter: f32,
    /// Stands for the bold face: changes with it.
    bold: f32,
    pixels_per_point: f32,
}

impl TextSetting {
    /// The setting for a column that has so much room.
    pub(super) fn new(context: &Context, room: f32) -> Self {
        let (letter, bold) = context.fonts_mut(|fonts| {
            let serif = fonts.glyph_width(&theme::serif(theme::READING), 'n');
            (serif * AVERAGE, fonts.glyph_width(&theme::serif_bold(TITLE), 'n'))
        });
        Self {
            width: room.min(letter * MEASURE).max(80.0).round(),
            line: (theme::READING * LEADING).round_ui(),
            letter: letter.max(1.0),
            bold,
            pixels_per_point: context.pixels_per_point(),
        }
    }

    /// About how high a block will be.
    pub(super) fn estimate(&self, block: &ArticleBlock) -> f32 {
        match block.kind {
            BlockKind::Head { .. } => 90.0,
            BlockKind::Title => self.rows(block, self.bold) * TITLE * 1.25 + gap(block),
            BlockKind::Soft => self.rows(block, self.letter) * theme::META * 1.4 + gap(block),
            BlockKind::Text => self.rows(block, self.letter) * self.line + gap(block),
        }
    }

    fn rows(&self, block: &ArticleBlock, letter: f32) -> f32 {
        (block.span.len() as f32 * letter * 1.04 / self.width).ceil().max(1.0)
    }
}

/// The room below a block.
fn gap(block: &ArticleBlock) -> f32 {
    match block.kind {
        _ if !block.ends => 0.0,
        BlockKind::Title => 8.0,
        BlockKind::Soft => 3.0,
        BlockKind::Head { .. } | BlockKind::Text => GAP,
    }
}

/// The means with which blocks are laid out in a frame.
pub(super) struct ReadingPage<'a> {
    pub(super) context: Context,
    pub(super) tokens: &'static ThemeTokens,
    pub(super) text: &'a str,
    pub(super) head: &'a ArticleHead,
    pub(super) setting: TextSetting,
}

impl ReadingPage<'_> {
    /// A block of text, laid out. egui keeps it from one frame to the next.
    pub(super) fn galley(&self, block: &ArticleBlock) -> Arc<Galley> {
        let (font, colour, line): (FontId, _, _) = match block.kind {
            BlockKind::Title => (theme::serif_bold(TITLE), self.tokens.ink, (TITLE * 1.25).round_ui()),
            BlockKind::Soft => {
                (theme::sans(theme::META), self.tokens.soft_ink, (theme::META * 1.4).round_ui())
            }
            _ => (theme::serif(theme::READING), self.tokens.ink, self.setting.line),
        };
        let format =
            TextFormat { font_id: font, color: colour, line_height: Some(line), ..TextFormat::default() };
        let mut job =
            LayoutJob::single_section(with_visible_controls(block.span.of(self.text)).into_owned(), format);
        job.wrap.max_width = self.setting.width;
        job.break_on_newline = false;
        self.context.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// The height of a block, with the room below it.
    pub(super) fn height(&self, block: &ArticleBlock) -> f32 {
        match block.kind {
            BlockKind::Head { .. } => self.head.height,
            _ => self.galley(block).size().y + gap(block),
        }
    }

    /// The cursor of a place in the text, in a block's galley.
    pub(super) fn cursor(&self, block: &ArticleBlock, byte: usize) -> CCursor {
        let byte = byte.clamp(block.span.start, block.span.end);
        let before = self.text.get(block.span.start..byte).unwrap_or_default();
        CCursor { index: before.chars().count().into(), prefer_next_row: true }
    }

    /// The place in the text of a letter of a block.
    pub(super) fn byte(&self, block: &ArticleBlock, letter: usize) -> usize {
        let words = block.span.of(self.text);
        block.span.start + words.char_indices().nth(letter).map_or(words.len(), |(at, _)| at)
    }

    /// The distance from the top of a block to the row of a place in the text.
    pub(super) fn row_top(&self, block: &ArticleBlock, byte: usize) -> f32 {
        if matches!(block.kind, BlockKind::Head { .. }) {
            return 0.0;
        }
        self.galley(block).pos_from_cursor(self.cursor(block, byte)).top()
    }

    /// The parts of rows that a stretch of the text covers in a block whose galley is at `origin`.
    pub(super) fn rows(
        &self,
        block: &ArticleBlock,
        galley: &Galley,
        origin: Pos2,
        span: Span,
    ) -> Vec<RowPart> {
        if !span.overlaps(block.span) {
            return Vec::new();
        }
        let first = self.cursor(block, span.start).index.0;
        let last = self.cursor(block, span.end).index.0;
        parts(galley, origin, first, last)
    }
}

/// A stretch of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RowPart {
    /// Its place, as high as the row.
    pub(crate) rect: Rect,
    /// Places of its letters.
    pub(crate) baseline: f32,
}

/// The parts of rows that the letters `first..last` cover, without white space at their ends.
pub(crate) fn parts(galley: &Galley, origin: Pos2, first: usize, last: usize) -> Vec<RowPart> {
    let mut parts = Vec::new();
    let mut before = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let from = first.saturating_sub(before).min(count);
        let to = last.saturating_sub(before).min(count);
        before += row.char_count_including_newline().0;
        let Some(glyphs) = row.glyphs.get(from..to) else { continue };
        let mut words = glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace());
        if let Some(start) = words.next() {
            let end = words.next_back().unwrap_or(start);
            let at = origin + row.pos.to_vec2();
            let rect = Rect::from_min_max(
                pos2(at.x + start.pos.x, at.y),
                pos2(at.x + end.max_x(), at.y + row.size.y),
            );
            parts.push(RowPart { rect, baseline: at.y + start.pos.y });
        }
        if before >= last {
            break;
        }
    }
    parts
}

/// The letter under a point; nothing beside the words.
pub(super) fn letter_under(galley: &Galley, point: Vec2) -> Option<usize> {
    let mut before = 0;
    for row in &galley.rows {
        let top = row.pos.y;
        if point.y >= top && point.y < top + row.size.y {
            let x = point.x - row.pos.x;
            let at = row.glyphs.iter().position(|glyph| x >= glyph.pos.x && x < glyph.max_x())?;
            return Some(before + at);
        }
        before += row.char_count_including_newline().0;
    }
    None
}
