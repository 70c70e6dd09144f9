//! From the bytes of a journal to what it holds, as far as it is whole.

use std::sync::Arc;

use super::record::{Base, Entry, Header, JOURNAL_FORMAT, Mark, Record, format, parse, summed};
use crate::format::{FORMAT, Format, bring_up_edit};
use crate::revision::Revision;

/// What a journal holds, up to the first thing that is damaged.
#[derive(Debug)]
pub(crate) struct Readout {
    pub(crate) header: Header,
    pub(crate) entries: Vec<Entry>,
    marks: Vec<Mark>,
    pub(crate) end: End,
}

/// How a journal ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// With a whole record.
    Whole,
    /// With a record that was not written to its end; it began at this byte.
    Torn(usize),
    /// Whole records follow after something damaged, which begins at this byte.
    Damaged(usize),
}

/// Why nothing can be read from a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// A later version wrote it, and something in it is not understood.
    Newer(Format),
    /// Not even its first record is whole, so nothing in it was ever safe on the drive.
    Headless,
    /// Its first record is damaged, and whole records follow.
    Damaged,
}

/// What this program writes.
const PRESENT: Format = Format { major: JOURNAL_FORMAT, minor: FORMAT.minor };

/// Reads a journal. One of an older version is brought up.
pub(crate) fn read(bytes: &[u8]) -> Result<Readout, Unreadable> {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let version = format(first).unwrap_or(PRESENT);
    if version.major > PRESENT.major {
        return Err(Unreadable::Newer(version));
    }
    let mut lines = Lines { bytes, at: 0 };
    let header = match lines.next() {
        Some((_, Some(Record::Journal(header)))) => header,
        Some(_) if version > PRESENT => return Err(Unreadable::Newer(version)),
        _ => return Err(headless(bytes)),
    };
    let mut readout = Readout { header, entries: Vec::new(), marks: Vec::new(), end: End::Whole };
    while let Some((at, record)) = lines.next() {
        match record {
            Some(Record::Edit(mut entry)) if readout.goes_on_with(entry.number) => {
                bring_up_edit(Arc::make_mut(&mut entry.edit), version);
                readout.entries.push(entry);
            }
            Some(Record::Saved(mark)) => readout.marks.push(mark),
            // It is whole, so it is not damaged: half of a newer change is not made.
            None if version > PRESENT && lines.is_whole(at) => return Err(Unreadable::Newer(version)),
            _ => {
                let more = lines.any(|(_, record)| record.is_some());
                readout.end = if more { End::Damaged(at) } else { End::Torn(at) };
                break;
            }
        }
    }
    Ok(readout)
}

fn headless(bytes: &[u8]) -> Unreadable {
    let more = Lines { bytes, at: 0 }.any(|(_, record)| record.is_some());
    if more { Unreadable::Damaged } else { Unreadable::Headless }
}

impl Readout {
    fn goes_on_with(&self, number: u64) -> bool {
        self.entries.last().is_none_or(|last| last.number.checked_add(1) == Some(number))
    }

    /// What it holds beyond a file of this content; nothing where it continues another one.
    pub(crate) fn beyond(&self, revision: Revision) -> Option<&[Entry]> {
        let mark = self.marks.iter().rev().find(|mark| mark.revision == revision);
        match mark {
            Some(mark) => {
                let first = self.entries.partition_point(|entry| entry.number <= mark.upto);
                Some(&self.entries[first..])
            }
            None => (self.header.base == Base::File(revision)).then_some(&self.entries[..]),
        }
    }
}

/// The lines of a journal, with the byte at which each begins and its record, where that is whole.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Lines<'_> {
    /// Whether the line that begins at this byte has its right checksum.
    fn is_whole(&self, at: usize) -> bool {
        let line = self.bytes.get(at..).unwrap_or_default().split(|byte| *byte == b'\n').next();
        line.and_then(summed).is_some()
    }
}

impl Iterator for Lines<'_> {
    type Item = (usize, Option<Record>);

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
