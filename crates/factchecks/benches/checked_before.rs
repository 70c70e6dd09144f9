//! The search for claims that were checked before: time and memory of an index of 250,000 fact-checks, the time of a query
//! as a part of that of a plain scan, and how well paraphrases are found.
//!
//! The fact-checks are made up: sentences of varied words and figures, in which 50 claims of `checked/pairs.tsv` are hidden.
//! Their paraphrases are our own words, and `checked/others.txt` has sentences that nobody checked.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the benchmark makes its own files")]

#[path = "checked/made_up.rs"]
mod made_up;

use std::hint::black_box;
use std::io::Write;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use factchecks::{Archive, ArchiveReader};

const CHECKS: usize = 250_000;
const PAIRS: &str = include_str!("checked/pairs.tsv");
const OTHERS: &str = include_str!("checked/others.txt");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // `cargo test` runs every benchmark once: with few entries.
    let count = if std::env::args().any(|it| it == "--bench") { CHECKS } else { 2_000 };
    let pairs: Vec<(&str, &str)> = PAIRS.lines().filter_map(|line| line.split_once('\t')).collect();
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("archive.json");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path)?);
    made_up::feed(count, pairs.iter().map(|(claim, _)| *claim), &mut file)?;
    file.flush()?;
    drop(file);
    let size = std::fs::metadata(&path)?.len();

    let before = resident();
    let start = Instant::now();
    let archive = ArchiveReader { watch: &|_| ControlFlow::Continue(()) }.read(&path)?;
    let took = start.elapsed();
    println!("{} fact-checks, {:.0} MB of JSON", archive.len(), size as f64 / 1e6);
    println!("  read and indexed in {:.2} s", took.as_secs_f64());
    println!("  index and words {:.0} MB", archive.memory() as f64 / 1e6);
    if let (Some(before), Some(after)) = (before, resident()) {
        println!(
            "  the process grew by {:.0} MB, at most by {:.0} MB",
            mega(before.0, after.0),
            mega(before.0, after.1)
        );
    }
    speed(&archive, &pairs);
    quality(&archive, &pairs);
    Ok(())
}

fn mega(before: u64, after: u64) -> f64 {
    after.saturating_sub(before) as f64 / 1e6
}

/// The memory of this process in bytes, now and at most; where the system tells.
fn resident() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}

/// The time of a query, beside that of a scan which looks for the words of the query in every claim.
fn speed(archive: &Archive, pairs: &[(&str, &str)]) {
    let all: Vec<String> =
        (0..archive.len()).filter_map(|at| archive.review(at)).map(|it| it.claim).collect();
    let mut times: Vec<Duration> = Vec::new();
    for (_, query) in pairs {
        let start = Instant::now();
        black_box(archive.search(black_box(query), 10));
        times.push(start.elapsed());
    }
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let slowest = times.last().copied().unwrap_or_default();
    let start = Instant::now();
    let scanned = pairs.iter().take(3);
    let count = scanned.len() as u32;
    for (_, query) in scanned {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let best = all.iter().map(|claim| {
            let claim = claim.to_lowercase();
            words.iter().filter(|word| claim.contains(word.as_str())).count()
        });
        black_box(best.max());
    }
    let scan = start.elapsed() / count.max(1);
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!("  a query takes {:.1} ms, the slowest {:.1} ms", ms(median), ms(slowest));
    println!("  that is 1/{:.0} of a plain scan ({:.0} ms)", ms(scan) / ms(median).max(1e-6), ms(scan));
}

/// Measures the share of paraphrases that find their claim, and of sentences without one that find something.
fn quality(archive: &Archive, pairs: &[(&str, &str)]) {
    let (mut first, mut five, mut lowest) = (0, 0, 100);
    for (claim, query) in pairs {
        let hits = archive.search(query, 5);
        let place = hits.iter().position(|hit| hit.review.claim == *claim);
        first += usize::from(place == Some(0));
        five += usize::from(place.is_some());
        match place.and_then(|at| hits.get(at)) {
            Some(hit) => lowest = lowest.min(hit.likeness),
            None => println!("  not found: {query}"),
        }
    }
    let others: Vec<&str> = OTHERS.lines().collect();
    let wrong = others.iter().filter(|query| !archive.search(query, 1).is_empty()).count();
    println!(
        "  {first} of {} paraphrases find their claim first, {five} among five; the lowest likeness is {lowest} %",
        pairs.len()
    );
    println!("  {wrong} of {} sentences that nobody checked find something", others.len());
}
