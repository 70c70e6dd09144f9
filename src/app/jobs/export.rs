//! Exports: made and written on a thread of their own, whole or not at all.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::work::{failed, name};
use super::{JobKind, JobOutcome, Jobs};
use crate::app::export::ExportRequest;
use ::export::{Enclosed, EnclosedFile, Format, OutputFile};
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
                match enclosed(&project, file.as_deref()) {
                    Ok(enclosed) => wish.options.enclosed = Some(Arc::new(enclosed)),
                    Err(error) => return failed(FAILED, error, None),
                }
            }
            if wish.format == Format::Galley {
                for article in &project.articles {
                    if watch.goes_on().is_break() {
                        return JobOutcome::Stopped;
                    }
                    Arc::make_mut(&mut wish.options.facts).insert(article.id, extract::facts(&article.text));
                }
            }
            if matches!(wish.format, Format::Framing | Format::Svg | Format::Png)
                && wish.options.chart.is_none()
            {
                let articles = project.articles.iter();
                let read = articles.map(|it| (it.id, Arc::new(extract::framing(&it.text))));
                wish.options.texts = read.collect();
            }
            if watch.goes_on().is_break() {
                return JobOutcome::Stopped;
            }
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

/// The files of an evidence pack.
fn enclosed(project: &Project, file: Option<&Path>) -> Result<Enclosed, store::SaveError> {
    let read = |path: &str| match file {
        Some(file) => store::read_enclosed(file, path).map_err(|error| error.to_string()),
        None => Err("the project has no file yet, and so no folder: save it first".to_owned()),
    };
    let named = project.evidence.values().filter_map(|evidence| match &evidence.source {
        EvidenceSource::File(path) => Some(EnclosedFile { path: path.clone(), content: read(path) }),
        EvidenceSource::Address(_) | EvidenceSource::Elsewhere => None,
    });
    Ok(Enclosed { project: store::to_text(project)?, evidence: named.collect(), earlier: Vec::new() })
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
