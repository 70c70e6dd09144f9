//! Work that takes time: on threads of its own, with progress, and stopped when asked.
//!
//! The work of each job is in `work`.

mod balance;
mod batch;
mod codebook;
mod correction;
mod count_cache;
mod evidence;
mod export;
mod facts;
mod framing;
mod networks;
mod reading;
mod reading_cache;
mod stated;
mod suggestions;
mod utterances;
mod whos_who;
mod work;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use self::whos_who::WhosWhoQueue;
use super::crash;
use super::evidence::EvidenceOutcome;
use super::export::ExportRequest;
use super::path_purpose::PathPurpose;
use super::prepared_views::PreparedViews;
use super::reading::DocumentPreview;
use super::utterances::FoundUtterances;
use edit::EvidenceFacts;
use model::{Article, ArticleId, Findings, NewTagGroup};
use settings::{WhosWho, WhosWhoFile};
use store::backups::Backup;
use store::{CompletedSave, Contents, Opened, Recovery, Revision, SavedText};

pub(crate) use balance::{BalanceCache, CountedAudit};
pub(crate) use batch::{BatchRequest, BatchResult, is_batch};
pub(crate) use correction::CorrectionResult;
pub(crate) use facts::FactCache;
pub(crate) use framing::{CountedFraming, FramingCache, FramingRequest};
pub(crate) use networks::{NetworkCache, PlacedNetwork};
pub(crate) use stated::{FoundFigures, StatedCache, StatedRequest};
pub(crate) use suggestions::NewSuggestions;
pub(crate) use whos_who::WhosWhoTask;
pub(crate) use work::OpenRequest;

/// Names a job.
pub(crate) type JobId = u64;

/// The result of a job.
#[derive(Debug)]
pub(crate) enum JobOutcome {
    /// A project was read, and prepared to be shown.
    Opened(Box<(Opened, PreparedViews)>),
    /// An article was read, and what it says was found.
    Read(Box<ExtractedArticle>),
    /// Many articles were read, as far as they could be.
    Batch(Box<BatchResult>),
    /// A document was read, of which a person chooses the paragraphs.
    Preview(Box<DocumentPreview>),
    /// A document opens with a password alone; `wrong` where another one was tried.
    Protected { purpose: PathPurpose, path: PathBuf, wrong: bool },
    /// The statements of an article were extracted again.
    FoundAgain { article: ArticleId, findings: Findings },
    /// The links of an article were suggested again.
    Suggested(Box<NewSuggestions>),
    /// A newer version of an article's text was read.
    NewText(ArticleId, String),
    /// The effect of another text on an article's statements.
    Compared(Box<CorrectionResult>),
    /// The utterances that several articles tell were found.
    Utterances(Box<FoundUtterances>),
    /// Work on evidence is done.
    Evidence(Box<EvidenceOutcome>),
    /// The tags of a codebook were read from this file.
    Codebook { groups: Vec<NewTagGroup>, from: String },
    /// The project was written.
    Saved(Box<CompletedSave>),
    /// It was not; the words say why and what to do.
    NotSaved(String),
    /// It was not, because another program has written its file, which now holds this.
    Conflict(Revision),
    /// An export was written; `certain` where the drive has confirmed it.
    Exported { to: PathBuf, certain: bool },
    /// It was not, because something is in its place already.
    ExportExists { wish: Box<ExportRequest>, to: PathBuf },
    /// Work was found that no file holds and no window works on.
    Unfinished(Vec<Recovery>),
    /// The program went wrong the last time, and nobody was told of this report.
    WentWrong(PathBuf),
    /// A report was written that a person had asked for.
    ReportWritten(PathBuf),
    /// Work was put away that is not wanted back; the words say where.
    PutAway(String),
    /// The earlier versions of a file, the newest first.
    Earlier { of: PathBuf, versions: Vec<ProjectVersion> },
    /// An earlier version was read: to be looked at, for which it was prepared, or to be restored.
    Looked {
        of: PathBuf,
        version: ProjectVersion,
        contents: Box<Contents>,
        shown: Option<Box<PreparedViews>>,
    },
    /// Earlier versions of a file were looked through for the texts that were saved in place of altered ones.
    SavedTexts { of: PathBuf, saved: Vec<SavedText> },
    /// It could not be done; the words say why.
    Failed { title: &'static str, text: String, path: Option<PathBuf> },
    /// It was stopped.
    Stopped,
    /// Something was done with the who's who: its entries, where they are to be shown, and a message.
    WhosWho { known: Option<Box<WhosWho>>, message: String },
    /// There was nothing to find.
    Nothing,
}

/// An article with the results of its extraction.
#[derive(Debug)]
pub(crate) struct ExtractedArticle {
    /// The article.
    pub(crate) article: Arc<Article>,
    /// The results.
    pub(crate) findings: Findings,
    /// The notes for a person about how it was read.
    pub(crate) notes: Vec<String>,
    /// The who's who of the person, which is followed in it.
    pub(crate) known: WhosWho,
    /// The fact-checks that came with it.
    pub(crate) evidence: Vec<EvidenceFacts>,
    /// True if it is added to the open project; otherwise it begins one.
    pub(crate) add: bool,
    /// The file that it was read from; `None` for pasted text.
    pub(crate) source: Option<PathBuf>,
    /// True if it is just what a file has: a project that begins with it counts as unchanged.
    pub(crate) only_opened: bool,
}

/// An earlier version of a project.
#[derive(Debug, Clone)]
pub(crate) struct ProjectVersion {
    /// Its file.
    pub(crate) backup: Backup,
    /// The differences of the version after it, in words; nothing where that was not looked at.
    pub(crate) changes: Option<String>,
}

/// The kind of a job, where that makes a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum JobKind {
    /// It writes the project, and is not stopped.
    Saving,
    /// It compares an article with its corrected text.
    Comparing,
    /// It writes an export.
    Exporting,
    /// It suggests links again, beside the work of a person, who need not know.
    Suggesting,
    /// It finds utterances of several articles, beside the work of a person, who need not know.
    Utterances,
    /// It looks something up, beside the work of a person, who need not know.
    Beside,
    /// Any other.
    Other,
}

/// A job under way.
pub(crate) struct Job {
    /// Its name in the program.
    pub(crate) id: JobId,
    /// The activity: "Finding the statements of raqqa.txt".
    pub(crate) label: String,
    kind: JobKind,
    watch: Arc<JobControl>,
}

impl Job {
    /// The progress, from 0 to 1; nothing where that cannot be known.
    pub(crate) fn progress(&self) -> Option<f32> {
        let thousandths = self.watch.thousandths.load(Ordering::Relaxed);
        (thousandths > 0).then(|| thousandths as f32 / 1000.0)
    }

    /// Returns `true` if stopping it is of any use.
    pub(crate) fn can_stop(&self) -> bool {
        self.kind != JobKind::Saving
    }
}

/// The messages between a job and the window.
#[derive(Default)]
struct JobControl {
    thousandths: AtomicU32,
    stopped: AtomicBool,
}

impl JobControl {
    /// Returns `true` if the job goes on: it does so until it is asked to stop.
    fn goes_on(&self) -> ControlFlow<()> {
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Tells how far the job is, from 0 to 1.
    fn tell(&self, part: f32) {
        self.thousandths.store((part.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
    }

    /// Waits for a while. Returns `true` if the job was not asked to stop meanwhile.
    fn pauses(&self, long: Duration) -> bool {
        const STEP: Duration = Duration::from_millis(20);
        let end = Instant::now() + long;
        while self.goes_on().is_continue() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            std::thread::sleep(left.min(STEP));
        }
        false
    }
}

/// The jobs under way.
pub(crate) struct Jobs {
    running: Vec<Job>,
    next: JobId,
    send: Sender<(JobId, JobOutcome)>,
    receive: Receiver<(JobId, JobOutcome)>,
    context: egui::Context,
    /// The program that reads foreign documents; nothing in tests, which read them themselves.
    program: Option<PathBuf>,
    whos_who: WhosWhoQueue,
}

impl Jobs {
    /// No jobs; the context is woken when one has something to tell, and the program is started again to read foreign
    /// documents. The who's who is in that file; it is empty where there is none.
    pub(crate) fn new(
        context: egui::Context,
        program: Option<PathBuf>,
        whos_who: Option<WhosWhoFile>,
    ) -> Self {
        let (send, receive) = channel();
        Self {
            running: Vec::new(),
            next: 0,
            send,
            receive,
            context,
            program,
            whos_who: WhosWhoQueue::new(whos_who),
        }
    }

    /// The window that is woken.
    pub(crate) fn context(&self) -> &egui::Context {
        &self.context
    }

    /// The jobs under way.
    pub(crate) fn running(&self) -> &[Job] {
        &self.running
    }

    /// Returns `true` if the project is being written.
    pub(crate) fn is_saving(&self) -> bool {
        self.running.iter().any(|job| job.kind == JobKind::Saving)
    }

    /// The job that compares an article with its corrected text.
    pub(crate) fn comparing(&self) -> Option<&Job> {
        self.running.iter().find(|job| job.kind == JobKind::Comparing)
    }

    /// The job that writes an export.
    pub(crate) fn exporting(&self) -> Option<&Job> {
        self.running.iter().find(|job| job.kind == JobKind::Exporting)
    }

    /// The jobs under way that a person is told of.
    pub(crate) fn told(&self) -> impl Iterator<Item = &Job> {
        self.running
            .iter()
            .filter(|job| !matches!(job.kind, JobKind::Suggesting | JobKind::Utterances | JobKind::Beside))
    }

    /// Asks a job to stop; it does so at its next step.
    pub(crate) fn stop(&mut self, id: JobId) {
        for job in self.running.iter().filter(|job| job.id == id) {
            job.watch.stopped.store(true, Ordering::Relaxed);
        }
    }

    /// The results of jobs since the last call.
    pub(crate) fn outcomes(&mut self) -> Vec<JobOutcome> {
        let mut outcomes = Vec::new();
        while let Ok((id, outcome)) = self.receive.try_recv() {
            self.running.retain(|job| job.id != id);
            outcomes.push(outcome);
        }
        outcomes
    }

    fn start(
        &mut self,
        label: String,
        kind: JobKind,
        work: impl FnOnce(&JobControl) -> JobOutcome + Send + 'static,
    ) {
        let id = self.next;
        self.next += 1;
        let watch = Arc::new(JobControl::default());
        self.running.push(Job { id, label, kind, watch: watch.clone() });
        let (send, context) = (self.send.clone(), self.context.clone());
        std::thread::spawn(move || {
            let outcome = crash::guard(|| work(&watch)).unwrap_or_else(|words| {
                crash::mark_told();
                JobOutcome::Failed {
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
    use super::{JobKind, JobOutcome, Jobs};

    #[test]
    fn a_job_that_goes_wrong_ends_alone_and_says_so() {
        let mut jobs = Jobs::new(egui::Context::default(), None, None);
        jobs.start("Reading".to_owned(), JobKind::Other, |_| panic!("as a test of what becomes of that"));
        let (id, outcome) = jobs.receive.recv().unwrap();
        let JobOutcome::Failed { text, .. } = &outcome else { panic!("it came to something") };
        assert!(text.contains("This work has ended; your project is as it was."), "{text}");
        jobs.send.send((id, outcome)).unwrap();
        assert_eq!((jobs.outcomes().len(), jobs.running().len()), (1, 0));
    }
}
