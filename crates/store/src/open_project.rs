//! A project that is open, with its history, journal, file and lock.
//!
//! - `changes` makes edits, undoes them, and restores those that a journal holds.
//! - `saves` saves the project and takes over the result.

mod changes;
mod saves;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::Contents;
use super::altered::{AlteredText, still};
use super::home::{Home, Opened};
use super::journal::{FileState, Journal, JournalPlaces, JournalStart, JournalWriter, Wake};
use super::lock::{self, Holder, ProjectLock};
use super::read_only::ReadOnly;
use super::revision::Revision;
use super::watch::{FileEvent, FileWatch, FileWatcher, LeftJournalWatch, OwnRevisions};
use edit::{EditError, History};
use model::{Project, TextRef};

pub use changes::Restored;

/// A project that is open. Each of its changes is made here and handed to its journal.
pub struct OpenProject {
    project: Project,
    /// The texts that did not match their checksums when they were read, and on which nobody has decided yet.
    altered: Vec<AlteredText>,
    history: History,
    home: Home,
    file: Option<OwnFile>,
    /// The state of the history that the file holds; `None` where no file holds the project.
    saved: Option<u64>,
    journal: Journal,
    /// The number of the last change handed to the journal.
    number: u64,
    lock: Option<ProjectLock>,
    read_only: Option<ReadOnly>,
    own_revisions: Arc<Mutex<OwnRevisions>>,
    /// Set while the file is gone.
    gone: Arc<AtomicBool>,
    watch: Option<FileWatch>,
    wake: Wake,
    /// Set where the project was taken over from another window, which may still leave changes.
    took_over: bool,
}

/// The file of an open project: the path as a person gave it, and the one after following links.
#[derive(Debug, Clone)]
struct OwnFile {
    path: PathBuf,
    real: PathBuf,
    revision: Revision,
}

impl OpenProject {
    /// Opens a project that no file holds. It counts as saved until it is changed.
    #[must_use]
    pub fn unsaved(project: Project, home: Home, wake: Wake) -> Self {
        let open_project = Self::without_file(project, home, wake);
        open_project.journal.prepare();
        open_project
    }

    fn without_file(project: Project, home: Home, wake: Wake) -> Self {
        let places = JournalPlaces::unsaved(fastrand::u64(..), home.state.as_deref());
        let writer = JournalWriter::new(home.disk.clone(), places, JournalStart::unsaved(&project));
        let writer = writer.with_state(home.state.as_deref());
        Self::new(project, home, writer, wake)
    }

    /// Opens a project that was read from its file. Recovered changes are not restored yet.
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
        let beside = lock::is_beside(&*home.disk, &real, lock.as_ref());
        let places = JournalPlaces::of_file(&real, beside, home.state.as_deref());
        let start = JournalStart::of_file(&project, &real, revision);
        let writer = JournalWriter::new(home.disk.clone(), places, start);
        let mut writer = writer.with_state(home.state.as_deref());
        if read_only.is_none() && !outdated.is_empty() {
            writer.replaces(outdated);
            writer.clear();
        }
        let mut open_project = Self::new(project, home, writer, wake);
        open_project.altered = altered;
        open_project.lock = lock;
        open_project.read_only = read_only;
        if open_project.read_only.is_none() && !replaced.is_empty() {
            open_project.saved = None;
        }
        open_project.took_over = took_over;
        open_project.own(OwnFile { path, real, revision });
        open_project
    }

    /// Opens an earlier version of a file, read-only.
    #[must_use]
    pub fn earlier(version: Contents, of: &Path, home: Home, wake: Wake) -> Self {
        let mut open_project = Self::without_file(version.project, home, wake);
        open_project.altered = version.altered;
        open_project.read_only = Some(ReadOnly::Earlier(of.to_owned()));
        open_project
    }

    /// Takes the lock over from the project that had the same file open in this window and is about to be dropped.
    pub fn take_lock_from(&mut self, before: &mut Self) {
        let same = |a: &Option<OwnFile>, b: &Option<OwnFile>| {
            a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.real == b.real)
        };
        if self.lock.is_none() && self.read_only.is_none() && same(&self.file, &before.file) {
            self.lock = before.lock.take();
            before.journal.file_observer()(FileState::Taken);
            if let Some(own) = self.file.take() {
                self.own(own);
            }
        }
    }

    /// Returns a function that waits, on the thread that calls it, until the journal has handled all requests so far.
    #[must_use]
    pub fn fence(&self) -> Box<dyn FnOnce() + Send> {
        self.journal.fence()
    }

    fn new(project: Project, home: Home, writer: JournalWriter, wake: Wake) -> Self {
        let history = History::default();
        let saved = Some(history.state());
        Self {
            project,
            altered: Vec::new(),
            history,
            home,
            file: None,
            saved,
            journal: Journal::new(writer, wake.clone()),
            number: 0,
            lock: None,
            read_only: None,
            own_revisions: Arc::default(),
            gone: Arc::default(),
            watch: None,
            wake,
            took_over: false,
        }
    }

    /// Makes a file the project's own: guards the journal with its lock, and watches it.
    fn own(&mut self, own: OwnFile) {
        OwnRevisions::add(&self.own_revisions, own.revision);
        let mark = self.lock.as_ref().map(ProjectLock::mark);
        self.journal.guard(mark.clone());
        let left_journals =
            self.took_over.then(|| LeftJournalWatch::new(self.project.id, self.home.state.clone()));
        self.gone = Arc::default();
        let mut watcher =
            FileWatcher::new(self.home.disk.clone(), own.real.clone(), self.own_revisions.clone());
        (watcher.lock, watcher.left_journals, watcher.gone) = (mark, left_journals, self.gone.clone());
        // A read-only window has no changes to protect.
        watcher.tell = self.read_only.is_none().then(|| self.journal.file_observer());
        self.watch = Some(FileWatch::start(watcher, self.wake.clone()));
        self.file = Some(own);
    }

    /// Returns the project.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Returns the path by which its file was opened or saved; `None` while it has none.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|own| own.path.as_path())
    }

    /// Returns the history, which knows what can be undone and redone.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Returns why the project is read-only; `None` where it may be changed.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Makes the project read-only because another window has taken it over. Unsaved changes are put away; those made since
    /// the takeover are also left for the other window, which cannot have found them.
    pub fn taken_over(&mut self, holder: Holder) {
        let place =
            self.file.as_ref().and_then(|own| JournalPlaces::put_away(&own.real, self.home.state.as_deref()));
        let state = self.home.state.as_deref();
        let left = self.file.as_ref().map(|own| JournalPlaces::left(&own.real, state)).unwrap_or_default();
        self.journal.detach(place, left);
        self.read_only = Some(ReadOnly::TakenOver(holder));
    }

    /// Returns whether there are changes that no file holds. A project whose file is gone is unsaved as a whole.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let gone = self.gone.load(Ordering::Relaxed) && self.read_only.is_none();
        gone || self.saved != Some(self.history.state())
    }

    /// Returns the texts that do not match their checksums. A corrected or restored text is not among them, until the
    /// correction is undone.
    #[must_use]
    pub fn altered(&self) -> Vec<AlteredText> {
        still(&self.project, &self.altered)
    }

    /// Accepts altered texts as they are now: the next save writes new checksums for them.
    ///
    /// # Errors
    /// Fails where the project is read-only.
    pub fn keep_texts(&mut self, texts: &[TextRef]) -> Result<(), EditError> {
        self.writable()?;
        self.altered.retain(|altered| !texts.contains(&altered.of));
        // The file still has the old checksums.
        self.saved = None;
        Ok(())
    }

    /// Returns why changes are currently not safe from a crash; `None` while they are.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        self.journal.trouble()
    }

    /// Returns the number of changes made, and the number of those that are safe on the drive.
    #[must_use]
    pub fn made_and_safe(&self) -> (u64, u64) {
        (self.number, self.journal.safe())
    }

    /// Waits until every change is safe, or has failed to become so.
    pub fn sync(&self) {
        self.journal.sync();
    }

    /// Returns the changes to the file and the journal by others since the last call.
    pub fn file_events(&self) -> Vec<FileEvent> {
        let file = self.watch.as_ref().map(FileWatch::events).unwrap_or_default();
        let losses = self.journal.losses().into_iter();
        file.into_iter().chain(losses.map(|(journal, loss)| FileEvent::Lost(journal, loss))).collect()
    }
}
