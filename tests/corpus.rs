//! Corpus mode: many articles, one a line, stopped and taken up again.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts the program, and a panic is its answer"
)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

const ARTICLES: &[&str] = &[
    include_str!("extract/council.txt"),
    include_str!("extract/court.txt"),
    include_str!("extract/war.txt"),
    include_str!("data/cli/bridge.txt"),
];
const GERMAN: &str = include_str!("extract/foreign/german.txt");
const FRENCH: &str = include_str!("extract/foreign/french.txt");

/// So many articles, one a line.
fn corpus(count: usize) -> String {
    let line = |at: usize| json!({"id": format!("a{at}"), "text": ARTICLES[at % ARTICLES.len()]}).to_string();
    (0..count).map(|at| line(at) + "\n").collect()
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rejoinder"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    program(folder.path(), arguments).output().unwrap()
}

fn told(output: &Output, code: i32) -> String {
    let words = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{words}");
    words
}

fn lines_of(output: &[u8]) -> usize {
    output.split(|byte| *byte == b'\n').count() - 1
}

/// A folder with a corpus, and what one run over it gives.
fn desk(corpus: &str) -> (TempDir, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("c.jsonl"), corpus).unwrap();
    let output = run(&folder, &["extract", "c.jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    (folder, output.stdout)
}

const RESUME: [&str; 5] = ["extract", "c.jsonl", "-o", "out.jsonl", "--resume"];

#[test]
fn any_number_of_threads_gives_the_same_lines() {
    let (folder, whole) = desk(&corpus(60));
    assert_eq!(lines_of(&whole), 60);
    for jobs in ["1", "2", "7"] {
        let output = run(&folder, &["extract", "c.jsonl", "--jobs", jobs]);
        assert!(output.stdout == whole, "--jobs {jobs}");
        assert_eq!(told(&output, 0), "");
    }
    assert!(told(&run(&folder, &["extract", "c.jsonl", "-j", "0"]), 2).contains("a number from 1 to 1024"));
}

#[test]
fn work_goes_on_behind_the_last_whole_line() {
    let (folder, whole) = desk(&corpus(12));
    let out = folder.path().join("out.jsonl");
    assert_eq!(told(&run(&folder, &RESUME), 0), "");
    assert!(fs::read(&out).unwrap() == whole, "begun and ended in one");
    let ends: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] == b'\n').map(|at| at + 1).collect();
    for cut in [0, 1, 5, 6, 100, ends[0], ends[0] + 1, ends[5], ends[5] + 3000, whole.len() - 1, whole.len()]
    {
        fs::write(&out, &whole[..cut]).unwrap();
        assert_eq!(told(&run(&folder, &RESUME), 0), "", "cut at {cut}");
        assert!(fs::read(&out).unwrap() == whole, "cut at {cut}");
    }
}

#[test]
#[cfg(unix)]
fn work_that_is_killed_is_taken_up() {
    let (folder, whole) = desk(&corpus(300));
    let out = folder.path().join("out.jsonl");
    let mut seen = 0;
    for wait in [30, 60, 120, 240] {
        let mut child = program(folder.path(), &RESUME).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let so_far = fs::read(&out).unwrap_or_default();
        assert!(whole.starts_with(&so_far), "what was written stays, and is right");
        assert!(so_far.len() >= seen, "and nothing of it is lost");
        seen = so_far.len();
    }
    assert_eq!(told(&run(&folder, &RESUME), 0), "");
    assert!(fs::read(&out).unwrap() == whole);
}

#[test]
fn a_bad_line_is_named_again_when_the_work_goes_on() {
    let good = corpus(4);
    let lines: Vec<&str> = good.lines().collect();
    let text = format!("{}\n{{\"id\": 1}}\n\n{}\n{}\nnot json\n{}\n", lines[0], lines[1], lines[2], lines[3]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("c.jsonl"), &text).unwrap();
    let out = folder.path().join("out.jsonl");
    let first = told(&run(&folder, &RESUME), 1);
    for words in ["c.jsonl, line 2: missing field `text`", "c.jsonl, line 6: is not JSON", "2 of 6 articles"]
    {
        assert!(first.contains(words), "{first}");
    }
    let whole = fs::read(&out).unwrap();
    assert_eq!(lines_of(&whole), 4);
    assert_eq!(told(&run(&folder, &RESUME), 1), first, "all is done, and it still lacks two");
    fs::write(&out, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(told(&run(&folder, &RESUME), 1), first);
    assert!(fs::read(&out).unwrap() == whole);
    // A line that is mended is behind what is written already: said, not passed over in silence.
    fs::write(folder.path().join("c.jsonl"), text.replace("{\"id\": 1}", "{\"id\": 1, \"text\": \"\"}"))
        .unwrap();
    let mended = told(&run(&folder, &RESUME), 1);
    assert!(mended.contains("c.jsonl, line 2: was left out when out.jsonl was begun"), "{mended}");
    assert!(fs::read(&out).unwrap() == whole);
}

#[test]
fn the_output_of_other_work_is_left_alone() {
    let (folder, _) = desk(&corpus(20));
    let out = folder.path().join("out.jsonl");
    for (text, words) in [
        ("Dear diary,\ntoday", "line 1 was not written by this command"),
        ("Dear", "line 1 was not written by this command"),
        ("{\"id\":\"b1\",\"article\":{}}\n", "its line 1 is about \"b1\", which is not what comes next"),
        ("{\"id\":\"a1\",\"article\":{}}\n{\"id\":\"a0\",\"article\":{}}\n", "its line 2 is about \"a0\""),
        ("Rejoinder(format: 1,\n", "it is a Rejoinder project"),
    ] {
        fs::write(&out, text).unwrap();
        let told = told(&run(&folder, &RESUME), 1);
        assert!(told.contains(words), "{told}");
        assert_eq!(fs::read_to_string(&out).unwrap(), text);
    }
    assert!(told(&run(&folder, &["extract", "c.jsonl", "--resume"]), 2).contains("--output"));
    let json = [&RESUME[..], &["--format", "json"]].concat();
    assert!(told(&run(&folder, &json), 1).contains("--resume takes up lines alone"));
}

/// Lines in, lines out: a line is answered before the next one is asked for.
#[test]
fn it_is_a_plain_filter() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = program(folder.path(), &["extract", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for (at, line) in corpus(5).lines().enumerate() {
        writeln!(input, "{line}").unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["id"], format!("a{at}"));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// A part of a corpus may be empty, or begin with a line that cannot be read, and is lines all the same.
#[test]
fn a_part_is_lines_whatever_it_begins_with() {
    let folder = tempfile::tempdir().unwrap();
    for (text, code, lines) in
        [("", 0, 0), ("\n\n", 0, 0), ("broken\n", 1, 0), ("broken\n{\"id\":1,\"text\":\"\"}", 1, 1)]
    {
        fs::write(folder.path().join("part-0"), text).unwrap();
        for input in ["part-0", "-"] {
            let mut command = program(folder.path(), &["extract", "--format", "jsonl", "--lines", input]);
            command.stdin(fs::File::open(folder.path().join("part-0")).unwrap());
            let output = command.output().unwrap();
            told(&output, code);
            assert_eq!(lines_of(&output.stdout), lines, "{text:?} as {input}");
        }
    }
}

#[test]
fn progress_is_told_in_lines_where_it_was_asked_for() {
    let (folder, whole) = desk(&corpus(8));
    let output = run(&folder, &["extract", "c.jsonl", "--progress"]);
    let words = told(&output, 0);
    assert!(output.stdout == whole);
    assert!(words.starts_with("rejoinder: 8 articles, ") && words.contains("(100 %) in "), "{words}");
}

#[test]
fn articles_in_other_languages_are_counted_and_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("g.txt"), GERMAN).unwrap();
    let output = run(&folder, &["extract", "g.txt"]);
    let words = told(&output, 0);
    assert!(
        words.contains("g.txt: seems to be in German: ") && words.contains("in English alone"),
        "{words}"
    );
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&found["article"]["language"], &found["article"]["attributed"]),
        (&json!("deu"), &json!(false))
    );
    assert_eq!(found["statements"].as_array().unwrap().len(), 3);
    assert_eq!((&found["parties"], &found["speakers"]), (&json!([]), &json!([])));
    let text = String::from_utf8(run(&folder, &["show", "g.txt"]).stdout).unwrap();
    assert!(text.contains("seems to be in German"), "{text}");
    let lines: String = [GERMAN, ARTICLES[0], FRENCH]
        .iter()
        .enumerate()
        .map(|(id, text)| json!({"id": id, "text": text}).to_string() + "\n")
        .collect();
    fs::write(folder.path().join("c.jsonl"), lines).unwrap();
    let words = told(&run(&folder, &["extract", "c.jsonl"]), 0);
    assert!(words.contains("2 of 3 articles are not in English (French, German)"), "{words}");
}
