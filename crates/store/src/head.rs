//! The first words of a project file, which tell that it is one and of which version.
//!
//! They are read before anything else. Every version of the format begins with `Rejoinder(format: N, minor:
//! N`; the minor version is left out where it is 0.

use std::io;
use std::path::Path;

use super::FormatVersion;
use super::atomic::follow;
use super::disk::{Disk, EntryKind};
use files::BYTE_ORDER_MARK;

/// The number of bytes that are read from the beginning of a file.
const START_BYTES: u16 = 4096;

/// The kind of file that the beginning of a text indicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileHead {
    /// A project file of this version.
    FormatVersion(FormatVersion),
    /// White space only.
    Empty,
    /// Something else.
    Foreign,
}

/// Reads the beginning of a text.
pub(super) fn head(text: &str) -> FileHead {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if text.trim().is_empty() {
        return FileHead::Empty;
    }
    format(text).map_or(FileHead::Foreign, FileHead::FormatVersion)
}

/// Reads the beginning of a file. A pipe is not read, since reading would consume its content.
pub(super) fn of_file(disk: &dyn Disk, path: &Path) -> io::Result<FileHead> {
    let real = follow(disk, path)?;
    if disk.metadata(&real)?.kind != EntryKind::File {
        return Ok(FileHead::Foreign);
    }
    let start = disk.read_start(&real, START_BYTES)?;
    match head_of_bytes(&start) {
        FileHead::Empty if start.len() == usize::from(START_BYTES) => Ok(FileHead::Foreign),
        head => Ok(head),
    }
}

/// Reads the beginning of a text, which may end in the middle of a character.
fn head_of_bytes(bytes: &[u8]) -> FileHead {
    match std::str::from_utf8(bytes) {
        Ok(text) => head(text),
        Err(error) => match head(std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()) {
            FileHead::Empty => FileHead::Foreign,
            known => known,
        },
    }
}

fn format(text: &str) -> Option<FormatVersion> {
    let mut rest = gap(text);
    while let Some(attribute) = rest.strip_prefix("#!") {
        rest = gap(attribute.split_once(']')?.1);
    }
    let (major, rest) = number(rest, &["Rejoinder", "(", "format", ":"])?;
    let minor = number(rest, &[",", "minor", ":"]).map_or(0, |(minor, _)| minor);
    Some(FormatVersion { major, minor })
}

/// Returns the number behind these words, and the text behind it.
fn number<'a>(text: &'a str, words: &[&str]) -> Option<(u32, &'a str)> {
    let mut rest = gap(text);
    for word in words {
        rest = gap(rest.strip_prefix(*word)?);
    }
    let (digits, rest) =
        rest.split_at(rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    // A number that does not fit belongs to a far later version.
    (!digits.is_empty()).then(|| (digits.parse().unwrap_or(u32::MAX), rest))
}

/// Skips white space and comments.
fn gap(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        rest = if let Some(line) = rest.strip_prefix("//") {
            line.split_once('\n').map_or("", |(_, rest)| rest)
        } else if let Some(block) = rest.strip_prefix("/*") {
            block.split_once("*/").map_or("", |(_, rest)| rest)
        } else {
            return rest;
        }
        .trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(major: u32, minor: u32) -> FileHead {
        FileHead::FormatVersion(FormatVersion { major, minor })
    }

    #[test]
    fn the_version_is_read_whatever_stands_around_it() {
        for text in [
            "Rejoinder(format: 7",
            "\u{feff}Rejoinder(format: 7,",
            "#![enable(implicit_some)]\r\nRejoinder(\r\n format: 7, written_by: \"9\"",
            "// a note\n/* another */ Rejoinder ( format : 7 )",
        ] {
            assert_eq!(head(text), version(7, 0), "{text}");
        }
        for text in ["Rejoinder(format: 7, minor: 3,", "Rejoinder(\n format: 7 /* a */,\n minor: 3\n"] {
            assert_eq!(head(text), version(7, 3), "{text}");
        }
        assert_eq!(head("Rejoinder(format: 7, title: \"minor: 3\""), version(7, 0));
    }

    #[test]
    fn other_texts_are_foreign() {
        for text in
            ["{}", "Rejoinder", "Rejoinder(format: )", "Rejoinder(title: \"x\")", "#!", "/*", "%PDF-1.7"]
        {
            assert_eq!(head(text), FileHead::Foreign, "{text}");
        }
        assert_eq!(head(" \n"), FileHead::Empty);
        assert_eq!(head_of_bytes(b"\xff\xfe"), FileHead::Foreign);
        assert_eq!(head_of_bytes(b"Rejoinder(format: 1, title: \"\xe2\x80"), version(1, 0));
        assert_eq!(head("Rejoinder(format: 99999999999)"), version(u32::MAX, 0));
    }
}
