//! Parsers and generated projects for tests, benchmarks and fuzzing.

mod made_up;

use std::path::PathBuf;

use jiff::Timestamp;

use super::{JournalDamage, JournalEntry, Recovery};
use edit::{Edit, History, HistoryOperation};
use model::Project;

pub use made_up::project;

/// Reads a journal and replays it on a project, as recovery does. Returns the number of changes that were
/// made. The project stays sound, whatever the bytes are.
#[must_use]
pub fn replay(bytes: &[u8], project: &mut Project) -> usize {
    let mut history = History::default();
    let entries = super::journal::entries(bytes).map(|(entries, _)| entries).unwrap_or_default();
    let fits =
        |entry: super::JournalEntry| history.replay(project, entry.edit, entry.operation, entry.at).is_ok();
    entries.into_iter().map(fits).take_while(|fits| *fits).count()
}

/// Returns unsaved changes of a project, from a journal that is damaged behind them.
#[must_use]
pub fn recovery(project: &Project, edits: Vec<Edit>) -> Recovery {
    let at = Timestamp::UNIX_EPOCH;
    let entry = |(number, edit): (u64, Edit)| JournalEntry {
        number,
        at,
        operation: HistoryOperation::Apply,
        edit: edit.into(),
    };
    Recovery {
        project: project.clone(),
        path: Some(PathBuf::from("bridge.rejoinder.ron")),
        was_of: None,
        fits_both: false,
        entries: (1..).zip(edits).map(entry).collect(),
        damage: Some(JournalDamage::Middle(Some(PathBuf::from("bridge.rejoinder.ron.journal-damaged")))),
        left: false,
        journals: Vec::new(),
    }
}

/// Returns the part of a text that is understood, which may have a newer version.
#[must_use]
pub fn what_is_known(text: &str) -> Option<Project> {
    super::read::known_from_text(text).ok().map(|contents| contents.project)
}

/// Reads a journal. Returns the number of its changes, or `None` where it cannot be read.
#[must_use]
pub fn read_journal(bytes: &[u8]) -> Option<usize> {
    super::journal::entries(bytes).map(|(entries, _)| entries.len())
}

/// Reads and parses a project file, and does nothing else. Opening is measured against this.
#[must_use]
pub fn parses(path: &std::path::Path) -> bool {
    std::fs::read(path)
        .is_ok_and(|bytes| String::from_utf8(bytes).is_ok_and(|text| super::file::parse(&text).is_ok()))
}
