//! Exports: made and written on a thread of their own, whole or not at all.

use std::path::{Path, PathBuf};

use super::work::{failed, name};
use super::{JobKind, JobOutcome, Jobs};
use crate::app::export::ExportRequest;
use ::export::OutputFile;
use model::Project;
use store::{Replaced, SaveError, SaveProblem};

/// The title of an error.
const FAILED: &str = "Not exported";

impl Jobs {
    /// Makes the files of a format and writes them; in the place of what is there only with `replace`.
    pub(crate) fn export(&mut self, project: Project, wish: ExportRequest, to: PathBuf, replace: bool) {
        let label = format!("Exporting to {}", name(&to));
        self.start(label, JobKind::Exporting, move |watch| {
            let files = match ::export::write(&project, wish.format, &wish.options) {
                Ok(files) => files,
                Err(error) => return failed(FAILED, error, None),
            };
            if watch.goes_on().is_break() {
                return JobOutcome::Stopped;
            }
            match put(&wish, &to, &files, replace) {
                Ok(written) => JobOutcome::Exported { to, certain: written.certain },
                Err(error) if !replace && matches!(error.problem, SaveProblem::Exists) => {
                    JobOutcome::ExportExists { wish: Box::new(wish), to }
                }
                Err(error) => failed(FAILED, error, None),
            }
        });
    }
}

fn put(wish: &ExportRequest, to: &Path, files: &[OutputFile], replace: bool) -> Result<Replaced, SaveError> {
    match files {
        [file] if !wish.is_folder() => store::put(to, file.bytes(), replace),
        files => {
            let files: Vec<(&str, &[u8])> =
                files.iter().map(|file| (file.name.as_str(), file.bytes())).collect();
            store::put_all(to, &files, replace)
        }
    }
}
