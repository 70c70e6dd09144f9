//! The likeness of a text to the one that a careful reader would have kept.
//!
//! F1 is that of runs of four words, as in scrapinghub's article-extraction-benchmark; edges are the first and last four words of
//! paragraphs; marks are quotation marks, the same character between the same two words.

use std::collections::{HashMap, HashSet};
use std::fmt;

/// The number of words that make a run.
const RUN: usize = 4;

type Run = Vec<String>;

/// The likeness of a text.
#[derive(Debug)]
pub(crate) struct Score {
    pub(crate) f1: f64,
    pub(crate) edges: f64,
    pub(crate) marks: f64,
    /// Lines that are in the text and must not be.
    pub(crate) leaks: Vec<String>,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "F1 {:.3}, edges {:.3}, marks {:.3}, leaks {:?}",
            self.f1, self.edges, self.marks, self.leaks
        )
    }
}

/// Scores a text against the expected one.
pub(crate) fn score(expected: &str, own: &str, optional: &str, mustnot: &str) -> Score {
    let (expected, own, optional) = (paragraphs(expected), paragraphs(own), paragraphs(optional));
    let expected_runs = runs(&words(&expected.join("\n")));
    let allowed: HashSet<Run> = optional.iter().flat_map(|text| runs(&words(text))).collect();
    let known: HashSet<Run> = expected_runs.iter().cloned().collect();
    let allowed: HashSet<Run> = allowed.difference(&known).cloned().collect();
    let own_runs = runs(&without(words(&own.join("\n")), &allowed));
    let (wanted, got) = (counts(expected_runs), counts(own_runs));
    let flat = squeezed(&own.join(" "));
    let leaks = mustnot
        .lines()
        .filter_map(|line| line.split('\t').next())
        .map(squeezed)
        .filter(|line| !line.is_empty() && flat.contains(line.as_str()))
        .collect();
    let share = |wanted: &HashMap<_, usize>, got: &HashMap<_, usize>| {
        shared(wanted, got) as f64 / total(wanted).max(1) as f64
    };
    let marks_wanted = counts(marks(&expected));
    let marks = if marks_wanted.is_empty() { 1.0 } else { share(&marks_wanted, &counts(marks(&own))) };
    Score { f1: f1(&wanted, &got), edges: f1(&edges(&expected, &got), &edges(&own, &wanted)), marks, leaks }
}

fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace(['\u{feff}', '\u{ad}', '\r'], "").replace(['\u{a0}', '\u{202f}'], " ");
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            paragraphs.push(String::new());
        } else if let Some(last) = paragraphs.last_mut() {
            last.push(' ');
            last.push_str(line);
        }
    }
    paragraphs
        .iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .collect()
}

/// Words: runs of letters and digits, with apostrophes inside.
fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter_map(Result::ok).collect()
}

/// The words of a text, and the quotation marks between them.
fn tokens(text: &str) -> Vec<Result<String, char>> {
    let characters: Vec<char> = text.chars().collect();
    let inside = |at: usize| {
        let letter =
            |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|c| c.is_alphanumeric());
        letter(at.checked_sub(1)) && letter(Some(at + 1))
    };
    let mut tokens: Vec<Result<String, char>> = Vec::new();
    let mut open = false;
    for (at, c) in characters.iter().enumerate() {
        let apostrophe = matches!(c, '\'' | '’') && inside(at);
        if c.is_alphanumeric() || apostrophe {
            let c = if apostrophe { '\'' } else { *c };
            match tokens.last_mut() {
                Some(Ok(word)) if open => word.push(c),
                _ => tokens.push(Ok(c.to_string())),
            }
            open = true;
        } else {
            open = false;
            if "\"“”„‟«»'‘’‚‛‹›「」『』".contains(*c) {
                tokens.push(Err(*c));
            }
        }
    }
    tokens
}

fn runs(words: &[String]) -> Vec<Run> {
    match words.len() {
        0 => Vec::new(),
        1..RUN => vec![words.to_vec()],
        _ => words.windows(RUN).map(<[String]>::to_vec).collect(),
    }
}

/// Words without those that lie in one of some runs.
fn without(words: Vec<String>, runs: &HashSet<Run>) -> Vec<String> {
    let mut gone = vec![false; words.len()];
    for (at, run) in words.windows(RUN).enumerate() {
        if runs.contains(run) {
            gone[at..at + RUN].fill(true);
        }
    }
    words.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(word, _)| word).collect()
}

/// Beginnings and ends of paragraphs whose words the other text has one after the other.
fn edges(paragraphs: &[String], other: &HashMap<Run, usize>) -> HashMap<(bool, Run), usize> {
    let mut edges = Vec::new();
    for words in paragraphs.iter().map(|text| words(text)).filter(|words| words.len() >= RUN) {
        edges.push((true, words[..RUN].to_vec()));
        edges.push((false, words[words.len() - RUN..].to_vec()));
    }
    counts(edges.into_iter().filter(|(_, run)| other.contains_key(run)).collect())
}

/// Quotation marks, each with the words beside it.
fn marks(paragraphs: &[String]) -> Vec<(char, String, String)> {
    let tokens = tokens(&paragraphs.join(" \u{2029} "));
    let word = |token: Option<&Result<String, char>>| token.and_then(|token| token.clone().ok());
    tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| {
            let mark = *token.as_ref().err()?;
            let before = tokens[..at].iter().rev().find_map(|token| word(Some(token)));
            let after = tokens[at..].iter().find_map(|token| word(Some(token)));
            Some((mark, before.unwrap_or_default(), after.unwrap_or_default()))
        })
        .collect()
}

fn counts<T: std::hash::Hash + Eq>(items: Vec<T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

fn total<T>(counts: &HashMap<T, usize>) -> usize {
    counts.values().sum()
}

fn shared<T: std::hash::Hash + Eq>(one: &HashMap<T, usize>, other: &HashMap<T, usize>) -> usize {
    one.iter().map(|(item, count)| *count.min(other.get(item).unwrap_or(&0))).sum()
}

fn f1<T: std::hash::Hash + Eq>(wanted: &HashMap<T, usize>, got: &HashMap<T, usize>) -> f64 {
    match total(wanted) + total(got) {
        0 => 1.0,
        all => 2.0 * shared(wanted, got) as f64 / all as f64,
    }
}

fn squeezed(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
