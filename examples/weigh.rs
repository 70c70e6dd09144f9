//! Makes the weights by which the second voice of the extraction chooses, from articles in which people have marked
//! who said what.
//!
//!     cargo run --release --no-default-features --example weigh -- CORPUS.jsonl OUT
//!
//! A line of the corpus is an article: `{"text": …, "attributions": [{"content": [[start, end], …]}, …]}`, offsets in
//! Unicode code points, the end exclusive.
#![allow(clippy::disallowed_methods, reason = "a tool for those who make the asset, not a part of the app")]

use std::ops::Range;
use std::process::ExitCode;

use extract::attribution::{TrainingArticle, weigh};
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    content: Vec<(usize, usize)>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, out] = arguments.as_slice() else {
        eprintln!("usage: weigh CORPUS.jsonl OUT");
        return ExitCode::FAILURE;
    };
    match run(corpus, out) {
        Ok(count) => {
            println!("{count} weights");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(corpus: &str, out: &str) -> Result<usize, Box<dyn std::error::Error>> {
    let mut lessons = Vec::new();
    for line in std::fs::read_to_string(corpus)?.lines() {
        lessons.push(lesson(serde_json::from_str(line)?));
    }
    let weights = weigh(&lessons);
    std::fs::write(out, &weights)?;
    Ok(weights.lines().count())
}

fn lesson(line: Line) -> TrainingArticle {
    let bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let range = |(start, end): &(usize, usize)| -> Range<usize> {
        let at = |point: usize| bytes.get(point).copied().unwrap_or(line.text.len());
        at(*start)..at(*end)
    };
    let contents = line.attributions.iter().map(|it| it.content.iter().map(range).collect()).collect();
    TrainingArticle { contents, text: line.text }
}
