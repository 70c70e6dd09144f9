//! A project that is open: every change is made here, and kept.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;

use super::disk::{Disk, RealDisk};
use super::journal::{Base, Entry, Fold, Header, JOURNAL_FORMAT, Journal, Mark, Moved, Places, Scribe, Wake};
use super::journal::{Left, Recovery, beyond, chosen, left, put_away, unfinished};
use super::lock::{self, Holder, Lock, LockMark, Taken};
use super::revision::Revision;
use super::watch::{Awaits, Known, Watch};
use super::{FORMAT, Newer, OpenError, Overwrite, SaveError, SaveProblem, Saved, atomic, read, write};
use crate::edit::{Applied, Deed, Edit, EditError, History, MergeKey};
use crate::model::Project;

/// Where projects are kept from: the disk, the user's own folder, and who works.
#[derive(Clone)]
pub struct Home {
    disk: Arc<dyn Disk>,
    /// The user's own folder for work that has no better place; nothing where the system has none.
    state: Option<PathBuf>,
    holder: Holder,
}

impl Home {
    /// The folder that the system has for the state of programs.
    #[must_use]
    pub fn standard(who: &str) -> Self {
        let folders = directories::ProjectDirs::from("", "", "Rejoinder");
        let state = folders.map(|it| it.state_dir().unwrap_or_else(|| it.data_local_dir()).to_owned());
        Self { disk: Arc::new(RealDisk), state, holder: Holder::new(who) }
    }

    /// A folder of one's own choice, as in tests.
    #[must_use]
    pub fn at(folder: &Path, who: &str) -> Self {
        Self { disk: Arc::new(RealDisk), state: Some(folder.to_owned()), holder: Holder::new(who) }
    }

    #[cfg(test)]
    pub(super) fn on(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        Self { disk, state: Some(folder.to_owned()), holder: Holder::new("test") }
    }

    /// A disk in memory, for tests of other parts.
    #[cfg(all(test, feature = "gui"))]
    pub(crate) fn in_memory() -> Self {
        Self::on(Arc::new(super::disk::simulated::Simulated::default()), Path::new("/state"))
    }

    /// The user's own folder.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.state.as_deref()
    }

    /// Opens a project: reads it, looks for changes that its file does not hold, and sees whether somebody
    /// else has it open. With `take_over` it is taken from them.
    ///
    /// # Errors
    /// Says what is wrong with the file and where. The file is never changed.
    pub fn open(&self, path: &Path, take_over: bool) -> Result<Opened, OpenError> {
        let fail = |error: std::io::Error| OpenError {
            path: Some(path.to_owned()),
            problem: super::OpenProblem::Io(super::Io(error)),
        };
        let (disk, state) = (&*self.disk, self.state.as_deref());
        let real = atomic::follow(disk, path).map_err(fail)?;
        let taken = if take_over {
            lock::take_over(&self.disk, &real, state, &self.holder).map_err(fail)?
        } else {
            lock::take(&self.disk, &real, state, &self.holder)
        };
        // Under the lock: who had it may have saved until the last moment.
        let ((project, newer), revision) = read::known_from(disk, &real)
            .map_err(|error| OpenError { path: Some(path.to_owned()), ..error })?;
        let mut opened = Opened {
            path: path.to_owned(),
            project,
            real,
            revision,
            recovery: None,
            notes: Vec::new(),
            lock: None,
            read_only: None,
            outdated: Vec::new(),
            left: Vec::new(),
            took_over: take_over,
        };
        if let Some(newer) = newer {
            // Its lock and its journals are left to the program that understands them.
            opened.read_only = Some(ReadOnly::Newer(newer));
            return Ok(opened);
        }
        match taken {
            // This very window has it open, and hands its lock on.
            Taken::Theirs(holder) if holder == self.holder => {}
            Taken::Theirs(holder) => {
                opened.read_only = Some(ReadOnly::HeldBy(holder));
                return Ok(opened);
            }
            Taken::Mine(lock) => opened.lock = Some(lock),
            Taken::Unknown => {}
        }
        opened.look(disk, state);
        opened.look_for_left(disk, state);
        Ok(opened)
    }

    /// What is needed to save a project, which is in a state of its history and holds all up to a number, to a
    /// path. `own` is the file that it has so far, with its lock.
    pub(super) fn saving(
        &self,
        (project, state, upto): (Project, u64, u64),
        (path, overwrite): (PathBuf, Overwrite),
        own: Option<(PathBuf, Option<LockMark>)>,
        pen: Box<dyn Fold>,
        known: Arc<Mutex<Known>>,
    ) -> Saving {
        Saving { project, state, upto, path, overwrite, home: self.clone(), own, pen, known, refused: None }
    }

    /// Opens an earlier version, or any other file that is only to be looked at.
    ///
    /// # Errors
    /// Says what is wrong with the file and where.
    pub fn look_at(&self, path: &Path) -> Result<Project, OpenError> {
        read::load_from(&*self.disk, path).map(|(project, _)| project)
    }

    /// Projects without a file that were worked on by a window that did not end as it should.
    #[must_use]
    pub fn unfinished(&self) -> Vec<Recovery> {
        self.state.as_deref().map(|state| unfinished(&*self.disk, state)).unwrap_or_default()
    }

    /// What a record of unsaved changes holds that a person has chosen, perhaps one that was put away. The project
    /// comes back without a file, so that nothing is replaced.
    ///
    /// # Errors
    /// Says why it cannot be used, as the end of a sentence that begins with its name.
    pub fn open_journal(&self, path: &Path) -> Result<Recovery, String> {
        chosen(&*self.disk, path, self.state.as_deref())
    }

    /// Puts away what a person does not want back; it is kept for 30 days.
    ///
    /// # Errors
    /// Where it could not be moved; it is then offered again.
    pub fn discard(&self, recovery: &Recovery) -> std::io::Result<Vec<PathBuf>> {
        let state = self.state.as_deref();
        recovery.journals.iter().map(|path| put_away(&*self.disk, path, state)).collect()
    }
}

/// A project that was read from its file.
#[derive(Debug)]
pub struct Opened {
    /// The path by which it was opened.
    pub path: PathBuf,
    /// The project as the file has it.
    pub project: Project,
    /// What was done since and is not in the file.
    pub recovery: Option<Recovery>,
    /// What others did until they noticed that the project was taken over from them.
    pub left: Vec<Recovery>,
    /// What a person should know about the opening.
    pub notes: Vec<String>,
    /// Why it can only be read; nothing where it may be changed.
    pub read_only: Option<ReadOnly>,
    real: PathBuf,
    pub(super) revision: Revision,
    lock: Option<Lock>,
    /// Journals that hold nothing that the file does not.
    outdated: Vec<PathBuf>,
    /// Whether it was taken over from another window, which may not have noticed yet.
    took_over: bool,
}

impl Opened {
    fn look(&mut self, disk: &dyn Disk, state: Option<&Path>) {
        let found = beyond(disk, &self.real, self.project.id, self.revision, state);
        self.notes.extend(found.notes);
        if let Some(journal) = found.newer {
            self.read_only = Some(ReadOnly::NewerJournal(journal));
            self.lock = None;
            return;
        }
        if found.entries.is_empty() && found.damage.is_none() {
            self.outdated = found.journals;
            return;
        }
        self.recovery = Some(Recovery {
            project: self.project.clone(),
            path: Some(self.path.clone()),
            entries: found.entries,
            damage: found.damage,
            left: false,
            journals: found.journals,
        });
    }

    /// Looks for what a window has left from which the project was taken over.
    fn look_for_left(&mut self, disk: &dyn Disk, state: Option<&Path>) {
        if self.read_only.is_none() {
            let found = left(disk, &self.real, self.project.id, state);
            self.left = found.into_iter().map(|it| left_over(it, &self.project, &self.path)).collect();
        }
    }
}

/// Why a project can only be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// Somebody else has it open.
    HeldBy(Holder),
    /// Somebody else has taken it over since it was opened here.
    TakenOver(Holder),
    /// It is an earlier version of this file.
    Earlier(PathBuf),
    /// A newer program wrote it, and only a part of it is understood.
    Newer(Newer),
    /// This journal of a newer program holds changes of it that are not understood.
    NewerJournal(PathBuf),
}

impl ReadOnly {
    /// Why not even a copy of it may be written; nothing where one loses nothing.
    #[must_use]
    pub fn no_copy(&self) -> Option<String> {
        if let Self::Newer(newer) = self { Some(newer.no_copy()) } else { None }
    }

    /// Why, for a person.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::HeldBy(holder) => {
                format!("{} has this project open, so it can only be read here.", holder.name())
            }
            Self::TakenOver(holder) => {
                format!("{} has taken this project over, so it can only be read here now.", holder.name())
            }
            Self::Earlier(of) => {
                let name = of.file_name().unwrap_or_default().to_string_lossy();
                format!("This is an earlier version of {name}, so it can only be read.")
            }
            Self::Newer(newer) => newer.words(),
            Self::NewerJournal(journal) => {
                let name = journal.file_name().unwrap_or_default().to_string_lossy();
                format!(
                    "A newer Rejoinder has changed this project and not saved it: its changes are in {name}. Open and save it \
                     there first; here it can only be read."
                )
            }
        }
    }
}

/// A project that is open. Every change of it is made here and handed to its journal.
pub struct Keeper {
    project: Project,
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
        let text = write::to_text(&project).unwrap_or_default();
        let places = Places::unsaved(fastrand::u64(..), home.state.as_deref());
        let scribe = Scribe::new(home.disk.clone(), places, header(&project, None, Base::Text(text)));
        Self::new(project, home, scribe, wake)
    }

    /// A project that was read from its file. What was found beside it is not restored yet.
    #[must_use]
    pub fn opened(opened: Opened, home: Home, wake: Wake) -> Self {
        let Opened { path, project, real, revision, lock, read_only, outdated, took_over, .. } = opened;
        let beside = lock::stands_beside(&*home.disk, &real, lock.as_ref());
        let places = Places::of_file(&real, beside, home.state.as_deref());
        let header = header(&project, Some(&real), Base::File(revision));
        let mut scribe = Scribe::new(home.disk.clone(), places, header);
        if read_only.is_none() && !outdated.is_empty() {
            scribe.replaces(outdated);
            scribe.clear();
        }
        let mut keeper = Self::new(project, home, scribe, wake);
        keeper.lock = lock;
        keeper.read_only = read_only;
        keeper.took_over = took_over;
        keeper.own(Own { path, real, revision });
        keeper
    }

    /// An earlier version of a file, to be read.
    #[must_use]
    pub fn earlier(project: Project, of: &Path, home: Home, wake: Wake) -> Self {
        let mut keeper = Self::unsaved(project, home, wake);
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
            history,
            home,
            file: None,
            saved,
            journal: Journal::new(scribe, wake.clone()),
            number: 0,
            lock: None,
            read_only: None,
            known: Arc::default(),
            watch: None,
            wake,
            took_over: false,
        }
    }

    fn own(&mut self, own: Own) {
        Known::add(&self.known, own.revision);
        let mark = self.lock.as_ref().map(Lock::mark);
        self.journal.guard(mark.clone());
        let disk = self.home.disk.clone();
        let awaits = self.took_over.then(|| Awaits::new(self.project.id, self.home.state.clone()));
        let (real, known) = (own.real.clone(), self.known.clone());
        self.watch = Some(Watch::start(disk, real, known, mark, awaits, self.wake.clone()));
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

    /// Whether there is work that no file holds.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved != Some(self.history.state())
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

    /// What others have done to the file since the last time this was asked.
    pub fn seen(&self) -> Vec<super::Seen> {
        self.watch.as_ref().map(Watch::seen).unwrap_or_default()
    }

    /// Makes a change.
    ///
    /// # Errors
    /// Where it does not fit the project, or this can only be read. Nothing is changed then.
    pub fn apply(&mut self, edit: Edit, merge: Option<MergeKey>, at: Timestamp) -> Result<(), EditError> {
        self.writable()?;
        let deed = match self.history.apply(&mut self.project, edit.clone(), merge, at)? {
            Applied::Nothing => return Ok(()),
            Applied::Step => Deed::Did,
            Applied::Joined => Deed::WentOn,
        };
        self.note(deed, edit, at);
        Ok(())
    }

    /// Keeps what another version of the project holds of a newer program's fields, for records that come from it.
    pub fn keep_also(&mut self, other: &Project) {
        let Some(theirs) = &other.kept else { return };
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
        Ok(edit.map(|edit| self.note(Deed::Undid, edit, at)))
    }

    /// Makes the change again that was taken back last; gives its label.
    ///
    /// # Errors
    /// Where this can only be read.
    pub fn redo(&mut self, at: Timestamp) -> Result<Option<String>, EditError> {
        self.writable()?;
        let edit = self.history.redo(&mut self.project)?;
        Ok(edit.map(|edit| self.note(Deed::Redid, edit, at)))
    }

    fn writable(&self) -> Result<(), EditError> {
        match &self.read_only {
            Some(why) => Err(EditError::Refused(why.words())),
            None => Ok(()),
        }
    }

    fn note(&mut self, deed: Deed, edit: Edit, at: Timestamp) -> String {
        self.number += 1;
        let label = edit.label.clone();
        self.journal.append(Entry { number: self.number, at, deed, edit });
        label
    }

    /// Makes the changes again that a journal kept, each of them a step that can be undone. The journal goes
    /// when they are safe in this project's own.
    pub fn restore(&mut self, recovery: Recovery) -> Restored {
        let mut restored = Restored { count: 0, stopped: None };
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
        let keep = restored.stopped.is_some() || recovery.damage.is_some();
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
        Saving { refused: self.read_only.as_ref().and_then(ReadOnly::no_copy), ..saving }
    }

    /// How the project's own file is saved: only where it still holds what it held when it was last seen here.
    #[must_use]
    pub fn own_revision(&self) -> Option<Revision> {
        self.file.as_ref().map(|own| own.revision)
    }

    /// Remembers that a file now holds a state of the project.
    pub fn stored(&mut self, stored: Stored) {
        let Stored { saved, state, path, lock } = stored;
        self.saved = Some(state);
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
        self.saved = Some(self.history.state());
    }
}

fn left_over(left: Left, project: &Project, path: &Path) -> Recovery {
    Recovery {
        project: project.clone(),
        path: Some(path.to_owned()),
        entries: left.entries,
        damage: None,
        left: true,
        journals: vec![left.path],
    }
}

pub(super) fn header(project: &Project, file: Option<&Path>, base: Base) -> Header {
    Header {
        format: JOURNAL_FORMAT,
        minor: FORMAT.minor,
        written_by: env!("CARGO_PKG_VERSION").to_owned(),
        project: project.id,
        title: project.title.clone(),
        file: file.map(|path| path.display().to_string()),
        base,
    }
}

/// A save that was asked for and can run on any thread.
pub struct Saving {
    project: Project,
    state: u64,
    upto: u64,
    path: PathBuf,
    overwrite: Overwrite,
    home: Home,
    own: Option<(PathBuf, Option<LockMark>)>,
    pen: Box<dyn Fold>,
    known: Arc<Mutex<Known>>,
    /// Why nothing may be written at all.
    refused: Option<String>,
}

/// What came of a save, for [`Keeper::stored`].
#[derive(Debug)]
pub struct Stored {
    /// The file.
    pub saved: Saved,
    state: u64,
    path: PathBuf,
    lock: Option<Lock>,
}

impl Saving {
    /// Where the project goes.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the project, whole or not at all, and folds the journal into it.
    ///
    /// # Errors
    /// Says why not. Whatever the file held before, it then still holds, and the journal all that was done.
    pub fn run(self) -> Result<Stored, SaveError> {
        let fail = |problem| SaveError::new(&self.path, problem);
        if let Some(why) = self.refused {
            return Err(SaveError::new(&self.path, SaveProblem::Newer(why)));
        }
        let disk = &*self.home.disk;
        let state = self.home.state.as_deref();
        let real = atomic::follow(disk, &self.path).map_err(|error| fail(error.into()))?;
        let own = self.own.as_ref().filter(|(own, _)| *own == real);
        let moves = own.is_none();
        let taken_by = own.and_then(|(_, lock)| lock.as_ref()?.taken_by(disk));
        if let Some(holder) = taken_by {
            return Err(fail(SaveProblem::Held(holder.name())));
        }
        let mut lock = None;
        if moves {
            match lock::take(&self.home.disk, &real, state, &self.home.holder) {
                Taken::Mine(taken) => lock = Some(taken),
                Taken::Theirs(holder) => return Err(fail(SaveProblem::Held(holder.name()))),
                Taken::Unknown => {}
            }
        }
        let saved = write::save_to(disk, &self.project, &self.path, self.overwrite, |_, revision| {
            Known::add(&self.known, revision);
            if !moves {
                // Where that cannot be written, the new file holds all that the journal did.
                let _ = self.pen.mark(Mark { revision, upto: self.upto });
            }
            Ok(())
        })?;
        if saved.certain {
            let file = saved.path.display().to_string();
            let beside = lock::stands_beside(disk, &saved.path, lock.as_ref());
            let moved = moves.then(|| Moved { places: Places::of_file(&saved.path, beside, state), file });
            self.pen.fold(saved.revision, self.upto, moved);
        }
        Ok(Stored { saved, state: self.state, path: self.path, lock })
    }
}
