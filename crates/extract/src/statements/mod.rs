//! Statements: candidates from cues and trees, the choice among them, and the bounds of their words.

pub(crate) mod around_cues;
pub(crate) mod attitudes;
pub mod attribution;
pub(crate) mod bounds;
pub(crate) mod dateline;
pub(crate) mod decide;
mod draft;
pub(crate) mod exclusion;
pub(crate) mod headline;
pub(crate) mod inserted_sources;
pub(crate) mod nature;
pub(crate) mod parser_statements;
pub(crate) mod passives;
pub(crate) mod reader;
pub(crate) mod reporting_clauses;
pub(crate) mod sources;
pub(crate) mod whole_sentences;
