//! Reacts to changes of the project's file and of the journal itself by others.

use std::io;
use std::path::{Path, PathBuf};

use super::super::FileState;
use super::super::away::keep_copy;
use super::super::place::JournalLoss;
use super::super::record::JournalRecord;
use super::super::signpost::Signpost;
use super::{JournalLine, JournalWriter};
use crate::revision::Revision;

impl JournalWriter {
    /// Keeps the complete project from now on, even without edits, because the file that had it is gone.
    pub(crate) fn keep_whole(&mut self, file: &Path) {
        self.start.file = Some(file.display().to_string());
        self.whole = true;
        self.prepare();
    }

    /// Reacts to the state of the project's file. Where the file no longer has the base, the journal is begun
    /// again with the complete project; where it has the base again, the journal continues it. Returns the
    /// result of writing; `None` where nothing was written. A failure is repeated with the next sync.
    pub(crate) fn observe_file(&mut self, state: FileState) -> Option<io::Result<Option<u64>>> {
        let fits = match state {
            FileState::Taken => {
                self.taken = true;
                return None;
            }
            FileState::Gone => false,
            FileState::Holds(revision) => self.continues(revision),
        };
        if self.taken || fits != self.whole || self.still_ours().is_err() {
            return None;
        }
        self.whole = !fits;
        self.first = None;
        if self.whole {
            self.prepare();
            self.out = None;
        } else if let Err(error) = self.begin_or_remove() {
            return Some(Err(error));
        }
        Some(self.sync())
    }

    /// Returns whether a file with this content has everything but changes in the journal.
    fn continues(&self, revision: Revision) -> bool {
        let marked = |line: &JournalLine| matches!(&line.record, JournalRecord::Saved(mark) if mark.revision == revision);
        self.start.revision == Some(revision) || self.lines.iter().any(marked)
    }

    /// Writes the journal again if another program has removed or changed it; otherwise returns `None`.
    pub(crate) fn check_journal(&mut self) -> Option<io::Result<Option<u64>>> {
        // A window that took the project over writes its own journal there.
        if self.taken || self.still_ours().is_err() || !self.note_loss() {
            return None;
        }
        self.out = None;
        Some(self.sync())
    }

    /// Compares the journal with what was written, and remembers changes to it by others.
    pub(super) fn note_loss(&mut self) -> bool {
        let disk = &*self.disk;
        let Some((out, loss)) = self.out.as_ref().and_then(|out| Some((out, out.loss(disk)?))) else {
            return false;
        };
        if loss != JournalLoss::Removed {
            // It may be the journal of another window that existed for a moment.
            let _ = keep_copy(disk, &out.path, self.state.as_deref());
        }
        self.losses.push((out.path.clone(), loss));
        true
    }

    /// Returns the changes to the journal by others since the last call. Everything in it was written again.
    pub(crate) fn losses(&mut self) -> Vec<(PathBuf, JournalLoss)> {
        std::mem::take(&mut self.losses)
    }

    /// Creates a signpost to the journal, if the journal is beside its project.
    pub(crate) fn put_up_signpost(&mut self) {
        let path = self.out.as_ref().map(|out| out.path.as_path());
        let beside =
            path.filter(|path| self.places.iter().any(|it| it.permissions_of.is_some() && it.path == *path));
        if self.signpost.as_ref().map(Signpost::journal) == beside {
            return;
        }
        if let Some(signpost) = self.signpost.take() {
            signpost.remove(&*self.disk, self.state.as_deref());
        }
        let new = beside.zip(self.state.as_deref());
        self.signpost = new.and_then(|(journal, state)| Signpost::put_up(&*self.disk, journal, state));
    }
}
