//! The running text of a Word document, and that of its notes, comments, heads and feet.

use super::pieces::{Control, DocxParagraph, DocxRun, Field, Row};
use super::styles::{DocxStyles, is_outline};
use crate::bounded::xml::{Element, Xml, XmlEvent};
use crate::document::{Block, BlockRole};
use crate::error::ReadError;
use crate::formats::symbols;
use crate::paragraph;

/// A reader of the text of one part.
pub(super) struct DocxBody<'s> {
    styles: &'s DocxStyles,
    /// The role of all blocks, where the part is no running text.
    beside: Option<BlockRole>,
    /// Author and time of the comment that is read.
    signed: (Option<String>, Option<String>),
    /// Target of finished blocks: the text, or the cell of a table that is read.
    sinks: Vec<Vec<Block>>,
    /// Rows of tables that are read, each with its finished cells.
    rows: Vec<Row>,
    /// Paragraphs that are read: a box of text lies within a paragraph.
    open: Vec<DocxParagraph>,
    /// A paragraph whose end a tracked change deleted: it goes on in the next.
    carried: Option<DocxParagraph>,
    /// The names of the elements around the one that is read.
    path: Vec<String>,
    fields: Vec<Field>,
    /// The number of elements around this place that delete their content.
    deleting: usize,
    /// The content controls around this place.
    controls: Vec<Control>,
    title: Option<String>,
    notes: Vec<String>,
}

impl<'s> DocxBody<'s> {
    /// A reader of the running text, or of a part of another role.
    pub(super) fn new(styles: &'s DocxStyles, beside: Option<BlockRole>) -> Self {
        Self {
            styles,
            beside,
            signed: (None, None),
            sinks: vec![Vec::new()],
            rows: Vec::new(),
            open: Vec::new(),
            carried: None,
            path: Vec::new(),
            fields: Vec::new(),
            deleting: 0,
            controls: Vec::new(),
            title: None,
            notes: Vec::new(),
        }
    }

    /// Reads a whole part.
    pub(super) fn read(&mut self, mut xml: Xml<'_>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                XmlEvent::Start(element) => self.start(&element, &mut xml)?,
                XmlEvent::End(name) => {
                    self.path.pop();
                    self.end(&name);
                }
                XmlEvent::Text(_) => {}
                XmlEvent::Eof => return Ok(()),
            }
        }
    }

    /// Adds what was read to blocks; returns the title and what a person should know.
    pub(super) fn finish(mut self, blocks: &mut Vec<Block>) -> (Option<String>, Vec<String>) {
        if let Some(rest) = self.carried.take() {
            self.close(rest);
        }
        blocks.extend(self.sinks.into_iter().flatten());
        (self.title, self.notes)
    }

    fn parent(&self, above: usize) -> &str {
        self.path.len().checked_sub(above).and_then(|at| self.path.get(at)).map_or("", String::as_str)
    }

    /// Meets the beginning of an element. Elements whose content is read here, or passed over, never meet [`Self::end`].
    fn start(&mut self, element: &Element, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let name = element.name.as_str();
        match name {
            "t" | "delText" => {
                let text = xml.text()?;
                self.write(&text, name == "delText");
                return Ok(());
            }
            "instrText" => {
                let text = xml.text()?;
                if let Some(field) = self.fields.last_mut() {
                    field.instructions.push_str(&text);
                }
                return Ok(());
            }
            // Looks before a tracked change, and other ways to show the base text or the words.
            "rt" | "rubyPr" | "delInstrText" | "fldData" | "sectPr" | "tblPr" | "tblGrid" | "tcPr"
            | "tabs" | "docPr" => {
                return xml.skip();
            }
            _ if name.ends_with("PrChange") => return xml.skip(),
            // The same picture or box again, for programs that do not know the first way to say it.
            "Fallback" => return xml.skip(),
            "footnote" | "endnote" if element.get("type").is_some_and(|kind| kind != "normal") => {
                return xml.skip();
            }
            "sdtPr" => return self.control(xml),
            _ => {}
        }
        self.enter(element);
        self.path.push(element.name.clone());
        Ok(())
    }

    fn enter(&mut self, element: &Element) {
        let parent = self.parent(1);
        match (element.name.as_str(), parent) {
            ("p", _) => self.begin_paragraph(),
            ("sdt", _) => self.controls.push(Control::default()),
            ("tr", _) => self.rows.push(Row::default()),
            ("tc", _) => self.sinks.push(Vec::new()),
            ("del", "trPr") => {
                if let Some(row) = self.rows.last_mut() {
                    row.deleted = true;
                }
            }
            ("del" | "moveFrom", "rPr") => {
                let of_paragraph = self.parent(2) == "pPr";
                self.on_paragraph(|paragraph| paragraph.goes_on |= of_paragraph);
            }
            ("del" | "moveFrom", _) => self.deleting += 1,
            ("comment", _) => {
                let get = |name| element.get(name).and_then(paragraph::stated);
                self.signed = (get("author"), get("date"));
            }
            ("fldChar", _) => self.field(element.get("fldCharType").unwrap_or_default()),
            ("altChunk", _) => {
                self.notes.push("A part of another kind is embedded and was not read.".to_owned());
            }
            (name, "pPr") => self.paragraph_property(name, element),
            ("numId", "numPr") => {
                let is_item = element.get("val") != Some("0");
                self.on_paragraph(|paragraph| paragraph.is_item = Some(is_item));
            }
            (name, "rPr") if self.parent(2) == "r" => self.run_property(name, element),
            ("r", _) => self.on_paragraph(|paragraph| paragraph.run = DocxRun::default()),
            (name, "r") => self.special(name, element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.close(paragraph);
                }
            }
            "tc" if self.sinks.len() > 1 => {
                let cell = self.sinks.pop().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(cell);
                }
            }
            "tr" => {
                if let Some(row) = self.rows.pop() {
                    self.close_row(row);
                }
            }
            "del" | "moveFrom" if !matches!(self.parent(1), "rPr" | "trPr") => {
                self.deleting = self.deleting.saturating_sub(1);
            }
            "sdt" => {
                self.controls.pop();
            }
            _ => {}
        }
    }

    /// Reads the properties of a content control.
    fn control(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let mut control = Control::default();
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.next()? {
                XmlEvent::Start(element) => {
                    depth += 1;
                    control.is_contents |=
                        element.name == "docPartGallery" && element.get("val") == Some("Table of Contents");
                    control.is_prompt |= element.name == "showingPlcHdr" && element.is_on();
                }
                XmlEvent::End(_) => depth -= 1,
                XmlEvent::Text(_) => {}
                XmlEvent::Eof => break,
            }
        }
        if let Some(own) = self.controls.last_mut() {
            *own = control;
        }
        Ok(())
    }

    fn begin_paragraph(&mut self) {
        let in_contents = self.controls.iter().any(|control| control.is_contents)
            || self.fields.iter().any(|field| field.in_result && (field.is("TOC") || field.is("INDEX")));
        let place = self.sinks.last().map_or(0, Vec::len);
        let boxed = !self.open.is_empty();
        let mut paragraph = DocxParagraph { contents: in_contents, boxed, place, ..DocxParagraph::default() };
        if let Some(before) = self.carried.take() {
            paragraph.text = before.text;
            paragraph.deleted = before.deleted;
            paragraph.hidden = before.hidden;
        }
        self.open.push(paragraph);
    }

    fn on_paragraph(&mut self, change: impl FnOnce(&mut DocxParagraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn paragraph_property(&mut self, name: &str, element: &Element) {
        let value = element.get("val");
        // The first letter, set large over several lines, is a paragraph of its own in the file.
        let is_initial = name == "framePr" && matches!(element.get("dropCap"), Some("drop" | "margin"));
        self.on_paragraph(|paragraph| match name {
            "pStyle" => value.unwrap_or_default().clone_into(&mut paragraph.style),
            "outlineLvl" => paragraph.is_heading = is_outline(value),
            "framePr" if is_initial => paragraph.goes_on = true,
            _ => {}
        });
    }

    fn run_property(&mut self, name: &str, element: &Element) {
        let hidden = match name {
            "vanish" => element.is_on(),
            "rStyle" => self.styles.is_hidden(element.get("val").unwrap_or_default()),
            _ => return,
        };
        self.on_paragraph(|paragraph| paragraph.run.hidden = hidden);
    }

    /// Meets what is in a run beside text.
    fn special(&mut self, name: &str, element: &Element) {
        match name {
            "tab" | "ptab" => self.write("\t", false),
            "br" | "cr" => self.write("\n", false),
            "noBreakHyphen" => self.write("\u{2011}", false),
            "sym" => {
                let code = element.get("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                let font = element.get("font").unwrap_or_default();
                if let Some(c) = code.and_then(|code| symbols::in_font(font, code)) {
                    self.write(&c.to_string(), false);
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let own_mark = element.get("customMarkFollows").is_some();
                self.on_paragraph(|paragraph| paragraph.run.is_mark = own_mark);
            }
            _ => {}
        }
    }

    fn field(&mut self, step: &str) {
        match step {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                    let contents = field.is("TOC") || field.is("INDEX");
                    self.on_paragraph(|paragraph| paragraph.contents |= contents);
                }
            }
            "end" => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Adds words to the paragraph that is read.
    fn write(&mut self, text: &str, deleted: bool) {
        let made = self.fields.iter().any(|field| !field.in_result || field.is("NOTEREF"));
        if made || self.controls.iter().any(|control| control.is_prompt) {
            return;
        }
        let deleted = deleted || self.deleting > 0;
        self.on_paragraph(|paragraph| {
            if paragraph.run.is_mark {
                return;
            }
            let onto = match () {
                () if deleted => &mut paragraph.deleted,
                () if paragraph.run.hidden => &mut paragraph.hidden,
                () => &mut paragraph.text,
            };
            onto.push_str(text);
        });
    }

    /// Makes blocks of a paragraph that is complete.
    fn close(&mut self, mut closed: DocxParagraph) {
        // A paragraph of which nothing is left does not run into the next.
        if closed.goes_on && !(closed.text.is_empty() && closed.hidden.is_empty()) {
            closed.goes_on = false;
            self.carried = Some(closed);
            return;
        }
        if self.beside.is_none() && self.styles.is_title(&closed.style) && self.title.is_none() {
            self.title = paragraph::stated(&closed.text);
        }
        let role = self.role(&closed);
        let kept = self.beside.is_none() && !matches!(role, BlockRole::Navigation | BlockRole::Caption);
        let mut blocks = Vec::new();
        paragraph::push(&mut blocks, &closed.text, role, kept);
        paragraph::push(&mut blocks, &closed.deleted, BlockRole::Deleted, false);
        paragraph::push(&mut blocks, &closed.hidden, BlockRole::Navigation, false);
        if self.beside == Some(BlockRole::Comment) {
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

    fn role(&self, paragraph: &DocxParagraph) -> BlockRole {
        if let Some(role) = self.beside {
            return role;
        }
        if paragraph.contents {
            return BlockRole::Navigation;
        }
        match self.styles.role(&paragraph.style) {
            BlockRole::Navigation => BlockRole::Navigation,
            _ if paragraph.boxed => BlockRole::FactBox,
            BlockRole::Paragraph if paragraph.is_heading => BlockRole::Heading,
            BlockRole::Paragraph if paragraph.is_item == Some(true) => BlockRole::ListItem,
            BlockRole::ListItem if paragraph.is_item == Some(false) => BlockRole::Paragraph,
            role => role,
        }
    }

    fn close_row(&mut self, mut row: Row) {
        if row.deleted {
            for block in row.cells.iter_mut().flatten() {
                (block.role, block.kept) = (BlockRole::Deleted, false);
            }
        }
        if let Some(sink) = self.sinks.last_mut() {
            paragraph::push_row(sink, row.cells);
        }
    }
}
