//! The thread that writes a journal, and what it and the others tell each other.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Entry, Folded, JournalLoss, Mark, Moved, Place, Scribe, Sight, Wake};
use crate::Io;
use crate::lock::LockMark;

/// How long changes are gathered before they are made safe together.
const BATCH: Duration = Duration::from_millis(100);

/// How long a journal that could not be written waits before it tries again.
const AGAIN: Duration = Duration::from_secs(2);

/// How often a journal that nobody adds to is compared with what was written: half of what a change may wait until it is
/// safe.
const LOOK: Duration = Duration::from_millis(250);

/// The state of the journal, as the writer tells it to the others.
#[derive(Default)]
pub(super) struct Told {
    pub(super) safe: AtomicU64,
    pub(super) trouble: Mutex<Option<String>>,
    /// Things that others did to the journal and nobody has asked for.
    pub(super) losses: Mutex<Vec<(PathBuf, JournalLoss)>>,
}

/// A request to the writer.
pub(super) enum Message {
    Append(Entry),
    Prepare,
    Mark(Mark, Sender<io::Result<()>>),
    Fold { folded: Box<Folded>, moved: Option<Moved>, done: Sender<()> },
    See(Sight),
    KeepWhole(PathBuf),
    Restore { entries: Vec<Entry>, journals: Vec<PathBuf>, keep: bool, state: Option<PathBuf> },
    GiveUp(Option<PathBuf>),
    Guard(Option<LockMark>),
    Detach(Option<Place>, Vec<Place>),
    Sync(Sender<()>),
    Close,
}

impl Told {
    /// Keeps what others did to the journal for whoever asks. Returns whether there is any.
    fn remember(&self, losses: Vec<(PathBuf, JournalLoss)>) -> bool {
        let any = !losses.is_empty();
        self.losses.lock().unwrap_or_else(PoisonError::into_inner).extend(losses);
        any
    }

    fn well(&self) -> bool {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    pub(super) fn say(&self, trouble: Option<String>) -> bool {
        let mut known = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *known != trouble;
        *known = trouble;
        changed
    }
}

/// Does what the journal is asked to do, one thing after the other.
pub(super) struct Writer {
    pub(super) scribe: Scribe,
    pub(super) told: Arc<Told>,
    pub(super) wake: Wake,
}

impl Writer {
    pub(super) fn run(mut self, receive: &Receiver<Message>) {
        // When what was handed over is to be made safe.
        let mut due: Option<Instant> = None;
        loop {
            let message = match due {
                Some(due) => receive.recv_timeout(due.saturating_duration_since(Instant::now())),
                None if self.scribe.path().is_some() => receive.recv_timeout(LOOK),
                None => receive.recv().map_err(|_| RecvTimeoutError::Disconnected),
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
                    let well = if due.is_some() { self.sync() } else { self.look() };
                    due = if well { None } else { Some(Instant::now() + AGAIN) };
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
            Message::See(sight) => match self.scribe.see(sight) {
                Some(written) => self.tell(written, true),
                None => return false,
            },
            Message::KeepWhole(file) => {
                self.scribe.keep_whole(&file);
                return false;
            }
            Message::Fold { folded, moved, done } => {
                let folded = self.scribe.fold(*folded, moved);
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
                let journal = self.scribe.path().map(Path::to_owned);
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

    /// Looks whether others have removed or changed the journal. Returns whether all is well.
    fn look(&mut self) -> bool {
        let Some(result) = self.scribe.look() else { return true };
        let well = result.is_ok();
        self.tell(result, true);
        well
    }

    /// Tells how it went; that all is well only where everything was made safe.
    fn tell(&mut self, result: io::Result<Option<u64>>, all: bool) {
        let changed = match result {
            Ok(number) => {
                if let Some(number) = number {
                    self.told.safe.store(number, Ordering::Release);
                }
                // After that: it helps to find the journal, and is no part of what makes changes safe.
                self.scribe.put_up_signpost();
                let lost = self.told.remember(self.scribe.losses());
                all && self.told.say(None) || lost
            }
            Err(error) => self.told.say(Some(Io(error).to_string())),
        };
        if changed {
            (self.wake)();
        }
    }
}
