//! Markdown → the text that a person reads in it: headings and paragraphs, without markup.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::decode;
use crate::document::{Block, BlockRole, Document, DocumentKind, Metadata};
use crate::error::ReadError;
use crate::guess::Guess;

/// Returns whether a long text has so many marks that reading them would take far more memory than the text, and that
/// nobody could have meant it as an article: one in seven of its signs.
pub(crate) fn is_dense(source: &str) -> bool {
    let mark = |byte: &&u8| b"[]()<>*_`~|!#\\\n\r".contains(byte);
    source.len() > SHORT && source.as_bytes().iter().filter(mark).count() * 7 > source.len()
}

/// The length of a text, in bytes, up to which its marks do not matter.
const SHORT: usize = 10_000;

/// Reads Markdown as a document of paragraphs.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let decoded = decode::plain(bytes)?;
    let (text, known) =
        if is_dense(&decoded.text) { (decoded.text, Guess::default()) } else { plain(&decoded.text) };
    let stated = |value: String| Some(value).filter(|value| !value.is_empty());
    let mut document = Document::new(DocumentKind::Markdown);
    document.notes = decoded.notes;
    document.metadata = Metadata {
        published: super::html::iso_date(&known.date),
        title: stated(known.title),
        byline: stated(known.byline).into_iter().collect(),
        outlet: stated(known.outlet),
        url: stated(known.address),
        language: None,
    };
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    document.blocks = paragraphs.map(|paragraph| Block::new(paragraph, BlockRole::Paragraph, true)).collect();
    Ok(document)
}

/// The text, and what the front matter and the main heading say about it.
pub(crate) fn plain(source: &str) -> (String, Guess) {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES;
    let mut page = MarkdownPage::default();
    for event in Parser::new_ext(source, options) {
        page.take(event);
    }
    page.end_block();
    let mut known = front_matter(&page.front_matter);
    if known.title.is_empty() {
        known.title = page.heading;
    }
    (page.text, known)
}

#[derive(Default)]
struct MarkdownPage {
    text: String,
    /// The paragraph, heading or list entry that is being read.
    block: String,
    front_matter: String,
    /// The first heading of the first level.
    heading: String,
    in_front_matter: bool,
    /// Within a picture: what it shows in words is not part of the article.
    pictures: usize,
}

impl MarkdownPage {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => self.in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front_matter = false,
            Event::Text(text) if self.in_front_matter => self.front_matter += &text,
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if self.pictures == 0 => self.block += &text,
            Event::SoftBreak => self.block.push(' '),
            Event::HardBreak => self.block.push('\n'),
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<br") => self.block.push('\n'),
            Event::End(TagEnd::Heading(level)) => self.end_heading(level),
            // A list entry or a quotation may hold paragraphs of its own: what stood before them ends here.
            Event::Start(tag) if is_block(&tag) => self.end_block(),
            Event::End(TagEnd::TableCell) => self.block.push('\t'),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::FootnoteDefinition
                | TagEnd::BlockQuote(_),
            )
            | Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        if level == HeadingLevel::H1 && self.heading.is_empty() {
            self.block.trim().clone_into(&mut self.heading);
        }
        self.end_block();
    }

    /// Puts the block below those before it, with an empty line between.
    fn end_block(&mut self) {
        let words = self.block.trim();
        if !words.is_empty() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text += words;
            self.text.push('\n');
        }
        self.block.clear();
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
    )
}

/// Simple `name: value` lines. Anything more is left to its author.
fn front_matter(block: &str) -> Guess {
    let mut known = Guess::default();
    for line in block.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = unquoted(value.trim());
        let field = match name.trim().to_lowercase().as_str() {
            "title" | "headline" => &mut known.title,
            "author" | "authors" | "byline" | "by" => &mut known.byline,
            "date" | "published" => &mut known.date,
            "outlet" | "publication" | "publisher" | "source" | "site" => &mut known.outlet,
            "url" | "link" | "address" | "canonical" => &mut known.address,
            _ => continue,
        };
        // Lists and nested values, which begin like this, are not simple.
        if field.is_empty() && !value.starts_with(['[', '{', '|', '>', '&', '*']) {
            value.clone_into(field);
        }
    }
    known
}

fn unquoted(value: &str) -> &str {
    let strip = |mark| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    strip('"').or_else(|| strip('\'')).unwrap_or(value)
}
