//! `OpenDocument` texts (ODT): ISO/IEC 26300.

mod body;
mod styles;

use self::body::OdtBody;
use self::styles::OdtStyles;
use crate::bounded::xml::{Xml, XmlEvent};
use crate::bounded::zip::BoundedArchive;
use crate::document::{BlockRole, Document, DocumentKind, Metadata};
use crate::error::ReadError;
use crate::options::{Limits, ReadOptions};
use crate::paragraph::{judge_boxes, stated, stated_author, stated_title};

/// Reads an `OpenDocument` text.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let limits = &options.limits;
    let mut archive = BoundedArchive::open(bytes, limits)?;
    if is_encrypted(&mut archive, limits)? {
        return Err(ReadError::UnknownProtection);
    }
    let mut document = Document::new(DocumentKind::Odt);
    let mut styles = OdtStyles::default();
    let mut furniture = Vec::new();
    if let Some(part) = archive.part("styles.xml")? {
        let mut body = OdtBody::new(OdtStyles::default(), Some(BlockRole::PageFurniture));
        body.read(Xml::new(part, limits)?)?;
        (styles, _, furniture) = body.finish();
    }
    let part =
        archive.part("content.xml")?.ok_or_else(|| ReadError::Damaged("its text is missing".to_owned()))?;
    let mut body = OdtBody::new(styles, None);
    body.read(Xml::new(part, limits)?)?;
    let (_, title, blocks) = body.finish();
    document.blocks = blocks;
    judge_boxes(&mut document.blocks);
    for block in furniture {
        if !document.blocks.contains(&block) {
            document.blocks.push(block);
        }
    }
    if let Some(part) = archive.part("meta.xml")? {
        // Properties that cannot be read are no reason to refuse the text.
        document.metadata = properties(Xml::new(part, limits)?).unwrap_or_default();
    }
    if title.is_some() {
        document.metadata.title = title;
    }
    Ok(document)
}

/// Returns whether the list of the parts says that they are encrypted.
fn is_encrypted(archive: &mut BoundedArchive<'_>, limits: &Limits) -> Result<bool, ReadError> {
    let Some(part) = archive.part("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    let mut xml = Xml::new(part, limits)?;
    let mut path = String::new();
    loop {
        match xml.next() {
            Ok(XmlEvent::Start(element)) if element.name == "file-entry" => {
                element.get("full-path").unwrap_or_default().clone_into(&mut path);
            }
            Ok(XmlEvent::Start(element)) if element.name == "encryption-data" => {
                if path == "content.xml" || path == "encrypted-package" {
                    return Ok(true);
                }
            }
            // A broken list is no reason to refuse the text.
            Ok(XmlEvent::Eof) | Err(ReadError::Damaged(_)) => return Ok(false),
            Ok(_) => {}
            Err(error) => return Err(error),
        }
    }
}

/// The title, author and language of the properties. Their dates are those of the file, not of a publication.
fn properties(mut xml: Xml<'_>) -> Result<Metadata, ReadError> {
    let mut metadata = Metadata::default();
    let mut last_writer = None;
    loop {
        match xml.next()? {
            XmlEvent::Start(element) => match element.name.as_str() {
                "title" => metadata.title = stated_title(&xml.text()?),
                "initial-creator" => {
                    let authors = xml.text()?;
                    metadata.byline.extend(authors.split(';').filter_map(stated_author));
                }
                "creator" => last_writer = stated_author(&xml.text()?),
                "language" => metadata.language = stated(&xml.text()?),
                _ => {}
            },
            XmlEvent::Eof => break,
            XmlEvent::End(_) | XmlEvent::Text(_) => {}
        }
    }
    if metadata.byline.is_empty() {
        metadata.byline.extend(last_writer);
    }
    Ok(metadata)
}

#[cfg(test)]
mod tests;
