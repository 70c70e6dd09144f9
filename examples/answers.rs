//! Trains the weights by which `analysis::answers` tells which statement answers which, and measures them.
//!
//! ```text
//! cargo run --example answers -- FOLDER            trains on three of four articles, leaving one out each time to measure
//! cargo run --example answers -- FOLDER --held     measures the built-in weights on every fourth article instead
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

use rejoinder::analysis::answers::{FEATURES, Lesson, lessons};
use rejoinder::cli::testing::reading;
use serde_json::{Value, json};

/// One article: its pairs, and which of them are links.
struct Marked {
    name: String,
    held: bool,
    ids: HashMap<rejoinder::model::StatementId, String>,
    lessons: Vec<Lesson>,
    links: HashSet<(String, String)>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: answers FOLDER [--held | --lines]");
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
    }
    ExitCode::SUCCESS
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
    fn pair(&self, lesson: &Lesson) -> (String, String) {
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
