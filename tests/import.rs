//! From files and pasted text to articles: not a byte of plain text is changed, and what is not text says so.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files, and a panic is its answer"
)]

use std::fs;

use import::{
    DocumentKind, ImportError, ImportProblem, Imported, Importer, MAX_BYTES, MAX_TEXT_BYTES, ReadError,
};
use model::{ArticleId, IdGenerator};
use proptest::prelude::*;

fn id() -> ArticleId {
    IdGenerator::seeded(1).draw()
}

/// One that reads in this process.
fn importer() -> Importer<'static> {
    Importer::new(None, jiff::Timestamp::UNIX_EPOCH)
}

fn read_bytes(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    importer().read_bytes(name, bytes, id())
}

fn read_paste(text: &str) -> Result<Imported, ImportError> {
    importer().read_paste(text, id())
}

fn read(name: &str, bytes: &[u8]) -> Imported {
    read_bytes(name, bytes).unwrap()
}

fn text(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).article.text.to_string()
}

fn problem(name: &str, bytes: &[u8]) -> String {
    read_bytes(name, bytes).unwrap_err().to_string()
}

const NEWS: &str = "The bridge at Harrow’s End stays shut\n\n“It isn’t safe,” said Ms Ørsted of the café — « trop vieux ».\n";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn utf_8_comes_out_as_it_went_in(own in "[a-z][^\r\0\u{1}-\u{8}\u{e}-\u{1f}\u{7f}-\u{9f}]{0,300}") {
        prop_assert_eq!(text("x.txt", own.as_bytes()), own);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, markdown: bool) {
        let name = if markdown { "x.md" } else { "x" };
        if let Ok(imported) = read_bytes(name, &bytes) {
            prop_assert!(!imported.article.text.trim().is_empty());
            prop_assert!(!imported.article.title.is_empty());
        }
    }
}

#[test]
fn line_ends_of_every_system_become_one() {
    assert_eq!(text("x.txt", b"One.\r\nTwo.\rThree.\n\r\n"), "One.\nTwo.\nThree.\n\n");
    assert_eq!(read_paste("One.\r\nTwo.").unwrap().article.text.as_ref(), "One.\nTwo.");
}

#[test]
fn every_encoding_gives_the_same_text() {
    let wide = |units: fn(u16) -> [u8; 2]| NEWS.encode_utf16().flat_map(units).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let (western, _, lost) = encoding_rs::WINDOWS_1252.encode(NEWS);
    assert!(!lost);
    let cases: [(&str, Vec<u8>); 7] = [
        ("", NEWS.as_bytes().to_vec()),
        ("", [b"\xef\xbb\xbf", NEWS.as_bytes()].concat()),
        ("UTF-16LE", [b"\xff\xfe", &little[..]].concat()),
        ("UTF-16BE", [b"\xfe\xff", &big[..]].concat()),
        ("UTF-16LE", little),
        ("UTF-16BE", big),
        ("windows-1252", western.into_owned()),
    ];
    for (encoding, bytes) in cases {
        let imported = read("x.txt", &bytes);
        assert_eq!(imported.article.text.as_ref(), NEWS, "{encoding}");
        match (encoding, imported.notes.as_slice()) {
            ("", []) => {}
            (name, [note]) => assert!(note.starts_with(&format!("Read as {name}: ")), "{note}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn one_damaged_byte_does_not_change_the_encoding_of_the_rest() {
    let mut bytes = NEWS.repeat(9).into_bytes();
    bytes.extend(b"The last \xe2\x80");
    let imported = read("x.txt", &bytes);
    assert!(imported.article.text.contains("Ørsted"));
    assert!(imported.notes[0].contains("could not be read"), "{:?}", imported.notes);
}

#[test]
fn what_is_not_text_says_what_it_is() {
    assert_eq!(problem("a.txt", b""), "a.txt: is empty: there is nothing to read.");
    assert!(problem("a.txt", b" \n\xc2\xa0\t\r\n").contains("only white space"));
    assert!(
        problem("a.md", b"---\ntitle: x\n---\n![only a picture](p.png)\n")
            .contains("only white space, pictures or markup")
    );
    let cases: [(&[u8], &str); 8] = [
        (b"%PDF-1.7\n%\xe2\xe3", "is damaged"),
        (b"PK\x03\x04\x14\0word/document.xml", "is damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture (PNG)"),
        (b"PK\x03\x04xl/workbook.xml", "is a spreadsheet (XLSX), and not a document with an article in it."),
        (b"<!DOCTYPE html><html>", "holds no words"),
        (b"abc\0def\0\0\x07", "is not text (it has bytes that no text has)"),
        (b"\x01\x02\x03\x04\x05\x06ab", "is not text"),
        (b"\xff\xfea\0\0\0b\0", "is not text"),
    ];
    for (bytes, words) in cases {
        let told = problem("a.txt", bytes);
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn folders_missing_and_huge_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let read = |path| importer().read_file(path, id()).unwrap_err();
    assert!(matches!(read(folder.path()).problem, ImportProblem::Folder));
    let path = folder.path().join("huge.txt");
    assert!(read(&path).to_string().contains("there is no such file"), "{}", read(&path));
    fs::File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
    assert!(read(&path).to_string().ends_with(
        "huge.txt: is larger than 64 MB, more than any article: cut out the part that you need and save it as a smaller file."
    ));
    fs::write(&path, "a ".repeat(MAX_TEXT_BYTES as usize / 2 + 1)).unwrap();
    assert!(read(&path).to_string().ends_with(
        "huge.txt: is larger than 20 MB, more than any article: cut out the part that you need and save it as a text file."
    ));
    assert!(matches!(
        read_paste(&"a ".repeat(10_000_001)).unwrap_err().problem,
        ImportProblem::Document(ReadError::TooLarge { .. })
    ));
}

#[test]
fn markdown_becomes_what_a_person_reads() {
    let source = "---\ntitle: \"The bridge stays shut\"\nauthor: Jane Doe\ndate: 2018-06-05\ntags: [a, b]\n---\n\
        # A heading\n\nThe *mayor* said: “It is [not safe](https://example.org) **yet**.”\nShe left.\n\n\
        > A quoted paragraph.\n\n- one\n- two\n\n![a picture](p.png)\n\nFish &amp; chips<br>cost `5`.\n";
    let article = read("a.md", source.as_bytes()).article;
    assert_eq!(
        article.text.as_ref(),
        "A heading\n\nThe mayor said: “It is not safe yet.” She left.\n\nA quoted paragraph.\n\none\n\ntwo\n\nFish & chips\ncost 5.\n"
    );
    assert_eq!(
        (article.title.as_str(), article.byline.as_str(), article.date.as_str()),
        ("The bridge stays shut", "Jane Doe", "2018-06-05")
    );
    assert_eq!(read("a.markdown", b"# The heading\n\nText.").article.title, "The heading");
}

/// Title, outlet, byline, date.
fn guessed(text: &str) -> [String; 4] {
    let article = read("bridge_closed-again.txt", text.as_bytes()).article;
    [article.title, article.outlet, article.byline, article.date]
}

#[test]
fn a_header_is_recognised_where_there_is_one() {
    let body = "The council closed the bridge on Monday after engineers found cracks in two of its piers, and said it \
                would stay closed until the summer at least.\n";
    for (text, expected) in [
        (
            format!("Bridge stays shut\n\nBy Jane Doe and John Roe\nTuesday 5 June 2018\n\n{body}"),
            ["Bridge stays shut", "", "Jane Doe and John Roe", "Tuesday 5 June 2018"],
        ),
        (
            format!("Bridge stays shut\nThe Harrow Post | June 5, 2018\n{body}"),
            ["Bridge stays shut", "The Harrow Post", "", "June 5, 2018"],
        ),
        (format!("Who closed the bridge?\n{body}"), ["Who closed the bridge?", "", "", ""]),
        (format!("LONDON (Reuters) — {body}"), ["Bridge closed again", "Reuters", "", ""]),
        (
            format!(
                "Bridge stays shut\n\nPublished: 2018-06-05 14:05 GMT\nBy JANE DOE, political editor\n\n{body}"
            ),
            ["Bridge stays shut", "", "", "2018-06-05 14:05 GMT"],
        ),
        (body.to_owned(), ["Bridge closed again", "", "", ""]),
        (format!("“We are sorry.”\n{body}"), ["Bridge closed again", "", "", ""]),
        ("Two words".to_owned(), ["Bridge closed again", "", "", ""]),
        (format!("By the river stands a mill\n\n{body}"), ["By the river stands a mill", "", "", ""]),
    ] {
        assert_eq!(guessed(&text), expected, "{text}");
    }
}

#[test]
fn a_file_name_becomes_a_title_that_can_be_read() {
    assert_eq!(read("-", b"Only this").article.title, "Untitled article");
    let headline = "The Council Just Made a BIGGER Move Against the Mill… There Is No Way Out.";
    let text = format!("{headline}\n\nThe council went to court on Monday.");
    assert_eq!(read("g.txt", text.as_bytes()).article.title, headline);
    assert_eq!(read("g.txt", b"The council met on Monday.\n\nIt went to court.").article.title, "G");
    // As headlines are written, without articles, above a paragraph that is much longer.
    let lead = "The council went to court on Monday over the mill, whose owners say that they have kept to every \
                rule of their permits since the year in which the weir was built.";
    let terse = "Mill owners defend permits before court.";
    assert_eq!(read("g.txt", format!("{terse}\n\n{lead}").as_bytes()).article.title, terse);
    assert_eq!(read("g.txt", format!("{terse}\n\nIt went to court.").as_bytes()).article.title, "G");
    assert_eq!(read("g.txt", format!("He went to court again.\n\n{lead}").as_bytes()).article.title, "G");
    assert_eq!(read_paste("Only this").unwrap().article.title, "Only this");
    assert_eq!(read("some/folder/2018-06-05_bridge.txt", b"Only this").article.title, "2018 06 05 bridge");
}

#[test]
fn a_heading_of_two_lines_gives_a_title_of_one() {
    // Found by the fuzz target `markdown`.
    let imported = read("a.md", b"# Head<br>text\n\nShe said no.");
    assert_eq!(imported.article.title, "Head text");
}

#[test]
fn markdown_that_is_all_marks_is_read_as_it_is() {
    // Found by the fuzzers: its tree would take a hundred times its size.
    let marks = "[[(< ".repeat(4_000);
    let imported = read("a.md", marks.as_bytes());
    assert_eq!(&*imported.article.text, marks);
    assert!(imported.notes[0].starts_with("Read as plain text"), "{:?}", imported.notes);
    let table = "| a | b |\n|---|---|\n".to_owned() + &"| one | two |\n".repeat(30);
    assert!(!read("a.md", table.as_bytes()).article.text.contains('|'));
}

#[test]
fn a_saved_page_gives_its_body_and_its_own_account() {
    let page = r#"<!DOCTYPE html><html><head><title>Bridge stays shut | The Harrow Post</title>
        <meta property="og:site_name" content="The Harrow Post">
        <link rel="canonical" href="https://post.example/bridge">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge stays shut",
        "datePublished":"2018-06-05T14:05:00Z","author":{"@type":"Person","name":"Jane Doe"}}</script></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge stays shut</h1>
        <p>The bridge at the mill will stay shut until the summer, the council said on Monday after a long meeting.</p>
        <p>“It isn’t safe,” said the mayor, Ada Quill, who had walked over it with two engineers in the morning.</p>
        </article><footer>Subscribe to our newsletter</footer></body></html>"#;
    let read = read("saved.txt", page.as_bytes());
    assert_eq!(read.kind, DocumentKind::Html, "the content decides, not the name");
    assert_eq!(read.published.as_deref(), Some("2018-06-05T14:05:00Z"));
    let article = read.article;
    assert_eq!(
        [article.title, article.byline, article.outlet, article.address],
        ["Bridge stays shut", "Jane Doe", "The Harrow Post", "https://post.example/bridge"]
    );
    let paragraphs: Vec<&str> = article.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
    assert!(paragraphs[0].starts_with("The bridge at") && paragraphs[1].starts_with("“It isn’t safe,”"));
}

#[test]
fn of_a_page_on_the_clipboard_everything_is_kept() {
    let page = "<html><body><!--StartFragment--><p>Only <b>this</b>.</p><p>And this.</p><!--EndFragment--></body></html>";
    let read = importer().read_clipboard_page(page, id()).unwrap();
    assert_eq!(&*read.article.text, "Only this.\n\nAnd this.");
}

#[test]
fn dates_in_words_are_told_in_iso_8601_too() {
    let text = "Bridge stays shut\n\nTuesday 5 June 2018\n\nThe bridge stays shut until the summer.\n";
    let read = read("a.txt", text.as_bytes());
    assert_eq!(
        (read.article.date.as_str(), read.published.as_deref()),
        ("Tuesday 5 June 2018", Some("2018-06-05"))
    );
}

#[test]
fn a_folder_gives_its_documents_and_not_the_parts_of_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    fs::create_dir(folder.path().join("page_files")).unwrap();
    file("page_files/part.html", b"<p>part");
    file("page.html", b"<p>words");
    file("picture.png", b"\x89PNG\r\n\x1a\n\0\0");
    file(".hidden", b"words");
    file("a.txt", b"words");
    let found = import::list_folder(folder.path()).unwrap();
    assert_eq!(found, [folder.path().join("a.txt"), folder.path().join("page.html")]);
}
