use insta::assert_snapshot;

use super::{bridge, desk, sample, text};
use crate::{Format, write};
use model::Project;

#[test]
fn the_networks_of_a_small_project_have_not_changed() {
    let (project, ..) = bridge();
    for format in [Format::GraphMl, Format::Dl, Format::Matrix, Format::Edges] {
        let files = write(&project, format, &desk()).unwrap();
        let wanted = ["party-claim.", "party-subtract-by-claim.", "party-answers."];
        let files = files.iter().filter(|file| wanted.iter().any(|name| file.name.starts_with(name)));
        let all: Vec<String> = files.map(|file| format!("== {}\n{}", file.name, text(file))).collect();
        assert_snapshot!(format!("network_{}", format.name()), all.join("\n"));
    }
}

/// The edge lists of the sample, and of a project with positions on tags, are those that an independent program works out from their
/// tables: see `tests/networks/compute.py`.
#[test]
fn the_networks_are_those_of_an_independent_program() {
    let positions =
        store::from_text(include_str!("../../../../tests/networks/positions.rejoinder.ron")).unwrap();
    let opposed = |line: &&str| line.starts_with("party-conflict-by-tag,");
    let golden = include_str!("../../../../tests/networks/positions.csv");
    assert!(golden.lines().filter(opposed).count() > 3, "parties are opposed on tags");
    agree(&positions, golden);
    agree(&sample(), include_str!("../../../../tests/networks/sample.csv"));
}

fn agree(project: &Project, golden: &str) {
    let mut lines: Vec<String> = Vec::new();
    for file in write(project, Format::Edges, &desk()).unwrap() {
        let name = file.name.trim_end_matches(".csv");
        let mut rows = text(&file).lines();
        let columns: Vec<&str> = rows.next().unwrap().split(',').skip(4).collect();
        for row in rows {
            // Names may hold commas between quotation marks; ids and numbers hold none.
            let cells: Vec<&str> = row.split(',').collect();
            let numbers = &cells[cells.len() - columns.len()..];
            for (column, number) in columns.iter().zip(numbers) {
                let number: f64 = number.parse().unwrap();
                lines.push(format!("{name},{},{},{column},{number:.9}", cells[0], cells[1]));
            }
        }
    }
    lines.sort_unstable();
    let mut wanted: Vec<&str> = golden.lines().skip(1).collect();
    wanted.sort_unstable();
    assert!(wanted.len() > 300, "{} golden values", wanted.len());
    assert_eq!(lines, wanted);
}
