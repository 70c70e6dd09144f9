//! Finds the journals of a file that is being opened, under the names that the file gives them.

use std::io;
use std::path::{Path, PathBuf};

use super::away::{KEPT_DAYS, damage, put_away};
use super::place::JournalPlaces;
use super::read::{JournalContents, JournalEnd, UnreadableJournal, read};
use super::recovery::{JournalDamage, LeftJournal, Recovery};
use super::unfinished::whole;
use super::{JournalEntry, unfinished::ReadJournal};
use crate::Io;
use crate::atomic::{folder_of, with_suffix};
use crate::disk::{Disk, FileKind};
use crate::names::{JOURNAL as SUFFIX, LEFT};
use crate::revision::Revision;
use files::{Refused, refused};
use model::ProjectId;

/// Returns the journals that windows left after the project was taken over from them. Damaged journals and
/// those of a newer program are skipped, and stay where they are.
pub(crate) fn left(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    state: Option<&Path>,
) -> Vec<LeftJournal> {
    let mut found = Vec::new();
    for place in JournalPlaces::anybodys(real, state) {
        let begin = with_suffix(&place.path, LEFT);
        let begin = begin.file_name().unwrap_or_default().as_encoded_bytes();
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
pub(crate) fn beyond(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    revision: Revision,
    state: Option<&Path>,
) -> FoundJournals {
    let mut found = FoundJournals::default();
    let mut best: Option<(PathBuf, Vec<u8>, JournalContents)> = None;
    for place in JournalPlaces::anybodys(real, state) {
        let bytes = match disk.read(&place.path, FileKind::Journal) {
            Ok(bytes) => bytes,
            Err(error) => {
                found.notes.extend(unread(disk, &place.path, error, state));
                continue;
            }
        };
        match read(&bytes) {
            Ok(contents) if contents.header.project == project && contents.beyond(revision).is_some() => {
                found.journals.push(place.path.clone());
                let last =
                    |contents: &JournalContents| contents.entries.last().map_or(0, |entry| entry.number);
                if best.as_ref().is_none_or(|(_, _, best)| last(best) < last(&contents)) {
                    best = Some((place.path, bytes, contents));
                }
            }
            // Its program was killed before the first record was safe, so that no change in it was ever
            // reported as safe.
            Err(UnreadableJournal::Headless) => found.journals.push(place.path),
            Err(UnreadableJournal::Newer(_)) => found.newer = Some(place.path),
            Err(why) => found.notes.push(put_off(disk, &place.path, Some(why), state)),
            Ok(contents) => {
                let journal = ReadJournal { path: place.path, bytes, contents };
                match whole(disk, &journal, Some(real), state) {
                    Some(recovery) => found.whole.push(recovery),
                    None => found.notes.push(put_off(disk, &journal.path, None, state)),
                }
            }
        }
    }
    if let Some((path, bytes, contents)) = best {
        found.damage = damage(disk, &path, &bytes, contents.end, state);
        found.entries = contents.beyond(revision).unwrap_or_default().to_vec();
    }
    found
}

/// Explains why a journal could not be read; `None` where there is none. An entry that is not a file was
/// reported already, and is not touched.
fn unread(disk: &dyn Disk, path: &Path, error: io::Error, state: Option<&Path>) -> Option<String> {
    match refused(&error) {
        Some(why @ Refused::TooLarge(_)) => {
            Some(put_aside(disk, path, &format!("was not read: {why}"), state))
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
pub(super) fn put_off(
    disk: &dyn Disk,
    path: &Path,
    why: Option<UnreadableJournal>,
    state: Option<&Path>,
) -> String {
    let why = match why {
        Some(_) => "is damaged from its first line on, so it was not used.",
        None => "continues another version of this project than the file now holds, so it was not used.",
    };
    put_aside(disk, path, why, state)
}

/// Puts a journal away, and says why.
fn put_aside(disk: &dyn Disk, path: &Path, why: &str, state: Option<&Path>) -> String {
    let kept = match put_away(disk, path, state) {
        Ok(kept) => format!("is kept for {KEPT_DAYS} days as {}", kept.display()),
        Err(error) => format!("could not be put away ({error})"),
    };
    format!("{}: this record of unsaved changes {why} It {kept}.", path.display())
}

/// Returns whether a file is named like a journal, including one that was put away.
pub(crate) fn is_journal_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let end = name.split_once(SUFFIX).map(|(_, end)| end);
    end.is_some_and(|end| end.is_empty() || end.starts_with('-') && !end.contains('.'))
}
