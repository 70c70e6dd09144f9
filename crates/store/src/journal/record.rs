//! The records of a journal, one on each line with its checksum.
//!
//! A line is the CRC-32 of the rest of the line in eight hexadecimal digits, a space, and the record as JSON.
//! The first record is the header. Its version has two numbers: the major version of the journal, and the
//! minor version of the project file, whose records are in the journal.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::format::FormatVersion;
use super::super::revision::Revision;
use edit::{Edit, HistoryOperation};
use model::ProjectId;

/// The major version of the journal's layout.
pub(crate) const JOURNAL_FORMAT: u32 = 1;

/// A record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum JournalRecord {
    /// The first record: what the journal continues.
    Journal(JournalHeader),
    /// A change to the project.
    Edit(JournalEntry),
    /// The file has, or is about to get, all changes up to one edit.
    Saved(SaveMark),
}

/// The header of a journal: what it continues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JournalHeader {
    /// The major version, read before anything else.
    pub(crate) format: u32,
    /// The minor version of the records.
    #[serde(default)]
    pub(crate) minor: u32,
    /// The version of the program that wrote it.
    pub(crate) written_by: String,
    pub(crate) project: ProjectId,
    /// The title of the project when the journal was begun.
    pub(crate) title: String,
    /// The project's file, for a person to read; `None` where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    /// The project before the edits.
    pub(crate) base: JournalBase,
}

/// The project before the edits of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum JournalBase {
    /// This content of the project's file.
    File(Revision),
    /// This project as text, because no file has it.
    Text(String),
}

/// A change to the project, as recorded in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalEntry {
    /// Its number, one more than that of the change before.
    pub number: u64,
    /// The time at which it was made.
    pub at: Timestamp,
    /// The way it came about: done, continued, undone or redone. Journals call it `deed`.
    #[serde(rename = "deed")]
    pub operation: HistoryOperation,
    /// The change itself, shared with the history.
    pub edit: Arc<Edit>,
}

/// A file content that includes all changes up to one edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveMark {
    /// The content of the file.
    pub(crate) revision: Revision,
    /// The number of the last edit in it; 0 for none.
    pub(crate) upto: u64,
}

/// Serialises a record as a line, including the line break.
pub(super) fn line(record: &JournalRecord) -> std::io::Result<Vec<u8>> {
    // The checksum is filled in afterwards, because a line may be as long as a project.
    let mut line = b"00000000 ".to_vec();
    let begin = line.len();
    serde_json::to_writer(&mut line, record)?;
    let sum = format!("{:08x}", crc32fast::hash(&line[begin..]));
    line[..sum.len()].copy_from_slice(sum.as_bytes());
    line.push(b'\n');
    Ok(line)
}

/// Parses a line without its line break; `None` where it is damaged.
pub(super) fn parse(line: &[u8]) -> Option<JournalRecord> {
    serde_json::from_slice(summed(line)?).ok()
}

/// Returns the JSON of a line, if its checksum is right.
pub(super) fn summed(line: &[u8]) -> Option<&[u8]> {
    let (sum, json) = (line.get(..8)?, line.get(9..)?);
    let sum = u32::from_str_radix(std::str::from_utf8(sum).ok()?, 16).ok()?;
    (line[8] == b' ' && sum == crc32fast::hash(json)).then_some(json)
}

/// Parses the version in the first line; `None` where the line is damaged.
pub(super) fn format(line: &[u8]) -> Option<FormatVersion> {
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
    Some(FormatVersion { major: format, minor })
}
