//! A file of lines that grows as work goes on, so that interrupted work can be resumed.
//!
//! Unlike a project, such a file is not replaced: finished lines stay, whatever happens to the program. An
//! incomplete last line is removed when the work is resumed.

use std::fs::{File, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::atomic::{follow, old_version};
use super::disk::RealDisk;
use super::{SaveError, SaveProblem, head};

/// The number of bytes that are kept of the beginning of each existing line.
const START: usize = 1 << 16;

/// A file of lines that is first read, to find out how far the work has come, and then appended to.
#[derive(Debug)]
pub struct ResumableFile {
    path: PathBuf,
    file: BufReader<File>,
    /// The prefix of every line.
    prefix: &'static [u8],
    /// The end of the last complete line that was read, in bytes.
    end: u64,
    lines: u64,
}

impl ResumableFile {
    /// Opens or creates a file, and locks it against other programs.
    ///
    /// # Errors
    /// Fails where it cannot be opened, is a project, or is in use by another program.
    pub fn open(path: &Path, prefix: &'static str) -> Result<Self, SaveError> {
        let fail = |problem| SaveError::new(path, problem);
        let real = follow(&RealDisk, path).map_err(|error| fail(error.into()))?;
        if matches!(head::of_file(&RealDisk, &real), Ok(head::FileHead::FormatVersion(_))) {
            return Err(fail(SaveProblem::WouldDestroy("it is a Rejoinder project.".to_owned())));
        }
        old_version(&RealDisk, &real).map_err(fail)?;
        let file = files::open_to_write(&real).map_err(|error| fail(error.into()))?;
        // On a drive without locks, nobody is kept out.
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(fail(io::Error::from(io::ErrorKind::ResourceBusy).into()));
        }
        let file = BufReader::with_capacity(1 << 16, file);
        Ok(Self { path: path.to_owned(), file, prefix: prefix.as_bytes(), end: 0, lines: 0 })
    }

    /// Returns the beginning of the next complete line; `None` after the last one.
    ///
    /// # Errors
    /// Fails where it cannot be read, or has another kind of line. Such a file belongs to somebody else and
    /// is not changed.
    pub fn next_start(&mut self) -> Result<Option<Vec<u8>>, SaveError> {
        let mut start = Vec::new();
        let (length, whole) = self.read_line(&mut start).map_err(|error| self.fail(error))?;
        let ours = if whole { start.starts_with(self.prefix) } else { begins_alike(&start, self.prefix) };
        if !ours {
            let words = format!("line {} was not written by this command.", self.lines + 1);
            return Err(self.fail(SaveProblem::WouldDestroy(words)));
        }
        if !whole {
            return Ok(None);
        }
        self.end += length;
        self.lines += 1;
        Ok(Some(start))
    }

    /// Returns the number of complete lines that were read.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// Removes everything after the last line that was read, and returns a writer for further lines.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn adding(self) -> Result<LineAppender, SaveError> {
        let Self { path, file, end, .. } = self;
        let mut file = file.into_inner();
        let cut = file.set_len(end).and_then(|()| file.seek(SeekFrom::Start(end)));
        cut.map_err(|error| SaveError::new(&path, error))?;
        Ok(LineAppender { path, file })
    }

    /// Reads to the end of a line. Returns its length in bytes, and whether it is complete.
    fn read_line(&mut self, start: &mut Vec<u8>) -> io::Result<(u64, bool)> {
        let mut length = 0;
        loop {
            let part = match self.file.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = memchr::memchr(b'\n', part);
            let used = end.map_or(part.len(), |end| end + 1);
            let wanted = START.saturating_sub(start.len()).min(used);
            start.extend_from_slice(part.get(..wanted).unwrap_or_default());
            length += used as u64;
            self.file.consume(used);
            if end.is_some() || used == 0 {
                return Ok((length, end.is_some()));
            }
        }
    }

    fn fail(&self, problem: impl Into<SaveProblem>) -> SaveError {
        SaveError::new(&self.path, problem)
    }
}

/// Returns whether an incomplete line may be the beginning of one with this prefix.
fn begins_alike(torn: &[u8], prefix: &[u8]) -> bool {
    let length = torn.len().min(prefix.len());
    torn.get(..length) == prefix.get(..length)
}

/// A writer that appends lines to a file.
#[derive(Debug)]
pub struct LineAppender {
    path: PathBuf,
    file: File,
}

impl LineAppender {
    /// Waits until all lines are safe on the drive.
    ///
    /// # Errors
    /// Fails where the system refuses.
    pub fn finish(self) -> Result<(), SaveError> {
        self.file.sync_all().map_err(|error| SaveError::new(&self.path, error))
    }
}

impl Write for LineAppender {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn opened(text: &str) -> (tempfile::TempDir, PathBuf, ResumableFile) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        fs::write(&path, text).unwrap();
        let growing = ResumableFile::open(&path, "{\"id\":").unwrap();
        (folder, path, growing)
    }

    #[test]
    fn a_torn_line_is_cut_and_whole_ones_stay() {
        for torn in ["", "{", "{\"id\":3,\"art"] {
            let (_folder, path, mut growing) = opened(&format!("{{\"id\":1}}\n{{\"id\":2}}\n{torn}"));
            assert_eq!(growing.next_start().unwrap().unwrap(), b"{\"id\":1}\n");
            assert!(growing.next_start().unwrap().is_some());
            assert!(growing.next_start().unwrap().is_none());
            assert_eq!(growing.lines(), 2);
            let mut adding = growing.adding().unwrap();
            adding.write_all(b"{\"id\":3}\n").unwrap();
            adding.finish().unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n");
        }
    }

    #[test]
    fn the_work_of_somebody_else_is_left_alone() {
        for text in ["Dear diary", "{\"id\":1}\nnotes\n", "{\"id\":1}\nnotes", "\n"] {
            let (_folder, path, mut growing) = opened(text);
            let refused = loop {
                match growing.next_start() {
                    Ok(Some(_)) => {}
                    Ok(None) => panic!("{text}"),
                    Err(error) => break error,
                }
            };
            assert!(refused.to_string().contains("was not written by this command"), "{refused}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn two_programs_do_not_add_to_one_file() {
        let (_folder, path, _growing) = opened("");
        let refused = ResumableFile::open(&path, "{").unwrap_err().to_string();
        assert!(refused.contains("another program is using the file"), "{refused}");
    }

    #[test]
    fn a_long_line_is_read_to_its_end() {
        let long = format!("{{\"id\":1,\"text\":\"{}\"}}\n", "a".repeat(3 * START));
        let (_folder, _path, mut growing) = opened(&format!("{long}{{\"id\":2}}\n"));
        assert_eq!(growing.next_start().unwrap().unwrap().len(), START);
        assert_eq!(growing.next_start().unwrap().unwrap(), b"{\"id\":2}\n");
    }
}
