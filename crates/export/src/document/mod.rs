//! A document for paper before it is laid out: headings, paragraphs, lists and tables. [`docx`] and [`pdf`] write it, and [`markdown`]
//! and [`text`] where it is a letter.
//!
//! Every text comes in through [`Run`], on one line and with control characters spelled out.

pub(super) mod docx;
pub(super) mod markdown;
pub(super) mod pdf;
pub(super) mod text;

use crate::picture::Picture;
use model::{PartyColour, one_line, spelled_out};

/// A document.
#[derive(Debug, Clone, Default)]
pub(super) struct OutputDocument {
    /// Its title on one line.
    pub(super) title: String,
    /// Its parts in reading order.
    pub(super) blocks: Vec<OutputBlock>,
}

/// A part of a document.
#[derive(Debug, Clone)]
pub(super) enum OutputBlock {
    /// A heading of level 1 (the title of the document) to 3.
    Heading(u8, Vec<Run>),
    Paragraph(OutputParagraph),
    Table(OutputTable),
    Picture(Picture),
}

/// A paragraph, or an entry of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct OutputParagraph {
    pub(super) look: Look,
    /// The sign before it, where it is an entry of a list.
    pub(super) mark: Option<ListMark>,
    /// The number of steps that it is indented.
    pub(super) steps: usize,
    /// The name by which links reach it.
    pub(super) anchor: Option<Anchor>,
    pub(super) runs: Vec<Run>,
}

/// The looks of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Look {
    #[default]
    Body,
    /// The words of a statement.
    Quote,
    /// Small words beside others: who said it, what it answers.
    Small,
    /// A remark on what is above it.
    Aside,
    /// A reply that is missing.
    Missing,
}

/// The sign before an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListMark {
    Bullet,
    Number(usize),
}

/// A place that links lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Anchor {
    /// The statement of a number.
    Statement(usize),
    /// The source of a number.
    Source(usize),
}

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// On one line, without control characters.
    pub(super) text: String,
    pub(super) face: Face,
    pub(super) link: Option<Target>,
}

/// The face of a piece of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Face {
    #[default]
    Plain,
    Bold,
    Italic,
    /// In a softer colour.
    Soft,
}

/// The place a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// An address of the web.
    Web(String),
    Inside(Anchor),
}

/// A table, the first row of which names its columns.
#[derive(Debug, Clone)]
pub(super) struct OutputTable {
    /// Its title, for those who cannot see it.
    pub(super) title: String,
    /// A summary of its rows and columns, for those who cannot see it.
    pub(super) description: String,
    pub(super) columns: Vec<Column>,
    /// Each with as many cells as there are columns.
    pub(super) rows: Vec<Vec<Vec<OutputParagraph>>>,
    /// True where the first cell of a row names the row.
    pub(super) row_heads: bool,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) head: String,
    /// Its width in comparison with the others.
    pub(super) share: usize,
    /// True for figures, which are aligned on the right.
    pub(super) is_number: bool,
    /// The colour of the party whose column it is.
    pub(super) colour: Option<PartyColour>,
}

impl Run {
    /// A piece of text. White space at its ends is kept, as one space.
    pub(super) fn new(text: &str, face: Face) -> Self {
        let ends = |has: bool| if has { " " } else { "" };
        let inner = one_line(text);
        let first = ends(text.starts_with(char::is_whitespace));
        let last = ends(!inner.is_empty() && text.ends_with(char::is_whitespace));
        let inner: String = spelled_out(&inner).chars().map(seen).collect();
        Self { text: format!("{first}{inner}{last}"), face, link: None }
    }

    pub(super) fn linked(text: &str, target: Option<Target>) -> Self {
        Self { link: target, ..Self::new(text, Face::Plain) }
    }
}

/// A character as documents hold it: XML knows no noncharacters, and a sign of private use has no meaning elsewhere.
const fn seen(c: char) -> char {
    let code = c as u32;
    let is_none = code & 0xfffe == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
    let is_private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..) || c == '\u{feff}';
    if is_none || is_private { char::REPLACEMENT_CHARACTER } else { c }
}

impl From<&str> for Run {
    fn from(text: &str) -> Self {
        Self::new(text, Face::Plain)
    }
}

impl OutputParagraph {
    pub(super) fn new(look: Look, runs: Vec<Run>) -> Self {
        Self { look, runs, ..Self::default() }
    }

    /// A paragraph of plain text.
    pub(super) fn plain(text: &str) -> Self {
        Self::new(Look::Body, vec![text.into()])
    }

    /// An entry of a list so many steps in.
    pub(super) fn item(mark: ListMark, steps: usize, runs: Vec<Run>) -> Self {
        Self { mark: Some(mark), steps, runs, ..Self::default() }
    }
}

impl OutputDocument {
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        self.blocks.push(OutputBlock::Heading(level, vec![text.into()]));
    }

    pub(super) fn put(&mut self, paragraph: OutputParagraph) {
        self.blocks.push(OutputBlock::Paragraph(paragraph));
    }
}

impl Target {
    /// The address as a target, where it is one of the web.
    pub(super) fn web(address: &str) -> Option<Self> {
        model::web_address(address).map(Self::Web)
    }
}

impl Column {
    pub(super) fn new(head: &str, share: usize) -> Self {
        Self { head: Run::from(head).text, share, is_number: false, colour: None }
    }

    /// A column of figures, as wide as the words of its head.
    pub(super) fn number(head: &str) -> Self {
        let widest = head.split(' ').map(|word| word.chars().count()).max();
        Self { is_number: true, ..Self::new(head, widest.unwrap_or_default() + 3) }
    }
}

/// A party's colour on paper: red, green and blue. The same as those of the web page in light.
pub(super) const fn rgb(colour: PartyColour) -> [u8; 3] {
    match colour {
        PartyColour::Ochre => [0x8a, 0x5a, 0x00],
        PartyColour::Blue => [0x1a, 0x5f, 0xa8],
        PartyColour::Green => [0x1d, 0x74, 0x40],
        PartyColour::Violet => [0x74, 0x40, 0xad],
        PartyColour::Rose => [0xac, 0x32, 0x68],
        PartyColour::Slate => [0x4c, 0x5b, 0x6b],
        PartyColour::Olive => [0x62, 0x63, 0x12],
        PartyColour::Cyan => [0x05, 0x6f, 0x80],
        PartyColour::Crimson => [0xaa, 0x22, 0x26],
        PartyColour::Indigo => [0x45, 0x46, 0xb5],
        PartyColour::Brown => [0x7b, 0x4a, 0x2b],
        PartyColour::Teal => [0x08, 0x6d, 0x63],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_on_one_line_and_spells_out_what_is_not_seen() {
        assert_eq!(Run::from(" a\n b\u{202e} ").text, " a b⟨U+202E⟩ ");
        assert_eq!(
            Run::from("\u{fffe}\u{e000}\u{feff}x").text.chars().filter(|c| *c == '\u{fffd}').count(),
            3
        );
        assert_eq!(Run::from("").text, "");
    }

    #[test]
    fn only_addresses_of_the_web_are_targets() {
        assert!(Target::web("https://example.org").is_some());
        assert!(Target::web("javascript:alert(1)").is_none() && Target::web("").is_none());
    }

    /// The web page has them in its style sheet.
    #[test]
    fn colours_are_those_of_the_web_page() {
        let style = crate::report::STYLE;
        for colour in PartyColour::ALL {
            let [r, g, b] = rgb(colour);
            let rule = format!("--{}: #{r:02x}{g:02x}{b:02x}", crate::report::colour_class(colour));
            assert!(style.contains(&rule), "{rule}");
        }
    }
}
