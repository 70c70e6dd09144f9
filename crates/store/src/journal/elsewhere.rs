//! Finds journals of a project under other names than its file gives them, because the file was renamed,
//! moved, copied, or gone while it was open.

use std::path::{Path, PathBuf};

use memchr::memmem;

use super::JournalEntry;
use super::away::damage;
use super::find::FoundJournals;
use super::place::{JournalPlaces, lock_of};
use super::read::{JournalContents, read};
use super::recovery::JournalDamage;
use super::unfinished::ReadJournal;
use crate::atomic::folder_of;
use crate::disk::{Disk, EntryKind, FileKind};
use crate::names::JOURNAL as SUFFIX;
use crate::revision::Revision;
use crate::{Contents, is_project_name, lock, read as project};
use model::{Project, ProjectId};

/// The number of bytes that are read to see which project a file belongs to. Its id comes before the first
/// long text.
const START_BYTES: u16 = 4096;

/// Changes to a project that were found under another name.
#[derive(Debug)]
pub(crate) struct Elsewhere {
    /// The file to which they were made.
    pub(crate) was_of: Option<PathBuf>,
    /// Set where that file still exists and can take them as well.
    pub(crate) fits_both: bool,
    pub(crate) entries: Vec<JournalEntry>,
    pub(crate) damage: Option<JournalDamage>,
    pub(crate) journals: Vec<PathBuf>,
}

/// Searches the folder of a file and the user's own folder for journals that continue its content, except
/// those of living windows. Of several with the same changes only the longest is returned, and none where
/// `own`, the journals under the file's own name, has them. The others are removed together with that one.
pub(crate) fn find_elsewhere(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    revision: Revision,
    state: Option<&Path>,
    own: &mut FoundJournals,
) -> Vec<Elsewhere> {
    let mut found: Vec<Elsewhere> = Vec::new();
    for journal in candidates(disk, real, project, state) {
        let Some(entries) = journal.contents.entries_after(revision).map(<[_]>::to_vec) else { continue };
        if entries.is_empty() || is_open(disk, &journal, real, state) {
            continue;
        }
        let owner = owner(&journal, state).filter(|owner| owner != real);
        let fits_both = owner.as_deref().is_some_and(|owner| fits(disk, owner, &journal.contents).is_some());
        let damage = damage(disk, &journal.path, &journal.bytes, journal.contents.end, state);
        found.push(Elsewhere { was_of: owner, fits_both, entries, damage, journals: vec![journal.path] });
    }
    found.sort_by_key(|it| (std::cmp::Reverse(it.entries.len()), it.fits_both));
    let mut kept: Vec<Elsewhere> = Vec::new();
    for it in found {
        if it.fits_both {
            // It is left for its own file, unless nothing else has its changes.
            if !own.entries.starts_with(&it.entries) {
                kept.push(it);
            }
        } else if own.entries.starts_with(&it.entries) {
            own.journals.extend(it.journals);
        } else if !own.entries.is_empty() && it.entries.starts_with(&own.entries) {
            (own.entries, own.damage) = (it.entries, it.damage);
            own.journals.extend(it.journals);
        } else if let Some(longer) = kept.iter_mut().find(|kept| kept.entries.starts_with(&it.entries)) {
            longer.journals.extend(it.journals);
        } else {
            kept.push(it);
        }
    }
    kept
}

/// Returns the journals of a project that are not under the names that a file gives them.
fn candidates(disk: &dyn Disk, real: &Path, project: ProjectId, state: Option<&Path>) -> Vec<ReadJournal> {
    let own: Vec<PathBuf> =
        JournalPlaces::all_of_file(real, state).into_iter().map(|place| place.path).collect();
    let folders = std::iter::once(folder_of(real)).chain(state);
    let files = folders.flat_map(|folder| disk.list(folder).unwrap_or_default());
    let files = files.filter(|path| path.as_os_str().as_encoded_bytes().ends_with(SUFFIX.as_bytes()));
    let others = files.filter(|path| !own.contains(path));
    others.filter_map(|path| ReadJournal::read(disk, path, project)).collect()
}

impl ReadJournal {
    /// Reads a journal, if it belongs to this project.
    fn read(disk: &dyn Disk, path: PathBuf, project: ProjectId) -> Option<Self> {
        if !is_of(disk, &path, &format!("\"project\":\"{project}\"")) {
            return None;
        }
        let bytes = disk.read(&path, FileKind::Journal).ok()?;
        let contents = read(&bytes).ok().filter(|contents| contents.header.project == project)?;
        Some(Self { path, bytes, contents })
    }
}

/// Returns whether the beginning of a file names this project.
fn is_of(disk: &dyn Disk, path: &Path, id: &str) -> bool {
    let is_file = disk.metadata(path).is_ok_and(|metadata| metadata.kind == EntryKind::File);
    let head = if is_file { disk.read_start(path, START_BYTES).unwrap_or_default() } else { Vec::new() };
    memmem::find(&head, id.as_bytes()).is_some()
}

/// Returns the file to which a journal belongs: the one for which it is named, or else the one in its header.
pub(super) fn owner(journal: &ReadJournal, state: Option<&Path>) -> Option<PathBuf> {
    let name = journal.path.to_str().and_then(|path| path.strip_suffix(SUFFIX)).map(PathBuf::from);
    let beside = name.filter(|_| Some(folder_of(&journal.path)) != state);
    beside.or_else(|| journal.contents.header.file.as_ref().map(PathBuf::from))
}

/// Returns whether a living window writes a journal. `real` is the file that is being opened here.
fn is_open(disk: &dyn Disk, journal: &ReadJournal, real: &Path, state: Option<&Path>) -> bool {
    let of_file =
        owner(journal, state).is_some_and(|owner| owner != real && lock::is_held(disk, &owner, state));
    of_file || disk.is_held(&lock_of(&journal.path))
}

/// Reads a file, if the journal continues its content.
pub(super) fn fits(disk: &dyn Disk, file: &Path, journal: &JournalContents) -> Option<(Project, Revision)> {
    let id = journal.header.project;
    if !is_of(disk, file, &format!("project: \"{id}\"")) {
        return None;
    }
    let (Contents { project, .. }, revision) = project::load_from(disk, file).ok()?;
    (project.id == id && journal.entries_after(revision).is_some()).then_some((project, revision))
}

/// Finds a file whose content a journal continues: the one to which it belongs, or one in the same folder.
pub(super) fn fitting(
    disk: &dyn Disk,
    owner: &Path,
    journal: &JournalContents,
) -> Option<(PathBuf, Project, Revision)> {
    let others = disk.list(folder_of(owner)).unwrap_or_default();
    let others = others.into_iter().filter(|path| is_project_name(path) && path != owner);
    std::iter::once(owner.to_owned())
        .chain(others)
        .find_map(|path| fits(disk, &path, journal).map(|(project, revision)| (path, project, revision)))
}
