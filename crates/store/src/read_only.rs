//! The reasons why a project is read-only.

use std::path::PathBuf;

use super::Newer;
use super::lock::Holder;
use super::names::name_of;

/// A reason why a project is read-only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// Somebody else has it open.
    HeldBy(Holder),
    /// Somebody else has taken it over since it was opened here.
    TakenOver(Holder),
    /// It is an earlier version of this file.
    Earlier(PathBuf),
    /// A newer program wrote it, and only a part of it is understood.
    Newer(Newer),
    /// This journal of a newer program has changes to it that are not understood.
    NewerJournal(PathBuf),
}

impl ReadOnly {
    /// Returns why not even a copy may be written; `None` where a copy loses nothing.
    #[must_use]
    pub fn no_copy(&self) -> Option<String> {
        if let Self::Newer(newer) = self { Some(newer.no_copy()) } else { None }
    }

    /// Explains the reason to a person.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::HeldBy(holder) => {
                format!("{} has this project open, so it can only be read here.", holder.name())
            }
            Self::TakenOver(holder) => {
                format!("{} has taken this project over, so it can only be read here now.", holder.name())
            }
            Self::Earlier(of) => {
                let name = name_of(of);
                format!("This is an earlier version of {name}, so it can only be read.")
            }
            Self::Newer(newer) => newer.words(),
            Self::NewerJournal(journal) => {
                let name = name_of(journal);
                format!(
                    "A newer Rejoinder has changed this project and not saved it: its changes are in {name}. Open and save it \
                     there first; here it can only be read."
                )
            }
        }
    }
}
