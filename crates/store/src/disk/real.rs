//! The system's file system.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::{Access, Disk, DiskFile, EntryKind, FileKind, FileMetadata, Identity, LockAttempt};
use files::Links;

/// The system's file system.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RealDisk;

impl RealDisk {
    /// Refuses a name of anything but a regular file. A name that does not exist is accepted.
    fn free_or_file(self, path: &Path) -> io::Result<()> {
        match self.metadata(path) {
            Ok(metadata) => metadata.kind.regular(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl Disk for RealDisk {
    fn metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        fs::symlink_metadata(path).map(|data| metadata(&data))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn read(&self, path: &Path, kind: FileKind) -> io::Result<Vec<u8>> {
        files::read(path, kind)
    }

    fn read_start(&self, path: &Path, most: u16) -> io::Result<Vec<u8>> {
        files::read_start(path, most)
    }

    fn create(&self, path: &Path, access: Access<'_>) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(create(path, access)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.metadata(from)?.kind.regular()?;
        self.free_or_file(to)?;
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.metadata(from)?.kind.regular()?;
        let from = tempfile::TempPath::try_from_path(from)?;
        from.persist_noclobber(to).map_err(|error| {
            // Dropping the path would remove the file.
            let _ = error.path.keep();
            error.error
        })
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.metadata(from)?.kind.regular()?;
        match fs::hard_link(from, to) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => copy(from, to),
            done => done,
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.metadata(path)?.kind.regular()?;
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Other systems cannot sync a folder, and need not.
        #[cfg(unix)]
        {
            use rustix::fs::OFlags;
            use std::os::unix::fs::OpenOptionsExt;
            let flags = (OFlags::DIRECTORY | OFlags::NONBLOCK).bits().cast_signed();
            OpenOptions::new().read(true).custom_flags(flags).open(folder)?.sync_all()?;
        }
        #[cfg(not(unix))]
        let _ = folder;
        Ok(())
    }

    fn hold(&self, path: &Path, words: &str) -> io::Result<LockAttempt> {
        loop {
            let mut file = files::open_to_write(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(fs::TryLockError::WouldBlock) => {
                    // Where locks also keep readers out, nothing is known of the holder.
                    let bytes = self.read(path, FileKind::Lock).unwrap_or_default();
                    return Ok(LockAttempt::Theirs(String::from_utf8_lossy(&bytes).into_owned()));
                }
                Err(fs::TryLockError::Error(error)) => return Err(error),
            }
            // The holder may have removed the name since the file was opened. A lock on a nameless file is
            // worthless.
            if same_file(&file, path) {
                files::only_name(&file)?;
                file.set_len(0)?;
                file.write_all(words.as_bytes())?;
                return Ok(LockAttempt::Mine(Box::new(file)));
            }
        }
    }

    fn is_held(&self, path: &Path) -> bool {
        // A shared lock, so that two processes that check do not take each other for a holder.
        let held = |file: File| matches!(file.try_lock_shared(), Err(fs::TryLockError::WouldBlock));
        files::open(path, Links::Refused).is_ok_and(held)
    }
}

impl DiskFile for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }

    fn metadata(&self) -> io::Result<FileMetadata> {
        self.metadata().map(|data| metadata(&data))
    }
}

fn metadata(data: &fs::Metadata) -> FileMetadata {
    FileMetadata {
        kind: EntryKind::of(data.file_type()),
        len: data.len(),
        modified: data.modified().ok(),
        protected: data.permissions().readonly(),
        identity: identity(data),
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems may not know")]
fn identity(data: &fs::Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some(Identity(data.dev(), data.ino()))
}

/// Uses the creation time, because other systems give only open files an identity.
#[cfg(not(unix))]
fn identity(data: &fs::Metadata) -> Option<Identity> {
    let made = data.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Identity(made.as_secs(), made.subsec_nanos().into()))
}

/// Makes a synced copy of a file, under a free name. Files that are larger than any file of the store are
/// refused.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let source = files::open(from, Links::Refused)?;
    let most = FileKind::Journal.max_bytes();
    if source.metadata()?.len() > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut target = create(to, Access::SameAs(from))?;
    let copied = io::copy(&mut source.take(most), &mut target).and_then(|_| target.sync_all());
    if copied.is_err() {
        // An incomplete copy is useless, and the name was free.
        let _ = fs::remove_file(to);
    }
    copied
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(mine), Ok(named)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (mine.dev(), mine.ino()) == (named.dev(), named.ino())
}

/// Returns true: on other systems an open file keeps its name.
#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> bool {
    true
}

/// Creates a file that is at no time readable for anybody who may not read the file that it is modelled on.
#[cfg(unix)]
fn create(path: &Path, access: Access<'_>) -> io::Result<File> {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, chown};
    let mut options = OpenOptions::new();
    // In append mode, a file that another program has cut short is seen by its length, and no gap is filled
    // with zeros.
    options.append(true).create_new(true);
    let model = match access {
        Access::Usual => return options.mode(0o666).open(path),
        Access::Private => return options.mode(0o600).open(path),
        Access::SameAs(model) => fs::symlink_metadata(model)?,
    };
    let file = options.mode(0o600).open(path)?;
    if !model.is_file() {
        return Ok(file);
    }
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (model.uid(), model.gid()) {
        // An administrator who saves a colleague's project must not take it away from them. Without the right
        // to change the owner, the file stays ours, as with every other program.
        let _ = chown(path, Some(model.uid()), Some(model.gid()));
    }
    file.set_permissions(model.permissions())?;
    Ok(file)
}

#[cfg(not(unix))]
fn create(path: &Path, _: Access<'_>) -> io::Result<File> {
    OpenOptions::new().append(true).create_new(true).open(path)
}
