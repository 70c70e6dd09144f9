//! Looks for journals of a file that is opened: under the names that they have by it.

use std::io;
use std::path::{Path, PathBuf};

use super::away::{KEPT_DAYS, damage, put_away};
use super::place::Places;
use super::read::{End, Readout, Unreadable, read};
use super::recovery::{JournalDamage, LeftJournal, Recovery};
use super::unfinished::whole;
use super::{Entry, unfinished::Found as Journal};
use crate::Io;
use crate::atomic::{folder_of, with_suffix};
use crate::disk::{Disk, FileKind};
use crate::names::{JOURNAL as SUFFIX, LEFT};
use crate::revision::Revision;
use files::{Refused, refused};
use model::ProjectId;

/// What windows have left of a project that was taken over from them. What is damaged or of a newer program is passed over,
/// and left where it is.
pub(crate) fn left(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    state: Option<&Path>,
) -> Vec<LeftJournal> {
    let mut found = Vec::new();
    for place in Places::anybodys(real, state) {
        let begin = with_suffix(&place.path, LEFT);
        let begin = begin.file_name().unwrap_or_default().as_encoded_bytes();
        for path in disk.list(folder_of(&place.path)).unwrap_or_default() {
            if !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(begin)) {
                continue;
            }
            let Ok(bytes) = disk.read(&path, FileKind::Journal) else { continue };
            let readout = read(&bytes).ok().filter(|it| it.header.project == project && it.end == End::Whole);
            found.extend(readout.map(|readout| LeftJournal { entries: readout.entries, path }));
        }
    }
    found.sort_by_key(|left| left.entries.first().map(|entry| entry.at));
    found
}

/// What was found of the journals of a file.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The entries that the file does not hold, and what is wrong with the journal.
    pub(crate) entries: Vec<Entry>,
    pub(crate) damage: Option<JournalDamage>,
    /// The journals that were looked at and are of no more use once the entries are safe elsewhere.
    pub(crate) journals: Vec<PathBuf>,
    /// Whole projects that the file held before it got another content.
    pub(crate) whole: Vec<Recovery>,
    /// What a person should know: a journal that continues another content was put away.
    pub(crate) notes: Vec<String>,
    /// A journal of a newer program that is not understood. It is left where it is.
    pub(crate) newer: Option<PathBuf>,
}

/// Looks for what journals hold beyond a file of this content. `state` is the user's own folder.
pub(crate) fn beyond(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    revision: Revision,
    state: Option<&Path>,
) -> Found {
    let mut found = Found::default();
    let mut best: Option<(PathBuf, Vec<u8>, Readout)> = None;
    for place in Places::anybodys(real, state) {
        let bytes = match disk.read(&place.path, FileKind::Journal) {
            Ok(bytes) => bytes,
            Err(error) => {
                found.notes.extend(unread(disk, &place.path, error, state));
                continue;
            }
        };
        match read(&bytes) {
            Ok(readout) if readout.header.project == project && readout.beyond(revision).is_some() => {
                found.journals.push(place.path.clone());
                let last = |readout: &Readout| readout.entries.last().map_or(0, |entry| entry.number);
                if best.as_ref().is_none_or(|(_, _, best)| last(best) < last(&readout)) {
                    best = Some((place.path, bytes, readout));
                }
            }
            // It was killed before its first record was safe: there is nothing in it that anybody was told of.
            Err(Unreadable::Headless) => found.journals.push(place.path),
            Err(Unreadable::Newer(_)) => found.newer = Some(place.path),
            Err(why) => found.notes.push(put_off(disk, &place.path, Some(why), state)),
            Ok(readout) => {
                let journal = Journal { path: place.path, bytes, readout };
                match whole(disk, &journal, Some(real), state) {
                    Some(recovery) => found.whole.push(recovery),
                    None => found.notes.push(put_off(disk, &journal.path, None, state)),
                }
            }
        }
    }
    if let Some((path, bytes, readout)) = best {
        found.damage = damage(disk, &path, &bytes, readout.end, state);
        found.entries = readout.beyond(revision).unwrap_or_default().to_vec();
    }
    found
}

/// Says why a journal was not read; nothing where there is none. What is no file has been said before, and is left alone.
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

/// Puts a journal away that cannot be used here, and says so.
pub(super) fn put_off(disk: &dyn Disk, path: &Path, why: Option<Unreadable>, state: Option<&Path>) -> String {
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

/// Whether a file is named like a journal, also one that was put away.
pub(crate) fn is_journal_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let end = name.split_once(SUFFIX).map(|(_, end)| end);
    end.is_some_and(|end| end.is_empty() || end.starts_with('-') && !end.contains('.'))
}
