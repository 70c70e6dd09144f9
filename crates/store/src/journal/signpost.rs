//! Pointers from the user's own folder to journals beside their projects, so that a start without a file
//! finds them.
//!
//! A signpost is a small file with the path of one journal. Nothing is lost with it: the journal is still
//! found when its project is opened.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::away::KEPT_DAYS;
use crate::disk::{Access, Disk, EntryKind, FileMetadata};
use crate::names;
use crate::revision::Revision;

/// A signpost that exists.
pub(super) struct Signpost {
    journal: PathBuf,
}

impl Signpost {
    /// Creates a signpost; returns `None` where that fails. Paths that are not UTF-8 have no signposts.
    pub(super) fn put_up(disk: &dyn Disk, journal: &Path, state: &Path) -> Option<Self> {
        let words = format!("{}\n", journal.to_str()?);
        let path = path_of(journal, state);
        let is_up =
            |metadata: FileMetadata| metadata.kind == EntryKind::File && metadata.len == words.len() as u64;
        if !disk.metadata(&path).is_ok_and(is_up) {
            disk.make_folder(state).ok()?;
            let _ = disk.remove(&path);
            let mut file = disk.create(&path, Access::Private).ok()?;
            file.write_all(words.as_bytes()).ok()?;
            file.sync().ok()?;
            disk.sync_folder(state).ok()?;
        }
        Some(Self { journal: journal.to_owned() })
    }

    /// Returns the journal that it names.
    pub(super) fn journal(&self) -> &Path {
        &self.journal
    }

    /// Removes it. One that stays leads to nothing.
    pub(super) fn remove(self, disk: &dyn Disk, state: Option<&Path>) {
        Self::forget(disk, &self.journal, state);
    }

    /// Removes the signpost to a journal, whichever program created it.
    pub(super) fn forget(disk: &dyn Disk, journal: &Path, state: Option<&Path>) {
        if let Some(state) = state {
            let _ = disk.remove(&path_of(journal, state));
        }
    }

    /// Returns the journals that signposts name. A signpost is kept for [`KEPT_DAYS`] after its journal is
    /// gone, because the drive may come back.
    pub(super) fn journals(disk: &dyn Disk, state: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for path in disk.list(state).unwrap_or_default() {
            let name = names::name_str(&path);
            if !names::is_signpost(name) {
                continue;
            }
            let Some(metadata) =
                disk.metadata(&path).ok().filter(|metadata| metadata.kind == EntryKind::File)
            else {
                continue;
            };
            let words = disk.read_start(&path, u16::MAX).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let journal = words.as_deref().and_then(|words| words.strip_suffix('\n')).map(PathBuf::from);
            match journal.filter(|journal| journal.is_absolute() && disk.metadata(journal).is_ok()) {
                Some(journal) => found.push(journal),
                None if is_old(metadata.modified) => drop(disk.remove(&path)),
                None => {}
            }
        }
        found
    }
}

fn path_of(journal: &Path, state: &Path) -> PathBuf {
    names::signpost(state, &Revision::of(journal.as_os_str().as_encoded_bytes()).short())
}

fn is_old(modified: Option<SystemTime>) -> bool {
    let kept = Duration::from_secs(KEPT_DAYS.unsigned_abs() * 24 * 60 * 60);
    let age = modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
    age.is_some_and(|age| age > kept)
}
