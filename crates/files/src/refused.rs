//! The reasons for which this program does not open a file.

use std::fmt;
use std::io;

use super::{EntryKind, FileKind};

/// A reason for which a file is not opened although the system would open it. It is the inner error of an
/// [`io::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is not a regular file.
    NotAFile(EntryKind),
    /// It has several names, and writing to it would change all of them.
    OtherNames,
    /// It is larger than its kind may be.
    TooLarge(FileKind),
    /// It would become larger than its kind may be.
    WouldBeTooLarge(FileKind),
}

impl std::error::Error for Refused {}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFile(EntryKind::Link) => f.write_str(
                "it is a link, and links are not followed here. Replace it with the file itself, or remove it.",
            ),
            Self::NotAFile(kind) => write!(
                f,
                "it is {}, not a file. Save its output as a file and choose that. An article can also be read from standard input, \
                 which is “-” on the command line.",
                kind.name()
            ),
            Self::OtherNames => {
                f.write_str("it is a file with several names (hard links). Remove it if it is not yours.")
            }
            Self::TooLarge(kind) => {
                write!(f, "it is larger than {}, {}", megabytes(*kind), too_large(*kind))
            }
            Self::WouldBeTooLarge(kind) => {
                write!(f, "it would be larger than {}, {}", megabytes(*kind), would_be_too_large(*kind))
            }
        }
    }
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::new(io::ErrorKind::InvalidInput, refused)
    }
}

/// Returns why this program refused a file; `None` for an error of the system.
#[must_use]
pub fn refused(error: &io::Error) -> Option<Refused> {
    error.get_ref().and_then(|error| error.downcast_ref()).copied()
}

fn megabytes(kind: FileKind) -> String {
    match kind.max_bytes() / 1_000_000 {
        0 => format!("{} KB", kind.max_bytes() / 1_000),
        megabytes => format!("{megabytes} MB"),
    }
}

fn too_large(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Article => {
            "more than any article: cut out the part that you need and save it as a text file."
        }
        FileKind::Document => {
            "more than any article: cut out the part that you need and save it as a smaller file."
        }
        FileKind::Project => {
            "more than any project that Rejoinder writes. Look for an earlier version in the folder beside it whose name ends in \
             “.backups”."
        }
        FileKind::Journal => "more than any record of unsaved changes that Rejoinder writes.",
        FileKind::Lock | FileKind::Settings => "more than any that Rejoinder writes. Remove it.",
    }
}

fn would_be_too_large(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Project => {
            "more than Rejoinder can open again. Remove articles that you do not need, or spread them over several projects."
        }
        FileKind::Journal => {
            "more than Rejoinder can open again. Save the project, which starts a new record."
        }
        FileKind::Article | FileKind::Document | FileKind::Lock | FileKind::Settings => {
            "more than Rejoinder can open again."
        }
    }
}
