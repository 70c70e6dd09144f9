//! The reasons why an archive cannot be read.

use std::io;
use std::path::PathBuf;

use files::refused;

/// The reason why an archive was not read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A file or folder cannot be opened or read.
    #[error("{}: {}", path.display(), words(error))]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// The problem.
        error: io::Error,
    },
    /// There is no fact-check in it.
    #[error(
        "{}: no ClaimReview was found in it. An archive is a DataFeed, a file with a ClaimReview on each line (JSONL), or a \
         folder of such files or of pages that have them.", path.display()
    )]
    Empty {
        /// The file or folder.
        path: PathBuf,
    },
    /// There is more in it than an index can count.
    #[error("{}: the archive is too large: its words take more than 4 GB. Split it into several.", path.display())]
    TooLarge {
        /// The file or folder.
        path: PathBuf,
    },
    /// The reading was stopped.
    #[error("The reading of the archive was stopped.")]
    Stopped,
}

fn words(error: &io::Error) -> String {
    if let Some(refused) = refused(error) {
        return refused.to_string();
    }
    match error.kind() {
        io::ErrorKind::NotFound => {
            "there is no such file or folder. Look for it where it was moved to.".to_owned()
        }
        io::ErrorKind::PermissionDenied => "this account has no permission to read it.".to_owned(),
        _ => error.to_string(),
    }
}
