//! Finds the journals of a file that is being opened, under the names that the file gives them.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::away::{KEPT_DAYS, damage, put_away};
use super::place::JournalPlaces;
use super::read::{JournalEnd, UnreadableJournal, read};
use super::recovery::{JournalDamage, LeftJournal, Recovery};
use super::unfinished::whole;
use super::{JournalEntry, unfinished::ReadJournal};
use crate::Io;
use crate::atomic::folder_of;
use crate::disk::{Disk, FileKind};
use crate::names::{JOURNAL as SUFFIX, LEFT, name_str};
use crate::revision::Revision;
use files::{Refused, refused, with_suffix};
use model::ProjectId;

/// Returns the journals that windows left after the project was taken over from them. Damaged journals and
/// those of a newer program are skipped, and stay where they are.
pub(crate) fn find_left(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    state: Option<&Path>,
) -> Vec<LeftJournal> {
    let mut found = Vec::new();
    for place in JournalPlaces::all_of_file(real, state) {
        let begin = with_suffix(&place.path, LEFT);
        let Some(begin) = begin.file_name().map(OsStr::as_encoded_bytes) else { continue };
        for path in disk.list(folder_of(&place.path)).unwrap_or_default() {
            if !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(begin)) {
                continue;
            }
            let Ok(bytes) = disk.read(&path, FileKind::Journal) else { continue };
            let contents =
                read(&bytes).ok().filter(|it| it.header.project == project && it.end == JournalEnd::Whole);
            found.extend(contents.map(|contents| LeftJournal { entries: contents.entries, path }));
        }
    }
    found.sort_by_key(|left| left.entries.first().map(|entry| entry.at));
    found
}

/// The journals that were found for a file.
#[derive(Debug, Default)]
pub(crate) struct FoundJournals {
    /// The entries that the file does not have.
    pub(crate) entries: Vec<JournalEntry>,
    pub(crate) damage: Option<JournalDamage>,
    /// The journals that are of no more use once the entries are safe elsewhere.
    pub(crate) journals: Vec<PathBuf>,
    /// Complete projects that the file had before its content was replaced.
    pub(crate) whole: Vec<Recovery>,
    /// Messages for a person about journals that were put away.
    pub(crate) notes: Vec<String>,
    /// A journal of a newer program that is not understood. It stays where it is.
    pub(crate) newer: Option<PathBuf>,
}

/// Finds the changes in journals that a file with this content does not have. `state` is the user's own
/// folder.
pub(crate) fn find_unsaved(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    revision: Revision,
    state: Option<&Path>,
) -> FoundJournals {
    let mut found = FoundJournals::default();
    // The journal with the most changes, and those that the file does not have.
    let mut best: Option<(ReadJournal, Vec<JournalEntry>)> = None;
    for place in JournalPlaces::all_of_file(real, state) {
        let bytes = match disk.read(&place.path, FileKind::Journal) {
            Ok(bytes) => bytes,
            Err(error) => {
                found.notes.extend(unread(disk, &place.path, error, state));
                continue;
            }
        };
        match read(&bytes) {
            Ok(contents) => {
                let journal = ReadJournal { path: place.path, bytes, contents };
                if let Some(entries) = unsaved_in(&journal, project, revision) {
                    found.journals.push(journal.path.clone());
                    if best.as_ref().is_none_or(|(best, _)| best.last_number() < journal.last_number()) {
                        best = Some((journal, entries));
                    }
                } else if let Some(recovery) = whole(disk, &journal, Some(real), state) {
                    found.whole.push(recovery);
                } else {
                    found.notes.push(put_away_unusable(disk, &journal.path, None, state));
                }
            }
            // Its program was killed before the first record was safe, so that no change in it was ever reported as
            // safe.
            Err(UnreadableJournal::Headless) => found.journals.push(place.path),
            Err(UnreadableJournal::Newer(_)) => found.newer = Some(place.path),
            Err(why) => found.notes.push(put_away_unusable(disk, &place.path, Some(why), state)),
        }
    }
    if let Some((journal, entries)) = best {
        found.damage = damage(disk, &journal.path, &journal.bytes, journal.contents.end, state);
        found.entries = entries;
    }
    found
}

/// Returns the changes in a journal that a file with this content does not have; `None` where the journal continues
/// another content or belongs to another project.
fn unsaved_in(journal: &ReadJournal, project: ProjectId, revision: Revision) -> Option<Vec<JournalEntry>> {
    let contents = Some(&journal.contents).filter(|contents| contents.header.project == project)?;
    contents.entries_after(revision).map(<[_]>::to_vec)
}

/// Explains why a journal could not be read; `None` where there is none. An entry that is not a file was
/// reported already, and is not touched.
fn unread(disk: &dyn Disk, path: &Path, error: io::Error, state: Option<&Path>) -> Option<String> {
    match refused(&error) {
        Some(why @ Refused::TooLarge(_)) => {
            Some(put_away_with_note(disk, path, &format!("was not read: {why}"), state))
        }
        Some(_) => None,
        None if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::IsADirectory) => None,
        None => {
            let why = Io(error);
            Some(format!("{}: this record of unsaved changes could not be read: {why}", path.display()))
        }
    }
}

/// Puts away a journal that cannot be used here, and says so.
pub(super) fn put_away_unusable(
    disk: &dyn Disk,
    path: &Path,
    why: Option<UnreadableJournal>,
    state: Option<&Path>,
) -> String {
    let why = match why {
        Some(_) => "is damaged from its first line on, so it was not used.",
        None => "belongs to another version of this project than the file now has, so it was not used.",
    };
    put_away_with_note(disk, path, why, state)
}

/// Puts a journal away, and says why.
fn put_away_with_note(disk: &dyn Disk, path: &Path, why: &str, state: Option<&Path>) -> String {
    let kept = match put_away(disk, path, state) {
        Ok(kept) => format!("is kept for {KEPT_DAYS} days as {}", kept.display()),
        Err(error) => format!("could not be put away ({error})"),
    };
    format!("{}: this record of unsaved changes {why} It {kept}.", path.display())
}

/// Returns whether a file is named like a journal, including one that was put away.
pub(crate) fn is_journal_name(path: &Path) -> bool {
    let name = name_str(path);
    let end = name.split_once(SUFFIX).map(|(_, end)| end);
    end.is_some_and(|end| end.is_empty() || end.starts_with('-') && !end.contains('.'))
}
