//! A project that is open: every change is made here, and kept.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;

use super::altered::{AlteredText, still};
use super::home::{Home, Opened, left_over};
use super::journal::{Entry, Journal, Left, Places, Recovery, Scribe, Sight, Start, Wake};
use super::lock::{self, Holder, Lock};
use super::read_only::ReadOnly;
use super::revision::Revision;
use super::saving::{Saving, Stored};
use super::watch::{Awaits, Eye, Known, Seen, Watch};
use super::{Contents, Overwrite};
use edit::{ApplyResult, Edit, EditError, History, HistoryOperation, MergeKey, PreparedEdit};
use model::{Project, TextRef};

/// A project that is open. Every change of it is made here and handed to its journal.
pub struct Keeper {
    project: Project,
    /// The texts that were not those that were saved when they were read, and of which nobody has decided yet.
    altered: Vec<AlteredText>,
    history: History,
    home: Home,
    file: Option<Own>,
    /// The state of the history that the file holds; nothing where no file holds one.
    saved: Option<u64>,
    journal: Journal,
    /// The number of the last change that the journal was given.
    number: u64,
    lock: Option<Lock>,
    read_only: Option<ReadOnly>,
    known: Arc<Mutex<Known>>,
    /// Set while the file is gone.
    gone: Arc<AtomicBool>,
    watch: Option<Watch>,
    wake: Wake,
    /// Whether another window may still leave something here.
    took_over: bool,
}

/// The file of a project that is open.
#[derive(Debug, Clone)]
struct Own {
    path: PathBuf,
    real: PathBuf,
    revision: Revision,
}

/// What came of restoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many changes were made again.
    pub count: usize,
    /// Why the next one could not be; what is left is kept for 30 days.
    pub stopped: Option<String>,
}

impl Keeper {
    /// A project that no file holds. It needs no saving as long as nobody changes it.
    #[must_use]
    pub fn unsaved(project: Project, home: Home, wake: Wake) -> Self {
        let keeper = Self::without_file(project, home, wake);
        keeper.journal.prepare();
        keeper
    }

    fn without_file(project: Project, home: Home, wake: Wake) -> Self {
        let places = Places::unsaved(fastrand::u64(..), home.state.as_deref());
        let scribe = Scribe::new(home.disk.clone(), places, Start::unsaved(&project));
        let scribe = scribe.with_state(home.state.as_deref());
        Self::new(project, home, scribe, wake)
    }

    /// A project that was read from its file. What was found beside it is not restored yet.
    #[must_use]
    pub fn opened(opened: Opened, home: Home, wake: Wake) -> Self {
        let Opened {
            path,
            project,
            altered,
            replaced,
            real,
            revision,
            lock,
            read_only,
            outdated,
            took_over,
            ..
        } = opened;
        let beside = lock::stands_beside(&*home.disk, &real, lock.as_ref());
        let places = Places::of_file(&real, beside, home.state.as_deref());
        let start = Start::of_file(&project, &real, revision);
        let scribe = Scribe::new(home.disk.clone(), places, start);
        let mut scribe = scribe.with_state(home.state.as_deref());
        if read_only.is_none() && !outdated.is_empty() {
            scribe.replaces(outdated);
            scribe.clear();
        }
        let mut keeper = Self::new(project, home, scribe, wake);
        keeper.altered = altered;
        keeper.lock = lock;
        keeper.read_only = read_only;
        if keeper.read_only.is_none() && !replaced.is_empty() {
            keeper.saved = None;
        }
        keeper.took_over = took_over;
        keeper.own(Own { path, real, revision });
        keeper
    }

    /// An earlier version of a file, to be read.
    #[must_use]
    pub fn earlier(version: Contents, of: &Path, home: Home, wake: Wake) -> Self {
        let mut keeper = Self::without_file(version.project, home, wake);
        keeper.altered = version.altered;
        keeper.read_only = Some(ReadOnly::Earlier(of.to_owned()));
        keeper
    }

    /// Takes the lock over from one that has the same file open in this window and is about to go.
    pub fn follows(&mut self, before: &mut Self) {
        let same = |a: &Option<Own>, b: &Option<Own>| {
            a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.real == b.real)
        };
        if self.lock.is_none() && self.read_only.is_none() && same(&self.file, &before.file) {
            self.lock = before.lock.take();
            before.journal.sights()(Sight::Taken);
            if let Some(own) = self.file.take() {
                self.own(own);
            }
        }
    }

    /// Waits, on whatever thread calls it, until the journal has done all that it was asked to do.
    #[must_use]
    pub fn fence(&self) -> Box<dyn FnOnce() + Send> {
        self.journal.fence()
    }

    fn new(project: Project, home: Home, scribe: Scribe, wake: Wake) -> Self {
        let history = History::default();
        let saved = Some(history.state());
        Self {
            project,
            altered: Vec::new(),
            history,
            home,
            file: None,
            saved,
            journal: Journal::new(scribe, wake.clone()),
            number: 0,
            lock: None,
            read_only: None,
            known: Arc::default(),
            gone: Arc::default(),
            watch: None,
            wake,
            took_over: false,
        }
    }

    fn own(&mut self, own: Own) {
        Known::add(&self.known, own.revision);
        let mark = self.lock.as_ref().map(Lock::mark);
        self.journal.guard(mark.clone());
        let awaits = self.took_over.then(|| Awaits::new(self.project.id, self.home.state.clone()));
        self.gone = Arc::default();
        let mut eye = Eye::new(self.home.disk.clone(), own.real.clone(), self.known.clone());
        (eye.lock, eye.awaits, eye.gone) = (mark, awaits, self.gone.clone());
        // A window that only reads it has nothing to keep.
        eye.tell = self.read_only.is_none().then(|| self.journal.sights());
        self.watch = Some(Watch::start(eye, self.wake.clone()));
        self.file = Some(own);
    }

    /// The project.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Its file, by the path by which it was opened or saved; nothing while it has none.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|own| own.path.as_path())
    }

    /// What can be undone and done again.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Why it can only be read; nothing where it may be changed.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Somebody else writes it now: nothing is changed here any more. What is not saved is put away; what was done since
    /// they took it over is left to them as well, since their window cannot have found it.
    pub fn taken_over(&mut self, holder: Holder) {
        let place =
            self.file.as_ref().and_then(|own| Places::put_away(&own.real, self.home.state.as_deref()));
        let state = self.home.state.as_deref();
        let left = self.file.as_ref().map(|own| Places::left(&own.real, state)).unwrap_or_default();
        self.journal.detach(place, left);
        self.read_only = Some(ReadOnly::TakenOver(holder));
    }

    /// Returns whether there is work that no file holds: all of it is where the file is gone.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let gone = self.gone.load(Ordering::Relaxed) && self.read_only.is_none();
        gone || self.saved != Some(self.history.state())
    }

    /// The texts that are not those that were saved. One that was corrected or restored is none any more, and is one again
    /// when that is undone.
    #[must_use]
    pub fn altered(&self) -> Vec<AlteredText> {
        still(&self.project, &self.altered)
    }

    /// Takes texts for right as they are now: the next save writes their checksums anew.
    ///
    /// # Errors
    /// Where this can only be read.
    pub fn keep_texts(&mut self, texts: &[TextRef]) -> Result<(), EditError> {
        self.writable()?;
        self.altered.retain(|altered| !texts.contains(&altered.of));
        // The file still says otherwise.
        self.saved = None;
        Ok(())
    }

    /// Why changes are not safe from a crash at the moment; nothing while all is well.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        self.journal.trouble()
    }

    /// How many changes were made, and how many of them are safe on the drive.
    #[must_use]
    pub fn made_and_safe(&self) -> (u64, u64) {
        (self.number, self.journal.safe())
    }

    /// Waits until every change is safe, or could not be made so.
    pub fn sync(&self) {
        self.journal.sync();
    }

    /// Gives each thing that others have done to the file and to the journal since the last time this was asked.
    pub fn seen(&self) -> Vec<Seen> {
        let file = self.watch.as_ref().map(Watch::seen).unwrap_or_default();
        let losses = self.journal.losses().into_iter();
        file.into_iter().chain(losses.map(|(journal, loss)| Seen::Lost(journal, loss))).collect()
    }

    /// Makes a change.
    ///
    /// # Errors
    /// Where it does not fit the project, or this can only be read. Nothing is changed then.
    pub fn apply(&mut self, edit: Edit, merge: Option<MergeKey>, at: Timestamp) -> Result<(), EditError> {
        self.writable()?;
        let edit = Arc::new(edit);
        let deed = match self.history.apply(&mut self.project, edit.clone(), merge, at)? {
            ApplyResult::Nothing => return Ok(()),
            ApplyResult::Step => HistoryOperation::Apply,
            ApplyResult::Merged => HistoryOperation::Merge,
        };
        self.note(deed, edit, at);
        Ok(())
    }

    /// Makes a change that is ready, at once, however much it changes.
    ///
    /// # Errors
    /// Where the project is no longer as it was, or this can only be read. Nothing is changed then.
    pub fn put(&mut self, ready: &PreparedEdit, at: Timestamp) -> Result<(), EditError> {
        self.writable()?;
        if self.history.put(&mut self.project, ready, at)? == ApplyResult::Step {
            self.note(HistoryOperation::Apply, ready.edit().clone(), at);
        }
        Ok(())
    }

    /// Keeps what another version of the project holds of a newer program's fields, for records that come from it, and that
    /// texts of it are not those that were saved.
    pub fn keep_also(&mut self, other: &Contents) {
        self.altered.extend(other.altered.iter().cloned());
        let Some(theirs) = &other.project.kept else { return };
        let mut kept = self.project.kept.as_ref().map_or_else(|| (**theirs).clone(), |kept| (**kept).clone());
        kept.fields.fill_from(&theirs.fields);
        kept.minor = kept.minor.max(theirs.minor);
        self.project.kept = Some(Arc::new(kept));
    }

    /// Takes the last change back; gives its label.
    ///
    /// # Errors
    /// Where this can only be read.
    pub fn undo(&mut self, at: Timestamp) -> Result<Option<String>, EditError> {
        self.writable()?;
        let edit = self.history.undo(&mut self.project)?;
        Ok(edit.map(|edit| self.note(HistoryOperation::Undo, edit, at)))
    }

    /// Makes the change again that was taken back last; gives its label.
    ///
    /// # Errors
    /// Where this can only be read.
    pub fn redo(&mut self, at: Timestamp) -> Result<Option<String>, EditError> {
        self.writable()?;
        let edit = self.history.redo(&mut self.project)?;
        Ok(edit.map(|edit| self.note(HistoryOperation::Redo, edit, at)))
    }

    fn writable(&self) -> Result<(), EditError> {
        match &self.read_only {
            Some(why) => Err(EditError::Refused(why.words())),
            None => Ok(()),
        }
    }

    fn note(&mut self, deed: HistoryOperation, edit: Arc<Edit>, at: Timestamp) -> String {
        self.number += 1;
        let label = edit.label.clone();
        self.journal.append(Entry { number: self.number, at, deed, edit });
        label
    }

    /// Makes the changes again that a journal kept, each of them a step that can be undone. The journal goes
    /// when they are safe in this project's own.
    pub fn restore(&mut self, recovery: Recovery) -> Restored {
        let mut restored = Restored { count: 0, stopped: None };
        if let Some(file) = recovery.gone_file() {
            // Nothing else holds the project that it begins with.
            self.journal.keep_whole(file);
            self.saved = None;
        }
        let mut made = Vec::new();
        for Entry { at, deed, edit, .. } in recovery.entries {
            if recovery.left && edit.is_made(&self.project) {
                continue;
            }
            match self.history.replay(&mut self.project, edit.clone(), deed, at) {
                Ok(()) => {
                    self.number += 1;
                    made.push(Entry { number: self.number, at, deed, edit });
                }
                Err(error) => {
                    restored.stopped = Some(error.to_string());
                    break;
                }
            }
        }
        let keep = restored.stopped.is_some() || recovery.damage.is_some() || recovery.fits_both;
        restored.count = made.len();
        self.journal.restore(made, recovery.journals, keep, self.home.state.clone());
        restored
    }

    /// What another window has left, to be offered.
    #[must_use]
    pub fn left(&self, left: Left) -> Recovery {
        left_over(left, &self.project, self.path().unwrap_or(Path::new("")))
    }

    /// What is needed to save the project as it is now, on another thread.
    #[must_use]
    pub fn saving(&self, path: PathBuf, overwrite: Overwrite) -> Saving {
        let now = (self.project.clone(), self.history.state(), self.number);
        let own = self.file.as_ref().map(|own| (own.real.clone(), self.lock.as_ref().map(Lock::mark)));
        let saving = self.home.saving(now, (path, overwrite), own, self.journal.pen(), self.known.clone());
        let refused = self.read_only.as_ref().and_then(ReadOnly::no_copy);
        Saving { altered: self.altered.clone(), refused, ..saving }
    }

    /// How the project's own file is saved: only where it still holds what it held when it was last seen here.
    #[must_use]
    pub fn own_revision(&self) -> Option<Revision> {
        self.file.as_ref().map(|own| own.revision)
    }

    /// Remembers that a file now holds a state of the project.
    pub fn stored(&mut self, stored: Stored) {
        let Stored { saved, state, altered, path, lock } = stored;
        // A decision made while it was saved is not in the file yet.
        self.saved = (altered == self.altered.len()).then_some(state);
        self.gone.store(false, Ordering::Relaxed);
        let moved = self.file.as_ref().is_none_or(|own| own.real != saved.path);
        if moved {
            self.lock = lock;
            self.read_only = None;
            self.took_over = false;
            self.own(Own { path, real: saved.path, revision: saved.revision });
        } else if let Some(own) = &mut self.file {
            own.revision = saved.revision;
        }
    }

    /// Gives up what no file holds: a person has said that it is not wanted. It is kept for 30 days.
    pub fn give_up(&mut self) {
        self.journal.give_up(self.home.state.clone());
        self.gone.store(false, Ordering::Relaxed);
        self.saved = Some(self.history.state());
    }
}
