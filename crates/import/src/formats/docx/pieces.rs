//! The elements that are open while a Word document is read: rows, paragraphs, controls and fields.

use crate::document::Block;

/// A row of a table.
#[derive(Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Block>>,
    pub(super) deleted: bool,
}

/// A paragraph.
#[derive(Default)]
pub(super) struct DocxParagraph {
    pub(super) text: String,
    pub(super) deleted: String,
    pub(super) hidden: String,
    pub(super) style: String,
    pub(super) is_heading: bool,
    /// True if it is an item of a list, where it says so itself.
    pub(super) is_item: Option<bool>,
    /// True if it goes on in the next paragraph.
    pub(super) goes_on: bool,
    /// True if it lies in a field that makes a table of contents.
    pub(super) contents: bool,
    /// True if it lies in a box of text.
    pub(super) boxed: bool,
    /// The number of blocks before it.
    pub(super) place: usize,
    pub(super) run: DocxRun,
}

/// The looks of words that follow one another.
#[derive(Default)]
pub(super) struct DocxRun {
    pub(super) hidden: bool,
    /// True if it is the mark of a note.
    pub(super) is_mark: bool,
}

/// A content control: a region that a form or a list of contents fills.
#[derive(Default)]
pub(super) struct Control {
    pub(super) is_contents: bool,
    /// True if it shows only a prompt to fill it in.
    pub(super) is_prompt: bool,
}

/// A field: instructions first, then the words that they made.
#[derive(Default)]
pub(super) struct Field {
    pub(super) instructions: String,
    pub(super) in_result: bool,
}

impl Field {
    /// Returns whether it is of a kind, which its first word names.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.instructions.split_whitespace().next().is_some_and(|own| own.eq_ignore_ascii_case(kind))
    }
}
