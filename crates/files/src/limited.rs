//! A writer with a size limit, so that nothing is written that could not be read again.

use std::io::{self, Write};

use super::{FileKind, Refused};

/// A writer that fails beyond the largest size of a kind of file.
#[derive(Debug)]
pub struct Limited<W> {
    out: W,
    kind: FileKind,
    left: u64,
}

impl<W> Limited<W> {
    /// Limits a new file of a kind.
    pub fn new(out: W, kind: FileKind) -> Self {
        Self::going_on(out, kind, kind.max_bytes())
    }

    /// Limits a file to which `left` more bytes may be written.
    pub fn going_on(out: W, kind: FileKind, left: u64) -> Self {
        Self { out, kind, left }
    }

    /// Returns the number of bytes that may still be written.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Returns the underlying writer.
    #[must_use]
    pub fn get(&self) -> &W {
        &self.out
    }

    /// Returns the underlying writer.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }
}

impl<W: Write> Write for Limited<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() as u64 > self.left {
            return Err(Refused::WouldBeTooLarge(self.kind).into());
        }
        let written = self.out.write(bytes)?;
        self.left -= written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
