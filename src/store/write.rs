//! From a project to its file, whole or not at all.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::escape::Plain;
use super::head::{Head, of_file};
use super::{FORMAT, SaveError, SaveProblem, atomic, file, read};
use crate::model::Project;

/// What may be replaced by a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Nothing: a file that is there already is an error.
    Never,
    /// The file that this project was opened from or last saved to. It must still begin like a project of
    /// a version that this program knows.
    Own,
    /// A file that a person chose and agreed to replace. The whole of it must be a project that can be
    /// read: what cannot be read cannot be known to be dispensable.
    Project,
}

/// A project was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file that was written, after following links.
    pub path: PathBuf,
    /// Whether the drive has confirmed it. If not, the file is there for everybody to see, but may be lost
    /// if the power fails now.
    pub certain: bool,
    /// The version before this one, if there was one and it could be kept.
    pub backup: Option<PathBuf>,
}

/// The text of a project's file.
///
/// # Errors
/// When the project breaks an invariant; nothing that does is ever put into a file.
pub fn to_text(project: &Project) -> Result<String, SaveError> {
    let fail = |problem| SaveError { path: None, problem };
    sound(project).map_err(fail)?;
    let mut text = String::new();
    file::write(project, &mut Plain::new(&mut text))
        .map_err(|error| fail(SaveProblem::Text(error.to_string())))?;
    text.push('\n');
    Ok(text)
}

/// Writes a project to its file, whole or not at all, and keeps the version before it as a backup.
///
/// # Errors
/// Says why not. Whatever the file held before, it then still holds.
pub fn save(project: &Project, path: &Path, overwrite: Overwrite) -> Result<Saved, SaveError> {
    let fail = |problem| SaveError::new(path, problem);
    sound(project).map_err(fail)?;
    let real = atomic::follow(path).map_err(|error| fail(error.into()))?;
    may_replace(&real, overwrite).map_err(fail)?;
    atomic::sweep(&real);
    let options = atomic::Options { backup: true, create_only: overwrite == Overwrite::Never };
    let replaced = atomic::replace_with(&real, options, |out| stream(project, out)).map_err(fail)?;
    Ok(Saved { path: real, certain: replaced.certain, backup: replaced.backup })
}

fn sound(project: &Project) -> Result<(), SaveProblem> {
    let broken = project.check();
    if broken.is_empty() { Ok(()) } else { Err(SaveProblem::Broken(broken)) }
}

/// Whether what stands in the way of a save is known to be dispensable.
fn may_replace(path: &Path, overwrite: Overwrite) -> Result<(), SaveProblem> {
    if atomic::old_version(path)?.is_none() {
        return Ok(());
    }
    if overwrite == Overwrite::Never {
        return Err(SaveProblem::Exists);
    }
    let refuse = |why: &str| Err(SaveProblem::WouldDestroy(why.to_owned()));
    match of_file(path)? {
        Head::Empty => Ok(()),
        Head::Format(format) if format > FORMAT => {
            refuse("it was written by a newer Rejoinder, and saving over it could lose what that one knew.")
        }
        Head::Format(_) if overwrite == Overwrite::Own => Ok(()),
        Head::Format(_) => read::load(path).map(drop).or_else(|error| {
            refuse(&format!(
                "it is a project that Rejoinder cannot read, so it may hold work. It {}",
                error.problem
            ))
        }),
        Head::Foreign => refuse("it is not a project that Rejoinder can read."),
    }
}

fn stream(project: &Project, out: &mut dyn Write) -> Result<(), SaveProblem> {
    let mut chunks = Chunks { out, chunk: String::with_capacity(2 * CHUNK), error: None };
    let result = file::write(project, &mut Plain::new(&mut chunks));
    match (chunks.error.take(), result) {
        (Some(error), _) => Err(error.into()),
        (None, Err(error)) => Err(SaveProblem::Text(error.to_string())),
        (None, Ok(())) => {
            chunks.chunk.push('\n');
            chunks.out.write_all(chunks.chunk.as_bytes()).map_err(Into::into)
        }
    }
}

/// How much text is handed to the file at a time.
const CHUNK: usize = 1 << 16;

/// Gathers the single characters that RON writes, and keeps the file's own error, which RON would turn into
/// text.
struct Chunks<'a> {
    out: &'a mut dyn Write,
    chunk: String,
    error: Option<io::Error>,
}

impl fmt::Write for Chunks<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.chunk.push_str(text);
        if self.chunk.len() < CHUNK {
            return Ok(());
        }
        let written = self.out.write_all(self.chunk.as_bytes());
        self.chunk.clear();
        written.map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
}
