//! Work on evidence: texts of sources, copies of files, bibliographies, and the archive of fact-checks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::work::{failed, name, report_progress};
use super::{JobKind, JobOutcome, Jobs};
use crate::app::evidence::{
    ClaimHits, EvidenceOutcome, FileStates, FoundChecks, LikelyPassages, facts_of_reference, search_all,
};
use crate::app::reading::ArticleSource;
use edit::{EvidenceFacts, SourceCorrection};
use factchecks::{Archive, ArchiveReader};
use import::{BlockRole, Imported};
use model::{ArticleId, EvidenceId, EvidenceSource, Project, Span, TextPlace};

/// The longest name of a section, in characters.
const LONGEST_NAME: usize = 60;

fn outcome(outcome: EvidenceOutcome) -> JobOutcome {
    JobOutcome::Evidence(Box::new(outcome))
}

impl Jobs {
    /// Reads the text of a source from a file, as articles are read.
    pub(crate) fn read_source_text(
        &mut self,
        evidence: EvidenceId,
        source: ArticleSource,
        (id, now): (ArticleId, Timestamp),
    ) {
        let label = source.path().map_or_else(|| "the text".to_owned(), name);
        let program = self.program.clone();
        self.start(format!("Reading {label}"), JobKind::Other, move |watch| {
            match source.read(id, now, program, watch) {
                Ok(imported) => {
                    let (text, places) = text_and_places(&imported);
                    if text.trim().is_empty() {
                        return failed("The source could not be read", "It has no text of its own.", None);
                    }
                    outcome(EvidenceOutcome::TextRead { evidence, text, places, notes: imported.notes })
                }
                Err(error) => failed("The source could not be read", error, None),
            }
        });
    }

    /// Anchors the passages of a source in a text.
    pub(crate) fn anchor_source_text(
        &mut self,
        project: Project,
        evidence: EvidenceId,
        (text, places): (String, Vec<TextPlace>),
    ) {
        let context = self.context.clone();
        self.start("Finding the passages in the text".to_owned(), JobKind::Other, move |watch| {
            let goes_on = |part: f32| report_progress(part, watch, &context);
            match SourceCorrection::watched(&project, evidence, (&text, &places), &goes_on) {
                Some(correction) => outcome(EvidenceOutcome::Text(Box::new(correction))),
                None => JobOutcome::Stopped,
            }
        });
    }

    /// Copies files into the folder for evidence beside a project.
    pub(crate) fn copy_evidence(&mut self, project: PathBuf, files: Vec<PathBuf>) {
        let label = match &files[..] {
            [one] => format!("Copying {}", name(one)),
            all => format!("Copying {} files", all.len()),
        };
        self.start(label, JobKind::Other, move |watch| {
            let (mut added, mut problems) = (Vec::new(), Vec::new());
            for file in &files {
                match store::keep_evidence(&project, file, &|| watch.goes_on()) {
                    Ok(Some((path, fingerprint))) => added.push(EvidenceFacts {
                        title: title(file),
                        source: EvidenceSource::File(path),
                        fingerprint: Some(fingerprint),
                        ..EvidenceFacts::default()
                    }),
                    Ok(None) => return JobOutcome::Stopped,
                    Err(error) => problems.push(format!("{}: {}", file.display(), store::Io(error))),
                }
            }
            outcome(EvidenceOutcome::Copied { added, problems })
        });
    }

    /// Reads a bibliography from a file or from text.
    pub(crate) fn read_references(&mut self, source: Result<PathBuf, String>) {
        self.start("Reading the bibliography".to_owned(), JobKind::Other, move |_| {
            const TITLE: &str = "The bibliography could not be read";
            let text = match source {
                Ok(path) => match store::read_whole(&path) {
                    Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                    Err(error) => {
                        return failed(TITLE, format!("{}: {}", path.display(), store::Io(error)), None);
                    }
                },
                Err(text) => text,
            };
            match references::read(&text) {
                Ok(all) => {
                    outcome(EvidenceOutcome::References(all.into_iter().map(facts_of_reference).collect()))
                }
                Err(error) => failed(TITLE, error, None),
            }
        });
    }

    /// Looks at the files of a project, beside a person's work.
    pub(crate) fn look_at_files(&mut self, project: Project, path: PathBuf, serial: u64) {
        self.start("Looking at the files of the project".to_owned(), JobKind::Beside, move |watch| {
            match FileStates::look(&project, &path, serial, &|| watch.goes_on()) {
                Some(states) => outcome(EvidenceOutcome::Files(states)),
                None => JobOutcome::Nothing,
            }
        });
    }

    /// Reads an archive of fact-checks.
    pub(crate) fn read_archive(&mut self, path: PathBuf) {
        let context = self.context.clone();
        self.start(format!("Reading the fact-checks of {}", name(&path)), JobKind::Other, move |watch| {
            let goes_on = |part: f32| report_progress(part, watch, &context);
            match (ArchiveReader { watch: &goes_on }).read(&path) {
                Ok(archive) => outcome(EvidenceOutcome::Archive { path, archive: Arc::new(archive) }),
                Err(error) => outcome(EvidenceOutcome::NoArchive(error.to_string())),
            }
        });
    }

    /// Searches an archive for the words of a claim. Whoever has the result sees it when it is there.
    pub(crate) fn search_archive(&mut self, archive: Arc<Archive>, words: String, found: ClaimHits) {
        const MOST: usize = 20;
        self.start("Searching the fact-checks".to_owned(), JobKind::Beside, move |_| {
            // Nobody else sets it.
            let _ = found.set(archive.search(&words, MOST));
            JobOutcome::Nothing
        });
    }

    /// Searches an archive for all claims of a project. Whoever has the result sees it when it is there.
    pub(crate) fn search_archive_for_all(
        &mut self,
        archive: Arc<Archive>,
        project: Project,
        found: FoundChecks,
    ) {
        let context = self.context.clone();
        self.start("Searching the fact-checks for all claims".to_owned(), JobKind::Other, move |watch| {
            let goes_on = |part: f32| report_progress(part, watch, &context).is_continue();
            match search_all(&archive, &project, &goes_on) {
                Some(checks) => {
                    let _ = found.set(checks);
                    JobOutcome::Nothing
                }
                None => JobOutcome::Stopped,
            }
        });
    }

    /// Finds the sentences of a source that are likely about a claim. Whoever has the result sees it when it is there.
    pub(crate) fn find_likely(
        &mut self,
        claim: (Arc<str>, Vec<Span>),
        source: Arc<str>,
        found: LikelyPassages,
    ) {
        self.start("Looking for likely passages".to_owned(), JobKind::Beside, move |watch| {
            let goes_on = || watch.goes_on();
            if let Some(likely) = analysis::likely_passages((&claim.0, &claim.1), &source, &goes_on) {
                let _ = found.set(likely);
            }
            JobOutcome::Nothing
        });
    }
}

/// The text of a document with its pages and sections: of what is proposed as its text, all of it where that is nothing.
fn text_and_places(imported: &Imported) -> (String, Vec<TextPlace>) {
    if imported.blocks.is_empty() {
        return (imported.article.text.to_string(), Vec::new());
    }
    let mut text = String::new();
    let (mut places, mut page, mut section) = (Vec::new(), None, String::new());
    // Evidence is not read for its story: notes and captions count, and only what is no text of the document is left out.
    let furniture =
        [BlockRole::Navigation, BlockRole::PageFurniture, BlockRole::Promotion, BlockRole::Related];
    for block in imported.blocks.iter().filter(|block| !furniture.contains(&block.role)) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let is_heading = block.role == BlockRole::Heading;
        if is_heading {
            section = block.text.chars().take(LONGEST_NAME).collect();
        }
        if is_heading || block.page.is_some_and(|_| block.page != page) {
            page = block.page.or(page);
            let page = page.map_or_else(String::new, |page| format!("p. {page}"));
            let parts = [page.as_str(), section.as_str()];
            let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            places.push(TextPlace { at: text.len(), name });
        }
        text.push_str(&block.words());
    }
    (text, places)
}

/// A title for a file: its name without the ending.
fn title(file: &Path) -> String {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let words = stem.split(['_', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if words.is_empty() { "File".to_owned() } else { words }
}
