//! Measures on real articles that careful readers have read how sure the extraction may be of what it says.
//!
//! `REJOINDER_REAL_ARTICLES` names a folder of readings: `NAME.json` beside the article that it names, with
//! `statements` (`spans` in code points, `speaker` or `speakers`) and `speaker_names` (other names that mean the same).

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the readings are a tester's own files, and a test may stop at what is wrong with them"
)]

use std::collections::HashSet;
use std::path::Path;

use model::{Act, Findings};
use serde_json::Value;

/// The largest difference of the share of right ones from the confidence that is shown, in percent points.
const SLACK: f64 = 5.0;
/// Bands with fewer statements than this say too little.
const FEWEST: f64 = 30.0;

/// A statement of a reading: the places of its letters, and the names of whoever says it.
struct Read {
    letters: HashSet<usize>,
    nested: bool,
    speakers: Vec<String>,
}

fn letters(text: &[char], spans: &[(usize, usize)]) -> HashSet<usize> {
    let inside = spans.iter().flat_map(|(start, end)| *start..*end);
    inside.filter(|at| text.get(*at).is_some_and(|letter| letter.is_alphanumeric())).collect()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn reading(file: &Path) -> (String, Vec<Read>) {
    let value: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let article = file.parent().unwrap().join(value["article"].as_str().unwrap());
    let text = std::fs::read_to_string(article).unwrap();
    let points: Vec<char> = text.chars().collect();
    let read = value["statements"].as_array().unwrap().iter().map(|statement| {
        let pair = |span: &Value| (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
        let spans: Vec<_> = statement["spans"].as_array().unwrap().iter().map(pair).collect();
        let mut speakers = strings(&statement["speakers"]);
        speakers.extend(statement["speaker"].as_str().map(str::to_owned));
        let others: Vec<String> =
            speakers.iter().flat_map(|name| strings(&value["speaker_names"][name.as_str()])).collect();
        speakers.extend(others);
        Read { letters: letters(&points, &spans), nested: !statement["via"].is_null(), speakers }
    });
    (text.clone(), read.collect())
}

fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace("’s", "").replace("'s", "");
    let kept: String = name.chars().filter(|it| it.is_alphanumeric() || it.is_whitespace()).collect();
    let titles = [
        "the",
        "a",
        "an",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
        "secretary",
        "former",
        "us",
    ];
    let mut words: Vec<&str> = kept.split_whitespace().collect();
    if words.len() > 1 && titles.contains(&words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

fn initials(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let first = words.filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase());
    first.flat_map(char::to_lowercase).collect()
}

/// Returns true if two names mean the same: by the last name, one inside of the other, or the initials.
fn same(one: &str, other: &str) -> bool {
    let (a, b) = (plain(one), plain(other));
    let (first, second): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let inside =
        |long: &str, short: &str| short.len() > 3 && format!(" {long} ").contains(&format!(" {short} "));
    let one_word = first.len() == 1 || second.len() == 1 || first.first() == second.first();
    !a.is_empty()
        && !b.is_empty()
        && (a == b
            || first.last() == second.last() && one_word
            || inside(&a, &b)
            || inside(&b, &a)
            || a.len() > 1 && a == initials(other)
            || b.len() > 1 && b == initials(one))
}

/// For each statement that was found how sure it is and whether its words and its speaker are right.
fn judged(text: &str, read: &[Read], found: &Findings) -> Vec<(u8, bool)> {
    let points: Vec<char> = text.chars().collect();
    let point = |byte: usize| text[..byte].chars().count();
    let own: Vec<HashSet<usize>> = found
        .statements
        .iter()
        .map(|it| {
            letters(
                &points,
                &it.spans.iter().map(|span| (point(span.start), point(span.end))).collect::<Vec<_>>(),
            )
        })
        .collect();
    let mut pairs = Vec::new();
    for (at, read) in read.iter().enumerate() {
        for (place, own) in own.iter().enumerate() {
            let shared = read.letters.intersection(own).count();
            let all = read.letters.union(own).count().max(1);
            let level = read.nested == found.statements[place].via.is_some();
            pairs.push((shared as f64 / all as f64 + if level { 0.001 } else { 0.0 }, at, place));
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut taken, mut of) = (HashSet::new(), vec![None; own.len()]);
    for (share, at, place) in pairs {
        if share >= 0.5 && of[place].is_none() && taken.insert(at) {
            of[place] = Some(at);
        }
    }
    let speech = found.statements.iter().zip(of).filter(|(it, _)| it.act == Act::Speech);
    speech
        .map(|(it, of)| {
            let name = it.speaker.map(|at| found.speakers[at].name.as_str());
            let right = of.is_some_and(|at| match name {
                Some(name) => read[at].speakers.iter().any(|known| same(name, known)),
                None => read[at].speakers.is_empty(),
            });
            (it.why.confidence, right)
        })
        .collect()
}

#[test]
fn confidence_is_the_share_that_is_right() {
    let Some(folder) = std::env::var_os("REJOINDER_REAL_ARTICLES") else {
        eprintln!("Skipped: REJOINDER_REAL_ARTICLES names no folder of articles that people have read.");
        return;
    };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    assert!(!files.is_empty(), "the folder has no readings");
    let mut bands = [(0.0, 0.0, 0.0); 10];
    for file in &files {
        let (text, read) = reading(file);
        let found = extract::extract(&text);
        for (sure, right) in judged(&text, &read, &found) {
            assert!(sure < 95 || right, "{}: false, and {sure} percent sure", file.display());
            let band = &mut bands[usize::from(sure / 10).min(9)];
            *band = (band.0 + 1.0, band.1 + f64::from(sure), band.2 + if right { 100.0 } else { 0.0 });
        }
    }
    let mut wrong = Vec::new();
    for (at, (count, sure, right)) in bands.iter().enumerate().filter(|(_, band)| band.0 > 0.0) {
        eprintln!(
            "{:2} to {:2}: {count:4} statements, {:.1} sure, {:.1} right",
            at * 10,
            at * 10 + 9,
            sure / count,
            right / count
        );
        if *count >= FEWEST && (sure - right).abs() / count > SLACK {
            wrong.push(at * 10);
        }
    }
    assert!(wrong.is_empty(), "more than {SLACK} points off in the bands from {wrong:?}");
}
