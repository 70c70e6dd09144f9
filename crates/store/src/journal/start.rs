//! The beginning of a journal.

use std::path::Path;

use super::super::revision::Revision;
use super::super::{FORMAT, SaveError, write};
use super::record::{Base, Header, JOURNAL_FORMAT};
use model::Project;

/// What a journal continues. Its first line is made of it by whoever writes the journal: the text of a large project takes
/// long, and nobody else waits for it.
pub(crate) struct Start {
    /// The project before the edits of the journal. Tables are shared with the project that is worked on.
    base: Project,
    /// The project's file, for a person to read.
    pub(super) file: Option<String>,
    /// The content of the file that holds the base; nothing where none does.
    pub(super) revision: Option<Revision>,
}

impl Start {
    /// From the content of a file.
    pub(crate) fn of_file(project: &Project, file: &Path, revision: Revision) -> Self {
        Self { base: project.clone(), file: Some(file.display().to_string()), revision: Some(revision) }
    }

    /// From a project that no file holds.
    pub(crate) fn unsaved(project: &Project) -> Self {
        Self { base: project.clone(), file: None, revision: None }
    }

    /// Goes on from another content of the file.
    pub(super) fn go_on(&mut self, project: Project, revision: Revision) {
        self.base = project;
        self.revision = Some(revision);
    }

    /// The first line of the journal: with the whole project where no file holds it.
    pub(super) fn header(&self, whole: bool) -> Result<Header, SaveError> {
        let base = match self.revision.filter(|_| !whole) {
            Some(revision) => Base::File(revision),
            None => Base::Text(write::to_text(&self.base)?),
        };
        Ok(Header {
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
