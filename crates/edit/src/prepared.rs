//! A change that was worked out away from the project.

use std::sync::Arc;

use super::{Edit, EditContext, EditError, Intent};
use model::Project;

/// A change that was planned, made on a copy of the project and checked there, on whatever thread: all that is left is to
/// put the copy in the project's place ([`super::History::put`]). That costs next to nothing, however much is changed.
#[derive(Debug)]
pub struct PreparedEdit {
    before: Project,
    after: Project,
    edit: Arc<Edit>,
}

impl PreparedEdit {
    /// Plans a change of a project, and makes it on a copy of that.
    ///
    /// # Errors
    /// Where it makes no sense in this project, or would break an invariant.
    pub fn new(intent: &Intent, project: &Project, stamp: &mut EditContext) -> Result<Self, EditError> {
        let (edit, after) = intent.planned(project, stamp)?;
        edit.keeps_order(&after)?;
        Ok(Self { before: project.clone(), after, edit: Arc::new(edit) })
    }

    /// Whether a project is still the one that this was made for. What two states of a project share is not looked at, so
    /// that costs as much as was changed meanwhile.
    #[must_use]
    pub fn fits(&self, project: &Project) -> bool {
        self.before == *project
    }

    /// The change.
    #[must_use]
    pub fn edit(&self) -> &Arc<Edit> {
        &self.edit
    }

    /// The project with the change.
    #[must_use]
    pub fn project_after(&self) -> &Project {
        &self.after
    }
}
