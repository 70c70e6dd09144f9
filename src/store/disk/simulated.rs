//! A disk that loses what was not synced, for the tests of all that must survive that.
//!
//! It keeps in memory what a program sees, and beside it a log of everything that was done. From the log it
//! derives what a machine may find that lost its power at any moment: of the writes to a file that were not
//! synced each may be there, be missing, or be there in part, and each name that was given, taken or changed
//! in a folder that was not synced may be there or not, in any combination. That is more than any file system
//! permits itself. What a failed sync left unwritten stays doubtful for ever, as on Linux.
//!
//! Folders and links are not simulated: a folder is there as soon as it was made.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::SystemTime;

use super::{About, Disk, DiskFile, Hold, Kind, Like};

/// The files of a disk by name.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A disk in memory.
#[derive(Clone, Default)]
pub(crate) struct Simulated(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    contents: Vec<Vec<u8>>,
    names: BTreeMap<PathBuf, usize>,
    /// What was there, and safe, from the start.
    first: BTreeMap<PathBuf, usize>,
    first_contents: Vec<Vec<u8>>,
    log: Vec<Op>,
    calls: usize,
    fault: Option<Fault>,
}

/// One thing that was done.
enum Op {
    Write {
        file: usize,
        at: usize,
        bytes: Vec<u8>,
    },
    Names(Vec<(PathBuf, Option<usize>)>),
    Synced {
        file: usize,
    },
    SyncFailed {
        file: usize,
    },
    SyncedFolder(PathBuf),
    /// So many changes were made.
    Made(usize),
    /// So many changes are safe: somebody was told so.
    Safe(usize),
}

/// A call that fails.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    /// Which one, counted from 0.
    pub(crate) call: usize,
    pub(crate) kind: ErrorKind,
    /// Whether every call after it fails too, as on a drive that is gone.
    pub(crate) for_ever: bool,
}

/// What the machine may find after its power was lost at one moment.
pub(crate) struct Crash {
    pub(crate) made: usize,
    pub(crate) safe: usize,
    /// The possible contents of each file: what it may hold, and its fingerprint.
    contents: BTreeMap<usize, Vec<(Vec<u8>, u64)>>,
    /// The possible names.
    names: Vec<BTreeMap<PathBuf, usize>>,
    grain: Grain,
}

impl Simulated {
    /// A disk with these files, all of them safe.
    pub(crate) fn with(files: &Files) -> Self {
        let mut inner = Inner::default();
        for (path, bytes) in files {
            inner.names.insert(path.clone(), inner.contents.len());
            inner.contents.push(bytes.clone());
        }
        inner.first.clone_from(&inner.names);
        inner.first_contents.clone_from(&inner.contents);
        Self(Arc::new(Mutex::new(inner)))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    /// Lets a call fail from now on.
    pub(crate) fn fail(&self, fault: Option<Fault>) {
        let mut inner = self.inner();
        inner.calls = 0;
        inner.fault = fault;
    }

    /// How many calls there were since [`Simulated::fail`].
    pub(crate) fn calls(&self) -> usize {
        self.inner().calls
    }

    /// Notes that so many changes were made.
    pub(crate) fn made(&self, count: usize) {
        self.inner().log.push(Op::Made(count));
    }

    /// Notes that so many changes are said to be safe.
    pub(crate) fn safe(&self, count: usize) {
        self.inner().log.push(Op::Safe(count));
    }

    /// How many moments there are at which the power may go.
    pub(crate) fn moments(&self) -> usize {
        self.inner().log.len() + 1
    }

    /// What a program sees: the state in which nothing is lost.
    pub(crate) fn files(&self) -> Files {
        let inner = self.inner();
        inner.names.iter().map(|(path, file)| (path.clone(), inner.contents[*file].clone())).collect()
    }

    /// What may be found after the power went at a moment.
    pub(crate) fn crash(&self, moment: usize, grain: Grain) -> Crash {
        let inner = self.inner();
        let log = &inner.log[..moment];
        let count = |which: fn(&Op) -> Option<usize>| log.iter().rev().find_map(which).unwrap_or(0);
        let names = names(log, &inner.first);
        let visible: HashSet<usize> = names.iter().flat_map(|names| names.values().copied()).collect();
        Crash {
            made: count(|op| if let Op::Made(count) = op { Some(*count) } else { None }),
            safe: count(|op| if let Op::Safe(count) = op { Some(*count) } else { None }),
            contents: visible
                .into_iter()
                .map(|file| (file, contents(log, file, inner.first_contents.get(file), grain)))
                .collect(),
            names,
            grain,
        }
    }
}

/// Every set of names that may be found.
fn names(log: &[Op], first: &BTreeMap<PathBuf, usize>) -> Vec<BTreeMap<PathBuf, usize>> {
    let mut all = vec![first.clone()];
    for (place, op) in log.iter().enumerate() {
        let Op::Names(changes) = op else { continue };
        let folder = changes[0].0.parent();
        let safe = log[place..].iter().any(|op| matches!(op, Op::SyncedFolder(it) if Some(&**it) == folder));
        let mut changed = all.clone();
        for names in &mut changed {
            for (path, file) in changes {
                match file {
                    Some(file) => names.insert(path.clone(), *file),
                    None => names.remove(path),
                };
            }
        }
        if safe {
            all = changed;
        } else {
            all.extend(changed);
        }
        let mut seen = HashSet::new();
        all.retain(|names| seen.insert(names.clone().into_iter().collect::<Vec<_>>()));
    }
    all
}

/// How finely the states after a crash are told apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grain {
    /// How many unsynced writes of one file are combined in every way; of more, the ones before are all there.
    pub(crate) combined: usize,
    /// At how many places a write is cut short.
    pub(crate) cuts: usize,
    /// How many states of several files are combined in every way; beyond that one varies at a time, while the
    /// others have lost everything or nothing.
    pub(crate) together: usize,
}

/// Everything that a file may hold; first what is safe, last what was written.
fn contents(log: &[Op], file: usize, first: Option<&Vec<u8>>, grain: Grain) -> Vec<(Vec<u8>, u64)> {
    let mut safe: Vec<u8> = first.cloned().unwrap_or_default();
    let mut pending: Vec<(usize, &[u8])> = Vec::new();
    let mut doubtful: Vec<(usize, &[u8])> = Vec::new();
    for op in log {
        match op {
            Op::Write { file: it, at, bytes } if *it == file => pending.push((*at, bytes)),
            Op::Synced { file: it } if *it == file => {
                pending.drain(..).for_each(|(at, bytes)| put(&mut safe, at, bytes));
            }
            Op::SyncFailed { file: it } if *it == file => doubtful.append(&mut pending),
            _ => {}
        }
    }
    doubtful.append(&mut pending);
    for (at, bytes) in doubtful.drain(..doubtful.len().saturating_sub(grain.combined)) {
        put(&mut safe, at, bytes);
    }
    let mut all = vec![safe.clone()];
    for set in 1u32..1 << doubtful.len() {
        let chosen: Vec<_> = doubtful.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1).collect();
        let mut content = safe.clone();
        let Some(((_, (at, last)), others)) = chosen.split_last() else { continue };
        for (_, (at, bytes)) in others {
            put(&mut content, *at, bytes);
        }
        // The last one may be cut short: at many places where all before it are there, otherwise at a few.
        let cuts = if set.count_ones() == doubtful.len().try_into().unwrap_or(0) { grain.cuts } else { 2 };
        for cut in (1..last.len()).step_by(last.len() / cuts + 1).chain(std::iter::once(last.len())) {
            let mut content = content.clone();
            put(&mut content, *at, &last[..cut]);
            all.push(content);
        }
    }
    all.into_iter()
        .map(|content| {
            let hash = hash(&content);
            (content, hash)
        })
        .collect()
}

fn put(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if content.len() < at + bytes.len() {
        content.resize(at + bytes.len(), 0);
    }
    content[at..at + bytes.len()].copy_from_slice(bytes);
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Crash {
    /// Calls back for every possible state with its fingerprint and a way to make it; gives their number.
    pub(crate) fn each(&self, mut visit: impl FnMut(u64, &dyn Fn() -> Files)) -> usize {
        let mut count = 0;
        for names in &self.names {
            let places: Vec<(&PathBuf, u64, usize)> =
                names.iter().map(|(path, file)| (path, hash(path), *file)).collect();
            let mut files: Vec<usize> = names.values().copied().collect();
            files.sort_unstable();
            files.dedup();
            let choices: Vec<&[(Vec<u8>, u64)]> = files.iter().map(|file| &self.contents[file][..]).collect();
            let counts: Vec<usize> = choices.iter().map(|choices| choices.len()).collect();
            for at in combinations(&counts, self.grain.together) {
                let chosen = |file: usize| {
                    let place = files.binary_search(&file).unwrap();
                    &choices[place][at[place]]
                };
                let key = places.iter().fold(0u64, |sum, (_, path, file)| {
                    let both = path ^ chosen(*file).1.rotate_left(17);
                    sum.wrapping_add(both.wrapping_mul(0x9e37_79b9_7f4a_7c15))
                });
                count += 1;
                visit(key, &|| {
                    places.iter().map(|(path, _, file)| ((*path).clone(), chosen(*file).0.clone())).collect()
                });
            }
        }
        count
    }
}

/// Which of its contents each file has: every combination, where there are not too many.
fn combinations(counts: &[usize], together: usize) -> Vec<Vec<usize>> {
    let product = counts.iter().try_fold(1usize, |product, count| product.checked_mul(*count));
    let last = |place: usize| counts[place] - 1;
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    if product.is_some_and(|product| product <= together) {
        for count in counts {
            all = all.iter().flat_map(|at| (0..*count).map(|it| [&at[..], &[it]].concat())).collect();
        }
        return all;
    }
    all.clear();
    for (varies, count) in counts.iter().enumerate().filter(|(_, count)| **count > 1) {
        for others in [false, true] {
            let rest = (0..counts.len()).map(|place| if others { last(place) } else { 0 });
            let rest: Vec<usize> = rest.collect();
            all.extend((0..*count).map(|it| {
                let mut at = rest.clone();
                at[varies] = it;
                at
            }));
        }
    }
    all
}

impl Inner {
    /// Counts a call; an error where it is to fail.
    fn call(&mut self) -> io::Result<()> {
        let number = self.calls;
        self.calls += 1;
        match self.fault {
            Some(fault) if fault.call == number || fault.for_ever && fault.call < number => {
                Err(fault.kind.into())
            }
            _ => Ok(()),
        }
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn change(&mut self, changes: Vec<(PathBuf, Option<usize>)>) {
        for (path, file) in &changes {
            match file {
                Some(file) => self.names.insert(path.clone(), *file),
                None => self.names.remove(path),
            };
        }
        self.log.push(Op::Names(changes));
    }
}

struct Open {
    disk: Simulated,
    file: usize,
}

impl Write for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        /// No drive writes more at once.
        const SECTOR: usize = 4096;
        let mut inner = self.disk.inner();
        let failed = inner.call();
        let short = if failed.is_err() { bytes.len() / 2 } else { bytes.len() };
        for sector in bytes[..short].chunks(SECTOR) {
            let at = inner.contents[self.file].len();
            inner.contents[self.file].extend_from_slice(sector);
            inner.log.push(Op::Write { file: self.file, at, bytes: sector.to_vec() });
        }
        failed.map(|()| short)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl DiskFile for Open {
    fn sync(&mut self) -> io::Result<()> {
        let mut inner = self.disk.inner();
        let synced = inner.call();
        let file = self.file;
        inner.log.push(if synced.is_ok() { Op::Synced { file } } else { Op::SyncFailed { file } });
        synced
    }
}

impl Disk for Simulated {
    fn about(&self, path: &Path) -> io::Result<About> {
        let mut inner = self.inner();
        inner.call()?;
        let len = inner.contents[inner.file(path)?].len() as u64;
        Ok(About { kind: Kind::File, len, modified: Some(SystemTime::UNIX_EPOCH), protected: false })
    }

    fn read_link(&self, _: &Path) -> io::Result<PathBuf> {
        Err(ErrorKind::InvalidInput.into())
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut inner = self.inner();
        inner.call()?;
        let bytes = &inner.contents[inner.file(path)?];
        Ok(bytes[..bytes.len().min(usize::try_from(most).unwrap_or(usize::MAX))].to_vec())
    }

    fn create(&self, path: &Path, _: Like<'_>) -> io::Result<Box<dyn DiskFile>> {
        let mut inner = self.inner();
        inner.call()?;
        if inner.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let file = inner.contents.len();
        inner.contents.push(Vec::new());
        inner.change(vec![(path.to_owned(), Some(file))]);
        Ok(Box::new(Open { disk: self.clone(), file }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        let file = inner.file(from)?;
        inner.change(vec![(to.to_owned(), Some(file)), (from.to_owned(), None)]);
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.inner().names.contains_key(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        let file = inner.file(from)?;
        inner.change(vec![(to.to_owned(), Some(file))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        inner.file(path)?;
        inner.change(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        self.inner().call()
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut inner = self.inner();
        inner.call()?;
        Ok(inner.names.keys().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        inner.log.push(Op::SyncedFolder(folder.to_owned()));
        Ok(())
    }

    fn hold(&self, _: &Path, _: &str) -> io::Result<Hold> {
        Ok(Hold::Mine(Box::new(())))
    }
}
