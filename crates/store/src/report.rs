//! Reports of errors in the program itself, for a person to pass on.
//!
//! Beside a report that nobody was told of lies an empty file with its name and another ending, so that the next start
//! can tell of it.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::disk::{Disk, Like, RealDisk};
use super::names::REPORTS;

/// How many reports are kept.
const KEPT: usize = 10;

/// What the names of reports end with.
const ENDING: &str = "txt";

/// What the names of the marks of reports end with of which nobody was told.
const UNTOLD: &str = "untold";

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its file.
    pub path: PathBuf,
}

impl Report {
    /// Remembers that a person was told of it.
    pub fn mark_told(&self) {
        // One that cannot be removed lets the next start tell of it again.
        let _ = RealDisk.remove(&self.mark());
    }

    fn mark(&self) -> PathBuf {
        self.path.with_extension(UNTOLD)
    }
}

/// Writes a report into a folder; says where it is. The oldest go.
///
/// # Errors
/// Where it could not be written.
pub fn write_report(folder: &Path, words: &str) -> io::Result<Report> {
    let disk = RealDisk;
    disk.make_folder(folder)?;
    let folder = folder.join(REPORTS);
    disk.make_own_folder(&folder)?;
    let now = Timestamp::now().strftime("%Y-%m-%dT%H-%M-%S%.6fZ");
    let report = Report { path: folder.join(format!("crash-{now}-{:04x}.{ENDING}", fastrand::u16(..))) };
    let mut file = disk.create(&report.path, Like::Private)?;
    file.write_all(words.as_bytes())?;
    file.sync()?;
    // Without its mark nobody is told of it later; it is there all the same.
    let _ = disk.create(&report.mark(), Like::Private);
    for old in reports(&disk, &folder)?.into_iter().skip(KEPT) {
        old.mark_told();
        // One report too many is no reason to fail.
        let _ = disk.remove(&old.path);
    }
    Ok(report)
}

/// Returns the reports in a folder of which nobody was told, the newest first.
#[must_use]
pub fn untold_reports(folder: &Path) -> Vec<Report> {
    let disk = RealDisk;
    let mut all = reports(&disk, &folder.join(REPORTS)).unwrap_or_default();
    all.retain(|report| disk.about(&report.mark()).is_ok());
    all
}

/// The reports in their folder, the newest first.
fn reports(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<Report>> {
    let mut paths = disk.list(folder)?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == ENDING));
    paths.sort_unstable_by(|a, b| b.cmp(a));
    Ok(paths.into_iter().map(|path| Report { path }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_reports_are_kept_and_told_of_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(untold_reports(folder.path()), []);
        let first = write_report(folder.path(), "a").unwrap();
        assert_eq!(untold_reports(folder.path()), std::slice::from_ref(&first));
        first.mark_told();
        assert_eq!(untold_reports(folder.path()), []);
        for _ in 0..KEPT + 3 {
            write_report(folder.path(), "b").unwrap();
        }
        let names = RealDisk.list(&folder.path().join("reports")).unwrap();
        assert_eq!(names.len(), 2 * KEPT, "each with its mark: {names:?}");
        untold_reports(folder.path()).iter().for_each(Report::mark_told);
        assert_eq!(untold_reports(folder.path()), []);
        assert_eq!(RealDisk.list(&folder.path().join("reports")).unwrap().len(), KEPT);
    }
}
