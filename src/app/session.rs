//! The project that is open, and how it stands with its file.

use std::path::PathBuf;

use super::index::{Index, Shows};
use crate::edit::{EditError, History, Intent, Stamp};
use crate::model::Project;

/// The project that is open.
pub(crate) struct Session {
    /// The project itself; changed through [`Session::apply`], [`Session::undo`] and [`Session::redo`] alone.
    pub(crate) project: Project,
    /// Its file; nothing while it has none.
    pub(crate) path: Option<PathBuf>,
    /// What is derived from the project, for its present state.
    pub(crate) index: Index,
    /// What is shown beside the speech that stands.
    pub(crate) shows: Shows,
    history: History,
    /// The state of the history that the file holds; nothing where no file holds one.
    saved: Option<u64>,
}

impl Session {
    /// A project as it came from its file, or one that has none yet.
    pub(crate) fn new(project: Project, path: Option<PathBuf>) -> Self {
        let shows = Shows::default();
        let index = Index::new(&project, shows);
        let history = History::default();
        let saved = path.is_some().then(|| history.state());
        Self { project, path, index, shows, history, saved }
    }

    /// A project that needs no saving as long as nobody changes it: the bundled sample.
    pub(crate) fn sample(project: Project) -> Self {
        let mut session = Self::new(project, None);
        session.saved = Some(session.history.state());
        session
    }

    /// What a person wants changed is planned, applied and remembered.
    pub(crate) fn apply(&mut self, intent: &Intent, stamp: &mut Stamp) -> Result<(), EditError> {
        let edit = intent.plan(&self.project, stamp)?;
        self.history.apply(&mut self.project, edit, intent.merge_key(), stamp.now)?;
        self.refresh();
        Ok(())
    }

    /// Takes the last change back; gives its label.
    pub(crate) fn undo(&mut self) -> Result<Option<String>, EditError> {
        let label = self.history.undo(&mut self.project)?;
        self.refresh();
        Ok(label)
    }

    /// Makes the change again that was taken back last; gives its label.
    pub(crate) fn redo(&mut self) -> Result<Option<String>, EditError> {
        let label = self.history.redo(&mut self.project)?;
        self.refresh();
        Ok(label)
    }

    /// Computes anew what is derived from the project.
    pub(crate) fn refresh(&mut self) {
        self.index = Index::new(&self.project, self.shows);
    }

    /// What can be undone and done again.
    pub(crate) fn history(&self) -> &History {
        &self.history
    }

    /// Names the present state of the project.
    pub(crate) fn state(&self) -> u64 {
        self.history.state()
    }

    /// Remembers that a file now holds this state.
    pub(crate) fn mark_saved(&mut self, state: u64, path: PathBuf) {
        self.saved = Some(state);
        self.path = Some(path);
    }

    /// Whether there is work that no file holds.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.saved != Some(self.state())
    }
}
