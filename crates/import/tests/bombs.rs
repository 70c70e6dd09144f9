//! A bomb of every kind: documents that are made to fill the memory, to take for ever, or to overflow the stack. Each gets a
//! clear word or a bounded document, soon.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says so by panicking")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use import::{Document, Limits, ReadError, ReadOptions, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The longest time for one bomb, in a build without optimization on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);
/// The most that parts may unpack to here, in bytes.
const UNPACKED: usize = 1 << 20;

fn defused(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let limits = Limits { unpacked: UNPACKED, parts: 20_000, depth: 200, ..Limits::default() };
    let begun = Instant::now();
    let answer = read(bytes, &ReadOptions { limits, ..ReadOptions::default() });
    assert!(begun.elapsed() < LONGEST, "{name} took {:?}", begun.elapsed());
    if let Ok(document) = &answer {
        let letters: usize = document.blocks.iter().map(|block| block.text.len()).sum();
        assert!(letters <= 8 * (bytes.len() + UNPACKED), "{name} has grown to {letters} bytes");
    }
    answer
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // The kind is read from the beginning of the archive, where it is not packed.
        let options = SimpleFileOptions::default();
        let is_kind = *name == "mimetype";
        let options = if is_kind { options.compression_method(CompressionMethod::Stored) } else { options };
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document, an `OpenDocument` text and a book, each with a body of this markup.
fn office(body: &str, doctype: &str) -> [(&'static str, Vec<u8>); 3] {
    let docx = format!(
        "<?xml version=\"1.0\"?>{doctype}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let odt = format!(
        "<?xml version=\"1.0\"?>{doctype}<office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><office:text>{body}</office:text>\
         </office:body></office:document-content>"
    );
    let container = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
        <rootfile full-path=\"a.opf\"/></rootfiles></container>";
    let package = "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest><item id=\"a\" href=\"a.xhtml\" \
        media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
    let chapter = format!(
        "<?xml version=\"1.0\"?>{doctype}<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{body}</body></html>"
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
        Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"word/document.xml\"/></Relationships>";
    [
        ("docx", archive(&[("_rels/.rels", relations), ("word/document.xml", &docx)])),
        ("odt", archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &odt)])),
        (
            "epub",
            archive(&[
                ("mimetype", "application/epub+zip"),
                ("META-INF/container.xml", container),
                ("a.opf", package),
                ("a.xhtml", &chapter),
            ]),
        ),
    ]
}

#[test]
fn what_unpacks_to_very_much_is_refused() {
    let body = format!("<p>{}</p>", "the wall leans ".repeat(3 * UNPACKED / 15));
    for (name, bytes) in office(&body, "") {
        assert!(bytes.len() < UNPACKED / 20, "{name} is packed well");
        let error = defused(name, &bytes).unwrap_err();
        assert!(matches!(error, ReadError::TooLargeUnpacked { .. }), "{name}: {error}");
    }
}

#[test]
fn entities_that_grow_are_not_expanded() {
    let mut doctype = "<!DOCTYPE a [<!ENTITY e0 \"the wall leans\">".to_owned();
    for level in 1..30 {
        let before = format!("&e{};", level - 1).repeat(10);
        write!(doctype, "<!ENTITY e{level} \"{before}\">").unwrap();
    }
    doctype.push_str("]>");
    for (name, bytes) in office("<p>&e29;</p>", &doctype) {
        let _answer = defused(name, &bytes);
    }
    let page = format!("{doctype}<html><body><p>&e29;</p></body></html>");
    let _answer = defused("page", page.as_bytes());
}

#[test]
fn what_is_nested_deep_or_has_very_many_parts_is_refused() {
    let deep = format!("{}x{}", "<a>".repeat(5_000), "</a>".repeat(5_000));
    // More than four elements for each part that is allowed.
    let many = "<p>x</p>".repeat(100_000);
    for (body, what) in [(&deep, "deep"), (&many, "many")] {
        for (name, bytes) in office(body, "") {
            let answer = defused(&format!("{name}, {what}"), &bytes);
            assert!(answer.is_err(), "{name}, {what}");
        }
    }
}

#[test]
fn mails_in_mails_and_many_parts_end() {
    let mut mail = "From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n".to_owned();
    for level in 0..3_000 {
        write!(mail, "Content-Type: multipart/mixed; boundary=\"b{level}\"\n\n--b{level}\n").unwrap();
    }
    mail.push_str("Content-Type: text/plain\n\nThe wall leans.\n");
    let _answer = defused("nested mail", mail.as_bytes());
    let parts = "--b\nContent-Type: text/plain\n\nx\n".repeat(50_000);
    let many = format!(
        "From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n{parts}--b--\n"
    );
    let _answer = defused("mail of many parts", many.as_bytes());
    let page = many.replacen(
        "From: a@b.example\nTo: c@d.example\n",
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\n",
        1,
    );
    let _answer = defused("page in one file, of many parts", page.as_bytes());
}

#[test]
fn rich_text_in_groups_without_end_is_refused() {
    let _answer = defused("rtf, deep", "{\\rtf1 {".repeat(100_000).as_bytes());
    let _answer = defused("rtf, long binary", b"{\\rtf1\\ansi\\bin2147483647 x}");
    let huge = format!("{{\\rtf1\\ansi\\u{}?}}", "9".repeat(100_000));
    let _answer = defused("rtf, long number", huge.as_bytes());
}

#[test]
fn a_pdf_in_a_circle_or_of_very_many_objects_ends() {
    let circle = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2147483647>>endobj\n\
        trailer<</Root 1 0 R/Size 3>>\n%%EOF\n";
    assert!(defused("pdf, circle", circle.as_bytes()).is_err());
    let deep = format!(
        "%PDF-1.4\n1 0 obj{}{}endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    assert!(defused("pdf, deep", deep.as_bytes()).is_err());
    let objects: String =
        (1..30_000).fold(String::new(), |all, at| all + &format!("{at} 0 obj<</A {} 0 R>>endobj\n", at + 1));
    let many = format!("%PDF-1.4\n{objects}trailer<</Root 1 0 R>>\n%%EOF\n");
    assert!(defused("pdf, chain", many.as_bytes()).is_err());
}

#[test]
fn subtitles_and_transcripts_without_end_end() {
    let cue = "00:00:01.000 --> 00:00:02.000\n<v Ann>The wall leans\n\n";
    let _answer = defused("vtt, many", format!("WEBVTT\n\n{}", cue.repeat(30_000)).as_bytes());
    let tags = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}x\n", "<i>".repeat(200_000));
    let _answer = defused("vtt, tags", tags.as_bytes());
    let turns = "ANN LEE: Yes.\n\nBO EK: No.\n\n".repeat(20_000);
    let _answer = defused("transcript, many", turns.as_bytes());
    let label = format!("{}: yes\n\nBO: no\n\nANN: so\n", "ANN ".repeat(100_000));
    let _answer = defused("transcript, long label", label.as_bytes());
}

#[test]
fn a_page_of_a_million_cells_or_levels_is_refused() {
    let cells = format!("<!doctype html><table>{}</table>", "<tr><td>x".repeat(500_000));
    assert!(matches!(defused("page, cells", cells.as_bytes()), Err(ReadError::TooManyParts { .. })));
    let deep = format!("<!doctype html>{}", "<div>".repeat(100_000));
    assert!(defused("page, deep", deep.as_bytes()).is_err());
}
