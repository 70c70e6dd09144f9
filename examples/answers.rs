//! Trains the weights by which `analysis::answers` tells which statement answers which, and measures them.
//!
//! ```text
//! cargo run --example answers -- FOLDER            trains on three of four articles, leaving one out each time to measure
//! cargo run --example answers -- FOLDER --lines    prints every pair as numbers, to try other models
//! ```
//!
//! FOLDER has articles (`NAME.txt`) with what careful readers marked in them (`NAME.json`: parties, speakers, statements, links); every
//! fourth is held back. The model is a logistic regression whose weights are drawn towards what was expected of each
//! feature (`EXPECTED`): there are few links to learn from, and without that it learns the articles by heart.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for those who make the weights, not a part of the app"
)]

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;

use analysis::answers::{AnswerSample, FEATURES, Features, lessons};
use rejoinder::cli::testing::reading;
use serde_json::{Value, json};

/// One article: its pairs, and which of them are links.
struct Marked {
    name: String,
    held: bool,
    ids: HashMap<model::StatementId, String>,
    lessons: Vec<AnswerSample>,
    links: HashSet<(String, String)>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: answers FOLDER [--lines]");
        return ExitCode::from(2);
    };
    let articles = match articles(Path::new(folder)) {
        Ok(articles) => articles,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    if arguments.iter().any(|it| it == "--lines") {
        lines(&articles);
    } else {
        let taught: Vec<&Marked> = articles.iter().filter(|it| !it.held).collect();
        measure(&taught);
        let weights = fit(&taught);
        println!("BIAS {:.3}", weights.last().copied().unwrap_or_default());
        weights.iter().zip(FEATURES).for_each(|(weight, name)| println!("    {weight:.3}, // {name}"));
    }
    ExitCode::SUCCESS
}

/// What was expected of each feature before anything was learned, in the order of `FEATURES`.
const EXPECTED: Features = [
    0.6, 0.5, 0.4, -0.5, -0.15, 0.5, 0.2, 0.2, 0.7, 0.4, 0.4, 0.35, -0.6, -0.2, 0.45, 0.5, 0.3, -0.45, 0.3,
    -0.3, 0.6, 0.5, 0.45, 0.25, 0.3, 0.25, 0.2, -0.7, -1.4, -0.35, 0.2, -0.7, -0.8, -0.45, -0.6, 0.5, -0.45,
    0.15, 0.2, 0.25, 0.2, -0.15, -0.3, 0.2, 0.1, 0.0, 0.5, 0.2, 0.3, 0.1, 0.3,
];

/// How strongly weights are drawn towards what was expected (the precision of a normal prior).
const DRAWN: f64 = 35.0;

/// Measures the model on each article after training on the others: for the likeliest claim of every statement, how many of the
/// surest are right.
fn measure(taught: &[&Marked]) {
    let mut best: Vec<(f64, bool)> = Vec::new();
    for (at, article) in taught.iter().enumerate() {
        let others: Vec<&Marked> =
            taught.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| *it).collect();
        let weights = fit(&others);
        let mut of: HashMap<String, (f64, bool)> = HashMap::new();
        for lesson in &article.lessons {
            let pair = article.pair(lesson);
            let found = (chance(&weights, &row(lesson)), article.links.contains(&pair));
            let known = of.entry(pair.0).or_insert(found);
            if found.0 > known.0 {
                *known = found;
            }
        }
        best.extend(of.into_values());
    }
    best.sort_by(|a, b| b.0.total_cmp(&a.0));
    let links: usize = taught.iter().map(|it| it.links.len()).sum();
    for count in [15, 30, 45, 60, 90] {
        let surest = best.get(..count).unwrap_or_default();
        let right = surest.iter().filter(|(_, is)| *is).count();
        let least = surest.last().map_or(0.0, |(chance, _)| *chance);
        let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
        println!(
            "surest {count}: precision {:.0}, recall {:.0}, chance {least:.2} and more",
            share(count),
            share(links)
        );
    }
}

/// The features of a pair, and a one for the bias.
fn row(lesson: &AnswerSample) -> Vec<f64> {
    lesson.features.iter().copied().chain([1.0]).collect()
}

fn chance(weights: &[f64], row: &[f64]) -> f64 {
    let score: f64 = weights.iter().zip(row).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-score).exp())
}

/// Logistic regression by Newton's method, the weights drawn towards `EXPECTED` and the bias free.
fn fit(articles: &[&Marked]) -> Vec<f64> {
    let rows: Vec<(Vec<f64>, f64)> = articles
        .iter()
        .flat_map(|article| {
            article.lessons.iter().map(|lesson| {
                let is = article.links.contains(&article.pair(lesson));
                (row(lesson), if is { 1.0 } else { 0.0 })
            })
        })
        .collect();
    let start: Vec<f64> = EXPECTED.iter().copied().chain([-2.5]).collect();
    let mut weights = start.clone();
    for _ in 0..15 {
        let size = weights.len();
        let mut slope: Vec<f64> = vec![0.0; size];
        let mut bend: Vec<Vec<f64>> = vec![vec![0.0; size]; size];
        for (row, is) in &rows {
            let chance = chance(&weights, row);
            let spread = chance * (1.0 - chance);
            for (one, value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                slope[one] += value * (chance - is);
                for (other, second) in row.iter().enumerate() {
                    bend[one][other] += spread * value * second;
                }
            }
        }
        for at in 0..size {
            let drawn = if at + 1 == size { 1e-3 } else { DRAWN };
            slope[at] += drawn * (weights[at] - start[at]);
            bend[at][at] += drawn;
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight -= step);
        if step.iter().all(|step| step.abs() < 1e-5) {
            break;
        }
    }
    weights
}

/// Solves a system of linear equations by Gaussian elimination with pivoting.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for at in 0..size {
        let pivot =
            (at..size).max_by(|a, b| matrix[*a][at].abs().total_cmp(&matrix[*b][at].abs())).unwrap_or(at);
        matrix.swap(at, pivot);
        right.swap(at, pivot);
        let (above, known) = (matrix[at].clone(), right[at]);
        for (row, value) in matrix.iter_mut().zip(&mut right).skip(at + 1) {
            let times = row[at] / above[at];
            row.iter_mut().zip(&above).skip(at).for_each(|(cell, above)| *cell -= times * above);
            *value -= times * known;
        }
    }
    for at in (0..size).rev() {
        let known: f64 = (at + 1..size).map(|column| matrix[at][column] * right[column]).sum();
        right[at] = (right[at] - known) / matrix[at][at];
    }
    right
}

/// Prints every pair of the articles that are not held back.
fn lines(articles: &[Marked]) {
    println!("{}", json!(FEATURES.to_vec()));
    for article in articles.iter().filter(|it| !it.held) {
        for lesson in &article.lessons {
            let pair = article.pair(lesson);
            let is = article.links.contains(&pair);
            println!("{}", json!([article.name, pair.0, pair.1, is, lesson.features.to_vec()]));
        }
    }
}

impl Marked {
    fn pair(&self, lesson: &AnswerSample) -> (String, String) {
        let id = |id| self.ids.get(&id).cloned().unwrap_or_default();
        (id(lesson.answer), id(lesson.claim))
    }
}

fn articles(folder: &Path) -> Result<Vec<Marked>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| entry.ok().map(|it| it.path())).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "json"));
    files.sort();
    let each = files.iter().zip(1..).map(|(path, number)| article(path, number % 4 == 0));
    each.collect()
}

fn article(path: &Path, held: bool) -> Result<Marked, String> {
    let say = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = |path: &Path| std::fs::read_to_string(path).map_err(|error| say(&error));
    let gold: Value = serde_json::from_str(&text(path)?).map_err(|error| say(&error))?;
    let words = text(&path.with_extension("txt"))?;
    let (project, ids) = reading(&as_extracted(&gold, &words).to_string()).map_err(|error| say(&error))?;
    let end = |link: &Value, key: &str| link[key].as_str().unwrap_or_default().to_owned();
    let links = gold["links"].as_array().into_iter().flatten();
    Ok(Marked {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        held,
        ids,
        lessons: lessons(&project),
        links: links.map(|link| (end(link, "from"), end(link, "to"))).collect(),
    })
}

/// What readers marked, in the form that `rejoinder extract` prints.
fn as_extracted(gold: &Value, text: &str) -> Value {
    let list = |key: &str| gold[key].as_array().cloned().unwrap_or_default();
    let speakers = gold["speakers"].as_object().cloned().unwrap_or_default();
    let party = |name: &Value| {
        let at = list("parties").iter().position(|it| it == name);
        at.map(|at| format!("p{}", at + 1))
    };
    let voice = |name: &str| speakers.keys().position(|it| it == name).map(|at| format!("w{}", at + 1));
    let said = list("statements");
    let statements: Vec<Value> = said
        .iter()
        .map(|it| {
            json!({
                "id": it["id"], "spans": it["spans"], "mode": it["mode"], "cue": it["cue"], "mention": it["mention"],
                "speaker": it["speaker"].as_str().and_then(voice), "party": party(&it["party"]), "via": it["via"],
            })
        })
        .collect();
    let mentions = |name: &str| -> Vec<Value> {
        let own = said.iter().filter(|it| it["speaker"] == name && !it["mention"].is_null());
        own.map(|it| it["mention"].clone()).collect()
    };
    json!({
        "article": {"text": text},
        "parties": list("parties").iter().map(|it| json!({"id": party(it), "name": it})).collect::<Vec<_>>(),
        "speakers": speakers.iter().map(|(name, side)| json!({
            "id": voice(name), "name": name, "party": party(side), "mentions": mentions(name),
        })).collect::<Vec<_>>(),
        "statements": statements,
    })
}
