//! Evidence beyond the project's records: the desk's archive of fact-checks, and the files of the project's folder.

mod archive;
mod fact_check;
mod files;
mod intents;

pub(crate) use archive::{
    ArchiveSearch, ArchiveState, CheckedClaim, ClaimHits, FoundChecks, search_all, searched,
};
pub(crate) use fact_check::evidence_of;
pub(crate) use files::FileStates;
pub(crate) use intents::{facts_of_reference, keep_check};

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use analysis::LikelyPassage;
use edit::{EvidenceFacts, SourceCorrection};
use factchecks::{Archive, Hit};
use model::{EvidenceId, StatementId, TextPlace};

/// The sentences of a source that are likely about a claim, as soon as they are found.
pub(crate) type LikelyPassages = Arc<OnceLock<Vec<LikelyPassage>>>;

/// A request about evidence.
#[derive(Debug)]
pub(crate) enum EvidenceAction {
    /// Ask for a file or folder of this purpose.
    Pick(EvidenceFile),
    /// Take a file or folder for this purpose.
    Take(EvidenceFile, Vec<PathBuf>),
    /// Set or correct the text of a source; with its pages and sections where it has new ones.
    SetText { evidence: EvidenceId, text: String, places: Vec<TextPlace> },
    /// Find the sentences of a source that are likely about a statement.
    FindLikely { statement: StatementId, evidence: EvidenceId, found: LikelyPassages },
    /// Read a bibliography from text.
    ReadReferences(String),
    /// Look at the files of the project again.
    CheckFiles,
    /// Search the archive for all claims.
    CheckAll(FoundChecks),
    /// Keep a fact-check as evidence, cited for a statement as context.
    Keep { statement: StatementId, hit: Box<Hit> },
    /// Read the archive again, or forget it.
    ForgetArchive,
}

/// The purpose of a file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceFile {
    /// The text of a source.
    Text(EvidenceId),
    /// Files to copy beside the project and add as evidence.
    Copies,
    /// A bibliography.
    References,
    /// The desk's archive of fact-checks: a file.
    Archive,
    /// The desk's archive of fact-checks: a folder.
    ArchiveFolder,
}

/// The result of work on evidence.
#[derive(Debug)]
pub(crate) enum EvidenceOutcome {
    /// A text of a source, with its passages anchored.
    Text(Box<SourceCorrection>),
    /// The text of a source, read from a file, with its pages and sections.
    TextRead { evidence: EvidenceId, text: String, places: Vec<TextPlace>, notes: Vec<String> },
    /// Files that were copied beside the project, and why others were not.
    Copied { added: Vec<EvidenceFacts>, problems: Vec<String> },
    /// The sources of a bibliography.
    References(Vec<EvidenceFacts>),
    /// The state of the project's files.
    Files(FileStates),
    /// The archive was read.
    Archive { path: PathBuf, archive: Arc<Archive> },
    /// The archive could not be read; the words say why.
    NoArchive(String),
}

/// The archive of the desk, and the state of the files of the project.
#[derive(Debug, Default)]
pub(crate) struct EvidenceDesk {
    /// The archive.
    pub(crate) archive: ArchiveState,
    /// The search for the selected claim.
    pub(crate) search: Option<ArchiveSearch>,
    /// The files.
    pub(crate) files: FileStates,
}
