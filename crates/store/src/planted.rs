//! Reports files that somebody else has put under names that the store uses.

use std::path::Path;

use super::atomic::folder_of;
use super::disk::{Disk, EntryKind};
use super::names::StoreName;
use model::spelled_out;

/// The number of files that are reported one by one.
const MAX_NOTES: usize = 5;

/// Describes each entry with a name of the store that is not of the kind that the store makes. The entries
/// are not touched.
pub(super) fn notes(disk: &dyn Disk, real: &Path, state: Option<&Path>) -> Vec<String> {
    let folders = std::iter::once(folder_of(real)).chain(state);
    let mut notes: Vec<String> = folders
        .flat_map(|folder| disk.list(folder).unwrap_or_default())
        .filter_map(|path| {
            let own = StoreName::from_path(&path, real, state)?;
            let kind = disk.metadata(&path).ok()?.kind;
            (kind != own.kind()).then(|| note(&path, own, kind, state.is_some()))
        })
        .collect();
    notes.sort_unstable();
    notes.dedup();
    let more = notes.len().saturating_sub(MAX_NOTES);
    notes.truncate(MAX_NOTES);
    if more > 0 {
        notes.push(format!("And {more} more of this kind."));
    }
    notes
}

fn note(path: &Path, own: StoreName, kind: EntryKind, has_state: bool) -> String {
    let what = match own {
        StoreName::Lock => "the lock of a project that is open",
        StoreName::Journal => "the record of unsaved changes",
        StoreName::LeftJournal | StoreName::PutAwayJournal | StoreName::JournalRest => {
            "a record of earlier changes"
        }
        StoreName::Backups => "the folder of earlier versions",
        StoreName::Temporary => "a file that is being saved",
        StoreName::PutAwayFolder => "the folder of discarded changes",
        StoreName::Reports => "the folder of error reports",
        StoreName::Signpost => "a pointer to unsaved changes",
    };
    let then = match (own, has_state) {
        (StoreName::Lock, true) => {
            " The lock is in your own folder instead, where other computers cannot see it."
        }
        (StoreName::Lock, false) => " Others cannot see that this project is open.",
        (StoreName::Journal, true) => " Unsaved changes are recorded in your own folder.",
        (StoreName::Journal, false) => " Unsaved changes are not recorded: save often.",
        (StoreName::Backups, _) => " Earlier versions are not kept.",
        _ => "",
    };
    format!(
        "{}: this is {}, where {what} would be. It was not touched, and nothing was read or written through it.{then} Remove it if you \
         did not put it there.",
        shown(path),
        kind.name()
    )
}

/// Returns a path in which control characters are spelled out, because a terminal might obey them.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    spelled_out(&path.display().to_string()).into_owned()
}
