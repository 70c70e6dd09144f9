//! Reports of errors in the program itself, for a person to pass on.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::disk::{Disk, Like, RealDisk};
use super::names::REPORTS;

/// How many reports are kept.
const KEPT: usize = 10;

/// Writes a report into a folder; says where it is. The oldest go.
///
/// # Errors
/// Where it could not be written.
pub fn write_report(folder: &Path, words: &str) -> io::Result<PathBuf> {
    let disk = RealDisk;
    disk.make_folder(folder)?;
    let folder = folder.join(REPORTS);
    disk.make_own_folder(&folder)?;
    let now = Timestamp::now().strftime("%Y-%m-%dT%H-%M-%SZ");
    let path = folder.join(format!("crash-{now}-{:04x}.txt", fastrand::u16(..)));
    let mut file = disk.create(&path, Like::Private)?;
    file.write_all(words.as_bytes())?;
    file.sync()?;
    let mut all = disk.list(&folder)?;
    all.sort_unstable();
    for old in all.iter().rev().skip(KEPT) {
        // One report too many is no reason to fail.
        let _ = disk.remove(old);
    }
    Ok(path)
}
