//! Results that are known whole before anything is written: one file, or a folder of several.

use std::io::{self, Write};
use std::path::Path;

use super::atomic::{self, Replaced, folder_of};
use super::disk::RealDisk;
use super::{SaveError, SaveProblem};

/// Writes a file whole or not at all; only with `force` in the place of another, and never in that of a project.
///
/// # Errors
/// Says why not. Whatever the file held before, it then still holds.
pub fn put(path: &Path, bytes: &[u8], force: bool) -> Result<Replaced, SaveError> {
    if force {
        return atomic::replace(path, |out| out.write_all(bytes));
    }
    let fail = |problem| SaveError::new(path, problem);
    let disk = RealDisk;
    let real = atomic::follow(&disk, path).map_err(|error| fail(error.into()))?;
    if std::fs::symlink_metadata(&real).is_ok() {
        return Err(fail(SaveProblem::Exists));
    }
    let written = atomic::write_beside(&disk, &real, |out| out.write_all(bytes).map_err(Into::into));
    let certain = written.and_then(|written| written.take_name(true)).map_err(fail)?;
    Ok(Replaced { certain })
}

/// Writes files into a folder that is not there yet: all of them or none. With `force` the folder may be there; then each file is
/// written whole or not at all, and files of other names stay.
///
/// # Errors
/// Says why not, and for which file.
pub fn put_all(folder: &Path, files: &[(&str, &[u8])], force: bool) -> Result<Replaced, SaveError> {
    let fail = |problem: SaveProblem| SaveError::new(folder, problem);
    if folder.is_dir() {
        if !force {
            return Err(fail(SaveProblem::Exists));
        }
        return put_each(folder, files);
    }
    if std::fs::symlink_metadata(folder).is_ok() {
        let problem =
            if force { io::Error::from(io::ErrorKind::NotADirectory).into() } else { SaveProblem::Exists };
        return Err(fail(problem));
    }
    let real = std::path::absolute(folder).map_err(|error| fail(error.into()))?;
    let made = new_folder(&real, files).map_err(|error| fail(error.into()))?;
    // Nothing has taken the name since it was looked at, or it is an empty folder.
    std::fs::rename(made.path(), &real).map_err(|error| fail(error.into()))?;
    let _ = made.keep();
    let certain = sync(folder_of(&real));
    Ok(Replaced { certain })
}

/// Writes the files into a folder beside the wanted one, under a name that nobody has. Dropped, it goes away.
fn new_folder(wanted: &Path, files: &[(&str, &[u8])]) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rejoinder-");
    // As any folder that a person makes; the usual one for temporary files would shut others out.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let made = builder.tempdir_in(folder_of(wanted))?;
    for (name, bytes) in files {
        let mut file = std::fs::File::create_new(made.path().join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    sync(made.path());
    Ok(made)
}

fn put_each(folder: &Path, files: &[(&str, &[u8])]) -> Result<Replaced, SaveError> {
    let mut certain = true;
    for (name, bytes) in files {
        certain &= put(&folder.join(name), bytes, true)?.certain;
    }
    Ok(Replaced { certain })
}

/// Returns whether the drive has confirmed what a folder holds.
fn sync(folder: &Path) -> bool {
    use super::disk::Disk;
    RealDisk.sync_folder(folder).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_replaced_unasked() {
        let desk = tempfile::tempdir().unwrap();
        let path = desk.path().join("report.html");
        put(&path, b"one", false).unwrap();
        let error = put(&path, b"two", false).unwrap_err();
        assert!(matches!(error.problem, SaveProblem::Exists), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        put(&path, b"two", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(desk.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let desk = tempfile::tempdir().unwrap();
        let folder = desk.path().join("tables");
        put_all(&folder, &[("a.csv", b"a"), ("b.csv", b"b")], false).unwrap();
        assert!(matches!(
            put_all(&folder, &[("a.csv", b"x")], false).unwrap_err().problem,
            SaveProblem::Exists
        ));
        put_all(&folder, &[("a.csv", b"x")], true).unwrap();
        let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
        assert_eq!((read("a.csv"), read("b.csv")), (b"x".to_vec(), b"b".to_vec()));
        // A name that cannot be made: nothing is left of the others either.
        let other = desk.path().join("other");
        put_all(&other, &[("a.csv", b"a"), ("no/such/folder", b"b")], false).unwrap_err();
        assert_eq!(std::fs::read_dir(desk.path()).unwrap().count(), 1);
        let file = desk.path().join("file");
        std::fs::write(&file, "kept").unwrap();
        for force in [false, true] {
            put_all(&file, &[("a.csv", b"a")], force).unwrap_err();
        }
        assert_eq!(std::fs::read(&file).unwrap(), b"kept");
    }
}
