//! Keeps journals that were given up, and what could not be read of damaged ones.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::read::End;
use super::recovery::JournalDamage;
use crate::atomic::{folder_of, write_like};
use crate::disk::{Disk, Kind, Like};
use crate::names::{PUT_AWAY, REST};
use crate::revision::Revision;

/// How long journals are kept that were given up.
pub(super) const KEPT_DAYS: i64 = 30;

/// The folder of journals that were given up.
pub(super) fn folder(state: &Path) -> PathBuf {
    state.join(PUT_AWAY)
}

/// The name of a journal that is put away now.
pub(super) fn name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{name}-{}-{:04x}", Timestamp::now().as_second(), fastrand::u16(..))
}

/// Moves a journal to where those are kept that were given up; says where that is.
pub(crate) fn put_away(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> io::Result<PathBuf> {
    first_that_works(disk, path, state, |target| {
        disk.rename(path, target).or_else(|_| disk.link(path, target).and_then(|()| disk.remove(path)))
    })
}

/// Keeps a copy of a journal where those are kept that were given up.
pub(super) fn keep_copy(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> io::Result<PathBuf> {
    first_that_works(disk, path, state, |target| disk.link(path, target))
}

/// In the user's own folder, or beside the journal.
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

/// Makes the folder of what is put away. The folder beside a project may be a link, as the person likes; that of what is
/// put away may not.
pub(super) fn make_folder_for(disk: &dyn Disk, target: &Path) -> io::Result<()> {
    let folder = folder_of(target);
    if folder.file_name().is_some_and(|name| name == PUT_AWAY) {
        disk.make_folder(folder_of(folder))?;
        return disk.make_own_folder(folder);
    }
    disk.make_folder(folder)
}

/// Removes what was put away longer ago than it is kept.
pub(super) fn clear(disk: &dyn Disk, state: &Path) {
    let folder = folder(state);
    // In another folder, to which a link leads, names may mean something else.
    if !disk.about(&folder).is_ok_and(|about| about.kind == Kind::Folder) {
        return;
    }
    let now = Timestamp::now().as_second();
    for path in disk.list(&folder).unwrap_or_default() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        // The moment is in the name: that of the file is when it was last written.
        let since = name.rsplit('-').nth(1).and_then(|seconds| seconds.parse::<i64>().ok());
        if since.is_some_and(|since| now - since > KEPT_DAYS * 24 * 60 * 60) {
            let _ = disk.remove(&path);
        }
    }
}

/// Tells what is wrong with a journal, and sets aside what follows the damage.
pub(super) fn damage(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    end: End,
    state: Option<&Path>,
) -> Option<JournalDamage> {
    match end {
        End::Whole => None,
        End::Torn(_) => Some(JournalDamage::Torn),
        End::Damaged(at) => {
            let rest = bytes.get(at..).unwrap_or_default();
            Some(JournalDamage::Middle(set_aside(disk, path, rest, state)))
        }
    }
}

/// Keeps the rest of a damaged journal in a file of its own. The same rest gets the same name.
fn set_aside(disk: &dyn Disk, path: &Path, rest: &[u8], state: Option<&Path>) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let name = format!("{name}{REST}{}", Revision::of(rest).short());
    let beside = folder_of(path).join(&name);
    let own = state.map(|state| folder(state).join(&name));
    for target in std::iter::once(beside).chain(own) {
        let made = || {
            make_folder_for(disk, &target)?;
            let write = |out: &mut dyn io::Write| out.write_all(rest).map_err(Into::into);
            let written = write_like(disk, &target, Like::Private, write);
            written.and_then(|written| written.take_name(false)).map_err(|_| io::ErrorKind::Other.into())
        };
        let made: io::Result<bool> = made();
        if made.is_ok() {
            return Some(target);
        }
    }
    None
}
