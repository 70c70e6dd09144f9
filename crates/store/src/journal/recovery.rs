//! Work that a journal holds and no file does.

use std::path::{Path, PathBuf};

use super::Entry;
use model::Project;

/// Work that a journal holds and no file does.
#[derive(Debug)]
pub struct Recovery {
    /// The project as its file has it, or as it was when it was begun.
    pub project: Project,
    /// The file in which it is restored; nothing where it comes back as a project without a file.
    pub path: Option<PathBuf>,
    /// The file in which it was done, where that is another one, or cannot take it any more.
    pub was_of: Option<PathBuf>,
    /// Set where that other file is still there and can take it, too.
    pub fits_both: bool,
    /// What was done since, in order.
    pub entries: Vec<Entry>,
    /// What is wrong with the journal.
    pub damage: Option<JournalDamage>,
    /// Whether a window did it from which the project was taken over, after that.
    pub left: bool,
    /// The journals that hold it.
    pub(crate) journals: Vec<PathBuf>,
}

impl Recovery {
    /// The journals in which it was found, the first of which is offered.
    #[must_use]
    pub fn journals(&self) -> &[PathBuf] {
        &self.journals
    }

    /// Returns whether both are found in one journal.
    #[must_use]
    pub fn shares_journal(&self, other: &Self) -> bool {
        self.journals.iter().any(|journal| other.journals.contains(journal))
    }

    /// The file whose content the journal alone holds; nothing where there is or was none.
    pub(crate) fn gone_file(&self) -> Option<&Path> {
        self.was_of.as_deref().filter(|_| self.path.is_none())
    }
}

/// What a window has left to the one that took its project over: what it did until it noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftJournal {
    /// What was done, in order.
    pub entries: Vec<Entry>,
    pub(crate) path: PathBuf,
}

/// What is wrong with a journal. What stands before is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalDamage {
    /// Its last record was not written to its end and was cut off.
    Torn,
    /// Its middle is damaged; what follows was set aside in this file, where it could be.
    Middle(Option<PathBuf>),
}
