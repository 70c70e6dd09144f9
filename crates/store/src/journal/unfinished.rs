//! Finds unsaved work in journals without opening a file: at a start, and in a journal that a person has
//! chosen.

use std::path::{Path, PathBuf};

use super::away::{clear, damage, put_away};
use super::elsewhere::{fitting, owner};
use super::find::put_away_unusable;
use super::place::lock_of;
use super::read::{JournalContents, UnreadableJournal, read};
use super::record::JournalBase;
use super::recovery::Recovery;
use super::signpost::Signpost;
use crate::atomic::follow;
use crate::disk::{Disk, EntryKind, FileKind, LockAttempt};
use crate::names::{JOURNAL as SUFFIX, UNSAVED, name_str};
use crate::{Io, OpenError, OpenProblem, backups, lock, read as project};
use model::Project;

/// A journal that was read.
pub(super) struct ReadJournal {
    pub(super) path: PathBuf,
    pub(super) bytes: Vec<u8>,
    pub(super) contents: JournalContents,
}

impl ReadJournal {
    /// Returns the number of the last change in it; 0 for none.
    pub(super) fn last_number(&self) -> u64 {
        self.contents.entries.last().map_or(0, |entry| entry.number)
    }
}

/// Reads a journal that a person has chosen. Its base is searched in its project's file and the earlier
/// versions of it. The project is recovered without a file, so that nothing is replaced.
pub(crate) fn read_chosen(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> Result<Recovery, String> {
    let real = follow(disk, path).map_err(|error| format!("could not be read: {}", Io(error)))?;
    let bytes = disk.read(&real, FileKind::Journal);
    let bytes = bytes.map_err(|error| format!("could not be read: {}", Io(error)))?;
    let contents = read(&bytes).map_err(|why| match why {
        UnreadableJournal::Newer(format) => {
            format!("was written by a newer Rejoinder (format {format}): update Rejoinder.")
        }
        UnreadableJournal::Headless | UnreadableJournal::Damaged => {
            "is damaged from its first line on.".to_owned()
        }
    })?;
    let project = base(disk, &contents).ok_or(
        "belongs to a version of its project that no longer exists, neither in the project’s file nor among its \
         earlier versions.",
    )?;
    let damage = damage(disk, path, &bytes, contents.end, state);
    // A journal that was put away is used up by this. Any other may be in use.
    let in_use = path.to_str().is_none_or(|path| path.ends_with(SUFFIX));
    let journals = if in_use { Vec::new() } else { vec![path.to_owned()] };
    let was_of = contents.header.file.map(PathBuf::from);
    let entries = contents.entries;
    Ok(Recovery { project, path: None, was_of, fits_both: false, entries, damage, left: false, journals })
}

/// Returns the project that a journal continues: the one in its header, or that of its file or of an earlier
/// version.
fn base(disk: &dyn Disk, journal: &JournalContents) -> Option<Project> {
    match &journal.header.base {
        JournalBase::Text(text) => project::from_text(text).ok(),
        JournalBase::File(revision) => {
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

/// Reads all journals that no living window writes: of projects without a file and of files, including files
/// that are gone or moved. Removes discarded journals that were kept long enough.
pub(crate) fn find_unfinished(disk: &dyn Disk, state: &Path) -> Vec<Recovery> {
    clear(disk, state);
    let mut found = Vec::new();
    for path in disk.list(state).unwrap_or_default() {
        let name = name_str(&path);
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
        Ok(LockAttempt::Theirs(_)) => return false,
        Ok(LockAttempt::Mine(held)) => {
            let _ = disk.remove(&lock);
            drop(held);
        }
        Err(_) => {}
    }
    true
}

/// Reads a journal with a complete project.
fn unsaved(disk: &dyn Disk, path: PathBuf, state: &Path) -> Option<Recovery> {
    let bytes = disk.read(&path, FileKind::Journal).ok()?;
    let contents = match read(&bytes) {
        Ok(contents) => contents,
        Err(UnreadableJournal::Headless) => {
            let _ = disk.remove(&path);
            return None;
        }
        // The program that wrote it will offer it.
        Err(UnreadableJournal::Newer(_)) => return None,
        Err(why) => {
            put_away_unusable(disk, &path, Some(why), Some(state));
            return None;
        }
    };
    if let JournalBase::Text(text) = &contents.header.base
        && let Err(OpenError { problem: OpenProblem::Newer { .. }, .. }) = project::from_text(text)
    {
        return None;
    }
    let file = contents.header.file.as_ref().map(PathBuf::from);
    let journal = ReadJournal { path, bytes, contents };
    if let Some(file) = &file {
        if lock::is_held(disk, file, Some(state)) {
            return None;
        }
        if let Some(recovery) = in_file(disk, &journal, file, Some(state)) {
            if recovery.entries.is_empty() {
                // The file came back and has all changes.
                let _ = put_away(disk, &journal.path, Some(state));
                return None;
            }
            return Some(recovery);
        }
    }
    let Some(recovery) = whole(disk, &journal, file.as_deref(), Some(state)) else {
        put_away_unusable(disk, &journal.path, Some(UnreadableJournal::Damaged), Some(state));
        return None;
    };
    if recovery.entries.is_empty() && file.is_none() {
        let _ = disk.remove(&journal.path);
        return None;
    }
    Some(recovery)
}

/// Returns the complete project of a journal, to be recovered without a file; `None` where the journal has
/// none.
pub(super) fn whole(
    disk: &dyn Disk,
    journal: &ReadJournal,
    file: Option<&Path>,
    state: Option<&Path>,
) -> Option<Recovery> {
    let JournalBase::Text(text) = &journal.contents.header.base else { return None };
    let project = project::from_text(text).ok()?;
    Some(without_file(disk, journal, project, file, state))
}

fn without_file(
    disk: &dyn Disk,
    journal: &ReadJournal,
    project: Project,
    file: Option<&Path>,
    state: Option<&Path>,
) -> Recovery {
    Recovery {
        project,
        path: None,
        was_of: file.map(Path::to_owned),
        fits_both: false,
        entries: journal.contents.entries.clone(),
        damage: damage(disk, &journal.path, &journal.bytes, journal.contents.end, state),
        left: false,
        journals: vec![journal.path.clone()],
    }
}

/// Returns changes that can be restored to a file: the one to which they were made, or another one in its
/// folder with the same content.
fn in_file(disk: &dyn Disk, journal: &ReadJournal, file: &Path, state: Option<&Path>) -> Option<Recovery> {
    let (path, project, revision) = fitting(disk, file, &journal.contents)?;
    let entries = journal.contents.entries_after(revision)?.to_vec();
    Some(Recovery {
        project,
        was_of: (path != file).then(|| file.to_owned()),
        path: Some(path),
        fits_both: false,
        entries,
        damage: damage(disk, &journal.path, &journal.bytes, journal.contents.end, state),
        left: false,
        journals: vec![journal.path.clone()],
    })
}

/// Reads the journal of a file. One that cannot be read is skipped; opening its file reports it.
fn of_file(disk: &dyn Disk, path: PathBuf, state: &Path) -> Option<Recovery> {
    if !disk.metadata(&path).is_ok_and(|metadata| metadata.kind == EntryKind::File) {
        return None;
    }
    let bytes = disk.read(&path, FileKind::Journal).ok()?;
    let contents = read(&bytes).ok()?;
    let journal = ReadJournal { path, bytes, contents };
    let file = owner(&journal, Some(state))?;
    if lock::is_held(disk, &file, Some(state)) {
        return None;
    }
    if let Some(recovery) = in_file(disk, &journal, &file, Some(state)) {
        return Some(recovery).filter(|it| !it.entries.is_empty());
    }
    let project = base(disk, &journal.contents)?;
    Some(without_file(disk, &journal, project, Some(&file), Some(state)))
}
