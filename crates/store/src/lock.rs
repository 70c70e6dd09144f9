//! Who has a project open.
//!
//! A file beside the project (or in the user's own folder where that one cannot be written) is locked for as
//! long as the window lives; the system lets go of it when the process ends, however it ends. The file says
//! who, so that another window can. To take a project over, a new file is put in its place: its holder notices
//! and writes no more.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::atomic::folder_of;
use super::disk::{Disk, FileKind, Hold, Kind};
use super::names::{self, Own};
use super::revision::Revision;

/// Who has a project open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The person, as they call themselves.
    pub who: String,
    /// Their computer.
    pub host: String,
    /// Since when.
    pub since: Timestamp,
    /// Tells two windows of one person apart.
    token: u64,
}

impl Holder {
    /// A window that is opened now.
    #[must_use]
    pub fn new(who: &str) -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self { who: who.to_owned(), host, since: Timestamp::now(), token: fastrand::u64(..) }
    }

    fn unknown() -> Self {
        Self { who: "somebody".to_owned(), host: String::new(), since: Timestamp::UNIX_EPOCH, token: 0 }
    }

    fn words(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    fn read(words: &str) -> Self {
        serde_json::from_str(words).unwrap_or_else(|_| Self::unknown())
    }

    /// "Robin on desk-4": who it is, for a sentence.
    #[must_use]
    pub fn name(&self) -> String {
        if self.host.is_empty() { self.who.clone() } else { format!("{} on {}", self.who, self.host) }
    }
}

/// Whether a project could be had.
#[derive(Debug)]
pub(super) enum Taken {
    /// It is ours.
    Mine(Lock),
    /// Somebody else has it open.
    Theirs(Holder),
    /// This drive knows no locks, so nobody can tell.
    Unknown,
}

/// That a project is open here. Dropped, it lets go.
pub(super) struct Lock {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    words: String,
    held: Option<Box<dyn Send + Sync>>,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Lock").field(&self.path).finish()
    }
}

/// Where the lock of a project may stand, the best first.
fn places(real: &Path, state: Option<&Path>) -> Vec<PathBuf> {
    let short = Revision::of(real.as_os_str().as_encoded_bytes()).short();
    let own = state.and_then(|state| Own::Lock.in_state(state, &short, ""));
    Own::Lock.beside(real, "").into_iter().chain(own).collect()
}

/// Whether the lock of a project that is open here stands beside its file, where windows on other computers
/// see it too.
pub(super) fn stands_beside(disk: &dyn Disk, real: &Path, lock: Option<&Lock>) -> bool {
    let beside = places(real, None);
    let is_file = |path: &PathBuf| disk.about(path).is_ok_and(|about| about.kind == Kind::File);
    lock.map_or_else(|| beside.iter().any(is_file), |lock| beside.contains(&lock.path))
}

/// Returns whether a living window has a project open.
pub(super) fn is_held(disk: &dyn Disk, real: &Path, state: Option<&Path>) -> bool {
    places(real, state).iter().any(|path| disk.is_held(path))
}

/// How often a lock is tried that somebody has, who may just be looking whether somebody has it.
const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(5);

/// Takes the lock of a project, without waiting for a window that has it.
pub(super) fn take(disk: &Arc<dyn Disk>, real: &Path, state: Option<&Path>, holder: &Holder) -> Taken {
    let mut taken = take_now(disk, real, state, holder);
    for _ in 1..TRIES {
        if !matches!(taken, Taken::Theirs(_)) {
            break;
        }
        std::thread::sleep(PAUSE);
        taken = take_now(disk, real, state, holder);
    }
    taken
}

fn take_now(disk: &Arc<dyn Disk>, real: &Path, state: Option<&Path>, holder: &Holder) -> Taken {
    for path in places(real, state) {
        if state.is_some_and(|state| path.starts_with(state)) && disk.make_folder(folder_of(&path)).is_err() {
            continue;
        }
        match disk.hold(&path, &holder.words()) {
            Ok(Hold::Mine(held)) => return Taken::Mine(Lock::new(disk, path, holder, held)),
            Ok(Hold::Theirs(words)) => return Taken::Theirs(Holder::read(&words)),
            // A folder that cannot be written, a drive without locks, or a name that is not free for a file.
            Err(_) => {}
        }
    }
    Taken::Unknown
}

/// Takes a project away from a living window: a file with a lock of our own is put in its lock's place.
pub(super) fn take_over(
    disk: &Arc<dyn Disk>,
    real: &Path,
    state: Option<&Path>,
    holder: &Holder,
) -> io::Result<Taken> {
    match take(disk, real, state, holder) {
        Taken::Theirs(_) => {}
        free => return Ok(free),
    }
    let mut last = None;
    for path in places(real, state) {
        // Only the lock that is held is replaced: of another one its holder would not notice.
        match disk.hold(&path, &holder.words()) {
            Ok(Hold::Theirs(_)) => {}
            Ok(Hold::Mine(held)) => return Ok(Taken::Mine(Lock::new(disk, path, holder, held))),
            Err(_) => continue,
        }
        let temporary = names::temporary(folder_of(&path));
        let held = match disk.hold(&temporary, &holder.words()) {
            Ok(Hold::Mine(held)) => held,
            Ok(Hold::Theirs(_)) => continue,
            Err(error) => {
                last = Some(error);
                continue;
            }
        };
        match disk.rename(&temporary, &path) {
            Ok(()) => return Ok(Taken::Mine(Lock::new(disk, path, holder, held))),
            Err(error) => {
                let _ = disk.remove(&temporary);
                last = Some(error);
            }
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::NotFound.into()))
}

impl Lock {
    fn new(disk: &Arc<dyn Disk>, path: PathBuf, holder: &Holder, held: Box<dyn Send + Sync>) -> Self {
        Self { disk: disk.clone(), path, words: holder.words(), held: Some(held) }
    }

    /// What tells whether the lock is still ours, from another thread.
    pub(super) fn mark(&self) -> LockMark {
        LockMark { path: self.path.clone(), words: self.words.clone() }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.mark().taken_by(&*self.disk).is_none() {
            // What stays is found to be held by nobody.
            let _ = self.disk.remove(&self.path);
        }
        self.held = None;
    }
}

/// What tells whether a lock is still ours.
#[derive(Debug, Clone)]
pub(super) struct LockMark {
    path: PathBuf,
    words: String,
}

impl LockMark {
    /// Whether the lock still stands there as ours. It is gone where another window had taken it over and has ended
    /// since. Where the drive does not answer nobody can tell, and it counts as ours.
    pub(super) fn stands(&self, disk: &dyn Disk) -> bool {
        match disk.read(&self.path, FileKind::Lock) {
            Ok(words) => words.is_empty() || words == self.words.as_bytes(),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        }
    }

    /// Who has taken it over; nothing while it is ours or nobody can tell.
    pub(super) fn taken_by(&self, disk: &dyn Disk) -> Option<Holder> {
        let bytes = disk.read(&self.path, FileKind::Lock).ok()?;
        let words = String::from_utf8_lossy(&bytes);
        (!words.is_empty() && words != self.words).then(|| Holder::read(&words))
    }
}
