//! The journal, which makes every change safe on the drive within half a second.
//!
//! It is beside the project, or in the user's own folder where the project's folder is not writable or there
//! is no file yet. It names the file and the content that it continues, and is never replayed on another one.
//! A save folds it into the file.
//!
//! - `record` defines its records, and `start` makes the first one; `read` parses the complete part of a
//!   journal.
//! - `writer` keeps it on the disk in one of its places (`place`); [`Journal`] does so on a thread of its own
//!   (`thread`).
//! - `find` finds journals with more changes than their file, `elsewhere` those under other names, and
//!   `unfinished` all of them at a start, to which a `signpost` leads; `away` keeps discarded ones.

mod away;
mod elsewhere;
mod find;
mod place;
mod read;
mod record;
mod recovery;
mod signpost;
mod start;
mod thread;
mod unfinished;
mod writer;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

pub(super) use away::put_away;
pub(super) use elsewhere::find_elsewhere;
pub(super) use find::{find_left, find_unsaved, is_journal_name};
pub use place::JournalLoss;
pub(super) use place::{JournalPlace, JournalPlaces};
pub use record::JournalEntry;
pub(super) use record::SaveMark;
pub use recovery::{JournalDamage, LeftJournal, Recovery};
pub(super) use start::JournalStart;
use thread::{JournalStatus, JournalThread, Request};
pub(super) use unfinished::{find_unfinished, read_chosen};
pub(super) use writer::JournalWriter;

use super::lock::LockToken;
use super::revision::Revision;
use model::Project;

/// The time for which the end of the program waits for a drive that does not answer.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(5);

/// A callback on the thread of the journal or of the watcher, called when there is something new for a person
/// to see.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A journal that is written on a thread of its own, so that nobody waits for the disk.
pub(super) struct Journal {
    send: Sender<Request>,
    status: Arc<JournalStatus>,
    thread: Option<JoinHandle<()>>,
    closed: Receiver<()>,
}

/// The state of an open project's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileState {
    /// The file has this content.
    Holds(Revision),
    /// There is no file of this name.
    Gone,
    /// Another window has taken the project over.
    Taken,
}

/// A state of the project that its file now has.
pub(super) struct SavedState {
    pub(super) project: Project,
    pub(super) revision: Revision,
    /// The number of the last edit in it.
    pub(super) upto: u64,
}

/// The access of a save to the journal that it folds into the file.
pub(super) trait FoldJournal: Send {
    /// Does the same as [`JournalWriter::mark`].
    fn mark(&self, mark: SaveMark) -> io::Result<()>;
    /// Does the same as [`JournalWriter::fold`].
    fn fold(&self, folded: SavedState, moved: Option<JournalMove>);
}

/// The new places of a journal whose project gets another file.
pub(super) struct JournalMove {
    pub(super) places: Vec<JournalPlace>,
    /// The file, for a person to read.
    pub(super) file: String,
}

/// The access to the journal's thread from the thread of a save.
struct JournalHandle(Sender<Request>);

impl Journal {
    pub(super) fn new(writer: JournalWriter, wake: Wake) -> Self {
        let (send, receive) = channel();
        let (close, closed) = channel();
        let status = Arc::new(JournalStatus::default());
        let thread = JournalThread { writer, status: status.clone(), wake };
        let run = move || {
            thread.run(&receive);
            let _ = close.send(());
        };
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(run).ok();
        Self { send, status, thread, closed }
    }

    /// Requests [`JournalWriter::prepare`].
    pub(super) fn prepare(&self) {
        let _ = self.send.send(Request::Prepare);
    }

    /// Requests that a change is appended.
    pub(super) fn append(&self, entry: JournalEntry) {
        if self.send.send(Request::Append(entry)).is_err() {
            self.status
                .set_trouble(Some("its writer has stopped, because of an error in Rejoinder".to_owned()));
        }
    }

    /// Discards everything in the journal. A copy is kept in the user's own folder.
    pub(super) fn give_up(&self, state: Option<PathBuf>) {
        let _ = self.send.send(Request::GiveUp(state));
    }

    /// Waits until all changes so far are safe, or have failed to become so.
    pub(super) fn sync(&self) {
        self.fence()();
    }

    /// Returns a function that does the same as [`Self::sync`] on another thread.
    pub(super) fn fence(&self) -> Box<dyn FnOnce() + Send> {
        let (done, wait) = channel();
        let asked = self.send.send(Request::Sync(done)).is_ok();
        Box::new(move || {
            if asked {
                let _ = wait.recv_timeout(CLOSE_TIMEOUT);
            }
        })
    }

    /// Returns the number of the last change that is safe on the drive.
    pub(super) fn safe(&self) -> u64 {
        self.status.safe.load(Ordering::Acquire)
    }

    /// Returns why changes are currently not safe; `None` while they are.
    pub(super) fn trouble(&self) -> Option<String> {
        self.status.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the changes to the journal by others since the last call. Everything in it was written again.
    pub(super) fn losses(&self) -> Vec<(PathBuf, JournalLoss)> {
        std::mem::take(&mut *self.status.losses.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Requests [`JournalWriter::keep_whole`].
    pub(super) fn keep_whole(&self, file: &Path) {
        let _ = self.send.send(Request::KeepWhole(file.to_owned()));
    }

    /// Returns a function that tells the thread about the project's file; see [`JournalWriter::observe_file`].
    pub(super) fn file_observer(&self) -> Box<dyn Fn(FileState) + Send> {
        let send = self.send.clone();
        Box::new(move |sight| drop(send.send(Request::ObserveFile(sight))))
    }

    /// Requests [`JournalWriter::guard`].
    pub(super) fn guard(&self, guard: Option<LockToken>) {
        let _ = self.send.send(Request::Guard(guard));
    }

    /// Requests [`JournalWriter::detach`].
    pub(super) fn detach(&self, place: Option<JournalPlace>, left: Vec<JournalPlace>) {
        let _ = self.send.send(Request::Detach(place, left));
    }

    /// Takes over changes from other journals, which are removed once this one holds the changes safely. With
    /// `keep` they are first copied to the user's own folder, `state`.
    pub(super) fn restore(
        &self,
        entries: Vec<JournalEntry>,
        journals: Vec<PathBuf>,
        keep: bool,
        state: Option<PathBuf>,
    ) {
        let _ = self.send.send(Request::Restore { entries, journals, keep, state });
    }

    pub(super) fn handle(&self) -> Box<dyn FoldJournal> {
        Box::new(JournalHandle(self.send.clone()))
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        let _ = self.send.send(Request::Close);
        let in_time =
            self.closed.recv_timeout(CLOSE_TIMEOUT) != Err(std::sync::mpsc::RecvTimeoutError::Timeout);
        if let Some(thread) = self.thread.take().filter(|_| in_time) {
            let _ = thread.join();
        }
    }
}

impl FoldJournal for JournalHandle {
    fn mark(&self, mark: SaveMark) -> io::Result<()> {
        let (done, wait) = channel();
        let gone = || io::Error::other("the journal's writer has stopped");
        self.0.send(Request::Mark(mark, done)).map_err(|_| gone())?;
        wait.recv().map_err(|_| gone())?
    }

    fn fold(&self, folded: SavedState, moved: Option<JournalMove>) {
        let (done, wait) = channel();
        if self.0.send(Request::Fold { folded: Box::new(folded), moved, done }).is_ok() {
            // Waits, so that a completed save leaves no work behind.
            let _ = wait.recv();
        }
    }
}

/// Parses a journal for tests and fuzzing. Returns its complete entries, and whether it is complete to its
/// end; `None` where it cannot be read.
pub(super) fn entries(bytes: &[u8]) -> Option<(Vec<JournalEntry>, bool)> {
    let contents = read::read(bytes).ok()?;
    Some((contents.entries, contents.end == read::JournalEnd::Whole))
}
