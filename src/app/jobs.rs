//! Work that takes time: on threads of its own, with progress, and stopped when asked.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use jiff::Timestamp;

use crate::extract;
use crate::import::{self, ImportError, Imported};
use crate::model::{Article, ArticleId, Findings, Project};
use crate::store::{self, Overwrite, Saved};

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

/// What came of a job.
pub(crate) enum Outcome {
    /// A project was read.
    Opened { path: PathBuf, project: Box<Project> },
    /// An article was read, and what it says was found.
    Read { article: Arc<Article>, findings: Findings, notes: Vec<String>, add: bool },
    /// What an article of the project says was found once more.
    FoundAgain { article: ArticleId, findings: Findings },
    /// The project was written, in the state that is named.
    Saved { state: u64, saved: Saved },
    /// It could not be done; the words say why.
    Failed { title: &'static str, text: String, path: Option<PathBuf> },
    /// It was stopped.
    Stopped,
}

/// A job under way.
pub(crate) struct Job {
    /// Its name in the program.
    pub(crate) id: JobId,
    /// What it does: "Finding the statements of raqqa.txt".
    pub(crate) label: String,
    /// Whether it writes the project.
    pub(crate) saving: bool,
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
        !self.saving
    }
}

/// What a job and the window tell each other.
#[derive(Default)]
struct Watch {
    thousandths: AtomicU32,
    stopped: AtomicBool,
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
        self.running.iter().any(|job| job.saving)
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

    /// Reads a project; or an article, which gets the id that is handed in, and finds what it says.
    pub(crate) fn open(&mut self, path: PathBuf, id: ArticleId, now: Timestamp) {
        let label = format!("Opening {}", name(&path));
        let context = self.context.clone();
        self.start(label, false, move |watch| {
            if !store::is_project(&path) {
                return found(import::read_file(&path, id, now), watch, &context, false);
            }
            match store::load(&path) {
                Ok(project) => Outcome::Opened { path, project: Box::new(project) },
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
        self.start(label, false, move |watch| {
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
        self.start(label, false, move |watch| match watched(&article.text, watch, &context) {
            Some(findings) => Outcome::FoundAgain { article: article.id, findings },
            None => Outcome::Stopped,
        });
    }

    /// Writes a project that is in the state that is named.
    pub(crate) fn save(&mut self, project: Project, state: u64, path: PathBuf, overwrite: Overwrite) {
        let label = format!("Saving {}", name(&path));
        self.start(label, true, move |_| match store::save(&project, &path, overwrite) {
            Ok(saved) => Outcome::Saved { state, saved },
            Err(error) => failed("The project was not saved", error, None),
        });
    }

    fn start(&mut self, label: String, saving: bool, work: impl FnOnce(&Watch) -> Outcome + Send + 'static) {
        let id = self.next;
        self.next += 1;
        let watch = Arc::new(Watch::default());
        self.running.push(Job { id, label, saving, watch: watch.clone() });
        let (send, context) = (self.send.clone(), self.context.clone());
        std::thread::spawn(move || {
            let work = std::panic::AssertUnwindSafe(|| work(&watch));
            let outcome = std::panic::catch_unwind(work).unwrap_or_else(|_| Outcome::Failed {
                title: "Something went wrong",
                text: "This is an error in Rejoinder: please report it. Your project is as it was."
                    .to_owned(),
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
        if watch.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    extract::extract_watched(text, &tell)
}

fn failed(title: &'static str, error: impl std::fmt::Display, path: Option<PathBuf>) -> Outcome {
    Outcome::Failed { title, text: error.to_string(), path }
}

fn name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
