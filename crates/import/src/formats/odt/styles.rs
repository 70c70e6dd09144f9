//! The styles of an `OpenDocument` text: which paragraphs are titles, captions and quotations, and which words are
//! hidden.

use std::collections::HashMap;

use crate::bounded::xml::Element;
use crate::document::BlockRole;

/// The distance to which the chain of styles that a style is derived from is followed.
const CHAIN: usize = 16;

/// The styles by family and name, both of the document and those that the program made for single paragraphs.
#[derive(Debug, Default)]
pub(super) struct OdtStyles {
    by_name: HashMap<(String, String), OdtStyle>,
    current: Option<(String, String)>,
}

#[derive(Debug, Default)]
struct OdtStyle {
    parent: Option<String>,
    hidden: bool,
}

impl OdtStyles {
    /// Meets the beginning of an element of a style.
    pub(super) fn enter(&mut self, element: &Element) {
        match element.name.as_str() {
            "style" => {
                let get = |name| element.get(name).unwrap_or_default().to_owned();
                let key = (get("family"), get("name"));
                let parent = element.get("parent-style-name").map(str::to_owned);
                self.by_name.insert(key.clone(), OdtStyle { parent, hidden: false });
                self.current = Some(key);
            }
            "text-properties" if element.get("display") == Some("none") => {
                let current = self.current.as_ref().and_then(|key| self.by_name.get_mut(key));
                if let Some(style) = current {
                    style.hidden = true;
                }
            }
            _ => {}
        }
    }

    /// The part that a paragraph of a style plays.
    pub(super) fn role(&self, name: &str) -> BlockRole {
        let mut role = BlockRole::Paragraph;
        self.chain("paragraph", name, |name, _| match name {
            "Title" | "Subtitle" | "Heading" => role = BlockRole::Heading,
            "Quotations" => role = BlockRole::BlockQuote,
            "Caption" | "Illustration" | "Drawing" | "Table" | "FigureCaption" | "TableCaption" => {
                role = BlockRole::Caption;
            }
            "Footnote" | "Endnote" => role = BlockRole::Footnote,
            _ => {}
        });
        role
    }

    /// Returns whether a style is that of a document's title, or derived from it.
    pub(super) fn is_title(&self, name: &str) -> bool {
        let mut is_title = false;
        self.chain("paragraph", name, |name, _| is_title |= name == "Title");
        is_title
    }

    /// Returns whether words of a style are hidden.
    pub(super) fn is_hidden(&self, family: &str, name: &str) -> bool {
        let mut hidden = false;
        self.chain(family, name, |_, style| hidden |= style.is_some_and(|style| style.hidden));
        hidden
    }

    /// Visits a style and those that it is derived from.
    fn chain<'s>(&'s self, family: &str, name: &'s str, mut visit: impl FnMut(&str, Option<&OdtStyle>)) {
        let mut next = Some(name);
        for _ in 0..CHAIN {
            let Some(name) = next.filter(|name| !name.is_empty()) else {
                return;
            };
            let style = self.by_name.get(&(family.to_owned(), name.to_owned()));
            visit(name, style);
            next = style.and_then(|style| style.parent.as_deref());
        }
    }
}
