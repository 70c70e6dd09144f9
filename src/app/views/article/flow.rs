//! The places of the blocks in the column, and its scroll offset.

use super::blocks::{ArticleBlock, BlockKind};
use super::height_tree::HeightTree;
use super::setting::{ReadingPage, TextSetting};

/// The room above the first block, and below the last.
const ABOVE: f32 = 14.0;
const BELOW: f32 = 28.0;

/// The blocks of the column, and which of them is at its top.
#[derive(Default)]
pub(super) struct BlockFlow {
    pub(super) blocks: Vec<ArticleBlock>,
    heights: HeightTree,
    /// The block at the top of the column, and how much of it is above.
    top: usize,
    offset: f32,
}

/// A block in sight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct VisibleBlock {
    /// Its place among the blocks.
    pub(super) at: usize,
    /// Its top, below the top of the column.
    pub(super) top: f32,
    /// Its height.
    pub(super) height: f32,
}

impl BlockFlow {
    /// Takes the blocks of another article, from its beginning.
    pub(super) fn fill(&mut self, blocks: Vec<ArticleBlock>) {
        *self = Self { blocks, ..Self::default() };
    }

    /// Estimates all heights again: the width or the typeface is another.
    pub(super) fn estimate(&mut self, setting: &TextSetting) {
        self.heights = HeightTree::new(self.blocks.iter().map(|block| setting.estimate(block)).collect());
    }

    /// The block in which a place of the text is, or the next one.
    pub(super) fn block_of(&self, byte: usize) -> usize {
        let at = self.blocks.partition_point(|block| block.span.end <= byte);
        let head =
            |at: usize| self.blocks.get(at).is_some_and(|it| matches!(it.kind, BlockKind::Head { .. }));
        let at = if head(at) { at + 1 } else { at };
        let last = self.blocks.len().saturating_sub(1);
        if at > last && head(last) { last.saturating_sub(1) } else { at.min(last) }
    }

    fn measure(&mut self, at: usize, page: &ReadingPage<'_>) -> f32 {
        let Some(block) = self.blocks.get(at) else { return 0.0 };
        let below = if at + 1 == self.blocks.len() { BELOW } else { 0.0 };
        let height = above(at) + page.height(block) + below;
        self.heights.set(at, height);
        height
    }

    /// Scrolls by so many points: down where they are more than 0.
    pub(super) fn scroll(&mut self, points: f32, page: &ReadingPage<'_>) {
        self.offset += points;
        while self.offset < 0.0 && self.top > 0 {
            self.top -= 1;
            self.offset += self.measure(self.top, page);
        }
        self.offset = self.offset.max(0.0);
        while self.top + 1 < self.blocks.len() {
            let height = self.measure(self.top, page);
            if self.offset < height {
                break;
            }
            self.offset -= height;
            self.top += 1;
        }
    }

    /// Puts the row of a place of the text so far below the top of the column.
    pub(super) fn put(&mut self, byte: usize, below: f32, page: &ReadingPage<'_>) {
        self.top = self.block_of(byte);
        self.offset =
            self.blocks.get(self.top).map_or(0.0, |block| page.row_top(block, byte)) + above(self.top);
        self.scroll(-below, page);
    }

    /// Goes to a part of the whole, from 0 to 1: where the scroll bar is put.
    pub(super) fn go_to(&mut self, part: f64, room: f32) {
        let reach = (self.heights.total() - f64::from(room)).max(0.0);
        (self.top, self.offset) = self.heights.find(reach * part.clamp(0.0, 1.0));
    }

    /// Returns the place of the scroll bar, from 0 to 1, and the part of the whole that is in sight; nothing where all is.
    pub(super) fn bar(&self, room: f32) -> Option<(f64, f64)> {
        let total = self.heights.total();
        let reach = total - f64::from(room);
        if reach <= 0.5 {
            return None;
        }
        let above = self.heights.above(self.top) + f64::from(self.offset);
        Some(((above / reach).clamp(0.0, 1.0), f64::from(room) / total))
    }

    /// Lays out what is in sight, and sees to it that no room is left below the last block.
    pub(super) fn seen(&mut self, room: f32, page: &ReadingPage<'_>) -> Vec<VisibleBlock> {
        let (seen, end) = self.down(room, page);
        if end < room && (self.top > 0 || self.offset > 0.0) {
            self.scroll(end - room, page);
            return self.down(room, page).0;
        }
        seen
    }

    fn down(&mut self, room: f32, page: &ReadingPage<'_>) -> (Vec<VisibleBlock>, f32) {
        let mut seen = Vec::new();
        let mut y = -self.offset;
        let mut at = self.top;
        while y < room && at < self.blocks.len() {
            let height = self.measure(at, page);
            seen.push(VisibleBlock { at, top: y + above(at), height: height - above(at) });
            y += height;
            at += 1;
        }
        (seen, y)
    }
}

/// The room that is left free above a block besides that below the one before.
fn above(at: usize) -> f32 {
    if at == 0 { ABOVE } else { 0.0 }
}
