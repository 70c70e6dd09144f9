#![allow(clippy::disallowed_methods, reason = "a test makes its own files")]

use std::fs;
use std::ops::ControlFlow;

use super::*;
use proptest::prelude::*;

fn read(name: &str, text: &[u8]) -> Result<Archive, ArchiveError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    ArchiveReader { watch: &|_| ControlFlow::Continue(()) }.read(&path)
}

const REVIEW: &str = r#"{"@type":"ClaimReview","claimReviewed":"The dam  held","url":"https://example.org/1",
    "author":{"name":"The desk"},"datePublished":"2018-06-05","itemReviewed":{"author":{"@type":"Person","name":"Ann Roe"}},
    "reviewRating":{"ratingValue":1,"alternateName":"False"}}"#;

fn is_whole(archive: &Archive) {
    let review = archive.review(0).unwrap();
    assert_eq!(review.claim, "The dam held");
    assert_eq!(review.claimant.as_deref(), Some("Ann Roe"));
    assert_eq!(review.verdict.as_deref(), Some("False"));
    assert_eq!(review.reviewer.as_deref(), Some("The desk"));
    assert_eq!(review.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(review.published.as_deref(), Some("2018-06-05"));
}

#[test]
fn a_fact_check_is_read_from_every_form() {
    let line = REVIEW.replace('\n', " ");
    for (name, text) in [
        ("one.json", REVIEW.to_owned()),
        ("list.json", format!("[{REVIEW}]")),
        (
            "feed.json",
            format!(
                r#"{{"@type":"DataFeed","dataFeedElement":[{{"@type":"DataFeedItem","item":{REVIEW}}}]}}"#
            ),
        ),
        ("items.json", format!(r#"{{"dataFeedElement":[{{"item":[{REVIEW}]}}]}}"#)),
        ("graph.json", format!(r#"{{"@graph":[{{"@type":"WebPage","name":"x"}},{REVIEW}]}}"#)),
        ("two.json", format!("{REVIEW}\n{REVIEW}")),
        ("lines.jsonl", format!("{line}\n\n{line}\n")),
        (
            "page.html",
            format!("<p>x<script>var a;</script><SCRIPT type='application/ld+json'>{REVIEW}</SCRIPT>"),
        ),
    ] {
        let archive = read(name, text.as_bytes()).unwrap();
        assert_eq!((archive.len(), archive.skipped()), (1, 0), "{name}");
        is_whole(&archive);
    }
    let google = r#"{"claims":[{"text":"The dam held","claimant":"Ann Roe","claimReview":[{"publisher":{"name":"The desk"},
        "url":"https://example.org/1","reviewDate":"2018-06-05","textualRating":"False"}]}]}"#;
    is_whole(&read("google.json", google.as_bytes()).unwrap());
}

#[test]
fn a_folder_is_read_and_what_is_wrong_in_it_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("2018")).unwrap();
    fs::write(folder.path().join("2018/a.json"), REVIEW).unwrap();
    fs::write(folder.path().join("b.jsonl"), "{\n{\"claimReviewed\":\"Bread is dearer\"}\n").unwrap();
    fs::write(folder.path().join("notes.txt"), REVIEW).unwrap();
    fs::write(folder.path().join("c.json"), "no").unwrap();
    let archive = ArchiveReader { watch: &|_| ControlFlow::Continue(()) }.read(folder.path()).unwrap();
    assert_eq!((archive.len(), archive.skipped()), (2, 2));
}

#[test]
fn what_is_no_archive_is_said_in_words() {
    let words = |name: &str, text: &str| read(name, text.as_bytes()).unwrap_err().to_string();
    assert!(words("a.json", "[1, 2]").contains("no ClaimReview was found"));
    assert!(words("a.json", "<html>").contains("no JSON"));
    assert!(words("a.json", "{").contains("no JSON"));
    let none =
        ArchiveReader { watch: &|_| ControlFlow::Continue(()) }.read(Path::new("/nowhere/x")).unwrap_err();
    assert!(none.to_string().contains("no such file"), "{none}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    fs::write(&path, REVIEW).unwrap();
    let stopped = ArchiveReader { watch: &|_| ControlFlow::Break(()) }.read(&path);
    assert!(matches!(stopped, Err(ArchiveError::Stopped)));
}

#[test]
fn an_entry_out_of_proportion_is_cut() {
    let long = "x ".repeat(100_000);
    let nested = "[".repeat(100) + &"]".repeat(100);
    let many = vec!["{\"name\":\"n\"}"; 100_000].join(",");
    let text = format!(r#"{{"claimReviewed":"{long}","item":{nested},"author":[{many}]}}"#);
    let archive = read("a.json", text.as_bytes()).unwrap();
    assert!(archive.review(0).unwrap().claim.len() <= 8_192);
    let deep = "[".repeat(100_000);
    assert!(read("deep.json", deep.as_bytes()).is_err());
}

proptest! {
    /// Whatever a file has, it is read or refused in words.
    #[test]
    fn nothing_in_a_file_panics(at in 0usize..400, put in "[\\[\\]{}\",:a-z0-9\\\\é ]{0,12}", lines in any::<bool>()) {
        let mut text = REVIEW.to_owned();
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) { at -= 1; }
        text.insert_str(at, &put);
        let name = if lines { "a.jsonl" } else { "a.json" };
        match read(name, text.as_bytes()) {
            Ok(archive) => prop_assert!(archive.review(0).is_some()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

/// Cuts, doubles and changes bytes of a text, as a fuzzer does.
fn mutated(seed: &str, changes: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = seed.as_bytes().to_vec();
    for (at, how, byte) in changes {
        let at = at % (bytes.len() + 1);
        match how % 4 {
            0 => bytes.insert(at, *byte),
            1 => bytes.truncate(at.max(1)),
            2 => {
                let tail = bytes[at..].to_vec();
                bytes.extend(tail);
            }
            _ => {
                if let Some(own) = bytes.get_mut(at) {
                    *own = *byte;
                }
            }
        }
    }
    bytes
}

proptest! {
    /// The body of the fuzz target `factchecks`: whatever is read has claims, can be looked at whole, and is searched.
    #[test]
    fn mutated_archives_are_read_or_refused(
        which in 0usize..4,
        changes in proptest::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 0..6),
    ) {
        let line = REVIEW.replace('\n', " ");
        let (name, seed) = [
            ("a.json", REVIEW.to_owned()),
            ("a.json", format!("[{REVIEW},{REVIEW}]")),
            ("a.jsonl", format!("{line}\n{line}\n")),
            ("a.html", format!("<script type='application/ld+json'>{REVIEW}</script>")),
        ][which].clone();
        let bytes = mutated(&seed, &changes);
        let reader = ArchiveReader { watch: &|_| ControlFlow::Continue(()) };
        match reader.read_bytes(Path::new(name), &bytes) {
            Ok(archive) => {
                prop_assert!(!archive.is_empty());
                for place in 0..archive.len() {
                    let review = archive.review(place).expect("it is one of them");
                    prop_assert!(!review.claim.trim().is_empty() && !review.claim.contains('\n'));
                }
                let query = String::from_utf8_lossy(&bytes).chars().take(400).collect::<String>();
                for hit in archive.search(&query, 5) {
                    prop_assert!((crate::LEAST_LIKENESS..=100).contains(&hit.likeness));
                }
            }
            Err(error) => prop_assert!(error.to_string().contains(name)),
        }
    }
}
