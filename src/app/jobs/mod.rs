//! Work that takes time: on threads of its own, with progress, and stopped when asked.
//!
//! What there is to do stands in `work`.

mod compared;
mod export;
mod reading;
mod work;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::crash;
use super::export::ExportWish;
use super::reading::Reading;
use super::request::PathPurpose;
use super::session::Prepared;
use edit::EvidenceFacts;
use model::{Article, ArticleId, Findings};
use store::backups::Backup;
use store::{CompletedSave, Contents, Opened, Recovery, Revision, SavedText};

pub(crate) use compared::Compared;
pub(crate) use reading::Source;
pub(crate) use work::OpenWish;

/// Names a job.
pub(crate) type JobId = u64;

/// What came of a job.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// A project was read, and prepared to be shown.
    Opened(Box<(Opened, Prepared)>),
    /// An article was read, and what it says was found.
    Read(Box<Found>),
    /// A document was read, of which a person chooses the paragraphs.
    Preview(Box<Reading>),
    /// A document opens with a password alone; `wrong` where another one was tried.
    Protected { purpose: PathPurpose, path: PathBuf, wrong: bool },
    /// What an article of the project says was found once more.
    FoundAgain { article: ArticleId, findings: Findings },
    /// A newer version of an article's text was read.
    NewText(ArticleId, String),
    /// What becomes of an article's statements with another text.
    Compared(Box<Compared>),
    /// The project was written.
    Saved(Box<CompletedSave>),
    /// It was not; the words say why and what to do.
    NotSaved(String),
    /// It was not, because another program has written its file, which now holds this.
    Conflict(Revision),
    /// An export was written; `certain` where the drive has confirmed it.
    Exported { to: PathBuf, certain: bool },
    /// It was not, because something is in its place already.
    ExportExists { wish: Box<ExportWish>, to: PathBuf },
    /// Work was found that no file holds and no window works on.
    Unfinished(Vec<Recovery>),
    /// The program went wrong the last time, and nobody was told of this report.
    WentWrong(PathBuf),
    /// Work was put away that is not wanted back; the words say where.
    PutAway(String),
    /// The earlier versions of a file, the newest first.
    Earlier { of: PathBuf, versions: Vec<Version> },
    /// An earlier version was read: to be looked at, for which it was prepared, or to be restored.
    Looked { of: PathBuf, version: Version, contents: Box<Contents>, shown: Option<Box<Prepared>> },
    /// Earlier versions of a file were looked through for the texts that were saved in place of altered ones.
    SavedTexts { of: PathBuf, saved: Vec<SavedText> },
    /// It could not be done; the words say why.
    Failed { title: &'static str, text: String, path: Option<PathBuf> },
    /// It was stopped.
    Stopped,
    /// There was nothing to find.
    Nothing,
}

/// An article with what it says.
#[derive(Debug)]
pub(crate) struct Found {
    /// The article.
    pub(crate) article: Arc<Article>,
    /// What was found in it.
    pub(crate) findings: Findings,
    /// What a person should know of how it was read.
    pub(crate) notes: Vec<String>,
    /// The fact-checks that came with it.
    pub(crate) evidence: Vec<EvidenceFacts>,
    /// Whether it is added to the project that is open; otherwise it begins one.
    pub(crate) add: bool,
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
    /// It writes an export.
    Exporting,
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
    /// The program that reads foreign documents; nothing in tests, which read them themselves.
    program: Option<PathBuf>,
}

impl Jobs {
    /// No jobs; the context is woken when one has something to tell, and the program is started again to read foreign
    /// documents.
    pub(crate) fn new(context: egui::Context, program: Option<PathBuf>) -> Self {
        let (send, receive) = channel();
        Self { running: Vec::new(), next: 0, send, receive, context, program }
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
    pub(crate) fn comparing(&self) -> Option<&Job> {
        self.running.iter().find(|job| job.kind == Kind::Comparing)
    }

    /// The job that writes an export.
    pub(crate) fn exporting(&self) -> Option<&Job> {
        self.running.iter().find(|job| job.kind == Kind::Exporting)
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

    fn start(&mut self, label: String, kind: Kind, work: impl FnOnce(&Watch) -> Outcome + Send + 'static) {
        let id = self.next;
        self.next += 1;
        let watch = Arc::new(Watch::default());
        self.running.push(Job { id, label, kind, watch: watch.clone() });
        let (send, context) = (self.send.clone(), self.context.clone());
        std::thread::spawn(move || {
            let outcome = crash::guard(|| work(&watch)).unwrap_or_else(|words| {
                crash::mark_told();
                Outcome::Failed {
                    title: "Something went wrong",
                    text: format!("{words} This work has ended; your project is as it was."),
                    path: None,
                }
            });
            // The window may be gone by now; then nobody wants to know.
            let _ = send.send((id, outcome));
            context.request_repaint();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Jobs, Kind, Outcome};

    #[test]
    fn a_job_that_goes_wrong_ends_alone_and_says_so() {
        let mut jobs = Jobs::new(egui::Context::default(), None);
        jobs.start("Reading".to_owned(), Kind::Other, |_| panic!("as a test of what becomes of that"));
        let (id, outcome) = jobs.receive.recv().unwrap();
        let Outcome::Failed { text, .. } = &outcome else { panic!("it came to something") };
        assert!(text.contains("This work has ended; your project is as it was."), "{text}");
        jobs.send.send((id, outcome)).unwrap();
        assert_eq!((jobs.outcomes().len(), jobs.running().len()), (1, 0));
    }
}
