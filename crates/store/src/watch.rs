//! Watches the file of an open project for changes by others.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::disk::{Disk, EntryKind, FileMetadata};
use super::journal::{FileState, JournalLoss, LeftJournal, Wake, find_left};
use super::lock::{Holder, LockToken};
use super::revision::{Revision, revision_of};
use model::ProjectId;

/// The interval between two checks of the file: half the time in which a change must become safe.
const INTERVAL: Duration = Duration::from_millis(250);

/// The number of checks of the file for each check of the lock and of what another window left.
const CHECKS_PER_FULL_CHECK: u32 = 4;

/// A change to the project's file or its journal by somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileEvent {
    /// Another program wrote the file, which now has this content.
    Changed(Revision),
    /// The file is gone.
    Gone,
    /// The file is back with a content that is known here.
    Back,
    /// Another window has taken the project over.
    TakenOver(Holder),
    /// The window from which the project was taken over has left the changes it made until it noticed.
    Left(LeftJournal),
    /// Another program removed or changed this journal. All it held was written again.
    Lost(PathBuf, JournalLoss),
}

/// The number of full checks for what another window may leave: about five minutes. Whatever comes later is found when
/// the project is opened again.
const LEFT_CHECKS: u32 = 300;

/// Watches for journals that another window leaves after the project was taken over from it.
pub(super) struct LeftJournalWatch {
    project: ProjectId,
    state: Option<PathBuf>,
    reported: Vec<LeftJournal>,
    checks_left: u32,
}

impl LeftJournalWatch {
    pub(super) fn new(project: ProjectId, state: Option<PathBuf>) -> Self {
        Self { project, state, reported: Vec::new(), checks_left: LEFT_CHECKS }
    }

    /// Returns what is there and was not reported yet.
    fn check(&mut self, disk: &dyn Disk, real: &Path) -> Vec<LeftJournal> {
        if self.checks_left == 0 {
            return Vec::new();
        }
        self.checks_left -= 1;
        let mut found = find_left(disk, real, self.project, self.state.as_deref());
        found.retain(|left| !self.reported.contains(left));
        self.reported.extend(found.iter().cloned());
        found
    }
}

/// The contents of the file that are our own: the last ones read or written here.
#[derive(Debug, Default)]
pub(super) struct OwnRevisions {
    revisions: VecDeque<Revision>,
    /// Counts the changes that this program makes to the file, before and after each. A check during which the count
    /// changes may have seen either version, and is discarded.
    changes: u64,
}

impl OwnRevisions {
    /// The current content and the one before: a save registers its content before the file has it.
    const MOST: usize = 2;

    /// Registers a content that was read, or that is about to be given the file's name.
    pub(super) fn add(own_revisions: &Mutex<Self>, revision: Revision) {
        let mut own_revisions = Self::lock(own_revisions);
        own_revisions.changes += 1;
        if own_revisions.revisions.back() != Some(&revision) {
            own_revisions.revisions.push_back(revision);
        }
        while own_revisions.revisions.len() > Self::MOST {
            own_revisions.revisions.pop_front();
        }
    }

    /// Notes that the content registered last has the file's name now.
    pub(super) fn replaced(own_revisions: &Mutex<Self>) {
        Self::lock(own_revisions).changes += 1;
    }

    fn lock(own_revisions: &Mutex<Self>) -> MutexGuard<'_, Self> {
        own_revisions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Watches a file on a thread of its own until it is dropped.
pub(super) struct FileWatch {
    events: Receiver<FileEvent>,
    /// Dropped to end the thread.
    _stop: Sender<()>,
}

impl FileWatch {
    pub(super) fn start(mut watcher: FileWatcher, wake: Wake) -> Self {
        let (send, events) = channel();
        let (stop, stopped) = channel::<()>();
        let look = move || {
            while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(INTERVAL) {
                for seen in watcher.check() {
                    if send.send(seen).is_err() {
                        return;
                    }
                    wake();
                }
            }
        };
        // Without the thread nothing is lost: a save checks the file itself.
        let _ = std::thread::Builder::new().name("watch".to_owned()).spawn(look);
        Self { events, _stop: stop }
    }

    /// Returns the events since the last call.
    pub(super) fn events(&self) -> Vec<FileEvent> {
        self.events.try_iter().collect()
    }
}

/// Checks the file and remembers what was reported last.
pub(super) struct FileWatcher {
    disk: Arc<dyn Disk>,
    real: PathBuf,
    own_revisions: Arc<Mutex<OwnRevisions>>,
    pub(super) lock: Option<LockToken>,
    pub(super) left_journals: Option<LeftJournalWatch>,
    /// Tells the journal directly, which must not wait until the window handles the event.
    pub(super) tell: Option<Box<dyn Fn(FileState) + Send>>,
    /// Set while the file is gone.
    pub(super) gone: Arc<AtomicBool>,
    checks: u32,
    last: Option<FileMetadata>,
    reported: Option<FileEvent>,
    lost: bool,
}

/// The file at one moment.
struct Observation {
    metadata: Option<FileMetadata>,
    state: FileState,
    /// The count in [`OwnRevisions`] before the file was looked at.
    changes: u64,
}

impl FileWatcher {
    pub(super) fn new(disk: Arc<dyn Disk>, real: PathBuf, own_revisions: Arc<Mutex<OwnRevisions>>) -> Self {
        Self {
            disk,
            real,
            own_revisions,
            lock: None,
            left_journals: None,
            tell: None,
            gone: Arc::default(),
            checks: 0,
            last: None,
            reported: None,
            lost: false,
        }
    }

    fn check(&mut self) -> Vec<FileEvent> {
        let file = self.observe().and_then(|seen| self.report(seen)).into_iter();
        self.checks = self.checks.wrapping_add(1);
        if self.checks % CHECKS_PER_FULL_CHECK != 1 {
            return file.collect();
        }
        let holder = self.lock.as_ref().filter(|_| !self.lost).and_then(|lock| lock.taken_by(&*self.disk));
        if holder.is_some() {
            self.lost = true;
            self.tell(FileState::Taken);
        }
        let left_journals = self.left_journals.as_mut().filter(|_| !self.lost);
        let left = left_journals
            .map(|left_journals| left_journals.check(&*self.disk, &self.real))
            .unwrap_or_default();
        let left = left.into_iter().map(FileEvent::Left);
        file.chain(holder.map(FileEvent::TakenOver)).chain(left).collect()
    }

    fn tell(&self, state: FileState) {
        if let Some(tell) = &self.tell {
            tell(state);
        }
    }

    /// Looks at the file, and reads it only where its metadata has changed. Returns `None` where there is nothing new, or
    /// nothing certain.
    fn observe(&self) -> Option<Observation> {
        let changes = OwnRevisions::lock(&self.own_revisions).changes;
        let metadata = match self.disk.metadata(&self.real) {
            // A pipe in its place is never read.
            Ok(metadata) => {
                Some(metadata).filter(|metadata| matches!(metadata.kind, EntryKind::File | EntryKind::Link))
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
            // A network folder that does not answer says nothing about the file.
            Err(_) => return None,
        };
        if metadata.is_none() {
            return Some(Observation { metadata, state: FileState::Gone, changes });
        }
        if metadata == self.last {
            return None;
        }
        let revision = revision_of(&*self.disk, &self.real).ok()?;
        // A file that changes while it is read is read again at the next check.
        let is_same = self.disk.metadata(&self.real).ok() == metadata;
        is_same.then_some(Observation { metadata, state: FileState::Holds(revision), changes })
    }

    /// Tells the journal of an observation. Returns the event for a person, unless it was reported before.
    fn report(&mut self, Observation { metadata, state, changes }: Observation) -> Option<FileEvent> {
        // Held until the journal is told: otherwise a save could finish in between, and the journal would take the file
        // from before it for the present one.
        let own_revisions = OwnRevisions::lock(&self.own_revisions);
        if own_revisions.changes != changes {
            return None;
        }
        self.last = metadata;
        self.gone.store(state == FileState::Gone, Ordering::Relaxed);
        self.tell(state);
        let now = match state {
            FileState::Holds(revision) => {
                (!own_revisions.revisions.contains(&revision)).then_some(FileEvent::Changed(revision))
            }
            FileState::Gone => Some(FileEvent::Gone),
            FileState::Taken => None,
        };
        if now == self.reported {
            return None;
        }
        let back = now.is_none().then_some(FileEvent::Back);
        self.reported.clone_from(&now);
        now.or(back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::RealDisk;

    fn watched(content: &str) -> (tempfile::TempDir, PathBuf, Arc<Mutex<OwnRevisions>>, FileWatcher) {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("p");
        std::fs::write(&real, content).unwrap();
        let own_revisions = Arc::new(Mutex::new(OwnRevisions::default()));
        OwnRevisions::add(&own_revisions, Revision::of(content.as_bytes()));
        let watcher = FileWatcher::new(Arc::new(RealDisk), real.clone(), own_revisions.clone());
        (folder, real, own_revisions, watcher)
    }

    #[test]
    fn what_others_write_is_seen_and_what_is_written_here_is_not() {
        let (_folder, real, own_revisions, mut watcher) = watched("one");
        assert_eq!(watcher.check(), []);
        OwnRevisions::add(&own_revisions, Revision::of(b"two two"));
        assert_eq!(watcher.check(), [], "not written yet");
        std::fs::write(&real, "two two").unwrap();
        assert_eq!(watcher.check(), []);
        std::fs::write(&real, "by others").unwrap();
        assert_eq!(watcher.check(), [FileEvent::Changed(Revision::of(b"by others"))]);
        assert_eq!(watcher.check(), [], "said once");
        std::fs::remove_file(&real).unwrap();
        assert_eq!(watcher.check(), [FileEvent::Gone]);
        assert_eq!(watcher.check(), []);
        std::fs::write(&real, "two two").unwrap();
        assert_eq!(watcher.check(), [FileEvent::Back]);
    }

    #[test]
    fn an_observation_from_before_a_save_is_not_reported_after_it() {
        // A save names the file between the look and the report; or it was announced before the look, and
        // names the file after it.
        for is_announced in [false, true] {
            let (_folder, real, own_revisions, mut watcher) = watched("one");
            let (send, told) = channel();
            watcher.tell = Some(Box::new(move |state| send.send(state).unwrap()));
            std::fs::remove_file(&real).unwrap();
            let saved = Revision::of(b"saved");
            if is_announced {
                OwnRevisions::add(&own_revisions, saved);
            }
            let before = watcher.observe().unwrap();
            if !is_announced {
                OwnRevisions::add(&own_revisions, saved);
            }
            std::fs::write(&real, "saved").unwrap();
            OwnRevisions::replaced(&own_revisions);
            assert_eq!(watcher.report(before), None);
            assert!(!watcher.gone.load(Ordering::Relaxed) && told.try_recv().is_err());
            assert_eq!(watcher.check(), []);
            assert_eq!(told.try_iter().collect::<Vec<_>>(), [FileState::Holds(saved)]);
        }
    }
}
