//! The running text of an `OpenDocument` text.

use super::styles::OdtStyles;
use crate::bounded::xml::{Element, Xml, XmlEvent};
use crate::document::{Block, BlockRole};
use crate::error::ReadError;
use crate::paragraph;

/// The most spaces that one element may mean.
const SPACES: usize = 64;

/// A reader of the text of one part.
pub(super) struct OdtBody {
    styles: OdtStyles,
    /// The role of all blocks, where the part is no running text.
    beside: Option<BlockRole>,
    /// Target of finished blocks: the text, a note, or the cell of a table.
    sinks: Vec<Vec<Block>>,
    /// Rows of tables that are read, each with its finished cells.
    rows: Vec<Vec<Vec<Block>>>,
    open: Vec<OdtParagraph>,
    /// The elements around this place that say what the text in them is.
    regions: Vec<OdtRegion>,
    path: Vec<String>,
    /// Footnotes, endnotes and comments, which follow the text.
    apart: Vec<Block>,
    signed: (Option<String>, Option<String>),
    title: Option<String>,
}

/// A region of a document that decides on the role of its paragraphs.
struct OdtRegion {
    depth: usize,
    role: BlockRole,
}

#[derive(Default)]
struct OdtParagraph {
    text: String,
    hidden: String,
    style: String,
    is_heading: bool,
    /// The number of blocks before it.
    place: usize,
    /// The elements of it that are open, and whether each hides its words.
    spans: Vec<bool>,
}

impl OdtBody {
    /// A reader of the running text, or of a part of another role.
    pub(super) fn new(styles: OdtStyles, beside: Option<BlockRole>) -> Self {
        Self {
            styles,
            beside,
            sinks: vec![Vec::new()],
            rows: Vec::new(),
            open: Vec::new(),
            regions: Vec::new(),
            path: Vec::new(),
            apart: Vec::new(),
            signed: (None, None),
            title: None,
        }
    }

    /// The styles, the title and the blocks that were read.
    pub(super) fn finish(mut self) -> (OdtStyles, Option<String>, Vec<Block>) {
        let mut blocks: Vec<Block> = self.sinks.drain(..).flatten().collect();
        blocks.append(&mut self.apart);
        (self.styles, self.title, blocks)
    }

    /// Reads a whole part.
    pub(super) fn read(&mut self, mut xml: Xml<'_>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                XmlEvent::Start(element) => self.start(element, &mut xml)?,
                XmlEvent::End(name) => {
                    self.path.pop();
                    self.end(&name);
                }
                XmlEvent::Text(text) => {
                    // Outside of paragraphs there is only white space between elements.
                    if self.in_paragraph() {
                        self.write(&text);
                    }
                }
                XmlEvent::Eof => return Ok(()),
            }
        }
    }

    /// Returns whether text here is that of a paragraph, and not of the element of a note, a picture or a form within it.
    fn in_paragraph(&self) -> bool {
        let inner = self.path.iter().rev().find(|name| !is_inline(name));
        !self.open.is_empty() && inner.is_some_and(|name| name == "p" || name == "h")
    }

    fn start(&mut self, element: Element, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        match element.name.as_str() {
            // The mark of a note, readings above characters, prompts to fill in, and macros and drawings' descriptions.
            "note-citation" | "ruby-text" | "scripts" | "desc" | "placeholder" | "event-listeners"
            | "binary-data" | "hidden-text" => {
                return xml.skip();
            }
            "creator" if self.role_here() == Some(BlockRole::Comment) => {
                self.signed.0 = paragraph::stated(&xml.text()?);
                return Ok(());
            }
            "date" if self.role_here() == Some(BlockRole::Comment) && !self.in_paragraph() => {
                self.signed.1 = paragraph::stated(&xml.text()?);
                return Ok(());
            }
            "creator-initials" | "meta-creator-initials" => return xml.skip(),
            _ => {}
        }
        self.enter(&element);
        self.path.push(element.name);
        Ok(())
    }

    fn enter(&mut self, element: &Element) {
        self.styles.enter(element);
        let style = element.get("style-name").unwrap_or_default();
        match element.name.as_str() {
            "p" | "h" => {
                let hidden = self.styles.is_hidden("paragraph", style);
                self.open.push(OdtParagraph {
                    style: style.to_owned(),
                    is_heading: element.name == "h",
                    place: self.sinks.last().map_or(0, Vec::len),
                    spans: vec![hidden],
                    ..OdtParagraph::default()
                });
            }
            "span" => {
                let hidden = self.styles.is_hidden("text", style);
                self.on_span(hidden);
            }
            "hidden-paragraph" => {
                if let Some(first) = self.open.last_mut().and_then(|paragraph| paragraph.spans.first_mut()) {
                    *first = element.get("is-hidden") == Some("true");
                }
            }
            "s" => {
                let count = element.get("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.write(&" ".repeat(count.min(SPACES)));
            }
            "tab" if self.in_paragraph() => self.write("\t"),
            "line-break" => self.write("\n"),
            "table-row" => self.rows.push(Vec::new()),
            "table-cell" | "covered-table-cell" => self.sinks.push(Vec::new()),
            "note-body" => self.begin_region(BlockRole::Footnote),
            "annotation" => {
                self.signed = (None, None);
                self.begin_region(BlockRole::Comment);
            }
            "deletion" => self.begin_region(BlockRole::Deleted),
            "list-item" if self.role_here().is_none() => {
                self.regions.push(OdtRegion { depth: self.path.len(), role: BlockRole::ListItem });
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index"
            | "object-index" | "user-index" => {
                self.regions.push(OdtRegion { depth: self.path.len(), role: BlockRole::Navigation });
            }
            "section" if element.get("display") == Some("none") => {
                self.regions.push(OdtRegion { depth: self.path.len(), role: BlockRole::Navigation });
            }
            _ => {}
        }
    }

    /// Begins a region whose blocks are collected by themselves.
    fn begin_region(&mut self, role: BlockRole) {
        self.regions.push(OdtRegion { depth: self.path.len(), role });
        self.sinks.push(Vec::new());
    }

    fn role_here(&self) -> Option<BlockRole> {
        self.regions.last().map(|region| region.role)
    }

    fn on_span(&mut self, hidden: bool) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.spans.push(hidden);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if let Some(paragraph) = self.open.pop() {
                    self.close(&paragraph);
                }
            }
            "span" => {
                if let Some(paragraph) = self.open.last_mut().filter(|paragraph| paragraph.spans.len() > 1) {
                    paragraph.spans.pop();
                }
            }
            "table-cell" | "covered-table-cell" if self.sinks.len() > 1 => {
                let cell = self.sinks.pop().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            "table-row" => {
                if let (Some(row), Some(sink)) = (self.rows.pop(), self.sinks.last_mut()) {
                    paragraph::push_row(sink, row);
                }
            }
            _ => {}
        }
        while let Some(region) = self.regions.pop_if(|region| region.depth >= self.path.len()) {
            if matches!(region.role, BlockRole::Footnote | BlockRole::Comment | BlockRole::Deleted)
                && self.sinks.len() > 1
            {
                let mut blocks = self.sinks.pop().unwrap_or_default();
                self.apart.append(&mut blocks);
            }
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            let hidden = paragraph.spans.contains(&true);
            if hidden { &mut paragraph.hidden } else { &mut paragraph.text }.push_str(text);
        }
    }

    fn close(&mut self, closed: &OdtParagraph) {
        let role = match (self.beside, self.role_here()) {
            (Some(role), _) => role,
            (None, Some(BlockRole::ListItem)) if !closed.is_heading => BlockRole::ListItem,
            (None, Some(role)) if role != BlockRole::ListItem => role,
            (None, _) if closed.is_heading => BlockRole::Heading,
            (None, _) => self.styles.role(&closed.style),
        };
        let is_text =
            self.beside.is_none() && self.regions.iter().all(|region| region.role == BlockRole::ListItem);
        if is_text && self.title.is_none() && self.styles.is_title(&closed.style) {
            self.title = paragraph::stated(&closed.text);
        }
        let boxed = is_text && self.path.iter().any(|name| name == "text-box");
        let role = if boxed && role != BlockRole::Caption { BlockRole::FactBox } else { role };
        let is_text = is_text && role != BlockRole::Caption;
        let mut blocks = Vec::new();
        paragraph::push(&mut blocks, &closed.text, role, is_text && role != BlockRole::Footnote);
        paragraph::push(&mut blocks, &closed.hidden, BlockRole::Navigation, false);
        if role == BlockRole::Comment {
            for block in &mut blocks {
                (block.speaker, block.time) = self.signed.clone();
            }
        }
        // Boxes of text that are anchored in a paragraph follow it.
        if let Some(sink) = self.sinks.last_mut() {
            let place = closed.place.min(sink.len());
            sink.splice(place..place, blocks);
        }
    }
}

/// Returns whether an element marks words of a paragraph and is no part by itself.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "span"
            | "a"
            | "ruby"
            | "ruby-base"
            | "meta"
            | "meta-field"
            | "bookmark-ref"
            | "reference-ref"
            | "sequence"
            | "sequence-ref"
            | "title"
            | "subject"
            | "author-name"
            | "author-initials"
            | "date"
            | "time"
            | "chapter"
            | "file-name"
            | "user-defined"
            | "variable-get"
            | "variable-set"
            | "expression"
            | "text-input"
            | "drop-down"
            | "page-variable-get"
            | "initial-creator"
            | "creation-date"
            | "modification-date"
            | "conditional-text"
            | "user-field-get"
            | "database-display"
            | "measure"
            | "number"
            | "toc-mark-start"
            | "note-ref"
            | "bibliography-mark"
            | "keywords"
            | "description"
    )
}
