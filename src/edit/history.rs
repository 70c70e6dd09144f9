//! What was done, and what was undone.

use jiff::{SignedDuration, Timestamp};

use super::{Edit, EditError, MergeKey};
use crate::model::Project;

/// How long after the last letter a person still writes the same thing.
const PAUSE: SignedDuration = SignedDuration::from_secs(3);

/// Steps that can be undone and done again, without limit.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// How many steps were ever made: names each state of the project.
    made: u64,
}

#[derive(Debug)]
struct Step {
    edit: Edit,
    merge: Option<MergeKey>,
    at: Timestamp,
    number: u64,
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
        edit: Edit,
        merge: Option<MergeKey>,
        at: Timestamp,
    ) -> Result<(), EditError> {
        if edit.is_empty() {
            return Ok(());
        }
        let before = project.clone();
        edit.apply(project)?;
        self.made += 1;
        self.undone.clear();
        let number = self.made;
        if let Some(last) = self.done.last_mut().filter(|last| last.goes_on(merge, at)) {
            // What leads from before the first letter to after the last one.
            let mut start = before;
            last.edit.inverse().apply(&mut start)?;
            *last = Step { edit: Edit::between(edit.label, &start, project), merge, at, number };
        } else {
            self.done.push(Step { edit, merge, at, number });
        }
        Ok(())
    }

    /// Takes the last step back; gives its label, or nothing where there is none.
    ///
    /// # Errors
    /// Where the project was changed other than through this history.
    pub fn undo(&mut self, project: &mut Project) -> Result<Option<String>, EditError> {
        let Some(step) = self.done.last() else { return Ok(None) };
        step.edit.inverse().apply(project)?;
        let label = step.edit.label.clone();
        self.undone.extend(self.done.pop());
        Ok(Some(label))
    }

    /// Does the last step again that was taken back; gives its label, or nothing where there is none.
    ///
    /// # Errors
    /// Where the project was changed other than through this history.
    pub fn redo(&mut self, project: &mut Project) -> Result<Option<String>, EditError> {
        let Some(step) = self.undone.last() else { return Ok(None) };
        step.edit.apply(project)?;
        let label = step.edit.label.clone();
        self.done.extend(self.undone.pop().map(|step| Step { merge: None, ..step }));
        Ok(Some(label))
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

impl Step {
    fn goes_on(&self, merge: Option<MergeKey>, at: Timestamp) -> bool {
        merge.is_some() && self.merge == merge && at.duration_since(self.at) <= PAUSE
    }
}
