//! The real program, called as a person or a script calls it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts the program, and a panic is its answer"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use program::{complaint, out, program};

mod program;

const BRIDGE: &str = include_str!("data/cli/bridge.txt");

fn bridge() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cli/bridge.txt");
    path.to_str().unwrap().to_owned()
}

struct Desk(TempDir);

fn desk() -> Desk {
    Desk(tempfile::tempdir().unwrap())
}

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        program(self.0.path(), arguments).output().unwrap()
    }

    fn feed(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = program(self.0.path(), arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feeding = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeding.join().unwrap();
        output
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&out(output)).unwrap()
}

fn words(article: &Value, span: &Value) -> String {
    let at = |place: usize| span[place].as_u64().unwrap() as usize;
    let text = article["article"]["text"].as_str().unwrap();
    text.chars().skip(at(0)).take(at(1) - at(0)).collect()
}

/// Every key of an object, and of what it holds.
fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn the_readme_shows_every_key_of_the_json_and_no_other() {
    let readme = include_str!("../README.md");
    let shown = readme.split("```json").nth(1).unwrap().split("```").next().unwrap();
    let shown: BTreeSet<String> =
        shown.split("\":").filter_map(|before| Some(before.rsplit_once('"')?.1.to_owned())).collect();
    let mut written = BTreeSet::new();
    keys(&json(&desk().run(&["extract", &bridge()])), &mut written);
    assert_eq!(shown.into_iter().filter(|key| !key.is_empty()).collect::<BTreeSet<_>>(), written);
}

#[test]
fn the_json_is_as_scripts_expect_it() {
    let article = json(&desk().run(&["extract", &bridge()]));
    assert_eq!(article["article"]["text"], BRIDGE);
    assert_eq!(article["article"]["title"], "Bridge stays shut as residents and council clash");
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&article), "article links parties replies speakers statements");
    assert_eq!(keys(&article["parties"][0]), "id name waiting");
    assert_eq!(keys(&article["speakers"][0]), "id mentions name party");
    let statement = &article["statements"][0];
    assert_eq!(
        keys(statement),
        "act confidence cue id mention mode nature party spans speaker speakers via why"
    );
    assert_eq!(keys(&statement["why"]), "rule text words");
    for link in article["links"].as_array().unwrap() {
        assert_eq!(keys(link), "from id relation score to why");
    }
    for reply in article["replies"].as_array().unwrap() {
        assert_eq!(keys(reply), "by confidence party state statement why");
    }
    let first = &statement["spans"][0];
    assert!(words(&article, first).contains("death trap"), "{}", words(&article, first));
    assert_eq!((&statement["id"], &statement["mode"]), (&json!("s1"), &json!("direct")));
    assert!((0.0..=1.0).contains(&statement["confidence"].as_f64().unwrap()));
}

#[test]
fn what_a_person_set_is_answered_anew() {
    let desk = desk();
    let mut article = json(&desk.run(&["extract", &bridge()]));
    article["note"] = json!("kept");
    desk.write("set.json", article.to_string());
    let suggested = json(&desk.run(&["suggest", "set.json"]));
    let keys = suggested.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys, "answers article candidates links note parties replies speakers statements");
    for same in ["article", "parties", "speakers", "statements", "note"] {
        assert_eq!(suggested[same], article[same], "{same}");
    }
    let denial = &suggested["links"][0];
    assert_eq!(
        (&denial["from"], &denial["to"], &denial["relation"]),
        (&json!("s3"), &json!("s1"), &json!("denies"))
    );
    let side = |id: &Value| {
        let said = suggested["statements"].as_array().unwrap().iter().find(|it| it["id"] == *id).unwrap();
        said["party"].clone()
    };
    for link in suggested["links"].as_array().unwrap() {
        assert_ne!(side(&link["from"]), side(&link["to"]), "{link}");
    }
    assert!(
        suggested["candidates"]
            .as_array()
            .unwrap()
            .iter()
            .all(|it| !it["claims"].as_array().unwrap().is_empty())
    );
    // The Council made to be on the side of the residents: nobody answers anybody.
    for statement in article["statements"].as_array_mut().unwrap() {
        statement["party"] = json!("p1");
    }
    desk.write("one.jsonl", format!("{article}\n"));
    let lines = out(&desk.run(&["suggest", "one.jsonl"]));
    let one: Value = serde_json::from_str(lines.trim()).unwrap();
    assert_eq!((&one["links"], &one["answers"], &one["candidates"]), (&json!([]), &json!([]), &json!([])));
    let list = json(&desk.run(&["suggest", "--format", "json", "set.json", "one.jsonl"]));
    assert_eq!(list.as_array().unwrap().len(), 2);
}

#[test]
fn what_is_no_reading_is_named() {
    let desk = desk();
    desk.write(
        "a.json",
        "{\"article\": {\"text\": \"Yes.\"}, \"statements\": [{\"id\": \"s1\", \"spans\": [[0, 9]]}]}",
    );
    assert!(complaint(&desk.run(&["suggest", "a.json"]), 1).contains("the text has no place [0, 9]"));
    desk.write("b.json", "[1]");
    assert!(complaint(&desk.run(&["suggest", "b.json"]), 1).contains("is not an object"));
    desk.write("c.json", "no JSON");
    assert!(complaint(&desk.run(&["suggest", "c.json"]), 1).contains("rejoinder extract"));
}

#[test]
fn who_declined_is_told_with_the_words_of_the_article() {
    let desk = desk();
    let text = "“The Harbour Trust lied about the wall and hid the report,” said Rosa Marsh, chair of the Residents’ Association.\n\n\
                The Harbour Trust declined to comment.\n";
    desk.write("a.txt", text);
    let replies = json(&desk.run(&["extract", "a.txt"]))["replies"].clone();
    assert_eq!((&replies[0]["state"], &replies[0]["by"]), (&json!("declined"), &Value::Null), "{replies}");
    assert_eq!(replies[0]["why"]["words"], json!(["declined to comment"]));
    let shown = out(&desk.run(&["show", "a.txt"]));
    assert!(shown.contains("1 missing reply") && shown.contains(": “declined to comment”"), "{shown}");
}

/// Behind the emoji, bytes, UTF-16 units and code points differ: one span there tells which are counted.
#[test]
fn offsets_are_code_points() {
    let article = json(&desk().run(&["extract", &bridge()]));
    let statements = article["statements"].as_array().unwrap();
    let last = statements.iter().find(|it| words(&article, &it["spans"][0]).contains("in July")).unwrap();
    assert!(words(&article, &last["spans"][0]).starts_with('“'));
    assert_eq!(words(&article, &last["cue"]), "said");
    assert_eq!(words(&article, &last["mention"]), "Mr Bell");
}

#[test]
fn several_articles_are_a_list_or_a_line_each() {
    let desk = desk();
    desk.write("other.md", "# Other\n\n“No,” said Ann Roe.\n");
    let list = json(&desk.run(&["extract", &bridge(), "other.md"]));
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[1]["article"]["title"], "Other");
    let lines = out(&desk.run(&["extract", "--format", "jsonl", &bridge(), "other.md"]));
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["id"], "other.md");
    assert_eq!(lines[0]["statements"], list[0]["statements"]);
}

#[test]
fn lines_keep_their_order_their_ids_and_their_texts() {
    let desk = desk();
    let mut input = String::new();
    for number in 0..500 {
        let text =
            if number % 7 == 0 { BRIDGE.repeat(3) } else { format!("“No {number},”\r\nsaid Ann Roe.") };
        input += &json!({"id": number, "text": text, "more": {"ignored": []}}).to_string();
        input.push_str(if number % 50 == 0 { "\r\n\n" } else { "\n" });
    }
    desk.write("all.jsonl", &input);
    let result = out(&desk.run(&["extract", "all.jsonl"]));
    let ids: Vec<u64> = result
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_u64().unwrap())
        .collect();
    assert_eq!(ids, (0..500).collect::<Vec<_>>());
    let second: Value = serde_json::from_str(result.lines().nth(1).unwrap()).unwrap();
    assert_eq!(second["article"]["text"], "“No 1,”\r\nsaid Ann Roe.", "taken as it is");
    assert_eq!(
        out(&desk.feed(&["extract", "-"], input.as_bytes())),
        result,
        "standard input is seen to be lines"
    );
    assert_eq!(
        out(&desk.feed(&["extract", "--format", "json", "-"], b"{\"id\": 1, \"text\": \"\"}"))[..2],
        *"[\n"
    );
}

#[test]
fn a_bad_line_is_named_and_the_others_are_read() {
    let desk = desk();
    let good = r#"{"id": "a", "title": "A title", "text": "“No,” said Ann Roe."}"#;
    desk.write(
        "x.jsonl",
        format!("{good}\n{{\"id\": \"b\", \"text\": \n[]\n{{\"id\": null, \"text\": \"\"}}\n{good}"),
    );
    let output = desk.run(&["extract", "x.jsonl", "-o", "out.jsonl"]);
    let told = complaint(&output, 1);
    for words in [
        "x.jsonl, line 2: is not JSON: ",
        "x.jsonl, line 3: ",
        "line 4: its “id” is neither",
        "3 of 5 articles",
    ] {
        assert!(told.contains(words), "{told}");
    }
    let written = fs::read_to_string(desk.path("out.jsonl")).unwrap();
    assert_eq!(written.lines().count(), 2);
    assert!(written.starts_with(r#"{"id":"a","article":{"title":"A title","#), "{written}");
    let told = complaint(&desk.run(&["extract", "none.jsonl"]), 1);
    assert!(told.contains("none.jsonl: there is no such file"), "{told}");
}

#[test]
fn a_failure_says_why_and_writes_nothing() {
    let desk = desk();
    desk.write("picture.txt", b"\x89PNG\r\n\x1a\n");
    desk.write("old.json", "old");
    let output = desk.run(&["extract", "picture.txt", "-o", "old.json"]);
    assert_eq!(
        complaint(&output, 1),
        "rejoinder: picture.txt: is a picture (PNG), and not a document with an article in it.\n"
    );
    assert_eq!(fs::read_to_string(desk.path("old.json")).unwrap(), "old");
    desk.write("a.txt", BRIDGE);
    let told = complaint(&desk.run(&["extract", "a.txt", "-o", "a.txt"]), 1);
    assert!(told.contains("is an input too"), "{told}");
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), BRIDGE);
    out(&desk.run(&["new", "a.txt", "-o", "p.rejoinder.ron"]));
    let told = complaint(&desk.run(&["extract", "a.txt", "-o", "p.rejoinder.ron"]), 1);
    assert!(told.contains("it is a Rejoinder project"), "{told}");
    assert_eq!(desk.names(), ["a.txt", "old.json", "p.rejoinder.ron", "picture.txt"]);
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    let desk = desk();
    for arguments in
        [&["extract"][..], &["new", "x.txt"], &["--nonsense"], &["extract", "--format", "xml", "x"]]
    {
        let told = complaint(&desk.run(arguments), 2);
        assert!(told.contains("Usage: ") || told.contains("--help"), "{told}");
    }
    let help = out(&desk.run(&["--help"]));
    assert!(help.contains("These need no window: extract, suggest, same, checked-before, new"), "{help}");
    assert!(out(&desk.run(&["--version"])).starts_with("rejoinder "));
    assert!(complaint(&desk.run(&["extract", "-", "-"]), 1).contains("only once"));
}

#[test]
fn a_project_is_made_checked_and_shown() {
    let desk = desk();
    desk.write("other.md", "# Other\n\n“No,” said Ann Roe.\n");
    let told =
        out(&desk.run(&["new", &bridge(), "other.md", "-o", "p.rejoinder.ron", "--title", "The bridge"]));
    assert!(told.starts_with("p.rejoinder.ron: 2 articles, "), "{told}");
    let checked = out(&desk.run(&["check", "p.rejoinder.ron"]));
    assert!(checked.starts_with("p.rejoinder.ron: sound. 2 articles, "), "{checked}");
    assert!(out(&desk.run(&["show", "p.rejoinder.ron"])).starts_with("The bridge\n"));
    assert!(
        complaint(&desk.run(&["new", "other.md", "-o", "p.rejoinder.ron"]), 1).contains("exists already")
    );
    out(&desk.run(&["new", "other.md", "-o", "p.rejoinder.ron", "--force"]));
    let backup = fs::read_dir(desk.path("p.rejoinder.ron.backups")).unwrap().next().unwrap().unwrap().path();
    assert!(out(&desk.run(&["check", backup.to_str().unwrap()])).contains("2 articles"));
    let text = fs::read_to_string(desk.path("p.rejoinder.ron")).unwrap();
    desk.write("p.rejoinder.ron", text.replacen("coders: [", "coders: {", 1));
    let told = complaint(&desk.run(&["check", "p.rejoinder.ron"]), 1);
    assert!(told.contains("p.rejoinder.ron: is damaged at line "), "{told}");
    assert!(
        complaint(&desk.run(&["new", "other.md", "-o", "p.rejoinder.ron", "--force"]), 1).contains("damaged")
    );
    assert!(complaint(&desk.run(&["show", "none"]), 1).contains("no such file"));
}

#[test]
fn a_text_that_is_not_the_one_that_was_saved_is_no_sound_project() {
    let desk = desk();
    out(&desk.run(&["new", &bridge(), "-o", "p.rejoinder.ron"]));
    let saved = fs::read_to_string(desk.path("p.rejoinder.ron")).unwrap();
    let (was, now) = ("Repairs will begin in July", "Repairs will begin in May");
    let line = BRIDGE.lines().position(|line| line.contains(was)).unwrap() + 1;
    desk.write("p.rejoinder.ron", saved.replacen(was, now, 1));
    let told = complaint(&desk.run(&["check", "p.rejoinder.ron"]), 1);
    assert!(told.contains("p.rejoinder.ron: The text of “Bridge stays shut"), "{told}");
    assert!(
        told.contains("is not as it was saved") && told.contains("No earlier version has the text"),
        "{told}"
    );
    assert!(told.contains("has not been changed"), "{told}");

    // With an earlier version that has the text, also where it differs.
    fs::create_dir(desk.path("p.rejoinder.ron.backups")).unwrap();
    desk.write("p.rejoinder.ron.backups/2026-11-14T22-13-20Z.rejoinder.ron", &saved);
    let told = complaint(&desk.run(&["check", "p.rejoinder.ron"]), 1);
    assert!(told.contains(&format!("differs in line {line} of the text")), "{told}");
    assert!(told.contains(&format!("line {line}, as saved: “{was},”")) && told.contains(now), "{told}");

    let shown = desk.run(&["show", "p.rejoinder.ron"]);
    let warned = String::from_utf8(shown.stderr.clone()).unwrap();
    assert!(
        out(&shown).starts_with("Bridge stays shut") && warned.contains("is not as it was saved"),
        "{warned}"
    );
}

#[test]
fn a_check_tells_what_is_mended_and_which_text_is_altered() {
    let desk = desk();
    out(&desk.run(&["new", &bridge(), "-o", "p.rejoinder.ron"]));
    let saved = fs::read_to_string(desk.path("p.rejoinder.ron")).unwrap();
    let altered = saved.replacen("will begin in July", "will begin in June", 1);
    desk.write("p.rejoinder.ron", altered.replacen(" title: \"", " title: \"\\u{1b}", 1));
    let told = complaint(&desk.run(&["check", "p.rejoinder.ron"]), 1);
    assert!(told.contains("is not sound, but can be opened") && told.contains("U+001B"), "{told}");
    assert!(told.contains("is not as it was saved"), "{told}");
}

#[test]
fn the_panels_look_like_this() {
    let desk = desk();
    let project = bridge().replace(".txt", ".rejoinder.ron");
    insta::assert_snapshot!("show", out(&desk.run(&["show", &project])));
    let shown = out(&desk.run(&["show", &bridge()]));
    assert_eq!(out(&desk.run(&["extract", "--format", "text", &bridge()])), shown);
    for statement in json(&desk.run(&["extract", &bridge()]))["statements"].as_array().unwrap() {
        let number = statement["id"].as_str().unwrap().replace('s', "");
        assert!(shown.contains(&format!(" {number}. ")), "{shown}");
    }
}

#[test]
#[cfg(not(feature = "gui"))]
fn without_a_window_the_panels_are_shown() {
    let desk = desk();
    let output = desk.run(&[&bridge()]);
    assert_eq!(out(&output), out(&desk.run(&["show", &bridge()])));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    for words in ["no window can be opened here", "extract, new, check, show"] {
        assert!(told.contains(words), "{told}");
    }
    assert!(out(&desk.run(&[])).contains("statements"), "the sample");
}

#[test]
#[cfg(unix)]
fn a_reader_that_stops_is_no_failure() {
    let desk = desk();
    let line = json!({"id": 1, "text": BRIDGE}).to_string() + "\n";
    desk.write("big.jsonl", line.repeat(2000));
    let mut child = program(desk.0.path(), &["extract", "big.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(complaint(&output, 0), "");
}
