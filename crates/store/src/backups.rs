//! Earlier versions of a project, kept whenever it is saved.
//!
//! They are in a folder beside the project. Each is a complete project file named for the time at which it
//! was saved. The last ten are kept, then one a day, up to a total size.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::disk::{Disk, EntryKind, RealDisk};
use super::names;
use super::{EXTENSION, Io, atomic};

/// The number of most recent versions that are kept, whenever they were saved.
pub const LAST: usize = 10;
/// The number of days before those for which one version a day is kept.
pub const DAYS: usize = 60;
/// The total size of all versions, in bytes. The last two are kept even beyond it.
pub const MOST_BYTES: u64 = 512 << 20;

/// The time format in names: valid on all systems, and in order of time when sorted.
const TIME_FORMAT: &str = "%Y-%m-%dT%H-%M-%SZ";

/// An earlier version of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// The time at which it was saved.
    pub at: Timestamp,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Returns the folder of a project's earlier versions.
#[must_use]
pub fn folder(real: &Path) -> PathBuf {
    names::backups(real)
}

/// Returns the earlier versions of a project, newest first.
#[must_use]
pub fn list(path: &Path) -> Vec<Backup> {
    let disk = RealDisk;
    atomic::follow(&disk, path).map_or_else(|_| Vec::new(), |real| all(&disk, &real))
}

pub(super) fn all(disk: &dyn Disk, real: &Path) -> Vec<Backup> {
    if !is_own(disk, real) {
        return Vec::new();
    }
    let found = disk.list(&folder(real)).unwrap_or_default().into_iter().filter_map(|path| {
        let metadata = disk.metadata(&path).ok().filter(|metadata| metadata.kind == EntryKind::File)?;
        let at = parse_time(path.file_name()?.to_str()?)?;
        Some(Backup { path, at, bytes: metadata.len })
    });
    let mut found: Vec<Backup> = found.collect();
    found.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    found
}

/// Returns whether the folder of earlier versions is a folder, and not a link that somebody has planted.
fn is_own(disk: &dyn Disk, real: &Path) -> bool {
    disk.metadata(&folder(real)).is_ok_and(|metadata| metadata.kind == EntryKind::Folder)
}

/// Parses the time in a name. Returns `None` for files that the store did not name.
fn parse_time(name: &str) -> Option<Timestamp> {
    let stem = name.strip_suffix(&format!(".{EXTENSION}"))?;
    let stem = stem.split_once('_').map_or(stem, |(stem, _)| stem);
    let civil = jiff::civil::DateTime::strptime(TIME_FORMAT, stem).ok()?;
    jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()
}

/// Keeps the version that is about to be replaced, if there is one. The file itself is not touched: its
/// content gets a second name (a hard link), or a copy where the drive has no hard links.
///
/// # Errors
/// Returns the reason why it could not be kept. A save does not fail for want of a backup.
pub(super) fn keep(disk: &dyn Disk, real: &Path) -> io::Result<Option<PathBuf>> {
    let old = match disk.metadata(real) {
        Ok(old) if old.len > 0 => old,
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let at = old.modified.and_then(|modified| Timestamp::try_from(modified).ok());
    let at = at.ok_or_else(|| io::Error::other("the drive does not record when it was saved"))?;
    let folder = folder(real);
    disk.make_own_folder(&folder)?;
    // Under a temporary name first: an incomplete copy must not look like a version.
    let temporary = names::temporary(&folder);
    let kept = disk.link(real, &temporary).and_then(|()| {
        let name = at.strftime(TIME_FORMAT).to_string();
        let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
        for path in (1..100).map(|number| folder.join(names::backup(&name, number))) {
            match disk.rename_new(&temporary, &path) {
                Ok(()) => return Ok(Some(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    });
    if kept.is_err() {
        let _ = disk.remove(&temporary);
    }
    kept
}

/// Explains that the former version could not be kept, and why.
pub(super) fn not_kept(real: &Path, error: io::Error) -> String {
    let folder = folder(real);
    let why = if error.kind() == io::ErrorKind::NotADirectory {
        format!("{} is not a regular folder. Remove it if it is not yours.", folder.display())
    } else {
        format!("{}: {}", folder.display(), Io(error))
    };
    format!("The previous version could not be kept: {why}")
}

/// Removes the versions that are no longer kept.
pub(super) fn thin(disk: &dyn Disk, real: &Path) {
    if !is_own(disk, real) {
        return;
    }
    atomic::sweep(disk, &folder(real).join(EXTENSION));
    for backup in surplus(&all(disk, real)) {
        // A file that cannot be removed stays until the next save.
        let _ = disk.remove(&backup.path);
    }
}

/// Returns the versions to be removed. `all` is sorted newest first.
fn surplus(all: &[Backup]) -> Vec<&Backup> {
    let (mut days, mut weight) = (HashSet::new(), 0u64);
    let mut gone = Vec::new();
    for (place, backup) in all.iter().enumerate() {
        // The newest version of a day counts for that day, even where it is among the last ten.
        let first_of_day = days.insert(backup.at.as_second().div_euclid(24 * 60 * 60));
        let wanted = place < LAST || first_of_day && days.len() <= LAST + DAYS;
        let fits = place < 2 || weight.saturating_add(backup.bytes) <= MOST_BYTES;
        if wanted && fits {
            weight = weight.saturating_add(backup.bytes);
        } else {
            gone.push(backup);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(second: i64, bytes: u64) -> Backup {
        let at = Timestamp::from_second(second).unwrap();
        let path = PathBuf::from(format!("{}.{EXTENSION}", at.strftime(TIME_FORMAT)));
        Backup { path, at, bytes }
    }

    /// Returns one version an hour, newest first.
    fn hourly(count: i64, bytes: u64) -> Vec<Backup> {
        (0..count).map(|hour| backup(2_000_000_000 - hour * 3600, bytes)).collect()
    }

    #[test]
    fn the_last_ten_are_kept_then_one_a_day() {
        let all = hourly(24 * 200, 1000);
        let gone = surplus(&all);
        let kept: Vec<&Backup> = all.iter().filter(|backup| !gone.contains(backup)).collect();
        assert_eq!(&kept[..LAST], all[..LAST].iter().collect::<Vec<_>>());
        let days: Vec<i64> = kept.iter().map(|backup| backup.at.as_second().div_euclid(86_400)).collect();
        assert!(days[LAST..].windows(2).all(|pair| pair[0] == pair[1] + 1), "{days:?}");
        assert_eq!(days[0] - days[days.len() - 1], i64::try_from(LAST + DAYS).unwrap() - 1);
        assert_eq!(surplus(&all[..LAST]), Vec::<&Backup>::new());
    }

    #[test]
    fn together_they_weigh_no_more_than_they_may_but_two_are_always_kept() {
        let all = hourly(8, MOST_BYTES / 4);
        assert_eq!(surplus(&all), all[4..].iter().collect::<Vec<_>>());
        let heavy = hourly(8, MOST_BYTES * 2);
        assert_eq!(surplus(&heavy), heavy[2..].iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_name_tells_the_moment_and_foreign_files_are_left_alone() {
        let one = backup(1_700_000_000, 1);
        assert_eq!(one.path, PathBuf::from("2023-11-14T22-13-20Z.rejoinder.ron"));
        assert_eq!(parse_time("2023-11-14T22-13-20Z.rejoinder.ron"), Some(one.at));
        assert_eq!(parse_time("2023-11-14T22-13-20Z_02.rejoinder.ron"), Some(one.at));
        for foreign in ["notes.txt", "mine.rejoinder.ron", "2023-11-14.rejoinder.ron"] {
            assert_eq!(parse_time(foreign), None, "{foreign}");
        }
    }
}
