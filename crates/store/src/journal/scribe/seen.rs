//! Goes by what was seen of the project's file and of the journal itself.

use std::io;
use std::path::{Path, PathBuf};

use super::super::Sight;
use super::super::away::keep_copy;
use super::super::place::JournalLoss;
use super::super::record::Record;
use super::super::signpost::Signpost;
use super::{Line, Scribe};
use crate::revision::Revision;

impl Scribe {
    /// Keeps the whole project from now on, also without edits: the file that held it is gone.
    pub(crate) fn keep_whole(&mut self, file: &Path) {
        self.start.file = Some(file.display().to_string());
        self.whole = true;
        self.prepare();
    }

    /// Goes by what was seen of the project's file: where it no longer holds the base, the journal begins again with the
    /// whole project; where it does so again, the journal continues it. Gives what came of writing it; nothing where it
    /// stays as it is. What fails is tried again with the next sync.
    pub(crate) fn see(&mut self, sight: Sight) -> Option<io::Result<Option<u64>>> {
        let fits = match sight {
            Sight::Taken => {
                self.taken = true;
                return None;
            }
            Sight::Gone => false,
            Sight::Holds(revision) => self.continues(revision),
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

    /// Returns whether a file of this content lacks nothing but what the journal holds.
    fn continues(&self, revision: Revision) -> bool {
        let marked = |line: &Line| matches!(&line.record, Record::Saved(mark) if mark.revision == revision);
        self.start.revision == Some(revision) || self.lines.iter().any(marked)
    }

    /// Writes the journal again where another program has removed or changed it; nothing where nobody has.
    pub(crate) fn look(&mut self) -> Option<io::Result<Option<u64>>> {
        // A window that took the project over writes its own there.
        if self.taken || self.still_ours().is_err() || !self.is_lost() {
            return None;
        }
        self.out = None;
        Some(self.sync())
    }

    /// Compares the journal under its name with what was written, and remembers what others did to it.
    pub(super) fn is_lost(&mut self) -> bool {
        let disk = &*self.disk;
        let Some((out, loss)) = self.out.as_ref().and_then(|out| Some((out, out.loss(disk)?))) else {
            return false;
        };
        if loss != JournalLoss::Removed {
            // It may be somebody's: another window that was there for a moment.
            let _ = keep_copy(disk, &out.path, self.state.as_deref());
        }
        self.losses.push((out.path.clone(), loss));
        true
    }

    /// Gives each thing that others did to the journal since the last time this was asked; all of it was written again.
    pub(crate) fn losses(&mut self) -> Vec<(PathBuf, JournalLoss)> {
        std::mem::take(&mut self.losses)
    }

    /// Puts up what leads the next start to the journal, where it is beside its project.
    pub(crate) fn put_up_signpost(&mut self) {
        let path = self.out.as_ref().map(|out| out.path.as_path());
        let beside = path.filter(|path| self.places.iter().any(|it| it.like.is_some() && it.path == *path));
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
