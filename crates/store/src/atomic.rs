//! Replaces a file so that a complete version of it has its name at every moment.
//!
//! A temporary file in the same folder is written, synced and renamed over the old file. Then the folder is
//! synced.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk::{Access, Disk, DiskFile, EntryKind, FileMetadata, RealDisk};
use super::revision::{Fingerprinted, Revision};
use super::{SaveError, SaveProblem, head, names};

/// The age from which a temporary file belongs to no running save.
const STALE_AFTER: Duration = Duration::from_mins(15);

/// The number of links that are followed in a row, as on most systems.
const MAX_LINKS: usize = 40;

/// The result of replacing a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Set where the drive has confirmed the new name as well as the new content.
    pub certain: bool,
}

/// Replaces a file atomically. Links are followed and permissions are kept. For results and settings:
/// projects are saved with [`super::save`], and are never replaced here.
///
/// # Errors
/// Returns an error that says why the file could not be replaced. It then still has its former content.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Replaced, SaveError> {
    let fail = |problem| SaveError::new(path, problem);
    let disk = RealDisk;
    let real = follow(&disk, path).map_err(|error| fail(error.into()))?;
    if matches!(head::of_file(&disk, &real), Ok(head::FileHead::FormatVersion(_))) {
        return Err(fail(SaveProblem::WouldDestroy("it is a Rejoinder project.".to_owned())));
    }
    let new_version = write_beside(&disk, &real, |out| write(out).map_err(Into::into)).map_err(fail)?;
    let certain = new_version.take_name(false).map_err(fail)?;
    Ok(Replaced { certain })
}

/// A complete new version of a file, safe on the drive under a temporary name. Removed when dropped before it
/// is renamed.
pub(super) struct NewVersion<'a> {
    disk: &'a dyn Disk,
    temporary: PathBuf,
    real: &'a Path,
    named: bool,
    /// The content.
    pub(super) revision: Revision,
    /// The open file, for a journal that grows afterwards.
    pub(super) file: Option<Box<dyn DiskFile>>,
}

/// Writes a new version beside the old one, with the same permissions. `real` must not be a link.
pub(super) fn write_beside<'a>(
    disk: &'a dyn Disk,
    real: &'a Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), SaveProblem>,
) -> Result<NewVersion<'a>, SaveProblem> {
    let access = match old_version(disk, real)? {
        Some(_) => Access::SameAs(real),
        None => Access::Usual,
    };
    write_like(disk, real, access, write)
}

/// Writes a new version with the given permissions.
pub(super) fn write_like<'a>(
    disk: &'a dyn Disk,
    real: &'a Path,
    access: Access<'_>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), SaveProblem>,
) -> Result<NewVersion<'a>, SaveProblem> {
    let (temporary, mut file) = create_temporary(disk, folder_of(real), access)?;
    let mut new_version =
        NewVersion { disk, temporary, real, named: false, revision: Revision::of(b""), file: None };
    let mut out = Fingerprinted::new(BufWriter::with_capacity(1 << 16, &mut file));
    write(&mut out)?;
    out.flush()?;
    new_version.revision = out.revision();
    // A failed sync is final: the system may have dropped what it could not write.
    file.sync()?;
    new_version.file = Some(file);
    Ok(new_version)
}

impl NewVersion<'_> {
    /// Renames the new version over the old one; with `new` only where there is none. Returns whether the
    /// drive has confirmed the name.
    pub(super) fn take_name(self, new: bool) -> Result<bool, SaveProblem> {
        self.take_name_and_go_on(new).map(|(certain, _)| certain)
    }

    /// Does the same as [`Self::take_name`], and also returns the file, so that it can be appended to.
    pub(super) fn take_name_and_go_on(
        mut self,
        new: bool,
    ) -> Result<(bool, Option<Box<dyn DiskFile>>), SaveProblem> {
        if new {
            self.disk.rename_new(&self.temporary, self.real).map_err(exists)?;
        } else {
            self.disk.rename(&self.temporary, self.real)?;
        }
        self.named = true;
        let certain = self.disk.sync_folder(folder_of(self.real)).is_ok();
        Ok((certain, self.file.take()))
    }
}

impl Drop for NewVersion<'_> {
    fn drop(&mut self) {
        if !self.named {
            // Closed first, because some systems cannot remove an open file. A file that stays is cleared
            // away later.
            self.file = None;
            let _ = self.disk.remove(&self.temporary);
        }
    }
}

fn exists(error: io::Error) -> SaveProblem {
    if error.kind() == io::ErrorKind::AlreadyExists { SaveProblem::Exists } else { error.into() }
}

/// Returns the absolute path of a file after following links. The file need not exist. Locks and journals are
/// named for this path, whatever folder the program was started in.
pub(super) fn follow(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let mut real = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for _ in 0..MAX_LINKS {
        match disk.metadata(&real) {
            Ok(metadata) if metadata.kind == EntryKind::Link => {
                real = folder_of(&real).join(disk.read_link(&real)?);
            }
            Ok(_) => return Ok(real),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(real),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "this link leads back to itself"))
}

/// Returns the folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Returns the metadata of the file that is to be replaced; `None` where there is none.
pub(super) fn old_version(disk: &dyn Disk, real: &Path) -> Result<Option<FileMetadata>, SaveProblem> {
    let old = match disk.metadata(real) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    match old.kind {
        EntryKind::Folder => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        EntryKind::File if old.protected => Err(SaveProblem::Protected),
        EntryKind::File => Ok(Some(old)),
        other => Err(SaveProblem::WouldDestroy(format!("it is {}, not a file.", other.name()))),
    }
}

/// Creates an empty temporary file under an unused name.
fn create_temporary(
    disk: &dyn Disk,
    folder: &Path,
    access: Access<'_>,
) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    const ATTEMPTS: usize = 100;
    for _ in 0..ATTEMPTS {
        let path = names::temporary(folder);
        match disk.create(&path, access) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "no name is free for a temporary file"))
}

/// Removes temporary files that killed saves left in the folder of a file. Those that cannot be removed stay.
pub(super) fn sweep(disk: &dyn Disk, path: &Path) {
    for path in disk.list(folder_of(path)).unwrap_or_default() {
        let name = names::name_str(&path);
        if names::is_temporary(name)
            && disk.metadata(&path).is_ok_and(|metadata| metadata.kind == EntryKind::File && stale(&metadata))
        {
            let _ = disk.remove(&path);
        }
    }
}

fn stale(metadata: &FileMetadata) -> bool {
    let age = metadata.modified.and_then(|changed| SystemTime::now().duration_since(changed).ok());
    age.is_some_and(|age| age > STALE_AFTER)
}
