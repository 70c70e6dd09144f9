//! `rejoinder framing`: which tags, reporting words, verbs and names go to whom.

use std::sync::Arc;

use ::export::{ExportOptions, FramingTable};
use analysis::framing::{Axis, FramingQuery, ReadTexts, Within};
use model::Project;

use super::args::{FiguresFormat, FramingArgs, FramingBy, FramingWithin};
use super::figures::{aligned, deliver};
use super::reader::ArticleReader;
use super::terminal::complain;
use super::{Failure, project};

pub(super) fn run(what: &FramingArgs) -> Result<(), Failure> {
    let project = project::open(&what.project, &ArticleReader::new(None)?)?;
    let options = ExportOptions { suggestions: !what.confirmed, ..ExportOptions::default() };
    let query = query(what)?;
    let texts = if query.figure.reads_texts() { read_texts(&project) } else { ReadTexts::new() };
    let table = FramingTable::new(&project, &query, &texts, &options);
    if table.is_empty() {
        complain("there is nothing of this kind to count");
    }
    let text = match what.format {
        FiguresFormat::Table => aligned(&table.to_rows(), 2),
        FiguresFormat::Json => table.to_json().map_err(Failure::of)?,
        FiguresFormat::Csv => table.to_csv(),
    };
    deliver(&text, what.output.as_deref())
}

fn query(what: &FramingArgs) -> Result<FramingQuery, Failure> {
    let axis = what.by.map(|by| match by {
        FramingBy::Party => Axis::Party,
        FramingBy::Speaker => Axis::Speaker,
        FramingBy::Outlet => Axis::Outlet,
        FramingBy::Month => Axis::Month,
    });
    let axes = what.figure.axes();
    if let Some(axis) = axis.filter(|axis| !axes.contains(axis)) {
        let names: Vec<&str> = axes.iter().map(|axis| axis.name()).collect();
        let (figure, by) = (what.figure.name(), axis.name());
        let choose = if names.is_empty() {
            "leave --by out".to_owned()
        } else {
            format!("choose --by {}", names.join(" or "))
        };
        return Err(Failure::Said(format!("{figure} is not counted by {by}: {choose}")));
    }
    let mut query = FramingQuery::new(what.figure, axis.unwrap_or_default());
    query.harm = what.harm;
    query.words = what.words.clone().unwrap_or_default();
    query.within = match what.within {
        FramingWithin::Articles => Within::Articles,
        FramingWithin::OwnWords => Within::OwnWords,
        FramingWithin::Statements => Within::Statements,
    };
    if what.figure == analysis::framing::FramingFigure::Words && query.words.trim().is_empty() {
        return Err(Failure::Said(
            "name the words to compare with --words \"fighters, militants\"".to_owned(),
        ));
    }
    Ok(query)
}

/// Reads the texts of a project with the parser.
pub(super) fn read_texts(project: &Project) -> ReadTexts {
    let articles = project.articles.iter();
    articles.map(|article| (article.id, Arc::new(extract::framing(&article.text)))).collect()
}
