//! Undo and redo.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Edit, EditError, MergeKey, PreparedEdit};
use model::Project;

/// The longest pause between two changes that are merged as continued typing.
const MAX_TYPING_PAUSE: SignedDuration = SignedDuration::from_secs(3);

/// An unlimited history of steps that can be undone and redone.
///
/// A step holds the records that it changes, before and after, and the short lists (parties, codebook, scale)
/// as wholes. Texts of articles are never copied: all steps share them with the project.
/// `tests/allocations.rs` has the bound in bytes.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<HistoryStep>,
    undone: Vec<HistoryStep>,
    /// The number of steps ever made. Identifies each state of the project.
    made: u64,
}

#[derive(Debug)]
struct HistoryStep {
    edit: Arc<Edit>,
    merge: Option<MergeKey>,
    at: Timestamp,
    number: u64,
}

/// The result of applying an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApplyResult {
    /// The edit changes nothing and was ignored.
    Nothing,
    /// The edit is a step of its own.
    Step,
    /// The edit continued typing and was merged into the step before.
    Merged,
}

/// The operation by which the project changed. A journal that holds each edit with its operation gives back
/// the project and its history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HistoryOperation {
    /// A new step was made.
    #[serde(rename = "Did")]
    Apply,
    /// An edit was merged into the step before.
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
    /// Applies an edit and adds it to the history; ignores an empty one. Clears the steps that could be
    /// redone. An edit with the same merge key as the last, made within three seconds of it, is merged into
    /// it.
    ///
    /// # Errors
    /// Returns an error if the edit does not fit the project. Project and history are then unchanged.
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
        let merges = self.done.last().is_some_and(|last| last.can_merge(merge, at));
        self.make(project, edit, merge, at, merges)?;
        Ok(if merges { ApplyResult::Merged } else { ApplyResult::Step })
    }

    /// Merges an edit into the last step, which keeps its label: an effect of that step that took time to work out. Returns the
    /// edit, or `None` if it is empty or there is no step.
    ///
    /// # Errors
    /// Returns an error if the edit does not fit the project. Project and history are then unchanged.
    pub fn amend(
        &mut self,
        project: &mut Project,
        mut edit: Edit,
        at: Timestamp,
    ) -> Result<Option<Arc<Edit>>, EditError> {
        let Some(last) = self.done.last().filter(|_| !edit.is_empty()) else { return Ok(None) };
        edit.label.clone_from(&last.edit.label);
        let edit = Arc::new(edit);
        self.make(project, edit.clone(), None, at, true)?;
        Ok(Some(edit))
    }

    /// Replaces the project by that of a prepared edit and adds the edit to the history.
    ///
    /// # Errors
    /// Returns an error if the project has changed since. Project and history are then unchanged.
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
        merges: bool,
    ) -> Result<(), EditError> {
        let before = project.clone();
        edit.make(project)?;
        self.made += 1;
        self.undone.clear();
        let number = self.made;
        if let Some(last) = self.done.last_mut().filter(|_| merges) {
            // From before the first letter to after the last one.
            let mut start = before;
            last.edit.inverse().apply_unchecked(&mut start)?;
            let edit = Edit::between(edit.label.clone(), &start, project).into();
            *last = HistoryStep { edit, merge, at, number };
        } else {
            self.done.push(HistoryStep { edit, merge, at, number });
        }
        Ok(())
    }

    /// Repeats an operation from a journal. Undone or merged steps that are not in this history, because it
    /// began later, become steps of their own.
    ///
    /// # Errors
    /// Returns an error if the edit does not fit the project. Project and history are then unchanged.
    pub fn replay(
        &mut self,
        project: &mut Project,
        edit: Arc<Edit>,
        operation: HistoryOperation,
        at: Timestamp,
    ) -> Result<(), EditError> {
        let edit = edit.with_shared_texts(project);
        let undoes = |step: &HistoryStep| step.edit.inverse() == *edit;
        let redoes = |step: &HistoryStep| step.edit == edit;
        match operation {
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

    /// Undoes the last step. Returns the edit that did it, or `None` if there is none.
    ///
    /// # Errors
    /// Returns an error if the project was changed other than through this history.
    pub fn undo(&mut self, project: &mut Project) -> Result<Option<Arc<Edit>>, EditError> {
        let Some(step) = self.done.last() else { return Ok(None) };
        let inverse = Arc::new(step.edit.inverse());
        inverse.apply_unchecked(project)?;
        self.undone.extend(self.done.pop());
        Ok(Some(inverse))
    }

    /// Redoes the step that was undone last. Returns its edit, or `None` if there is none.
    ///
    /// # Errors
    /// Returns an error if the project was changed other than through this history.
    pub fn redo(&mut self, project: &mut Project) -> Result<Option<Arc<Edit>>, EditError> {
        let Some(step) = self.undone.last() else { return Ok(None) };
        let edit = step.edit.clone();
        edit.apply_unchecked(project)?;
        self.done.extend(self.undone.pop().map(|step| HistoryStep { merge: None, ..step }));
        Ok(Some(edit))
    }

    /// Returns a project as it was before the first step, which is as it is where the steps do not fit it.
    #[must_use]
    pub fn start(&self, project: &Project) -> Project {
        let mut start = project.clone();
        for step in self.done.iter().rev() {
            if step.edit.inverse().apply_unchecked(&mut start).is_err() {
                return project.clone();
            }
        }
        start
    }

    /// Returns the labels of the steps that can be undone, the first one first.
    pub fn done(&self) -> impl ExactSizeIterator<Item = &str> {
        self.done.iter().map(|step| step.edit.label.as_str())
    }

    /// Returns the labels of the steps that can be redone, the one that was undone last first.
    pub fn undone(&self) -> impl ExactSizeIterator<Item = &str> {
        self.undone.iter().rev().map(|step| step.edit.label.as_str())
    }

    /// Returns the label and the moment of a step by its place, counted through the steps that are done and those that are
    /// undone.
    #[must_use]
    pub fn step(&self, place: usize) -> Option<(&str, Timestamp)> {
        let undone = || self.undone.iter().rev().nth(place.checked_sub(self.done.len())?);
        let step = self.done.get(place).or_else(undone)?;
        Some((step.edit.label.as_str(), step.at))
    }

    /// Returns the label of the step that [`History::undo`] would undo.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.edit.label.as_str())
    }

    /// Returns the label of the step that [`History::redo`] would redo.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.edit.label.as_str())
    }

    /// Returns a number for the state of the project: 0 at first, another one after each step, and the same
    /// again after undo or redo. A file is up to date if the number is the same as when it was written.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.done.last().map_or(0, |step| step.number)
    }
}

impl HistoryStep {
    fn can_merge(&self, merge: Option<MergeKey>, at: Timestamp) -> bool {
        merge.is_some() && self.merge == merge && at.duration_since(self.at) <= MAX_TYPING_PAUSE
    }
}

#[cfg(test)]
mod tests {
    use super::HistoryOperation as Operation;

    #[test]
    fn journals_keep_the_names_of_operations() {
        let all = [Operation::Apply, Operation::Merge, Operation::Undo, Operation::Redo];
        let written = serde_json::to_string(&all).unwrap();
        assert_eq!(written, r#"["Did","WentOn","Undid","Redid"]"#);
        assert_eq!(serde_json::from_str::<[Operation; 4]>(&written).unwrap(), all);
    }
}
