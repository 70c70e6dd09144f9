//! The interface between the store and the file system: the operations that saving, the journal, locks and
//! backups need.
//!
//! [`RealDisk`] is the system's. Tests use a simulated disk, which stops at any call, makes any call fail,
//! and loses whatever was not synced.
//!
//! Only regular files are read, written, renamed or removed. Anything else under a name that the store uses,
//! such as a link or a pipe, is refused, and the target of a link is not touched.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use files::Limited;
pub(super) use files::{EntryKind, FileKind};

mod real;
#[cfg(any(test, feature = "testing"))]
#[cfg_attr(not(test), allow(dead_code, unused_imports, reason = "this crate's own tests alone crash it"))]
#[allow(clippy::unwrap_used, reason = "part of tests alone")]
pub(super) mod simulated;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;

pub(super) use real::RealDisk;

/// Identifies a file, whatever its names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

/// The metadata of a name. Links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileMetadata {
    pub(super) kind: EntryKind,
    /// The length in bytes.
    pub(super) len: u64,
    pub(super) modified: Option<SystemTime>,
    /// Set where it may not be written.
    pub(super) protected: bool,
    /// The file's identity, where the system can tell.
    pub(super) identity: Option<Identity>,
}

/// The permissions of a new file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Access<'a> {
    /// Those of the user's other new files.
    Usual,
    /// Only the user may read and write it.
    Private,
    /// Those of this file, with its owner and group where the system allows it.
    SameAs(&'a Path),
}

/// The result of trying to take a lock.
pub(super) enum LockAttempt {
    /// The lock is ours until this is dropped or the process ends.
    Mine(Box<dyn Send + Sync>),
    /// Another living process holds it, and wrote these words into it.
    Theirs(String),
}

/// A file system.
pub(super) trait Disk: Send + Sync {
    /// Returns the metadata of a name. Links are not followed.
    fn metadata(&self, path: &Path) -> io::Result<FileMetadata>;
    /// Returns the target of a link.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// Reads a whole file. Fails where it is larger than its kind may be.
    fn read(&self, path: &Path, kind: FileKind) -> io::Result<Vec<u8>>;
    /// Reads the first bytes of a file, `most` at most.
    fn read_start(&self, path: &Path, most: u16) -> io::Result<Vec<u8>>;
    /// Creates an empty file. Fails where the name is taken.
    fn create(&self, path: &Path, access: Access<'_>) -> io::Result<Box<dyn DiskFile>>;
    /// Renames a file, in place of the file that has the new name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file. Fails where the new name is taken.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, or makes a synced copy where the drive has no hard links. Fails where the
    /// name is taken.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes the name of a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder and its parents, if they do not exist.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder that only this program uses. Fails where something else has its name, such as a link
    /// to a folder.
    fn make_own_folder(&self, path: &Path) -> io::Result<()> {
        match self.metadata(path) {
            Ok(metadata) => own_folder(metadata.kind),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder(path)?;
                self.metadata(path).and_then(|metadata| own_folder(metadata.kind))
            }
            Err(error) => Err(error),
        }
    }
    /// Returns the paths of the entries of a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Waits until the names in a folder are safe on the drive.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Tries to take a lock without waiting, and writes these words for others to read. Fails where the drive
    /// has no locks.
    fn hold(&self, path: &Path, words: &str) -> io::Result<LockAttempt>;
    /// Returns whether a living process holds the lock of this name. Writes nothing.
    fn is_held(&self, path: &Path) -> bool;
}

fn own_folder(kind: EntryKind) -> io::Result<()> {
    if kind == EntryKind::Folder { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// A file that is being written.
pub(super) trait DiskFile: Write + Send {
    /// Waits until everything that was written is safe on the drive. An error is final: the system may have
    /// dropped the data.
    fn sync(&mut self) -> io::Result<()>;
    /// Returns the metadata of the open file, whatever has its name now.
    fn metadata(&self) -> io::Result<FileMetadata>;
}

impl DiskFile for Limited<Box<dyn DiskFile>> {
    fn sync(&mut self) -> io::Result<()> {
        self.get_mut().sync()
    }

    fn metadata(&self) -> io::Result<FileMetadata> {
        self.get().metadata()
    }
}
