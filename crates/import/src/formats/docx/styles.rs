//! The styles of a Word document: which paragraphs are headings, items and quotations, and which words are hidden.

use std::collections::HashMap;

use crate::bounded::xml::{Xml, XmlEvent};
use crate::document::BlockRole;
use crate::error::ReadError;
use crate::formats::style_names::role_of;

/// The distance to which the chain of styles that a style is based on is followed.
const CHAIN: usize = 16;

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub(super) struct DocxStyles(HashMap<String, DocxStyle>);

#[derive(Debug, Default)]
struct DocxStyle {
    /// The name, in lower case. Word writes those of its own styles in English, whatever its language.
    name: String,
    based_on: Option<String>,
    is_heading: bool,
    is_list: bool,
    hidden: Option<bool>,
}

impl DocxStyles {
    /// Reads the part that defines the styles.
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, ReadError> {
        let mut styles = HashMap::new();
        let mut current: Option<(String, DocxStyle)> = None;
        loop {
            match xml.next()? {
                XmlEvent::Start(element) => match (element.name.as_str(), &mut current) {
                    ("style", _) => {
                        let id = element.get("styleId").unwrap_or_default().to_owned();
                        current = Some((id, DocxStyle::default()));
                    }
                    ("name", Some((_, style))) => {
                        style.name = element.get("val").unwrap_or_default().to_lowercase();
                    }
                    ("basedOn", Some((_, style))) => style.based_on = element.get("val").map(str::to_owned),
                    ("outlineLvl", Some((_, style))) => style.is_heading = is_outline(element.get("val")),
                    ("numId", Some((_, style))) => style.is_list = element.get("val") != Some("0"),
                    ("vanish", Some((_, style))) => style.hidden = Some(element.is_on()),
                    _ => {}
                },
                XmlEvent::End(name) if name == "style" => {
                    if let Some((id, style)) = current.take() {
                        styles.insert(id, style);
                    }
                }
                XmlEvent::End(_) | XmlEvent::Text(_) => {}
                XmlEvent::Eof => return Ok(Self(styles)),
            }
        }
    }

    /// The part that a paragraph of a style plays.
    pub(super) fn role(&self, id: &str) -> BlockRole {
        // A style that the file does not define is one of the program's own, known by its identifier.
        let undefined = || role_of(&id.to_lowercase()).filter(|_| !self.0.contains_key(id));
        let by_name = self.chain(id).find_map(|style| role_of(&style.name)).or_else(undefined);
        by_name.unwrap_or_else(|| {
            if self.chain(id).any(|style| style.is_heading) {
                BlockRole::Heading
            } else if self.chain(id).any(|style| style.is_list) {
                BlockRole::ListItem
            } else {
                BlockRole::Paragraph
            }
        })
    }

    /// Returns whether a style is that of a document's title.
    pub(super) fn is_title(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|style| style.name == "title")
    }

    /// Returns whether words of a style are hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.hidden).unwrap_or_default()
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s DocxStyle> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_ref()?)).take(CHAIN)
    }
}

/// Returns whether a level is one of the nine of headings; the tenth is that of running text.
pub(super) fn is_outline(level: Option<&str>) -> bool {
    level.and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < 9)
}
