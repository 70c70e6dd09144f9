//! Sees what others do to the file of a project that is open.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::disk::{About, Disk, Kind};
use super::journal::{Left, Loss, Sight, Wake, left};
use super::lock::{Holder, LockMark};
use super::revision::{Revision, revision_of};
use model::ProjectId;

/// How often it is looked whether the file is as it was: half of what a change may wait until it is safe.
const OFTEN: Duration = Duration::from_millis(250);

/// How many of these looks pass until all else is looked at.
const SELDOM: u32 = 4;

/// What was seen of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Another program has written it; it now holds this.
    Changed(Revision),
    /// It is gone.
    Gone,
    /// It is there again as it was.
    Back,
    /// Another window has taken the project over.
    TakenOver(Holder),
    /// The window from which the project was taken over has left what it did until it noticed.
    Left(Left),
    /// Another program has removed or changed this journal. All that it held was written again.
    Lost(PathBuf, Loss),
}

/// How often it is looked for what another window may leave: for some minutes. What comes later is found when the
/// project is opened again.
const AWAITED: u32 = 300;

/// What is known of what another window may leave.
pub(super) struct Awaits {
    project: ProjectId,
    state: Option<PathBuf>,
    told: Vec<Left>,
    looks: u32,
}

impl Awaits {
    pub(super) fn new(project: ProjectId, state: Option<PathBuf>) -> Self {
        Self { project, state, told: Vec::new(), looks: AWAITED }
    }

    /// What is there and was not told yet. What was there when the project was opened was offered then.
    fn look(&mut self, disk: &dyn Disk, real: &std::path::Path) -> Vec<Left> {
        if self.looks == 0 {
            return Vec::new();
        }
        self.looks -= 1;
        let mut found = left(disk, real, self.project, self.state.as_deref());
        found.retain(|left| !self.told.contains(left));
        self.told.extend(found.iter().cloned());
        found
    }
}

/// The contents that are known to be ours: the last ones that were read or written here.
#[derive(Debug, Default)]
pub(super) struct Known(VecDeque<Revision>);

impl Known {
    /// One before the last: a save makes its content known before the file has it.
    const MOST: usize = 2;

    pub(super) fn add(known: &Mutex<Self>, revision: Revision) {
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0.back() != Some(&revision) {
            known.0.push_back(revision);
        }
        while known.0.len() > Self::MOST {
            known.0.pop_front();
        }
    }

    fn has(known: &Mutex<Self>, revision: Revision) -> bool {
        known.lock().unwrap_or_else(PoisonError::into_inner).0.contains(&revision)
    }
}

/// Looks at a file on a thread of its own for as long as this lives.
pub struct Watch {
    seen: Receiver<Seen>,
    /// Dropped to end the thread.
    _stop: Sender<()>,
}

impl Watch {
    pub(super) fn start(mut eye: Eye, wake: Wake) -> Self {
        let (send, seen) = channel();
        let (stop, stopped) = channel::<()>();
        let look = move || {
            while let Err(std::sync::mpsc::RecvTimeoutError::Timeout) = stopped.recv_timeout(OFTEN) {
                for seen in eye.look() {
                    if send.send(seen).is_err() {
                        return;
                    }
                    wake();
                }
            }
        };
        // Without it nothing is lost: a save looks for itself.
        let _ = std::thread::Builder::new().name("watch".to_owned()).spawn(look);
        Self { seen, _stop: stop }
    }

    /// What was seen since the last time this was asked.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.try_iter().collect()
    }
}

/// What looks, and what it saw last.
pub(super) struct Eye {
    disk: Arc<dyn Disk>,
    real: PathBuf,
    known: Arc<Mutex<Known>>,
    pub(super) lock: Option<LockMark>,
    pub(super) awaits: Option<Awaits>,
    /// Tells the journal at once: it must not wait until the window looks.
    pub(super) tell: Option<Box<dyn Fn(Sight) + Send>>,
    /// Set while the file is gone, for whoever asks.
    pub(super) gone: Arc<AtomicBool>,
    looks: u32,
    last: Option<About>,
    told: Option<Seen>,
    lost: bool,
}

impl Eye {
    pub(super) fn new(disk: Arc<dyn Disk>, real: PathBuf, known: Arc<Mutex<Known>>) -> Self {
        Self {
            disk,
            real,
            known,
            lock: None,
            awaits: None,
            tell: None,
            gone: Arc::default(),
            looks: 0,
            last: None,
            told: None,
            lost: false,
        }
    }

    fn look(&mut self) -> Vec<Seen> {
        let file = self.file().into_iter();
        self.looks = self.looks.wrapping_add(1);
        if self.looks % SELDOM != 1 {
            return file.collect();
        }
        let holder = self.lock.as_ref().filter(|_| !self.lost).and_then(|lock| lock.taken_by(&*self.disk));
        if holder.is_some() {
            self.lost = true;
            self.tell(Sight::Taken);
        }
        let awaits = self.awaits.as_mut().filter(|_| !self.lost);
        let left = awaits.map(|awaits| awaits.look(&*self.disk, &self.real)).unwrap_or_default();
        let left = left.into_iter().map(Seen::Left);
        file.chain(holder.map(Seen::TakenOver)).chain(left).collect()
    }

    fn tell(&self, sight: Sight) {
        if let Some(tell) = &self.tell {
            tell(sight);
        }
    }

    /// What is new about the file: its content is read only where its size or its time has changed.
    fn file(&mut self) -> Option<Seen> {
        let about = match self.disk.about(&self.real) {
            // A pipe in its place is never read.
            Ok(about) => Some(about).filter(|about| matches!(about.kind, Kind::File | Kind::Link)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
            // A network folder that does not answer says nothing about the file.
            Err(_) => return None,
        };
        if about.is_some() && about == self.last {
            return None;
        }
        let now = if about.is_some() {
            let Ok(revision) = revision_of(&*self.disk, &self.real) else { return None };
            if self.disk.about(&self.real).ok() != about {
                // It was changed or saved while it was read: the next look tells.
                return None;
            }
            self.tell(Sight::Holds(revision));
            (!Known::has(&self.known, revision)).then_some(Seen::Changed(revision))
        } else {
            self.tell(Sight::Gone);
            Some(Seen::Gone)
        };
        self.last = about;
        self.gone.store(about.is_none(), Ordering::Relaxed);
        if now == self.told {
            return None;
        }
        let back = now.is_none().then_some(Seen::Back);
        self.told.clone_from(&now);
        now.or(back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::RealDisk;

    #[test]
    fn what_others_write_is_seen_and_what_is_written_here_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("p");
        std::fs::write(&real, "one").unwrap();
        let known = Arc::new(Mutex::new(Known::default()));
        Known::add(&known, Revision::of(b"one"));
        let mut eye = Eye::new(Arc::new(RealDisk), real.clone(), known.clone());
        assert_eq!(eye.look(), []);
        Known::add(&known, Revision::of(b"two two"));
        assert_eq!(eye.look(), [], "not written yet");
        std::fs::write(&real, "two two").unwrap();
        assert_eq!(eye.look(), []);
        std::fs::write(&real, "by others").unwrap();
        assert_eq!(eye.look(), [Seen::Changed(Revision::of(b"by others"))]);
        assert_eq!(eye.look(), [], "said once");
        std::fs::remove_file(&real).unwrap();
        assert_eq!(eye.look(), [Seen::Gone]);
        assert_eq!(eye.look(), []);
        std::fs::write(&real, "two two").unwrap();
        assert_eq!(eye.look(), [Seen::Back]);
    }
}
