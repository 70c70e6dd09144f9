//! Changes of an open project: each goes through the history into the journal.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::OpenProject;
use crate::Contents;
use crate::home::left_over;
use crate::journal::{JournalEntry, LeftJournal, Recovery};
use edit::{ApplyResult, Edit, EditError, HistoryOperation, MergeKey, PreparedEdit};

/// The result of restoring recovered changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The number of changes that were made again.
    pub count: usize,
    /// Reason for which the next change could not be made. The remaining changes are kept for 30 days.
    pub stopped: Option<String>,
}

impl OpenProject {
    /// Makes a change.
    ///
    /// # Errors
    /// Fails where the change does not fit the project, or the project is read-only. Nothing is changed then.
    pub fn apply(&mut self, edit: Edit, merge: Option<MergeKey>, at: Timestamp) -> Result<(), EditError> {
        self.writable()?;
        let edit = Arc::new(edit);
        let operation = match self.history.apply(&mut self.project, edit.clone(), merge, at)? {
            ApplyResult::Nothing => return Ok(()),
            ApplyResult::Step => HistoryOperation::Apply,
            ApplyResult::Merged => HistoryOperation::Merge,
        };
        self.record(operation, edit, at);
        Ok(())
    }

    /// Merges a change into the last one, of which it is an effect: both are undone as one.
    ///
    /// # Errors
    /// Fails where the change does not fit the project, or the project is read-only. Nothing is changed then.
    pub fn amend(&mut self, edit: Edit, at: Timestamp) -> Result<(), EditError> {
        self.writable()?;
        if let Some(edit) = self.history.amend(&mut self.project, edit, at)? {
            self.record(HistoryOperation::Merge, edit, at);
        }
        Ok(())
    }

    /// Makes a change that was prepared in advance, at once however large it is.
    ///
    /// # Errors
    /// Fails where the project has changed since it was prepared, or is read-only. Nothing is changed then.
    pub fn put(&mut self, ready: &PreparedEdit, at: Timestamp) -> Result<(), EditError> {
        self.writable()?;
        if self.history.put(&mut self.project, ready, at)? == ApplyResult::Step {
            self.record(HistoryOperation::Apply, ready.edit().clone(), at);
        }
        Ok(())
    }

    /// Takes over from another version of the project, whose records are being brought back, the fields of a newer program
    /// and the texts that do not match their checksums.
    pub fn keep_also(&mut self, other: &Contents) {
        self.altered.extend(other.altered.iter().cloned());
        let Some(theirs) = &other.project.kept else { return };
        let mut kept = self.project.kept.as_ref().map_or_else(|| (**theirs).clone(), |kept| (**kept).clone());
        kept.fields.fill_from(&theirs.fields);
        kept.minor = kept.minor.max(theirs.minor);
        self.project.kept = Some(Arc::new(kept));
    }

    /// Undoes the last change. Returns its label.
    ///
    /// # Errors
    /// Fails where the project is read-only.
    pub fn undo(&mut self, at: Timestamp) -> Result<Option<String>, EditError> {
        self.writable()?;
        let edit = self.history.undo(&mut self.project)?;
        Ok(edit.map(|edit| self.record(HistoryOperation::Undo, edit, at)))
    }

    /// Redoes the change that was undone last. Returns its label.
    ///
    /// # Errors
    /// Fails where the project is read-only.
    pub fn redo(&mut self, at: Timestamp) -> Result<Option<String>, EditError> {
        self.writable()?;
        let edit = self.history.redo(&mut self.project)?;
        Ok(edit.map(|edit| self.record(HistoryOperation::Redo, edit, at)))
    }

    pub(super) fn writable(&self) -> Result<(), EditError> {
        match &self.read_only {
            Some(why) => Err(EditError::Refused(why.words())),
            None => Ok(()),
        }
    }

    /// Hands a change to the journal. Returns its label.
    fn record(&mut self, operation: HistoryOperation, edit: Arc<Edit>, at: Timestamp) -> String {
        self.number += 1;
        let label = edit.label.clone();
        self.journal.append(JournalEntry { number: self.number, at, operation, edit });
        label
    }

    /// Makes the changes that a journal holds, each as a step that can be undone. That journal is removed once they are safe in
    /// this project's own.
    pub fn restore(&mut self, recovery: Recovery) -> Restored {
        let mut restored = Restored { count: 0, stopped: None };
        if let Some(file) = recovery.gone_file() {
            // No file holds the project that the journal begins with.
            self.journal.keep_whole(file);
            self.saved = None;
        }
        let mut made = Vec::new();
        for JournalEntry { at, operation, edit, .. } in recovery.entries {
            if recovery.left && edit.is_made(&self.project) {
                continue;
            }
            match self.history.replay(&mut self.project, edit.clone(), operation, at) {
                Ok(()) => {
                    self.number += 1;
                    made.push(JournalEntry { number: self.number, at, operation, edit });
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

    /// Returns the changes that another window has left, so that they can be offered.
    #[must_use]
    pub fn left(&self, left: LeftJournal) -> Recovery {
        left_over(left, &self.project, self.path().unwrap_or(Path::new("")))
    }
}
