//! Looks for journals of a project that are under other names than its file gives them: the file was renamed, moved or
//! copied, or gone while it was open.

use std::path::{Path, PathBuf};

use memchr::memmem;

use super::Entry;
use super::away::damage;
use super::find::Found as Own;
use super::place::{Places, lock_of};
use super::read::{Readout, read};
use super::recovery::JournalDamage;
use super::unfinished::Found;
use crate::atomic::folder_of;
use crate::disk::{Disk, FileKind, Kind};
use crate::names::JOURNAL as SUFFIX;
use crate::revision::Revision;
use crate::{Contents, is_project_name, lock, read as project};
use model::{Project, ProjectId};

/// How much of a file is read to see whether it is of a project: its id comes before the first long text.
const HEAD: u16 = 4096;

/// Changes of a project that were found under another name.
#[derive(Debug)]
pub(crate) struct Elsewhere {
    /// The file that they were made in.
    pub(crate) was_of: Option<PathBuf>,
    /// Set where that file is still there and can take them, too.
    pub(crate) fits_both: bool,
    pub(crate) entries: Vec<Entry>,
    pub(crate) damage: Option<JournalDamage>,
    pub(crate) journals: Vec<PathBuf>,
}

/// Looks in the folder of a file and in the user's own for journals that continue its content. Those of living windows
/// are passed over. Of several that hold the same work only the longest is given, or none where `own`, what was found
/// under the file's own name, has it; the others go along with that one.
pub(crate) fn elsewhere(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    revision: Revision,
    state: Option<&Path>,
    own: &mut Own,
) -> Vec<Elsewhere> {
    let mut found: Vec<Elsewhere> = Vec::new();
    for journal in candidates(disk, real, project, state) {
        let entries = journal.readout.beyond(revision).unwrap_or_default().to_vec();
        if entries.is_empty() || is_open(disk, &journal, real, state) {
            continue;
        }
        let owner = owner(&journal, state).filter(|owner| owner != real);
        let fits_both = owner.as_deref().is_some_and(|owner| fits(disk, owner, &journal.readout).is_some());
        let damage = damage(disk, &journal.path, &journal.bytes, journal.readout.end, state);
        found.push(Elsewhere { was_of: owner, fits_both, entries, damage, journals: vec![journal.path] });
    }
    found.sort_by_key(|it| (std::cmp::Reverse(it.entries.len()), it.fits_both));
    let mut kept: Vec<Elsewhere> = Vec::new();
    for it in found {
        if it.fits_both {
            // It is left to its own file, unless there is nothing else that has it.
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

/// The journals of a project that are not under the names that a file gives them.
fn candidates(disk: &dyn Disk, real: &Path, project: ProjectId, state: Option<&Path>) -> Vec<Found> {
    let own: Vec<PathBuf> = Places::anybodys(real, state).into_iter().map(|place| place.path).collect();
    let folders = std::iter::once(folder_of(real)).chain(state);
    let files = folders.flat_map(|folder| disk.list(folder).unwrap_or_default());
    let files = files.filter(|path| path.as_os_str().as_encoded_bytes().ends_with(SUFFIX.as_bytes()));
    let others = files.filter(|path| !own.contains(path));
    others.filter_map(|path| Found::read(disk, path, project)).collect()
}

impl Found {
    /// Reads a journal where it is one of this project.
    fn read(disk: &dyn Disk, path: PathBuf, project: ProjectId) -> Option<Self> {
        if !is_of(disk, &path, &format!("\"project\":\"{project}\"")) {
            return None;
        }
        let bytes = disk.read(&path, FileKind::Journal).ok()?;
        let readout = read(&bytes).ok().filter(|readout| readout.header.project == project)?;
        Some(Self { path, bytes, readout })
    }
}

/// Returns whether a file names a project in its head.
fn is_of(disk: &dyn Disk, path: &Path, id: &str) -> bool {
    let is_file = disk.about(path).is_ok_and(|about| about.kind == Kind::File);
    let head = if is_file { disk.read_start(path, HEAD).unwrap_or_default() } else { Vec::new() };
    memmem::find(&head, id.as_bytes()).is_some()
}

/// The file that a journal belongs to: the one whose name it has, else the one that it says.
pub(super) fn owner(journal: &Found, state: Option<&Path>) -> Option<PathBuf> {
    let name = journal.path.to_str().and_then(|path| path.strip_suffix(SUFFIX)).map(PathBuf::from);
    let beside = name.filter(|_| Some(folder_of(&journal.path)) != state);
    beside.or_else(|| journal.readout.header.file.as_ref().map(PathBuf::from))
}

/// Returns whether a living window writes a journal. `real` is the file that is being opened here.
fn is_open(disk: &dyn Disk, journal: &Found, real: &Path, state: Option<&Path>) -> bool {
    let of_file =
        owner(journal, state).is_some_and(|owner| owner != real && lock::is_held(disk, &owner, state));
    of_file || disk.is_held(&lock_of(&journal.path))
}

/// Reads a file where a journal continues its content.
pub(super) fn fits(disk: &dyn Disk, file: &Path, journal: &Readout) -> Option<(Project, Revision)> {
    let id = journal.header.project;
    if !is_of(disk, file, &format!("project: \"{id}\"")) {
        return None;
    }
    let (Contents { project, .. }, revision) = project::load_from(disk, file).ok()?;
    (project.id == id && journal.beyond(revision).is_some()).then_some((project, revision))
}

/// Looks for a file that a journal continues: the one that it belongs to, or one in the same folder.
pub(super) fn fitting(
    disk: &dyn Disk,
    owner: &Path,
    journal: &Readout,
) -> Option<(PathBuf, Project, Revision)> {
    let others = disk.list(folder_of(owner)).unwrap_or_default();
    let others = others.into_iter().filter(|path| is_project_name(path) && path != owner);
    std::iter::once(owner.to_owned())
        .chain(others)
        .find_map(|path| fits(disk, &path, journal).map(|(project, revision)| (path, project, revision)))
}
