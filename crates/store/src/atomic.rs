//! Replaces a file so that at every moment a whole version of it carries its name.
//!
//! A temporary file in the same folder is written, synced and renamed over the old one, then the folder is
//! synced.

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk::{About, Disk, DiskFile, Kind, Like, RealDisk};
use super::revision::{Fingerprinted, Revision};
use super::{SaveError, SaveProblem, head, names};

/// A temporary file that is older than this belongs to no running save.
const STALE: Duration = Duration::from_mins(15);

/// How many links are followed from one name to the next, as on most systems.
const LINKS: usize = 40;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Whether the drive has confirmed the new name, not just the new content.
    pub certain: bool,
}

/// Writes a file whole or not at all; a link is followed, permissions are kept. For results and settings:
/// projects are saved with [`super::save`], and none is replaced here.
///
/// # Errors
/// Says why not. Whatever the file held before, it then still holds.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Replaced, SaveError> {
    let fail = |problem| SaveError::new(path, problem);
    let disk = RealDisk;
    let real = follow(&disk, path).map_err(|error| fail(error.into()))?;
    if matches!(head::of_file(&disk, &real), Ok(head::Head::Format(_))) {
        return Err(fail(SaveProblem::WouldDestroy("it is a Rejoinder project.".to_owned())));
    }
    let written = write_beside(&disk, &real, |out| write(out).map_err(Into::into)).map_err(fail)?;
    let certain = written.take_name(false).map_err(fail)?;
    Ok(Replaced { certain })
}

/// A new version that is whole and safe on the drive, and waits for the name of the old one. Dropped before
/// that, it goes away.
pub(super) struct Written<'a> {
    disk: &'a dyn Disk,
    temporary: PathBuf,
    real: &'a Path,
    named: bool,
    /// Its content.
    pub(super) revision: Revision,
    /// What it is written with, for a file that grows afterwards.
    pub(super) file: Option<Box<dyn DiskFile>>,
}

/// Writes a new version beside the old one, with the rights of the old one; `real` leads to no link.
pub(super) fn write_beside<'a>(
    disk: &'a dyn Disk,
    real: &'a Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), SaveProblem>,
) -> Result<Written<'a>, SaveProblem> {
    let like = match old_version(disk, real)? {
        Some(_) => Like::File(real),
        None => Like::Usual,
    };
    write_like(disk, real, like, write)
}

/// The same with rights of one's own choice.
pub(super) fn write_like<'a>(
    disk: &'a dyn Disk,
    real: &'a Path,
    like: Like<'_>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), SaveProblem>,
) -> Result<Written<'a>, SaveProblem> {
    let (temporary, mut file) = create_temporary(disk, folder_of(real), like)?;
    let mut written =
        Written { disk, temporary, real, named: false, revision: Revision::of(b""), file: None };
    let mut out = Fingerprinted::new(BufWriter::with_capacity(1 << 16, &mut file));
    write(&mut out)?;
    out.flush()?;
    written.revision = out.revision();
    // A failed sync is final: the system may have dropped what it could not write.
    file.sync()?;
    written.file = Some(file);
    Ok(written)
}

impl Written<'_> {
    /// Puts the new version in the old one's place; with `new` only where there is none. Says whether the
    /// drive has confirmed the name.
    pub(super) fn take_name(self, new: bool) -> Result<bool, SaveProblem> {
        self.take_name_and_go_on(new).map(|(certain, _)| certain)
    }

    /// The same, and gives the file back to be written on.
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

impl Drop for Written<'_> {
    fn drop(&mut self) {
        if !self.named {
            // Closed first: some systems do not remove an open file. What stays is swept up later.
            self.file = None;
            let _ = self.disk.remove(&self.temporary);
        }
    }
}

fn exists(error: io::Error) -> SaveProblem {
    if error.kind() == io::ErrorKind::AlreadyExists { SaveProblem::Exists } else { error.into() }
}

/// The file that a path means, from the root of the drive and after following links; it need not exist. Locks and journals
/// are named for it, whatever folder the program was started in.
pub(super) fn follow(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let mut real = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for _ in 0..LINKS {
        match disk.about(&real) {
            Ok(about) if about.kind == Kind::Link => real = folder_of(&real).join(disk.read_link(&real)?),
            Ok(_) => return Ok(real),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(real),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "this link leads in a circle"))
}

/// The folder in which a file stands.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// What is known of the file that is to be replaced, if it exists and may be.
pub(super) fn old_version(disk: &dyn Disk, real: &Path) -> Result<Option<About>, SaveProblem> {
    let old = match disk.about(real) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    match old.kind {
        Kind::Folder => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        Kind::File if old.protected => Err(SaveProblem::Protected),
        Kind::File => Ok(Some(old)),
        other => Err(SaveProblem::WouldDestroy(format!("it is {}, not a file.", other.name()))),
    }
}

/// An empty temporary file of a name that nobody has.
fn create_temporary(
    disk: &dyn Disk,
    folder: &Path,
    like: Like<'_>,
) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    const TRIES: usize = 100;
    for _ in 0..TRIES {
        let path = names::temporary(folder);
        match disk.create(&path, like) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "no name is free for a temporary file"))
}

/// A path with more behind its name.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Clears away what killed saves left in a file's folder. What cannot be removed stays.
pub(super) fn sweep(disk: &dyn Disk, path: &Path) {
    for path in disk.list(folder_of(path)).unwrap_or_default() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if names::is_temporary(name)
            && disk.about(&path).is_ok_and(|about| about.kind == Kind::File && stale(&about))
        {
            let _ = disk.remove(&path);
        }
    }
}

fn stale(about: &About) -> bool {
    let age = about.modified.and_then(|changed| SystemTime::now().duration_since(changed).ok());
    age.is_some_and(|age| age > STALE)
}
