//! From text to a project, or to an error that says what is wrong and where.

use std::path::Path;
use std::sync::Arc;

use memchr::memmem;

use super::altered::{AlteredText, ReplacedText, altered_words, replaced};
use super::disk::{Disk, FileKind, RealDisk};
use super::file::Parsed;
use super::format::{bring_up, learn, understood, without};
use super::head::{BOM, Head, head};
use super::revision::{Revision, revision_of};
use super::words::{damage, place_of};
use super::{Broken, FORMAT, Format, Io, Newer, OpenError, OpenProblem, Place, atomic, file};
use model::{Project, UnknownFields, Violation};

/// What is wrong with a record whose id another one has too.
pub(super) const TWICE: &str = "stands twice";

/// The contents of a project's file.
#[derive(Debug)]
pub struct Contents {
    /// The project; of a file of a newer version, what of it is understood.
    pub project: Project,
    /// What is left out where the file is of a newer version.
    pub newer: Option<Newer>,
    /// The records that were mended, because no project may hold them as they were. Texts are never mended.
    pub mended: Vec<Violation>,
    /// The texts that are not those that were saved. Those of a newer version are not compared, since there a checksum may
    /// mean something else.
    pub altered: Vec<AlteredText>,
}

/// Reads a project from text.
///
/// # Errors
/// Says what is wrong with the text and where; a text that is not wholly sound gives no project.
pub fn from_text(text: &str) -> Result<Project, OpenError> {
    known_from_text(text)
        .and_then(whole)
        .map(|contents| contents.project)
        .map_err(|problem| OpenError { path: None, problem })
}

/// Reads a project from a file, whether or not its texts are those that were saved. Temporary files that a killed program
/// left beside it are cleared away.
///
/// # Errors
/// Says what is wrong with the file and where. The file is never changed.
pub fn load(path: &Path) -> Result<Project, OpenError> {
    load_from(&RealDisk, path).map(|(contents, _)| contents.project)
}

/// The same, with all that the file says beside, and what in it is not as it should be: a project that can be worked on.
///
/// # Errors
/// Says what is wrong with the file and where. The file is never changed.
pub fn load_contents(path: &Path) -> Result<Contents, OpenError> {
    load_from(&RealDisk, path).map(|(contents, _)| contents)
}

/// The same, to be shown alone: of a file of a newer version as much as can be understood.
///
/// # Errors
/// Says what is wrong with the file and where. The file is never changed.
pub fn load_what_is_known(path: &Path) -> Result<Contents, OpenError> {
    known_from(&RealDisk, path).map(|(contents, _)| contents)
}

/// A project that can be worked on, from any disk; also tells the content of the file.
pub(super) fn load_from(disk: &dyn Disk, path: &Path) -> Result<(Contents, Revision), OpenError> {
    let (contents, revision) = known_from(disk, path)?;
    let contents = whole(contents).map_err(|problem| OpenError { path: Some(path.to_owned()), problem })?;
    Ok((contents, revision))
}

/// A project to be shown, from any disk; also tells the content of the file.
pub(super) fn known_from(disk: &dyn Disk, path: &Path) -> Result<(Contents, Revision), OpenError> {
    let fail = |problem| OpenError { path: Some(path.to_owned()), problem };
    let bytes = disk.read(path, FileKind::Project).map_err(|error| fail(OpenProblem::Io(Io(error))))?;
    // Which content it is takes a while to tell of a large file, as reading it does.
    let (contents, revision) = std::thread::scope(|scope| {
        let revision = scope.spawn(|| Revision::of(&bytes));
        (of_bytes(&bytes), revision.join())
    });
    let contents = contents.map_err(fail)?;
    let revision = revision.unwrap_or_else(|_| Revision::of(&bytes));
    atomic::sweep(disk, path);
    Ok((contents, revision))
}

/// A project that no longer fits together because its texts were altered, with the texts that were saved. Nothing where
/// that is not what is wrong, or where earlier versions do not have them.
pub(super) fn with_saved_texts(
    disk: &dyn Disk,
    path: &Path,
) -> Option<(Contents, Vec<ReplacedText>, Revision)> {
    let bytes = disk.read(path, FileKind::Project).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let Head::Format(format) = head(text) else { return None };
    let Parsed { mut project, twice, altered } =
        file::parse(text).ok().filter(|_| format <= FORMAT)?.into_project();
    let mended = bring_up(&mut project, format);
    let replaced = replaced(&mut project, &altered, path).filter(|_| twice.is_empty())?;
    Some((Contents { project, newer: None, mended, altered }, replaced, Revision::of(&bytes)))
}

/// Refuses what is only a part of a project.
fn whole(contents: Contents) -> Result<Contents, OpenProblem> {
    match contents.newer {
        Some(Newer { format, .. }) => Err(OpenProblem::Newer { format }),
        None => Ok(contents),
    }
}

/// Which content a file has now.
///
/// # Errors
/// Where it cannot be read.
pub fn revision(path: &Path) -> std::io::Result<Revision> {
    revision_of(&RealDisk, path)
}

fn of_bytes(bytes: &[u8]) -> Result<Contents, OpenProblem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => known_from_text(text),
        Err(error) => Err(not_text(bytes, error.valid_up_to())),
    }
}

/// A file with bytes that are not text: another kind of file, or a damaged project.
fn not_text(bytes: &[u8], upto: usize) -> OpenProblem {
    let text = String::from_utf8_lossy(&bytes[..upto]);
    match head(&text) {
        Head::Format(format) if format.major > FORMAT.major => OpenProblem::Newer { format },
        Head::Format(_) => OpenProblem::Damaged {
            place: place_of(&text, upto),
            problem: "a byte stands here that is not part of any text".to_owned(),
        },
        Head::Empty | Head::Foreign => OpenProblem::Foreign,
    }
}

/// A project to be shown, from text.
pub(super) fn known_from_text(text: &str) -> Result<Contents, OpenProblem> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    match head(text) {
        Head::Format(format) if format.major > FORMAT.major => {
            part(text, format).ok_or(OpenProblem::Newer { format })
        }
        Head::Format(format) if format > FORMAT => newer_minor(text, format),
        Head::Format(format) => known(text, format),
        Head::Empty => Err(OpenProblem::Empty),
        Head::Foreign => Err(OpenProblem::Foreign),
    }
}

/// The part of a file of a newer version that can be understood.
fn part(text: &str, format: Format) -> Option<Contents> {
    let (project, newer, mended) = understood(text, format)?;
    Some(Contents { project, newer: Some(newer), mended, altered: Vec::new() })
}

/// A file of a newer minor version, with the fields that are not known here. One that holds more than such a version
/// may is shown as one of a newer major version is.
fn newer_minor(text: &str, format: Format) -> Result<Contents, OpenProblem> {
    let learned = learn::<file::Read>(text);
    match known(&without(text, &learned), format) {
        Ok(mut contents) => {
            contents.project.kept =
                Some(Arc::new(UnknownFields { minor: format.minor, fields: learned.fields }));
            Ok(contents)
        }
        Err(problem) => part(text, format).ok_or(problem),
    }
}

/// A file in which nothing is unknown.
fn known(text: &str, format: Format) -> Result<Contents, OpenProblem> {
    let parsed = file::parse(text).map_err(|error| damage(text, &error))?;
    let Parsed { mut project, twice: mut broken, altered } = parsed.into_project();
    let mended = bring_up(&mut project, format);
    broken.append(project.check());
    if broken.is_empty() {
        return Ok(Contents { project, newer: None, mended, altered });
    }
    let rest = broken.count().saturating_sub(LOCATED);
    let located = broken.into_iter().take(LOCATED).map(|violation| (located(text, &violation), violation));
    let first = located.map(|(place, violation)| (violation, place)).collect();
    let broken = Broken { first, rest };
    if altered.is_empty() {
        return Err(OpenProblem::Broken(broken));
    }
    let altered = altered_words(&project, &altered, None);
    Err(OpenProblem::Altered { altered, broken })
}

/// How many violations are looked up in the text. Each look-up reads the text once, and a hostile file can
/// have a violation a line.
const LOCATED: usize = 10;

/// Looks for the record that a violation names: the line on which its id is given.
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
