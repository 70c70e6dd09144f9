//! The first line of a journal.

use std::path::Path;

use super::super::revision::Revision;
use super::super::{FORMAT, SaveError, write};
use super::record::{JOURNAL_FORMAT, JournalBase, JournalHeader};
use model::Project;

/// The project that a journal continues. The journal's thread turns it into the first line, so that nobody
/// else waits for the text of a large project.
pub(crate) struct JournalStart {
    /// The project before the edits of the journal. Its tables are shared with the project that is being
    /// edited.
    base: Project,
    /// The project's file, for a person to read.
    pub(super) file: Option<String>,
    /// The content of the file that has the base; `None` where none does.
    pub(super) revision: Option<Revision>,
}

impl JournalStart {
    /// Starts from the content of a file.
    pub(crate) fn of_file(project: &Project, file: &Path, revision: Revision) -> Self {
        Self { base: project.clone(), file: Some(file.display().to_string()), revision: Some(revision) }
    }

    /// Starts from a project that no file has.
    pub(crate) fn unsaved(project: &Project) -> Self {
        Self { base: project.clone(), file: None, revision: None }
    }

    /// Continues from another content of the file.
    pub(super) fn go_on(&mut self, project: Project, revision: Revision) {
        self.base = project;
        self.revision = Some(revision);
    }

    /// Returns the first record. It includes the project if `whole` is set or no file has it.
    pub(super) fn header(&self, whole: bool) -> Result<JournalHeader, SaveError> {
        let base = match self.revision.filter(|_| !whole) {
            Some(revision) => JournalBase::File(revision),
            None => JournalBase::Text(write::to_text(&self.base)?),
        };
        Ok(JournalHeader {
            format: JOURNAL_FORMAT,
            minor: FORMAT.minor,
            written_by: env!("CARGO_PKG_VERSION").to_owned(),
            project: self.base.id,
            title: self.base.title.clone(),
            file: self.file.clone(),
            base,
        })
    }
}
