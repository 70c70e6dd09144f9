//! Why a file is not an article that can be read, and what to do.

use std::fmt;
use std::io::{self, ErrorKind};

use super::MAX_BYTES;
use files::{Refused, refused};

/// Something could not be read as an article.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct ImportError {
    /// The file, or what else the text came from.
    pub name: String,
    /// What is wrong.
    #[source]
    pub problem: ImportProblem,
}

/// What is wrong with something that could not be read as an article.
#[derive(Debug, thiserror::Error)]
pub enum ImportProblem {
    /// The system refused.
    #[error("{}", plain(.0))]
    Io(#[source] io::Error),
    /// It is a folder.
    #[error("is a folder: choose a file in it.")]
    Folder,
    /// It is something that is not read, such as a pipe or a device.
    #[error("cannot be read: {0}")]
    Refused(Refused),
    /// It holds nothing.
    #[error("is empty: there is nothing to read.")]
    Empty,
    /// It holds no words.
    #[error("holds no words, only white space or markup.")]
    Blank,
    /// It is larger than what is read.
    #[error(
        "is larger than {} MB, more than any article: cut out the part that you need and save it as a text file.",
        MAX_BYTES / 1_000_000
    )]
    TooLarge,
    /// It is of a kind that is known and not read.
    #[error(
        "is {0}; this version reads plain text and Markdown: save it as plain text, or copy its text and paste it."
    )]
    Foreign(&'static str),
    /// It is no text at all.
    #[error("is not text ({0}): choose a plain text or Markdown file.")]
    Binary(Binary),
}

/// How something was seen not to be text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// It has bytes of zero.
    Nul,
    /// It has many control characters.
    Control,
}

impl fmt::Display for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nul => "it has bytes that no text has",
            Self::Control => "most of it are control characters",
        })
    }
}

impl From<io::Error> for ImportProblem {
    fn from(error: io::Error) -> Self {
        match refused(&error) {
            Some(Refused::TooLarge(_)) => Self::TooLarge,
            Some(why) => Self::Refused(why),
            None if error.kind() == ErrorKind::IsADirectory => Self::Folder,
            None => Self::Io(error),
        }
    }
}

fn plain(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file. Look for it where it was moved to.".to_owned(),
        ErrorKind::PermissionDenied => {
            "this account has no permission to read it. Allow it in the file's properties.".to_owned()
        }
        _ => format!("could not be read: {error}."),
    }
}
