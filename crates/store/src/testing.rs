//! For tests, benchmarks and fuzzing: the readers of this part by themselves, and projects made up from a number.

mod made_up;

use std::path::PathBuf;

use jiff::Timestamp;

use super::{Damage, Entry, Recovery};
use edit::{Edit, History, HistoryOperation};
use model::Project;

pub use made_up::project;

/// Reads a journal and makes its changes in a project, as recovery does; gives how many there were. Whatever
/// the bytes are, the project stays sound.
#[must_use]
pub fn replay(bytes: &[u8], project: &mut Project) -> usize {
    let mut history = History::default();
    let entries = super::journal::entries(bytes).map(|(entries, _)| entries).unwrap_or_default();
    let fits = |entry: super::Entry| history.replay(project, entry.edit, entry.deed, entry.at).is_ok();
    entries.into_iter().map(fits).take_while(|fits| *fits).count()
}

/// Changes of a project that were not saved, with a journal that is damaged behind them.
#[must_use]
pub fn recovery(project: &Project, edits: Vec<Edit>) -> Recovery {
    let at = Timestamp::UNIX_EPOCH;
    let entry =
        |(number, edit): (u64, Edit)| Entry { number, at, deed: HistoryOperation::Apply, edit: edit.into() };
    Recovery {
        project: project.clone(),
        path: Some(PathBuf::from("bridge.rejoinder.ron")),
        was_of: None,
        fits_both: false,
        entries: (1..).zip(edits).map(entry).collect(),
        damage: Some(Damage::Middle(Some(PathBuf::from("bridge.rejoinder.ron.journal-damaged")))),
        left: false,
        journals: Vec::new(),
    }
}

/// What of a text can be understood, also where it is of a newer version.
#[must_use]
pub fn what_is_known(text: &str) -> Option<Project> {
    super::read::known_from_text(text).ok().map(|contents| contents.project)
}

/// Reads a journal; gives how many changes it holds, or nothing where it cannot be read.
#[must_use]
pub fn read_journal(bytes: &[u8]) -> Option<usize> {
    super::journal::entries(bytes).map(|(entries, _)| entries.len())
}

/// Reads a project's file and parses it, and does nothing else: what opening is measured against.
#[must_use]
pub fn parses(path: &std::path::Path) -> bool {
    std::fs::read(path)
        .is_ok_and(|bytes| String::from_utf8(bytes).is_ok_and(|text| super::file::parse(&text).is_ok()))
}
