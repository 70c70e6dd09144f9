//! `rejoinder export`, called as a person or a script calls it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts the program, and a panic is its answer"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use program::{complaint, out, program};

mod program;

/// A folder with the sample project in it.
struct Desk(TempDir);

fn desk() -> Desk {
    let desk = Desk(tempfile::tempdir().unwrap());
    fs::write(desk.path("p.rejoinder.ron"), rejoinder::SAMPLE).unwrap();
    desk
}

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exports the project with these arguments.
    fn export(&self, arguments: &[&str]) -> Output {
        let mut command = program(self.0.path(), &["export"]);
        command.args(arguments).arg("p.rejoinder.ron").output().unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

const PUBLISHED: [&str; 8] = [
    "--publisher",
    "The Desk",
    "--publisher-address",
    "https://desk.example",
    "--published",
    "2026-11-30",
    "--address",
    "https://desk.example/checks",
];

#[test]
fn one_file_goes_to_standard_output_or_to_a_file_that_is_new() {
    let desk = desk();
    let page = out(&desk.export(&["--format", "html"]));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<h1>Raqqa, one year on</h1>"));
    assert_eq!(out(&desk.export(&["--format", "html", "-o", "r.html"])), "");
    assert_eq!(fs::read_to_string(desk.path("r.html")).unwrap(), page);
    fs::write(desk.path("r.html"), "old").unwrap();
    let told = complaint(&desk.export(&["--format", "html", "-o", "r.html"]), 1);
    assert!(told.contains("r.html: exists already") && told.contains("--force"), "{told}");
    assert_eq!(fs::read_to_string(desk.path("r.html")).unwrap(), "old");
    out(&desk.export(&["--format", "html", "-o", "r.html", "--force"]));
    assert_eq!(fs::read_to_string(desk.path("r.html")).unwrap(), page);
    let told = complaint(&desk.export(&["--format", "html", "-o", "p.rejoinder.ron", "--force"]), 1);
    assert!(told.contains("it is a Rejoinder project"), "{told}");
    let told = complaint(&desk.export(&["--format", "html", "-o", "none/r.html"]), 1);
    assert!(told.contains("none/r.html") && told.contains("no such file or folder"), "{told}");
}

#[test]
fn several_files_need_a_folder_that_is_new() {
    let desk = desk();
    let told = complaint(&desk.export(&["--format", "csv"]), 1);
    assert!(told.contains("csv is several files: name a folder for them with -o"), "{told}");
    out(&desk.export(&["--format", "csv", "-o", "tables"]));
    assert_eq!(desk.names("tables").len(), 15);
    fs::write(desk.path("tables/own.txt"), "kept").unwrap();
    let told = complaint(&desk.export(&["--format", "csv", "-o", "tables"]), 1);
    assert!(told.contains("tables: exists already"), "{told}");
    out(&desk.export(&["--format", "csv", "-o", "tables", "--force"]));
    assert_eq!(desk.names("tables").len(), 16, "a file of another name stays");
    assert_eq!(desk.names(""), ["p.rejoinder.ron", "tables"], "nothing else is left");
    let told = complaint(&desk.export(&["--format", "xlsx"]), 1);
    assert!(told.contains("xlsx is no text"), "{told}");
}

#[test]
fn what_a_claim_review_lacks_is_said_and_nothing_is_made_up() {
    let desk = desk();
    let told = complaint(&desk.export(&["--format", "feed"]), 1);
    assert!(
        told.contains("cannot do without the web address at which the review will be published"),
        "{told}"
    );
    assert!(told.contains("Add --address, --published, --publisher"), "{told}");
    let listed = out(&desk.export(&["--format", "feed", "--missing"]));
    assert!(
        listed.contains("not known, required: the name of who publishes the review (--publisher), for “"),
        "{listed}"
    );
    assert!(
        listed.contains("not known, recommended: the web address of the article that has the claim, for “"),
        "{listed}"
    );
    let mut all = vec!["--format", "claimreview", "-o", "claims"];
    all.extend(PUBLISHED);
    let output = desk.export(&all);
    out(&output);
    assert_eq!(desk.names("claims").len(), 8, "two files for each of four claims");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("recommended") && !told.contains("required"), "{told}");
}

#[test]
fn the_help_names_every_format() {
    let desk = desk();
    let help = out(&desk.export(&["--help"]));
    for format in export::Format::ALL {
        assert!(help.contains(format.name()) && help.contains(format.facts().title), "{}", format.name());
    }
    let told = complaint(&desk.export(&["--format", "odt"]), 2);
    assert!(told.contains("html") && told.contains("claimreview"), "{told}");
}

/// A judge that is not a part of the project: run where a folder has them (`REJOINDER_JUDGES`, see CONTRIBUTING.md).
fn judges(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("REJOINDER_JUDGES").map(PathBuf::from).filter(|it| it.is_dir());
    if folder.is_none() {
        println!("skipped: {name}: REJOINDER_JUDGES names no folder with judges");
    }
    folder
}

/// Returns whether a judge passes something.
fn passes(program: &Path, arguments: &[&str], folder: &Path) -> bool {
    let output = Command::new(program).args(arguments).current_dir(folder).stdin(Stdio::null()).output();
    output.unwrap_or_else(|error| panic!("{}: {error}", program.display())).status.success()
}

#[test]
fn judges_pass_what_is_exported_and_refuse_what_is_broken() {
    let Some(judges) = judges("judges_pass_what_is_exported_and_refuse_what_is_broken") else { return };
    let desk = desk();
    let here = desk.0.path();
    let python = judges.join("venv/bin/python");
    let html = |name: &str| {
        let jar = judges.join("node_modules/vnu-jar/build/dist/vnu.jar");
        passes(Path::new("java"), &["-jar", jar.to_str().unwrap(), "--errors-only", name], here)
    };
    let schema = |name: &str| {
        let all = ["--file", name, "--presets", "Google", "--schemas", "jsonld:ClaimReview"];
        passes(&judges.join("node_modules/.bin/sdtt"), &all, here)
    };
    let script = |code: &str, name: &str| passes(&python, &["-c", code, name], here);
    let broken = |name: &str, was: &str, now: &str| {
        let text = fs::read_to_string(desk.path(name)).unwrap();
        assert!(text.contains(was), "{name}");
        fs::write(desk.path("bad"), text.replacen(was, now, 1)).unwrap();
        let bad = format!("bad.{}", name.rsplit('.').next().unwrap());
        fs::rename(desk.path("bad"), desk.path(&bad)).unwrap();
        bad
    };

    out(&desk.export(&["--format", "html", "-o", "r.html"]));
    assert!(html("r.html"));
    assert!(!html(&broken("r.html", "</h1>", "</h2>")));
    out(&desk.export(&["--format", "galley", "-o", "g.html"]));
    assert!(html("g.html"));
    assert!(!html(&broken("g.html", "</h1>", "</h2>")));

    let mut all = vec!["--format", "claimreview", "-o", "claims"];
    all.extend(PUBLISHED);
    out(&desk.export(&all));
    for name in desk
        .names("claims")
        .iter()
        .filter(|name| Path::new(name).extension().is_some_and(|own| own == "html"))
    {
        let name = format!("claims/{name}");
        assert!(html(&name) && schema(&name), "{name}");
        assert!(!schema(&broken(&name, "\"claimReviewed\"", "\"claimRevue\"")));
    }

    let codebook =
        "import sys;from pyrefiqda import RefiCodebook;assert RefiCodebook.load(sys.argv[1]).codes.code";
    out(&desk.export(&["--format", "codebook-qdc", "-o", "c.qdc"]));
    assert!(script(codebook, "c.qdc"));
    assert!(!script(codebook, &broken("c.qdc", " name=", " nom=")));

    let book = "import sys,openpyxl;b=openpyxl.load_workbook(sys.argv[1]);assert len(b.sheetnames)==8;\
                assert all(c.data_type!='f' for s in b for r in s for c in r)";
    out(&desk.export(&["--format", "xlsx", "-o", "t.xlsx"]));
    assert!(script(book, "t.xlsx"));
    let bytes = fs::read(desk.path("t.xlsx")).unwrap();
    fs::write(desk.path("bad.xlsx"), &bytes[..bytes.len() / 2]).unwrap();
    assert!(!script(book, "bad.xlsx"));

    out(&desk.export(&["--format", "csv", "-o", "tables"]));
    out(&desk.export(&["--format", "graphml", "-o", "graphs"]));
    let compute = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/networks/compute.py");
    let compute = |graphs: &str| passes(&python, &[compute.to_str().unwrap(), "tables", graphs], here);
    assert!(compute("graphs"), "networkx reads what numpy works out");
    let graph = desk.path("graphs/party-answers.graphml");
    let text = fs::read_to_string(&graph).unwrap();
    fs::write(&graph, text.replacen("<data key=\"weight\">1<", "<data key=\"weight\">7<", 1)).unwrap();
    assert!(!compute("graphs"));
}

/// The figures of balance are those that a program of its own works out: see `tests/figures/compute.py`.
#[test]
fn a_program_of_its_own_works_out_the_same_figures() {
    let Some(judges) = judges("a_program_of_its_own_works_out_the_same_figures") else { return };
    let desk = desk();
    let figures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    for name in ["one", "two", "three", "sample"] {
        let own = figures.join(format!("{name}.rejoinder.ron"));
        let project = if name == "sample" { desk.path("p.rejoinder.ron") } else { own };
        for (format, to) in [("csv", name.to_owned()), ("json", format!("{name}.json"))] {
            let mut command = program(desk.0.path(), &["export", "--format", format, "-o", &to]);
            out(&command.arg(&project).output().unwrap());
        }
    }
    let compute = |golden: &Path| {
        let script = figures.join("compute.py");
        let all = [script.to_str().unwrap(), ".", "one", "two", "three", "sample", golden.to_str().unwrap()];
        passes(&judges.join("venv/bin/python"), &all, desk.0.path())
    };
    assert!(compute(&figures.join("golden.csv")));
    let golden = fs::read_to_string(figures.join("golden.csv")).unwrap();
    fs::write(desk.path("bad.csv"), golden.replacen("words,1", "words,2", 1)).unwrap();
    assert!(!compute(&desk.path("bad.csv")), "another figure is seen");
}

/// The traits of speakers are counted as a program of its own counts them: see `tests/figures/sources.py`.
#[test]
fn a_program_of_its_own_counts_the_same_traits() {
    let Some(judges) = judges("a_program_of_its_own_counts_the_same_traits") else { return };
    let desk = desk();
    let figures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    let project = figures.join("sources.rejoinder.ron");
    let mut command = program(desk.0.path(), &["export", "--format", "json", "-o", "sources.json"]);
    out(&command.arg(&project).output().unwrap());
    let compute = |golden: &Path| {
        let script = figures.join("sources.py");
        let all = [script.to_str().unwrap(), "sources.json", golden.to_str().unwrap()];
        passes(&judges.join("venv/bin/python"), &all, desk.0.path())
    };
    assert!(compute(&figures.join("sources.csv")));
    let golden = fs::read_to_string(figures.join("sources.csv")).unwrap();
    fs::write(desk.path("bad.csv"), golden.replacen("chosen,1,", "chosen,2,", 1)).unwrap();
    assert!(!compute(&desk.path("bad.csv")), "another figure is seen");
}

#[test]
fn traits_of_speakers_are_printed_by_month() {
    let desk = desk();
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures/sources.rejoinder.ron");
    let run = |arguments: &[&str]| {
        let mut command = program(desk.0.path(), &["figures", "--sources", "--by", "month"]);
        out(&command.args(arguments).arg(&project).output().unwrap())
    };
    let table = run(&[]);
    let head = table.lines().next().unwrap();
    let columns: Vec<&str> = head.split("  ").map(str::trim).filter(|it| !it.is_empty()).collect();
    let expected = ["Month", "Trait", "Answer", "Everybody", "Chosen", "Integral", "Not said"];
    assert_eq!(columns, expected, "{head}");
    assert!(table.contains("2018-06") && table.contains("declined to say"), "{table}");
    let csv = run(&["--format", "csv"]);
    let golden = include_str!("figures/sources.csv");
    let months = |text: &str| {
        let mut lines: Vec<String> =
            text.lines().filter(|it| it.starts_with("month,")).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(months(&csv), months(golden));
    let json: serde_json::Value = serde_json::from_str(&run(&["--format", "json"])).unwrap();
    assert!(json["does_not_mean"].as_str().unwrap().contains("never guessed"));
}

/// The figures of framing are those that a program of its own works out: see `tests/figures/framing.py`.
#[test]
fn a_program_of_its_own_works_out_the_same_framing() {
    let Some(judges) = judges("a_program_of_its_own_works_out_the_same_framing") else { return };
    let desk = desk();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let figures = root.join("tests/figures");
    for name in ["one", "two", "three", "framing", "sample"] {
        let own = figures.join(format!("{name}.rejoinder.ron"));
        let project = if name == "sample" { desk.path("p.rejoinder.ron") } else { own };
        let mut command =
            program(desk.0.path(), &["export", "--format", "json", "-o", &format!("{name}.json")]);
        out(&command.arg(&project).output().unwrap());
    }
    let compute = |golden: &Path| {
        let (script, document) = (figures.join("framing.py"), root.join("docs/figures.md"));
        let names = ["one", "two", "three", "framing", "sample"];
        let mut all = vec![script.to_str().unwrap(), document.to_str().unwrap(), "."];
        all.extend(names);
        all.push(golden.to_str().unwrap());
        passes(&judges.join("venv/bin/python"), &all, desk.0.path())
    };
    assert!(compute(&figures.join("framing.csv")));
    let golden = fs::read_to_string(figures.join("framing.csv")).unwrap();
    fs::write(desk.path("bad.csv"), golden.replacen(",1,", ",2,", 1)).unwrap();
    assert!(!compute(&desk.path("bad.csv")), "another figure is seen");
}

#[test]
fn framing_is_printed_and_leaves_as_files() {
    let desk = desk();
    let run = |arguments: &[&str]| {
        let mut command = program(desk.0.path(), &["framing"]);
        command.args(arguments).arg("p.rejoinder.ron").output().unwrap()
    };
    let table = out(&run(&["cue-classes"]));
    assert!(table.starts_with("Reporting words by class") && table.contains("Neutral"), "{table}");
    let json: serde_json::Value =
        serde_json::from_str(&out(&run(&["tags", "--by", "outlet", "--format", "json"]))).unwrap();
    assert_eq!((&json["figure"], &json["columns"][0]["name"]), (&"tags".into(), &"Rejoinder sample".into()));
    let words = out(&run(&["words", "--by", "outlet", "--words", "coalition, alliance", "--format", "csv"]));
    assert!(
        words.starts_with("figure,by,row,about,column,count,base,share\nwords,outlet,coalition,"),
        "{words}"
    );
    assert!(out(&run(&["agency"])).contains("Does it"));
    assert!(complaint(&run(&["scare-quotes", "--by", "party"]), 1).contains("choose --by outlet or month"));
    assert!(complaint(&run(&["words"]), 1).contains("--words"));
    out(&desk.export(&["--format", "framing", "-o", "framing"]));
    let places = fs::read_to_string(desk.path("framing/places.csv")).unwrap();
    assert!(places.lines().any(|line| line.starts_with("agency,")), "the parser has read the texts");
}

#[test]
fn figures_are_printed_to_read_and_for_scripts() {
    let desk = desk();
    let run = |arguments: &[&str]| {
        let mut command = program(desk.0.path(), &["figures"]);
        command.args(arguments).arg("p.rejoinder.ron").output().unwrap()
    };
    let table = out(&run(&[]));
    assert!(table.starts_with("Articles  Party") && table.contains("evenness 0.57"), "{table}");
    let json: serde_json::Value =
        serde_json::from_str(&out(&run(&["--format", "json", "--by", "month"]))).unwrap();
    let first = &json["groups"][0];
    assert_eq!(
        (&json["by"], &first["group"], &first["articles"]),
        (&"month".into(), &"2018-06".into(), &1.into())
    );
    assert_eq!(first["parties"][0]["words"], 232);
    let table = out(&run(&["--format", "csv", "--by", "outlet"]));
    assert!(
        table.lines().nth(1).unwrap().starts_with("Rejoinder sample,1,Amnesty International,13,"),
        "{table}"
    );
    let twice = out(&run(&["--format", "csv", "p.rejoinder.ron"]));
    assert!(twice.lines().nth(1).unwrap().starts_with("all,2,Amnesty International,26,"), "{twice}");
    out(&run(&["-o", "f.txt"]));
    let told = complaint(&run(&["-o", "f.txt"]), 1);
    assert!(told.contains("f.txt"), "{told}");
}
