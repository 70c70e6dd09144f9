//! Files, pasted text and the clipboard's pages → articles.
//!
//! [`Importer`] gives an article and what a person should know about how it was read. The kind of a file is told by its
//! content; its name only says whether a text is Markdown. Of plain text in UTF-8 with `\n` at its line ends not a byte is
//! changed. Every other kind is parsed in a process of its own ([`isolated`]) into a typed [`Document`]: its paragraphs in
//! reading order, each with its role and a proposal to keep it or leave it out, and the document's own account of itself.
//! Nothing remote is fetched and nothing in a document is run.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "articles are read here")]

mod bounded;
mod codebook;
mod corpus_line;
mod decode;
mod document;
mod error;
mod folder;
mod formats;
mod guess;
mod header;
mod importer;
pub mod isolated;
mod lines;
mod options;
mod paragraph;
mod sniff;

pub use codebook::{codebook, is_codebook_in_ron, read_codebook};
pub use corpus_line::CorpusLine;
pub use document::{
    Block, BlockRole, ClaimReview, Document, DocumentKind, Metadata, TimedPlace, text_of, times,
};
pub use error::{Binary, ImportError, ImportProblem, ReadError};
pub use folder::{is_folder, list_folder, read_password, read_words};
pub use importer::{Imported, Importer};
pub use isolated::serve_child;
pub use lines::{Lines, same_file, size};
pub use options::{Limits, Origin, ReadOptions};
pub use sniff::{ENDINGS, Sniffed, sniff};

use files::FileKind;

/// The largest text that is read, in bytes: some four million words.
pub const MAX_TEXT_BYTES: u64 = FileKind::Article.max_bytes();

/// The largest document of any other kind that is read, in bytes: pictures and fonts take most of it.
pub const MAX_BYTES: u64 = FileKind::Document.max_bytes();

/// Reads a document of any kind in this process.
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
        Sniffed::Other(name) => return Err(foreign(bytes, name)),
    };
    let document = formats::read(kind, bytes, options)?;
    if document.blocks.is_empty() { Err(ReadError::Blank) } else { Ok(document) }
}

/// Returns the reason for which something known is no document.
fn foreign(bytes: &[u8], name: &'static str) -> ReadError {
    // A Word document with a password lies in the container of older versions.
    let marker: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") && memchr::memmem::find(bytes, &marker).is_some() {
        return ReadError::UnknownProtection;
    }
    ReadError::NotADocument(name.into())
}
