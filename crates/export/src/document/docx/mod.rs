//! Documents as DOCX (Office Open XML, ECMA-376), for Word, `LibreOffice` and others: headings, lists and tables by the styles
//! and marks that these programs and screen readers know.
//!
//! Written by hand with `Markup`, which lets texts in escaped alone: crates for it bring readers of pictures and older
//! versions of crates that are here, and know neither titles of tables nor rows that are heads.

mod body;
mod parts;

use super::OutputDocument;
use crate::ExportError;
use crate::archive::archive;
use crate::progress::Progress;

/// Writes a document.
pub(crate) fn write(document: &OutputDocument, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let body = body::Body::new(document, progress.part(0.0, 0.6))?;
    let properties = parts::properties(&document.title);
    let files: [(&str, &str); 9] = [
        ("[Content_Types].xml", parts::CONTENT_TYPES),
        ("_rels/.rels", parts::RELATIONS),
        ("docProps/core.xml", &properties),
        ("word/document.xml", &body.document),
        ("word/_rels/document.xml.rels", &body.relations),
        ("word/styles.xml", parts::STYLES),
        ("word/numbering.xml", &body.numbering),
        ("word/settings.xml", parts::SETTINGS),
        ("word/footer1.xml", parts::FOOTER),
    ];
    let files = files.map(|(name, text)| (name, text.as_bytes()));
    archive("Word document", &files, progress.part(0.6, 1.0))
}
