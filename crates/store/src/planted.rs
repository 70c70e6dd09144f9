//! Sees what somebody else has put under names that the store uses.

use std::path::Path;

use super::atomic::folder_of;
use super::disk::{Disk, Kind};
use super::names::Own;
use model::spelled_out;

/// How many of them a person is told of, one by one.
const TOLD: usize = 5;

/// Tells of what is under names of the store, beside a project and in the user's own folder, and is none of its own. It is
/// left alone.
pub(super) fn notes(disk: &dyn Disk, real: &Path, state: Option<&Path>) -> Vec<String> {
    let folders = std::iter::once(folder_of(real)).chain(state);
    let mut notes: Vec<String> = folders
        .flat_map(|folder| disk.list(folder).unwrap_or_default())
        .filter_map(|path| {
            let own = Own::of(&path, real, state)?;
            let kind = disk.about(&path).ok()?.kind;
            (kind != own.kind()).then(|| note(&path, own, kind, state.is_some()))
        })
        .collect();
    notes.sort_unstable();
    notes.dedup();
    let more = notes.len().saturating_sub(TOLD);
    notes.truncate(TOLD);
    if more > 0 {
        notes.push(format!("And {more} more of this kind."));
    }
    notes
}

fn note(path: &Path, own: Own, kind: Kind, has_state: bool) -> String {
    let what = match own {
        Own::Lock => "the mark that a project is open",
        Own::Journal => "the record of unsaved changes",
        Own::LeftJournal | Own::PutAwayJournal | Own::JournalRest => "a record of earlier changes",
        Own::Backups => "the folder of earlier versions",
        Own::Temporary => "a file that is being saved",
        Own::PutAwayFolder => "the folder of changes that were given up",
        Own::Reports => "the folder of reports of errors",
        Own::Signpost => "a note of where unsaved changes are",
    };
    let then = match (own, has_state) {
        (Own::Lock, true) => {
            " That this project is open is noted in your own folder; on other computers it is not seen."
        }
        (Own::Lock, false) => " Nobody else sees that this project is open.",
        (Own::Journal, true) => " Unsaved changes are recorded in your own folder.",
        (Own::Journal, false) => " Unsaved changes are not recorded: save often.",
        (Own::Backups, _) => " Earlier versions are not kept.",
        _ => "",
    };
    format!(
        "{}: this is {}, where {what} would be. It was left alone, and nothing was read or written through it.{then} Remove it if you \
         have not put it there.",
        shown(path),
        kind.name()
    )
}

/// A path as a person reads it: whoever has planted a name may have put signs into it that a terminal obeys.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    spelled_out(&path.display().to_string()).into_owned()
}
