//! What can go wrong with a file: what happened, to which file, and what to do next.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{FORMAT, Format};
use files::refused;
use model::{Violation, Violations};

/// A project could not be opened. Its file, if there is one, was not changed.
#[derive(Debug)]
pub struct OpenError {
    /// The file; nothing for a text that came from elsewhere.
    pub path: Option<PathBuf>,
    /// What is wrong.
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

/// What is wrong with a project that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenProblem {
    /// The system refused.
    #[error("could not be opened: {0}")]
    Io(Io),
    /// The file holds nothing.
    #[error(
        "is empty. If it held a project once, look for an earlier version in the folder beside it whose name \
         ends in “.backups”."
    )]
    Empty,
    /// Another kind of file.
    #[error(
        "is not a Rejoinder project: a project begins with “Rejoinder(format: …”. To read it as an article, \
         make a new project from it."
    )]
    Foreign,
    /// A file of a later version.
    #[error(
        "was written by a newer Rejoinder (format {format}; this one reads up to {FORMAT}): update Rejoinder \
         to open it. The file has not been changed."
    )]
    Newer {
        /// The file's format.
        format: Format,
    },
    /// A version control system wrote both sides of a conflict into the file.
    #[error(
        "holds a conflict between two versions that was not resolved, at line {line}: choose one side there \
         and remove the lines that begin with <<<<<<<, ======= and >>>>>>>."
    )]
    Conflict {
        /// The line of its first marker.
        line: usize,
    },
    /// The text cannot be understood.
    #[error(
        "is damaged at {place}: {problem}. The file has not been changed; earlier versions may be in the \
         folder beside it whose name ends in “.backups”."
    )]
    Damaged {
        /// Where.
        place: Place,
        /// What is wrong, in words.
        problem: String,
    },
    /// The text can be understood, but its records contradict each other.
    #[error("does not fit together: {}. The file has not been changed.", few(.0))]
    Broken(Broken),
    /// A text was altered so that places in it are not there any more, or so that no project may hold it.
    #[error(
        "cannot be opened as it is. {altered} The project no longer fits together with it: {}. Take the change of the text back, or open an \
         earlier version from the folder beside it whose name ends in “.backups”. To change a text, use “Correct the text…” \
         in Rejoinder: statements then go along with their words. The file has not been changed.",
        few(broken)
    )]
    Altered {
        /// Which text, in a sentence.
        altered: String,
        /// What no longer fits.
        broken: Broken,
    },
}

/// The invariants that a file breaks.
#[derive(Debug)]
pub struct Broken {
    /// The first of them, each with the place of its record in the text.
    pub first: Vec<(Violation, Option<Place>)>,
    /// How many more there are.
    pub rest: usize,
}

/// A place in a text, both counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// A project could not be saved. What its file held before, it still holds.
#[derive(Debug)]
pub struct SaveError {
    /// The file; nothing for a text that was to go elsewhere.
    pub path: Option<PathBuf>,
    /// What is wrong.
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

/// What is wrong when something could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveProblem {
    /// The system refused.
    #[error("could not be saved: {0}")]
    Io(Io),
    /// The project contradicts itself. An error of the program, not of its user.
    #[error(
        "was not saved, because the project does not fit together: {}. This is an error in Rejoinder: please \
         undo the last step, save again, and report it.",
        few_plain(.0)
    )]
    Broken(Violations),
    /// The file is there already, and was not to be.
    #[error("exists already and was not replaced: choose another name.")]
    Exists,
    /// The file is there, and is not one that may be replaced.
    #[error("was not replaced: {0} Choose another name.")]
    WouldDestroy(String),
    /// Another program has written the file since it was opened or saved here.
    #[error(
        "was changed by another program since it was opened here, and was not replaced: keep yours, take \
         theirs, or save yours as a copy."
    )]
    Changed,
    /// Somebody has the project open that the file holds.
    #[error("is open in another window ({0}) and was not replaced: choose another name.")]
    Held(String),
    /// The file may not be written.
    #[error("is write-protected and was not replaced: allow writing, or choose another name.")]
    Protected,
    /// It is a project of a newer version, of which only a part could be read.
    #[error("was not written. {0}")]
    Newer(String),
    /// The project could not be put into words.
    #[error("could not be written as text ({0}). This is an error in Rejoinder: please report it.")]
    Text(String),
}

impl SaveError {
    /// An error at a path.
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

/// An error of the system, in plain words with a way out.
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
            ErrorKind::ReadOnlyFilesystem => "this drive can only be read. Choose another one.",
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

/// Says what was mended in a project on reading; nothing where nothing was.
#[must_use]
pub fn mended_words(mended: &[Violation]) -> Option<String> {
    let words = mended.iter().map(ToString::to_string);
    let few = (!mended.is_empty()).then(|| name_few(words, mended.len()))?;
    Some(format!(
        "Not all in the file was as it should be, and it was mended here: {few}. Save the project to keep it so."
    ))
}

/// How many violations a message names.
const NAMED: usize = 3;

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
    let named: Vec<String> = words.take(NAMED).collect();
    let rest = all.saturating_sub(named.len());
    let more = if rest > 0 { format!("; and {rest} more") } else { String::new() };
    named.join("; ") + &more
}
