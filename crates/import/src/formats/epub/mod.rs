//! Electronic books (EPUB 2 and 3): their chapters in the order of reading.

mod chapter;
mod package;

use self::package::Package;
use crate::bounded::xml::{Xml, XmlEvent};
use crate::bounded::zip::BoundedArchive;
use crate::document::{Block, BlockRole, Document, DocumentKind};
use crate::error::ReadError;
use crate::formats::html;
use crate::options::{Limits, Origin, ReadOptions};
use crate::{decode, paragraph};

/// Reads an electronic book.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let limits = &options.limits;
    let mut archive = BoundedArchive::open(bytes, limits)?;
    let main = main_part(&mut archive, limits)?;
    let part = archive
        .part(&main)?
        .ok_or_else(|| ReadError::Damaged("its list of chapters is missing".to_owned()))?;
    let package = Package::read(Xml::new(part, limits)?, &main)?;
    let encrypted = encrypted_parts(&mut archive, limits)?;
    let mut document = Document::new(DocumentKind::Epub);
    let mut missing = 0_usize;
    for chapter in &package.chapters {
        if encrypted.contains(&chapter.name) {
            // A shop's lock: to get round it is not this program's business.
            return Err(ReadError::UnknownProtection);
        }
        let Some(bytes) = archive.bytes(&chapter.name)? else {
            missing += 1;
            continue;
        };
        add_chapter(&mut document, &bytes, chapter.is_linear, options)?;
    }
    if missing > 0 {
        document.notes.push(format!("{missing} of its chapters are missing in the file."));
    }
    document.metadata = package.metadata;
    Ok(document)
}

fn add_chapter(
    document: &mut Document,
    bytes: &[u8],
    kept: bool,
    options: &ReadOptions,
) -> Result<(), ReadError> {
    let parts = match chapter::parts(bytes, &options.limits) {
        Ok(parts) => parts,
        // Not well formed: read as a page, which forgives more.
        Err(ReadError::Damaged(_)) => {
            chapter::Parts { text: decode::declared(bytes, None)?.text, ..chapter::Parts::default() }
        }
        Err(error) => return Err(error),
    };
    let aside = |role| move |block: Block| Block { role, kept: false, ..block };
    document.blocks.extend(blocks(&parts.front, options)?.into_iter().map(aside(BlockRole::Navigation)));
    let text = blocks(&parts.text, options)?.into_iter();
    document.blocks.extend(text.map(|block| Block { kept: block.kept && kept, ..block }));
    document.blocks.extend(blocks(&parts.captions, options)?.into_iter().map(aside(BlockRole::Caption)));
    document.blocks.extend(blocks(&parts.notes, options)?.into_iter().map(aside(BlockRole::Footnote)));
    Ok(())
}

/// The blocks of a page that is all text.
fn blocks(page: &str, options: &ReadOptions) -> Result<Vec<Block>, ReadError> {
    if page.trim().is_empty() {
        return Ok(Vec::new());
    }
    let all = ReadOptions { origin: Origin::Clipboard, ..options.clone() };
    Ok(html::page(page, &all)?.blocks)
}

/// The name of the part that lists all others.
fn main_part(archive: &mut BoundedArchive<'_>, limits: &Limits) -> Result<String, ReadError> {
    let missing = || ReadError::Damaged("the list of its parts is missing".to_owned());
    let part = archive.part("META-INF/container.xml")?.ok_or_else(missing)?;
    let mut xml = Xml::new(part, limits)?;
    loop {
        match xml.next()? {
            XmlEvent::Start(element) if element.name == "rootfile" => {
                return element.get("full-path").and_then(paragraph::stated).ok_or_else(missing);
            }
            XmlEvent::Eof => return Err(missing()),
            _ => {}
        }
    }
}

/// The names of parts that are encrypted. Fonts are often disguised, which does not matter here.
fn encrypted_parts(archive: &mut BoundedArchive<'_>, limits: &Limits) -> Result<Vec<String>, ReadError> {
    let mut names = Vec::new();
    let Some(part) = archive.part("META-INF/encryption.xml")? else {
        return Ok(names);
    };
    let mut xml = Xml::new(part, limits)?;
    loop {
        match xml.next()? {
            XmlEvent::Start(element) if element.name == "CipherReference" => {
                names.extend(element.get("URI").map(package::unescaped));
            }
            XmlEvent::Eof => return Ok(names),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
