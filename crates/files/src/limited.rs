//! A file that does not grow beyond what is read again.

use std::io::{self, Write};

use super::{FileKind, Refused};

/// Passes on what is written, up to the size that a file of a kind may have.
#[derive(Debug)]
pub struct Limited<W> {
    out: W,
    kind: FileKind,
    left: u64,
}

impl<W> Limited<W> {
    /// Begins a file of a kind.
    pub fn new(out: W, kind: FileKind) -> Self {
        Self::going_on(out, kind, kind.max_bytes())
    }

    /// Goes on with a file into which so many bytes may still be written.
    pub fn going_on(out: W, kind: FileKind, left: u64) -> Self {
        Self { out, kind, left }
    }

    /// How many bytes may still be written.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.left
    }

    /// The file.
    #[must_use]
    pub fn get(&self) -> &W {
        &self.out
    }

    /// The file.
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
