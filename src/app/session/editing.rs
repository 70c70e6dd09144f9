//! Changes of the open project, with all that follows them.

use jiff::Timestamp;

use super::Session;
use crate::app::index::{ChangedAspects, Memo};
use crate::app::prepared_views::PreparedViews;
use edit::{Edit, EditContext, EditError, Intent, Label, PlannedEdit, PreparedEdit};
use model::{Project, StatementId};
use store::Contents;

/// A change that was applied to the open project.
#[derive(Debug)]
pub(crate) struct Applied {
    /// The words for it: "Moved 3 statements to Coalition".
    pub(crate) done: String,
    /// The statements that it added.
    pub(crate) added: Vec<StatementId>,
    /// The statements that it removed.
    pub(crate) removed: Vec<StatementId>,
}

impl Applied {
    fn new(edit: &Edit, label: Label) -> Self {
        let (added, removed) = (edit.added_statements().collect(), edit.removed_statements().collect());
        Self { done: label.done, added, removed }
    }
}

impl Session {
    /// Plans and applies a change, and adds it to the history.
    pub(crate) fn apply(&mut self, intent: &Intent, stamp: &mut EditContext) -> Result<Applied, EditError> {
        let PlannedEdit { edit, label } = intent.plan(self.open_project.project(), stamp)?;
        let applied = Applied::new(&edit, label);
        self.open_project.apply(edit, intent.merge_key(), stamp.now)?;
        self.refresh();
        Ok(applied)
    }

    /// Plans a change that is an effect of the last one, and merges it into that: both are undone as one.
    pub(crate) fn amend(&mut self, intent: &Intent, stamp: &mut EditContext) -> Result<(), EditError> {
        let PlannedEdit { edit, .. } = intent.plan(self.open_project.project(), stamp)?;
        self.open_project.amend(edit, stamp.now)?;
        self.refresh();
        Ok(())
    }

    /// Makes a change that was worked out on another thread, with what is derived from the project after it.
    pub(crate) fn put(
        &mut self,
        ready: PreparedEdit,
        prepared: PreparedViews,
        now: Timestamp,
    ) -> Result<Applied, EditError> {
        self.open_project.put(&ready, now)?;
        let applied = Applied::new(ready.edit(), ready.label().clone());
        let filters = std::mem::take(&mut self.layout.filters);
        let PreparedViews { layout, analyses_cache } = prepared;
        let old = (
            std::mem::replace(&mut self.layout, layout),
            std::mem::replace(&mut self.analyses_cache, analyses_cache),
        );
        // To drop the statements as they were takes longer than all else here.
        std::thread::spawn(move || drop((ready, old)));
        let project = self.open_project.project();
        self.layout.filter_by(filters, project, |index| self.analyses_cache.of(project, index));
        self.refresh();
        Ok(applied)
    }

    /// Makes several changes as one step.
    pub(crate) fn apply_all(
        &mut self,
        label: String,
        stamp: &mut EditContext,
        make: impl FnOnce(&mut Project, &mut EditContext) -> Result<(), EditError>,
    ) -> Result<(), EditError> {
        let mut project = self.open_project.project().clone();
        make(&mut project, stamp)?;
        let edit = Edit::between(label, self.open_project.project(), &project);
        self.open_project.apply(edit, None, stamp.now)?;
        self.refresh();
        Ok(())
    }

    /// Makes an edit that was planned on a copy of the project, in one step.
    pub(crate) fn apply_edit(&mut self, edit: Edit, now: Timestamp) -> Result<(), EditError> {
        self.open_project.apply(edit, None, now)?;
        self.refresh();
        Ok(())
    }

    /// Makes the project that of an earlier version, in one step.
    pub(crate) fn revert_to_version(
        &mut self,
        version: &Contents,
        label: String,
        now: Timestamp,
    ) -> Result<(), EditError> {
        let edit = Edit::between(label, self.open_project.project(), &version.project);
        self.open_project.apply(edit, None, now)?;
        self.open_project.keep_also(version);
        self.altered = Memo::new(ChangedAspects::TEXTS);
        self.refresh();
        Ok(())
    }

    /// Takes the last change back; gives its label.
    pub(crate) fn undo(&mut self, now: Timestamp) -> Result<Option<String>, EditError> {
        let label = self.open_project.undo(now)?;
        self.refresh();
        Ok(label)
    }

    /// Makes the change again that was taken back last; gives its label.
    pub(crate) fn redo(&mut self, now: Timestamp) -> Result<Option<String>, EditError> {
        let label = self.open_project.redo(now)?;
        self.refresh();
        Ok(label)
    }
}
