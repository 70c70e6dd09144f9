//! Replaces a file so that at every moment a whole version of it carries its name.
//!
//! A temporary file in the same folder is written, synced and renamed over the old one, then the folder is
//! synced. Every call to the disk that a save makes is in this file: a journal, a lock and a simulated disk
//! for the tests belong here.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::{SaveError, SaveProblem, head};

/// What the names of temporary files begin and end with.
const PREFIX: &str = ".rejoinder-";
const SUFFIX: &str = ".tmp";

/// A temporary file that is older than this belongs to no running save.
const STALE: Duration = Duration::from_mins(15);

/// How many links are followed from one name to the next, as on most systems.
const LINKS: usize = 40;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Whether the drive has confirmed the new name, not just the new content.
    pub certain: bool,
    /// The version before, where it was to be kept and could be.
    pub backup: Option<PathBuf>,
}

/// How a file is to be replaced.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Options {
    /// Keep the version before, under the same name with `.bak` behind it.
    pub backup: bool,
    /// Replace nothing: fail if the file is there by the time that the new one is whole.
    pub create_only: bool,
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
    let real = follow(path).map_err(|error| fail(error.into()))?;
    if matches!(head::of_file(&real), Ok(head::Head::Format(_))) {
        return Err(fail(SaveProblem::WouldDestroy("it is a Rejoinder project.".to_owned())));
    }
    replace_with(&real, Options::default(), |out| write(out).map_err(Into::into)).map_err(fail)
}

/// The same for a path whose links were followed already.
pub(super) fn replace_with(
    real: &Path,
    options: Options,
    write: impl FnOnce(&mut dyn Write) -> Result<(), SaveProblem>,
) -> Result<Replaced, SaveProblem> {
    let old = old_version(real)?;
    let folder = folder_of(real);
    let mut temporary = create_beside(folder, old.as_ref())?;
    {
        let mut out = BufWriter::with_capacity(1 << 16, temporary.as_file_mut());
        write(&mut out)?;
        out.flush()?;
    }
    if let Some(old) = &old {
        keep_owner(temporary.path(), old);
        temporary.as_file().set_permissions(old.permissions())?;
    }
    // A failed sync is final: the system may have dropped what it could not write.
    temporary.as_file().sync_all()?;
    let kept = old.is_some_and(|old| options.backup && old.len() > 0);
    let backup = kept.then(|| back_up(real)).flatten();
    if options.create_only {
        temporary.persist_noclobber(real).map_err(|error| exists(error.error))?;
    } else {
        temporary.persist(real).map_err(|error| error.error)?;
    }
    Ok(Replaced { certain: sync_folder(folder), backup })
}

fn exists(error: io::Error) -> SaveProblem {
    if error.kind() == io::ErrorKind::AlreadyExists { SaveProblem::Exists } else { error.into() }
}

/// The file that a path means, after following links; it need not exist.
pub(super) fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut real = path.to_owned();
    for _ in 0..LINKS {
        match fs::symlink_metadata(&real) {
            Ok(data) if data.is_symlink() => real = folder_of(&real).join(fs::read_link(&real)?),
            Ok(_) => return Ok(real),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(real),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "this link leads in a circle"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// What is known of the file that is to be replaced, if it exists and may be.
pub(super) fn old_version(real: &Path) -> Result<Option<Metadata>, SaveProblem> {
    let old = match fs::metadata(real) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if old.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if !old.is_file() {
        return Err(SaveProblem::WouldDestroy("it is a device or a pipe, not a file.".to_owned()));
    }
    if old.permissions().readonly() {
        return Err(SaveProblem::Protected);
    }
    Ok(Some(old))
}

/// An empty temporary file that nobody can read who may not read the old one. A new file gets the mode that
/// the user's other new files get.
fn create_beside(folder: &Path, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    if let Some(permissions) = old.map(Metadata::permissions).or_else(usual) {
        builder.permissions(permissions);
    }
    builder.tempfile_in(folder)
}

/// The mode that a program asks for when it does not care; the system takes away what the user's mask says.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "there is none on other systems")]
fn usual() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual() -> Option<Permissions> {
    None
}

/// Gives the new file the old one's owner and group, where the system lets us: an administrator who saves a
/// colleague's project does not take it away from them.
#[cfg(unix)]
fn keep_owner(path: &Path, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let same = fs::metadata(path).is_ok_and(|new| new.uid() == old.uid() && new.gid() == old.gid());
    if !same {
        // Without the right to give a file away it stays ours, as with every other program.
        let _ = chown(path, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &Metadata) {}

/// Keeps the version that is about to be replaced. The file itself is not touched: its content gets a second
/// name, or a copy where the drive knows no second names. A save does not fail for want of a backup.
fn back_up(real: &Path) -> Option<PathBuf> {
    let backup = with_suffix(real, ".bak");
    let folder = folder_of(real);
    let place = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempdir_in(folder).ok()?;
    let second = place.path().join("previous");
    if fs::hard_link(real, &second).is_err() {
        fs::copy(real, &second).ok()?;
        File::open(&second).and_then(|file| file.sync_all()).ok()?;
    }
    fs::rename(&second, &backup).ok()?;
    Some(backup)
}

/// A path with more behind its name.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Asks the drive to confirm a new name. Systems that cannot sync a folder do so by themselves.
fn sync_folder(folder: &Path) -> bool {
    if cfg!(unix) { File::open(folder).and_then(|folder| folder.sync_all()).is_ok() } else { true }
}

/// Clears away what killed saves left in a file's folder. What cannot be removed stays.
pub(super) fn sweep(path: &Path) {
    let Ok(entries) = fs::read_dir(folder_of(path)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let Ok(data) = entry.metadata() else { continue };
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && stale(&data) {
            let path = entry.path();
            let _ = if data.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        }
    }
}

fn stale(data: &Metadata) -> bool {
    let age = data.modified().ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
    age.is_some_and(|age| age > STALE)
}
