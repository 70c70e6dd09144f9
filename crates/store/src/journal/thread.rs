//! The thread that writes a journal, and its communication with other threads.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{
    FileState, JournalEntry, JournalLoss, JournalMove, JournalPlace, JournalWriter, SaveMark, SavedState,
    Wake,
};
use crate::Io;
use crate::lock::LockToken;

/// The time for which changes are gathered before they are synced together.
const BATCH_TIME: Duration = Duration::from_millis(100);

/// The time after which a journal that could not be written is tried again.
const RETRY_INTERVAL: Duration = Duration::from_secs(2);

/// The interval in which an idle journal is compared with what was written: half the time in which a change
/// must become safe.
const CHECK_INTERVAL: Duration = Duration::from_millis(250);

/// The state of the journal, shared with other threads.
#[derive(Default)]
pub(super) struct JournalStatus {
    pub(super) safe: AtomicU64,
    pub(super) trouble: Mutex<Option<String>>,
    /// Changes to the journal by others that nobody has asked for yet.
    pub(super) losses: Mutex<Vec<(PathBuf, JournalLoss)>>,
}

/// A request to the thread.
pub(super) enum Request {
    Append(JournalEntry),
    Prepare,
    Mark(SaveMark, Sender<io::Result<()>>),
    Fold { folded: Box<SavedState>, moved: Option<JournalMove>, done: Sender<()> },
    ObserveFile(FileState),
    KeepWhole(PathBuf),
    Restore { entries: Vec<JournalEntry>, journals: Vec<PathBuf>, keep: bool, state: Option<PathBuf> },
    GiveUp(Option<PathBuf>),
    Guard(Option<LockToken>),
    Detach(Option<JournalPlace>, Vec<JournalPlace>),
    Sync(Sender<()>),
    Close,
}

impl JournalStatus {
    /// Keeps changes to the journal by others until somebody asks. Returns whether there are any.
    fn remember(&self, losses: Vec<(PathBuf, JournalLoss)>) -> bool {
        let any = !losses.is_empty();
        self.losses.lock().unwrap_or_else(PoisonError::into_inner).extend(losses);
        any
    }

    fn is_well(&self) -> bool {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    pub(super) fn set_trouble(&self, trouble: Option<String>) -> bool {
        let mut known = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *known != trouble;
        *known = trouble;
        changed
    }
}

/// The thread's state. It handles one request after the other.
pub(super) struct JournalThread {
    pub(super) writer: JournalWriter,
    pub(super) status: Arc<JournalStatus>,
    pub(super) wake: Wake,
}

impl JournalThread {
    pub(super) fn run(mut self, receive: &Receiver<Request>) {
        // The time at which changes must be synced.
        let mut due: Option<Instant> = None;
        loop {
            let request = match due {
                Some(due) => receive.recv_timeout(due.saturating_duration_since(Instant::now())),
                None if self.writer.path().is_some() => receive.recv_timeout(CHECK_INTERVAL),
                None => receive.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match request {
                Ok(Request::Append(entry)) => {
                    due = due.or_else(|| Some(Instant::now() + BATCH_TIME));
                    self.writer.append(entry);
                }
                Ok(Request::Close) | Err(RecvTimeoutError::Disconnected) => {
                    self.sync();
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {
                    let well = if due.is_some() { self.sync() } else { self.check_journal() };
                    due = if well { None } else { Some(Instant::now() + RETRY_INTERVAL) };
                }
                Ok(request) => {
                    if self.handle(request) {
                        due =
                            if self.status.is_well() { None } else { Some(Instant::now() + RETRY_INTERVAL) };
                    }
                }
            }
        }
    }

    /// Handles any request but a change. Returns whether everything was synced on the way, or the failure was
    /// reported.
    fn handle(&mut self, request: Request) -> bool {
        match request {
            Request::Append(_) | Request::Close => return false,
            Request::Prepare => {
                self.writer.prepare();
                return false;
            }
            Request::Guard(guard) => {
                self.writer.guard(guard);
                return false;
            }
            Request::Restore { entries, journals, keep, state } => {
                if keep {
                    self.writer.keep(&journals, state.as_deref());
                }
                // In one step, so that at no moment some of the changes are in neither journal.
                let restored = self.writer.restore(&entries, journals);
                self.publish(restored, true);
            }
            Request::Mark(mark, done) => {
                let marked = self.writer.mark(mark);
                let _ = done.send(marked);
                self.sync();
            }
            Request::ObserveFile(sight) => match self.writer.observe_file(sight) {
                Some(written) => self.publish(written, true),
                None => return false,
            },
            Request::KeepWhole(file) => {
                self.writer.keep_whole(&file);
                return false;
            }
            Request::Fold { folded, moved, done } => {
                let folded = self.writer.fold(*folded, moved);
                let _ = done.send(());
                if folded.is_ok() {
                    self.sync();
                } else {
                    self.publish(folded.map(|()| None), true);
                }
            }
            Request::Detach(place, left) => {
                let detached = self.writer.detach(place, left);
                self.publish(detached.map(|()| None), true);
            }
            Request::GiveUp(state) => {
                self.sync();
                let journal = self.writer.path().map(Path::to_owned);
                self.writer.keep(journal.as_slice(), state.as_deref());
                self.writer.clear();
                self.publish(Ok(None), true);
            }
            Request::Sync(done) => {
                self.sync();
                let _ = done.send(());
            }
        }
        true
    }

    /// Syncs the journal. Returns whether everything is safe now.
    fn sync(&mut self) -> bool {
        let result = self.writer.sync();
        let well = result.is_ok();
        self.publish(result, true);
        well
    }

    /// Checks whether others have removed or changed the journal. Returns whether all is well.
    fn check_journal(&mut self) -> bool {
        let Some(result) = self.writer.check_journal() else { return true };
        let well = result.is_ok();
        self.publish(result, true);
        well
    }

    /// Publishes a result. `all` tells that it covers all changes, so that an earlier trouble is over.
    fn publish(&mut self, result: io::Result<Option<u64>>, all: bool) {
        let changed = match result {
            Ok(number) => {
                if let Some(number) = number {
                    self.status.safe.store(number, Ordering::Release);
                }
                // Afterwards, because a signpost helps to find the journal but does not make changes safe.
                self.writer.put_up_signpost();
                let lost = self.status.remember(self.writer.losses());
                all && self.status.set_trouble(None) || lost
            }
            Err(error) => self.status.set_trouble(Some(Io(error).to_string())),
        };
        if changed {
            (self.wake)();
        }
    }
}
