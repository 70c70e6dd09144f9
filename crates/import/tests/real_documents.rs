//! Real pages, with what a careful reader would keep of each: skipped where `REJOINDER_IMPORTS` names no folder of them.
//!
//! Beside each `NAME.html` lie `NAME.expected.txt` (the body, an empty line between paragraphs), and maybe `NAME.optional.txt`
//! (may be kept or not) and `NAME.mustnot.txt` (lines that must not be kept, a reason after a tab).
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files, and may stop")]

mod measure;

use std::fs;
use std::path::{Path, PathBuf};

use import::{Origin, ReadOptions, read};
use measure::{Score, score};

/// The least that news pages must reach: mean and worst F1, edges of paragraphs, and quotation marks. There must be no leak.
const MEAN_F1: f64 = 0.99;
const WORST_F1: f64 = 0.97;
const EDGES: f64 = 0.995;
const MARKS: f64 = 0.995;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("REJOINDER_IMPORTS").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: REJOINDER_IMPORTS names no folder of real documents");
    }
    folder
}

fn beside(file: &Path, ending: &str) -> String {
    fs::read_to_string(file.with_extension(ending)).unwrap_or_default()
}

fn scored(file: &Path, origin: Origin) -> Score {
    let options = ReadOptions { origin, ..ReadOptions::default() };
    let document = read(&fs::read(file).unwrap(), &options).unwrap();
    let (optional, mustnot) = (beside(file, "optional.txt"), beside(file, "mustnot.txt"));
    let score = score(&beside(file, "expected.txt"), &document.body(), &optional, &mustnot);
    println!("{:50} {score}", file.file_name().unwrap().to_string_lossy());
    score
}

fn files(folder: &Path, kind: &str, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder.join(kind))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .collect();
    files.sort();
    files
}

#[test]
fn news_pages() {
    let Some(folder) = folder() else { return };
    let scores: Vec<Score> =
        files(&folder, "html", "html").iter().map(|file| scored(file, Origin::File)).collect();
    let mean = |measure: fn(&Score) -> f64| scores.iter().map(measure).sum::<f64>() / scores.len() as f64;
    let worst = scores.iter().map(|score| score.f1).fold(1.0, f64::min);
    let leaks: usize = scores.iter().map(|score| score.leaks.len()).sum();
    let (f1, edges, marks) = (mean(|score| score.f1), mean(|score| score.edges), mean(|score| score.marks));
    println!("mean F1 {f1:.4}, worst {worst:.4}, edges {edges:.4}, marks {marks:.4}, leaks {leaks}");
    assert!(f1 >= MEAN_F1 && worst >= WORST_F1 && edges >= EDGES && marks >= MARKS && leaks == 0);
}

#[test]
fn pages_in_one_file_and_the_clipboard() {
    let Some(folder) = folder() else { return };
    let saved = files(&folder, "mhtml", "mhtml").into_iter().map(|file| (file, Origin::File));
    let copied = files(&folder, "clipboard", "html").into_iter().map(|file| (file, Origin::Clipboard));
    for (file, origin) in saved.chain(copied) {
        let score = scored(&file, origin);
        assert!(score.f1 >= 0.97 && score.leaks.is_empty(), "{score}");
    }
}

#[test]
fn pages_cost_in_proportion() {
    let Some(folder) = folder() else { return };
    for file in files(&folder, "html", "html") {
        let bytes = fs::read(&file).unwrap();
        let used = allocation_counter::measure(|| {
            let _ = read(&bytes, &ReadOptions::default());
        });
        let times = used.bytes_max as f64 / bytes.len() as f64;
        println!("{:50} {times:.1} times its size", file.file_name().unwrap().to_string_lossy());
        assert!(times <= 20.0, "{times}");
    }
}
