use super::{bridge, desk, one, sample, text};
use crate::{Content, Format, write};
use insta::assert_snapshot;
use model::Project;

fn table(project: &Project, name: &str) -> String {
    let files = write(project, Format::Csv, &desk()).unwrap();
    let file = files.iter().find(|file| file.name == format!("{name}.csv")).unwrap();
    text(file).to_owned()
}

#[test]
fn the_tables_are_tidy() {
    let (project, ..) = bridge();
    for name in [
        "articles",
        "statements",
        "speakers",
        "parties",
        "links",
        "replies",
        "taggings",
        "citations",
        "requests",
        "suggestions",
        "suggestion_counts",
        "agreement",
    ] {
        assert_snapshot!(format!("table_{name}"), table(&project, name));
    }
}

/// Behind the emoji, bytes and code points differ.
#[test]
fn places_are_code_points() {
    let (project, ..) = bridge();
    let text: Vec<char> = project.articles[0].text.chars().collect();
    let all = table(&project, "statements");
    let line = all.lines().find(|line| line.contains("repairs begin")).unwrap();
    let cells: Vec<&str> = line.split(',').collect();
    let place = |at: usize| cells[at].parse::<usize>().unwrap();
    assert_eq!(text[place(3)..place(4)].iter().collect::<String>(), "repairs begin in July");
}

#[test]
fn the_documents_name_every_column() {
    let document = include_str!("../../../../docs/exports.md");
    for file in write(&sample(), Format::Csv, &desk()).unwrap() {
        let columns = text(&file).lines().next().unwrap().replace(',', "`, `");
        let name = file.name.trim_end_matches(".csv");
        let row = format!("| `{name}` | `{columns}` |");
        assert!(document.contains(&row), "docs/exports.md lacks the row\n{row}");
    }
    for format in Format::ALL {
        assert!(
            document.contains(&format!("| `{}` |", format.name())),
            "docs/exports.md lacks {}",
            format.name()
        );
    }
}

#[test]
fn a_workbook_has_a_sheet_for_each_table() {
    let (project, ..) = bridge();
    let files = write(&project, Format::Xlsx, &desk()).unwrap();
    let Content::Bytes(bytes) = &files[0].content else { panic!("no workbook") };
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn codebooks_and_everything_have_not_changed() {
    let (project, ..) = bridge();
    assert_snapshot!("codebook_csv", one(&project, Format::CodebookCsv, &desk()));
    assert_snapshot!("codebook_qdc", one(&project, Format::CodebookQdc, &desk()));
    assert_snapshot!("json", one(&project, Format::Json, &desk()));
}

#[test]
fn the_json_holds_everything() {
    let project = sample();
    let json: serde_json::Value = serde_json::from_str(&one(&project, Format::Json, &desk())).unwrap();
    let count = |key: &str| json[key].as_array().unwrap().len();
    assert_eq!(count("statements"), project.statements.len(), "rejected ones too");
    assert_eq!(count("links"), project.links.len());
    assert_eq!(count("evidence"), project.evidence.len());
    for statement in json["statements"].as_array().unwrap() {
        let text: Vec<char> = project.articles[0].text.chars().collect();
        let spans = statement["spans"].as_array().unwrap().iter().map(|span| {
            let at = |end: usize| span[end].as_u64().unwrap() as usize;
            text[at(0)..at(1)].iter().collect::<String>()
        });
        assert_eq!(statement["words"], spans.collect::<Vec<_>>().join(" … "));
    }
}
