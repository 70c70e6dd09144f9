//! The lock that records who has a project open.
//!
//! A file beside the project (or in the user's own folder where the project's folder is not writable) is
//! locked while the window lives. The system releases the lock when the process ends, however it ends. The
//! file names the holder for other windows. To take a project over, a new file is put in its place; the
//! former holder notices and stops writing.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::atomic::folder_of;
use super::disk::{Disk, EntryKind, FileKind, LockAttempt};
use super::names::{self, StoreName};
use super::revision::Revision;

/// The person who has a project open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of the person.
    pub who: String,
    /// The name of their computer.
    pub host: String,
    /// The time at which they opened it.
    pub since: Timestamp,
    /// Distinguishes two windows of one person.
    token: u64,
}

impl Holder {
    /// Creates the holder for a window that is opened now.
    #[must_use]
    pub fn new(who: &str) -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self { who: who.to_owned(), host, since: Timestamp::now(), token: fastrand::u64(..) }
    }

    fn unknown() -> Self {
        Self { who: "somebody".to_owned(), host: String::new(), since: Timestamp::UNIX_EPOCH, token: 0 }
    }

    fn words(&self) -> String {
        let words = serde_json::to_string(self);
        debug_assert!(words.is_ok(), "{words:?}");
        // A lock without words counts as ours, and is named “somebody” elsewhere.
        words.unwrap_or_default()
    }

    fn read(words: &str) -> Self {
        serde_json::from_str(words).unwrap_or_else(|_| Self::unknown())
    }

    /// Returns the name for a sentence: "Robin on desk-4".
    #[must_use]
    pub fn name(&self) -> String {
        if self.host.is_empty() { self.who.clone() } else { format!("{} on {}", self.who, self.host) }
    }
}

/// The result of taking the lock of a project.
#[derive(Debug)]
pub(super) enum LockOutcome {
    /// The lock is ours.
    Mine(ProjectLock),
    /// Somebody else has it open.
    Theirs(Holder),
    /// The drive has no locks, so that nobody can tell.
    Unknown,
}

/// The lock of a project that is open here. Released when dropped.
pub(super) struct ProjectLock {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    words: String,
    held: Option<Box<dyn Send + Sync>>,
}

impl std::fmt::Debug for ProjectLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Lock").field(&self.path).finish()
    }
}

/// Returns the paths where the lock of a project may be, best first.
fn places(real: &Path, state: Option<&Path>) -> Vec<PathBuf> {
    let short = Revision::of(real.as_os_str().as_encoded_bytes()).short();
    let own = state.and_then(|state| StoreName::Lock.in_state(state, &short, ""));
    StoreName::Lock.beside(real, "").into_iter().chain(own).collect()
}

/// Returns whether the lock of a project that is open here is beside its file, where windows on other
/// computers see it as well.
pub(super) fn is_beside(disk: &dyn Disk, real: &Path, lock: Option<&ProjectLock>) -> bool {
    let beside = places(real, None);
    let is_file = |path: &PathBuf| disk.metadata(path).is_ok_and(|metadata| metadata.kind == EntryKind::File);
    lock.map_or_else(|| beside.iter().any(is_file), |lock| beside.contains(&lock.path))
}

/// Returns whether a living window has a project open.
pub(super) fn is_held(disk: &dyn Disk, real: &Path, state: Option<&Path>) -> bool {
    places(real, state).iter().any(|path| disk.is_held(path))
}

/// The number of attempts on a lock that somebody holds, who may only be checking it.
const ATTEMPTS: u32 = 3;
const PAUSE: Duration = Duration::from_millis(5);

/// Takes the lock of a project, without waiting for a window that holds it.
pub(super) fn take(disk: &Arc<dyn Disk>, real: &Path, state: Option<&Path>, holder: &Holder) -> LockOutcome {
    let mut taken = take_now(disk, real, state, holder);
    for _ in 1..ATTEMPTS {
        if !matches!(taken, LockOutcome::Theirs(_)) {
            break;
        }
        std::thread::sleep(PAUSE);
        taken = take_now(disk, real, state, holder);
    }
    taken
}

fn take_now(disk: &Arc<dyn Disk>, real: &Path, state: Option<&Path>, holder: &Holder) -> LockOutcome {
    for path in places(real, state) {
        if state.is_some_and(|state| path.starts_with(state)) && disk.make_folder(folder_of(&path)).is_err() {
            continue;
        }
        match disk.hold(&path, &holder.words()) {
            Ok(LockAttempt::Mine(held)) => {
                return LockOutcome::Mine(ProjectLock::new(disk, path, holder, held));
            }
            Ok(LockAttempt::Theirs(words)) => return LockOutcome::Theirs(Holder::read(&words)),
            // The folder is not writable, the drive has no locks, or the name is taken by something else than
            // a file.
            Err(_) => {}
        }
    }
    LockOutcome::Unknown
}

/// Takes a project over from a living window: puts a new lock in the place of its lock.
pub(super) fn take_over(
    disk: &Arc<dyn Disk>,
    real: &Path,
    state: Option<&Path>,
    holder: &Holder,
) -> io::Result<LockOutcome> {
    match take(disk, real, state, holder) {
        LockOutcome::Theirs(_) => {}
        free => return Ok(free),
    }
    let mut last = None;
    for path in places(real, state) {
        // Only a lock that is held is replaced. Its holder would not notice another one.
        match disk.hold(&path, &holder.words()) {
            Ok(LockAttempt::Theirs(_)) => {}
            Ok(LockAttempt::Mine(held)) => {
                return Ok(LockOutcome::Mine(ProjectLock::new(disk, path, holder, held)));
            }
            Err(_) => continue,
        }
        let temporary = names::temporary(folder_of(&path));
        let held = match disk.hold(&temporary, &holder.words()) {
            Ok(LockAttempt::Mine(held)) => held,
            Ok(LockAttempt::Theirs(_)) => continue,
            Err(error) => {
                last = Some(error);
                continue;
            }
        };
        match disk.rename(&temporary, &path) {
            Ok(()) => return Ok(LockOutcome::Mine(ProjectLock::new(disk, path, holder, held))),
            Err(error) => {
                let _ = disk.remove(&temporary);
                last = Some(error);
            }
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::NotFound.into()))
}

impl ProjectLock {
    fn new(disk: &Arc<dyn Disk>, path: PathBuf, holder: &Holder, held: Box<dyn Send + Sync>) -> Self {
        Self { disk: disk.clone(), path, words: holder.words(), held: Some(held) }
    }

    /// Returns a token that tells on another thread whether the lock is still ours.
    pub(super) fn mark(&self) -> LockToken {
        LockToken { path: self.path.clone(), words: self.words.clone() }
    }
}

impl Drop for ProjectLock {
    fn drop(&mut self) {
        if self.mark().taken_by(&*self.disk).is_none() {
            // A lock file that stays is found to be unlocked.
            let _ = self.disk.remove(&self.path);
        }
        self.held = None;
    }
}

/// Tells whether a lock is still ours.
#[derive(Debug, Clone)]
pub(super) struct LockToken {
    path: PathBuf,
    words: String,
}

impl LockToken {
    /// Returns whether the lock file is still ours. It is gone where another window took the project over and
    /// has ended since. A drive that does not answer counts as ours, since nobody can tell.
    pub(super) fn is_ours(&self, disk: &dyn Disk) -> bool {
        match disk.read(&self.path, FileKind::Lock) {
            Ok(words) => words.is_empty() || words == self.words.as_bytes(),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        }
    }

    /// Returns who has taken the project over; `None` while it is ours or nobody can tell.
    pub(super) fn taken_by(&self, disk: &dyn Disk) -> Option<Holder> {
        let bytes = disk.read(&self.path, FileKind::Lock).ok()?;
        let words = String::from_utf8_lossy(&bytes);
        (!words.is_empty() && words != self.words).then(|| Holder::read(&words))
    }
}
