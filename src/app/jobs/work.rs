//! Each kind of work: reading, finding, comparing, saving, and what is kept of earlier work.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::Timestamp;

use super::{Compared, Jobs, Kind, Outcome, Version, Watch};
use crate::app::session::Prepared;
use edit::{Edit, EditContext, summary};
use import::{self, ImportError, Imported};
use model::{Article, ArticleId, Findings, Project};
use store::{AlteredText, Home, PendingSave, Recovery, SaveProblem, backups};

/// Where an article comes from.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// Text that was pasted.
    Text(String),
}

/// What is to be opened.
pub(crate) struct OpenWish {
    /// A project or an article.
    pub(crate) path: PathBuf,
    /// Whether it is taken from another window that has it open.
    pub(crate) take_over: bool,
    /// What is waited for first, on the job's own thread.
    pub(crate) after: Box<dyn FnOnce() + Send>,
}

impl Jobs {
    /// Reads a project, once what stands before it is done; or an article, which gets the id that is handed in,
    /// and finds what it says.
    pub(crate) fn open(&mut self, wish: OpenWish, home: &Home, id: ArticleId, now: Timestamp) {
        let OpenWish { path, take_over, after } = wish;
        let label = format!("Opening {}", name(&path));
        let (context, home) = (self.context.clone(), home.clone());
        self.start(label, Kind::Other, move |watch| {
            after();
            if store::is_journal_name(&path) {
                return match home.open_journal(&path) {
                    Ok(recovery) => Outcome::Unfinished(vec![recovery]),
                    Err(why) => {
                        let words = format!("{}: this record of unsaved changes {why}", path.display());
                        failed("The changes could not be read", words, None)
                    }
                };
            }
            if !store::is_project(&path) {
                return found(import::read_file(&path, id, now), watch, &context, false);
            }
            match home.open(&path, take_over) {
                Ok(opened) => {
                    let prepared = Prepared::of(&opened.project);
                    Outcome::Opened(Box::new((opened, prepared)))
                }
                Err(error) => failed("The project could not be opened", error, Some(path)),
            }
        });
    }

    /// Reads an article and finds what it says.
    pub(crate) fn read(&mut self, source: Source, id: ArticleId, now: Timestamp, add: bool) {
        let label = match &source {
            Source::File(path) => format!("Finding the statements of {}", name(path)),
            Source::Text(_) => "Finding the statements of the pasted text".to_owned(),
        };
        let context = self.context.clone();
        self.start(label, Kind::Other, move |watch| {
            let read = match &source {
                Source::File(path) => import::read_file(path, id, now),
                Source::Text(text) => import::read_paste(text, id, now),
            };
            found(read, watch, &context, add)
        });
    }

    /// Finds once more what an article of the project says.
    pub(crate) fn find_again(&mut self, article: Arc<Article>) {
        let label = format!("Finding the statements of {}", article.title);
        let context = self.context.clone();
        self.start(label, Kind::Other, move |watch| match watched(&article.text, watch, &context) {
            Some(findings) => Outcome::FoundAgain { article: article.id, findings },
            None => Outcome::Stopped,
        });
    }

    /// Reads a newer version of an article's text.
    pub(crate) fn read_text(&mut self, article: ArticleId, path: PathBuf, now: Timestamp) {
        self.start(format!("Reading {}", name(&path)), Kind::Other, move |_| {
            match import::read_file(&path, article, now) {
                Ok(imported) => Outcome::NewText(article, imported.article.text.to_string()),
                Err(error) => failed("The newer version could not be read", error, None),
            }
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
        self.start("Comparing the texts".to_owned(), Kind::Comparing, move |watch| match Compared::work_out(
            &project,
            article,
            &text,
            stamp,
            &|part| tell(part, watch, &context),
        ) {
            Some(Ok(compared)) => Outcome::Compared(Box::new(compared)),
            Some(Err(error)) => failed("The texts could not be compared", error, None),
            None => Outcome::Stopped,
        });
    }

    /// Writes a project.
    pub(crate) fn save(&mut self, saving: PendingSave) {
        let path = saving.path().to_owned();
        self.start(format!("Saving {}", name(&path)), Kind::Saving, move |_| match saving.run() {
            Ok(stored) => Outcome::Saved(Box::new(stored)),
            Err(error) => match (&error.problem, store::revision(&path)) {
                (SaveProblem::Changed, Ok(theirs)) => Outcome::Conflict(theirs),
                _ => Outcome::NotSaved(error.to_string()),
            },
        });
    }

    /// Looks for work that no file holds and no window works on.
    pub(crate) fn look_for_unfinished(&mut self, home: &Home) {
        let home = home.clone();
        let label = "Looking for unsaved work".to_owned();
        self.start(label, Kind::Other, move |_| Outcome::Unfinished(home.unfinished()));
    }

    /// Looks for a report of an error that nobody was told of.
    pub(crate) fn look_for_reports(&mut self, home: &Home) {
        let Some(folder) = home.folder().map(Path::to_owned) else { return };
        self.start("Looking for reports".to_owned(), Kind::Other, move |_| {
            let reports = store::untold_reports(&folder);
            reports.iter().for_each(store::Report::mark_told);
            reports.into_iter().next().map_or(Outcome::Nothing, |report| Outcome::WentWrong(report.path))
        });
    }

    /// Puts work away that is not wanted back.
    pub(crate) fn put_away(&mut self, recovery: Recovery, home: &Home) {
        let home = home.clone();
        self.start("Putting the changes away".to_owned(), Kind::Other, move |_| {
            match home.discard(&recovery) {
                Ok(kept) if kept.is_empty() => {
                    Outcome::PutAway("The changes stay where they are.".to_owned())
                }
                Ok(kept) => {
                    let places: Vec<String> = kept.iter().map(|path| path.display().to_string()).collect();
                    Outcome::PutAway(format!("Discarded. A copy is kept for 30 days: {}", places.join(", ")))
                }
                Err(error) => failed("The changes could not be put away", store::Io(error), None),
            }
        });
    }

    /// Looks for earlier versions of a project, and how each differs from the next.
    pub(crate) fn find_earlier(&mut self, of: PathBuf, present: Project) {
        let label = format!("Looking for earlier versions of {}", name(&of));
        self.start(label, Kind::Other, move |watch| {
            let mut after = Some(present);
            let mut versions = Vec::new();
            for backup in backups::list(&of) {
                if watch.goes_on().is_break() {
                    return Outcome::Stopped;
                }
                let project = store::load(&backup.path).ok();
                let changes = project.as_ref().zip(after.as_ref()).map(|(project, after)| {
                    let words = summary(&Edit::between(String::new(), project, after)).join(", ");
                    if words.is_empty() { "nothing differs".to_owned() } else { words }
                });
                versions.push(Version { backup, changes });
                after = project;
            }
            Outcome::Earlier { of, versions }
        });
    }

    /// Looks for the texts that were saved in place of altered ones.
    pub(crate) fn find_saved_texts(&mut self, of: PathBuf, altered: Arc<Vec<AlteredText>>) {
        let label = format!("Looking for the saved text in earlier versions of {}", name(&of));
        self.start(label, Kind::Other, move |watch| {
            let saved = store::saved_texts(&of, &altered, &|| watch.goes_on().is_continue());
            if watch.goes_on().is_break() { Outcome::Stopped } else { Outcome::SavedTexts { of, saved } }
        });
    }

    /// Reads an earlier version.
    pub(crate) fn look_at(&mut self, of: PathBuf, version: Version, restore: bool, home: &Home) {
        let home = home.clone();
        self.start(format!("Reading an earlier version of {}", name(&of)), Kind::Other, move |_| match home
            .look_at(&version.backup.path)
        {
            Ok(contents) => {
                let shown = (!restore).then(|| Box::new(Prepared::of(&contents.project)));
                Outcome::Looked { of, version, contents: Box::new(contents), shown }
            }
            Err(error) => failed("The earlier version could not be read", error, None),
        });
    }
}

fn found(read: Result<Imported, ImportError>, watch: &Watch, context: &egui::Context, add: bool) -> Outcome {
    let Imported { article, notes } = match read {
        Ok(imported) => imported,
        Err(error) => return failed("The article could not be read", error, None),
    };
    match watched(&article.text, watch, context) {
        Some(findings) => Outcome::Read { article: Arc::new(article), findings, notes, add },
        None => Outcome::Stopped,
    }
}

/// Finds what a text says, tells how far it is, and stops when asked to.
fn watched(text: &str, watch: &Watch, context: &egui::Context) -> Option<Findings> {
    extract::extract_watched(text, &|part| tell(part, watch, context))
}

/// Tells how far a job is, from 0 to 1, and hears whether it goes on.
fn tell(part: f32, watch: &Watch, context: &egui::Context) -> ControlFlow<()> {
    let thousandths = (part.clamp(0.001, 1.0) * 1000.0) as u32;
    if watch.thousandths.swap(thousandths, Ordering::Relaxed) / 10 != thousandths / 10 {
        context.request_repaint();
    }
    watch.goes_on()
}

pub(super) fn failed(title: &'static str, error: impl std::fmt::Display, path: Option<PathBuf>) -> Outcome {
    Outcome::Failed { title, text: error.to_string(), path }
}

pub(super) fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
