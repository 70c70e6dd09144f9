//! The possible states of a simulated disk after a power cut.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};
use std::path::PathBuf;

use super::{Files, Op, Simulated};

/// The possible states of the disk after a power cut at one moment.
pub(crate) struct Crash {
    pub(crate) made: usize,
    pub(crate) safe: usize,
    /// The possible contents of each file, each with its hash.
    contents: BTreeMap<usize, Vec<(Vec<u8>, u64)>>,
    /// The possible sets of names.
    names: Vec<BTreeMap<PathBuf, usize>>,
    grain: Grain,
}

impl Simulated {
    /// Returns the possible states after a power cut at a moment.
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

/// Returns every possible set of names.
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

/// The resolution at which the states after a crash are enumerated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grain {
    /// The number of unsynced writes of one file that are combined in every way. Earlier ones are all
    /// applied.
    pub(crate) combined: usize,
    /// The number of places at which a write is cut short.
    pub(crate) cuts: usize,
    /// The number of states of several files that are combined in every way. Beyond it one file varies at a
    /// time, while the others have lost everything or nothing.
    pub(crate) together: usize,
}

/// Returns every possible content of a file: first the safe one, last the one that was written.
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
            Op::Cut { file: it, len } if *it == file => {
                pending.drain(..).for_each(|(at, bytes)| put(&mut safe, at, bytes));
                safe.truncate(*len);
            }
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
        // The last write may be cut short: at many places if all before it are applied, otherwise at a few.
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
    /// Calls `visit` for every possible state, with its hash and a way to create it. Returns their number.
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

/// Returns the combinations of contents: all of them, unless there are too many.
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
