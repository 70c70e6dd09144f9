//! Floors for the answers and missing replies that are found in real articles whose statements and sides are set.
//!
//! Looks for articles (`NAME.txt`) with what readers marked in them (`NAME.json`) in the folder that `REJOINDER_REAL_ARTICLES` names, and is passed
//! over where that is not set.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that reads articles, and a panic is its answer"
)]

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use analysis::answers::answers;
use analysis::{ReplyGraph, RightOfReply, Scope};
use model::{Project, StatementId};
use serde_json::{Value, json};

/// The number of those told, of the right ones among them, and of all.
#[derive(Debug, Default)]
struct Tally {
    told: usize,
    right: usize,
    marked: usize,
}

impl Tally {
    fn precision(&self) -> f64 {
        100.0 * self.right as f64 / self.told.max(1) as f64
    }

    fn recall(&self) -> f64 {
        100.0 * self.right as f64 / self.marked.max(1) as f64
    }
}

#[test]
fn links_sides_and_missing_replies_of_set_statements_keep_their_floors() {
    let Some(folder) = std::env::var_os("REJOINDER_REAL_ARTICLES").map(PathBuf::from) else {
        println!("passed over: REJOINDER_REAL_ARTICLES names no folder of articles");
        return;
    };
    let (mut links, mut sides, mut missing) = (Tally::default(), Tally::default(), Tally::default());
    let (mut asked, mut among_three) = (0, 0);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "json"));
    assert!(!files.is_empty(), "no article in {}", folder.display());
    for file in &files {
        let (project, ids, gold) = read(file);
        let found = answers(&project);
        let party = |id: &StatementId| {
            let statement = &project.statements[id];
            project.party_of(statement).and_then(|id| project.party(id)).map(|it| it.name.clone())
        };
        let by_name: HashMap<&str, &StatementId> = ids.iter().map(|(id, name)| (name.as_str(), id)).collect();
        let marked: HashSet<(&str, &str)> =
            list(&gold, "links").map(|it| (text(it, "from"), text(it, "to"))).collect();
        let told: HashSet<(&str, &str)> =
            found.links.iter().map(|it| (ids[&it.from].as_str(), ids[&it.to].as_str())).collect();
        add(&mut links, &told, &marked);
        let marked_sides: HashSet<(&str, String)> =
            marked.iter().filter_map(|(from, to)| Some((*from, party(by_name[to])?))).collect();
        let told_sides: HashSet<(&str, String)> = found
            .sides
            .iter()
            .map(|it| (ids[&it.statement].as_str(), project.party(it.party).unwrap().name.clone()))
            .collect();
        add(&mut sides, &told_sides, &marked_sides);
        for from in marked.iter().map(|(from, _)| *from).collect::<HashSet<_>>() {
            asked += 1;
            let ranked = found.claims.iter().find(|it| ids[&it.statement] == from);
            let first = ranked.map_or(&[][..], |it| &it.claims[..it.claims.len().min(3)]);
            among_three +=
                usize::from(first.iter().any(|(id, _)| marked.contains(&(from, ids[id].as_str()))));
        }
        let marked: HashSet<(String, &str)> =
            list(&gold, "no_reply").map(|it| (text(it, "party").to_owned(), text(it, "statement"))).collect();
        let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
        let scope = Scope::with_all_links(&project, &order);
        let right = RightOfReply::new(&scope, &ReplyGraph::new(&scope));
        let told: HashSet<(String, &str)> = right
            .missing()
            .map(|due| {
                let statement = scope.statement(due.place).unwrap();
                (project.party(due.party).unwrap().name.clone(), ids[&statement.id].as_str())
            })
            .collect();
        add(&mut missing, &told, &marked);
    }
    let first = 100.0 * among_three as f64 / f64::from(asked.max(1));
    println!("links {links:?}; sides {sides:?}; missing {missing:?}; among the first three {first:.1}");
    assert!(links.precision() >= 38.0 && links.recall() >= 11.0, "links: {links:?}");
    assert!(sides.precision() >= 58.0 && sides.recall() >= 25.0, "answers this side: {sides:?}");
    assert!(first >= 68.0, "the right claim is among the first three for {first:.1}");
    assert!(missing.precision() >= 42.0 && missing.recall() >= 22.0, "missing replies: {missing:?}");
}

fn add<T: Eq + std::hash::Hash>(tally: &mut Tally, told: &HashSet<T>, marked: &HashSet<T>) {
    tally.told += told.len();
    tally.right += told.intersection(marked).count();
    tally.marked += marked.len();
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// An article as a project, by which ids the readers know its statements, and what they marked.
fn read(file: &Path) -> (Project, HashMap<StatementId, String>, Value) {
    let gold: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let words = fs::read_to_string(file.with_extension("txt")).unwrap();
    let parties: Vec<&Value> = list(&gold, "parties").collect();
    let speakers: Vec<(&String, &Value)> = gold["speakers"].as_object().into_iter().flatten().collect();
    let party = |name: &Value| parties.iter().position(|it| *it == name).map(|at| format!("p{at}"));
    let voice = |name: &Value| speakers.iter().position(|(it, _)| **it == *name).map(|at| format!("w{at}"));
    let said = || list(&gold, "statements");
    let mentions = |name: &str| -> Vec<Value> {
        let own = said().filter(|it| it["speaker"] == name && !it["mention"].is_null());
        own.map(|it| it["mention"].clone()).collect()
    };
    let reading = json!({
        "article": {"text": words},
        "parties": parties.iter().map(|it| json!({"id": party(it), "name": it})).collect::<Vec<_>>(),
        "speakers": speakers.iter().map(|(name, side)| json!({
            "id": voice(&json!(name)), "name": name, "party": party(side), "mentions": mentions(name),
        })).collect::<Vec<_>>(),
        "statements": said().map(|it| json!({
            "id": it["id"], "spans": it["spans"], "mode": it["mode"], "cue": it["cue"], "mention": it["mention"],
            "speaker": voice(&it["speaker"]), "party": party(&it["party"]), "via": it["via"],
        })).collect::<Vec<_>>(),
    });
    let (project, ids) = rejoinder::cli::testing::reading(&reading.to_string()).unwrap();
    (project, ids, gold)
}
