//! What a journal holds: a line a record, each with its checksum.
//!
//! A line is the CRC-32 of what follows it, as eight digits, a space, and the record as JSON. The first record
//! says what the journal continues. Its version has two numbers, as that of the project file has: the major one is
//! the journal's own, the minor one is that of the project file, since the records in it are those of that file.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::format::Format;
use super::super::revision::Revision;
use edit::{Edit, HistoryOperation};
use model::ProjectId;

/// The major version of the journal's layout.
pub(crate) const JOURNAL_FORMAT: u32 = 1;

/// A record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Record {
    /// The first: what the journal continues.
    Journal(Header),
    /// A change of the project.
    Edit(Entry),
    /// The file is about to hold, or holds, everything up to one edit.
    Saved(Mark),
}

/// What a journal continues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    /// The layout. Looked at before anything else.
    pub(crate) format: u32,
    /// The minor version of the records in it.
    #[serde(default)]
    pub(crate) minor: u32,
    /// The version of the program.
    pub(crate) written_by: String,
    pub(crate) project: ProjectId,
    /// The project's title when the journal was begun.
    pub(crate) title: String,
    /// The project's file, for a person to read; nothing where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    /// What the edits begin from.
    pub(crate) base: Base,
}

/// What the edits of a journal begin from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Base {
    /// This content of the project's file, and no other.
    File(Revision),
    /// This project, which no file holds: the text of one.
    Text(String),
}

/// A change of the project, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number: one more than that of the change before.
    pub number: u64,
    /// When it was made.
    pub at: Timestamp,
    /// How it came about.
    pub deed: HistoryOperation,
    /// The change itself, shared with the history.
    pub edit: Arc<Edit>,
}

/// That a file holds everything up to one edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mark {
    /// The content of the file.
    pub(crate) revision: Revision,
    /// The last edit that it holds; 0 for none.
    pub(crate) upto: u64,
}

/// A record as its line, which ends with a line break.
pub(super) fn line(record: &Record) -> std::io::Result<Vec<u8>> {
    // Its checksum is put in where it belongs once it is known: a line may be as long as a project.
    let mut line = b"00000000 ".to_vec();
    let begin = line.len();
    serde_json::to_writer(&mut line, record)?;
    let sum = format!("{:08x}", crc32fast::hash(&line[begin..]));
    line[..sum.len()].copy_from_slice(sum.as_bytes());
    line.push(b'\n');
    Ok(line)
}

/// The record of a line without its line break; nothing where it is damaged.
pub(super) fn parse(line: &[u8]) -> Option<Record> {
    serde_json::from_slice(summed(line)?).ok()
}

/// The words of a line, where they are whole.
pub(super) fn summed(line: &[u8]) -> Option<&[u8]> {
    let (sum, json) = (line.get(..8)?, line.get(9..)?);
    let sum = u32::from_str_radix(std::str::from_utf8(sum).ok()?, 16).ok()?;
    (line[8] == b' ' && sum == crc32fast::hash(json)).then_some(json)
}

/// The version that the first line gives; nothing where it is damaged.
pub(super) fn format(line: &[u8]) -> Option<Format> {
    #[derive(Deserialize)]
    enum First {
        Journal(Version),
    }
    #[derive(Deserialize)]
    struct Version {
        format: u32,
        #[serde(default)]
        minor: u32,
    }
    let First::Journal(Version { format, minor }) = serde_json::from_slice(summed(line)?).ok()?;
    Some(Format { major: format, minor })
}
