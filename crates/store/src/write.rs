//! From a project to its file, whole or not at all.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{Disk, FileKind, RealDisk};
use super::escape::Plain;
use super::format::placed;
use super::head::{Head, of_file};
use super::revision::{Revision, revision_of};
use super::{AlteredText, FORMAT, SaveError, SaveProblem, atomic, backups, file, read};
use files::Limited;
use model::Project;

/// What may be replaced by a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Nothing: a file that is there already is an error.
    Never,
    /// The file that this project was opened from or last saved to, as long as it still holds this content,
    /// or is gone.
    Own(Revision),
    /// A file that a person chose and agreed to replace. The whole of it must be a project that can be
    /// read: what cannot be read cannot be known to be dispensable.
    Project,
}

/// A project was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file that was written, after following links.
    pub path: PathBuf,
    /// What it holds now.
    pub revision: Revision,
    /// Whether the drive has confirmed it. If not, the file is there for everybody to see, but may be lost
    /// if the power fails now.
    pub certain: bool,
    /// The version before this one, if there was one and it could be kept.
    pub backup: Option<PathBuf>,
    /// Why the version before this one could not be kept.
    pub not_kept: Option<String>,
}

/// The text of a project's file.
///
/// # Errors
/// When the project breaks an invariant; nothing that does is ever put into a file.
pub fn to_text(project: &Project) -> Result<String, SaveError> {
    let fail = |problem| SaveError { path: None, problem };
    sound(project).map_err(fail)?;
    words(project, &[]).map_err(fail)
}

fn words(project: &Project, altered: &[AlteredText]) -> Result<String, SaveProblem> {
    let mut text = String::new();
    file::write(project, altered, &mut Plain::new(&mut text))
        .map_err(|error| SaveProblem::Text(error.to_string()))?;
    text.push('\n');
    Ok(match &project.kept {
        Some(kept) => placed(&text, &kept.fields),
        None => text,
    })
}

/// Writes a project to its file, whole or not at all, and keeps the version before it as a backup.
///
/// # Errors
/// Says why not. Whatever the file held before, it then still holds.
pub fn save(project: &Project, path: &Path, overwrite: Overwrite) -> Result<Saved, SaveError> {
    save_to(&RealDisk, (project, &[]), path, overwrite, |_, _| Ok(()))
}

/// The same on any disk, with the texts of which nobody has decided yet. Before the new version gets the file's name, `ready` is told which file that is and
/// what it will hold, and may refuse.
pub(super) fn save_to(
    disk: &dyn Disk,
    (project, altered): (&Project, &[AlteredText]),
    path: &Path,
    overwrite: Overwrite,
    ready: impl FnOnce(&Path, Revision) -> Result<(), SaveProblem>,
) -> Result<Saved, SaveError> {
    let fail = |problem| SaveError::new(path, problem);
    sound(project).map_err(fail)?;
    let real = atomic::follow(disk, path).map_err(|error| fail(error.into()))?;
    may_replace(disk, &real, overwrite).map_err(fail)?;
    atomic::sweep(disk, &real);
    let written = atomic::write_beside(disk, &real, |out| {
        // No larger one could be opened again.
        stream(project, altered, &mut Limited::new(out, FileKind::Project))
    })
    .map_err(fail)?;
    let revision = written.revision;
    // Looked at as late as can be: what is there now is what would be replaced.
    if let Overwrite::Own(known) = overwrite {
        unchanged(disk, &real, known).map_err(fail)?;
    }
    let (backup, not_kept) = match backups::keep(disk, &real) {
        Ok(backup) => (backup, None),
        Err(error) => (None, Some(backups::not_kept(&real, error))),
    };
    ready(&real, revision).map_err(fail)?;
    let certain = written.take_name(overwrite == Overwrite::Never).map_err(fail)?;
    if certain {
        backups::thin(disk, &real);
    }
    Ok(Saved { path: real, revision, certain, backup, not_kept })
}

/// Whether a file still holds what it is known to hold, or is gone.
fn unchanged(disk: &dyn Disk, real: &Path, known: Revision) -> Result<(), SaveProblem> {
    match revision_of(disk, real) {
        Ok(now) if now == known || now == Revision::of(b"") => Ok(()),
        Ok(_) => Err(SaveProblem::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn sound(project: &Project) -> Result<(), SaveProblem> {
    let broken = project.check();
    if broken.is_empty() { Ok(()) } else { Err(SaveProblem::Broken(broken)) }
}

/// Whether what stands in the way of a save is known to be dispensable.
fn may_replace(disk: &dyn Disk, path: &Path, overwrite: Overwrite) -> Result<(), SaveProblem> {
    if atomic::old_version(disk, path)?.is_none() {
        return Ok(());
    }
    if overwrite == Overwrite::Never {
        return Err(SaveProblem::Exists);
    }
    let refuse = |why: &str| Err(SaveProblem::WouldDestroy(why.to_owned()));
    match of_file(disk, path)? {
        Head::Empty => Ok(()),
        Head::Format(format) if format.major > FORMAT.major => {
            refuse("it was written by a newer Rejoinder, and saving over it could lose what that one knew.")
        }
        Head::Format(_) if matches!(overwrite, Overwrite::Own(_)) => Ok(()),
        Head::Format(_) => read::load_from(disk, path).map(drop).or_else(|error| {
            refuse(&format!(
                "it is a project that Rejoinder cannot read, so it may hold work. It {}",
                error.problem
            ))
        }),
        Head::Foreign => refuse("it is not a project that Rejoinder can read."),
    }
}

fn stream(project: &Project, altered: &[AlteredText], out: &mut dyn Write) -> Result<(), SaveProblem> {
    if project.kept.is_some() {
        // Rare, and what is kept finds its place in the whole text alone.
        return out.write_all(words(project, altered)?.as_bytes()).map_err(Into::into);
    }
    let mut chunks = Chunks { out, chunk: String::with_capacity(2 * CHUNK), error: None };
    let result = file::write(project, altered, &mut Plain::new(&mut chunks));
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
