//! The desk's archive of fact-checks, in the window.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use factchecks::{Archive, Hit};
use model::{Project, Statement, StatementId, one_line};

/// The fact-checks that are like one claim, as soon as they are found.
pub(crate) type ClaimHits = Arc<OnceLock<Vec<Hit>>>;

/// The best fact-check of every claim that has one, as soon as they are found.
pub(crate) type FoundChecks = Arc<OnceLock<Vec<CheckedClaim>>>;

/// A claim with the fact-check that is most like it.
#[derive(Debug, Clone)]
pub(crate) struct CheckedClaim {
    /// The statement.
    pub(crate) statement: StatementId,
    /// The fact-check.
    pub(crate) hit: Hit,
}

/// The archive of the desk.
#[derive(Debug, Default)]
pub(crate) enum ArchiveState {
    /// Nobody has chosen one.
    #[default]
    None,
    /// It is being read.
    Reading(PathBuf),
    /// It is ready.
    Ready { path: PathBuf, archive: Arc<Archive> },
    /// It could not be read; the words say why.
    Failed(String),
}

impl ArchiveState {
    /// The archive, where it is ready.
    pub(crate) fn ready(&self) -> Option<&Arc<Archive>> {
        match self {
            Self::Ready { archive, .. } => Some(archive),
            _ => None,
        }
    }
}

/// A search for one claim.
#[derive(Debug)]
pub(crate) struct ArchiveSearch {
    /// The statement.
    pub(crate) statement: StatementId,
    /// The words that were searched for.
    pub(crate) words: String,
    /// The fact-checks that were found.
    pub(crate) hits: ClaimHits,
}

/// Returns the words of a statement to search for.
pub(crate) fn searched(project: &Project, statement: &Statement) -> String {
    one_line(&project.words_of(statement))
}

/// Searches for every claim of a project, and gives the best fact-check of each: those of the claims that a person has marked
/// and of those that are likely claims, in reading order. Stops where `goes_on` says so.
pub(crate) fn search_all(
    archive: &Archive,
    project: &Project,
    goes_on: &dyn Fn(f32) -> bool,
) -> Option<Vec<CheckedClaim>> {
    let is_claim =
        |it: &&Statement| it.status != model::ReviewStatus::Rejected && (it.claim || it.nature.is_some());
    let claims: Vec<&Statement> = project.reading_order().into_iter().filter(is_claim).collect();
    let mut found = Vec::new();
    for (at, statement) in claims.iter().enumerate() {
        goes_on(at as f32 / claims.len() as f32).then_some(())?;
        let hit = archive.search(&searched(project, statement), 1).into_iter().next();
        found.extend(hit.map(|hit| CheckedClaim { statement: statement.id, hit }));
    }
    Some(found)
}
