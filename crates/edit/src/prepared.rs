//! An edit that was applied to a copy of the project.

use std::sync::Arc;

use super::{Edit, EditContext, EditError, Intent, Label, PlannedEdit};
use model::Project;

/// An edit that was planned, applied to a copy of the project and checked there, on any thread. Only
/// replacing the project by the copy is left ([`super::History::put`]), which costs next to nothing, however
/// much is changed.
#[derive(Debug)]
pub struct PreparedEdit {
    before: Project,
    after: Project,
    edit: Arc<Edit>,
    label: Label,
}

impl PreparedEdit {
    /// Plans a change and applies it to a copy of the project.
    ///
    /// # Errors
    /// Returns an error if the change makes no sense in this project, or would break an invariant.
    pub fn new(intent: &Intent, project: &Project, context: &mut EditContext) -> Result<Self, EditError> {
        let (PlannedEdit { edit, label }, after) = intent.plan_with_project(project, context)?;
        edit.check_after(&after)?;
        Ok(Self { before: project.clone(), after, edit: Arc::new(edit), label })
    }

    /// Returns whether a project is still the one for which this was made. Shared parts are not compared, so
    /// the cost is that of the changes meanwhile.
    #[must_use]
    pub fn fits(&self, project: &Project) -> bool {
        self.before == *project
    }

    /// Returns the edit.
    #[must_use]
    pub fn edit(&self) -> &Arc<Edit> {
        &self.edit
    }

    /// Returns the label of the edit.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// Returns the project after the edit.
    #[must_use]
    pub fn project_after(&self) -> &Project {
        &self.after
    }
}
