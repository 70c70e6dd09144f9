//! The evidence pack: an archive that anybody can verify without Rejoinder. It has the report, the project, copies of the evidence that is
//! files, a manifest that `sha256sum -c` checks, and a list of what was added when and by whom, to which later packs only add.

mod added;

use std::fmt::Write as _;

use model::{EvidenceSource, one_line, spelled_out};
use sha2::{Digest, Sha256};

use super::archive::archive;
use super::progress::Progress;
use super::reading::{Reading, slug};
use super::{ExportError, OutputFile, json, report};

/// The files that only whoever knows the disk can give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enclosed {
    /// The text of the project's file.
    pub project: String,
    /// The evidence that is files in the project's folder.
    pub evidence: Vec<EnclosedFile>,
    /// An earlier pack, the list of which is continued; empty for none.
    pub earlier: Vec<u8>,
}

/// A file of the project's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnclosedFile {
    /// Its path as the evidence names it.
    pub path: String,
    /// Its bytes, or why it could not be read.
    pub content: Result<Vec<u8>, String>,
}

/// The name of the manifest, and of the list.
const MANIFEST: &str = "manifest.sha256";
const LIST: &str = "added.tsv";

/// Writes the pack.
pub(super) fn file(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let progress = reading.progress;
    let none = Enclosed::default();
    let enclosed = reading.options.enclosed.as_deref().unwrap_or(&none);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    files.push(("report.html".to_owned(), report::page(reading, progress.part(0.0, 0.4))?.into_bytes()));
    let json = json::project(reading)?.into_iter();
    files.extend(json.map(|it| ("project.json".to_owned(), it.bytes().to_vec())));
    if !enclosed.project.is_empty() {
        files.push(("project.rejoinder.ron".to_owned(), enclosed.project.clone().into_bytes()));
    }
    let evidence = evidence(reading, enclosed, progress.part(0.4, 0.5))?;
    files.push((LIST.to_owned(), added::list(reading, &enclosed.earlier)?.into_bytes()));
    files.push(("README.txt".to_owned(), readme(reading, &evidence).into_bytes()));
    files.extend(evidence.into_iter().filter_map(|copy| Some((copy.name?, copy.bytes))));
    files.sort();
    let mut manifest = String::new();
    for (at, (name, bytes)) in files.iter().enumerate() {
        progress.part(0.5, 0.6).at(at, files.len())?;
        let _ = writeln!(manifest, "{}  {name}", hash(bytes));
    }
    files.push((MANIFEST.to_owned(), manifest.into_bytes()));
    let folder = reading.stem();
    let names: Vec<String> = files.iter().map(|(name, _)| format!("{folder}/{name}")).collect();
    let named: Vec<(&str, &[u8])> =
        names.iter().map(String::as_str).zip(files.iter().map(|(_, bytes)| bytes.as_slice())).collect();
    let bytes = archive("evidence pack", &named, progress.part(0.6, 1.0))?;
    Ok(vec![OutputFile::bytes_of(format!("{folder}.zip"), bytes)])
}

/// The SHA-256 of bytes in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// A source, and its copy in the pack.
struct Copy {
    title: String,
    /// The path, or the address; empty for neither.
    place: String,
    /// The name of the copy; nothing for what is no file, or could not be read.
    name: Option<String>,
    bytes: Vec<u8>,
    /// True if the file is not the one that was added to the project.
    is_changed: bool,
    /// Reason for which there is no copy of a file.
    problem: Option<String>,
}

/// Every source. Copies have names that every system and `sha256sum` take as they are.
fn evidence(
    reading: &Reading<'_>,
    enclosed: &Enclosed,
    progress: Progress<'_>,
) -> Result<Vec<Copy>, ExportError> {
    let mut all = Vec::new();
    for (number, evidence) in (1..).zip(reading.project.evidence.values()) {
        progress.at(number, reading.project.evidence.len())?;
        let title = one_line(&evidence.title);
        let mut copy = Copy {
            title,
            place: String::new(),
            name: None,
            bytes: Vec::new(),
            is_changed: false,
            problem: None,
        };
        match &evidence.source {
            EvidenceSource::Address(address) => copy.place = one_line(address),
            EvidenceSource::Elsewhere => {}
            EvidenceSource::File(path) => {
                copy.place.clone_from(path);
                let known = enclosed.evidence.iter().find(|file| file.path == *path);
                match known.map(|file| &file.content) {
                    Some(Ok(bytes)) => {
                        let known = evidence.fingerprint.as_ref();
                        copy.is_changed = known.is_some_and(|known| known.sha256 != hash(bytes));
                        copy.name = Some(format!("evidence/{}", copied_name(number, path)));
                        copy.bytes.clone_from(bytes);
                    }
                    Some(Err(problem)) => copy.problem = Some(problem.clone()),
                    None => copy.problem = Some("it was not looked for".to_owned()),
                }
            }
        }
        all.push(copy);
    }
    Ok(all)
}

/// "03-chapter-6.pdf" of "sources/Chapter 6.pdf".
fn copied_name(number: usize, path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{number:02}-{}{dot}{}", slug(stem), ending.to_ascii_lowercase())
}

/// The text on the contents of the pack, and on how it is checked.
fn readme(reading: &Reading<'_>, evidence: &[Copy]) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "Evidence pack: {}\n", spelled_out(&reading.title()));
    text.push_str(include_str!("readme.txt"));
    for copy in evidence {
        let place = if copy.place.is_empty() {
            String::new()
        } else {
            format!(" ({})", spelled_out(&one_line(&copy.place)))
        };
        let _ = write!(text, "- {}{place}", spelled_out(&copy.title));
        match (&copy.name, &copy.problem) {
            (Some(name), _) => {
                let changed =
                    if copy.is_changed { ", CHANGED since it was added to the project" } else { "" };
                let _ = write!(text, ": {name}{changed}");
            }
            (None, Some(problem)) => {
                let _ = write!(text, ": NOT IN THE PACK, {}", spelled_out(&one_line(problem)));
            }
            (None, None) => {}
        }
        text.push('\n');
    }
    if evidence.is_empty() {
        text.push_str("None.\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_have_plain_names() {
        for (path, name) in [
            ("sources/Chapter 6.PDF", "03-chapter-6.pdf"),
            ("a\\b\\Ümlaut", "03-mlaut"),
            ("x/..\n", "03-project"),
            ("-rf.sh;ls", "03-rf.shls"),
        ] {
            assert_eq!(copied_name(3, path), name);
        }
    }

    #[test]
    fn a_hash_is_the_known_one() {
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
