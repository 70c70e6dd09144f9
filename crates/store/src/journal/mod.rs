//! The journal: every change of a project, safe on the drive within a quarter of a second.
//!
//! It stands beside the project, or in the user's own folder where that one cannot be written or there is no
//! file yet. It says which content of which file it continues, and is never replayed on another. PendingSave folds
//! it into the file.
//!
//! - `record` is what a line of it holds, `start` what the first is made of; `read` goes from its bytes to what is whole of it.
//! - `scribe` keeps it on the disk in one of its places (`place`); [`Journal`] does so on a thread of its own (`writer`).
//! - `find` looks for journals that hold more than their file, `elsewhere` for those under other names, `unfinished` for
//!   all of them at a start, to which a `signpost` leads; `away` keeps those that were given up.

mod away;
mod elsewhere;
mod find;
mod place;
mod read;
mod record;
mod recovery;
mod scribe;
mod signpost;
mod start;
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
pub(super) use elsewhere::elsewhere;
pub(super) use find::{beyond, is_journal_name, left};
pub use place::JournalLoss;
pub(super) use place::{Place, Places};
pub use record::Entry;
pub(super) use record::Mark;
pub use recovery::{JournalDamage, LeftJournal, Recovery};
pub(super) use scribe::Scribe;
pub(super) use start::Start;
pub(super) use unfinished::{chosen, unfinished};
use writer::{Message, Told, Writer};

use super::lock::LockMark;
use super::revision::Revision;
use model::Project;

/// How long the end of the program waits for a drive that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Is called on the writer's thread when something has changed that a person should see.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Keeps a journal on a thread of its own, so that nobody waits for the disk.
pub(super) struct Journal {
    send: Sender<Message>,
    told: Arc<Told>,
    thread: Option<JoinHandle<()>>,
    closed: Receiver<()>,
}

/// A look at the file of a project that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// Its content.
    Holds(Revision),
    /// Nothing has its name.
    Gone,
    /// Another window has taken the project over.
    Taken,
}

/// A state of the project that its file now holds.
pub(super) struct Folded {
    pub(super) project: Project,
    pub(super) revision: Revision,
    /// The last edit in it.
    pub(super) upto: u64,
}

/// What a save asks of the journal that it is folded from.
pub(super) trait Fold: Send {
    /// See [`Scribe::mark`].
    fn mark(&self, mark: Mark) -> io::Result<()>;
    /// See [`Scribe::fold`].
    fn fold(&self, folded: Folded, moved: Option<Moved>);
}

/// Where a project's journal goes on when the project has got another file.
pub(super) struct Moved {
    pub(super) places: Vec<Place>,
    /// The file, for a person to read.
    pub(super) file: String,
}

/// A way to the writer for a save that runs on another thread.
struct Pen(Sender<Message>);

impl Journal {
    pub(super) fn new(scribe: Scribe, wake: Wake) -> Self {
        let (send, receive) = channel();
        let (close, closed) = channel();
        let told = Arc::new(Told::default());
        let writer = Writer { scribe, told: told.clone(), wake };
        let run = move || {
            writer.run(&receive);
            let _ = close.send(());
        };
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(run).ok();
        Self { send, told, thread, closed }
    }

    /// See [`Scribe::prepare`].
    pub(super) fn prepare(&self) {
        let _ = self.send.send(Message::Prepare);
    }

    /// Hands a change to the writer.
    pub(super) fn append(&self, entry: Entry) {
        if self.send.send(Message::Append(entry)).is_err() {
            self.told.say(Some("its writer has stopped, because of an error in Rejoinder".to_owned()));
        }
    }

    /// Gives up all that the journal holds, after keeping a copy in the user's own folder.
    pub(super) fn give_up(&self, state: Option<PathBuf>) {
        let _ = self.send.send(Message::GiveUp(state));
    }

    /// Waits until everything that was handed over is safe, or could not be made so.
    pub(super) fn sync(&self) {
        self.fence()();
    }

    /// The same, to be waited for on another thread.
    pub(super) fn fence(&self) -> Box<dyn FnOnce() + Send> {
        let (done, wait) = channel();
        let asked = self.send.send(Message::Sync(done)).is_ok();
        Box::new(move || {
            if asked {
                let _ = wait.recv_timeout(PATIENCE);
            }
        })
    }

    /// The number of the last change that is safe on the drive.
    pub(super) fn safe(&self) -> u64 {
        self.told.safe.load(Ordering::Acquire)
    }

    /// Why changes are not safe at the moment; nothing while all is well.
    pub(super) fn trouble(&self) -> Option<String> {
        self.told.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Gives each thing that others did to the journal since the last time this was asked. All of it was written again.
    pub(super) fn losses(&self) -> Vec<(PathBuf, JournalLoss)> {
        std::mem::take(&mut *self.told.losses.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// See [`Scribe::keep_whole`].
    pub(super) fn keep_whole(&self, file: &Path) {
        let _ = self.send.send(Message::KeepWhole(file.to_owned()));
    }

    /// Tells the writer what is seen of the project's file; see [`Scribe::see`].
    pub(super) fn sights(&self) -> Box<dyn Fn(Sight) + Send> {
        let send = self.send.clone();
        Box::new(move |sight| drop(send.send(Message::See(sight))))
    }

    /// See [`Scribe::guard`].
    pub(super) fn guard(&self, guard: Option<LockMark>) {
        let _ = self.send.send(Message::Guard(guard));
    }

    /// See [`Scribe::detach`].
    pub(super) fn detach(&self, place: Option<Place>, left: Vec<Place>) {
        let _ = self.send.send(Message::Detach(place, left));
    }

    /// Takes changes over that other journals hold; those go when this one holds the changes safely. With `keep` a
    /// copy of each is kept first, in the user's own folder that is named.
    pub(super) fn restore(
        &self,
        entries: Vec<Entry>,
        journals: Vec<PathBuf>,
        keep: bool,
        state: Option<PathBuf>,
    ) {
        let _ = self.send.send(Message::Restore { entries, journals, keep, state });
    }

    pub(super) fn pen(&self) -> Box<dyn Fold> {
        Box::new(Pen(self.send.clone()))
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        let _ = self.send.send(Message::Close);
        let in_time = self.closed.recv_timeout(PATIENCE) != Err(std::sync::mpsc::RecvTimeoutError::Timeout);
        if let Some(thread) = self.thread.take().filter(|_| in_time) {
            let _ = thread.join();
        }
    }
}

impl Fold for Pen {
    fn mark(&self, mark: Mark) -> io::Result<()> {
        let (done, wait) = channel();
        let gone = || io::Error::other("the journal's writer has stopped");
        self.0.send(Message::Mark(mark, done)).map_err(|_| gone())?;
        wait.recv().map_err(|_| gone())?
    }

    fn fold(&self, folded: Folded, moved: Option<Moved>) {
        let (done, wait) = channel();
        if self.0.send(Message::Fold { folded: Box::new(folded), moved, done }).is_ok() {
            // So that a save that says it is done has left nothing half-done behind.
            let _ = wait.recv();
        }
    }
}

/// The entries of a journal as far as it is whole, and whether it is so to its end; nothing where it cannot be
/// read at all. For tests and fuzzing.
pub(super) fn entries(bytes: &[u8]) -> Option<(Vec<Entry>, bool)> {
    let readout = read::read(bytes).ok()?;
    Some((readout.entries, readout.end == read::End::Whole))
}
