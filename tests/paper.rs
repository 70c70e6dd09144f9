//! The report for paper, as other programs read it: pandoc, python-docx, qpdf and Poppler.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts programs, and a panic is its answer"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use judges::has;
use program::{complaint, out, program};

mod judges;
mod program;

/// The output of a program, or nothing where it refuses.
fn judged(command: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let output = Command::new(command).args(arguments).arg(file).stdin(Stdio::null()).output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

/// The sample project in a format, and the same file cut in half.
fn exported(folder: &Path, format: &str) -> (PathBuf, PathBuf) {
    fs::write(folder.join("p.rejoinder.ron"), rejoinder::SAMPLE).unwrap();
    let name = format!("report.{format}");
    let told =
        complaint(&program(folder, &["export", "--format", format, "p.rejoinder.ron"]).output().unwrap(), 1);
    assert!(told.contains("is no text: name a file for it with -o"), "{told}");
    let mut command = program(folder, &["export", "--format", format, "-o", &name, "p.rejoinder.ron"]);
    assert_eq!(out(&command.output().unwrap()), "");
    let bytes = fs::read(folder.join(&name)).unwrap();
    let cut = folder.join(format!("cut.{format}"));
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    (folder.join(name), cut)
}

/// The sections of the report, in their order.
const SECTIONS: [&str; 7] = [
    "Raqqa, one year on",
    "Parties",
    "Claims and answers",
    "Verdicts and evidence",
    "Who was accused, and who answered",
    "Method",
    "Sources",
];

/// Finds texts one after the other.
fn in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for words in wanted {
        let at = rest.find(words).unwrap_or_else(|| panic!("“{words}” is not in its place"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn pandoc_reads_headings_tables_and_lists_of_the_word_document() {
    if !has("pandoc_reads_headings_tables_and_lists_of_the_word_document", "pandoc", &["--version"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (good, cut) = exported(folder.path(), "docx");
    assert!(judged("pandoc", &["-f", "docx", "-t", "json"], &cut).is_none(), "a cut file is refused");
    let read: Value =
        serde_json::from_str(&judged("pandoc", &["-f", "docx", "-t", "json"], &good).unwrap()).unwrap();
    let blocks = read["blocks"].as_array().unwrap();
    let of = |kind: &'static str| blocks.iter().filter(move |block| block["t"] == kind);
    let levels: Vec<u64> = of("Header").map(|head| head["c"][0].as_u64().unwrap()).collect();
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1 && pair[1] > 1), "{levels:?}");
    assert!(of("Table").count() > 5);
    for table in of("Table") {
        assert!(!table["c"][3][1].as_array().unwrap().is_empty(), "a table has a row of heads");
    }
    assert!(of("OrderedList").count() == 1 && of("BulletList").count() >= 4);
    let plain = judged("pandoc", &["-f", "docx", "-t", "plain", "--wrap=none"], &good).unwrap();
    in_order(&plain, &SECTIONS);
    assert!(plain.contains("hundreds of civilians dead"));
}

/// Run where a folder has judges (`REJOINDER_JUDGES`, see CONTRIBUTING.md).
#[test]
fn python_docx_reads_styles_and_cells_of_the_word_document() {
    let Some(judges) = std::env::var_os("REJOINDER_JUDGES").map(PathBuf::from).filter(|it| it.is_dir())
    else {
        println!("skipped: python_docx_reads_styles_and_cells_of_the_word_document: no folder of judges");
        return;
    };
    let python = judges.join("venv/bin/python");
    let python = python.to_str().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (good, cut) = exported(folder.path(), "docx");
    let script = "import sys,docx\n\
                  d=docx.Document(sys.argv[1])\n\
                  print(d.core_properties.title)\n\
                  print([p.text for p in d.paragraphs if p.style.name=='Heading 2'])\n\
                  print([c.text for c in d.tables[0].rows[0].cells])\n\
                  print([c.text for c in d.tables[0].columns[1].cells])";
    assert!(judged(python, &["-c", script], &cut).is_none(), "a cut file is refused");
    let read = judged(python, &["-c", script], &good).unwrap();
    in_order(&read, &SECTIONS);
    assert!(read.contains("['Party', 'Statements', 'Words', 'Share'"), "{read}");
    assert!(read.contains("['Statements', '13', '8', '0']"), "{read}");
}

#[test]
fn qpdf_and_poppler_read_the_pdf_in_order() {
    let name = "qpdf_and_poppler_read_the_pdf_in_order";
    if !has(name, "qpdf", &["--version"]) || !has(name, "pdftotext", &["-v"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (good, cut) = exported(folder.path(), "pdf");
    assert!(judged("qpdf", &["--check"], &good).is_some() && judged("qpdf", &["--check"], &cut).is_none());
    let about = judged("pdfinfo", &[], &good).unwrap();
    for (key, value) in [("Title:", "Raqqa, one year on"), ("Tagged:", "yes"), ("JavaScript:", "no")] {
        let line = about.lines().find(|line| line.starts_with(key)).unwrap();
        assert!(line.ends_with(value), "{line}");
    }
    let tree = judged("pdfinfo", &["-struct-text"], &good).unwrap();
    in_order(
        &tree,
        &["H1 ", "H2 ", "Table", "THead", "TH", "TBody", "TR", "TD", "L (block)", "LI", "Lbl", "LBody"],
    );
    let spaced: Vec<&str> = tree.split_whitespace().collect();
    in_order(&spaced.join(" "), &SECTIONS);
    let raw = Command::new("pdftotext").arg("-raw").arg(&good).arg("-").output().unwrap();
    let text = String::from_utf8(raw.stdout).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    in_order(&text, &SECTIONS);
    assert!(text.contains("Page 1 of "), "pages have numbers");
    // Every statement of the web page is there with all its words.
    let mut command =
        program(folder.path(), &["export", "--format", "csv", "-o", "tables", "p.rejoinder.ron"]);
    assert_eq!(out(&command.output().unwrap()), "");
    let table = fs::read_to_string(folder.path().join("tables/parties.csv")).unwrap();
    assert!(table.lines().skip(1).all(|row| text.contains(row.split(',').nth(3).unwrap())));
    assert!(
        text.contains(
            "air and artillery strikes by the US-led coalition had left hundreds of civilians dead"
        )
    );
}
