//! Exports of a project, for other programs and for people: one table of formats, and a writer for each.
//!
//! - `formats` is the table; [`write()`] makes the files of a format, and touches no disk.
//! - `reading` is a project as the writers see it: what goes in, numbered.
//! - `report` is for people (HTML, Markdown, Word, PDF), `document` a document for paper before it is laid out; `claimreview` for search engines; `tables` and `networks` for scripts,
//!   spreadsheets and programs for networks; `codebook` for programs that code; `json` is everything.
//! - `balance` tells who speaks, how much and where; `framing` which tags, reporting words, verbs and names go to whom. `dossier` writes letters that ask for replies.
//! - `chart` draws their numbers as SVG, and paints that as PNG.
//! - `galley` is an article with every checkable fact.
//! - `quantities` are the figures that statements have. `progress` tells how far an export is, and stops it.
//! - `pack` is an archive that can be verified without this program.
//! - `markup` and `cell` keep texts that people wrote from being taken for markup or formulas.
//! - `quotation` and `exchange` are for the clipboard; `marks` and `words` set the words of people.

mod archive;
mod balance;
mod cell;
mod chart;
mod claimreview;
mod codebook;
mod document;
mod dossier;
mod error;
mod exchange;
mod formats;
mod framing;
mod galley;
mod json;
mod markdown;
mod marks;
mod markup;
mod networks;
mod options;
mod pack;
mod progress;
#[cfg(test)]
mod projects;
mod quantities;
mod quotation;
mod reading;
mod report;
mod tables;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod words;

pub use balance::{FIGURE_PARTS, FigureGroup, FigureRow, FigureTable, Grouping, NOT_FAIR, OTHERS};
pub use chart::Chart;
pub use claimreview::{Lack, Missing, missing, returned, reviewed};
pub use dossier::usual_letter;
pub use error::ExportError;
pub use exchange::exchange;
pub use formats::{Facts, FileCount, Format};
pub use framing::FramingTable;
pub use marks::quoted;
pub use options::{ExportOptions, LetterOptions};
pub use pack::{Enclosed, EnclosedFile};
pub use progress::ProgressWatch;
pub use quotation::quotation;

use model::Project;
use reading::Reading;

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its name, with its ending: letters, digits, `-`, `_` and `.` of ASCII alone.
    pub name: String,
    /// Its content.
    pub content: Content,
}

/// The content of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text in UTF-8.
    Text(String),
    /// Anything else.
    Bytes(Vec<u8>),
}

impl OutputFile {
    fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), content: Content::Text(text.into()) }
    }

    fn bytes_of(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), content: Content::Bytes(bytes) }
    }

    /// The bytes to be written.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }
}

/// Makes the files of a format. Of a format that is one file there is exactly one, of the others at least one, each with
/// a name of its own. Nothing is written to a disk, and no clock is asked: the same project gives the same bytes.
///
/// # Errors
/// Says what is missing, or why there is nothing to write.
pub fn write(
    project: &Project,
    format: Format,
    options: &ExportOptions,
) -> Result<Vec<OutputFile>, ExportError> {
    format.facts().writer.write(&Reading::new(project, options))
}

/// The same, telling how far it is.
///
/// # Errors
/// As [`write()`], and [`ExportError::Stopped`] where the watch breaks.
pub fn write_watched(
    project: &Project,
    format: Format,
    options: &ExportOptions,
    watch: &ProgressWatch<'_>,
) -> Result<Vec<OutputFile>, ExportError> {
    let reading = Reading::watched(project, options, watch);
    reading.progress.at(0, 1)?;
    let files = format.facts().writer.write(&reading)?;
    reading.progress.at(1, 1)?;
    Ok(files)
}
