//! The report for paper: Word and PDF. Other programs judge it in the program's own tests.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::hostile::{HOSTILE, poisoned};
use super::{bridge, desk, sample};
use crate::{ExportOptions, Format, write};
use model::Project;

/// The parts of a Word document by name.
fn parts(project: &Project, options: &ExportOptions) -> HashMap<String, String> {
    parts_of(write(project, Format::Docx, options).unwrap()[0].bytes())
}

pub(super) fn parts_of(document: &[u8]) -> HashMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut parts = HashMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        if std::path::Path::new(&name).extension().is_some_and(|it| it == "png") {
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            assert!(bytes.starts_with(b"\x89PNG"), "{name}");
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

/// The names of the elements of a part, and its text.
pub(super) fn read(part: &str) -> (Vec<String>, String) {
    let mut reader = Reader::from_str(part);
    let (mut names, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => names.push(tag.name().0.to_owned()),
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(name) => {
                let known = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("#39", "'")];
                let name: &str = &name;
                text.push_str(known.iter().find(|(it, _)| *it == name).unwrap().1);
            }
            Event::Eof => return (names, text),
            _ => {}
        }
    }
}

#[test]
fn a_word_document_has_only_the_elements_of_the_program_and_the_words_of_people() {
    let count = |words: &str| {
        let parts = parts(&poisoned(words), &desk());
        let mut names: Vec<(String, Vec<String>)> = Vec::new();
        for (name, part) in &parts {
            names.push((name.clone(), read(part).0));
        }
        names.sort();
        (names, read(&parts["word/document.xml"]).1)
    };
    let (harmless, _) = count("words");
    for words in HOSTILE {
        let (names, text) = count(words);
        assert_eq!(names, harmless, "{words}");
        let words = model::spelled_out(&model::one_line(words)).into_owned();
        assert!(text.contains(&words), "{words}");
    }
}

#[test]
fn a_word_document_has_the_chart_with_its_numbers_in_words() {
    let parts = parts(&sample(), &desk());
    let body = &parts["word/document.xml"];
    assert_eq!(body.matches("<w:drawing>").count(), 1);
    let words = body.split("descr=\"").nth(1).and_then(|it| it.split('"').next()).unwrap();
    assert!(words.starts_with("Words. ") && words.contains("68 %"), "{words}");
    assert!(parts["word/_rels/document.xml.rels"].contains("Target=\"media/picture1.png\""));
    assert!(parts["[Content_Types].xml"].contains("Extension=\"png\""));
}

#[test]
fn a_word_document_has_headings_heads_of_tables_titles_and_a_language() {
    let parts = parts(&sample(), &desk());
    let body = &parts["word/document.xml"];
    let tables = body.matches("<w:tbl>").count();
    assert!(tables > 5);
    for mark in ["<w:tblHeader/>", "<w:tblCaption w:val=\"", "<w:tblDescription w:val=\""] {
        assert_eq!(body.matches(mark).count(), tables, "{mark}");
    }
    assert_eq!(body.matches("w:val=\"Heading1\"").count(), 1);
    assert!(body.matches("w:val=\"Heading2\"").count() >= 5);
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"en-GB\""));
    assert!(parts["docProps/core.xml"].contains("<dc:title>Raqqa, one year on</dc:title>"));
    let after = |before: &str| -> Vec<&str> {
        body.split(before).skip(1).map(|part| part.split('"').next().unwrap()).collect()
    };
    let (places, links) = (after("w:name=\""), after("w:anchor=\""));
    assert!(links.len() > 20);
    assert!(links.iter().all(|link| places.contains(link)), "every link leads somewhere");
    let statements =
        sample().statements.values().filter(|it| it.status != model::ReviewStatus::Rejected).count();
    let named = places.iter().filter(|name| name.starts_with("statement_")).count();
    assert_eq!(named, statements, "every statement has its place, once");
}

#[test]
fn what_is_left_out_of_the_report_is_not_in_the_word_document() {
    let (project, ..) = bridge();
    let text = |options: &ExportOptions| read(&parts(&project, options)["word/document.xml"]).1;
    let all = text(&desk());
    assert!(all.contains("repairs begin") && all.contains("Seen by the desk"));
    let some = text(&ExportOptions { suggestions: false, notes: false, ..desk() });
    assert!(!some.contains("repairs begin") && !some.contains("Seen by the desk"));
}

/// `krilla` refuses what breaks the rules of PDF/UA: a sign without text, a heading without a title.
#[test]
fn any_text_makes_a_pdf_that_can_be_read_out() {
    let scripts = [
        "中文の記事",
        "שלום עולם مرحبا",
        "👩‍🚀 🏳️‍🌈",
        "a\u{301}\u{327}",
        "\u{e000}\u{feff}\u{fffe}",
        "ﬁ ǆ ẞ",
        "",
    ];
    for words in HOSTILE.into_iter().chain(scripts).chain([&*"W".repeat(3000), &*"a ".repeat(5000)]) {
        let files = write(&poisoned(words), Format::Pdf, &desk()).unwrap();
        assert!(files[0].bytes().starts_with(b"%PDF-1.7"), "{words}");
    }
}
