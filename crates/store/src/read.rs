//! From text to a project, or to an error that says what is wrong and where.

use std::path::Path;
use std::sync::Arc;

use memchr::memmem;

use super::altered::{AlteredText, ReplacedText, altered_words, replaced};
use super::disk::{Disk, FileKind, RealDisk};
use super::file::ParsedProject;
use super::format::{migrate_project, understood, unknown_fields, without_fields};
use super::head::{FileHead, head};
use super::revision::{Revision, revision_of};
use super::words::{damage, place_of};
use super::{Broken, FORMAT, FormatVersion, Io, Newer, OpenError, OpenProblem, Place, atomic, file};
use files::BYTE_ORDER_MARK;
use model::{Project, UnknownFields, Violation};

/// The problem of a record whose id occurs twice.
pub(super) const TWICE: &str = "appears twice";

/// The contents of a project's file.
#[derive(Debug)]
pub struct Contents {
    /// The project; in a file of a newer version, the part of it that is understood.
    pub project: Project,
    /// The parts that are left out, where the file has a newer version.
    pub newer: Option<Newer>,
    /// The records that were repaired because they broke an invariant. Texts are never repaired.
    pub repaired: Vec<Violation>,
    /// The texts that do not match their checksums. Empty for a newer major version, in which a checksum may
    /// mean something else.
    pub altered: Vec<AlteredText>,
}

/// Reads a project from text.
///
/// # Errors
/// Returns an error that says what is wrong with the text and where. A text that is not entirely sound gives
/// no project.
pub fn from_text(text: &str) -> Result<Project, OpenError> {
    known_from_text(text)
        .and_then(whole)
        .map(|contents| contents.project)
        .map_err(|problem| OpenError { path: None, problem })
}

/// Reads a project from a file, even where texts do not match their checksums. Removes temporary files that a
/// killed program left beside it.
///
/// # Errors
/// Returns an error that says what is wrong with the file and where. The file is never changed.
pub fn load(path: &Path) -> Result<Project, OpenError> {
    load_from(&RealDisk, path).map(|(contents, _)| contents.project)
}

/// Reads a project that can be worked on, with what was repaired or altered in it.
///
/// # Errors
/// Returns an error that says what is wrong with the file and where. The file is never changed.
pub fn load_contents(path: &Path) -> Result<Contents, OpenError> {
    load_from(&RealDisk, path).map(|(contents, _)| contents)
}

/// Reads a project to be viewed only: as much of a file of a newer version as is understood.
///
/// # Errors
/// Returns an error that says what is wrong with the file and where. The file is never changed.
pub fn load_what_is_known(path: &Path) -> Result<Contents, OpenError> {
    known_from(&RealDisk, path).map(|(contents, _)| contents)
}

/// Reads a project that can be worked on, from any disk, with the revision of its file.
pub(super) fn load_from(disk: &dyn Disk, path: &Path) -> Result<(Contents, Revision), OpenError> {
    let (contents, revision) = known_from(disk, path)?;
    let contents = whole(contents).map_err(|problem| OpenError { path: Some(path.to_owned()), problem })?;
    Ok((contents, revision))
}

/// Reads a project to be viewed, from any disk, with the revision of its file.
pub(super) fn known_from(disk: &dyn Disk, path: &Path) -> Result<(Contents, Revision), OpenError> {
    let fail = |problem| OpenError { path: Some(path.to_owned()), problem };
    let bytes = disk.read(path, FileKind::Project).map_err(|error| fail(OpenProblem::Io(Io(error))))?;
    // Hashing a large file takes about as long as parsing it.
    let (contents, revision) = std::thread::scope(|scope| {
        let revision = scope.spawn(|| Revision::of(&bytes));
        (of_bytes(&bytes), revision.join())
    });
    let contents = contents.map_err(fail)?;
    let revision = revision.unwrap_or_else(|_| Revision::of(&bytes));
    atomic::sweep(disk, path);
    Ok((contents, revision))
}

/// Reads a project that breaks invariants because its texts were altered, and replaces them with the ones
/// that were saved. Returns `None` where something else is wrong, or where earlier versions lack a text.
pub(super) fn with_saved_texts(
    disk: &dyn Disk,
    path: &Path,
) -> Option<(Contents, Vec<ReplacedText>, Revision)> {
    let bytes = disk.read(path, FileKind::Project).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let FileHead::FormatVersion(format) = head(text) else { return None };
    let ParsedProject { mut project, twice, altered } =
        file::parse(text).ok().filter(|_| format <= FORMAT)?.into_project();
    let repaired = migrate_project(&mut project, format);
    let replaced = replaced(&mut project, &altered, path).filter(|_| twice.is_empty())?;
    Some((Contents { project, newer: None, repaired, altered }, replaced, Revision::of(&bytes)))
}

/// Refuses a project of which only a part is understood.
fn whole(contents: Contents) -> Result<Contents, OpenProblem> {
    match contents.newer {
        Some(Newer { format, .. }) => Err(OpenProblem::Newer { format }),
        None => Ok(contents),
    }
}

/// Returns the revision of a file.
///
/// # Errors
/// Fails where it cannot be read.
pub fn revision(path: &Path) -> std::io::Result<Revision> {
    revision_of(&RealDisk, path)
}

fn of_bytes(bytes: &[u8]) -> Result<Contents, OpenProblem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => known_from_text(text),
        Err(error) => Err(not_text(bytes, error.valid_up_to())),
    }
}

/// Explains a file that is not UTF-8: another kind of file, or a damaged project.
fn not_text(bytes: &[u8], upto: usize) -> OpenProblem {
    let text = String::from_utf8_lossy(&bytes[..upto]);
    match head(&text) {
        FileHead::FormatVersion(format) if format.major > FORMAT.major => OpenProblem::Newer { format },
        FileHead::FormatVersion(_) => OpenProblem::Damaged {
            place: place_of(&text, upto),
            problem: "there is a byte here that is not part of any text".to_owned(),
        },
        FileHead::Empty | FileHead::Foreign => OpenProblem::Foreign,
    }
}

/// Reads a project to be viewed, from text.
pub(super) fn known_from_text(text: &str) -> Result<Contents, OpenProblem> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    match head(text) {
        FileHead::FormatVersion(format) if format.major > FORMAT.major => {
            part(text, format).ok_or(OpenProblem::Newer { format })
        }
        FileHead::FormatVersion(format) if format > FORMAT => newer_minor(text, format),
        FileHead::FormatVersion(format) => known(text, format),
        FileHead::Empty => Err(OpenProblem::Empty),
        FileHead::Foreign => Err(OpenProblem::Foreign),
    }
}

/// Reads the part of a file of a newer version that is understood.
fn part(text: &str, format: FormatVersion) -> Option<Contents> {
    let (project, newer, repaired) = understood(text, format)?;
    Some(Contents { project, newer: Some(newer), repaired, altered: Vec::new() })
}

/// Reads a file of a newer minor version, and keeps its unknown fields. A file with more than new fields is
/// treated like one of a newer major version.
fn newer_minor(text: &str, format: FormatVersion) -> Result<Contents, OpenProblem> {
    let learned = unknown_fields::<file::ParsedFile>(text);
    match known(&without_fields(text, &learned), format) {
        Ok(mut contents) => {
            contents.project.kept =
                Some(Arc::new(UnknownFields { minor: format.minor, fields: learned.fields }));
            Ok(contents)
        }
        Err(problem) => part(text, format).ok_or(problem),
    }
}

/// Reads a file without unknown fields.
fn known(text: &str, format: FormatVersion) -> Result<Contents, OpenProblem> {
    let parsed = file::parse(text).map_err(|error| damage(text, &error))?;
    let ParsedProject { mut project, twice: mut broken, altered } = parsed.into_project();
    let repaired = migrate_project(&mut project, format);
    broken.append(project.check());
    if broken.is_empty() {
        return Ok(Contents { project, newer: None, repaired, altered });
    }
    let rest = broken.count().saturating_sub(MAX_LOCATED);
    let located =
        broken.into_iter().take(MAX_LOCATED).map(|violation| (located(text, &violation), violation));
    let first = located.map(|(place, violation)| (violation, place)).collect();
    let broken = Broken { first, rest };
    if altered.is_empty() {
        return Err(OpenProblem::Broken(broken));
    }
    let altered = altered_words(&project, &altered, None);
    Err(OpenProblem::Altered { altered, broken })
}

/// The number of violations that are located in the text. Locating one scans the whole text, and a hostile
/// file can have a violation on every line.
const MAX_LOCATED: usize = 10;

/// Returns the place of the record that a violation names: the line with its id.
fn located(text: &str, violation: &Violation) -> Option<Place> {
    let id = violation.place.rsplit(' ').next().unwrap_or_default();
    let line = format!("id: \"{id}\"");
    let found = if violation.problem == TWICE {
        memmem::rfind(text.as_bytes(), line.as_bytes())
    } else {
        memmem::find(text.as_bytes(), line.as_bytes())
    };
    found.map(|byte| place_of(text, byte))
}
