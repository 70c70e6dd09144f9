//! Work that takes time: on threads of its own, with progress, and stopped when asked.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use jiff::Timestamp;

use super::crash;
use crate::edit::{Correction, Edit, summary};
use crate::extract;
use crate::import::{self, ImportError, Imported};
use crate::model::{Article, ArticleId, Findings, Project};
use crate::store::backups::{self, Backup};
use crate::store::{self, Home, Opened, Recovery, Revision, SaveProblem, Saving, Stored};

/// Names a job.
pub(crate) type JobId = u64;

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

/// What came of a job.
pub(crate) enum Outcome {
    /// A project was read.
    Opened(Box<Opened>),
    /// An article was read, and what it says was found.
    Read { article: Arc<Article>, findings: Findings, notes: Vec<String>, add: bool },
    /// What an article of the project says was found once more.
    FoundAgain { article: ArticleId, findings: Findings },
    /// A newer version of an article's text was read.
    NewText(ArticleId, String),
    /// What becomes of an article's statements with another text.
    Compared(Arc<Correction>),
    /// The project was written.
    Saved(Box<Stored>),
    /// It was not; the words say why and what to do.
    NotSaved(String),
    /// It was not, because another program has written its file, which now holds this.
    Conflict(Revision),
    /// Work was found that no file holds and no window works on.
    Unfinished(Vec<Recovery>),
    /// Work was put away that is not wanted back; the words say where.
    PutAway(String),
    /// The earlier versions of a file, the newest first.
    Earlier { of: PathBuf, versions: Vec<Version> },
    /// An earlier version was read: to be looked at, or to be restored.
    Looked { of: PathBuf, version: Version, project: Box<Project>, restore: bool },
    /// It could not be done; the words say why.
    Failed { title: &'static str, text: String, path: Option<PathBuf> },
    /// It was stopped.
    Stopped,
}

/// An earlier version of a project.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    /// Its file.
    pub(crate) backup: Backup,
    /// How the version after it differs, in words; nothing where that was not looked at.
    pub(crate) changes: Option<String>,
}

/// What a job is, where that makes a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It writes the project, and is not stopped.
    Saving,
    /// It compares an article with its corrected text.
    Comparing,
    /// Any other.
    Other,
}

/// A job under way.
pub(crate) struct Job {
    /// Its name in the program.
    pub(crate) id: JobId,
    /// What it does: "Finding the statements of raqqa.txt".
    pub(crate) label: String,
    kind: Kind,
    watch: Arc<Watch>,
}

impl Job {
    /// How far it is, from 0 to 1; nothing where that cannot be known.
    pub(crate) fn progress(&self) -> Option<f32> {
        let thousandths = self.watch.thousandths.load(Ordering::Relaxed);
        (thousandths > 0).then(|| thousandths as f32 / 1000.0)
    }

    /// Whether stopping it is of any use.
    pub(crate) fn can_stop(&self) -> bool {
        self.kind != Kind::Saving
    }
}

/// What a job and the window tell each other.
#[derive(Default)]
struct Watch {
    thousandths: AtomicU32,
    stopped: AtomicBool,
}

impl Watch {
    /// Whether the job goes on: it does so until it is asked to stop.
    fn goes_on(&self) -> ControlFlow<()> {
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The jobs under way.
pub(crate) struct Jobs {
    running: Vec<Job>,
    next: JobId,
    send: Sender<(JobId, Outcome)>,
    receive: Receiver<(JobId, Outcome)>,
    context: egui::Context,
}

impl Jobs {
    /// No jobs; the context is woken when one has something to tell.
    pub(crate) fn new(context: egui::Context) -> Self {
        let (send, receive) = channel();
        Self { running: Vec::new(), next: 0, send, receive, context }
    }

    /// The window that is woken.
    pub(crate) fn context(&self) -> &egui::Context {
        &self.context
    }

    /// What is under way.
    pub(crate) fn running(&self) -> &[Job] {
        &self.running
    }

    /// Whether the project is being written.
    pub(crate) fn is_saving(&self) -> bool {
        self.running.iter().any(|job| job.kind == Kind::Saving)
    }

    /// The job that compares an article with its corrected text.
    pub(crate) fn comparing(&self) -> Option<JobId> {
        self.running.iter().find(|job| job.kind == Kind::Comparing).map(|job| job.id)
    }

    /// Asks a job to stop; it does so at its next step.
    pub(crate) fn stop(&mut self, id: JobId) {
        for job in self.running.iter().filter(|job| job.id == id) {
            job.watch.stopped.store(true, Ordering::Relaxed);
        }
    }

    /// What has come of jobs since the last time.
    pub(crate) fn outcomes(&mut self) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        while let Ok((id, outcome)) = self.receive.try_recv() {
            self.running.retain(|job| job.id != id);
            outcomes.push(outcome);
        }
        outcomes
    }

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
                Ok(opened) => Outcome::Opened(Box::new(opened)),
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

    /// Works out what becomes of an article's statements with another text.
    pub(crate) fn compare_text(&mut self, project: Project, article: ArticleId, text: String) {
        self.start(
            "Comparing the texts".to_owned(),
            Kind::Comparing,
            move |watch| match Correction::watched(&project, article, &text, &|| watch.goes_on()) {
                Some(correction) => Outcome::Compared(Arc::new(correction)),
                None if watch.goes_on().is_break() => Outcome::Stopped,
                None => failed("The texts could not be compared", "The article is no longer there.", None),
            },
        );
    }

    /// Writes a project.
    pub(crate) fn save(&mut self, saving: Saving) {
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

    /// Puts work away that is not wanted back.
    pub(crate) fn put_away(&mut self, recovery: Recovery, home: &Home) {
        let home = home.clone();
        self.start("Putting the changes away".to_owned(), Kind::Other, move |_| {
            match home.discard(&recovery) {
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

    /// Reads an earlier version.
    pub(crate) fn look_at(&mut self, of: PathBuf, version: Version, restore: bool, home: &Home) {
        let home = home.clone();
        self.start(format!("Reading an earlier version of {}", name(&of)), Kind::Other, move |_| match home
            .look_at(&version.backup.path)
        {
            Ok(project) => Outcome::Looked { of, version, project: Box::new(project), restore },
            Err(error) => failed("The earlier version could not be read", error, None),
        });
    }

    fn start(&mut self, label: String, kind: Kind, work: impl FnOnce(&Watch) -> Outcome + Send + 'static) {
        let id = self.next;
        self.next += 1;
        let watch = Arc::new(Watch::default());
        self.running.push(Job { id, label, kind, watch: watch.clone() });
        let (send, context) = (self.send.clone(), self.context.clone());
        std::thread::spawn(move || {
            let outcome = crash::guard(|| work(&watch)).unwrap_or_else(|words| Outcome::Failed {
                title: "Something went wrong",
                text: format!("{words} This work has ended; your project is as it was."),
                path: None,
            });
            // The window may be gone by now; then nobody wants to know.
            let _ = send.send((id, outcome));
            context.request_repaint();
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
    let tell = |part: f32| {
        let thousandths = (part.clamp(0.001, 1.0) * 1000.0) as u32;
        if watch.thousandths.swap(thousandths, Ordering::Relaxed) / 10 != thousandths / 10 {
            context.request_repaint();
        }
        watch.goes_on()
    };
    extract::extract_watched(text, &tell)
}

fn failed(title: &'static str, error: impl std::fmt::Display, path: Option<PathBuf>) -> Outcome {
    Outcome::Failed { title, text: error.to_string(), path }
}

fn name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
