//! Looks for journals that hold more than their file, and puts away those that are not wanted.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::read::{End, Readout, Unreadable, read};
use super::record::Base;
use super::{Entry, Place};
use crate::model::{Project, ProjectId};
use crate::store::atomic::{folder_of, with_suffix, write_like};
use crate::store::disk::{Disk, Hold, Like};
use crate::store::revision::Revision;
use crate::store::{Io, OpenError, OpenProblem, backups, read as project};

/// What the names of journals end with.
const SUFFIX: &str = ".journal";
/// What the names of journals of projects without a file begin with.
const UNSAVED: &str = "unsaved-";
/// What stands in the names of journals that a window left to the one that took its project over.
const LEFT: &str = "-left-";
/// The folder of journals that were given up.
const PUT_AWAY: &str = "put-away";
/// How long those are kept.
const KEPT_DAYS: i64 = 30;

/// Where the journals of one project may stand.
pub(in crate::store) struct Places;

impl Places {
    /// Those of a project with a file that is open here: beside it, where its lock stands there too, or in the
    /// user's own folder.
    pub(in crate::store) fn of_file(real: &Path, beside: bool, state: Option<&Path>) -> Vec<Place> {
        let all = Self::anybodys(real, state);
        if beside || state.is_none() { all } else { all.into_iter().skip(1).collect() }
    }

    /// Those in which a project with a file may have a journal, whoever wrote it.
    fn anybodys(real: &Path, state: Option<&Path>) -> Vec<Place> {
        let beside = Place { path: with_suffix(real, SUFFIX), like: Some(real.to_owned()), lock: None };
        let name = Revision::of(real.as_os_str().as_encoded_bytes()).short();
        let own = state.map(|folder| Place {
            path: folder.join(format!("{name}{SUFFIX}")),
            like: None,
            lock: None,
        });
        std::iter::once(beside).chain(own).collect()
    }

    /// That of a project which another window has taken over: among those that were put away.
    pub(in crate::store) fn put_away(real: &Path, state: Option<&Path>) -> Option<Place> {
        let name = with_suffix(Path::new(real.file_name()?), SUFFIX);
        let path = state?.join(PUT_AWAY).join(put_away_name(&name));
        Some(Place { path, like: None, lock: None })
    }

    /// Those in which a window leaves to the one that took the project over what that one cannot have seen.
    pub(in crate::store) fn left(real: &Path, state: Option<&Path>) -> Vec<Place> {
        let end = format!("{LEFT}{:08x}", fastrand::u32(..));
        let left = |place: Place| Place { path: with_suffix(&place.path, &end), ..place };
        Self::anybodys(real, state).into_iter().map(left).collect()
    }

    /// That of a project without a file; `token` tells it from those of other windows.
    pub(in crate::store) fn unsaved(token: u64, state: Option<&Path>) -> Vec<Place> {
        let path = state.map(|folder| folder.join(format!("{UNSAVED}{token:016x}{SUFFIX}")));
        path.map(|path| Place { lock: Some(with_suffix(&path, ".lock")), path, like: None })
            .into_iter()
            .collect()
    }
}

/// Work that a journal holds and no file does.
#[derive(Debug)]
pub struct Recovery {
    /// The project as its file has it, or as it was when it was begun.
    pub project: Project,
    /// Its file; nothing where it has none.
    pub path: Option<PathBuf>,
    /// What was done since, in order.
    pub entries: Vec<Entry>,
    /// What is wrong with the journal.
    pub damage: Option<Damage>,
    /// Whether a window did it from which the project was taken over, after that.
    pub left: bool,
    /// The journals that hold it.
    pub(in crate::store) journals: Vec<PathBuf>,
}

/// What a window has left to the one that took its project over: what it did until it noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// What was done, in order.
    pub entries: Vec<Entry>,
    pub(in crate::store) path: PathBuf,
}

/// What windows have left of a project that was taken over from them. What is damaged or of a newer program is passed over,
/// and left where it is.
pub(in crate::store) fn left(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    state: Option<&Path>,
) -> Vec<Left> {
    let mut found = Vec::new();
    for place in Places::anybodys(real, state) {
        let begin = with_suffix(&place.path, LEFT);
        let begin = begin.file_name().unwrap_or_default().as_encoded_bytes();
        for path in disk.list(folder_of(&place.path)).unwrap_or_default() {
            if !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(begin)) {
                continue;
            }
            let Ok(bytes) = disk.read(&path, u64::MAX) else { continue };
            let readout = read(&bytes).ok().filter(|it| it.header.project == project && it.end == End::Whole);
            found.extend(readout.map(|readout| Left { entries: readout.entries, path }));
        }
    }
    found.sort_by_key(|left| left.entries.first().map(|entry| entry.at));
    found
}

/// What is wrong with a journal. What stands before is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// Its last record was not written to its end and was cut off.
    Torn,
    /// Its middle is damaged; what follows was set aside in this file, where it could be.
    Middle(Option<PathBuf>),
}

/// What was found of the journals of a file.
#[derive(Debug, Default)]
pub(in crate::store) struct Found {
    /// The entries that the file does not hold, and what is wrong with the journal.
    pub(in crate::store) entries: Vec<Entry>,
    pub(in crate::store) damage: Option<Damage>,
    /// The journals that were looked at and are of no more use once the entries are safe elsewhere.
    pub(in crate::store) journals: Vec<PathBuf>,
    /// What a person should know: a journal that continues another content was put away.
    pub(in crate::store) notes: Vec<String>,
    /// A journal of a newer program that is not understood. It is left where it is.
    pub(in crate::store) newer: Option<PathBuf>,
}

/// Looks for what journals hold beyond a file of this content. `state` is the user's own folder.
pub(in crate::store) fn beyond(
    disk: &dyn Disk,
    real: &Path,
    project: ProjectId,
    revision: Revision,
    state: Option<&Path>,
) -> Found {
    let mut found = Found::default();
    let mut best: Option<(PathBuf, Vec<u8>, Readout)> = None;
    for place in Places::anybodys(real, state) {
        let Ok(bytes) = disk.read(&place.path, u64::MAX) else { continue };
        match read(&bytes) {
            Ok(readout) if readout.header.project == project && readout.beyond(revision).is_some() => {
                found.journals.push(place.path.clone());
                let last = |readout: &Readout| readout.entries.last().map_or(0, |entry| entry.number);
                if best.as_ref().is_none_or(|(_, _, best)| last(best) < last(&readout)) {
                    best = Some((place.path, bytes, readout));
                }
            }
            // It was killed before its first record was safe: there is nothing in it that anybody was told of.
            Err(Unreadable::Headless) => found.journals.push(place.path),
            Err(Unreadable::Newer(_)) => found.newer = Some(place.path),
            other => found.notes.push(put_off(disk, &place.path, other.err(), state)),
        }
    }
    if let Some((path, bytes, readout)) = best {
        found.damage = damage(disk, &path, &bytes, readout.end, state);
        found.entries = readout.beyond(revision).unwrap_or_default().to_vec();
    }
    found
}

/// Puts a journal away that cannot be used here, and says so.
fn put_off(disk: &dyn Disk, path: &Path, why: Option<Unreadable>, state: Option<&Path>) -> String {
    let why = match why {
        Some(_) => "is damaged from its first line on".to_owned(),
        None => "continues another version of this project than the file now holds".to_owned(),
    };
    let kept = match put_away(disk, path, state) {
        Ok(kept) => format!("is kept for {KEPT_DAYS} days as {}", kept.display()),
        Err(error) => format!("could not be put away ({error})"),
    };
    format!("{}: this record of unsaved changes {why}, so it was not used. It {kept}.", path.display())
}

fn damage(disk: &dyn Disk, path: &Path, bytes: &[u8], end: End, state: Option<&Path>) -> Option<Damage> {
    match end {
        End::Whole => None,
        End::Torn(_) => Some(Damage::Torn),
        End::Damaged(at) => {
            let rest = bytes.get(at..).unwrap_or_default();
            Some(Damage::Middle(set_aside(disk, path, rest, state)))
        }
    }
}

/// Keeps the rest of a damaged journal in a file of its own. The same rest gets the same name.
fn set_aside(disk: &dyn Disk, path: &Path, rest: &[u8], state: Option<&Path>) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let name = format!("{name}.damaged-{}", Revision::of(rest).short());
    let beside = folder_of(path).join(&name);
    let own = state.map(|folder| folder.join(PUT_AWAY).join(&name));
    for target in std::iter::once(beside).chain(own) {
        let made = || {
            disk.make_folder(folder_of(&target))?;
            let write = |out: &mut dyn io::Write| out.write_all(rest).map_err(Into::into);
            let written = write_like(disk, &target, Like::Private, write);
            written.and_then(|written| written.take_name(false)).map_err(|_| io::ErrorKind::Other.into())
        };
        let made: io::Result<bool> = made();
        if made.is_ok() {
            return Some(target);
        }
    }
    None
}

/// Moves a journal to where those are kept that were given up; says where that is.
pub(in crate::store) fn put_away(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> io::Result<PathBuf> {
    first_that_works(disk, path, state, |target| {
        disk.rename(path, target).or_else(|_| disk.link(path, target).and_then(|()| disk.remove(path)))
    })
}

/// Keeps a copy of a journal where those are kept that were given up.
pub(super) fn keep_copy(disk: &dyn Disk, path: &Path, state: Option<&Path>) -> io::Result<PathBuf> {
    first_that_works(disk, path, state, |target| disk.link(path, target))
}

/// The name of a journal that is put away now.
fn put_away_name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{name}-{}-{:04x}", Timestamp::now().as_second(), fastrand::u16(..))
}

/// In the user's own folder, or beside the journal.
fn first_that_works(
    disk: &dyn Disk,
    path: &Path,
    state: Option<&Path>,
    put: impl Fn(&Path) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let name = put_away_name(path);
    let own = state.map(|folder| folder.join(PUT_AWAY));
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for folder in own.into_iter().chain(std::iter::once(folder_of(path).to_owned())) {
        let target = folder.join(&name);
        match disk.make_folder(&folder).and_then(|()| put(&target)) {
            Ok(()) => {
                let _ = disk.sync_folder(&folder);
                return Ok(target);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Whether a file is named like a journal, also one that was put away.
pub(in crate::store) fn is_journal_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let end = name.split_once(SUFFIX).map(|(_, end)| end);
    end.is_some_and(|end| end.is_empty() || end.starts_with('-') && !end.contains('.'))
}

/// What a journal holds that a person has chosen. What it continues is looked for in its project's file and
/// among the earlier versions of it; the project comes back without a file, so that nothing is replaced.
pub(in crate::store) fn chosen(
    disk: &dyn Disk,
    path: &Path,
    state: Option<&Path>,
) -> Result<Recovery, String> {
    let bytes = disk.read(path, u64::MAX).map_err(|error| Io(error).to_string())?;
    let readout = read(&bytes).map_err(|why| match why {
        Unreadable::Newer(format) => {
            format!("was written by a newer Rejoinder (format {format}): update Rejoinder.")
        }
        Unreadable::Headless | Unreadable::Damaged => "is damaged from its first line on.".to_owned(),
    })?;
    let project = match &readout.header.base {
        Base::Text(text) => project::from_text(text).ok(),
        Base::File(revision) => {
            let file = readout.header.file.as_ref().map(PathBuf::from);
            let earlier = file.iter().flat_map(|file| backups::all(disk, file)).map(|backup| backup.path);
            let loaded = file.clone().into_iter().chain(earlier);
            loaded
                .filter_map(|path| project::load_from(disk, &path).ok())
                .find(|(_, it)| it == revision)
                .map(|(contents, _)| contents.project)
        }
    };
    let project = project.ok_or(
        "continues a version of its project that is no longer there, neither in the \
                                 project’s file nor among its earlier versions.",
    )?;
    let damage = damage(disk, path, &bytes, readout.end, state);
    // One that was put away is used up by this; any other may be in use.
    let in_use = path.to_str().is_none_or(|path| path.ends_with(SUFFIX));
    let journals = if in_use { Vec::new() } else { vec![path.to_owned()] };
    Ok(Recovery { project, path: None, entries: readout.entries, damage, left: false, journals })
}

/// What journals of projects without a file hold, those alone that no living window writes. Clears away what
/// was put away longer ago than it is kept.
pub(in crate::store) fn unfinished(disk: &dyn Disk, state: &Path) -> Vec<Recovery> {
    clear(disk, &state.join(PUT_AWAY));
    let mut found = Vec::new();
    for path in disk.list(state).unwrap_or_default() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.starts_with(UNSAVED) || !name.ends_with(SUFFIX) {
            continue;
        }
        let lock = with_suffix(&path, ".lock");
        match disk.hold(&lock, "") {
            Ok(Hold::Theirs(_)) => continue,
            Ok(Hold::Mine(held)) => {
                let _ = disk.remove(&lock);
                drop(held);
            }
            Err(_) => {}
        }
        found.extend(unsaved(disk, path, state));
    }
    found.sort_by_key(|recovery| recovery.entries.last().map(|entry| entry.at));
    found
}

fn unsaved(disk: &dyn Disk, path: PathBuf, state: &Path) -> Option<Recovery> {
    let bytes = disk.read(&path, u64::MAX).ok()?;
    let readout = match read(&bytes) {
        Ok(readout) => readout,
        Err(Unreadable::Headless) => {
            let _ = disk.remove(&path);
            return None;
        }
        // The program that wrote it will offer it.
        Err(Unreadable::Newer(_)) => return None,
        Err(why) => {
            put_off(disk, &path, Some(why), Some(state));
            return None;
        }
    };
    let project = match &readout.header.base {
        Base::Text(text) => match project::from_text(text) {
            Err(OpenError { problem: OpenProblem::Newer { .. }, .. }) => return None,
            project => project.ok(),
        },
        Base::File(_) => None,
    };
    let Some(project) = project else {
        put_off(disk, &path, Some(Unreadable::Damaged), Some(state));
        return None;
    };
    if readout.entries.is_empty() {
        let _ = disk.remove(&path);
        return None;
    }
    let damage = damage(disk, &path, &bytes, readout.end, Some(state));
    let entries = readout.entries;
    Some(Recovery { project, path: None, entries, damage, left: false, journals: vec![path] })
}

/// Removes what was put away longer ago than it is kept.
fn clear(disk: &dyn Disk, folder: &Path) {
    let now = Timestamp::now().as_second();
    for path in disk.list(folder).unwrap_or_default() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        // The moment is in the name: that of the file is when it was last written.
        let since = name.rsplit('-').nth(1).and_then(|seconds| seconds.parse::<i64>().ok());
        if since.is_some_and(|since| now - since > KEPT_DAYS * 24 * 60 * 60) {
            let _ = disk.remove(&path);
        }
    }
}
