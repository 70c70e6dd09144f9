//! Work in journals that no file has.

use std::path::{Path, PathBuf};

use super::JournalEntry;
use model::Project;

/// Work in journals that no file has.
#[derive(Debug)]
pub struct Recovery {
    /// The project before the changes.
    pub project: Project,
    /// The file to which the changes are restored; `None` where they are restored as a project without a
    /// file.
    pub path: Option<PathBuf>,
    /// The file to which the changes were made, if it is another one or can no longer take them.
    pub was_of: Option<PathBuf>,
    /// Set where that other file still exists and can take the changes as well.
    pub fits_both: bool,
    /// The changes, in order.
    pub entries: Vec<JournalEntry>,
    /// The damage of the journal.
    pub damage: Option<JournalDamage>,
    /// Set where the changes were made in another window, after the project was taken over from it.
    pub left: bool,
    /// The journals with these changes.
    pub(crate) journals: Vec<PathBuf>,
}

impl Recovery {
    /// Returns the journals with these changes. The first one was read.
    #[must_use]
    pub fn journals(&self) -> &[PathBuf] {
        &self.journals
    }

    /// Returns whether both were found in the same journal.
    #[must_use]
    pub fn shares_journal(&self, other: &Self) -> bool {
        self.journals.iter().any(|journal| other.journals.contains(journal))
    }

    /// Returns the file whose content is only in the journal; `None` where there is none.
    pub(crate) fn gone_file(&self) -> Option<&Path> {
        self.was_of.as_deref().filter(|_| self.path.is_none())
    }
}

/// The changes that a window made until it noticed that the project was taken over from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftJournal {
    /// The changes, in order.
    pub entries: Vec<JournalEntry>,
    pub(crate) path: PathBuf,
}

/// The damage of a journal. Everything before it is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalDamage {
    /// The last record was incomplete, and was cut off.
    Torn,
    /// The middle is damaged. The rest was set aside in this file, if that was possible.
    Middle(Option<PathBuf>),
}
