//! Parses a journal up to its first damage.

use std::sync::Arc;

use super::record::{
    JOURNAL_FORMAT, JournalBase, JournalEntry, JournalHeader, JournalRecord, SaveMark, format, parse, summed,
};
use crate::format::{FORMAT, FormatVersion, migrate_edit};
use crate::revision::Revision;

/// The contents of a journal, up to its first damage.
#[derive(Debug)]
pub(crate) struct JournalContents {
    pub(crate) header: JournalHeader,
    pub(crate) entries: Vec<JournalEntry>,
    marks: Vec<SaveMark>,
    pub(crate) end: JournalEnd,
}

/// The end of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JournalEnd {
    /// The last record is complete.
    Whole,
    /// The last record is incomplete. It begins at this byte.
    Torn(usize),
    /// Complete records follow after damage, which begins at this byte.
    Damaged(usize),
}

/// A reason why nothing can be read from a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum UnreadableJournal {
    /// A later version wrote it, and something in it is not understood.
    Newer(FormatVersion),
    /// Its first record is incomplete, so that nothing in it was ever safe on the drive.
    Headless,
    /// Its first record is damaged, and complete records follow.
    Damaged,
}

/// The version that this program writes.
const PRESENT: FormatVersion = FormatVersion { major: JOURNAL_FORMAT, minor: FORMAT.minor };

/// Parses a journal. Entries of an older version are migrated.
pub(crate) fn read(bytes: &[u8]) -> Result<JournalContents, UnreadableJournal> {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let version = format(first).unwrap_or(PRESENT);
    if version.major > PRESENT.major {
        return Err(UnreadableJournal::Newer(version));
    }
    let mut lines = JournalLines { bytes, at: 0 };
    let header = match lines.next() {
        Some((_, Some(JournalRecord::Journal(header)))) => header,
        Some(_) if version > PRESENT => return Err(UnreadableJournal::Newer(version)),
        _ => return Err(headless(bytes)),
    };
    let mut contents =
        JournalContents { header, entries: Vec::new(), marks: Vec::new(), end: JournalEnd::Whole };
    while let Some((at, record)) = lines.next() {
        match record {
            Some(JournalRecord::Edit(mut entry)) if contents.goes_on_with(entry.number) => {
                migrate_edit(Arc::make_mut(&mut entry.edit), version);
                contents.entries.push(entry);
            }
            Some(JournalRecord::Saved(mark)) => contents.marks.push(mark),
            // The line is not damaged but of a newer version. No part of a newer change is made.
            None if version > PRESENT && lines.is_whole(at) => return Err(UnreadableJournal::Newer(version)),
            _ => {
                let more = lines.any(|(_, record)| record.is_some());
                contents.end = if more { JournalEnd::Damaged(at) } else { JournalEnd::Torn(at) };
                break;
            }
        }
    }
    Ok(contents)
}

fn headless(bytes: &[u8]) -> UnreadableJournal {
    let more = JournalLines { bytes, at: 0 }.any(|(_, record)| record.is_some());
    if more { UnreadableJournal::Damaged } else { UnreadableJournal::Headless }
}

impl JournalContents {
    fn goes_on_with(&self, number: u64) -> bool {
        self.entries.last().is_none_or(|last| last.number.checked_add(1) == Some(number))
    }

    /// Returns the entries that a file with this content does not have; `None` where the journal continues
    /// another content.
    pub(crate) fn entries_after(&self, revision: Revision) -> Option<&[JournalEntry]> {
        let mark = self.marks.iter().rev().find(|mark| mark.revision == revision);
        match mark {
            Some(mark) => {
                let first = self.entries.partition_point(|entry| entry.number <= mark.upto);
                Some(&self.entries[first..])
            }
            None => (self.header.base == JournalBase::File(revision)).then_some(&self.entries[..]),
        }
    }
}

/// An iterator over the lines of a journal: the byte at which each begins, and its record if it is complete.
struct JournalLines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl JournalLines<'_> {
    /// Returns whether the line at this byte has the right checksum.
    fn is_whole(&self, at: usize) -> bool {
        let line = self.bytes.get(at..).unwrap_or_default().split(|byte| *byte == b'\n').next();
        line.and_then(summed).is_some()
    }
}

impl Iterator for JournalLines<'_> {
    type Item = (usize, Option<JournalRecord>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.bytes[self.at..];
        if rest.is_empty() {
            return None;
        }
        let at = self.at;
        if let Some(len) = memchr::memchr(b'\n', rest) {
            self.at += len + 1;
            Some((at, parse(&rest[..len])))
        } else {
            self.at = self.bytes.len();
            Some((at, None))
        }
    }
}
