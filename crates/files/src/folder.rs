//! The files of a folder and of the folders in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::EntryKind;

/// The limits of a walk through folders.
#[derive(Debug, Clone, Copy)]
pub struct WalkLimits {
    /// Greatest depth of folders.
    pub depth: usize,
    /// Greatest number of files.
    pub files: usize,
}

/// Returns the paths of the regular files in a folder that are wanted, sorted, with those of the folders in it. Links are not
/// followed. A folder below that cannot be read is passed over.
///
/// # Errors
/// Fails where the folder itself cannot be read.
pub fn walk(folder: &Path, limits: WalkLimits, wanted: &dyn Fn(&Path) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    enter(folder, limits, wanted, &mut found)?;
    found.sort();
    Ok(found)
}

fn enter(
    folder: &Path,
    limits: WalkLimits,
    wanted: &dyn Fn(&Path) -> bool,
    found: &mut Vec<PathBuf>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        match EntryKind::of(entry.file_type()?) {
            EntryKind::Folder if limits.depth > 0 => {
                let _ = enter(&path, WalkLimits { depth: limits.depth - 1, ..limits }, wanted, found);
            }
            EntryKind::File if wanted(&path) => found.push(path),
            _ => {}
        }
        if found.len() >= limits.files {
            break;
        }
    }
    Ok(())
}

/// Returns whether a path leads to a folder, and the size of what it leads to in bytes.
///
/// # Errors
/// Fails where nothing is there, or it cannot be looked at.
pub fn look(path: &Path) -> io::Result<(bool, u64)> {
    let found = fs::metadata(path)?;
    Ok((found.is_dir(), found.len()))
}
