//! The seam between the store and the disk: the few things that saving, the journal, locks and backups ask of
//! a file system.
//!
//! [`RealDisk`] is the system's. The tests put a simulated one in its place, which stops at any call, lets
//! any call fail, and loses whatever was not synced.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

#[cfg(test)]
pub(super) mod simulated;

/// What stands under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A device or a pipe.
    Other,
}

/// What is known of a name without reading what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct About {
    pub(super) kind: Kind,
    /// In bytes.
    pub(super) len: u64,
    pub(super) modified: Option<SystemTime>,
    /// Whether it may not be written.
    pub(super) protected: bool,
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
    /// The first bytes of a file, at most so many.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// A new and empty file; an error where the name is taken.
    fn create(&self, path: &Path, like: Like<'_>) -> io::Result<Box<dyn DiskFile>>;
    /// Gives a file another name, in place of what has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// The same, with an error where the name is taken.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, or makes a synced copy where the drive knows no second names.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file's name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder and those above it; one that is there already is no error.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// What stands in a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Waits until the drive has the names in a folder.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes a lock without waiting for it, and writes these words for others to read. An error where this
    /// drive knows no locks.
    fn hold(&self, path: &Path, words: &str) -> io::Result<Hold>;
}

/// A file that is being written.
pub(super) trait DiskFile: Write + Send {
    /// Waits until the drive has what was written. An error is final: the system may have dropped it.
    fn sync(&mut self) -> io::Result<()>;
}

/// The system's file system.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn about(&self, path: &Path) -> io::Result<About> {
        let data = fs::symlink_metadata(path)?;
        let kind = match data.file_type() {
            it if it.is_symlink() => Kind::Link,
            it if it.is_dir() => Kind::Folder,
            it if it.is_file() => Kind::File,
            _ => Kind::Other,
        };
        let protected = data.permissions().readonly();
        Ok(About { kind, len: data.len(), modified: data.modified().ok(), protected })
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let len = file.metadata().map_or(0, |data| data.len()).min(most);
        let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default());
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create(&self, path: &Path, like: Like<'_>) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(create(path, like)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let from = tempfile::TempPath::try_from_path(from)?;
        from.persist_noclobber(to).map_err(|error| {
            // It would be removed otherwise.
            let _ = error.path.keep();
            error.error
        })
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if fs::hard_link(from, to).is_ok() {
            return Ok(());
        }
        fs::copy(from, to)?;
        File::open(to)?.sync_all()
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Other systems cannot sync a folder and do so by themselves.
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn hold(&self, path: &Path, words: &str) -> io::Result<Hold> {
        loop {
            let mut file =
                OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(fs::TryLockError::WouldBlock) => {
                    // Where locks keep readers out too, nothing is known of the holder.
                    let bytes = self.read(path, 4096).unwrap_or_default();
                    return Ok(Hold::Theirs(String::from_utf8_lossy(&bytes).into_owned()));
                }
                Err(fs::TryLockError::Error(error)) => return Err(error),
            }
            // Its holder may have taken the name away since it was opened; then the lock is worth nothing.
            if same_file(&file, path) {
                file.set_len(0)?;
                file.write_all(words.as_bytes())?;
                return Ok(Hold::Mine(Box::new(file)));
            }
        }
    }
}

impl DiskFile for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(mine), Ok(named)) = (file.metadata(), fs::metadata(path)) else { return false };
    (mine.dev(), mine.ino()) == (named.dev(), named.ino())
}

/// A file that is open keeps its name on other systems.
#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> bool {
    true
}

/// A new file that nobody can read, not even at first, who may not read the one that it is like.
#[cfg(unix)]
fn create(path: &Path, like: Like<'_>) -> io::Result<File> {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, chown};
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    let model = match like {
        Like::Usual => return options.mode(0o666).open(path),
        Like::Private => return options.mode(0o600).open(path),
        Like::File(model) => fs::metadata(model)?,
    };
    let file = options.mode(0o600).open(path)?;
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (model.uid(), model.gid()) {
        // An administrator who saves a colleague's project does not take it away from them. Without the right
        // to give a file away it stays ours, as with every other program.
        let _ = chown(path, Some(model.uid()), Some(model.gid()));
    }
    file.set_permissions(model.permissions())?;
    Ok(file)
}

#[cfg(not(unix))]
fn create(path: &Path, _: Like<'_>) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}
