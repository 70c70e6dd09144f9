//! The audit of sources against the figures of a program of its own, and its files.

use super::*;
use crate::{AuditTable, Grouping};

fn sources() -> Project {
    store::from_text(include_str!("../../../../tests/figures/sources.rejoinder.ron")).unwrap()
}

#[test]
fn the_audit_is_what_a_program_of_its_own_works_out() {
    let project = sources();
    let mut expected: Vec<&str> = include_str!("../../../../tests/figures/sources.csv").lines().collect();
    expected.sort_unstable();
    let tables = Grouping::ALL.map(|by| AuditTable::new([&project], &ExportOptions::default(), by).to_csv());
    let mut found: Vec<&str> = tables.iter().flat_map(|table| table.lines()).collect();
    found.sort_unstable();
    found.dedup();
    assert!(found.len() > 200);
    assert_eq!(found, expected);
}

#[test]
fn the_files_of_the_balance_have_the_audit_where_there_are_traits() {
    let names = |project: &Project| -> Vec<String> {
        let files = write(project, Format::Balance, &ExportOptions::default()).unwrap();
        files.into_iter().map(|file| file.name).filter(|name| name.starts_with("sources")).collect()
    };
    let all = ["party", "outlet", "month", "article"].map(|by| format!("sources-by-{by}.csv"));
    assert_eq!(names(&sources()), all);
    assert!(names(&sample()).is_empty());
}

#[test]
fn the_traits_of_speakers_are_drawn() {
    let files = write(&sources(), Format::Svg, &ExportOptions::default()).unwrap();
    let drawn: Vec<&str> =
        files.iter().map(|file| file.name.as_str()).filter(|name| name.starts_with("sources")).collect();
    let expected = ["sources-gender-by-month.svg", "sources-gender-by-outlet.svg", "sources-gender.svg"];
    for name in expected {
        assert!(drawn.contains(&name), "{name} is not among {drawn:?}");
    }
}
