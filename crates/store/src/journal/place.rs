//! Where a journal is kept, and the file that is there.

use std::io;
use std::path::{Path, PathBuf};

use crate::atomic::with_suffix;
use crate::disk::{Disk, DiskFile, Kind};
use crate::names::{JOURNAL as SUFFIX, LEFT, UNSAVED};
use crate::revision::Revision;

use super::away;

/// A place for a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    /// The file whose rights it gets; otherwise nobody but the user may read it.
    pub(crate) like: Option<PathBuf>,
    /// A lock that says that a living window writes it, where no lock of the project says so.
    pub(crate) lock: Option<PathBuf>,
}

/// The places for the journals of one project.
pub(crate) struct Places;

impl Places {
    /// Those of a project with a file that is open here: beside it, where its lock stands there too, or in the
    /// user's own folder.
    pub(crate) fn of_file(real: &Path, beside: bool, state: Option<&Path>) -> Vec<Place> {
        let all = Self::anybodys(real, state);
        if beside || state.is_none() { all } else { all.into_iter().skip(1).collect() }
    }

    /// Those in which a project with a file may have a journal, whoever wrote it.
    pub(super) fn anybodys(real: &Path, state: Option<&Path>) -> Vec<Place> {
        let beside = Place { path: with_suffix(real, SUFFIX), like: Some(real.to_owned()), lock: None };
        let name = Revision::of(real.as_os_str().as_encoded_bytes()).short();
        let own = state.map(|folder| Place {
            path: folder.join(format!("{name}{SUFFIX}")),
            like: None,
            lock: None,
        });
        std::iter::once(beside).chain(own).collect()
    }

    /// That of a project which another window has taken over: among those that were put away.
    pub(crate) fn put_away(real: &Path, state: Option<&Path>) -> Option<Place> {
        let name = with_suffix(Path::new(real.file_name()?), SUFFIX);
        let path = away::folder(state?).join(away::name(&name));
        Some(Place { path, like: None, lock: None })
    }

    /// Those in which a window leaves to the one that took the project over what that one cannot have seen.
    pub(crate) fn left(real: &Path, state: Option<&Path>) -> Vec<Place> {
        let end = format!("{LEFT}{:08x}", fastrand::u32(..));
        let left = |place: Place| Place { path: with_suffix(&place.path, &end), ..place };
        Self::anybodys(real, state).into_iter().map(left).collect()
    }

    /// That of a whole project; `token` tells it from those of other windows.
    pub(crate) fn unsaved(token: u64, state: Option<&Path>) -> Vec<Place> {
        let path = state.map(|folder| folder.join(format!("{UNSAVED}{token:016x}{SUFFIX}")));
        path.map(|path| Place { lock: Some(lock_of(&path)), path, like: None }).into_iter().collect()
    }
}

/// The lock of a journal that has one of its own.
pub(super) fn lock_of(journal: &Path) -> PathBuf {
    with_suffix(journal, ".lock")
}

/// How a journal came to be another than was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalLoss {
    /// Its name is gone.
    Removed,
    /// Another file has its name.
    Replaced,
    /// It is shorter or longer than what was written.
    Altered,
}

/// A journal that is being written.
pub(super) struct Out {
    pub(super) file: Box<dyn DiskFile>,
    pub(super) path: PathBuf,
    /// How much was written.
    pub(super) len: u64,
    pub(super) synced: bool,
    /// A write was cut short: nothing may be written behind it.
    pub(super) broken: bool,
    /// Set where the drive can tell what has its name.
    pub(super) is_watched: bool,
}

impl Out {
    /// A journal that was written this moment.
    pub(super) fn new(file: Box<dyn DiskFile>, path: PathBuf) -> Self {
        let len = file.about().map_or(0, |about| about.len);
        Self { file, path, len, synced: true, broken: false, is_watched: true }
    }

    pub(super) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        self.synced = false;
        self.file.write_all(line)?;
        self.len += line.len() as u64;
        Ok(())
    }

    /// Compares what has the journal's name with what was written; nothing where they are the same, as far as the drive
    /// answers.
    pub(super) fn loss(&self, disk: &dyn Disk) -> Option<JournalLoss> {
        if !self.is_watched {
            return None;
        }
        let own = self.file.about().ok()?;
        let named = match disk.about(&self.path) {
            Ok(named) => named,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Some(JournalLoss::Removed);
            }
            // The name does not answer; the file that is open still tells its length.
            Err(_) => own,
        };
        if named.kind != Kind::File || named.identity != own.identity {
            Some(JournalLoss::Replaced)
        } else {
            (named.len != self.len).then_some(JournalLoss::Altered)
        }
    }
}
