//! A save that runs on any thread: it replaces the file and folds the journal into it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::home::Home;
use super::journal::{FoldJournal, JournalMove, JournalPlaces, SaveMark, SavedState};
use super::lock::{self, LockOutcome, LockToken, ProjectLock};
use super::watch::OwnRevisions;
use super::{AlteredText, Overwrite, SaveError, SaveProblem, Saved, atomic, write};
use model::Project;

/// A save that was requested and can run on any thread.
pub struct PendingSave {
    pub(super) project: Project,
    /// The texts that do not match their checksums, and on which nobody has decided yet.
    pub(super) altered: Vec<AlteredText>,
    pub(super) state: u64,
    pub(super) upto: u64,
    pub(super) path: PathBuf,
    pub(super) overwrite: Overwrite,
    pub(super) home: Home,
    pub(super) own: Option<(PathBuf, Option<LockToken>)>,
    pub(super) journal_handle: Box<dyn FoldJournal>,
    pub(super) own_revisions: Arc<Mutex<OwnRevisions>>,
    /// The reason why nothing may be written at all.
    pub(super) refused: Option<String>,
}

/// The result of a save, to be passed to [`OpenProject::stored`](super::OpenProject::stored).
#[derive(Debug)]
pub struct CompletedSave {
    /// The file.
    pub saved: Saved,
    pub(super) state: u64,
    /// The number of texts whose mismatching checksums are still in the file.
    pub(super) altered: usize,
    pub(super) path: PathBuf,
    pub(super) lock: Option<ProjectLock>,
}

impl PendingSave {
    /// Returns the path to which the project is saved.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the project atomically, and folds the journal into it.
    ///
    /// # Errors
    /// Returns an error that says why the project was not saved. The file then still has its former content,
    /// and the journal still has all changes.
    pub fn run(self) -> Result<CompletedSave, SaveError> {
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
                LockOutcome::Mine(taken) => lock = Some(taken),
                LockOutcome::Theirs(holder) => return Err(fail(SaveProblem::Held(holder.name()))),
                LockOutcome::Unknown => {}
            }
        }
        let saved = write::save_to(
            disk,
            (&self.project, &self.altered),
            &self.path,
            self.overwrite,
            |_, revision| {
                OwnRevisions::add(&self.own_revisions, revision);
                if !moves {
                    // Where the mark cannot be written, the new file still has all changes in the journal.
                    let _ = self.journal_handle.mark(SaveMark { revision, upto: self.upto });
                }
                Ok(())
            },
        )?;
        OwnRevisions::replaced(&self.own_revisions);
        if saved.certain {
            let file = saved.path.display().to_string();
            let beside = lock::is_beside(disk, &saved.path, lock.as_ref());
            let moved = moves
                .then(|| JournalMove { places: JournalPlaces::of_file(&saved.path, beside, state), file });
            let folded =
                SavedState { project: self.project.clone(), revision: saved.revision, upto: self.upto };
            self.journal_handle.fold(folded, moved);
        }
        Ok(CompletedSave { saved, state: self.state, altered: self.altered.len(), path: self.path, lock })
    }
}
