//! The names that the store gives to things of its own, beside a project and in the user's own folder.
//!
//! All of them are in this file, so that whatever somebody else has put under one of them is seen when a project is opened.

use std::path::{Path, PathBuf};

use super::EXTENSION;
use super::atomic::{folder_of, with_suffix};
use super::disk::Kind;

/// The end of the names of locks.
const LOCK: &str = ".lock";
/// The end of the names of journals.
pub(super) const JOURNAL: &str = ".journal";
/// The beginning of the names of journals of projects without a file.
pub(super) const UNSAVED: &str = "unsaved-";
/// A part of the names of journals that a window left to the one that took its project over.
pub(super) const LEFT: &str = "-left-";
/// A part of the names of files with the rest of a damaged journal.
pub(super) const REST: &str = ".damaged-";
/// The folder of journals that were given up.
pub(super) const PUT_AWAY: &str = "put-away";
/// The folder of reports of errors in the program.
pub(super) const REPORTS: &str = "reports";
/// The beginning and the end of the names of signposts.
const SIGNPOST: (&str, &str) = ("elsewhere-", ".path");
/// The beginning and the end of the names of temporary files.
const TEMPORARY: (&str, &str) = (".rejoinder-", ".tmp");

/// A thing that the store gives a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Own {
    /// Says who has the project open.
    Lock,
    /// The record of unsaved changes.
    Journal,
    /// One that a window left to the one that took the project over.
    LeftJournal,
    /// One that was given up.
    PutAwayJournal,
    /// The rest of a damaged one.
    JournalRest,
    /// The folder of earlier versions.
    Backups,
    /// A file that is being written.
    Temporary,
    /// The folder of journals that were given up, in the user's own folder.
    PutAwayFolder,
    /// The folder of reports, in the user's own folder.
    Reports,
    /// Says where a journal is that is beside its project, in the user's own folder.
    Signpost,
}

impl Own {
    /// All of them. The match names each one, so that a new one cannot be left out.
    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        std::iter::successors(Some(Self::Lock), |own| match own {
            Self::Lock => Some(Self::Journal),
            Self::Journal => Some(Self::LeftJournal),
            Self::LeftJournal => Some(Self::PutAwayJournal),
            Self::PutAwayJournal => Some(Self::JournalRest),
            Self::JournalRest => Some(Self::Backups),
            Self::Backups => Some(Self::Temporary),
            Self::Temporary => Some(Self::PutAwayFolder),
            Self::PutAwayFolder => Some(Self::Reports),
            Self::Reports => Some(Self::Signpost),
            Self::Signpost => None,
        })
    }

    /// Returns what it is when nobody else has had a hand in it.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Backups | Self::PutAwayFolder | Self::Reports => Kind::Folder,
            Self::Lock
            | Self::Journal
            | Self::LeftJournal
            | Self::PutAwayJournal
            | Self::JournalRest
            | Self::Temporary
            | Self::Signpost => Kind::File,
        }
    }

    /// Its path beside a project; `token` tells apart those of which there may be several. Nothing for what is only in the
    /// user's own folder.
    pub(super) fn beside(self, real: &Path, token: &str) -> Option<PathBuf> {
        let in_folder = |name: String| Some(folder_of(real).join(name));
        let behind = |end: &str| Some(with_suffix(real, end));
        match self {
            Self::Lock => in_folder(format!(".{}{LOCK}", name_of(real))),
            Self::Journal => behind(JOURNAL),
            Self::LeftJournal => behind(&format!("{JOURNAL}{LEFT}{token}")),
            Self::PutAwayJournal => behind(&format!("{JOURNAL}-{token}")),
            Self::JournalRest => behind(&format!("{JOURNAL}{REST}{token}")),
            Self::Backups => behind(".backups"),
            Self::Temporary => in_folder(format!("{}{token}{}", TEMPORARY.0, TEMPORARY.1)),
            Self::PutAwayFolder | Self::Reports | Self::Signpost => None,
        }
    }

    /// Its path in the user's own folder; `short` stands for the project. Nothing for what is only beside projects.
    pub(super) fn in_state(self, state: &Path, short: &str, token: &str) -> Option<PathBuf> {
        match self {
            Self::Lock => Some(state.join(format!("{short}{LOCK}"))),
            Self::Backups => None,
            Self::PutAwayFolder => Some(state.join(PUT_AWAY)),
            Self::Reports => Some(state.join(REPORTS)),
            Self::Signpost => Some(signpost(state, short)),
            Self::Journal
            | Self::LeftJournal
            | Self::PutAwayJournal
            | Self::JournalRest
            | Self::Temporary => self.beside(&state.join(short), token),
        }
    }

    /// Returns which of them a path is, beside a project or in the user's own folder.
    pub(super) fn of(path: &Path, real: &Path, state: Option<&Path>) -> Option<Self> {
        let (name, folder) = (name_of(path), path.parent()?);
        if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
            return Some(Self::Temporary);
        }
        if Some(folder) == state {
            return Self::of_state(&name);
        }
        if folder != folder_of(real) && folder != Path::new("") {
            return None;
        }
        let project = name_of(real);
        if name.strip_prefix('.').and_then(|it| it.strip_prefix(&project)) == Some(LOCK) {
            return Some(Self::Lock);
        }
        match name.strip_prefix(&project)? {
            ".backups" => Some(Self::Backups),
            end => Self::of_journal(end.strip_prefix(JOURNAL)?),
        }
    }

    fn of_state(name: &str) -> Option<Self> {
        match name {
            PUT_AWAY => Some(Self::PutAwayFolder),
            REPORTS => Some(Self::Reports),
            _ if name.ends_with(LOCK) => Some(Self::Lock),
            _ if is_signpost(name) => Some(Self::Signpost),
            _ => Self::of_journal(name.split_once(JOURNAL)?.1),
        }
    }

    /// By what follows the ending of a journal.
    fn of_journal(end: &str) -> Option<Self> {
        match end {
            "" => Some(Self::Journal),
            _ if end.starts_with(LEFT) => Some(Self::LeftJournal),
            _ if end.starts_with(REST) => Some(Self::JournalRest),
            _ if end.starts_with('-') => Some(Self::PutAwayJournal),
            _ => None,
        }
    }
}

/// The name of an earlier version, for its moment; the second and later ones of a moment are numbered.
pub(super) fn backup(moment: &str, number: usize) -> String {
    match number {
        0 | 1 => format!("{moment}.{EXTENSION}"),
        number => format!("{moment}_{number:02}.{EXTENSION}"),
    }
}

/// The path of a signpost in the user's own folder.
pub(super) fn signpost(state: &Path, short: &str) -> PathBuf {
    state.join(format!("{}{short}{}", SIGNPOST.0, SIGNPOST.1))
}

/// Returns whether a name is that of a signpost.
pub(super) fn is_signpost(name: &str) -> bool {
    name.starts_with(SIGNPOST.0) && name.ends_with(SIGNPOST.1)
}

/// A temporary name that nobody has, as far as chance goes.
pub(super) fn temporary(folder: &Path) -> PathBuf {
    folder.join(format!("{}{:010x}{}", TEMPORARY.0, fastrand::u64(..) >> 24, TEMPORARY.1))
}

/// Returns whether a name is that of a temporary file.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_known_again() {
        let (real, state) = (Path::new("/desk/bridge.rejoinder.ron"), Path::new("/state"));
        for own in Own::all() {
            let paths = [own.beside(real, "0a"), own.in_state(state, "0123456789abcdef", "0a")];
            for path in paths.into_iter().flatten() {
                assert_eq!(Own::of(&path, real, Some(state)), Some(own), "{}", path.display());
            }
        }
        for other in [
            "/desk/bridge.rejoinder.ron",
            "/desk/b.rejoinder.ron.journal",
            "/desk/notes.lock",
            "/else/reports",
        ] {
            assert_eq!(Own::of(Path::new(other), real, Some(state)), None, "{other}");
        }
    }
}
