//! A chapter of an electronic book: its text, and its notes apart from it.

use crate::bounded::xml::{Element, Xml, XmlEvent};
use crate::error::ReadError;
use crate::options::Limits;

/// The text of a chapter and what is beside it, each as markup.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) text: String,
    pub(super) notes: String,
    /// The title page, and who made the book.
    pub(super) front: String,
    /// The words under pictures and tables.
    pub(super) captions: String,
}

/// Returns the role that an element gives to the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Note,
    Front,
    Caption,
}

impl Parts {
    fn onto(&mut self, kind: Option<Kind>) -> &mut String {
        match kind {
            None => &mut self.text,
            Some(Kind::Note) => &mut self.notes,
            Some(Kind::Front) => &mut self.front,
            Some(Kind::Caption) => &mut self.captions,
        }
    }
}

/// Elements without content, which are written without an end.
const VOID: &[&str] = &["br", "hr", "img", "wbr"];

/// Splits a chapter into text and notes, and leaves out what is neither: marks of notes, numbers of pages, contents.
pub(super) fn parts(bytes: &[u8], limits: &Limits) -> Result<Parts, ReadError> {
    let mut xml = Xml::new(bytes, limits)?;
    let mut parts = Parts::default();
    let mut depth = 0_usize;
    // How deep the element is that is no running text, and what it is.
    let mut beside: Option<(usize, Kind)> = None;
    // How many elements around this place hold nothing but notes.
    let mut collections: Vec<usize> = Vec::new();
    loop {
        match xml.next()? {
            XmlEvent::Start(element) => {
                if is_left_out(&element) {
                    xml.skip()?;
                    continue;
                }
                depth += 1;
                if purposes(&element).any(|own| COLLECTIONS.contains(&own)) {
                    collections.push(depth);
                }
                if beside.is_none() {
                    beside = kind(&element, !collections.is_empty()).map(|kind| (depth, kind));
                }
                let onto = parts.onto(beside.map(|(_, kind)| kind));
                if element.name == "br" {
                    onto.push_str("<br>");
                } else if !VOID.contains(&element.name.as_str()) {
                    onto.push('<');
                    onto.push_str(&element.name);
                    onto.push('>');
                }
            }
            XmlEvent::End(name) => {
                if !VOID.contains(&name.as_str()) {
                    let onto = parts.onto(beside.map(|(_, kind)| kind));
                    onto.push_str("</");
                    onto.push_str(&name);
                    onto.push('>');
                }
                beside = beside.filter(|(own, _)| *own != depth);
                collections.pop_if(|own| *own == depth);
                depth = depth.saturating_sub(1);
            }
            XmlEvent::Text(text) => push_escaped(parts.onto(beside.map(|(_, kind)| kind)), &text),
            XmlEvent::Eof => return Ok(parts),
        }
    }
}

/// Elements that hold notes, and a heading or an introduction to them.
const COLLECTIONS: &[&str] = &["footnotes", "endnotes", "rearnotes", "doc-endnotes"];

/// The words of the attributes that say what an element is for.
fn purposes(element: &Element) -> impl Iterator<Item = &str> {
    // The name without its namespace: `epub:type`, or `type` where the namespace is not written.
    let of_book = element.get("type").unwrap_or_default().split_whitespace();
    of_book.chain(element.get("role").unwrap_or_default().split_whitespace())
}

/// Returns the role that an element gives to the text in it; an item of a collection of notes is a note.
fn kind(element: &Element, in_collection: bool) -> Option<Kind> {
    let is_item = in_collection && matches!(element.name.as_str(), "li" | "dd" | "aside");
    purposes(element)
        .find_map(|own| match own {
            "footnote" | "endnote" | "rearnote" | "doc-footnote" | "doc-endnote" => Some(Kind::Note),
            "titlepage" | "halftitlepage" | "copyright-page" | "cover" | "colophon" | "imprint"
            | "doc-colophon" | "doc-cover" => Some(Kind::Front),
            _ => None,
        })
        .or(is_item.then_some(Kind::Note))
        .or(matches!(element.name.as_str(), "figcaption" | "caption").then_some(Kind::Caption))
}

fn is_left_out(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "head" | "nav" | "script" | "style" | "svg" | "audio" | "video" | "rt" | "rp"
    ) || element.get("hidden").is_some()
        || purposes(element).any(|own| {
            matches!(
                own,
                "noteref"
                    | "pagebreak"
                    | "toc"
                    | "page-list"
                    | "landmarks"
                    | "doc-noteref"
                    | "doc-pagebreak"
                    | "doc-backlink"
                    | "backlink"
                    | "doc-toc"
            )
        })
}

fn push_escaped(onto: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => onto.push_str("&lt;"),
            '&' => onto.push_str("&amp;"),
            c => onto.push(c),
        }
    }
}
