//! The seam between the store and the disk: the few things that saving, the journal, locks and backups ask of
//! a file system.
//!
//! [`RealDisk`] is the system's. The tests put a simulated one in its place, which stops at any call, lets
//! any call fail, and loses whatever was not synced.
//!
//! Nothing but regular files is read, written, renamed or removed: what somebody else has put under a name that the store
//! uses, such as a link or a pipe, is refused, and what it leads to is not touched.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use files::Limited;
pub(super) use files::{EntryKind as Kind, FileKind};

mod real;
#[cfg(any(test, feature = "testing"))]
#[cfg_attr(not(test), allow(dead_code, unused_imports, reason = "this crate's own tests alone crash it"))]
#[allow(clippy::unwrap_used, reason = "part of tests alone")]
pub(super) mod simulated;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;

pub(super) use real::RealDisk;

/// Tells one file from any other, whatever names they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

/// What is known of a name without reading what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct About {
    pub(super) kind: Kind,
    /// In bytes.
    pub(super) len: u64,
    pub(super) modified: Option<SystemTime>,
    /// Whether it may not be written.
    pub(super) protected: bool,
    /// Which file it is, where the system can tell.
    pub(super) identity: Option<Identity>,
}

/// Who may read and write a new file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Like<'a> {
    /// As the user's other new files.
    Usual,
    /// The user alone.
    Private,
    /// As this file, with its owner and group where the system lets us give them.
    File(&'a Path),
}

/// Whether a lock could be had.
pub(super) enum Hold {
    /// It is ours until this is dropped or the process ends.
    Mine(Box<dyn Send + Sync>),
    /// Another living process has it; what it wrote about itself.
    Theirs(String),
}

/// A file system.
pub(super) trait Disk: Send + Sync {
    /// What stands under a name; links are not followed.
    fn about(&self, path: &Path) -> io::Result<About>;
    /// Where a link leads.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// A file of a kind, whole. An error where it is larger than its kind may be.
    fn read(&self, path: &Path, kind: FileKind) -> io::Result<Vec<u8>>;
    /// The first bytes of a file, at most so many.
    fn read_start(&self, path: &Path, most: u16) -> io::Result<Vec<u8>>;
    /// A new and empty file; an error where the name is taken.
    fn create(&self, path: &Path, like: Like<'_>) -> io::Result<Box<dyn DiskFile>>;
    /// Gives a file another name, in place of the file that has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// The same, with an error where the name is taken.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, or makes a synced copy where the drive knows no second names. An error where the name
    /// is taken.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file's name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder and those above it; one that is there already is no error.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder that nobody but this program uses. An error where something else has its name, such as a link to
    /// a folder.
    fn make_own_folder(&self, path: &Path) -> io::Result<()> {
        match self.about(path) {
            Ok(about) => own_folder(about.kind),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder(path)?;
                self.about(path).and_then(|about| own_folder(about.kind))
            }
            Err(error) => Err(error),
        }
    }
    /// What stands in a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Waits until the drive has the names in a folder.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes a lock without waiting for it, and writes these words for others to read. An error where this
    /// drive knows no locks.
    fn hold(&self, path: &Path, words: &str) -> io::Result<Hold>;
    /// Returns whether a living process holds the lock of this name. Nothing is written.
    fn is_held(&self, path: &Path) -> bool;
}

fn own_folder(kind: Kind) -> io::Result<()> {
    if kind == Kind::Folder { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// A file that is being written.
pub(super) trait DiskFile: Write + Send {
    /// Waits until the drive has what was written. An error is final: the system may have dropped it.
    fn sync(&mut self) -> io::Result<()>;
    /// The file itself, whatever has its name by now.
    fn about(&self) -> io::Result<About>;
}

impl DiskFile for Limited<Box<dyn DiskFile>> {
    fn sync(&mut self) -> io::Result<()> {
        self.get_mut().sync()
    }

    fn about(&self) -> io::Result<About> {
        self.get().about()
    }
}
