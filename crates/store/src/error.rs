//! Errors of files: what happened, to which file, and what to do next.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{FORMAT, FormatVersion};
use files::refused;
use model::{Violation, Violations};

/// The error of a project that could not be opened. Its file, if there is one, was not changed.
#[derive(Debug)]
pub struct OpenError {
    /// The file; `None` for a text from another source.
    pub path: Option<PathBuf>,
    /// The problem.
    pub problem: OpenProblem,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}: {}", path.display(), self.problem),
            None => self.problem.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            OpenProblem::Io(io) => Some(&io.0),
            _ => None,
        }
    }
}

/// A reason why a project could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenProblem {
    /// The system refused.
    #[error("could not be opened: {0}")]
    Io(Io),
    /// The file is empty.
    #[error(
        "is empty. If it was a project, look for an earlier version in the folder beside it whose name \
         ends in “.backups”."
    )]
    Empty,
    /// The file is of another kind.
    #[error(
        "is not a Rejoinder project: a project begins with “Rejoinder(format: …”. To read it as an article, \
         make a new project from it."
    )]
    Foreign,
    /// The file has a later version.
    #[error(
        "was written by a newer Rejoinder (format {format}; this one reads up to {FORMAT}): update Rejoinder \
         to open it. The file has not been changed."
    )]
    Newer {
        /// The version of the file.
        format: FormatVersion,
    },
    /// A version control system wrote both sides of a conflict into the file.
    #[error(
        "has an unresolved conflict between two versions at line {line}: keep one of them and remove the \
         lines that begin with <<<<<<<, ======= and >>>>>>>."
    )]
    Conflict {
        /// The line of the first conflict marker, counted from one.
        line: usize,
    },
    /// The text cannot be parsed.
    #[error(
        "is damaged at {place}: {problem}. The file has not been changed; earlier versions may be in the \
         folder beside it whose name ends in “.backups”."
    )]
    Damaged {
        /// The place of the damage.
        place: Place,
        /// An explanation of the damage.
        problem: String,
    },
    /// The text can be parsed, but its records contradict each other.
    #[error("is inconsistent: {}. The file has not been changed.", few(.0))]
    Broken(Broken),
    /// A text was altered so that places in it no longer exist, or so that no project may hold it.
    #[error(
        "cannot be opened as it is. {altered} The project is no longer consistent with it: {}. Undo the change to the text, or open an \
         earlier version from the folder beside it whose name ends in “.backups”. To change a text, use “Correct the text…” \
         in Rejoinder, which moves statements along with their words. The file has not been changed.",
        few(broken)
    )]
    Altered {
        /// A sentence that names the text.
        altered: String,
        /// The invariants that no longer hold.
        broken: Broken,
    },
}

/// The invariants that a file breaks.
#[derive(Debug)]
pub struct Broken {
    /// The first violations, each with the place of its record in the text.
    pub first: Vec<(Violation, Option<Place>)>,
    /// The number of further violations.
    pub rest: usize,
}

/// A place in a text. Line and column are counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// The error of a project that could not be saved. The file still has its former content.
#[derive(Debug)]
pub struct SaveError {
    /// The file; `None` for a text that has no file.
    pub path: Option<PathBuf>,
    /// The problem.
    pub problem: SaveProblem,
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}: {}", path.display(), self.problem),
            None => self.problem.fmt(f),
        }
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            SaveProblem::Io(io) => Some(&io.0),
            _ => None,
        }
    }
}

/// A reason why something could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveProblem {
    /// The system refused.
    #[error("could not be saved: {0}")]
    Io(Io),
    /// The project contradicts itself. This is an error of the program, not of its user.
    #[error(
        "was not saved, because the project is inconsistent: {}. This is an error in Rejoinder: please \
         undo the last step, save again, and report it.",
        few_plain(.0)
    )]
    Broken(Violations),
    /// The file cannot be read, so that nobody can say what would be lost with it.
    #[error(
        "was not replaced, because what it has cannot be read: {0} Allow reading, or move the file elsewhere."
    )]
    Unreadable(Io),
    /// The file exists already and must not be replaced.
    #[error("exists already and was not replaced: choose another name.")]
    Exists,
    /// The file exists and may be somebody's work.
    #[error("was not replaced: {0} Choose another name.")]
    WouldDestroy(String),
    /// Another program has written the file since it was opened or saved here.
    #[error(
        "was changed by another program since it was opened here, and was not replaced: keep your version, use \
         theirs, or save yours as a copy."
    )]
    Changed,
    /// Somebody else has the project in that file open.
    #[error("is open in another window ({0}) and was not replaced: choose another name.")]
    Held(String),
    /// The file is write-protected.
    #[error("is write-protected and was not replaced: allow writing, or choose another name.")]
    Protected,
    /// The project has a newer version, of which only a part could be read.
    #[error("was not written. {0}")]
    Newer(String),
    /// The project could not be serialised.
    #[error("could not be written as text ({0}). This is an error in Rejoinder: please report it.")]
    Text(String),
}

impl SaveError {
    /// Creates the error for a path.
    #[must_use]
    pub fn new(path: &Path, problem: impl Into<SaveProblem>) -> Self {
        Self { path: Some(path.to_owned()), problem: problem.into() }
    }
}

impl From<io::Error> for SaveProblem {
    fn from(error: io::Error) -> Self {
        Self::Io(Io(error))
    }
}

/// An error of the system, displayed in plain words with a way out.
#[derive(Debug)]
pub struct Io(pub io::Error);

impl fmt::Display for Io {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(refused) = refused(&self.0) {
            return refused.fmt(f);
        }
        f.write_str(match self.0.kind() {
            ErrorKind::NotFound => "there is no such file or folder. Look for it where it was moved to.",
            ErrorKind::PermissionDenied => {
                "this account has no permission. Allow it in the file's properties, or choose another folder."
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                "there is no room left on this drive. Make room, or choose another drive."
            }
            ErrorKind::FileTooLarge => "the file is too large for this drive. Choose another drive.",
            ErrorKind::ReadOnlyFilesystem => "this drive is read-only. Choose another one.",
            ErrorKind::IsADirectory => "this is a folder. Choose a file in it.",
            ErrorKind::NotADirectory => "a part of the path is a file, not a folder. Choose another folder.",
            ErrorKind::InvalidFilename => {
                "this name cannot be used on this drive. Choose a shorter, plainer one."
            }
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
                "another program is using the file. Close it there, and try again."
            }
            ErrorKind::StaleNetworkFileHandle | ErrorKind::TimedOut | ErrorKind::NetworkDown => {
                "the network drive does not answer. Connect it again, or choose another folder."
            }
            _ => return write!(f, "{}. Try again, or choose another folder.", self.0),
        })
    }
}

/// Explains the records that were repaired on reading; `None` where there were none.
#[must_use]
pub fn repair_message(repaired: &[Violation]) -> Option<String> {
    let words = repaired.iter().map(ToString::to_string);
    let few = (!repaired.is_empty()).then(|| name_few(words, repaired.len()))?;
    Some(format!(
        "Some records in the file were invalid and have been repaired: {few}. Save the project to keep the repairs."
    ))
}

/// The number of violations that a message names.
const MAX_NAMED: usize = 3;

fn few(broken: &Broken) -> String {
    let words = broken.first.iter().map(|(violation, place)| match place {
        Some(place) => format!("{violation} (line {})", place.line),
        None => violation.to_string(),
    });
    name_few(words, broken.first.len() + broken.rest)
}

fn few_plain(broken: &Violations) -> String {
    name_few(broken.iter().map(ToString::to_string), broken.count())
}

fn name_few(words: impl Iterator<Item = String>, all: usize) -> String {
    let named: Vec<String> = words.take(MAX_NAMED).collect();
    let rest = all.saturating_sub(named.len());
    let more = if rest > 0 { format!("; and {rest} more") } else { String::new() };
    named.join("; ") + &more
}
