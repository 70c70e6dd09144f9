//! Framing against the values of an independent program, and as files.

use std::collections::BTreeSet;
use std::sync::Arc;

use analysis::framing::{Axis, FramingFigure, FramingQuery, ReadText, ReadTexts, Within};

use super::super::projects::figures;
use super::hostile::cells;
use super::{desk, sample, text};
use crate::{Content, ExportOptions, Format, FramingTable, write};
use model::Project;

const GOLDEN: &str = include_str!("../../../../tests/figures/framing.csv");

/// The projects of the golden values, with their names.
fn projects() -> Vec<(&'static str, Project)> {
    let own = store::from_text(include_str!("../../../../tests/figures/framing.rejoinder.ron")).unwrap();
    figures().into_iter().chain([("framing", own), ("sample", sample())]).collect()
}

fn number(cell: &str) -> String {
    if cell.is_empty() { String::new() } else { format!("{:.9}", cell.parse::<f64>().unwrap()) }
}

/// The cells of a line of CSV without the marks around those that have a comma.
fn plain(line: &str) -> Vec<String> {
    cells(line).into_iter().map(|cell| cell.trim_matches('"').to_owned()).collect()
}

/// The numbers of a figure as lines of the golden values.
fn lines(name: &str, project: &Project, query: &FramingQuery, called: &str) -> Vec<String> {
    let table = FramingTable::new(project, query, &ReadTexts::new(), &ExportOptions::default());
    let csv = table.to_csv();
    let mut lines = Vec::new();
    for row in csv.lines().skip(1).map(plain) {
        let [_, by, row, about, column, count, base, share] = row.try_into().unwrap();
        // Two speakers may be named alike.
        let row = if query.figure == FramingFigure::Names { format!("{about}: {row}") } else { row };
        lines.push(format!("{name},{called},{by},{row},{column},{count},{base},{}", number(&share)));
    }
    for row in table.tested() {
        let row: Vec<String> = crate::cell::csv([row.as_slice()]).lines().flat_map(plain).collect();
        let [figure, by, row, value, freedom, chance, exact, strength, enough] = row.try_into().unwrap();
        let [value, chance, exact, strength] = [value, chance, exact, strength].map(|it| number(&it));
        lines.push(format!(
            "{name},test,{figure},{by},{row},{value},{freedom},{chance},{exact},{strength},{enough}"
        ));
    }
    lines
}

/// See `tests/figures/framing.py`.
#[test]
fn the_figures_are_those_of_an_independent_program() {
    let mut made = Vec::new();
    for (name, project) in projects() {
        for figure in FramingFigure::ALL.iter().filter(|it| !it.reads_texts() && **it != FramingFigure::Words)
        {
            for axis in super::super::framing::axes(&FramingQuery::new(*figure, Axis::Party)) {
                made.extend(lines(name, &project, &FramingQuery::new(*figure, axis), figure.name()));
            }
        }
        for axis in [Axis::Outlet, Axis::Month] {
            let places = [
                (Within::Articles, "words"),
                (Within::OwnWords, "words-own"),
                (Within::Statements, "words-said"),
            ];
            for (within, called) in places {
                let words = "fighters, militant*, terrorist, the fish".to_owned();
                let query = FramingQuery { words, within, ..FramingQuery::new(FramingFigure::Words, axis) };
                made.extend(lines(name, &project, &query, called));
            }
        }
    }
    made.sort_unstable();
    let wanted: Vec<&str> = GOLDEN.lines().skip(1).collect();
    assert!(wanted.len() > 700, "{} golden values", wanted.len());
    for (made, wanted) in made.iter().zip(&wanted) {
        assert_eq!(made, wanted);
    }
    assert_eq!(made.len(), wanted.len());
}

/// Each figure is among the golden values, and tests with two and with more columns are too, or the comparison would say nothing of them.
#[test]
fn the_golden_values_try_every_figure() {
    let of = |line: &'static str| line.split(',').nth(1).unwrap();
    let known: BTreeSet<&str> = GOLDEN.lines().skip(1).map(of).collect();
    let wanted = [
        "cue-classes",
        "cue-words",
        "names",
        "tags",
        "tags-together",
        "test",
        "words",
        "words-own",
        "words-said",
    ];
    assert_eq!(known.into_iter().collect::<Vec<_>>(), wanted);
    let tests: Vec<Vec<&str>> =
        GOLDEN.lines().filter(|line| of(line) == "test").map(|line| line.split(',').collect()).collect();
    assert!(tests.iter().any(|cells| !cells[8].is_empty()) && tests.iter().any(|cells| cells[8].is_empty()));
    assert!(tests.iter().any(|cells| cells[10] == "true") && tests.iter().any(|cells| cells[10] == "false"));
}

/// The document lists the words of each class as the program has them.
#[test]
fn the_document_has_the_classes_of_the_list() {
    let document = include_str!("../../../../docs/figures.md");
    let mut known = 0;
    for line in document.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let class = model::CueClass::ALL.into_iter().find(|class| cells.get(1) == Some(&class.title()));
        let Some((class, words)) = class.zip(cells.get(2)) else { continue };
        for word in words.split(", ") {
            known += 1;
            assert_eq!(analysis::framing::CueLexicon::built_in(word), Some(class), "{word}");
        }
    }
    assert!(known > 150, "{known}");
}

#[test]
fn framing_is_written_as_tables_with_every_place() {
    let project = sample();
    let article = &project.articles[0];
    let at = article.text.find("“repeating a mantra”").unwrap();
    let read = ReadText { short_quotations: vec![model::Span::new(at, at + 10)], ..ReadText::default() };
    let texts = ReadTexts::from([(article.id, Arc::new(read))]);
    let files = write(&project, Format::Framing, &ExportOptions { texts, ..desk() }).unwrap();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["counts.csv", "tests.csv", "places.csv", "framing.xlsx"]);
    assert!(matches!(&files[3].content, Content::Bytes(bytes) if bytes.starts_with(b"PK")));
    let counts = text(&files[0]);
    assert!(
        counts.starts_with("figure,by,row,about,column,count,base,share\ntags,party,figure,"),
        "{counts}"
    );
    let sum = |file: &str, figure: &str| {
        text_rows(file).into_iter().filter(|row| row[0] == figure).collect::<Vec<_>>()
    };
    let listed = sum(text(&files[2]), "cue-words").len();
    let of_party = sum(counts, "cue-words").into_iter().filter(|row| row[1] == "party");
    let counted: usize = of_party.map(|row| row[5].parse::<usize>().unwrap()).sum();
    assert_eq!(listed, counted, "each number has as many places");
    let empty = Project { statements: model::Table::new(), speakers: model::Table::new(), ..project };
    let nothing = write(&empty, Format::Framing, &desk()).unwrap_err().to_string();
    assert!(nothing.contains("nothing to count"), "{nothing}");
}

fn text_rows(csv: &str) -> Vec<Vec<String>> {
    csv.lines().skip(1).map(cells).collect()
}
