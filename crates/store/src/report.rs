//! Reports of errors in the program itself, for a person to pass on.
//!
//! A report about which nobody was told yet has an empty file with the same name and another extension beside
//! it, so that the next start can mention it.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::disk::{Access, Disk, RealDisk};
use super::names::REPORTS;

/// The number of reports that are kept.
const MAX_REPORTS: usize = 10;

/// The extension of reports.
const REPORT_EXTENSION: &str = "txt";

/// The extension of the marks of unmentioned reports.
const UNTOLD: &str = "untold";

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its file.
    pub path: PathBuf,
}

impl Report {
    /// Notes that a person was told of it.
    pub fn mark_told(&self) {
        // A mark that cannot be removed makes the next start mention the report again.
        let _ = RealDisk.remove(&self.mark());
    }

    fn mark(&self) -> PathBuf {
        self.path.with_extension(UNTOLD)
    }
}

/// The name with which the file of a report begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReportKind {
    Crash,
    Problem,
}

impl ReportKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Crash => "crash",
            Self::Problem => "problem",
        }
    }
}

/// Writes a report of an error into a folder, and removes the oldest reports.
///
/// # Errors
/// Fails where it could not be written.
pub fn write_report(folder: &Path, words: &str) -> io::Result<Report> {
    let report = write(folder, ReportKind::Crash, words)?;
    // Without its mark the report exists, but is not mentioned later.
    let _ = RealDisk.create(&report.mark(), Access::Private);
    Ok(report)
}

/// Writes a report that a person has asked for into the same folder. The next start does not mention it.
///
/// # Errors
/// Fails where it could not be written.
pub fn write_problem(folder: &Path, words: &str) -> io::Result<Report> {
    write(folder, ReportKind::Problem, words)
}

fn write(folder: &Path, kind: ReportKind, words: &str) -> io::Result<Report> {
    let disk = RealDisk;
    disk.make_folder(folder)?;
    let folder = folder.join(REPORTS);
    disk.make_own_folder(&folder)?;
    let now = Timestamp::now().strftime("%Y-%m-%dT%H-%M-%S%.6fZ");
    let report = Report {
        path: folder.join(format!("{}-{now}-{:04x}.{REPORT_EXTENSION}", kind.name(), fastrand::u16(..))),
    };
    let mut file = disk.create(&report.path, Access::Private)?;
    file.write_all(words.as_bytes())?;
    file.sync()?;
    let is_alike = |report: &Report| {
        report.path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(kind.name()))
    };
    for old in reports(&disk, &folder)?.into_iter().filter(is_alike).skip(MAX_REPORTS) {
        old.mark_told();
        // One report too many is no reason to fail.
        let _ = disk.remove(&old.path);
    }
    Ok(report)
}

/// Returns the reports in a folder about which nobody was told, newest first.
#[must_use]
pub fn untold_reports(folder: &Path) -> Vec<Report> {
    let disk = RealDisk;
    let mut all = reports(&disk, &folder.join(REPORTS)).unwrap_or_default();
    all.retain(|report| disk.metadata(&report.mark()).is_ok());
    all
}

/// Returns the reports in their folder, newest first.
fn reports(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<Report>> {
    let mut paths = disk.list(folder)?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == REPORT_EXTENSION));
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
        let asked = write_problem(folder.path(), "by a person").unwrap();
        assert_eq!(untold_reports(folder.path()), [], "who asked for it knows of it");
        for _ in 0..MAX_REPORTS + 3 {
            write_report(folder.path(), "b").unwrap();
        }
        let names = RealDisk.list(&folder.path().join("reports")).unwrap();
        assert!(names.contains(&asked.path), "of another kind");
        assert_eq!(names.len(), 2 * MAX_REPORTS + 1, "each with its mark: {names:?}");
        untold_reports(folder.path()).iter().for_each(Report::mark_told);
        assert_eq!(untold_reports(folder.path()), []);
        assert_eq!(RealDisk.list(&folder.path().join("reports")).unwrap().len(), MAX_REPORTS + 1);
    }
}
