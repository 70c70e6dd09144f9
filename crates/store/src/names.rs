//! The names of all files that the store makes, beside a project and in the user's own folder.
//!
//! They are all in this file, so that opening a project notices whatever somebody else has put under one of
//! them.

use std::path::{Path, PathBuf};

use super::EXTENSION;
use super::atomic::folder_of;
use super::disk::EntryKind;
use files::with_suffix;

/// The suffix of locks.
const LOCK: &str = ".lock";
/// The suffix of journals.
pub(super) const JOURNAL: &str = ".journal";
/// The prefix of journals of projects without a file.
pub(super) const UNSAVED: &str = "unsaved-";
/// The suffix of folders of earlier versions.
const BACKUPS: &str = ".backups";
/// The infix of journals that a window left for the one that took its project over.
pub(super) const LEFT: &str = "-left-";
/// The infix of files with the rest of a damaged journal.
pub(super) const REST: &str = ".damaged-";
/// The folder of discarded journals.
pub(super) const PUT_AWAY: &str = "put-away";
/// The folder of reports of errors in the program.
pub(super) const REPORTS: &str = "reports";
/// The prefix and the suffix of signposts.
const SIGNPOST: (&str, &str) = ("elsewhere-", ".path");
/// The prefix and the suffix of temporary files.
const TEMPORARY: (&str, &str) = (".rejoinder-", ".tmp");

/// A kind of file or folder that the store makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StoreName {
    /// The lock of a project that is open.
    Lock,
    /// The journal of unsaved changes.
    Journal,
    /// A journal that a window left for the one that took the project over.
    LeftJournal,
    /// A discarded journal.
    PutAwayJournal,
    /// The rest of a damaged journal.
    JournalRest,
    /// The folder of earlier versions.
    Backups,
    /// A file that is being written.
    Temporary,
    /// The folder of discarded journals, in the user's own folder.
    PutAwayFolder,
    /// The folder of reports, in the user's own folder.
    Reports,
    /// A pointer in the user's own folder to a journal beside its project.
    Signpost,
}

impl StoreName {
    /// Returns all kinds. The match is exhaustive, so that a new kind cannot be forgotten.
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

    /// Returns the kind of entry that the store makes under this name.
    pub(super) const fn kind(self) -> EntryKind {
        match self {
            Self::Backups | Self::PutAwayFolder | Self::Reports => EntryKind::Folder,
            Self::Lock
            | Self::Journal
            | Self::LeftJournal
            | Self::PutAwayJournal
            | Self::JournalRest
            | Self::Temporary
            | Self::Signpost => EntryKind::File,
        }
    }

    /// Returns the path beside a project; `None` for kinds that are only in the user's own folder. `token`
    /// distinguishes files of the same kind.
    pub(super) fn beside(self, real: &Path, token: &str) -> Option<PathBuf> {
        let in_folder = |name: String| Some(folder_of(real).join(name));
        let behind = |end: &str| Some(with_suffix(real, end));
        match self {
            Self::Lock => in_folder(format!(".{}{LOCK}", name_of(real))),
            Self::Journal => behind(JOURNAL),
            Self::LeftJournal => behind(&format!("{JOURNAL}{LEFT}{token}")),
            Self::PutAwayJournal => behind(&format!("{JOURNAL}-{token}")),
            Self::JournalRest => behind(&format!("{JOURNAL}{REST}{token}")),
            Self::Backups => Some(backups(real)),
            Self::Temporary => in_folder(format!("{}{token}{}", TEMPORARY.0, TEMPORARY.1)),
            Self::PutAwayFolder | Self::Reports | Self::Signpost => None,
        }
    }

    /// Returns the path in the user's own folder; `None` for kinds that are only beside projects. `short`
    /// identifies the project.
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

    /// Returns the kind that a path is named like, beside a project or in the user's own folder.
    pub(super) fn from_path(path: &Path, real: &Path, state: Option<&Path>) -> Option<Self> {
        let (name, folder) = (name_of(path), path.parent()?);
        if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
            return Some(Self::Temporary);
        }
        if Some(folder) == state {
            return Self::from_state_name(&name);
        }
        if folder != folder_of(real) && folder != Path::new("") {
            return None;
        }
        let project = name_of(real);
        if name.strip_prefix('.').and_then(|it| it.strip_prefix(&project)) == Some(LOCK) {
            return Some(Self::Lock);
        }
        match name.strip_prefix(&project)? {
            BACKUPS => Some(Self::Backups),
            end => Self::from_journal_suffix(end.strip_prefix(JOURNAL)?),
        }
    }

    fn from_state_name(name: &str) -> Option<Self> {
        match name {
            PUT_AWAY => Some(Self::PutAwayFolder),
            REPORTS => Some(Self::Reports),
            _ if name.ends_with(LOCK) => Some(Self::Lock),
            _ if is_signpost(name) => Some(Self::Signpost),
            _ => Self::from_journal_suffix(name.split_once(JOURNAL)?.1),
        }
    }

    /// Returns the kind of a journal by the part of its name behind [`JOURNAL`].
    fn from_journal_suffix(end: &str) -> Option<Self> {
        match end {
            "" => Some(Self::Journal),
            _ if end.starts_with(LEFT) => Some(Self::LeftJournal),
            _ if end.starts_with(REST) => Some(Self::JournalRest),
            _ if end.starts_with('-') => Some(Self::PutAwayJournal),
            _ => None,
        }
    }
}

/// Returns the folder of the earlier versions of a project.
pub(super) fn backups(real: &Path) -> PathBuf {
    with_suffix(real, BACKUPS)
}

/// Returns the name of an earlier version. The second and later ones of the same second are numbered.
pub(super) fn backup(moment: &str, number: usize) -> String {
    match number {
        0 | 1 => format!("{moment}.{EXTENSION}"),
        number => format!("{moment}_{number:02}.{EXTENSION}"),
    }
}

/// Returns the path of a signpost in the user's own folder.
pub(super) fn signpost(state: &Path, short: &str) -> PathBuf {
    state.join(format!("{}{short}{}", SIGNPOST.0, SIGNPOST.1))
}

/// Returns whether a name is that of a signpost.
pub(super) fn is_signpost(name: &str) -> bool {
    name.starts_with(SIGNPOST.0) && name.ends_with(SIGNPOST.1)
}

/// Returns a random temporary name.
pub(super) fn temporary(folder: &Path) -> PathBuf {
    folder.join(format!("{}{:010x}{}", TEMPORARY.0, fastrand::u64(..) >> 24, TEMPORARY.1))
}

/// Returns whether a name is that of a temporary file.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
}

/// Returns the name of a file; empty where a path has none or it is not UTF-8.
pub(super) fn name_str(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// Returns the name of a file for messages and new names, with replacement characters for what is not UTF-8.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_known_again() {
        let (real, state) = (Path::new("/desk/bridge.rejoinder.ron"), Path::new("/state"));
        for own in StoreName::all() {
            let paths = [own.beside(real, "0a"), own.in_state(state, "0123456789abcdef", "0a")];
            for path in paths.into_iter().flatten() {
                assert_eq!(StoreName::from_path(&path, real, Some(state)), Some(own), "{}", path.display());
            }
        }
        for other in [
            "/desk/bridge.rejoinder.ron",
            "/desk/b.rejoinder.ron.journal",
            "/desk/notes.lock",
            "/else/reports",
        ] {
            assert_eq!(StoreName::from_path(Path::new(other), real, Some(state)), None, "{other}");
        }
    }
}
