//! Documents that pandoc writes now, read back: DOCX, ODT, RTF, EPUB and a page of one text.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests start a program and read files")]

use std::path::Path;
use std::process::Command;

use import::{BlockRole, Document, ReadOptions, read};

const SOURCE: &str = r#"---
title: "The Harbour Wall"
author: [Ann Lee, Bo Ek]
---

# Who built it

Ann Lee said: "It leans."[^1] He'd seen it --- twice --- in May.

> A set-off quotation, which goes on.

* one item
* another item

| place | height |
|-------|--------|
| wall  | 9 m    |

„Nein“, sagte sie. « Jamais », dit-il.

[^1]: A footnote with “quotes”.
"#;

/// The paragraphs that every form has, in this order.
const BODY: [&str; 7] = [
    "Who built it",
    "Ann Lee said: “It leans.” He’d seen it — twice — in May.",
    "A set-off quotation, which goes on.",
    "one item",
    "another item",
    "place | height",
    "wall | 9 m",
];

/// Writes the text in a form, or says that pandoc is not there.
fn written(folder: &Path, form: &str) -> Option<Vec<u8>> {
    let source = folder.join("wall.md");
    std::fs::write(&source, SOURCE).unwrap();
    let target = folder.join(format!("wall.{form}"));
    let done = Command::new("pandoc").arg("--standalone").arg(&source).arg("--output").arg(&target).status();
    let Ok(status) = done else {
        assert!(std::env::var_os("REJOINDER_REQUIRE_ALL").is_none(), "written_by_pandoc needs pandoc");
        println!("skipped: written_by_pandoc needs pandoc");
        return None;
    };
    assert!(status.success(), "{form}");
    Some(std::fs::read(target).unwrap())
}

fn document(form: &str) -> Option<Document> {
    let folder = tempfile::tempdir().unwrap();
    Some(read(&written(folder.path(), form)?, &ReadOptions::default()).unwrap())
}

#[test]
fn office_documents_and_books_are_read_back() {
    for form in ["docx", "odt", "rtf", "epub"] {
        let Some(document) = document(form) else { return };
        let kept: Vec<&str> =
            document.blocks.iter().filter(|block| block.kept).map(|block| block.text.as_str()).collect();
        let start = kept.iter().position(|text| *text == BODY[0]).unwrap();
        assert_eq!(kept[start..start + BODY.len()], BODY, "{form}");
        // No-break spaces inside of guillemets are the text's own.
        let last = kept[start + BODY.len()].replace('\u{a0}', " ");
        assert_eq!(last, "„Nein“, sagte sie. « Jamais », dit-il.", "{form}");
        let note = document.blocks.iter().find(|block| block.text == "A footnote with “quotes”.").unwrap();
        assert_eq!((note.role, note.kept), (BlockRole::Footnote, false), "{form}");
        if form != "rtf" {
            assert_eq!(document.metadata.title.as_deref(), Some("The Harbour Wall"), "{form}");
            assert_eq!(document.metadata.byline, ["Ann Lee", "Bo Ek"], "{form}");
        }
    }
}
