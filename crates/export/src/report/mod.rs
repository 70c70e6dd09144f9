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

/// The report as one web page, without script and without anything remote.
pub(super) fn html(reading: &Reading<'_>) -> Vec<OutputFile> {
    let page = html::page(&ReportContent::new(reading));
    vec![OutputFile::text(format!("{}.html", reading.stem()), page)]
}

/// The report as Markdown.
pub(super) fn markdown(reading: &Reading<'_>) -> Vec<OutputFile> {
    let page = markdown::page(&ReportContent::new(reading));
    vec![OutputFile::text(format!("{}.md", reading.stem()), page)]
}

/// The report as a Word document.
pub(super) fn docx(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let bytes = docx::write(&document::document(&ReportContent::new(reading)))?;
    Ok(vec![OutputFile::bytes_of(format!("{}.docx", reading.stem()), bytes)])
}

/// The report as a tagged PDF document.
pub(super) fn pdf(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let bytes = pdf::write(&document::document(&ReportContent::new(reading)))?;
    Ok(vec![OutputFile::bytes_of(format!("{}.pdf", reading.stem()), bytes)])
}
