//! Documents for tests, made part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts, each with its name and its text.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The blocks of a document in short: `+` for those that are kept and `-` for others, the role, and the text.
pub(crate) fn outline(document: &crate::document::Document) -> Vec<String> {
    let line = |block: &crate::document::Block| {
        let sign = if block.kept { '+' } else { '-' };
        format!("{sign}{:?}: {}", block.role, block.text)
    };
    document.blocks.iter().map(line).collect()
}
