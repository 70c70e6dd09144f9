//! The report for people: as a web page, as Markdown and for paper (Word and PDF), all of the same [`ReportContent`].

mod cards;
mod content;
mod document;
mod figures;
mod html;
mod markdown;
mod method;
mod outline;
mod page;
mod replies;
mod sources;
mod verdicts;

use super::progress::Progress;
use super::reading::Reading;
use super::{ExportError, OutputFile};
use crate::document::{docx, pdf};
use content::ReportContent;

#[cfg(test)]
pub(super) use figures::class as colour_class;
pub(super) use html::NOT_FAIR;
pub(super) use verdicts::bearing;

/// The looks of the pages, on the screen and on paper.
pub(super) const STYLE: &str = include_str!("style.css");

/// The part of the work on a document for paper that is done when its content is known: setting it takes the rest.
const CONTENT: f32 = 0.3;

/// The report as one web page, without script and without anything remote.
pub(super) fn html(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let page = page(reading, reading.progress)?;
    Ok(vec![OutputFile::text(format!("{}.html", reading.stem()), page)])
}

/// The text of that page.
pub(super) fn page(reading: &Reading<'_>, progress: Progress<'_>) -> Result<String, ExportError> {
    Ok(html::page(&ReportContent::new(reading, progress)?))
}

/// The report as Markdown.
pub(super) fn markdown(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let page = markdown::page(&ReportContent::new(reading, reading.progress)?);
    Ok(vec![OutputFile::text(format!("{}.md", reading.stem()), page)])
}

/// The report as a Word document.
pub(super) fn docx(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let progress = reading.progress;
    let content = ReportContent::new(reading, progress.part(0.0, CONTENT))?;
    let bytes = docx::write(&document::document(&content), progress.part(CONTENT, 1.0))?;
    Ok(vec![OutputFile::bytes_of(format!("{}.docx", reading.stem()), bytes)])
}

/// The report as a tagged PDF document.
pub(super) fn pdf(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let progress = reading.progress;
    let content = ReportContent::new(reading, progress.part(0.0, CONTENT))?;
    let bytes = pdf::write(&document::document(&content), progress.part(CONTENT, 1.0))?;
    Ok(vec![OutputFile::bytes_of(format!("{}.pdf", reading.stem()), bytes)])
}
