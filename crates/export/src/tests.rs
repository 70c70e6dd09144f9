//! Exports seen from outside: every format of the same projects, and texts that are meant for programs.

mod audit;
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
use super::{Content, ExportError, ExportOptions, FileCount, Format, OutputFile, write};
use model::Project;

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
