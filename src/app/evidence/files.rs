//! The state of the files that are evidence: the same, changed or missing.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use model::{Evidence, EvidenceId, EvidenceSource, Project};
use store::EvidenceFileState;

/// The state of the project's files when they were looked at last.
#[derive(Debug, Default)]
pub(crate) struct FileStates {
    /// The project's file, beside which they were looked for; `None` before.
    pub(crate) of: Option<PathBuf>,
    /// The serial number of the evidence for which they were looked at.
    pub(crate) serial: u64,
    states: HashMap<EvidenceId, EvidenceFileState>,
}

impl FileStates {
    /// Looks at every file of a project. Returns `None` when told to break.
    pub(crate) fn look(
        project: &Project,
        path: &Path,
        serial: u64,
        goes_on: &dyn Fn() -> ControlFlow<()>,
    ) -> Option<Self> {
        let mut states = HashMap::new();
        for evidence in project.evidence.values() {
            if let EvidenceSource::File(name) = &evidence.source {
                let state = store::file_state(path, name, evidence.fingerprint.as_ref(), goes_on)?;
                states.insert(evidence.id, state);
            }
        }
        Some(Self { of: Some(path.to_owned()), serial, states })
    }

    /// Returns a note on the file of a piece of evidence, in words; `None` where there is nothing to say.
    pub(crate) fn problem(&self, evidence: &Evidence) -> Option<String> {
        match self.states.get(&evidence.id)? {
            EvidenceFileState::Same | EvidenceFileState::Unknown => None,
            EvidenceFileState::Changed => {
                Some("The file is not the one that was added: its bytes have changed.".to_owned())
            }
            EvidenceFileState::Missing(words) => Some(format!("The file is missing: {words}")),
        }
    }

    /// Returns `true` if a file is known to be the one that was added.
    pub(crate) fn is_same(&self, evidence: EvidenceId) -> bool {
        self.states.get(&evidence) == Some(&EvidenceFileState::Same)
    }
}
