//! From a project to its file, atomically.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{Disk, FileKind, RealDisk};
use super::escape::UnescapingWriter;
use super::format::with_kept_fields;
use super::head::{FileHead, of_file};
use super::revision::{Revision, revision_of};
use super::{AlteredText, FORMAT, SaveError, SaveProblem, atomic, backups, file, read};
use files::Limited;
use model::Project;

/// The files that a save may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// No file: an existing file is an error.
    Never,
    /// The file from which the project was opened or to which it was last saved, as long as it still has this
    /// content or is gone.
    Own(Revision),
    /// A file that a person chose and agreed to replace. All of it must be readable as a project: nobody
    /// knows whether an unreadable file is dispensable.
    Project,
}

/// The result of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file that was written, after following links.
    pub path: PathBuf,
    /// The new content.
    pub revision: Revision,
    /// Set where the drive has confirmed the new name. Otherwise the file is visible to everybody, but may be
    /// lost in a power cut.
    pub certain: bool,
    /// The backup of the former version, if there was one and it could be kept.
    pub backup: Option<PathBuf>,
    /// The reason why the former version could not be kept.
    pub not_kept: Option<String>,
}

/// Returns the text of a project's file.
///
/// # Errors
/// Fails where the project breaks an invariant, since such a project must not be written.
pub fn to_text(project: &Project) -> Result<String, SaveError> {
    let fail = |problem| SaveError { path: None, problem };
    check_sound(project).map_err(fail)?;
    text_of(project, &[]).map_err(fail)
}

fn text_of(project: &Project, altered: &[AlteredText]) -> Result<String, SaveProblem> {
    let mut text = String::new();
    file::write(project, altered, &mut UnescapingWriter::new(&mut text))
        .map_err(|error| SaveProblem::Text(error.to_string()))?;
    text.push('\n');
    Ok(match &project.kept {
        Some(kept) => with_kept_fields(&text, &kept.fields),
        None => text,
    })
}

/// Writes a project to its file atomically, and keeps the former version as a backup.
///
/// # Errors
/// Returns an error that says why the file was not replaced. It then still has its former content.
pub fn save(project: &Project, path: &Path, overwrite: Overwrite) -> Result<Saved, SaveError> {
    save_to(&RealDisk, (project, &[]), path, overwrite, |_, _| Ok(()))
}

/// Saves to any disk, with the texts on which nobody has decided yet. Calls `ready` with the path and the new
/// content before the file is renamed into place; `ready` may refuse.
pub(super) fn save_to(
    disk: &dyn Disk,
    (project, altered): (&Project, &[AlteredText]),
    path: &Path,
    overwrite: Overwrite,
    ready: impl FnOnce(&Path, Revision) -> Result<(), SaveProblem>,
) -> Result<Saved, SaveError> {
    let fail = |problem| SaveError::new(path, problem);
    check_sound(project).map_err(fail)?;
    let real = atomic::follow(disk, path).map_err(|error| fail(error.into()))?;
    check_replaceable(disk, &real, overwrite).map_err(fail)?;
    atomic::sweep(disk, &real);
    let written = atomic::write_beside(disk, &real, |out| {
        // A larger file could not be opened again.
        write_text(project, altered, &mut Limited::new(out, FileKind::Project))
    })
    .map_err(fail)?;
    let revision = written.revision;
    // Checked as late as possible, right before the file is replaced.
    if let Overwrite::Own(known) = overwrite {
        check_unchanged(disk, &real, known).map_err(fail)?;
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

/// Checks that a file still has the known content, is empty, or is gone.
fn check_unchanged(disk: &dyn Disk, real: &Path, known: Revision) -> Result<(), SaveProblem> {
    match revision_of(disk, real) {
        Ok(now) if now == known || now == Revision::of(b"") => Ok(()),
        Ok(_) => Err(SaveProblem::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn check_sound(project: &Project) -> Result<(), SaveProblem> {
    let broken = project.check();
    if broken.is_empty() { Ok(()) } else { Err(SaveProblem::Broken(broken)) }
}

/// Checks that a file in the way of a save is known to be dispensable.
fn check_replaceable(disk: &dyn Disk, path: &Path, overwrite: Overwrite) -> Result<(), SaveProblem> {
    if atomic::old_version(disk, path)?.is_none() {
        return Ok(());
    }
    if overwrite == Overwrite::Never {
        return Err(SaveProblem::Exists);
    }
    let refuse = |why: &str| Err(SaveProblem::WouldDestroy(why.to_owned()));
    match of_file(disk, path)? {
        FileHead::Empty => Ok(()),
        FileHead::FormatVersion(format) if format.major > FORMAT.major => refuse(
            "it was written by a newer Rejoinder, and saving over it could lose what only the newer version understands.",
        ),
        FileHead::FormatVersion(_) if matches!(overwrite, Overwrite::Own(_)) => Ok(()),
        FileHead::FormatVersion(_) => read::load_from(disk, path).map(drop).or_else(|error| {
            refuse(&format!(
                "it is a project that Rejoinder cannot read, so it may contain work. It {}",
                error.problem
            ))
        }),
        FileHead::Foreign => refuse("it is not a project that Rejoinder can read."),
    }
}

fn write_text(project: &Project, altered: &[AlteredText], out: &mut dyn Write) -> Result<(), SaveProblem> {
    if project.kept.is_some() {
        // Rare: kept fields can be placed only in the complete text.
        return out.write_all(text_of(project, altered)?.as_bytes()).map_err(Into::into);
    }
    let mut chunks = Chunks { out, chunk: String::with_capacity(2 * CHUNK), error: None };
    let result = file::write(project, altered, &mut UnescapingWriter::new(&mut chunks));
    match (chunks.error.take(), result) {
        (Some(error), _) => Err(error.into()),
        (None, Err(error)) => Err(SaveProblem::Text(error.to_string())),
        (None, Ok(())) => {
            chunks.chunk.push('\n');
            chunks.out.write_all(chunks.chunk.as_bytes()).map_err(Into::into)
        }
    }
}

/// The number of bytes that are handed to the file at a time.
const CHUNK: usize = 1 << 16;

/// Buffers the single characters that RON writes, and keeps the error of the file, which RON would turn into
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
