//! The report for people: as a web page and as Markdown, both of the same [`Content`].

mod cards;
mod content;
mod figures;
mod html;
mod markdown;
mod method;
mod page;
mod replies;
mod sources;
mod verdicts;

use super::OutputFile;
use super::reading::Reading;
use content::Content;

pub(super) use verdicts::stance;

/// How the pages look, on the screen and on paper.
pub(super) const STYLE: &str = include_str!("style.css");

/// The report as one web page, without script and without anything remote.
pub(super) fn html(reading: &Reading<'_>) -> Vec<OutputFile> {
    let page = html::page(&Content::new(reading));
    vec![OutputFile::text(format!("{}.html", reading.stem()), page)]
}

/// The report as Markdown.
pub(super) fn markdown(reading: &Reading<'_>) -> Vec<OutputFile> {
    let page = markdown::page(&Content::new(reading));
    vec![OutputFile::text(format!("{}.md", reading.stem()), page)]
}
