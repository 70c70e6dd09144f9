//! The journal: every change of a project, safe on the drive within a quarter of a second.
//!
//! It stands beside the project, or in the user's own folder where that one cannot be written or there is no
//! file yet. It says which content of which file it continues, and is never replayed on another. Saving folds
//! it into the file.
//!
//! - `record` is what a line of it holds, `start` what the first is made of; `read` goes from its bytes to what is whole of it.
//! - `scribe` keeps it on the disk; [`Journal`] does so on a thread of its own.
//! - `find` looks for journals that hold more than their file.

mod find;
mod read;
mod record;
mod scribe;
mod start;

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub use find::{Damage, Left, Recovery};
pub(super) use find::{Places, beyond, chosen, is_journal_name, left, put_away, unfinished};
pub use record::Entry;
pub(super) use record::Mark;
pub(super) use scribe::{Place, Scribe};
pub(super) use start::Start;

use super::error::Io;
use super::lock::LockMark;
use super::revision::Revision;

/// How long changes are gathered before they are made safe together.
const BATCH: Duration = Duration::from_millis(100);

/// How long the end of the program waits for a drive that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a journal that could not be written waits before it tries again.
const AGAIN: Duration = Duration::from_secs(2);

/// Is called on the writer's thread when something has changed that a person should see.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Keeps a journal on a thread of its own, so that nobody waits for the disk.
pub(super) struct Journal {
    send: Sender<Message>,
    told: Arc<Told>,
    thread: Option<JoinHandle<()>>,
    closed: Receiver<()>,
}

/// What the writer tells the others.
#[derive(Default)]
struct Told {
    safe: AtomicU64,
    trouble: Mutex<Option<String>>,
}

enum Message {
    Append(Entry),
    Prepare,
    Mark(Mark, Sender<io::Result<()>>),
    Fold { revision: Revision, upto: u64, moved: Option<Moved>, done: Sender<()> },
    Restore { entries: Vec<Entry>, journals: Vec<PathBuf>, keep: bool, state: Option<PathBuf> },
    GiveUp(Option<PathBuf>),
    Guard(Option<LockMark>),
    Detach(Option<Place>, Vec<Place>),
    Sync(Sender<()>),
    Close,
}

/// What a save asks of the journal that it is folded from.
pub(super) trait Fold: Send {
    /// See [`Scribe::mark`].
    fn mark(&self, mark: Mark) -> io::Result<()>;
    /// See [`Scribe::fold`].
    fn fold(&self, revision: Revision, upto: u64, moved: Option<Moved>);
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

    fn fold(&self, revision: Revision, upto: u64, moved: Option<Moved>) {
        let (done, wait) = channel();
        if self.0.send(Message::Fold { revision, upto, moved, done }).is_ok() {
            // So that a save that says it is done has left nothing half-done behind.
            let _ = wait.recv();
        }
    }
}

impl Told {
    fn well(&self) -> bool {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    fn say(&self, trouble: Option<String>) -> bool {
        let mut known = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *known != trouble;
        *known = trouble;
        changed
    }
}

struct Writer {
    scribe: Scribe,
    told: Arc<Told>,
    wake: Wake,
}

impl Writer {
    fn run(mut self, receive: &Receiver<Message>) {
        // When what was handed over is to be made safe.
        let mut due: Option<Instant> = None;
        loop {
            let message = match due {
                None => receive.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => receive.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match message {
                Ok(Message::Append(entry)) => {
                    due = due.or_else(|| Some(Instant::now() + BATCH));
                    self.scribe.append(entry);
                }
                Ok(Message::Close) | Err(RecvTimeoutError::Disconnected) => {
                    self.sync();
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {
                    due = if self.sync() { None } else { Some(Instant::now() + AGAIN) };
                }
                Ok(message) => {
                    if self.handle(message) {
                        due = if self.told.well() { None } else { Some(Instant::now() + AGAIN) };
                    }
                }
            }
        }
    }

    /// Carries out anything but a change. Whether everything was made safe on the way, or told why not.
    fn handle(&mut self, message: Message) -> bool {
        match message {
            Message::Append(_) | Message::Close => return false,
            Message::Prepare => {
                self.scribe.prepare();
                return false;
            }
            Message::Guard(guard) => {
                self.scribe.guard(guard);
                return false;
            }
            Message::Restore { entries, journals, keep, state } => {
                if keep {
                    self.scribe.keep(&journals, state.as_deref());
                }
                // In one go: the journals may go at no moment at which only some of it is here.
                let restored = self.scribe.restore(&entries, journals);
                self.tell(restored, true);
            }
            Message::Mark(mark, done) => {
                let marked = self.scribe.mark(mark);
                let _ = done.send(marked);
                self.sync();
            }
            Message::Fold { revision, upto, moved, done } => {
                let folded = self.scribe.fold(revision, upto, moved);
                let _ = done.send(());
                if folded.is_ok() {
                    self.sync();
                } else {
                    self.tell(folded.map(|()| None), true);
                }
            }
            Message::Detach(place, left) => {
                let detached = self.scribe.detach(place, left);
                self.tell(detached.map(|()| None), true);
            }
            Message::GiveUp(state) => {
                self.sync();
                let journal = self.scribe.path().map(std::path::Path::to_owned);
                self.scribe.keep(journal.as_slice(), state.as_deref());
                self.scribe.clear();
                self.tell(Ok(None), true);
            }
            Message::Sync(done) => {
                self.sync();
                let _ = done.send(());
            }
        }
        true
    }

    /// Whether everything is safe now.
    fn sync(&mut self) -> bool {
        let result = self.scribe.sync();
        let well = result.is_ok();
        self.tell(result, true);
        well
    }

    /// Tells how it went; that all is well only where everything was made safe.
    fn tell(&self, result: io::Result<Option<u64>>, all: bool) {
        let changed = match result {
            Ok(number) => {
                if let Some(number) = number {
                    self.told.safe.store(number, Ordering::Release);
                }
                all && self.told.say(None)
            }
            Err(error) => self.told.say(Some(Io(error).to_string())),
        };
        if changed {
            (self.wake)();
        }
    }
}

/// The entries of a journal as far as it is whole, and whether it is so to its end; nothing where it cannot be
/// read at all. For tests and fuzzing.
pub(super) fn entries(bytes: &[u8]) -> Option<(Vec<Entry>, bool)> {
    let readout = read::read(bytes).ok()?;
    Some((readout.entries, readout.end == read::End::Whole))
}
