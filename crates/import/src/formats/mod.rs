//! A reader for each kind of document.

pub(crate) mod docx;
pub(crate) mod epub;
pub(crate) mod html;
mod hyphens;
pub(crate) mod mail;
pub(crate) mod markdown;
pub(crate) mod mhtml;
pub(crate) mod odt;
pub(crate) mod pdf;
pub(crate) mod rtf;
#[cfg(test)]
mod sample;
mod style_names;
pub(crate) mod subtitles;
mod symbols;
pub(crate) mod text;
pub(crate) mod transcript;

use crate::document::{Document, DocumentKind};
use crate::error::ReadError;
use crate::options::ReadOptions;

/// Reads a document of a kind.
pub(crate) fn read(kind: DocumentKind, bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let mut document = read_kind(kind, bytes, options)?;
    if !matches!(kind, DocumentKind::Text | DocumentKind::Markdown) {
        transcript::tell_turns(&mut document);
    }
    Ok(document)
}

fn read_kind(kind: DocumentKind, bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    match kind {
        DocumentKind::Docx => docx::read(bytes, options),
        DocumentKind::Odt => odt::read(bytes, options),
        DocumentKind::Rtf => rtf::read(bytes, options),
        DocumentKind::Subtitles => subtitles::read(bytes, options),
        DocumentKind::Transcript => transcript::read(bytes, options),
        DocumentKind::Pdf => pdf::read(bytes, options),
        DocumentKind::Epub => epub::read(bytes, options),
        DocumentKind::Mail => mail::read(bytes, options),
        DocumentKind::Text => text::read(bytes),
        DocumentKind::Html => html::read(bytes, options),
        DocumentKind::Mhtml => mhtml::read(bytes, options),
        DocumentKind::Markdown => markdown::read(bytes),
    }
}
