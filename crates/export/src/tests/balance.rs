use std::collections::BTreeMap;

use super::super::projects::figures;
use super::hostile::cells;
use super::{desk, one, sample, text};
use crate::{ExportOptions, FigureTable, Format, Grouping, write};
use model::Project;

/// The figures of a project as lines: project, grouping, group, party, column, value.
fn lines(name: &str, project: &Project) -> Vec<String> {
    let mut lines = Vec::new();
    for by in Grouping::ALL {
        let table = FigureTable::new([project], &ExportOptions::default(), by).to_csv();
        let mut rows = table.lines().map(cells);
        let head = rows.next().unwrap();
        let mut groups: Vec<String> = Vec::new();
        for cells in rows {
            assert_eq!(cells.len(), head.len());
            if groups.last().is_none_or(|group| *group != cells[0]) {
                groups.push(cells[0].clone());
            }
            let group = match by {
                Grouping::Party | Grouping::Month => cells[0].clone(),
                Grouping::Outlet => model::comparable_name(&cells[0]),
                Grouping::Article => (groups.len() - 1).to_string(),
            };
            for (column, value) in head.iter().zip(&cells).skip(3) {
                let value =
                    value.parse::<f64>().map_or_else(|_| String::new(), |value| format!("{value:.9}"));
                lines.push(format!("{name},{},{group},{},{column},{value}", by.name(), cells[2]));
            }
        }
    }
    lines
}

/// See `tests/figures/compute.py`.
#[test]
fn the_figures_are_those_of_an_independent_program() {
    let mut wanted: Vec<&str> =
        include_str!("../../../../tests/figures/golden.csv").lines().skip(1).collect();
    wanted.sort_unstable();
    assert!(wanted.len() > 4000, "{} golden values", wanted.len());
    let mut made: Vec<String> = figures().iter().flat_map(|(name, project)| lines(name, project)).collect();
    made.extend(lines("sample", &sample()));
    made.sort_unstable();
    for (made, wanted) in made.iter().zip(&wanted) {
        assert_eq!(made, wanted);
    }
    assert_eq!(made.len(), wanted.len());
}

/// Every figure that counts has another value than 0 somewhere in the golden values, or its test would be none.
#[test]
fn the_golden_values_try_every_figure() {
    let mut most: BTreeMap<&str, f64> = BTreeMap::new();
    for line in include_str!("../../../../tests/figures/golden.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let own = most.entry(cells[4]).or_default();
        *own = own.max(cells[5].parse().unwrap_or_default());
    }
    let missing: Vec<_> = most.iter().filter(|(_, most)| **most == 0.0).collect();
    assert_eq!(missing, []);
}

#[test]
fn the_balance_is_written_as_tables_a_workbook_and_a_page() {
    let files = write(&sample(), Format::Balance, &desk()).unwrap();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let wanted =
        ["by-party.csv", "by-outlet.csv", "by-month.csv", "by-article.csv", "balance.xlsx", "balance.html"];
    assert_eq!(names, wanted);
    let page = text(&files[5]);
    assert!(
        page.contains("<h2 id=\"party-1\">All articles</h2>") && page.contains("Evenness of words: 0.57")
    );
    assert!(page.contains("not whether that is fair"), "a figure's limits are said");
    let report = one(&sample(), Format::Html, &desk());
    assert!(report.contains("<td>232</td>") && page.contains("<td>232</td>"), "both count the same words");
}

#[test]
fn projects_are_counted_together_and_names_meet() {
    let project = sample();
    let mut other = project.clone();
    other.parties[0].name = "the AMNESTY International".to_owned();
    let table = FigureTable::new([&project, &other], &ExportOptions::default(), Grouping::Outlet);
    let csv = table.to_csv();
    assert_eq!(
        csv.lines().count(),
        1 + project.parties.iter().filter(|party| !party.waiting).count(),
        "{csv}"
    );
    assert!(csv.contains("Rejoinder sample,2,Amnesty International,26,"), "{csv}");
}
