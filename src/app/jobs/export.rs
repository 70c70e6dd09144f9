//! Exports: made and written on a thread of their own, whole or not at all.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::work::{failed, name};
use super::{JobControl, JobKind, JobOutcome, Jobs};
use crate::app::export::ExportRequest;
use crate::export_texts;
use ::export::{Enclosed, EnclosedFile, ExportError, Format, OutputFile};
use model::{EvidenceSource, Project};
use store::{Replaced, SaveError, SaveProblem};

/// The title of an error.
const FAILED: &str = "Not exported";

impl Jobs {
    /// Makes the files of a format and writes them; in the place of what is there only with `replace`.
    /// Files that go into an evidence pack are looked for beside the file of the project.
    pub(crate) fn export(
        &mut self,
        project: Project,
        file: Option<PathBuf>,
        mut wish: ExportRequest,
        to: PathBuf,
        replace: bool,
    ) {
        let label = format!("Exporting to {}", name(&to));
        self.start(label, JobKind::Exporting, move |watch| {
            if wish.format == Format::Pack {
                match enclosed(&project, file.as_deref(), watch) {
                    Ok(None) => return JobOutcome::Stopped,
                    Ok(Some(enclosed)) => wish.options.enclosed = Some(Arc::new(enclosed)),
                    Err(error) => return failed(FAILED, error, None),
                }
            }
            let tell = |part: f32| {
                watch.tell(part);
                watch.goes_on()
            };
            let before = export_texts::share_before(wish.format, &wish.options);
            if export_texts::read(&project, wish.format, &mut wish.options, &tell).is_break() {
                return JobOutcome::Stopped;
            }
            let rest = export_texts::rest(before, &tell);
            let files = match ::export::write_watched(&project, wish.format, &wish.options, &rest) {
                Ok(files) => files,
                Err(ExportError::Stopped) => return JobOutcome::Stopped,
                Err(error) => return failed(FAILED, error, None),
            };
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

/// The files of an evidence pack; nothing where a person stops it.
fn enclosed(
    project: &Project,
    file: Option<&Path>,
    watch: &JobControl,
) -> Result<Option<Enclosed>, store::SaveError> {
    let read = |path: &str| match file {
        Some(file) => store::read_enclosed(file, path).map_err(|error| error.to_string()),
        None => Err("the project has no file yet, and so no folder: save it first".to_owned()),
    };
    let mut evidence = Vec::new();
    for source in project.evidence.values() {
        if watch.goes_on().is_break() {
            return Ok(None);
        }
        if let EvidenceSource::File(path) = &source.source {
            evidence.push(EnclosedFile { path: path.clone(), content: read(path) });
        }
    }
    Ok(Some(Enclosed { project: store::to_text(project)?, evidence, earlier: Vec::new() }))
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
