//! The ways to leave the open project.

use std::path::PathBuf;

use super::jobs::{JobOutcome, ProjectVersion};
use store::Recovery;

/// Something that gives up the open project: unsaved work is asked about before.
#[derive(Debug)]
pub(crate) enum Departure {
    /// Close the window.
    Quit,
    /// Ask for another project or article.
    AskForFile(FileCommand),
    /// Open a project or an article.
    Open(PathBuf),
    /// Begin a project with many articles.
    ReadBatch(Vec<PathBuf>),
    /// Begin a project with an article from this text.
    Paste(String),
    /// Make the changes of another project again that were not saved.
    Restore(Box<Recovery>),
    /// Show an earlier version of a file.
    ShowEarlier { of: PathBuf, version: ProjectVersion },
    /// Open the sample, and begin the tour of it.
    Tour,
    /// Take the project that a job has read.
    Take(Box<JobOutcome>),
}

/// A file or text that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileCommand {
    /// A project or an article, to open.
    Open,
    /// The same by its path, which is typed.
    OpenPath,
    /// An article, to begin a project with.
    NewFromArticle,
    /// The text of an article, which is pasted.
    Paste,
    /// An article, to add to the project.
    AddArticle,
    /// A folder of articles, to add to the project.
    AddFolder,
    /// A file to save the project to.
    SaveAs,
}
