//! A reader for each kind of document.

pub(crate) mod text;

use crate::document::{Document, DocumentKind};
use crate::error::ReadError;
use crate::options::ReadOptions;

/// Reads a document of a kind.
pub(crate) fn read(kind: DocumentKind, bytes: &[u8], _options: &ReadOptions) -> Result<Document, ReadError> {
    match kind {
        DocumentKind::Text => text::read(bytes),
        DocumentKind::Html
        | DocumentKind::Mhtml
        | DocumentKind::Markdown
        | DocumentKind::Mail
        | DocumentKind::Docx
        | DocumentKind::Odt
        | DocumentKind::Rtf
        | DocumentKind::Epub
        | DocumentKind::Pdf
        | DocumentKind::Subtitles
        | DocumentKind::Transcript => Err(ReadError::NotRead(kind)),
    }
}
