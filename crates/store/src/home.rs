//! The places where projects are kept, and the opening of a project with its lock and its unsaved changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::disk::{Disk, RealDisk};
use super::journal::{
    FoldJournal, LeftJournal, Recovery, find_elsewhere, find_left, find_unfinished, find_unsaved, put_away,
    read_chosen,
};
use super::lock::{self, Holder, LockOutcome, LockToken, ProjectLock};
use super::read_only::ReadOnly;
use super::revision::Revision;
use super::saving::PendingSave;
use super::watch::OwnRevisions;
use super::{
    AlteredText, Contents, OpenError, OpenProblem, Overwrite, ReplacedText, atomic, planted, read,
    repair_message,
};
use model::Project;

/// The environment of projects: the disk, the user's own folder for state, and the person who works.
#[derive(Clone)]
pub struct Home {
    pub(super) disk: Arc<dyn Disk>,
    /// The user's own folder for work that has no better place; `None` where the system has none.
    pub(super) state: Option<PathBuf>,
    pub(super) holder: Holder,
}

impl Home {
    /// Uses the folder that the system has for the state of programs.
    #[must_use]
    pub fn standard(who: &str) -> Self {
        let folders = directories::ProjectDirs::from("", "", "Rejoinder");
        let state = folders.map(|it| it.state_dir().unwrap_or_else(|| it.data_local_dir()).to_owned());
        Self { disk: Arc::new(RealDisk), state, holder: Holder::new(who) }
    }

    /// Uses the given folder for state, as tests do.
    #[must_use]
    pub fn at(folder: &Path, who: &str) -> Self {
        Self { disk: Arc::new(RealDisk), state: Some(folder.to_owned()), holder: Holder::new(who) }
    }

    #[cfg(any(test, feature = "testing"))]
    pub(super) fn on(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        Self { disk, state: Some(folder.to_owned()), holder: Holder::new("test") }
    }

    /// Uses a disk in memory, for the tests of other crates.
    #[cfg(feature = "testing")]
    pub fn in_memory() -> Self {
        Self::on(Arc::new(super::disk::simulated::Simulated::default()), Path::new("/state"))
    }

    /// Returns the user's own folder for state.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.state.as_deref()
    }

    /// Opens a project: takes its lock, reads it, and looks for changes that its file does not have. With
    /// `take_over`, the lock is taken from a window that holds it.
    ///
    /// # Errors
    /// Returns an error that says what is wrong with the file and where. The file is never changed.
    pub fn open(&self, path: &Path, take_over: bool) -> Result<Opened, OpenError> {
        let fail = |error: std::io::Error| OpenError {
            path: Some(path.to_owned()),
            problem: OpenProblem::Io(super::Io(error)),
        };
        let (disk, state) = (&*self.disk, self.state.as_deref());
        let real = atomic::follow(disk, path).map_err(fail)?;
        let taken = if take_over {
            lock::take_over(&self.disk, &real, state, &self.holder).map_err(fail)?
        } else {
            lock::take(&self.disk, &real, state, &self.holder)
        };
        // Read only once the lock is held: its former holder may have saved until the last moment.
        let fit = |error: OpenError| match &error.problem {
            OpenProblem::Altered { .. } => read::with_saved_texts(disk, &real).ok_or(error),
            _ => Err(error),
        };
        let (contents, replaced, revision) = read::known_from(disk, &real)
            .map(|(contents, revision)| (contents, Vec::new(), revision))
            .or_else(fit)
            .map_err(|error| OpenError { path: Some(path.to_owned()), ..error })?;
        let Contents { project, newer, repaired, altered } = contents;
        let mut notes = planted::notes(disk, &real, state);
        notes.extend(repair_message(&repaired).filter(|_| newer.is_none()));
        let mut opened = Opened {
            path: path.to_owned(),
            project,
            altered,
            replaced,
            real,
            revision,
            recovery: None,
            notes,
            lock: None,
            read_only: None,
            outdated: Vec::new(),
            left: Vec::new(),
            elsewhere: Vec::new(),
            took_over: take_over,
        };
        if let Some(newer) = newer {
            // Its lock and its journals are left to the program that understands them.
            opened.read_only = Some(ReadOnly::Newer(newer));
            return Ok(opened);
        }
        match taken {
            // This window has the project open already, and hands its lock on.
            LockOutcome::Theirs(holder) if holder == self.holder => {}
            LockOutcome::Theirs(holder) => {
                opened.read_only = Some(ReadOnly::HeldBy(holder));
                return Ok(opened);
            }
            LockOutcome::Mine(lock) => opened.lock = Some(lock),
            LockOutcome::Unknown => {}
        }
        opened.find_recovery(disk, state);
        opened.find_left_changes(disk, state);
        Ok(opened)
    }

    /// Prepares a save of a project to `path`. `state` is the project's state in its history, and `upto` is
    /// the last change in it. `own` is the project's present file, with its lock.
    pub(super) fn saving(
        &self,
        (project, state, upto): (Project, u64, u64),
        (path, overwrite): (PathBuf, Overwrite),
        own: Option<(PathBuf, Option<LockToken>)>,
        journal_handle: Box<dyn FoldJournal>,
        own_revisions: Arc<Mutex<OwnRevisions>>,
    ) -> PendingSave {
        PendingSave {
            project,
            altered: Vec::new(),
            state,
            upto,
            path,
            overwrite,
            home: self.clone(),
            own,
            journal_handle,
            own_revisions,
            refused: None,
        }
    }

    /// Reads an earlier version, or any other file, to be viewed only.
    ///
    /// # Errors
    /// Returns an error that says what is wrong with the file and where.
    pub fn look_at(&self, path: &Path) -> Result<Contents, OpenError> {
        read::load_from(&*self.disk, path).map(|(contents, _)| contents)
    }

    /// Returns the unsaved work of windows that did not end properly, of projects with and without a file.
    #[must_use]
    pub fn unfinished(&self) -> Vec<Recovery> {
        self.state.as_deref().map(|state| find_unfinished(&*self.disk, state)).unwrap_or_default()
    }

    /// Reads a journal that a person has chosen, perhaps one that was put away. The project is recovered
    /// without a file, so that nothing is replaced.
    ///
    /// # Errors
    /// Returns the reason why it cannot be used, as the end of a sentence that begins with its name.
    pub fn open_journal(&self, path: &Path) -> Result<Recovery, String> {
        read_chosen(&*self.disk, path, self.state.as_deref())
    }

    /// Puts away recovered work that a person does not want. It is kept for 30 days. Work that another file
    /// can take is left for that file.
    ///
    /// # Errors
    /// Fails where a journal could not be moved. Its work is then offered again.
    pub fn discard(&self, recovery: &Recovery) -> std::io::Result<Vec<PathBuf>> {
        let state = self.state.as_deref();
        if recovery.fits_both {
            return Ok(Vec::new());
        }
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
    /// The texts that do not match their checksums.
    pub altered: Vec<AlteredText>,
    /// The texts that were replaced with the ones that were saved, because statements have no place in those
    /// of the file.
    pub replaced: Vec<ReplacedText>,
    /// The changes that the file does not have.
    pub recovery: Option<Recovery>,
    /// The changes that other windows made before they noticed that the project was taken over from them.
    pub left: Vec<Recovery>,
    /// Changes made to a file of another name with the same content, or to this file before its content was
    /// replaced.
    pub elsewhere: Vec<Recovery>,
    /// Messages for the person who opens it.
    pub notes: Vec<String>,
    /// The reason why it is read-only; `None` where it may be changed.
    pub read_only: Option<ReadOnly>,
    pub(super) real: PathBuf,
    pub(super) revision: Revision,
    pub(super) lock: Option<ProjectLock>,
    /// Journals without any change that the file does not have.
    pub(super) outdated: Vec<PathBuf>,
    /// Set where it was taken over from another window, which may not have noticed yet.
    pub(super) took_over: bool,
}

impl Opened {
    fn find_recovery(&mut self, disk: &dyn Disk, state: Option<&Path>) {
        let (project, revision) = (self.project.id, self.revision);
        let mut found = find_unsaved(disk, &self.real, project, revision, state);
        self.notes.append(&mut found.notes);
        if let Some(journal) = found.newer {
            self.read_only = Some(ReadOnly::NewerJournal(journal));
            self.lock = None;
            return;
        }
        let others = find_elsewhere(disk, &self.real, project, revision, state, &mut found);
        self.elsewhere.extend(others.into_iter().map(|other| Recovery {
            project: self.project.clone(),
            path: Some(self.path.clone()),
            was_of: other.was_of,
            fits_both: other.fits_both,
            entries: other.entries,
            damage: other.damage,
            left: false,
            journals: other.journals,
        }));
        self.elsewhere.append(&mut found.whole);
        if found.entries.is_empty() && found.damage.is_none() {
            self.outdated = found.journals;
            return;
        }
        self.recovery = Some(Recovery {
            project: self.project.clone(),
            path: Some(self.path.clone()),
            was_of: None,
            fits_both: false,
            entries: found.entries,
            damage: found.damage,
            left: false,
            journals: found.journals,
        });
    }

    /// Looks for changes left by a window from which the project was taken over.
    fn find_left_changes(&mut self, disk: &dyn Disk, state: Option<&Path>) {
        if self.read_only.is_none() {
            let found = find_left(disk, &self.real, self.project.id, state);
            self.left = found.into_iter().map(|it| left_over(it, &self.project, &self.path)).collect();
        }
    }
}

/// Turns the changes that another window has left into an offer.
pub(super) fn left_over(left: LeftJournal, project: &Project, path: &Path) -> Recovery {
    Recovery {
        project: project.clone(),
        path: Some(path.to_owned()),
        was_of: None,
        fits_both: false,
        entries: left.entries,
        damage: None,
        left: true,
        journals: vec![left.path],
    }
}
