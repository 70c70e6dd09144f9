//! Real documents that are no pages, with what a careful reader would keep of each: skipped where `REJOINDER_IMPORTS` names
//! no folder of them. The files beside each document are those of `real_documents`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, reason = "tests read files")]

mod measure;

use std::fs;
use std::path::{Path, PathBuf};

use import::{ReadError, ReadOptions, read};
use measure::{Score, score};

/// The least mean F1 of documents whose paragraphs the file states.
const STATED: f64 = 0.995;
/// The least mean F1 of PDF, whose paragraphs are told by their places.
const DRAWN: f64 = 0.98;

fn files(folder: &Path, kinds: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = kinds
        .iter()
        .filter_map(|kind| fs::read_dir(folder.join(kind)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own != "txt" && own != "json"))
        .collect();
    files.sort();
    files
}

/// The password that a file's name ends with, as in `password-WORD.pdf`.
fn password(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    stem.strip_prefix("password-").map(str::to_owned)
}

fn scores(kinds: &[&str]) -> Vec<Score> {
    let Some(folder) = std::env::var_os("REJOINDER_IMPORTS").map(PathBuf::from) else {
        println!("skipped: REJOINDER_IMPORTS names no folder of real documents");
        return Vec::new();
    };
    let mut scores = Vec::new();
    for file in files(&folder, kinds) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let options = ReadOptions { password: password(&file), ..ReadOptions::default() };
        let beside = |ending: &str| fs::read_to_string(file.with_extension(ending)).unwrap_or_default();
        let document = match read(&fs::read(&file).unwrap(), &options) {
            Ok(document) => document,
            Err(ReadError::Scan) => {
                println!("{name:50} a scan, and it says so");
                continue;
            }
            Err(error) => panic!("{name} {error}"),
        };
        let score =
            score(&beside("expected.txt"), &document.body(), &beside("optional.txt"), &beside("mustnot.txt"));
        println!("{name:50} {score}");
        assert!(score.leaks.is_empty(), "{name}: {:?}", score.leaks);
        scores.push(score);
    }
    scores
}

fn mean(scores: &[Score]) -> f64 {
    scores.iter().map(|score| score.f1).sum::<f64>() / scores.len().max(1) as f64
}

#[test]
fn documents_that_state_their_paragraphs() {
    let scores = scores(&["docx", "odt", "rtf", "epub", "eml", "subtitle", "transcript"]);
    if !scores.is_empty() {
        let f1 = mean(&scores);
        println!("mean F1 {f1:.4}");
        assert!(f1 >= STATED, "{f1}");
    }
}

#[test]
fn documents_that_only_draw_them() {
    let scores = scores(&["pdf"]);
    if !scores.is_empty() {
        let f1 = mean(&scores);
        println!("mean F1 {f1:.4}");
        assert!(f1 >= DRAWN, "{f1}");
    }
}
