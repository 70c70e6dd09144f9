//! Exports seen from outside: every format of the same projects, and texts that are meant for programs.

mod balance;
mod charts;
mod claims;
mod coders;
mod dossier;
mod framing;
mod hostile;
mod networks;
mod pack;
mod paper;
mod reports;
mod tables;

use super::projects::{bridge, sample};
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::{Content, ExportError, ExportOptions, FileCount, Format, OutputFile};
use analysis::stated_figures::{FigureValue, FoundFigure, StatedText, StatedTexts, Topic, read_amount};
use model::{Project, Span};

/// The facts that a desk gives of itself.
fn desk() -> ExportOptions {
    ExportOptions {
        publisher: "The Desk".to_owned(),
        publisher_address: "https://desk.example/".to_owned(),
        published: "1 July 2018".to_owned(),
        address: "https://desk.example/checks/".to_owned(),
        ..ExportOptions::default()
    }
}

/// The options with a figure at the beginning of each statement, as a parser would find one there.
fn with_figures(project: &Project, options: &ExportOptions) -> ExportOptions {
    let mut texts = StatedTexts::new();
    for article in &project.articles {
        let mut read = StatedText::default();
        let statements = project.reading_order().into_iter().filter(|it| it.article == article.id);
        for span in statements.filter_map(|it| it.spans.first()) {
            let first = span.of(&article.text).chars().next().map_or(0, char::len_utf8);
            let span = Span::new(span.start, span.start + first);
            if read.figures.last().is_none_or(|it: &FoundFigure| it.span.end <= span.start) {
                let (amount, unit) = read_amount("about 12 miles", "").unwrap();
                let value = FigureValue::Number(amount, unit);
                read.figures.push(FoundFigure { span, value, counted: Some(span), topic: Topic::default() });
            }
        }
        texts.insert(article.id, Arc::new(read));
    }
    ExportOptions { figures: texts, ..options.clone() }
}

/// Makes the files of a format; for the one that lists figures, with some.
fn write(project: &Project, format: Format, options: &ExportOptions) -> Result<Vec<OutputFile>, ExportError> {
    if format == Format::Quantities {
        return super::write(project, format, &with_figures(project, options));
    }
    super::write(project, format, options)
}

fn text(file: &OutputFile) -> &str {
    match &file.content {
        Content::Text(text) => text,
        Content::Bytes(_) => panic!("{} is no text", file.name),
    }
}

/// The one file of a format.
fn one(project: &Project, format: Format, options: &ExportOptions) -> String {
    let files = write(project, format, options).unwrap();
    assert_eq!(files.len(), 1);
    text(&files[0]).to_owned()
}

#[test]
fn every_format_makes_what_its_row_says() {
    let mut names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Format::ALL.len(), "no two formats share a name");
    for project in [sample(), bridge().0] {
        for format in Format::ALL {
            let facts = format.facts();
            assert_eq!(Format::named(facts.name), Some(*format));
            assert!(!facts.carries.is_empty() && !facts.loses.is_empty() && !facts.title.is_empty());
            let files = write(&project, *format, &desk()).unwrap();
            assert_eq!(files, write(&project, *format, &desk()).unwrap(), "{} twice", facts.name);
            assert_eq!(facts.files == FileCount::One, files.len() == 1, "{}", facts.name);
            let ending = format!(".{}", facts.ending);
            assert!(files.iter().any(|file| file.name.ends_with(&ending)), "{}", facts.name);
            let mut names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            assert!(names.iter().all(|name| name.chars().all(plain) && !name.starts_with('.')), "{names:?}");
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), files.len());
            assert!(files.iter().all(|file| !file.bytes().is_empty()));
        }
    }
}

#[test]
fn an_empty_project_has_nothing_to_lose() {
    let project = Project::new("", jiff::Timestamp::UNIX_EPOCH, &mut model::IdGenerator::seeded(1));
    for format in Format::ALL {
        match write(&project, *format, &desk()) {
            Ok(files) => assert!(!files.is_empty()),
            Err(ExportError::Nothing(why)) => assert!(why.contains("first"), "{why} says what to do"),
            Err(other) => panic!("{}: {other}", format.name()),
        }
    }
}

#[test]
fn the_table_says_to_which_formats_notes_make_a_difference() {
    let (project, ..) = bridge();
    let without = ExportOptions { notes: false, ..desk() };
    for format in Format::ALL {
        let differs = write(&project, *format, &desk()) != write(&project, *format, &without);
        assert_eq!(differs, format.facts().notes, "{}", format.name());
    }
}

#[test]
fn only_what_is_confirmed_goes_in_where_that_is_asked_for() {
    let (project, ..) = bridge();
    let options = ExportOptions { suggestions: false, notes: false, ..desk() };
    for format in Format::ALL.iter().filter(|format| format.facts().chooses) {
        let Ok(files) = write(&project, *format, &options) else { continue };
        for file in files.iter().filter(|file| matches!(file.content, Content::Text(_))) {
            assert!(!text(file).contains("repairs begin"), "{}: a suggestion", file.name);
            assert!(!text(file).contains("Seen by the desk"), "{}: a note", file.name);
        }
    }
    assert!(one(&project, Format::Html, &desk()).contains("Seen by the desk"));
}

#[test]
fn every_export_tells_how_far_it_is_and_stops_wherever_it_is_told_to() {
    let (project, ..) = bridge();
    let options = with_figures(&project, &desk());
    for format in Format::ALL {
        let told = RefCell::new(Vec::new());
        let watch = |part: f32| {
            told.borrow_mut().push(part);
            ControlFlow::Continue(())
        };
        let files = super::write_watched(&project, *format, &options, &watch).unwrap();
        assert_eq!(files, super::write(&project, *format, &options).unwrap(), "{}", format.name());
        let told = told.into_inner();
        assert!(
            told.is_sorted() && told.first() == Some(&0.0) && told.last() == Some(&1.0),
            "{}: {told:?}",
            format.name()
        );
        for stop in 0..told.len() {
            let left = Cell::new(stop);
            let watch = |_: f32| match left.get() {
                0 => ControlFlow::Break(()),
                more => {
                    left.set(more - 1);
                    ControlFlow::Continue(())
                }
            };
            let stopped = super::write_watched(&project, *format, &options, &watch);
            assert_eq!(stopped, Err(ExportError::Stopped), "{} at step {stop}", format.name());
        }
    }
}

#[test]
fn long_exports_tell_more_than_their_ends() {
    let project = sample();
    let options = with_figures(&project, &desk());
    for format in [
        Format::Html,
        Format::Docx,
        Format::Pdf,
        Format::Pack,
        Format::Feed,
        Format::Svg,
        Format::Png,
        Format::Xlsx,
        Format::Quantities,
    ] {
        let steps = Cell::new(0);
        let watch = |_: f32| {
            steps.set(steps.get() + 1);
            ControlFlow::Continue(())
        };
        super::write_watched(&project, format, &options, &watch).unwrap();
        assert!(steps.get() > 5, "{} tells {} times", format.name(), steps.get());
    }
}

#[test]
fn figures_are_listed_with_value_place_and_what_says_the_same() {
    let (project, ..) = bridge();
    let files = write(&project, Format::Quantities, &desk()).unwrap();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["figures.csv", "figures.xlsx", "figures.json"]);
    let table = text(&files[0]);
    let document = include_str!("../../../docs/figures.md");
    for column in table.lines().next().unwrap().split(',') {
        assert!(document.contains(&format!("`{column}`")), "docs/figures.md lacks the column {column}");
    }
    let row = table.lines().nth(1).unwrap();
    assert!(row.starts_with("1,“,“,measure,12,,miles,about,,about 12 miles,≈ 19.3 km,"), "{row}");
    let list: serde_json::Value = serde_json::from_str(text(&files[2])).unwrap();
    assert_eq!(list[0]["value"], 12);
    assert_eq!(list[0]["start"], project.articles[0].text.find('“').unwrap());
}
