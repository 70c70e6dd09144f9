//! Rich Text documents (RTF), up to version 1.9.

mod codepage;
mod group;
mod reader;
mod text;
mod tokens;
mod words;

use self::reader::RtfReader;
use self::tokens::Tokens;
use crate::document::Document;
use crate::error::ReadError;
use crate::options::ReadOptions;

/// Reads a Rich Text document.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let mut reader = RtfReader::new(options.limits);
    for token in Tokens::new(bytes) {
        reader.take(token)?;
    }
    Ok(reader.finish())
}

#[cfg(test)]
mod tests;
