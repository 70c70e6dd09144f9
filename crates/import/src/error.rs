//! Reasons for which something is not an article that can be read, and the next step.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, ErrorKind};

use serde::{Deserialize, Serialize};

use files::{FileKind, Refused, refused};

/// Something could not be read as an article.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct ImportError {
    /// The file, or what else the text came from.
    pub name: String,
    /// The reason.
    #[source]
    pub problem: ImportProblem,
}

/// Reason for which something could not be read as an article. Reads as a sentence after the name of the file.
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
    /// Its bytes are no document that can be read.
    #[error(transparent)]
    Document(#[from] ReadError),
}

impl From<io::Error> for ImportProblem {
    fn from(error: io::Error) -> Self {
        match refused(&error) {
            Some(Refused::TooLarge(kind)) => {
                Self::Document(ReadError::TooLarge { limit: kind.max_bytes() as usize })
            }
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

/// The sign by which something was seen not to be text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// Something is not a document that can be read. Reads as a sentence after the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ReadError {
    /// It has no bytes.
    #[error("is empty: there is nothing to read.")]
    Empty,
    /// It has no words.
    #[error("holds no words, only white space, pictures or markup.")]
    Blank,
    /// It has pictures of pages and no text.
    #[error("is a scan: there is no text in it. Have the text recognised by another program (OCR) first.")]
    Scan,
    /// It opens with a password, and none was given.
    #[error("is protected by a password: enter it to read the text.")]
    Encrypted,
    /// The password does not open it.
    #[error("does not open with this password: look for a slip, or for capital letters.")]
    WrongPassword,
    /// Its protection is of a kind that is not known.
    #[error("is protected in a way that cannot be opened here: save a copy of it without a password.")]
    UnknownProtection,
    /// Its inside is not as its kind demands.
    #[error("is damaged ({0}): open it in the program that made it, and save it again.")]
    Damaged(String),
    /// It is larger than documents that are read.
    #[error("is larger than {} MB, more than any article: cut out the part that you need and save it as a {} file.", .limit / 1_000_000, small_kind(*limit))]
    TooLarge {
        /// The largest size, in bytes.
        limit: usize,
    },
    /// Unpacked, it is larger than documents that are read.
    #[error("unpacks to more than {} MB: no article is as large, and it may be made to fill the memory.", .limit / 1_000_000)]
    TooLargeUnpacked {
        /// The largest size, in bytes.
        limit: usize,
    },
    /// Its parts lie too deep in one another.
    #[error("is nested more than {limit} levels deep: no article is, and it may be made to stop programs.")]
    TooDeep {
        /// The greatest depth.
        limit: usize,
    },
    /// It has too many parts.
    #[error("has more than {limit} parts: save the part that you need as a file of its own.")]
    TooManyParts {
        /// The largest number.
        limit: usize,
    },
    /// It is something known that has no article in it.
    #[error("is {0}, and not a document with an article in it.")]
    NotADocument(Cow<'static, str>),
    /// It is no text and of no known kind.
    #[error("is not text ({0}), and not a document of a kind that Rejoinder knows.")]
    Binary(Binary),
    /// Reading it took too long.
    #[error(
        "takes longer than {seconds} seconds to read, more than any article: it may be made to stop programs."
    )]
    TooSlow {
        /// The longest time, in seconds.
        seconds: u64,
    },
    /// Reading it took too much memory.
    #[error("takes more than {} MB of memory to read, more than any article: it may be made to stop programs.", .limit / 1_000_000)]
    TooMuchMemory {
        /// The most memory, in bytes.
        limit: u64,
    },
    /// A person stopped the reading.
    #[error("was not read: you stopped it.")]
    Stopped,
    /// The reader itself failed.
    #[error(
        "could not be read, because the part of the program that reads it failed ({0}): save the text in another format, or copy and paste it."
    )]
    Failed(String),
}

/// The kind of file that has such a limit.
fn small_kind(limit: usize) -> &'static str {
    if limit as u64 == FileKind::Article.max_bytes() { "text" } else { "smaller" }
}
