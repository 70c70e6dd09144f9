//! Word documents (DOCX): ECMA-376, transitional and strict.

mod body;
mod pieces;
mod styles;

use std::collections::HashMap;

use self::body::DocxBody;
use self::styles::DocxStyles;
use crate::bounded::xml::{Xml, XmlEvent};
use crate::bounded::zip::BoundedArchive;
use crate::document::{BlockRole, Document, DocumentKind, Metadata};
use crate::error::ReadError;
use crate::options::{Limits, ReadOptions};
use crate::paragraph::{judge_boxes, stated, stated_author, stated_title};

/// Reads a Word document.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let limits = &options.limits;
    let mut archive = BoundedArchive::open(bytes, limits)?;
    let package = relations(&mut archive, "", limits)?;
    let main = package.first("officeDocument").unwrap_or("word/document.xml").to_owned();
    let parts = relations(&mut archive, &main, limits)?;
    let styles = match parts.first("styles") {
        Some(name) => match archive.part(name)? {
            Some(part) => DocxStyles::read(Xml::new(part, limits)?)?,
            None => DocxStyles::default(),
        },
        None => DocxStyles::default(),
    };
    let mut document = Document::new(DocumentKind::Docx);
    let part =
        archive.part(&main)?.ok_or_else(|| ReadError::Damaged("its main part is missing".to_owned()))?;
    let mut body = DocxBody::new(&styles, None);
    body.read(Xml::new(part, limits)?)?;
    let (title, notes) = body.finish(&mut document.blocks);
    document.notes = notes;
    judge_boxes(&mut document.blocks);
    for (kind, role) in [
        ("footnotes", BlockRole::Footnote),
        ("endnotes", BlockRole::Footnote),
        ("comments", BlockRole::Comment),
        ("header", BlockRole::PageFurniture),
        ("footer", BlockRole::PageFurniture),
    ] {
        for name in parts.all(kind) {
            let Some(part) = archive.part(name)? else {
                continue;
            };
            let mut beside = DocxBody::new(&styles, Some(role));
            beside.read(Xml::new(part, limits)?)?;
            let mut blocks = Vec::new();
            beside.finish(&mut blocks);
            // First, even and odd pages have a part each for the same head.
            blocks.retain(|block| role != BlockRole::PageFurniture || !document.blocks.contains(block));
            document.blocks.append(&mut blocks);
        }
    }
    if let Some(name) = package.first("core-properties")
        && let Some(part) = archive.part(name)?
    {
        // Properties that cannot be read are no reason to refuse the text.
        document.metadata = properties(Xml::new(part, limits)?).unwrap_or_default();
    }
    if title.is_some() {
        document.metadata.title = title;
    }
    Ok(document)
}

/// Parts that a part refers to, as kind and name.
struct Relations(Vec<(String, String)>);

impl Relations {
    fn all<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s str> {
        self.0.iter().filter(move |(own, _)| own == kind).map(|(_, name)| name.as_str())
    }

    fn first(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == kind).map(|(_, name)| name.as_str())
    }
}

/// The parts that a part refers to; an empty name means the package itself.
fn relations(archive: &mut BoundedArchive<'_>, of: &str, limits: &Limits) -> Result<Relations, ReadError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name =
        if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut found = Vec::new();
    let Some(part) = archive.part(&name)? else {
        return Ok(Relations(found));
    };
    let mut xml = Xml::new(part, limits)?;
    loop {
        match xml.next()? {
            XmlEvent::Start(element) if element.name == "Relationship" => {
                let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target")) else {
                    continue;
                };
                if element.get("TargetMode") != Some("External") {
                    let kind = kind.rsplit('/').next().unwrap_or(kind).to_owned();
                    found.push((kind, resolved(folder, target)));
                }
            }
            XmlEvent::Eof => return Ok(Relations(found)),
            _ => {}
        }
    }
}

/// The name of a part, from where it is referred to.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// The title, author and language of the core properties. Their dates are those of the file, not of a publication.
fn properties(mut xml: Xml<'_>) -> Result<Metadata, ReadError> {
    let mut values: HashMap<String, String> = HashMap::new();
    loop {
        match xml.next()? {
            XmlEvent::Start(element) if ["title", "creator", "language"].contains(&element.name.as_str()) => {
                let text = xml.text()?;
                values.insert(element.name, text);
            }
            XmlEvent::Eof => break,
            _ => {}
        }
    }
    let authors = values.get("creator").map(String::as_str).unwrap_or_default();
    Ok(Metadata {
        title: values.get("title").and_then(|title| stated_title(title)),
        byline: authors.split(';').filter_map(stated_author).collect(),
        language: values.get("language").and_then(|language| stated(language)),
        ..Metadata::default()
    })
}

#[cfg(test)]
mod tests;
