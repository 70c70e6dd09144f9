//! `rejoinder same`: its output, and how many pairs of passages it finds in real articles.
//!
//! Looks for events (`NAME.json`, read by hand) with their texts (`articles.jsonl`) in the folder that `REJOINDER_SAME` names, and is passed over
//! where that is not set.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test starts the program and reads articles"
)]

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use program::{complaint, out, program};

mod program;

/// Two papers on one evening: one quotes both sentences, the other cuts the second one and reports a third in its own words.
const HERALD: &str = "Ferry to stop\n\n“Nobody warned the fishermen before the sluice was opened that night,” said Lena Voss, who runs the ferry.\n\n\
    “We will dismantle the crumbling lighthouse and sell its lantern,” Ms Voss said.\n";
const ARGUS: &str = "Harbour in anger\n\nLena Voss said that “nobody warned the fishermen” about it.\n\n\
    Ms Voss said she would dismantle the lighthouse and sell the lantern.\n\nThe council met on Monday.\n";

#[test]
fn groups_are_printed_with_places_in_code_points() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [("herald", HERALD), ("argus", ARGUS)]
        .map(|(id, text)| json!({ "id": id, "text": text }).to_string());
    fs::write(folder.path().join("two.jsonl"), lines.join("\n")).unwrap();
    let printed = out(&program(folder.path(), &["same", "--format", "json", "two.jsonl"]).output().unwrap());
    let groups = serde_json::from_str::<Value>(&printed).unwrap()["groups"].as_array().unwrap().clone();
    let words = |member: &Value| -> String {
        let text: Vec<char> = if member["article"] == "herald" { HERALD } else { ARGUS }.chars().collect();
        let spans = member["spans"].as_array().unwrap().iter();
        let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        spans.map(|span| text[place(&span[0])..place(&span[1])].iter().collect::<String>()).collect()
    };
    let told: Vec<Vec<(String, String)>> = groups
        .iter()
        .map(|group| {
            let members = group["members"].as_array().unwrap().iter();
            members.map(|it| (it["told"].as_str().unwrap().to_owned(), words(it))).collect()
        })
        .collect();
    let first = &told[0];
    assert_eq!(first[0].0, "verbatim", "{told:?}");
    assert!(first[0].1.starts_with("Nobody warned the fishermen before"), "{told:?}");
    assert_eq!(first[1].0, "partial", "{told:?}");
    assert!(first[1].1.contains("nobody warned the fishermen"), "{told:?}");
    let report =
        told.iter().flatten().any(|(how, words)| how == "paraphrase" && words.contains("sell the lantern"));
    assert!(report, "{told:?}");
    assert!(groups.iter().all(|group| group["confidence"].is_number() && group["why"]["rule"].is_string()));

    fs::write(folder.path().join("herald.txt"), HERALD).unwrap();
    fs::write(folder.path().join("argus.txt"), ARGUS).unwrap();
    let read = out(&program(folder.path(), &["same", "--format", "text", "herald.txt", "argus.txt"])
        .output()
        .unwrap());
    assert!(read.contains("Lena Voss (") && read.contains("argus.txt, partial: "), "{read}");
    let alone = out(&program(folder.path(), &["same", "--format", "text", "herald.txt"]).output().unwrap());
    assert_eq!(alone, "No utterance was found in more than one article.\n");
    let told = complaint(&program(folder.path(), &["same", "nowhere.txt"]).output().unwrap(), 1);
    assert!(told.contains("nowhere.txt"), "{told}");
}

/// A pair of passages: the articles, and the places of their letters and digits.
type Pair = [(String, HashSet<usize>); 2];

/// Returns true if the right passages are joined, wherever they are cut: half of the shorter one, and a tenth of both.
fn joins(told: &Pair, marked: &Pair, strictly: bool) -> bool {
    told.iter().zip(marked).all(|((article, own), (there, gold))| {
        let both = own.intersection(gold).count() as f64;
        let (shorter, all) = (own.len().min(gold.len()) as f64, (own.len() + gold.len()) as f64 - both);
        article == there
            && if strictly { both >= 0.5 * all } else { both >= 0.5 * shorter && both >= 0.1 * all }
    })
}

/// All pairs of members of different articles.
fn pairs(members: &[(String, HashSet<usize>)]) -> Vec<Pair> {
    let mut found = Vec::new();
    for (at, one) in members.iter().enumerate() {
        for other in &members[at + 1..] {
            if one.0 != other.0 {
                let mut pair = [one.clone(), other.clone()];
                pair.sort_by(|a, b| a.0.cmp(&b.0));
                found.push(pair);
            }
        }
    }
    found
}

#[test]
fn the_same_utterance_is_found_in_real_articles() {
    let Some(folder) = std::env::var_os("REJOINDER_SAME").map(PathBuf::from) else {
        println!("passed over: REJOINDER_SAME names no folder of events");
        return;
    };
    let corpus = folder.join("articles.jsonl");
    let printed = out(&program(Path::new("."), &["same", corpus.to_str().unwrap()]).output().unwrap());
    let lines = fs::read_to_string(&corpus).unwrap();
    let texts: HashMap<String, Vec<char>> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|line| {
            (line["id"].as_str().unwrap().to_owned(), line["text"].as_str().unwrap().chars().collect())
        })
        .collect();
    let letters = |id: &str, spans: &[Value]| -> HashSet<usize> {
        let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let places = spans.iter().flat_map(|span| place(&span[0])..place(&span[1]));
        places.filter(|at| texts[id].get(*at).is_some_and(|c| c.is_alphanumeric())).collect()
    };
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let told: Vec<Pair> = printed["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| {
            let members = group["members"].as_array().unwrap().iter().map(|member| {
                let id = member["article"].as_str().unwrap();
                (id.to_owned(), letters(id, member["spans"].as_array().unwrap()))
            });
            pairs(&members.collect::<Vec<_>>())
        })
        .collect();
    let (mut marked, mut unsure, mut traps) = (Vec::new(), Vec::new(), Vec::new());
    for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let event: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let member = |member: &Value| {
            let id = event["articles"][member["article"].as_str().unwrap()].as_str().unwrap();
            let spans = member["spans"].as_array().cloned().unwrap_or_else(|| vec![member["span"].clone()]);
            (id.to_owned(), letters(id, &spans))
        };
        for group in event["groups"].as_array().unwrap() {
            let members = group["members"].as_array().unwrap();
            let is_sure = |it: &&Value| group["unsure"] != true && it["unsure"] != true;
            marked.extend(pairs(&members.iter().filter(is_sure).map(member).collect::<Vec<_>>()));
            unsure.extend(pairs(&members.iter().map(member).collect::<Vec<_>>()));
        }
        let pair = |pair: &Value| pairs(&pair.as_array().unwrap().iter().map(member).collect::<Vec<_>>());
        traps.extend(event["not_same"].as_array().unwrap().iter().flat_map(pair));
    }
    let right = told.iter().filter(|told| marked.iter().any(|it| joins(told, it, false))).count();
    let passed_over = told.iter().filter(|told| {
        !marked.iter().any(|it| joins(told, it, false)) && unsure.iter().any(|it| joins(told, it, false))
    });
    let judged = told.len() - passed_over.count();
    let found = marked.iter().filter(|it| told.iter().any(|told| joins(told, it, false))).count();
    let trapped = traps.iter().filter(|trap| {
        told.iter().any(|told| joins(told, trap, true) && !marked.iter().any(|it| joins(told, it, false)))
    });
    let (precision, recall) = (right as f64 / judged as f64, found as f64 / marked.len() as f64);
    let harmonic = 2.0 * precision * recall / (precision + recall);
    let trapped = trapped.count() as f64 / traps.len() as f64;
    println!(
        "precision {precision:.3}, recall {recall:.3}, F1 {harmonic:.3}, traps {trapped:.3} of {}",
        traps.len()
    );
    assert!(precision >= 0.85 && harmonic >= 0.75 && trapped <= 0.05);
}
