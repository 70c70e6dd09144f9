//! What a journal continues, as whoever writes it knows it.

use std::path::Path;

use super::super::revision::Revision;
use super::super::{FORMAT, SaveError, write};
use super::record::{Base, Header, JOURNAL_FORMAT};
use crate::model::{Project, ProjectId};

/// What a journal continues. Its first line is made of it by whoever writes the journal: the text of a large project takes
/// long, and nobody else waits for it.
pub(in crate::store) struct Start {
    project: ProjectId,
    title: String,
    /// The project's file, for a person to read.
    pub(super) file: Option<String>,
    pub(super) origin: Origin,
}

/// What the edits begin from.
pub(super) enum Origin {
    /// This content of the project's file.
    File(Revision),
    /// This project, which no file holds.
    Project(Box<Project>),
}

impl Start {
    /// From the content of a file.
    pub(in crate::store) fn of_file(project: &Project, file: &Path, revision: Revision) -> Self {
        let file = Some(file.display().to_string());
        Self { project: project.id, title: project.title.clone(), file, origin: Origin::File(revision) }
    }

    /// From a project that no file holds.
    pub(in crate::store) fn unsaved(project: &Project) -> Self {
        let origin = Origin::Project(Box::new(project.clone()));
        Self { project: project.id, title: project.title.clone(), file: None, origin }
    }

    /// The first line of the journal.
    pub(super) fn header(&self) -> Result<Header, SaveError> {
        let base = match &self.origin {
            Origin::File(revision) => Base::File(*revision),
            Origin::Project(project) => Base::Text(write::to_text(project)?),
        };
        Ok(Header {
            format: JOURNAL_FORMAT,
            minor: FORMAT.minor,
            written_by: env!("CARGO_PKG_VERSION").to_owned(),
            project: self.project,
            title: self.title.clone(),
            file: self.file.clone(),
            base,
        })
    }
}
