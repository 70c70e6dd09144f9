//! What was done, and what was undone.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Edit, EditError, MergeKey, PreparedEdit};
use model::Project;

/// How long after the last letter a person still writes the same thing.
const PAUSE: SignedDuration = SignedDuration::from_secs(3);

/// Steps that can be undone and done again, without limit.
///
/// A step holds the records that it changes, as they were and as they are, and of the short lists (parties, codebook,
/// scale) the whole list twice. Texts of articles are never copied: all steps share them with the project.
/// `tests/allocations.rs` has the bound in bytes.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<HistoryStep>,
    undone: Vec<HistoryStep>,
    /// How many steps were ever made: names each state of the project.
    made: u64,
}

#[derive(Debug)]
struct HistoryStep {
    edit: Arc<Edit>,
    merge: Option<MergeKey>,
    at: Timestamp,
    number: u64,
}

/// What became of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApplyResult {
    /// It changes nothing and was passed over.
    Nothing,
    /// It is a step of its own.
    Step,
    /// It went on writing and became part of the step before.
    Joined,
}

/// How a change of the project came about. A journal that holds each edit with its deed gives back the
/// project and its history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HistoryOperation {
    /// A new step was made.
    #[serde(rename = "Did")]
    Apply,
    /// Typing went on and became part of the step before.
    #[serde(rename = "WentOn")]
    Merge,
    /// The last step was undone; the edit is its inverse.
    #[serde(rename = "Undid")]
    Undo,
    /// The step that was undone last was redone.
    #[serde(rename = "Redid")]
    Redo,
}

impl History {
    /// Applies an edit and remembers it. An empty one is passed over. What was undone before can then no
    /// longer be done again. One with the same merge key as the last, made within three seconds of it,
    /// becomes part of it.
    ///
    /// # Errors
    /// Where the edit does not fit the project; nothing is changed or remembered then.
    pub fn apply(
        &mut self,
        project: &mut Project,
        edit: impl Into<Arc<Edit>>,
        merge: Option<MergeKey>,
        at: Timestamp,
    ) -> Result<ApplyResult, EditError> {
        let edit = edit.into();
        if edit.is_empty() {
            return Ok(ApplyResult::Nothing);
        }
        let joins = self.done.last().is_some_and(|last| last.goes_on(merge, at));
        self.make(project, edit, merge, at, joins)?;
        Ok(if joins { ApplyResult::Joined } else { ApplyResult::Step })
    }

    /// Puts what a change that is ready has come to in the place of the project, and remembers the change.
    ///
    /// # Errors
    /// Where the project is no longer as it was; nothing is changed or remembered then.
    pub fn put(
        &mut self,
        project: &mut Project,
        ready: &PreparedEdit,
        at: Timestamp,
    ) -> Result<ApplyResult, EditError> {
        if !ready.fits(project) {
            return Err(EditError::Stale("project"));
        }
        if ready.edit().is_empty() {
            return Ok(ApplyResult::Nothing);
        }
        project.clone_from(ready.project_after());
        self.made += 1;
        self.undone.clear();
        self.done.push(HistoryStep { edit: ready.edit().clone(), merge: None, at, number: self.made });
        Ok(ApplyResult::Step)
    }

    fn make(
        &mut self,
        project: &mut Project,
        edit: Arc<Edit>,
        merge: Option<MergeKey>,
        at: Timestamp,
        joins: bool,
    ) -> Result<(), EditError> {
        let before = project.clone();
        edit.make(project)?;
        self.made += 1;
        self.undone.clear();
        let number = self.made;
        if let Some(last) = self.done.last_mut().filter(|_| joins) {
            // What leads from before the first letter to after the last one.
            let mut start = before;
            last.edit.inverse().apply_again(&mut start)?;
            let edit = Edit::between(edit.label.clone(), &start, project).into();
            *last = HistoryStep { edit, merge, at, number };
        } else {
            self.done.push(HistoryStep { edit, merge, at, number });
        }
        Ok(())
    }

    /// Makes a change again that a journal kept, in the way in which it came about. What was taken back or
    /// joined there but is not in this history, because it began later, becomes a step of its own.
    ///
    /// # Errors
    /// Where the edit does not fit the project; nothing is changed or remembered then.
    pub fn replay(
        &mut self,
        project: &mut Project,
        edit: Arc<Edit>,
        deed: HistoryOperation,
        at: Timestamp,
    ) -> Result<(), EditError> {
        let edit = edit.with_shared_texts(project);
        let undoes = |step: &HistoryStep| step.edit.inverse() == *edit;
        let redoes = |step: &HistoryStep| step.edit == edit;
        match deed {
            HistoryOperation::Undo if self.done.last().is_some_and(undoes) => self.undo(project).map(drop),
            HistoryOperation::Redo if self.undone.last().is_some_and(redoes) => self.redo(project).map(drop),
            HistoryOperation::Undo => {
                let label = format!("Undo: {}", edit.label);
                let changes = edit.changes.clone();
                self.make(project, Edit { label, changes }.into(), None, at, false)
            }
            HistoryOperation::Merge => self.make(project, edit, None, at, true),
            HistoryOperation::Apply | HistoryOperation::Redo => self.make(project, edit, None, at, false),
        }
    }

    /// Takes the last step back; gives the edit that did it, or nothing where there is none.
    ///
    /// # Errors
    /// Where the project was changed other than through this history.
    pub fn undo(&mut self, project: &mut Project) -> Result<Option<Arc<Edit>>, EditError> {
        let Some(step) = self.done.last() else { return Ok(None) };
        let inverse = Arc::new(step.edit.inverse());
        inverse.apply_again(project)?;
        self.undone.extend(self.done.pop());
        Ok(Some(inverse))
    }

    /// Does the last step again that was taken back; gives its edit, or nothing where there is none.
    ///
    /// # Errors
    /// Where the project was changed other than through this history.
    pub fn redo(&mut self, project: &mut Project) -> Result<Option<Arc<Edit>>, EditError> {
        let Some(step) = self.undone.last() else { return Ok(None) };
        let edit = step.edit.clone();
        edit.apply_again(project)?;
        self.done.extend(self.undone.pop().map(|step| HistoryStep { merge: None, ..step }));
        Ok(Some(edit))
    }

    /// What [`History::undo`] would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.edit.label.as_str())
    }

    /// What [`History::redo`] would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.edit.label.as_str())
    }

    /// Names the state of the project: 0 at first, another number after each step, the same again after
    /// undo or redo. A file is up to date when this is what it was when the file was written.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.done.last().map_or(0, |step| step.number)
    }
}

impl HistoryStep {
    fn goes_on(&self, merge: Option<MergeKey>, at: Timestamp) -> bool {
        merge.is_some() && self.merge == merge && at.duration_since(self.at) <= PAUSE
    }
}
