//! Saves of an open project, and their effect on its file, lock and journal.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use super::{OpenProject, OwnFile};
use crate::Overwrite;
use crate::lock::ProjectLock;
use crate::read_only::ReadOnly;
use crate::revision::Revision;
use crate::saving::{CompletedSave, PendingSave};

impl OpenProject {
    /// Prepares a save of the project as it is now, which can run on another thread.
    #[must_use]
    pub fn saving(&self, path: PathBuf, overwrite: Overwrite) -> PendingSave {
        let now = (self.project.clone(), self.history.state(), self.number);
        let own = self.file.as_ref().map(|own| (own.real.clone(), self.lock.as_ref().map(ProjectLock::mark)));
        let saving =
            self.home.saving(now, (path, overwrite), own, self.journal.handle(), self.own_revisions.clone());
        let refused = self.read_only.as_ref().and_then(ReadOnly::no_copy);
        PendingSave { altered: self.altered.clone(), refused, ..saving }
    }

    /// Returns the content that the project's own file had when it was last read or saved here. A save replaces the file only
    /// where it still has this content.
    #[must_use]
    pub fn own_revision(&self) -> Option<Revision> {
        self.file.as_ref().map(|own| own.revision)
    }

    /// Takes over the result of a save: the file now holds that state of the project.
    pub fn stored(&mut self, stored: CompletedSave) {
        let CompletedSave { saved, state, altered, path, lock } = stored;
        // A decision on a text that was made during the save is not in the file yet.
        self.saved = (altered == self.altered.len()).then_some(state);
        self.gone.store(false, Ordering::Relaxed);
        let moved = self.file.as_ref().is_none_or(|own| own.real != saved.path);
        if moved {
            self.lock = lock;
            self.read_only = None;
            self.took_over = false;
            self.own(OwnFile { path, real: saved.path, revision: saved.revision });
        } else if let Some(own) = &mut self.file {
            own.revision = saved.revision;
        }
    }

    /// Discards all unsaved changes, as a person has decided. A copy is kept for 30 days.
    pub fn give_up(&mut self) {
        self.journal.give_up(self.home.state.clone());
        self.gone.store(false, Ordering::Relaxed);
        self.saved = Some(self.history.state());
    }
}
