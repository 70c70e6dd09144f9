//! Reads tokens of Rich Text into blocks, group by group.

use std::collections::HashMap;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::codepage;
use super::group::{RtfFont, RtfGroup};
use super::text::{RtfFormat, RtfLook, Stream};
use super::tokens::RtfToken;
use super::words::{self, Destination};
use crate::document::{Block, BlockRole, Document, DocumentKind};
use crate::error::ReadError;
use crate::formats::{style_names, symbols};
use crate::options::Limits;
use crate::paragraph;

/// A reader of tokens.
pub(super) struct RtfReader {
    limits: Limits,
    groups: Vec<RtfGroup>,
    group: RtfGroup,
    streams: Vec<Stream>,
    format: RtfFormat,
    /// Formats of the streams around the one that is read.
    formats: Vec<RtfFormat>,
    fonts: HashMap<i32, RtfFont>,
    styles: HashMap<i32, String>,
    codepage: &'static Encoding,
    /// Bytes that are not decoded yet: a character may take two.
    bytes: Vec<u8>,
    /// The first half of a character beyond U+FFFF.
    high: Option<u16>,
    /// The number of characters that are still to be passed over.
    to_skip: usize,
    /// The words of a name: a font's, a style's, the title.
    name: String,
    number: i32,
    document: Document,
    apart: Vec<Block>,
    comment_author: Option<String>,
    unknown_codepage: bool,
}

impl RtfReader {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            groups: Vec::new(),
            group: RtfGroup::outermost(),
            streams: vec![Stream::default()],
            format: RtfFormat::default(),
            formats: Vec::new(),
            fonts: HashMap::new(),
            styles: HashMap::new(),
            codepage: WINDOWS_1252,
            bytes: Vec::new(),
            high: None,
            to_skip: 0,
            name: String::new(),
            number: 0,
            document: Document::new(DocumentKind::Rtf),
            apart: Vec::new(),
            comment_author: None,
            unknown_codepage: false,
        }
    }

    /// Takes the next token.
    pub(super) fn take(&mut self, token: RtfToken<'_>) -> Result<(), ReadError> {
        match token {
            RtfToken::Open => {
                self.flush();
                self.to_skip = 0;
                if self.groups.len() >= self.limits.depth {
                    return Err(ReadError::TooDeep { limit: self.limits.depth });
                }
                self.groups.push(self.group.clone());
                self.group.fresh = true;
                self.group.optional = false;
            }
            RtfToken::Close => {
                self.flush();
                self.to_skip = 0;
                self.close();
            }
            _ if self.to_skip > 0 && !matches!(token, RtfToken::Word("u", _)) => self.to_skip -= 1,
            // An escaped character may be the second byte of one.
            RtfToken::Symbol(byte @ (b'{' | b'}' | b'\\'))
            | RtfToken::Escaped(byte)
            | RtfToken::Byte(byte) => {
                self.byte(byte);
            }
            RtfToken::Symbol(symbol) => {
                self.flush();
                self.symbol(symbol);
            }
            RtfToken::Word(word, number) => {
                self.flush();
                self.word(word, number);
                self.group.fresh = false;
            }
        }
        Ok(())
    }

    fn byte(&mut self, byte: u8) {
        self.group.fresh = false;
        if self.group.destination != Destination::Skipped {
            self.bytes.push(byte);
        }
    }

    /// The document, after the last token.
    pub(super) fn finish(mut self) -> Document {
        self.flush();
        if !self.groups.is_empty() {
            self.document.notes.push("The file was cut off: its end is missing.".to_owned());
        }
        while !self.groups.is_empty() {
            self.close();
        }
        if self.unknown_codepage {
            let note = "It was written in an old encoding: look whether accented letters are right.";
            self.document.notes.push(note.to_owned());
        }
        let role = self.role();
        for stream in std::mem::take(&mut self.streams) {
            self.document.blocks.extend(stream.finish(role, &self.format));
        }
        paragraph::judge_boxes(&mut self.document.blocks);
        for block in self.apart {
            if block.role != BlockRole::PageFurniture || !self.document.blocks.contains(&block) {
                self.document.blocks.push(block);
            }
        }
        self.document
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => {
                self.group.optional = true;
                return;
            }
            b'~' => self.write("\u{a0}"),
            b'_' => self.write("\u{2011}"),
            b'\r' | b'\n' => self.end_paragraph(),
            b'\t' => self.write("\t"),
            _ => {}
        }
        self.group.fresh = false;
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        if self.group.fresh || self.group.optional {
            let optional = std::mem::take(&mut self.group.optional);
            match words::destination(word) {
                Some(destination) => return self.begin(destination),
                None if optional => return self.begin(Destination::Skipped),
                None => {}
            }
        }
        if self.group.destination == Destination::Skipped {
            return;
        }
        if let Some(c) = words::character(word) {
            return self.write(c.encode_utf8(&mut [0; 4]));
        }
        match word {
            "par" | "sect" => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(word == "cell"),
            "row" => {
                if let Some(stream) = self.streams.last_mut() {
                    stream.end_row();
                }
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "f" => self.font(number.unwrap_or(0)),
            "fcharset" if self.group.destination == Destination::Fonts => {
                if let Some(font) = self.fonts.get_mut(&self.number) {
                    font.charset = number.unwrap_or(0);
                }
            }
            "s" if self.group.destination == Destination::Styles => self.number = number.unwrap_or(0),
            "plain" => (self.group.hidden, self.group.deleted) = (false, false),
            "v" => self.group.hidden = is_on,
            "deleted" => self.group.deleted = is_on,
            "pard" => self.format = RtfFormat::default(),
            "s" => self.format.style = number.unwrap_or(0),
            "intbl" => self.format.in_table = is_on,
            "itap" => self.format.in_table = number.unwrap_or(0) > 0,
            "ls" => self.format.is_item = number.unwrap_or(0) > 0,
            "outlinelevel" => self.format.is_heading = number.unwrap_or(9) < 9,
            "fi" => self.format.first_line = number.unwrap_or(0),
            "ansicpg" => self.choose_codepage(number.unwrap_or(1252)),
            "mac" => self.codepage = MACINTOSH,
            "pc" | "pca" => self.unknown_codepage = true,
            _ => {}
        }
    }

    fn choose_codepage(&mut self, number: i32) {
        match codepage::of_number(number) {
            Some(encoding) => self.codepage = encoding,
            None => self.unknown_codepage = number != 0,
        }
    }

    /// Makes the group that is read a destination.
    fn begin(&mut self, destination: Destination) {
        if self.group.destination == Destination::Skipped {
            return;
        }
        self.group.fresh = false;
        self.group.destination = destination;
        let (role, is_box) = match destination {
            Destination::Footnote => (Some(BlockRole::Footnote), false),
            Destination::Comment => (Some(BlockRole::Comment), false),
            Destination::Furniture => (Some(BlockRole::PageFurniture), false),
            Destination::Box => (self.streams.last().and_then(|stream| stream.role), true),
            Destination::Title | Destination::Author | Destination::CommentAuthor => {
                self.name.clear();
                return;
            }
            _ => return,
        };
        let speaker = self.comment_author.take_if(|_| destination == Destination::Comment);
        self.group.destination = Destination::Text;
        let depth = self.groups.len();
        self.streams.push(Stream::new(role, depth, speaker, is_box));
        self.formats.push(std::mem::take(&mut self.format));
    }

    /// Ends the group that is read.
    fn close(&mut self) {
        let depth = self.groups.len();
        let Some(outer) = self.groups.pop() else {
            return;
        };
        if let Some(stream) = self.streams.pop_if(|stream| stream.depth == depth && depth > 0) {
            let is_box = stream.is_box;
            let blocks = stream.finish(self.role(), &self.format);
            self.format = self.formats.pop().unwrap_or_default();
            match self.streams.last_mut() {
                Some(around) if is_box => around.add_box(blocks),
                _ => self.apart.extend(blocks),
            }
        }
        match self.group.destination {
            Destination::Fonts => self.end_font(),
            Destination::Styles => self.end_style(),
            own if own == outer.destination => {}
            Destination::Title => self.document.metadata.title = paragraph::stated_title(&self.name),
            Destination::Author => {
                let names = self.name.split(';').filter_map(paragraph::stated_author);
                self.document.metadata.byline.extend(names);
            }
            Destination::CommentAuthor => self.comment_author = paragraph::stated(&self.name),
            _ => {}
        }
        self.group = outer;
    }

    fn font(&mut self, number: i32) {
        if self.group.destination == Destination::Fonts {
            self.number = number;
            self.name.clear();
            self.fonts.insert(number, RtfFont { name: String::new(), charset: 1 });
        } else {
            self.group.font = number;
        }
    }

    fn end_font(&mut self) {
        let name = std::mem::take(&mut self.name);
        if let Some(font) = self.fonts.get_mut(&self.number).filter(|font| font.name.is_empty()) {
            name.trim().trim_end_matches(';').clone_into(&mut font.name);
        }
    }

    fn end_style(&mut self) {
        let name = std::mem::take(&mut self.name).trim().trim_end_matches(';').to_lowercase();
        if !name.is_empty() {
            self.styles.insert(std::mem::take(&mut self.number), name);
        }
    }

    /// Decodes the bytes that are waiting.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.fonts.get(&self.group.font);
        let in_names = self.group.destination == Destination::Fonts;
        if let Some(font) = font.filter(|font| font.charset == 2 && !in_names) {
            let name = font.name.clone();
            let text: String =
                bytes.iter().filter_map(|byte| symbols::in_font(&name, u32::from(*byte))).collect();
            return self.write(&text);
        }
        let encoding = font.and_then(|font| codepage::of_charset(font.charset)).unwrap_or(self.codepage);
        let text = encoding.decode_without_bom_handling(&bytes).0;
        self.write(&text);
    }

    fn unicode(&mut self, number: i32) {
        self.to_skip = self.group.skip;
        // Numbers beyond 32,767 are written as negative ones.
        let Ok(code) = u32::try_from(if number < 0 { number.saturating_add(65_536) } else { number }) else {
            return;
        };
        let unit = u16::try_from(code).ok();
        if let Some(high) = unit.filter(|unit| (0xd800..0xdc00).contains(unit)) {
            self.high = Some(high);
            return;
        }
        let high = self.high.take();
        let c = match (high, unit) {
            (Some(high), Some(low)) if (0xdc00..0xe000).contains(&low) => {
                char::decode_utf16([high, low]).next().and_then(Result::ok)
            }
            // Signs of the font Symbol are written with codes for private use.
            _ if (0xf000..0xf100).contains(&code) => {
                let name =
                    self.fonts.get(&self.group.font).map(|font| font.name.as_str()).unwrap_or_default();
                symbols::in_font(name, code)
            }
            _ => char::from_u32(code),
        };
        if let Some(c) = c {
            self.write(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn write(&mut self, text: &str) {
        match self.group.destination {
            Destination::Text => {}
            Destination::Fonts
            | Destination::Styles
            | Destination::Title
            | Destination::Author
            | Destination::CommentAuthor => return self.name.push_str(text),
            _ => return,
        }
        let look = match () {
            () if self.group.deleted => RtfLook::Deleted,
            () if self.group.hidden => RtfLook::Hidden,
            () => RtfLook::Shown,
        };
        if let Some(stream) = self.streams.last_mut() {
            stream.write(text, look);
        }
    }

    fn role(&self) -> BlockRole {
        let by_style = self.styles.get(&self.format.style).and_then(|name| style_names::role_of(name));
        match by_style {
            Some(role) => role,
            None if self.format.is_heading => BlockRole::Heading,
            None if self.format.is_item => BlockRole::ListItem,
            None => BlockRole::Paragraph,
        }
    }

    fn end_paragraph(&mut self) {
        if self.group.destination != Destination::Text {
            return;
        }
        let role = self.role();
        if let Some(stream) = self.streams.last_mut() {
            stream.end_paragraph(role, &self.format);
        }
    }

    /// Ends a cell; that of a table within a cell is a paragraph of it.
    fn end_cell(&mut self, is_outer: bool) {
        let role = self.role();
        if let Some(stream) = self.streams.last_mut() {
            // A cell's mark is enough to tell that it is one, with or without `\intbl`.
            stream.end_paragraph(role, &RtfFormat { in_table: true, ..self.format.clone() });
            if is_outer {
                stream.end_cell();
            }
        }
    }
}
