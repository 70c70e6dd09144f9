//! The figures of the engine on the project's own articles: a table, and a failure when one falls.
//!
//! `tests/gold` holds articles written for this test and, beside each, what people found in it. The half
//! called `train` may be looked at while the engine is mended; of `held` only the figures are shown.
//!
//! - `REJOINDER_GOLD=train cargo test --test extract_gold -- --nocapture` lists every mistake of that half
//!   (`held` lists the other half's: whoever mends the engine by that list makes the half worthless);
//!   `"train replies"` those in who is accused and who answered;
//! - `REJOINDER_GOLD=rules` tells how often each rule is right, from which `rules.rs` has its confidences;
//! - `REJOINDER_GOLD=raise` writes the figures to `tests/gold/figures.txt` when none of them fell; `REJOINDER_GOLD=set`
//!   writes them whatever they are, where one is given up for another: the commit says why.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that reads the articles and writes the figures"
)]

use std::fs;
use std::path::{Path, PathBuf};

use extract::extract;
use table::Tally;

#[path = "gold/dues.rs"]
mod dues;
#[path = "gold/format.rs"]
mod format;
#[path = "gold/score.rs"]
mod score;
#[path = "gold/table.rs"]
mod table;

/// The halves of the set, each a folder.
const HALVES: [&str; 2] = ["train", "held"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

/// The articles of a half: name, text, gold.
fn articles(half: &str) -> Vec<(String, String, format::Gold)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join(half))
        .expect("the folder of the gold set")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("the article");
        let beside = path.with_extension("gold");
        let gold =
            fs::read_to_string(&beside).unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
        let gold = format::read(&gold, &text).unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
        (name, text, gold)
    };
    files.iter().map(read).collect()
}

/// Articles in which only who is accused or asked, and who answers, is marked.
fn accusing(half: &str) -> Vec<(String, String, format::Gold)> {
    articles(&format!("replies/{half}"))
}

#[test]
fn figures_do_not_fall() {
    let wish = std::env::var("REJOINDER_GOLD").unwrap_or_default();
    let halves = HALVES.map(|half| {
        let mut all = Tally::default();
        for (name, text, gold) in articles(half) {
            let score = score::score(&text, &gold, &extract(&text));
            all.merge(&score.tally);
            if wish == half {
                println!("── {name}");
                score.mistakes.iter().for_each(|mistake| println!("   {mistake}"));
            }
        }
        for (name, text, gold) in articles(half).into_iter().chain(accusing(half)) {
            let score = dues::score(&text, &gold, &extract(&text));
            all.merge(&score.tally);
            if wish == format!("{half} replies") {
                println!("── {name}");
                score.mistakes.iter().for_each(|mistake| println!("   {mistake}"));
            }
        }
        if wish == "rules" {
            println!("── {half}\n{}", table::by_rule(&all));
        }
        (half, all)
    });
    println!("{}", table::table(&halves));
    let file = folder().join("figures.txt");
    let committed = fs::read_to_string(&file).unwrap_or_default();
    let (fell, rose) = table::compare(&halves, &committed);
    if wish == "set" || wish == "raise" && fell.is_empty() {
        fs::write(&file, table::lines(&halves)).expect("the file of figures");
        return;
    }
    for line in &rose {
        println!("{line}: `REJOINDER_GOLD=raise cargo test --test extract_gold` commits it");
    }
    assert!(fell.is_empty(), "\n{}\n", fell.join("\n"));
    let overconfident = table::overconfident(&halves);
    assert!(overconfident.is_empty(), "set their confidences in rules.rs: {}", overconfident.join("; "));
}

#[test]
fn the_set_is_what_it_is_meant_to_be() {
    for half in HALVES {
        let articles = articles(half);
        assert!(articles.len() >= 13, "{half} has only {} articles", articles.len());
        for (name, text, gold) in articles {
            let words = text.split_whitespace().count();
            assert!((200..=700).contains(&words), "{half}/{name} has {words} words");
            let matter = gold.parties.iter().filter(|side| side.matters).count();
            let voices = gold.statements.iter().filter(|said| !said.attitude).count();
            assert!(voices == 0 || (2..=6).contains(&matter), "{half}/{name}: {matter} parties matter");
        }
    }
    for half in HALVES {
        let marked = articles(half).into_iter().chain(accusing(half));
        let dues = marked.flat_map(|(.., gold)| gold.dues).filter(|due| due.ground.is_some());
        let replied: Vec<Option<bool>> = dues.map(|due| due.replied).collect();
        let with = |state| replied.iter().filter(|it| **it == state).count();
        assert!(replied.len() >= 100, "{half}: only {} accusations and demands", replied.len());
        assert!(with(Some(true)) >= 40 && with(Some(false)) >= 40, "{half}: too few of either");
    }
}

#[test]
fn mistakes_in_a_gold_file_are_named() {
    let text = "“We won,” said Ann Roe. “We won.” He denied it.";
    let head = "party Fairwater\nspeaker Ann Roe : Fairwater / -\n1 direct Ann Roe | opinion\n";
    for (more, problem) in [
        ("  “We lost,”", "line 4: the article does not have the words `“We lost,”`"),
        ("  We won", "line 4: the article has the words `We won` 2 times"),
        ("  #3 We won", "line 4: the article has the words `We won` only 2 times"),
        ("  He denied [...] We won", "line 4: `We won` does not follow `He denied`"),
        ("", "statement 1 has no words"),
        ("  #2 We won\nlink 1 denies 2", "line 5: there is no statement 2 above"),
        ("  #2 We won\nlink 1 answers 1", "line 5: `answers` is no relation"),
        ("  #2 We won\n2 direct Bob | opinion", "line 5: the speaker `Bob` is not in the list above"),
        ("  #2 We won\n2 direct Ann Roe | guess", "line 5: `guess` is no nature"),
        ("  #2 We won\naccuses 1 Club : -", "line 5: the party `Club` is not in the list above"),
        ("  #2 We won\naccuses 1 Fairwater", "line 5: a due needs ` : ` and the replies, `-` or `?`"),
        ("  #2 We won\nasks 1 Fairwater : 2", "line 5: there is no statement 2 above"),
        (
            "  #2 We won\nperhaps 1 Fairwater\nasks 1 Fairwater : ?",
            "line 6: `1 Fairwater : ?` is there twice",
        ),
        ("  #2 We won\nspeaker Bob : Club", "line 5: the party `Club` is not in the list above"),
    ] {
        let error = format::read(&format!("{head}{more}"), text).expect_err(more);
        assert_eq!(error, problem);
    }
    let gold = format::read(&format!("{head}  #1 “We [...] won,”\n  #2 “We won"), text)
        .expect("gold without a mistake");
    assert_eq!(gold.statements[0].spans.len(), 2);
}
