//! Reasons for which nothing could be exported.

use super::{Lack, Missing};

/// Reason for which nothing could be exported. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Facts are missing that the format cannot do without.
    #[error("{}", lacking(.0))]
    Missing(Vec<Missing>),
    /// The project has nothing of what the format carries.
    #[error("{0}")]
    Nothing(&'static str),
    /// The list of an earlier evidence pack cannot be continued.
    #[error("the earlier pack cannot be continued: {0}. Choose another, or write a pack that begins a list")]
    Earlier(String),
    /// The template of a letter has something in braces that is no placeholder.
    #[error("line {line} of the template: {{{name}}} is no placeholder. The placeholders are {}. Write {{{{ for a brace", known.join(", "))]
    Template {
        /// The line, from 1.
        line: usize,
        /// The words in the braces.
        name: String,
        /// The placeholders that there are, in braces.
        known: Vec<String>,
    },
    /// A person has stopped it.
    #[error("the export was stopped")]
    Stopped,
    /// The format itself could not be written. An error of the program.
    #[error("the {format} could not be made ({problem}). This is an error in Rejoinder: please report it.")]
    Broken {
        /// The format.
        format: &'static str,
        /// The message of its writer.
        problem: String,
    },
}

/// Names what is missing, each once.
fn lacking(missing: &[Missing]) -> String {
    let mut lacks: Vec<Lack> = missing.iter().map(|it| it.lack).collect();
    lacks.sort_unstable();
    lacks.dedup();
    let words: Vec<&str> = lacks.into_iter().map(Lack::words).collect();
    format!("a ClaimReview cannot do without {}", words.join("; nor without "))
}
