//! A file of one article a line, read without holding more than a line of it.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use super::{ImportError, MAX_TEXT_BYTES};
use files::Links;

/// The lines of a file, as bytes without their ends. A line that is too long is an error and is passed over.
pub struct Lines {
    source: Box<dyn BufRead + Send>,
}

impl Lines {
    /// Opens a file.
    ///
    /// # Errors
    /// Returns an error if there is no such file, or if it may not be read.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let file = files::open(path, Links::Followed)
            .map_err(|error| ImportError { name: path.display().to_string(), problem: error.into() })?;
        Ok(Self::from(Box::new(BufReader::with_capacity(1 << 16, file))))
    }

    /// Reads from something that is open already.
    #[must_use]
    pub fn from(source: Box<dyn BufRead + Send>) -> Self {
        Self { source }
    }

    /// Reads to the end of the line. Says whether there was one, and whether all of it is in the buffer.
    fn read_line(&mut self, line: &mut Vec<u8>) -> io::Result<(bool, bool)> {
        let (mut any, mut whole) = (false, true);
        loop {
            let available = match self.source.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                return Ok((any, whole));
            }
            any = true;
            let end = memchr::memchr(b'\n', available);
            let part = &available[..end.unwrap_or(available.len())];
            if line.len() + part.len() > LONGEST {
                whole = false;
                line.clear();
            } else if whole {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.source.consume(used);
            if end.is_some() {
                return Ok((any, whole));
            }
        }
    }
}

/// The longest line: an article of the largest size, with room for escapes.
const LONGEST: usize = 2 * MAX_TEXT_BYTES as usize;

impl Iterator for Lines {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = Vec::new();
        match self.read_line(&mut line) {
            Ok((false, _)) => None,
            Ok((true, true)) => Some(Ok(line)),
            Ok((true, false)) => {
                let words = format!("is longer than {} MB", LONGEST / 1_000_000);
                Some(Err(io::Error::new(io::ErrorKind::InvalidData, words)))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").finish_non_exhaustive()
    }
}

/// Returns whether two paths lead to the same file.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// The size of a file; nothing for what is not a file.
#[must_use]
pub fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|data| data.len())
}
