//! The package of an electronic book: what it says about itself, and its chapters in order.

use std::collections::HashMap;

use crate::bounded::xml::{Element, Xml, XmlEvent};
use crate::document::Metadata;
use crate::error::ReadError;
use crate::paragraph::{stated, stated_author};

/// A chapter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    /// The name of its part.
    pub(super) name: String,
    /// True if it is read in turn, and not only where something refers to it.
    pub(super) is_linear: bool,
}

/// A package.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) metadata: Metadata,
    pub(super) chapters: Vec<Chapter>,
}

impl Package {
    /// Reads the part of a name that describes the package.
    pub(super) fn read(mut xml: Xml<'_>, name: &str) -> Result<Self, ReadError> {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut package = Self::default();
        let mut parts: HashMap<String, (String, bool)> = HashMap::new();
        let mut order: Vec<(String, bool)> = Vec::new();
        let mut contents: Vec<String> = Vec::new();
        loop {
            match xml.next()? {
                XmlEvent::Start(element) => match element.name.as_str() {
                    "item" => {
                        let href = element.get("href").unwrap_or_default();
                        let is_contents = element
                            .get("properties")
                            .is_some_and(|own| own.split(' ').any(|word| word == "nav"));
                        let id = element.get("id").unwrap_or_default().to_owned();
                        parts.insert(id, (resolved(folder, href), is_contents));
                    }
                    "itemref" => {
                        let id = element.get("idref").unwrap_or_default().to_owned();
                        order.push((id, element.get("linear") != Some("no")));
                    }
                    "reference" if matches!(element.get("type"), Some("toc" | "cover")) => {
                        contents.extend(element.get("href").map(|href| resolved(folder, href)));
                    }
                    _ => package.property(&element, &mut xml)?,
                },
                XmlEvent::Eof => break,
                XmlEvent::End(_) | XmlEvent::Text(_) => {}
            }
        }
        for (id, is_linear) in order {
            if let Some((name, is_contents)) = parts.get(&id)
                && !is_contents
                && !contents.contains(name)
            {
                package.chapters.push(Chapter { name: name.clone(), is_linear });
            }
        }
        Ok(package)
    }

    fn property(&mut self, element: &Element, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let metadata = &mut self.metadata;
        match element.name.as_str() {
            "title" if metadata.title.is_none() => metadata.title = stated(&xml.text()?),
            "creator" => {
                let is_author = matches!(element.get("role"), None | Some("aut"));
                let names = xml.text()?;
                // Some programs write all authors as one.
                metadata.byline.extend(names.split(';').filter_map(stated_author).filter(|_| is_author));
            }
            "language" if metadata.language.is_none() => metadata.language = stated(&xml.text()?),
            "publisher" if metadata.outlet.is_none() => metadata.outlet = stated(&xml.text()?),
            "date" if metadata.published.is_none() && element.get("event") != Some("modification") => {
                metadata.published = stated(&xml.text()?).filter(|date| is_date(date));
            }
            _ => {}
        }
        Ok(())
    }
}

/// Returns whether a text begins like a date of ISO 8601 that can be: a year after printing began.
fn is_date(text: &str) -> bool {
    let year = text.get(..4).and_then(|year| year.parse::<u16>().ok());
    let rest = text.get(4..).unwrap_or_default();
    year.is_some_and(|year| (1450..2200).contains(&year)) && (rest.is_empty() || rest.starts_with('-'))
}

/// The name of a part, from where it is referred to.
fn resolved(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            step => parts.push(step),
        }
    }
    unescaped(&parts.join("/"))
}

/// An address with its escapes (`%20`) resolved.
pub(super) fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits =
            behind.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
