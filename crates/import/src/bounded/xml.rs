//! XML, read event by event within bounds of depth and number. No entity is ever expanded but the five of XML and
//! those that number a character, and nothing outside the document is looked at.

use std::io::BufRead;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event as Raw};

use crate::bounded::zip::from_io;
use crate::error::ReadError;
use crate::options::Limits;

/// An element without its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// The name without its namespace.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute, by its name without the namespace.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let own = |key: &str| key == name || key.split_once(':').is_some_and(|(_, local)| local == name);
        self.attributes.iter().find(|(key, _)| own(key)).map(|(_, value)| value.as_str())
    }

    /// Returns whether a property that is switched on by its presence is on: `<vanish/>`, but not `<vanish val="0"/>`.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.get("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// The next event of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum XmlEvent {
    /// An element begins.
    Start(Element),
    /// The element of a name ends.
    End(String),
    /// Text between elements, with its entities resolved.
    Text(String),
    /// The document ends.
    Eof,
}

/// A reader of XML.
pub(crate) struct Xml<'r> {
    inner: quick_xml::Reader<Box<dyn BufRead + 'r>>,
    buffer: Vec<u8>,
    depth: usize,
    elements: usize,
    limits: Limits,
}

impl<'r> Xml<'r> {
    /// Reads from a source of bytes in UTF-8, or in UTF-16 with a byte order mark.
    pub(crate) fn new(mut source: impl BufRead + 'r, limits: &Limits) -> Result<Self, ReadError> {
        let start = source.fill_buf().map_err(|error| from_io(&error))?;
        let wide = matches!(start, [0xfe, 0xff, ..] | [0xff, 0xfe, ..]);
        let source: Box<dyn BufRead + 'r> = if wide {
            let mut bytes = Vec::new();
            source.read_to_end(&mut bytes).map_err(|error| from_io(&error))?;
            let text = encoding_rs::UTF_16LE.decode(&bytes).0.into_owned();
            Box::new(std::io::Cursor::new(text.into_bytes()))
        } else {
            Box::new(source)
        };
        let mut inner = quick_xml::Reader::from_reader(source);
        inner.config_mut().expand_empty_elements = true;
        Ok(Self { inner, buffer: Vec::new(), depth: 0, elements: 0, limits: *limits })
    }

    /// The next event. Comments, declarations and instructions are passed over.
    pub(crate) fn next(&mut self) -> Result<XmlEvent, ReadError> {
        loop {
            self.buffer.clear();
            let event = self.inner.read_event_into(&mut self.buffer).map_err(|error| broken(&error))?;
            match event {
                Raw::Start(start) => {
                    let element = element(&start)?;
                    self.depth += 1;
                    self.elements += 1;
                    if self.depth > self.limits.depth {
                        return Err(ReadError::TooDeep { limit: self.limits.depth });
                    }
                    // A cell of a table takes some four elements.
                    let most = self.limits.parts.saturating_mul(4);
                    if self.elements > most {
                        return Err(ReadError::TooManyParts { limit: most });
                    }
                    return Ok(XmlEvent::Start(element));
                }
                Raw::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(XmlEvent::End(end.local_name().into_inner().to_owned()));
                }
                Raw::Text(text) => return Ok(XmlEvent::Text(text.xml10_content().into_owned())),
                Raw::CData(text) => return Ok(XmlEvent::Text(text.xml10_content().into_owned())),
                Raw::GeneralRef(reference) => {
                    let name = reference.xml10_content();
                    return Ok(XmlEvent::Text(resolve(&name)));
                }
                Raw::Eof if self.depth > 0 => {
                    return Err(ReadError::Damaged("its text ends in the middle".to_owned()));
                }
                Raw::Eof => return Ok(XmlEvent::Eof),
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) | Raw::Empty(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that began last.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()? == XmlEvent::Eof {
                break;
            }
        }
        Ok(())
    }

    /// The text within the element that began last, without markup.
    pub(crate) fn text(&mut self) -> Result<String, ReadError> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            match self.next()? {
                XmlEvent::Text(part) => text.push_str(&part),
                XmlEvent::Eof => break,
                XmlEvent::Start(_) | XmlEvent::End(_) => {}
            }
        }
        Ok(text)
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, ReadError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| ReadError::Damaged(error.to_string()))?;
        let key = attribute.key.as_ref();
        if key == "xmlns" || key.starts_with("xmlns:") {
            continue;
        }
        attributes.push((key.to_owned(), unescape(&attribute.value)));
    }
    Ok(Element { name: start.local_name().into_inner().to_owned(), attributes })
}

/// A text with its references resolved, each as [`resolve`] does.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        rest = if let Some((name, behind)) = after.split_once(';').filter(|(name, _)| name.len() < 12) {
            out.push_str(&resolve(name));
            behind
        } else {
            out.push('&');
            after
        };
    }
    out.push_str(rest);
    out
}

/// The text of a reference: a character by its name or number, or the reference as it is written.
fn resolve(name: &str) -> String {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => number.parse().ok(),
        };
        return code.and_then(char::from_u32).map_or_else(String::new, String::from);
    }
    match resolve_predefined_entity(name) {
        Some(text) => text.to_owned(),
        None if name == "nbsp" => "\u{a0}".to_owned(),
        None => format!("&{name};"),
    }
}

fn broken(error: &quick_xml::Error) -> ReadError {
    match error {
        quick_xml::Error::Io(error) => from_io(error),
        error => ReadError::Damaged(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str, limits: &Limits) -> Result<Vec<XmlEvent>, ReadError> {
        let mut xml = Xml::new(text.as_bytes(), limits)?;
        let mut events = Vec::new();
        loop {
            match xml.next()? {
                XmlEvent::Eof => return Ok(events),
                event => events.push(event),
            }
        }
    }

    #[test]
    fn entities_are_not_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c \"&b;&b;&b;\">]><a t=\"x &amp; &#x201c;\">&c; &lt;&#8220;</a>";
        let events = events(bomb, &Limits::default()).unwrap();
        let texts: String = events
            .iter()
            .filter_map(|e| if let XmlEvent::Text(t) = e { Some(t.as_str()) } else { None })
            .collect();
        assert_eq!(texts, "&c; <\u{201c}");
        let XmlEvent::Start(start) = &events[0] else { panic!() };
        assert_eq!(start.get("t"), Some("x & \u{201c}"));
    }

    #[test]
    fn bounds_hold() {
        let limits = Limits { depth: 10, parts: 3, ..Limits::default() };
        assert_eq!(events(&"<a>".repeat(11), &limits), Err(ReadError::TooDeep { limit: 10 }));
        let many = format!("<a>{}</a>", "<b/>".repeat(20));
        assert_eq!(events(&many, &limits), Err(ReadError::TooManyParts { limit: 12 }));
        assert!(matches!(events("<a><b>", &limits), Err(ReadError::Damaged(_))));
    }

    #[test]
    fn utf_16_is_read() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes));
        let mut xml = Xml::new(bytes.as_slice(), &Limits::default()).unwrap();
        xml.next().unwrap();
        assert_eq!(xml.text().unwrap(), "é");
    }
}
