//! Each kind of work: reading, finding, comparing, saving, and what is kept of earlier work.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::Timestamp;

use super::{CorrectionResult, JobControl, JobKind, JobOutcome, Jobs, ProjectVersion};
use crate::app::prepared_views::PreparedViews;
use crate::app::reading::ArticleSource;
use edit::{Edit, EditContext, summary};
use model::{Article, ArticleId, Findings, Project};
use store::{AlteredText, Home, PendingSave, Recovery, SaveProblem, backups};

/// The file to open.
pub(crate) struct OpenRequest {
    /// A project or an article.
    pub(crate) path: PathBuf,
    /// True if it is taken from another window that has it open.
    pub(crate) take_over: bool,
    /// A wait that comes first, on the job's own thread.
    pub(crate) after: Box<dyn FnOnce() + Send>,
}

impl Jobs {
    /// Reads a project, once what is before it is done; or an article, which gets the id that is handed in,
    /// and finds what it says.
    pub(crate) fn open(&mut self, wish: OpenRequest, home: &Home, id: ArticleId, now: Timestamp) {
        let OpenRequest { path, take_over, after } = wish;
        let label = format!("Opening {}", name(&path));
        let (context, home, program) = (self.context.clone(), home.clone(), self.program.clone());
        let whos_who = self.whos_who.clone();
        self.start(label, JobKind::Other, move |watch| {
            after();
            if store::is_journal_name(&path) {
                return match home.open_journal(&path) {
                    Ok(recovery) => JobOutcome::Unfinished(vec![recovery]),
                    Err(why) => {
                        let words = format!("{}: this record of unsaved changes {why}", path.display());
                        failed("The changes could not be read", words, None)
                    }
                };
            }
            if !store::is_project(&path) {
                let source = ArticleSource::File(path);
                return source.read_and_find((id, now), program, (watch, &context), &whos_who, false);
            }
            match home.open(&path, take_over) {
                Ok(opened) => {
                    let prepared = PreparedViews::of(&opened.project);
                    JobOutcome::Opened(Box::new((opened, prepared)))
                }
                Err(error) => failed("The project could not be opened", error, Some(path)),
            }
        });
    }

    /// Finds once more what an article of the project says.
    pub(crate) fn find_again(&mut self, article: Arc<Article>) {
        let label = format!("Finding the statements of {}", article.title);
        let context = self.context.clone();
        self.start(label, JobKind::Other, move |watch| match watched(&article.text, watch, &context) {
            Some(findings) => JobOutcome::FoundAgain { article: article.id, findings },
            None => JobOutcome::Stopped,
        });
    }

    /// Works out what becomes of an article's statements with another text, and makes the change on a copy of the project.
    pub(crate) fn compare_text(
        &mut self,
        project: Project,
        article: ArticleId,
        text: String,
        stamp: EditContext,
    ) {
        let context = self.context.clone();
        self.start("Comparing the texts".to_owned(), JobKind::Comparing, move |watch| {
            match CorrectionResult::compute(&project, article, &text, stamp, &|part| {
                report_progress(part, watch, &context)
            }) {
                Some(Ok(compared)) => JobOutcome::Compared(Box::new(compared)),
                Some(Err(error)) => failed("The texts could not be compared", error, None),
                None => JobOutcome::Stopped,
            }
        });
    }

    /// Writes a project.
    pub(crate) fn save(&mut self, saving: PendingSave) {
        let path = saving.path().to_owned();
        self.start(format!("Saving {}", name(&path)), JobKind::Saving, move |_| match saving.run() {
            Ok(stored) => JobOutcome::Saved(Box::new(stored)),
            Err(error) => match (&error.problem, store::revision(&path)) {
                (SaveProblem::Changed, Ok(theirs)) => JobOutcome::Conflict(theirs),
                _ => JobOutcome::NotSaved(error.to_string()),
            },
        });
    }

    /// Looks for work that no file holds and no window works on.
    pub(crate) fn look_for_unfinished(&mut self, home: &Home) {
        let home = home.clone();
        let label = "Looking for unsaved work".to_owned();
        self.start(label, JobKind::Other, move |_| JobOutcome::Unfinished(home.unfinished()));
    }

    /// Looks for a report of an error that nobody was told of.
    pub(crate) fn look_for_reports(&mut self, home: &Home) {
        let Some(folder) = home.folder().map(Path::to_owned) else { return };
        self.start("Looking for reports".to_owned(), JobKind::Other, move |_| {
            let reports = store::untold_reports(&folder);
            reports.iter().for_each(store::Report::mark_told);
            reports
                .into_iter()
                .next()
                .map_or(JobOutcome::Nothing, |report| JobOutcome::WentWrong(report.path))
        });
    }

    /// Writes a report that a person has asked for.
    pub(crate) fn write_report(&mut self, text: String, home: &Home) {
        let folder = home.folder().map(Path::to_owned);
        self.start("Writing the report".to_owned(), JobKind::Other, move |_| {
            let none = || std::io::Error::other("this system has no folder for the state of programs");
            let written = folder.ok_or_else(none).and_then(|folder| store::write_problem(&folder, &text));
            match written {
                Ok(report) => JobOutcome::ReportWritten(report.path),
                Err(error) => failed("The report could not be written", store::Io(error), None),
            }
        });
    }

    /// Puts work away that is not wanted back.
    pub(crate) fn put_away(&mut self, recovery: Recovery, home: &Home) {
        let home = home.clone();
        self.start("Putting the changes away".to_owned(), JobKind::Other, move |_| {
            match home.discard(&recovery) {
                Ok(kept) if kept.is_empty() => {
                    JobOutcome::PutAway("The changes stay where they are.".to_owned())
                }
                Ok(kept) => {
                    let places: Vec<String> = kept.iter().map(|path| path.display().to_string()).collect();
                    JobOutcome::PutAway(format!(
                        "Discarded. A copy is kept for 30 days: {}",
                        places.join(", ")
                    ))
                }
                Err(error) => failed("The changes could not be put away", store::Io(error), None),
            }
        });
    }

    /// Looks for earlier versions of a project, and how each differs from the next.
    pub(crate) fn find_earlier(&mut self, of: PathBuf, present: Project) {
        let label = format!("Looking for earlier versions of {}", name(&of));
        self.start(label, JobKind::Other, move |watch| {
            let mut after = Some(present);
            let mut versions = Vec::new();
            for backup in backups::list(&of) {
                if watch.goes_on().is_break() {
                    return JobOutcome::Stopped;
                }
                let project = store::load(&backup.path).ok();
                let changes = project.as_ref().zip(after.as_ref()).map(|(project, after)| {
                    let words = summary(&Edit::between(String::new(), project, after)).join(", ");
                    if words.is_empty() { "nothing differs".to_owned() } else { words }
                });
                versions.push(ProjectVersion { backup, changes });
                after = project;
            }
            JobOutcome::Earlier { of, versions }
        });
    }

    /// Looks for the texts that were saved in place of altered ones.
    pub(crate) fn find_saved_texts(&mut self, of: PathBuf, altered: Arc<Vec<AlteredText>>) {
        let label = format!("Looking for the saved text in earlier versions of {}", name(&of));
        self.start(label, JobKind::Other, move |watch| {
            let saved = store::saved_texts(&of, &altered, &|| watch.goes_on().is_continue());
            if watch.goes_on().is_break() {
                JobOutcome::Stopped
            } else {
                JobOutcome::SavedTexts { of, saved }
            }
        });
    }

    /// Reads an earlier version.
    pub(crate) fn look_at(&mut self, of: PathBuf, version: ProjectVersion, restore: bool, home: &Home) {
        let home = home.clone();
        self.start(
            format!("Reading an earlier version of {}", name(&of)),
            JobKind::Other,
            move |_| match home.look_at(&version.backup.path) {
                Ok(contents) => {
                    let shown = (!restore).then(|| Box::new(PreparedViews::of(&contents.project)));
                    JobOutcome::Looked { of, version, contents: Box::new(contents), shown }
                }
                Err(error) => failed("The earlier version could not be read", error, None),
            },
        );
    }
}

/// Finds what a text says, tells how far it is, and stops when asked to.
pub(super) fn watched(text: &str, watch: &JobControl, context: &egui::Context) -> Option<Findings> {
    extract::extract_watched(text, &|part| report_progress(part, watch, context))
}

/// Tells how far a job is, from 0 to 1, and hears whether it goes on.
pub(super) fn report_progress(part: f32, watch: &JobControl, context: &egui::Context) -> ControlFlow<()> {
    let thousandths = (part.clamp(0.001, 1.0) * 1000.0) as u32;
    if watch.thousandths.swap(thousandths, Ordering::Relaxed) / 10 != thousandths / 10 {
        context.request_repaint();
    }
    watch.goes_on()
}

pub(super) fn failed(
    title: &'static str,
    error: impl std::fmt::Display,
    path: Option<PathBuf>,
) -> JobOutcome {
    JobOutcome::Failed { title, text: error.to_string(), path }
}

pub(super) fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
