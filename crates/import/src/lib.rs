//! Reads documents as they come, saved pages, office files, mail and transcripts, as articles.
//!
//! Bytes go in and a typed [`Document`] comes out: its paragraphs in reading order, each with its role and
//! a proposal to keep it or leave it out, and the document's own account of itself. The kind is told by the
//! content, never by a name. Nothing remote is fetched and nothing in a document is run.

mod bounded;
mod decode;
mod document;
mod error;
mod formats;
pub mod isolated;
mod options;
mod paragraph;
mod sniff;

pub use document::{Block, BlockRole, ClaimReview, Document, DocumentKind, Metadata, SpeakerPart};
pub use error::ReadError;
pub use isolated::serve_child;
pub use options::{Limits, Origin, ReadOptions};
pub use sniff::{Sniffed, sniff};

/// Reads a document, whatever its kind.
///
/// # Errors
/// Says why the bytes are not a document that can be read, and what to do about it.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    if bytes.len() > options.limits.bytes {
        return Err(ReadError::TooLarge { limit: options.limits.bytes });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let kind = match sniff(bytes) {
        Sniffed::Document(kind) => kind,
        // A Word document with a password lies in the container of older versions.
        Sniffed::Other(_) if is_encrypted_office(bytes) => return Err(ReadError::UnknownProtection),
        Sniffed::Other(name) => return Err(ReadError::NotADocument(name.into())),
    };
    let document = formats::read(kind, bytes, options)?;
    if document.blocks.is_empty() { Err(ReadError::Blank) } else { Ok(document) }
}

/// Whether some bytes are an Office file that is encrypted as a whole.
fn is_encrypted_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xd0\xcf\x11\xe0") && memchr::memmem::find(bytes, &name).is_some()
}
