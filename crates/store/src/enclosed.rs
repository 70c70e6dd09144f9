//! Files in the folder of a project, such as copies of evidence.
#![allow(clippy::disallowed_methods, reason = "this looks for links on the way to a file")]

use std::io;
use std::path::{Path, PathBuf};

use files::FileKind;

use super::atomic::folder_of;

/// Reads a file that a project names by its path within the folder of the project's own file. Links on the way are refused: a project
/// that came from somebody else could name what lies elsewhere.
///
/// # Errors
/// Says why it cannot be read.
pub fn read_enclosed(project: &Path, path: &str) -> io::Result<Vec<u8>> {
    files::read(&enclosed_place(project, path)?, FileKind::Document)
}

/// Returns the place of a file that a project names, or an error if it leads out of the project's folder.
pub(super) fn enclosed_place(project: &Path, path: &str) -> io::Result<PathBuf> {
    let refused = |words: String| io::Error::new(io::ErrorKind::InvalidInput, words);
    if let Some(problem) = model::path_problem(path) {
        return Err(refused(format!("the project {problem}")));
    }
    let mut place = folder_of(project).to_owned();
    for name in path.split(['/', '\\']).filter(|name| !matches!(*name, "" | ".")) {
        place.push(name);
        if std::fs::symlink_metadata(&place)?.is_symlink() {
            return Err(refused(format!("“{name}” is a link, which may lead out of the project’s folder")));
        }
    }
    Ok(place)
}

/// Reads a whole file, such as an earlier export.
///
/// # Errors
/// Says why it cannot be read.
pub fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    files::read(path, FileKind::Project)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("work");
        std::fs::create_dir_all(home.join("sources")).unwrap();
        std::fs::write(home.join("sources/a.txt"), "a").unwrap();
        std::fs::write(folder.path().join("secret"), "s").unwrap();
        std::os::unix::fs::symlink("../../secret", home.join("sources/link")).unwrap();
        std::os::unix::fs::symlink("..", home.join("up")).unwrap();
        let project = home.join("p.rejoinder.ron");
        assert_eq!(read_enclosed(&project, "sources/a.txt").unwrap(), b"a");
        for path in ["../secret", "/etc/passwd", "sources/link", "up/secret", "none", "sources"] {
            assert!(read_enclosed(&project, path).is_err(), "{path}");
        }
    }
}
