//! The places where a journal is kept, and the file in one of them.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{Disk, DiskFile, EntryKind};
use crate::names::{JOURNAL as SUFFIX, LEFT, UNSAVED};
use crate::revision::Revision;

use super::away;
use files::with_suffix;

/// A place for a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JournalPlace {
    pub(crate) path: PathBuf,
    /// The file whose permissions it gets. Without one, only the user may read it.
    pub(crate) permissions_of: Option<PathBuf>,
    /// The journal's own lock, which shows that a living window writes it where the project has no lock.
    pub(crate) lock: Option<PathBuf>,
}

/// The places for the journals of one project.
pub(crate) struct JournalPlaces;

impl JournalPlaces {
    /// Returns the places for a project with a file that is open here: beside the file, if its lock is there
    /// as well, and in the user's own folder.
    pub(crate) fn of_file(real: &Path, beside: bool, state: Option<&Path>) -> Vec<JournalPlace> {
        let all = Self::all_of_file(real, state);
        if beside || state.is_none() { all } else { all.into_iter().skip(1).collect() }
    }

    /// Returns all places where a project with a file may have a journal, whoever wrote it.
    pub(super) fn all_of_file(real: &Path, state: Option<&Path>) -> Vec<JournalPlace> {
        let beside = JournalPlace {
            path: with_suffix(real, SUFFIX),
            permissions_of: Some(real.to_owned()),
            lock: None,
        };
        let name = Revision::of(real.as_os_str().as_encoded_bytes()).short();
        let own = state.map(|folder| JournalPlace {
            path: folder.join(format!("{name}{SUFFIX}")),
            permissions_of: None,
            lock: None,
        });
        std::iter::once(beside).chain(own).collect()
    }

    /// Returns a place among the discarded journals, for a project that another window has taken over.
    pub(crate) fn put_away(real: &Path, state: Option<&Path>) -> Option<JournalPlace> {
        let name = with_suffix(Path::new(real.file_name()?), SUFFIX);
        let path = away::folder(state?).join(away::name(&name));
        Some(JournalPlace { path, permissions_of: None, lock: None })
    }

    /// Returns the places in which a window leaves the changes that the window that took the project over
    /// cannot have seen.
    pub(crate) fn left(real: &Path, state: Option<&Path>) -> Vec<JournalPlace> {
        let end = format!("{LEFT}{:08x}", fastrand::u32(..));
        let left = |place: JournalPlace| JournalPlace { path: with_suffix(&place.path, &end), ..place };
        Self::all_of_file(real, state).into_iter().map(left).collect()
    }

    /// Returns the places for a complete project. `token` distinguishes the journals of several windows.
    pub(crate) fn unsaved(token: u64, state: Option<&Path>) -> Vec<JournalPlace> {
        let path = state.map(|folder| folder.join(format!("{UNSAVED}{token:016x}{SUFFIX}")));
        path.map(|path| JournalPlace { lock: Some(lock_of(&path)), path, permissions_of: None })
            .into_iter()
            .collect()
    }
}

/// Returns the path of a journal's own lock.
pub(super) fn lock_of(journal: &Path) -> PathBuf {
    with_suffix(journal, ".lock")
}

/// A way in which a journal was changed by others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalLoss {
    /// Its name is gone.
    Removed,
    /// Its name belongs to another file.
    Replaced,
    /// It is shorter or longer than what was written.
    Altered,
}

/// A journal that is being written.
pub(super) struct JournalFile {
    pub(super) file: Box<dyn DiskFile>,
    pub(super) path: PathBuf,
    /// The length of what was written, in bytes.
    pub(super) len: u64,
    pub(super) synced: bool,
    /// Set when a write failed: nothing may be appended after it.
    pub(super) broken: bool,
    /// Set where the drive can tell files apart.
    pub(super) is_watched: bool,
}

impl JournalFile {
    /// Starts with a journal that was just written and synced.
    pub(super) fn new(file: Box<dyn DiskFile>, path: PathBuf) -> Self {
        let len = file.metadata().map_or(0, |metadata| metadata.len);
        Self { file, path, len, synced: true, broken: false, is_watched: true }
    }

    pub(super) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        self.synced = false;
        self.file.write_all(line)?;
        self.len += line.len() as u64;
        Ok(())
    }

    /// Compares the file under the journal's name with what was written. Returns `None` where they are the
    /// same, or where the drive does not answer.
    pub(super) fn loss(&self, disk: &dyn Disk) -> Option<JournalLoss> {
        if !self.is_watched {
            return None;
        }
        let own = self.file.metadata().ok()?;
        let named = match disk.metadata(&self.path) {
            Ok(named) => named,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Some(JournalLoss::Removed);
            }
            // The name cannot be looked up; the open file still tells its length.
            Err(_) => own,
        };
        if named.kind != EntryKind::File || named.identity != own.identity {
            Some(JournalLoss::Replaced)
        } else {
            (named.len != self.len).then_some(JournalLoss::Altered)
        }
    }
}
