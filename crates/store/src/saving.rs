//! A save, which can run on any thread: the file replaced, and the journal folded into it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::home::Home;
use super::journal::{Fold, Folded, Mark, Moved, Places};
use super::lock::{self, Lock, LockMark, Taken};
use super::watch::Known;
use super::{AlteredText, Overwrite, SaveError, SaveProblem, Saved, atomic, write};
use model::Project;

/// A save that was asked for and can run on any thread.
pub struct PendingSave {
    pub(super) project: Project,
    /// The texts that are not those that were saved, and of which nobody has decided yet.
    pub(super) altered: Vec<AlteredText>,
    pub(super) state: u64,
    pub(super) upto: u64,
    pub(super) path: PathBuf,
    pub(super) overwrite: Overwrite,
    pub(super) home: Home,
    pub(super) own: Option<(PathBuf, Option<LockMark>)>,
    pub(super) pen: Box<dyn Fold>,
    pub(super) known: Arc<Mutex<Known>>,
    /// Why nothing may be written at all.
    pub(super) refused: Option<String>,
}

/// What came of a save, for [`OpenProject::stored`](super::OpenProject::stored).
#[derive(Debug)]
pub struct CompletedSave {
    /// The file.
    pub saved: Saved,
    pub(super) state: u64,
    /// How many texts the file still says of that they are not those that were saved.
    pub(super) altered: usize,
    pub(super) path: PathBuf,
    pub(super) lock: Option<Lock>,
}

impl PendingSave {
    /// Where the project goes.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the project, whole or not at all, and folds the journal into it.
    ///
    /// # Errors
    /// Says why not. Whatever the file held before, it then still holds, and the journal all that was done.
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
                Taken::Mine(taken) => lock = Some(taken),
                Taken::Theirs(holder) => return Err(fail(SaveProblem::Held(holder.name()))),
                Taken::Unknown => {}
            }
        }
        let saved = write::save_to(
            disk,
            (&self.project, &self.altered),
            &self.path,
            self.overwrite,
            |_, revision| {
                Known::add(&self.known, revision);
                if !moves {
                    // Where that cannot be written, the new file holds all that the journal did.
                    let _ = self.pen.mark(Mark { revision, upto: self.upto });
                }
                Ok(())
            },
        )?;
        Known::replaced(&self.known);
        if saved.certain {
            let file = saved.path.display().to_string();
            let beside = lock::stands_beside(disk, &saved.path, lock.as_ref());
            let moved = moves.then(|| Moved { places: Places::of_file(&saved.path, beside, state), file });
            let folded = Folded { project: self.project.clone(), revision: saved.revision, upto: self.upto };
            self.pen.fold(folded, moved);
        }
        Ok(CompletedSave { saved, state: self.state, altered: self.altered.len(), path: self.path, lock })
    }
}
