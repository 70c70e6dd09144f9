//! The paragraphs of one stream of words: the running text, a note, or the head of a page.

use crate::document::{Block, BlockRole};
use crate::paragraph;

/// A stream of words while it is read.
#[derive(Default)]
pub(super) struct Stream {
    /// The role of all its blocks, where it is no running text.
    pub(super) role: Option<BlockRole>,
    /// The depth in groups at which it began.
    pub(super) depth: usize,
    /// Author, where it is a comment.
    speaker: Option<String>,
    /// True if its blocks follow the paragraph that it lies in.
    pub(super) is_box: bool,
    blocks: Vec<Block>,
    text: String,
    deleted: String,
    hidden: String,
    cell: Vec<Block>,
    cells: Vec<Vec<Block>>,
    /// Blocks of boxes that follow the paragraph that is read.
    boxes: Vec<Block>,
}

/// The facts about a paragraph besides its words.
#[derive(Debug, Clone, Default)]
pub(super) struct RtfFormat {
    /// The number of its style.
    pub(super) style: i32,
    pub(super) in_table: bool,
    pub(super) is_item: bool,
    pub(super) is_heading: bool,
    /// The indent of the first line against the others, in twentieths of a point.
    pub(super) first_line: i32,
}

/// The looks of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RtfLook {
    Shown,
    Hidden,
    Deleted,
}

impl Stream {
    pub(super) fn new(role: Option<BlockRole>, depth: usize, speaker: Option<String>, is_box: bool) -> Self {
        Self { role, depth, speaker, is_box, ..Self::default() }
    }

    pub(super) fn write(&mut self, text: &str, look: RtfLook) {
        match look {
            RtfLook::Shown => self.text.push_str(text),
            RtfLook::Hidden => self.hidden.push_str(text),
            RtfLook::Deleted => self.deleted.push_str(text),
        }
    }

    /// Takes over the blocks of a box that lies in the paragraph that is read.
    pub(super) fn add_box(&mut self, mut blocks: Vec<Block>) {
        self.boxes.append(&mut blocks);
    }

    /// Ends a paragraph of a role.
    pub(super) fn end_paragraph(&mut self, role: BlockRole, format: &RtfFormat) {
        let mut role = self.role.unwrap_or(role);
        let mut text = std::mem::take(&mut self.text);
        // A marker that is written out and a hanging indent make an item of a list.
        if format.first_line < 0
            && let Some((marker, rest)) = text.split_once('\t')
            && is_marker(marker)
        {
            text = rest.to_owned();
            if role == BlockRole::Paragraph {
                role = BlockRole::ListItem;
            }
        }
        if self.is_box && self.role.is_none() {
            role = BlockRole::FactBox;
        }
        let kept = self.role.is_none() && !matches!(role, BlockRole::Navigation | BlockRole::Caption);
        let mut blocks = Vec::new();
        paragraph::push(&mut blocks, &text, role, kept);
        paragraph::push(&mut blocks, &std::mem::take(&mut self.deleted), BlockRole::Deleted, false);
        paragraph::push(&mut blocks, &std::mem::take(&mut self.hidden), BlockRole::Navigation, false);
        for block in &mut blocks {
            block.speaker.clone_from(&self.speaker);
        }
        blocks.append(&mut self.boxes);
        if format.in_table {
            self.cell.append(&mut blocks);
        } else {
            self.end_row();
            self.blocks.append(&mut blocks);
        }
    }

    /// Ends a cell of a table, whose last paragraph has ended.
    pub(super) fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
    }

    /// Ends a row of a table.
    pub(super) fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        if !self.cells.is_empty() {
            paragraph::push_row(&mut self.blocks, std::mem::take(&mut self.cells));
        }
    }

    /// The blocks, once all words are written.
    pub(super) fn finish(mut self, role: BlockRole, format: &RtfFormat) -> Vec<Block> {
        self.end_paragraph(role, format);
        self.end_row();
        self.blocks
    }
}

/// Returns whether words before a tab number or mark an item: a bullet, `3.`, `(b)`, `iv)`.
fn is_marker(text: &str) -> bool {
    let text = text.trim();
    if matches!(text, "•" | "◦" | "▪" | "■" | "●" | "○" | "–" | "—" | "-" | "*" | "·" | "o" | "§" | "")
    {
        return true;
    }
    let inner = text.trim_start_matches('(').trim_end_matches(['.', ')']);
    inner.len() < text.len()
        && inner.len() <= 6
        && !inner.is_empty()
        && (inner.chars().all(|c| c.is_ascii_digit() || c == '.')
            || inner.chars().count() == 1
            || inner.chars().all(|c| "ivxlcIVXLC".contains(c)))
}
