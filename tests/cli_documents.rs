//! Documents of foreign kinds on the command line, each read in a process of its own.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a test starts the program and makes its own files"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use program::{complaint, out, program};

mod program;

fn document(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/import/tests/data");
    folder.join(name).to_str().unwrap().to_owned()
}

fn run(arguments: &[&str]) -> Output {
    program(Path::new("."), arguments).output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&out(output)).unwrap()
}

fn written(folder: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Wall leans again | The Quay Times</title>
    <meta property="og:site_name" content="The Quay Times">
    <meta property="article:published_time" content="2021-03-04T09:00:00+01:00">
    <meta name="author" content="Ida Lund"><link rel="canonical" href="https://quay.example/wall"></head>
    <body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Wall leans again</h1>
    <p>The harbour wall leans again, four years after it was built, and the port wants to know whose fault that is.</p>
    <p>“It was never deep enough,” said Nils Ek, an engineer who has looked after the wall since its first winter.</p>
    <p>“The ground was measured twice,” said Mona Dahl, who speaks for the builder, when she was asked on Monday.</p>
    <figure><img src="x.jpg"><figcaption>Rain over the quay, seen from the ferry.</figcaption></figure>
    </article><aside><a href="/a">More from the harbour</a></aside></body></html>"#;

#[test]
fn the_json_says_what_is_known_of_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&folder, "download.txt", PAGE);
    let article = json(&run(&["extract", path.to_str().unwrap()]))["article"].clone();
    let known = ["title", "byline", "outlet", "date", "url", "kind"]
        .map(|key| article[key].as_str().unwrap_or("null"));
    assert_eq!(
        known,
        [
            "Wall leans again",
            "Ida Lund",
            "The Quay Times",
            "2021-03-04T09:00:00+01:00",
            "https://quay.example/wall",
            "html"
        ]
    );
    let text = article["text"].as_str().unwrap();
    assert!(text.starts_with("The harbour wall") && text.ends_with("on Monday."), "{text}");
    assert_eq!(text.split("\n\n").count(), 3, "{text}");
}

#[test]
fn documents_of_every_kind_are_read() {
    for (name, kind) in [
        ("harbour.docx", "docx"),
        ("harbour.odt", "odt"),
        ("harbour.rtf", "rtf"),
        ("harbour.epub", "epub"),
        ("owner-only.pdf", "pdf"),
    ] {
        let read = json(&run(&["extract", &document(name)]));
        assert_eq!(read["article"]["kind"], kind, "{name}");
        assert!(!read["statements"].as_array().unwrap().is_empty(), "{name}: {}", read["article"]["text"]);
        assert!(read["article"]["notes"].is_array());
    }
}

#[test]
fn a_password_is_asked_for_and_taken_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = document("password-aes256.pdf");
    let told = complaint(&run(&["extract", &path]), 1);
    assert!(told.contains("is protected by a password") && told.contains("--password-file"), "{told}");
    let wrong = written(&folder, "wrong", "leaning\n");
    let told = complaint(&run(&["extract", &path, "--password-file", wrong.to_str().unwrap()]), 1);
    assert!(told.contains("does not open with the password"), "{told}");
    let right = written(&folder, "right", "leaning wall\r\n");
    let read = json(&run(&["extract", &path, "--password-file", right.to_str().unwrap()]));
    assert!(read["article"]["text"].as_str().unwrap().contains("“It leans,” said Mr Ek."));
}

#[test]
fn what_is_no_document_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [(&str, &[u8], &str); 3] = [
        ("a.docx", b"PK\x03\x04\x14\0word/document.xml", "is damaged"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "is a picture (PNG), and not a document with an article in it."),
        ("a.pdf", b"%PDF-1.7\nnothing", "is damaged"),
    ];
    for (name, bytes, expected) in cases {
        let path = written(&folder, name, bytes);
        let told = complaint(&run(&["extract", path.to_str().unwrap()]), 1);
        assert!(told.contains(name) && told.contains(expected), "{told}");
    }
}

#[test]
fn a_folder_is_read_and_the_parts_of_a_saved_page_are_not() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("wall_files")).unwrap();
    written(&folder, "wall_files/frame.html", "<p>An advertisement in a frame.");
    written(&folder, "wall.html", PAGE);
    written(&folder, "note.txt", "The port was told, said Mona Dahl.");
    let path = folder.path().to_str().unwrap();
    let read = json(&run(&["extract", path]));
    let kinds: Vec<&str> =
        read.as_array().unwrap().iter().map(|one| one["article"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["text", "html"]);
    let project = folder.path().join("wall.rejoinder.ron");
    let made = run(&["new", &format!("{path}/wall.html"), "-o", project.to_str().unwrap()]);
    out(&made);
    let shown = out(&run(&["show", project.to_str().unwrap()]));
    assert!(shown.contains("never deep enough") && shown.contains("The Quay Times"), "{shown}");
    assert!(!shown.contains("advertisement") && !shown.contains("Rain over the quay"), "{shown}");
}

#[test]
fn turns_of_a_transcript_keep_their_times() {
    let folder = tempfile::tempdir().unwrap();
    let text = "[00:01] Moderator: Did you close the quay?\n[00:04] Ms Dunn: We closed it for safety.\n\
                [00:09] Moderator: Who said so?\n[00:11] Ms Dunn: The engineers did.\n";
    let path = written(&folder, "hearing.txt", text);
    let read = json(&run(&["extract", path.to_str().unwrap()]));
    let article = &read["article"];
    let words: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let times: Vec<(String, String)> = article["times"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| {
            let at = |index: usize| place["span"][index].as_u64().unwrap() as usize;
            (place["time"].as_str().unwrap().to_owned(), words[at(0)..at(1)].iter().collect())
        })
        .collect();
    assert_eq!(times.len(), 4);
    assert_eq!(times[1], ("00:04".to_owned(), "Ms Dunn: We closed it for safety.".to_owned()));
    // Who leads the conversation is a speaker, and no party.
    let names = |list: &str| -> Vec<String> {
        read[list].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    assert!(names("speakers").contains(&"Moderator".to_owned()));
    assert!(!names("parties").contains(&"Moderator".to_owned()), "{:?}", names("parties"));
}

#[test]
fn speakers_with_numbers_are_not_one() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Speaker 1  00:00\nGood morning. Did the board close the quay?\n\n\
                Speaker 2  00:07\nThe board closed it for safety alone.\n\n\
                Speaker 1  00:15\nThe union says that it was never told.\n\n\
                Speaker 2  00:21\nThat is false. We told everybody on Friday.\n";
    let path = written(&folder, "talk.txt", text);
    let read = json(&run(&["extract", path.to_str().unwrap()]));
    let speakers = read["speakers"].as_array().unwrap();
    let numbered: Vec<&str> = speakers
        .iter()
        .map(|speaker| speaker["name"].as_str().unwrap())
        .filter(|name| name.starts_with("Speaker"))
        .collect();
    assert_eq!(numbered, ["Speaker 1", "Speaker 2"]);
}
