//! Documents that other programs wrote: pandoc, `LibreOffice`, `ReportLab` and `pypdf`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, reason = "tests read files")]

use import::{BlockRole, Document, DocumentKind, ReadError, ReadOptions, read};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn document(name: &str, password: Option<&str>) -> Result<Document, ReadError> {
    read(&bytes(name), &ReadOptions { password: password.map(str::to_owned), ..ReadOptions::default() })
}

fn kept(document: &Document) -> Vec<&str> {
    document.blocks.iter().filter(|block| block.kept).map(|block| block.text.as_str()).collect()
}

/// The content that all four forms of one text have in common.
const TEXT: [&str; 16] = [
    "Who built it",
    "“It leans,” said Mr Ek. He’d seen it — twice — in May; the Herald’s report says 40 % more.",
    "A set-off quotation, which goes on.",
    "One item",
    "Another item with code",
    "Nested one",
    "Nested two",
    "Place | Height",
    "Wall | 9 m",
    "Pier | 4 m",
    "Line one line two after a hard break. H2O and 103.",
    "Term",
    "A definition of it.",
    "Und auf Deutsch",
    "„Nein“, sagte sie, ‚nie‘. «Jamais», dit-il. 漢字も。",
    "A footnote with “quotes”.",
];

#[test]
fn one_text_is_the_same_in_all_forms() {
    for (name, kind) in [
        ("harbour.docx", DocumentKind::Docx),
        ("harbour.odt", DocumentKind::Odt),
        ("harbour.rtf", DocumentKind::Rtf),
        ("harbour.epub", DocumentKind::Epub),
    ] {
        let read = document(name, None).unwrap();
        assert_eq!(read.kind, kind);
        let texts: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        let start = texts.iter().position(|text| *text == TEXT[0]).unwrap();
        assert_eq!(texts[start..start + TEXT.len()], TEXT, "{name}");
        let note = read.blocks.iter().find(|block| block.text == TEXT[15]).unwrap();
        assert_eq!((note.role, note.kept), (BlockRole::Footnote, false), "{name}");
        assert_eq!(read.metadata.title.as_deref(), Some("The Harbour Wall"), "{name}");
        assert_eq!(read.metadata.byline, ["Ann Lee", "Bo Ek"], "{name}");
    }
}

#[test]
fn columns_are_read_one_after_the_other() {
    let read = document("columns.pdf", None).unwrap();
    let kept = kept(&read);
    assert_eq!(kept[0], "Section A of the review");
    assert!(
        kept[1].starts_with("People minister asked mayor money near plan river wall money"),
        "{}",
        kept[1]
    );
    assert!(!kept.iter().any(|text| text.contains("Harbour Review")), "the running head is kept");
}

#[test]
fn passwords_are_asked_for_and_told_right_from_wrong() {
    for name in ["password-aes256.pdf", "password-rc4.pdf"] {
        assert_eq!(document(name, None), Err(ReadError::Encrypted), "{name}");
        assert_eq!(document(name, Some("wrong")), Err(ReadError::WrongPassword), "{name}");
        let read = document(name, Some("leaning wall")).unwrap();
        assert!(read.body().contains("“It leans,” said Mr Ek."), "{name}");
    }
    // A password for changing the file does not keep anybody from reading it.
    assert!(document("owner-only.pdf", None).unwrap().body().contains("“It leans,” said Mr Ek."));
}
