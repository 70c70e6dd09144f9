//! The documents in a folder, and the file that a password lies in.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{ImportError, ImportProblem};
use crate::sniff;
use files::FileKind;

/// Returns whether a path leads to a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The documents in a folder, by name. Folders in it, such as that of a saved page's parts, hidden files, and what begins as
/// a picture, a sound or a program does are passed over.
///
/// # Errors
/// Says why the folder cannot be listed.
pub fn list_folder(folder: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let fail = |error: std::io::Error| ImportError {
        name: folder.display().to_string(),
        problem: ImportProblem::from(error),
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let path = entry.path();
        if !hidden && path.is_file() && !begins_otherwise(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Returns whether a file begins as something known does that is no document. One that cannot be read is a document, and says so later.
fn begins_otherwise(path: &Path) -> bool {
    files::read_start(path, 16).is_ok_and(|start| sniff::other(&start).is_some())
}

/// The password in a file: its first line.
///
/// # Errors
/// Says why the file cannot be read.
pub fn read_password(path: &Path) -> Result<String, ImportError> {
    Ok(read_words(path)?.lines().next().unwrap_or_default().to_owned())
}

/// The words of a small file that is plain text, such as a letter with placeholders.
///
/// # Errors
/// Says why the file cannot be read.
pub fn read_words(path: &Path) -> Result<String, ImportError> {
    let fail = |problem| ImportError { name: path.display().to_string(), problem };
    let bytes = files::read(path, FileKind::Settings).map_err(|error| fail(error.into()))?;
    Ok(crate::decode::plain(&bytes).map_err(|error| fail(error.into()))?.text)
}
