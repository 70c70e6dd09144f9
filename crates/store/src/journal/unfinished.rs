//! Looks for what journals hold without a file being opened: at a start, and where a person has chosen one.

use std::path::{Path, PathBuf};

use super::away::{clear, damage, put_away};
use super::elsewhere::{fitting, owner};
use super::find::put_off;
use super::place::lock_of;
use super::read::{Readout, Unreadable, read};
use super::record::Base;
use super::recovery::Recovery;
use super::signpost::Signpost;
use crate::atomic::follow;
use crate::disk::{Disk, FileKind, Hold, Kind};
use crate::names::{JOURNAL as SUFFIX, UNSAVED};
use crate::{Io, OpenError, OpenProblem, backups, lock, read as project};
use model::Project;

/// A journal that was read.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) bytes: Vec<u8>,
    pub(super) readout: Readout,
}

/// Reads a journal that a person has chosen. The content that it continues is looked for in its project's file and
/// among the earlier versions of it; the project comes back without a file, so that nothing is replaced.
pub(crate) fn chosen(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> Result<Recovery, String> {
    let real = follow(disk, path).map_err(|error| format!("could not be read: {}", Io(error)))?;
    let bytes = disk.read(&real, FileKind::Journal);
    let bytes = bytes.map_err(|error| format!("could not be read: {}", Io(error)))?;
    let readout = read(&bytes).map_err(|why| match why {
        Unreadable::Newer(format) => {
            format!("was written by a newer Rejoinder (format {format}): update Rejoinder.")
        }
        Unreadable::Headless | Unreadable::Damaged => "is damaged from its first line on.".to_owned(),
    })?;
    let project = base(disk, &readout).ok_or(
        "continues a version of its project that is no longer there, neither in the \
                                 project’s file nor among its earlier versions.",
    )?;
    let damage = damage(disk, path, &bytes, readout.end, state);
    // One that was put away is used up by this; any other may be in use.
    let in_use = path.to_str().is_none_or(|path| path.ends_with(SUFFIX));
    let journals = if in_use { Vec::new() } else { vec![path.to_owned()] };
    let was_of = readout.header.file.map(PathBuf::from);
    let entries = readout.entries;
    Ok(Recovery { project, path: None, was_of, fits_both: false, entries, damage, left: false, journals })
}

/// The project that a journal continues: its own, or that of its file or of an earlier version of it.
fn base(disk: &dyn Disk, journal: &Readout) -> Option<Project> {
    match &journal.header.base {
        Base::Text(text) => project::from_text(text).ok(),
        Base::File(revision) => {
            let file = journal.header.file.as_ref().map(PathBuf::from);
            let earlier = file.iter().flat_map(|file| backups::all(disk, file)).map(|backup| backup.path);
            let loaded = file.clone().into_iter().chain(earlier);
            loaded
                .filter_map(|path| project::load_from(disk, &path).ok())
                .find(|(_, it)| it == revision)
                .map(|(contents, _)| contents.project)
        }
    }
}

/// Reads all journals that no living window writes: of projects without a file, and of files, also those that are gone
/// or moved. Clears away what was put away longer ago than it is kept.
pub(crate) fn unfinished(disk: &dyn Disk, state: &Path) -> Vec<Recovery> {
    clear(disk, state);
    let mut found = Vec::new();
    for path in disk.list(state).unwrap_or_default() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.ends_with(SUFFIX) {
            continue;
        }
        if name.starts_with(UNSAVED) {
            if is_free(disk, &path) {
                found.extend(unsaved(disk, path, state));
            }
        } else {
            found.extend(of_file(disk, path, state));
        }
    }
    for path in Signpost::journals(disk, state) {
        found.extend(of_file(disk, path, state));
    }
    found.sort_by_key(|recovery| recovery.entries.last().map(|entry| entry.at));
    found
}

/// Returns whether no living window writes a journal that has a lock of its own.
fn is_free(disk: &dyn Disk, journal: &Path) -> bool {
    let lock = lock_of(journal);
    match disk.hold(&lock, "") {
        Ok(Hold::Theirs(_)) => return false,
        Ok(Hold::Mine(held)) => {
            let _ = disk.remove(&lock);
            drop(held);
        }
        Err(_) => {}
    }
    true
}

/// A whole project, and what was done with it.
fn unsaved(disk: &dyn Disk, path: PathBuf, state: &Path) -> Option<Recovery> {
    let bytes = disk.read(&path, FileKind::Journal).ok()?;
    let readout = match read(&bytes) {
        Ok(readout) => readout,
        Err(Unreadable::Headless) => {
            let _ = disk.remove(&path);
            return None;
        }
        // The program that wrote it will offer it.
        Err(Unreadable::Newer(_)) => return None,
        Err(why) => {
            put_off(disk, &path, Some(why), Some(state));
            return None;
        }
    };
    if let Base::Text(text) = &readout.header.base
        && let Err(OpenError { problem: OpenProblem::Newer { .. }, .. }) = project::from_text(text)
    {
        return None;
    }
    let file = readout.header.file.as_ref().map(PathBuf::from);
    let journal = Found { path, bytes, readout };
    if let Some(file) = &file {
        if lock::is_held(disk, file, Some(state)) {
            return None;
        }
        if let Some(recovery) = in_file(disk, &journal, file, Some(state)) {
            if recovery.entries.is_empty() {
                // The file came back and lacks nothing.
                let _ = put_away(disk, &journal.path, Some(state));
                return None;
            }
            return Some(recovery);
        }
    }
    let Some(recovery) = whole(disk, &journal, file.as_deref(), Some(state)) else {
        put_off(disk, &journal.path, Some(Unreadable::Damaged), Some(state));
        return None;
    };
    if recovery.entries.is_empty() && file.is_none() {
        let _ = disk.remove(&journal.path);
        return None;
    }
    Some(recovery)
}

/// A whole project, to come back without a file; nothing where a journal holds none.
pub(super) fn whole(
    disk: &dyn Disk,
    journal: &Found,
    file: Option<&Path>,
    state: Option<&Path>,
) -> Option<Recovery> {
    let Base::Text(text) = &journal.readout.header.base else { return None };
    let project = project::from_text(text).ok()?;
    Some(without_file(disk, journal, project, file, state))
}

fn without_file(
    disk: &dyn Disk,
    journal: &Found,
    project: Project,
    file: Option<&Path>,
    state: Option<&Path>,
) -> Recovery {
    Recovery {
        project,
        path: None,
        was_of: file.map(Path::to_owned),
        fits_both: false,
        entries: journal.readout.entries.clone(),
        damage: damage(disk, &journal.path, &journal.bytes, journal.readout.end, state),
        left: false,
        journals: vec![journal.path.clone()],
    }
}

/// Changes that a file can take, the one that they were made in or another that has the same content in its folder.
fn in_file(disk: &dyn Disk, journal: &Found, file: &Path, state: Option<&Path>) -> Option<Recovery> {
    let (path, project, revision) = fitting(disk, file, &journal.readout)?;
    let entries = journal.readout.beyond(revision)?.to_vec();
    Some(Recovery {
        project,
        was_of: (path != file).then(|| file.to_owned()),
        path: Some(path),
        fits_both: false,
        entries,
        damage: damage(disk, &journal.path, &journal.bytes, journal.readout.end, state),
        left: false,
        journals: vec![journal.path.clone()],
    })
}

/// Reads the journal of a file. One that cannot be read is left to the opening of its file, which says so.
fn of_file(disk: &dyn Disk, path: PathBuf, state: &Path) -> Option<Recovery> {
    if !disk.about(&path).is_ok_and(|about| about.kind == Kind::File) {
        return None;
    }
    let bytes = disk.read(&path, FileKind::Journal).ok()?;
    let readout = read(&bytes).ok()?;
    let journal = Found { path, bytes, readout };
    let file = owner(&journal, Some(state))?;
    if lock::is_held(disk, &file, Some(state)) {
        return None;
    }
    if let Some(recovery) = in_file(disk, &journal, &file, Some(state)) {
        return Some(recovery).filter(|it| !it.entries.is_empty());
    }
    let project = base(disk, &journal.readout)?;
    Some(without_file(disk, &journal, project, Some(&file), Some(state)))
}
