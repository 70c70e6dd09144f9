//! Evidence that is files: fingerprints, copies beside the project, and files that are missing or have changed.
#![allow(clippy::disallowed_methods, reason = "copies of evidence are written here")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

use files::Links;
use sha2::{Digest, Sha256};

use super::atomic::folder_of;
use super::enclosed::enclosed_place;
use model::FileFingerprint;

/// The folder for copies of evidence, beside the project's file.
pub const EVIDENCE_FOLDER: &str = "evidence";

/// Number of copies of one name that are tried: "report.pdf", "report-2.pdf", and so on.
const MOST_NAMES: usize = 1_000;

/// The state of a file that is evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceFileState {
    /// Its bytes are those of the fingerprint.
    Same,
    /// It is there, and the project has no fingerprint to compare it with.
    Unknown,
    /// Its bytes are others than when it was added.
    Changed,
    /// It cannot be read; the words say why.
    Missing(String),
}

/// Compares a file that a project names with its fingerprint. Asks `goes_on` now and then, and returns `None` when told to
/// break.
pub fn file_state(
    project: &Path,
    path: &str,
    known: Option<&FileFingerprint>,
    goes_on: &dyn Fn() -> ControlFlow<()>,
) -> Option<EvidenceFileState> {
    let opened = enclosed_place(project, path).and_then(|place| files::open(&place, Links::Refused));
    let mut file = match opened {
        Ok(file) => file,
        Err(error) => return Some(EvidenceFileState::Missing(words(&error))),
    };
    let Some(known) = known else { return Some(EvidenceFileState::Unknown) };
    // A file of another size need not be read.
    if file.metadata().is_ok_and(|found| found.len() != known.bytes) {
        return Some(EvidenceFileState::Changed);
    }
    match digest(&mut file, &mut io::sink(), goes_on) {
        Ok(Some(found)) if found == *known => Some(EvidenceFileState::Same),
        Ok(Some(_)) => Some(EvidenceFileState::Changed),
        Ok(None) => None,
        Err(error) => Some(EvidenceFileState::Missing(words(&error))),
    }
}

/// Copies a file into the folder for evidence beside a project, and returns its path in the project and its fingerprint. A file
/// that has the same bytes is not copied again, and none is replaced. Returns `None` when told to break.
///
/// # Errors
/// Says why the file cannot be read, or the copy cannot be written. Nothing is left behind then.
pub fn keep_evidence(
    project: &Path,
    from: &Path,
    goes_on: &dyn Fn() -> ControlFlow<()>,
) -> io::Result<Option<(String, FileFingerprint)>> {
    let mut source = files::open(from, Links::Followed)?;
    let folder = folder_of(project).join(EVIDENCE_FOLDER);
    match fs::symlink_metadata(&folder) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => {
            let problem = format!("“{EVIDENCE_FOLDER}” beside the project is not a folder");
            return Err(io::Error::new(io::ErrorKind::NotADirectory, problem));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir(&folder)?,
        Err(error) => return Err(error),
    }
    let mut copy = tempfile::Builder::new().prefix(".evidence-").tempfile_in(&folder)?;
    let Some(fingerprint) = digest(&mut source, copy.as_file_mut(), goes_on)? else { return Ok(None) };
    copy.as_file().sync_all()?;
    for number in 1..=MOST_NAMES {
        let name = numbered(&plain_name(from), number);
        let path = format!("{EVIDENCE_FOLDER}/{name}");
        match copy.persist_noclobber(folder.join(&name)) {
            Ok(_) => return Ok(Some((path, fingerprint))),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                match file_state(project, &path, Some(&fingerprint), goes_on) {
                    Some(EvidenceFileState::Same) => return Ok(Some((path, fingerprint))),
                    None => return Ok(None),
                    Some(_) => copy = error.file,
                }
            }
            Err(error) => return Err(error.error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "the folder has a thousand files of this name"))
}

/// Copies a file, and returns its fingerprint, or `None` when told to break.
fn digest(
    from: &mut File,
    to: &mut impl Write,
    goes_on: &dyn Fn() -> ControlFlow<()>,
) -> io::Result<Option<FileFingerprint>> {
    let (mut hash, mut bytes) = (Sha256::new(), 0_u64);
    let mut block = vec![0_u8; 1 << 16];
    loop {
        if goes_on().is_break() {
            return Ok(None);
        }
        let count = match from.read(&mut block) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let read = block.get(..count).unwrap_or_default();
        hash.update(read);
        to.write_all(read)?;
        bytes += count as u64;
    }
    let sha256 = hash.finalize().iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    Ok(Some(FileFingerprint { sha256, bytes }))
}

/// The name of a file for its copy: without signs that another system does not take, and not hidden.
fn plain_name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plain: String =
        name.chars().map(|c| if c.is_alphanumeric() || " .-_()".contains(c) { c } else { '_' }).collect();
    let plain = plain.trim_matches([' ', '.']);
    if plain.is_empty() { "file".to_owned() } else { plain.to_owned() }
}

/// "report.pdf", "report-2.pdf".
fn numbered(name: &str, number: usize) -> String {
    match name.rsplit_once('.') {
        _ if number == 1 => name.to_owned(),
        Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
        None => format!("{name}-{number}"),
    }
}

fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        _ => super::Io(io::Error::new(error.kind(), error.to_string())).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn always() -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    #[test]
    fn a_copy_is_known_again_and_a_change_of_it_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (project, from) = (folder.path().join("p.rejoinder.ron"), folder.path().join("a:report?.txt"));
        fs::write(&from, "abc").unwrap();
        let keep = || keep_evidence(&project, &from, &always).unwrap().unwrap();
        let (path, fingerprint) = keep();
        assert_eq!(path, "evidence/a_report_.txt");
        assert!(fingerprint.is_valid());
        assert_eq!(fingerprint.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(keep().0, path, "the same bytes are not copied again");
        let state = || file_state(&project, &path, Some(&fingerprint), &always).unwrap();
        assert_eq!(state(), EvidenceFileState::Same);
        assert_eq!(file_state(&project, &path, None, &always), Some(EvidenceFileState::Unknown));
        fs::write(folder.path().join(&path), "abd").unwrap();
        assert_eq!(state(), EvidenceFileState::Changed);
        assert_eq!(keep().0, "evidence/a_report_-2.txt", "what somebody changed is not replaced");
        fs::remove_file(folder.path().join(&path)).unwrap();
        assert_eq!(state(), EvidenceFileState::Missing("it is not there".to_owned()));
        let left: Vec<_> = fs::read_dir(folder.path().join("evidence")).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing unfinished is left: {left:?}");
    }

    #[test]
    fn a_copy_that_is_stopped_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (project, from) = (folder.path().join("p.rejoinder.ron"), folder.path().join("a.txt"));
        fs::write(&from, "abc").unwrap();
        assert_eq!(keep_evidence(&project, &from, &|| ControlFlow::Break(())).unwrap(), None);
        assert_eq!(fs::read_dir(folder.path().join("evidence")).unwrap().count(), 0);
        assert!(keep_evidence(&project, &folder.path().join("none"), &always).is_err());
    }
}
