//! Keeps discarded journals, and the unreadable rest of damaged ones.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::read::JournalEnd;
use super::recovery::JournalDamage;
use crate::atomic::{folder_of, write_like};
use crate::disk::{Access, Disk, EntryKind};
use crate::names::{PUT_AWAY, REST, name_of, name_str};
use crate::revision::Revision;

/// The number of days for which discarded journals are kept.
pub(super) const KEPT_DAYS: i64 = 30;

/// Returns the folder of discarded journals.
pub(super) fn folder(state: &Path) -> PathBuf {
    state.join(PUT_AWAY)
}

/// Returns the name under which a journal is discarded now.
pub(super) fn name(path: &Path) -> String {
    format!("{}-{}-{:04x}", name_of(path), Timestamp::now().as_second(), fastrand::u16(..))
}

/// Moves a journal to the discarded ones. Returns its new path.
pub(crate) fn put_away(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> io::Result<PathBuf> {
    first_that_works(disk, path, state, |target| {
        disk.rename(path, target).or_else(|_| disk.link(path, target).and_then(|()| disk.remove(path)))
    })
}

/// Keeps a copy of a journal among the discarded ones. Returns the path of the copy.
pub(super) fn keep_copy(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> io::Result<PathBuf> {
    first_that_works(disk, path, state, |target| disk.link(path, target))
}

/// Tries to put a journal into the user's own folder, then beside itself.
fn first_that_works(
    disk: &dyn Disk,
    path: &Path,
    state: Option<&Path>,
    put: impl Fn(&Path) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let name = name(path);
    let own = state.map(folder);
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for folder in own.into_iter().chain(std::iter::once(folder_of(path).to_owned())) {
        let target = folder.join(&name);
        match make_folder_for(disk, &target).and_then(|()| put(&target)) {
            Ok(()) => {
                let _ = disk.sync_folder(&folder);
                return Ok(target);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Creates the folder of `target`. The folder beside a project may be a link, if a person likes it so. The
/// folder of discarded journals may not.
pub(super) fn make_folder_for(disk: &dyn Disk, target: &Path) -> io::Result<()> {
    let folder = folder_of(target);
    if folder.file_name().is_some_and(|name| name == PUT_AWAY) {
        disk.make_folder(folder_of(folder))?;
        return disk.make_own_folder(folder);
    }
    disk.make_folder(folder)
}

/// Removes discarded journals that are older than [`KEPT_DAYS`].
pub(super) fn clear(disk: &dyn Disk, state: &Path) {
    let folder = folder(state);
    // A link may lead to another folder, in which these names mean something else.
    if !disk.metadata(&folder).is_ok_and(|metadata| metadata.kind == EntryKind::Folder) {
        return;
    }
    let now = Timestamp::now().as_second();
    for path in disk.list(&folder).unwrap_or_default() {
        let name = name_str(&path);
        // The time in the name is when it was discarded; that of the file is when it was last written.
        let since = name.rsplit('-').nth(1).and_then(|seconds| seconds.parse::<i64>().ok());
        if since.is_some_and(|since| now - since > KEPT_DAYS * 24 * 60 * 60) {
            let _ = disk.remove(&path);
        }
    }
}

/// Describes the damage of a journal, and sets aside what follows it.
pub(super) fn damage(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    end: JournalEnd,
    state: Option<&Path>,
) -> Option<JournalDamage> {
    match end {
        JournalEnd::Whole => None,
        JournalEnd::Torn(_) => Some(JournalDamage::Torn),
        JournalEnd::Damaged(at) => {
            debug_assert!(at <= bytes.len(), "the damage at {at} is behind the end, {}", bytes.len());
            let rest = bytes.get(at..).unwrap_or_default();
            Some(JournalDamage::Middle(set_aside(disk, path, rest, state)))
        }
    }
}

/// Keeps the rest of a damaged journal in a file of its own, named for its content.
fn set_aside(disk: &dyn Disk, path: &Path, rest: &[u8], state: Option<&Path>) -> Option<PathBuf> {
    let name = format!("{}{REST}{}", name_of(path), Revision::of(rest).short());
    let beside = folder_of(path).join(&name);
    let own = state.map(|state| folder(state).join(&name));
    for target in std::iter::once(beside).chain(own) {
        let made = || {
            make_folder_for(disk, &target)?;
            let write = |out: &mut dyn io::Write| out.write_all(rest).map_err(Into::into);
            let written = write_like(disk, &target, Access::Private, write);
            written.and_then(|written| written.take_name(false)).map_err(|_| io::ErrorKind::Other.into())
        };
        let made: io::Result<bool> = made();
        if made.is_ok() {
            return Some(target);
        }
    }
    None
}
