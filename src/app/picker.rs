//! Asks for files with the system's own dialogs.
#![expect(clippy::disallowed_types, reason = "the one place for the system's file dialogs")]

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::evidence::EvidenceFile;
use super::export::ExportRequest;
use ::export::FileCount;
use model::ArticleId;
use store::EXTENSION;

/// The name to propose for the who's who as a table.
pub(super) const WHOS_WHO_TABLE: &str = "whos-who.csv";

/// The purpose of a file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRequest {
    /// A project or an article to open.
    Open,
    /// An article to begin a project with.
    Article,
    /// An article to add.
    AddArticle,
    /// A folder of articles to add.
    AddFolder,
    /// A newer version of an article's text.
    Text(ArticleId),
    /// A file or folder for evidence.
    Evidence(EvidenceFile),
    /// A file to write the project to; with the name to propose.
    SaveAs(String),
    /// A codebook of another program to read tags from.
    ReadCodebook,
    /// A table to read entries of the who's who from.
    ReadWhosWho,
    /// A file to write the who's who to, as a table.
    WriteWhosWho,
    /// The place of an export, with the name to propose: a file, or for a format of several files a folder, in which they
    /// get a folder of that name.
    Export(Box<ExportRequest>, String),
}

/// The answer of a file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChoice {
    /// Not answered yet.
    Waiting,
    /// A file was chosen, for what was asked.
    File(FileRequest, PathBuf),
    /// Several files were chosen, for what was asked.
    Files(FileRequest, Vec<PathBuf>),
    /// Nothing was chosen, or the system has no file dialog: which of the two cannot always be told.
    Nothing(FileRequest),
}

/// Asks for files, one at a time.
pub trait FilePicker {
    /// Shows a dialog, beginning in a folder; `wake` is called when there is an answer. Ignored while
    /// another is shown.
    fn ask(&mut self, wanted: FileRequest, folder: Option<&Path>, wake: Box<dyn Fn() + Send>);

    /// The answer; [`FileChoice::Waiting`] also when nothing was asked.
    fn answer(&mut self) -> FileChoice;

    /// Returns `true` if the system can show file dialogs, as far as that can be known.
    fn is_available(&self) -> bool;
}

/// The kind of place that is asked for.
#[derive(Clone, Copy)]
enum PathKind {
    /// A file that is there.
    Old,
    /// One or more files that are there.
    Several,
    /// A file to be written.
    New,
    /// A folder that is there.
    Folder,
}

impl PathKind {
    fn of(wanted: &FileRequest) -> Self {
        match wanted {
            FileRequest::Open
            | FileRequest::Article
            | FileRequest::AddArticle
            | FileRequest::Evidence(EvidenceFile::Copies) => Self::Several,
            FileRequest::AddFolder | FileRequest::Evidence(EvidenceFile::ArchiveFolder) => Self::Folder,
            FileRequest::Text(_)
            | FileRequest::ReadCodebook
            | FileRequest::ReadWhosWho
            | FileRequest::Evidence(_) => Self::Old,
            FileRequest::Export(wish, _) if wish.format.facts().files == FileCount::Several => Self::Folder,
            FileRequest::SaveAs(_) | FileRequest::WriteWhosWho | FileRequest::Export(..) => Self::New,
        }
    }
}

/// The system's dialogs, each on a thread of its own so that no frame waits for it.
#[derive(Default)]
pub(crate) struct SystemFilePicker {
    open: Option<(FileRequest, Receiver<Vec<PathBuf>>)>,
}

impl FilePicker for SystemFilePicker {
    fn ask(&mut self, wanted: FileRequest, folder: Option<&Path>, wake: Box<dyn Fn() + Send>) {
        if self.open.is_some() {
            return;
        }
        let (send, receive) = channel();
        let dialog = dialog(&wanted, folder);
        let place = PathKind::of(&wanted);
        std::thread::spawn(move || {
            let files = match place {
                PathKind::Several => dialog.pick_files().unwrap_or_default(),
                PathKind::Old => dialog.pick_file().into_iter().collect(),
                PathKind::New => dialog.save_file().into_iter().collect(),
                PathKind::Folder => dialog.pick_folder().into_iter().collect(),
            };
            // The window may be gone by now; then nobody wants the answer.
            let _ = send.send(files);
            wake();
        });
        self.open = Some((wanted, receive));
    }

    fn answer(&mut self) -> FileChoice {
        let Some((wanted, receive)) = &self.open else { return FileChoice::Waiting };
        let picked = match receive.try_recv() {
            Err(TryRecvError::Empty) => return FileChoice::Waiting,
            Err(TryRecvError::Disconnected) => FileChoice::Nothing(wanted.clone()),
            Ok(mut files) => match files.len() {
                0 => FileChoice::Nothing(wanted.clone()),
                1 => FileChoice::File(wanted.clone(), files.swap_remove(0)),
                _ => FileChoice::Files(wanted.clone(), files),
            },
        };
        self.open = None;
        picked
    }

    fn is_available(&self) -> bool {
        // Elsewhere the dialogs are part of the system. Here they come from a portal on the session bus, or
        // from zenity; without either, rfd answers as if the person had cancelled.
        !cfg!(target_os = "linux")
            || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
            || is_on_path("zenity")
    }
}

/// The last ending of the name of a project.
const EXTENSION_OF_PROJECTS: &str = "ron";

fn is_on_path(program: &str) -> bool {
    let found = |folder: PathBuf| store::exists(&folder.join(program));
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(found))
}

fn dialog(wanted: &FileRequest, folder: Option<&Path>) -> rfd::FileDialog {
    let mut dialog = rfd::FileDialog::new();
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    let articles = import::ENDINGS;
    let all: Vec<&str> = [EXTENSION_OF_PROJECTS].iter().chain(articles).copied().collect();
    match wanted {
        FileRequest::Open => dialog
            .set_title("Open a project or an article")
            .add_filter("Projects and articles", &all)
            .add_filter("All files", &["*"]),
        FileRequest::Article => dialog
            .set_title("Begin a project with an article")
            .add_filter("Articles", articles)
            .add_filter("All files", &["*"]),
        FileRequest::AddArticle => dialog
            .set_title("Add articles to the project")
            .add_filter("Articles", articles)
            .add_filter("All files", &["*"]),
        FileRequest::AddFolder => dialog.set_title("Add a folder of articles"),
        FileRequest::Text(_) => dialog
            .set_title("Read a newer version of the article")
            .add_filter("Articles", articles)
            .add_filter("All files", &["*"]),
        FileRequest::ReadCodebook => dialog
            .set_title("Add the tags of a codebook")
            .add_filter("Codebooks (QDC, CSV, projects)", &["qdc", "csv", EXTENSION])
            .add_filter("All files", &["*"]),
        FileRequest::Evidence(wanted) => evidence_dialog(dialog, wanted),
        FileRequest::ReadWhosWho => dialog
            .set_title("Read in a who’s who")
            .add_filter("Tables (CSV)", &["csv"])
            .add_filter("All files", &["*"]),
        FileRequest::WriteWhosWho => dialog
            .set_title("Write the who’s who")
            .set_file_name(WHOS_WHO_TABLE)
            .add_filter("Tables (CSV)", &["csv"]),
        FileRequest::SaveAs(name) => dialog
            .set_title("Save the project")
            .set_file_name(name)
            .add_filter("Rejoinder projects", &[EXTENSION]),
        FileRequest::Export(wish, name) => {
            let facts = wish.format.facts();
            match facts.files {
                FileCount::One => dialog
                    .set_title(format!("Export: {}", facts.title))
                    .set_file_name(name)
                    .add_filter(facts.title, &[facts.ending]),
                FileCount::Several => dialog.set_title(format!("Where to make the folder “{name}”")),
            }
        }
    }
}

fn evidence_dialog(dialog: rfd::FileDialog, wanted: &EvidenceFile) -> rfd::FileDialog {
    let (title, filter, endings): (&str, &str, &[&str]) = match wanted {
        EvidenceFile::Text(_) => ("Read the text of the source", "Documents", import::ENDINGS),
        EvidenceFile::Copies => return dialog.set_title("Copy files beside the project as evidence"),
        EvidenceFile::References => ("Read a bibliography", "Bibliographies", &["bib", "ris", "json", "txt"]),
        EvidenceFile::Archive => {
            ("Choose the archive of fact-checks", "Archives", &["json", "jsonld", "jsonl", "ndjson"])
        }
        EvidenceFile::ArchiveFolder => return dialog.set_title("Choose the folder of fact-checks"),
    };
    dialog.set_title(title).add_filter(filter, endings).add_filter("All files", &["*"])
}
