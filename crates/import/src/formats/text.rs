//! Plain text: paragraphs with empty lines between them.

use crate::decode;
use crate::document::{Block, BlockRole, Document, DocumentKind};
use crate::error::ReadError;
use crate::formats::transcript;

/// Reads a plain text.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let decoded = decode::plain(bytes)?;
    if transcript::is_transcript(&decoded.text) {
        return Ok(transcript::from_text(decoded));
    }
    let mut document = Document::new(DocumentKind::Text);
    document.notes = decoded.notes;
    let mut lines: Vec<&str> = Vec::new();
    for line in decoded.text.lines().map(str::trim_end).chain([""]) {
        if !line.is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            document.blocks.push(Block::new(lines.join("\n"), BlockRole::Paragraph, true));
            lines.clear();
        }
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Binary;

    #[test]
    fn paragraphs_end_at_empty_lines() {
        let document = read(b"One line\nand its next.\n\n\nAnother.\n").unwrap();
        assert_eq!(document.body(), "One line\nand its next.\n\nAnother.");
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(read(&[1, 2, 3, 4, 5, 6, 7, 8]), Err(ReadError::Binary(Binary::Control)));
    }
}
