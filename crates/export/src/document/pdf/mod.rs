//! Documents as tagged PDF (PDF/UA-1, ISO 14289-1): text that is searched, copied and read out, with bookmarks, links and page numbers.
//!
//! - `faces` has the letters and shapes words with them; `style` says how each part looks.
//! - `lines` breaks paragraphs into lines; `flow` sets them on pages, with the tree of tags; `table` does so for tables.
//! - `emit` writes the pages. `krilla` makes PDF of them, and refuses a document that screen readers could not read.

mod emit;
mod faces;
mod flow;
mod lines;
mod style;
mod table;

pub(crate) use faces::{Faces, LetterShapes};

use super::OutputDocument;
use crate::ExportError;
use crate::progress::Progress;

/// Writes a document.
pub(crate) fn write(document: &OutputDocument, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let mut faces = faces::Faces::new()?;
    let laid = flow::lay(document, &mut faces, progress.part(0.0, 0.5))?;
    emit::emit(document, &laid, &mut faces, progress.part(0.5, 0.9))
}

fn broken(problem: impl Into<String>) -> ExportError {
    ExportError::Broken { format: "PDF", problem: problem.into() }
}
