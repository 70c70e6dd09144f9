//! The evidence pack, checked with `unzip`, `sha256sum` and bash as its README.txt says, without Rejoinder.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts programs, and a panic is its answer"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use judges::has;
use program::{complaint, out, program};

mod judges;
mod program;

fn bash(folder: &Path, script: &str) -> Output {
    Command::new("bash").args(["-c", script]).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The lines of README.txt that check the chain.
fn chain(readme: &str) -> String {
    let lines = readme.lines().skip_while(|line| !line.contains("c=; while"));
    lines.take_while(|line| line.starts_with("    ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn anybody_can_verify_a_pack() {
    let name = "anybody_can_verify_a_pack";
    if !has(name, "unzip", &["-v"])
        || !has(name, "sha256sum", &["--version"])
        || !has(name, "bash", &["--version"])
    {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    // A source of the sample as a file beside the project.
    let file = "source: File(\"sources/Chapter 6.pdf\"),";
    let address =
        rejoinder::SAMPLE.lines().find(|line| line.trim_start().starts_with("source: Address(")).unwrap();
    fs::write(here.join("p.rejoinder.ron"), rejoinder::SAMPLE.replacen(address.trim(), file, 1)).unwrap();
    fs::create_dir(here.join("sources")).unwrap();
    fs::write(here.join("sources/Chapter 6.pdf"), b"%PDF-1.4 not really").unwrap();
    let export = |arguments: &[&str]| {
        let mut command = program(here, &["export", "--format", "pack"]);
        command.args(arguments).arg("p.rejoinder.ron").output().unwrap()
    };
    assert_eq!(out(&export(&["-o", "one.zip"])), "");
    assert!(bash(here, "unzip -q one.zip").status.success());
    let pack = here.join("raqqa-one-year-on");
    let checked = bash(&pack, "sha256sum -c manifest.sha256");
    assert!(checked.status.success(), "{}", said(&checked));
    assert!(
        said(&checked).contains("evidence/") && said(&checked).contains("-chapter-6.pdf: OK"),
        "{}",
        said(&checked)
    );
    let project = program(&pack, &["check", "project.rejoinder.ron"]).output().unwrap();
    assert!(out(&project).contains("sound"), "the project opens from the pack");
    let script = chain(&fs::read_to_string(pack.join("README.txt")).unwrap());
    assert_eq!(said(&bash(&pack, &script)), "");

    // A later pack goes on with the list.
    assert_eq!(out(&export(&["-o", "two.zip", "--after", "one.zip"])), "");
    let same = bash(
        here,
        "mkdir two && cd two && unzip -q ../two.zip && cmp */added.tsv ../raqqa-one-year-on/added.tsv",
    );
    assert!(same.status.success());
    let told = complaint(&export(&["-o", "three.zip", "--after", "p.rejoinder.ron"]), 1);
    assert!(told.contains("the earlier pack cannot be continued"), "{told}");

    // What was changed is named.
    let list = fs::read_to_string(pack.join("added.tsv")).unwrap();
    fs::write(pack.join("added.tsv"), list.replacen("article", "Article", 1)).unwrap();
    assert!(said(&bash(&pack, &script)).starts_with("changed: 1\t"), "{}", said(&bash(&pack, &script)));
    let report = fs::read_to_string(pack.join("report.html")).unwrap();
    fs::write(pack.join("report.html"), report.replacen("Amnesty", "Amnasty", 1)).unwrap();
    let checked = bash(&pack, "sha256sum -c manifest.sha256");
    assert!(!checked.status.success());
    let failed: Vec<String> =
        said(&checked).lines().filter(|line| line.ends_with("FAILED")).map(str::to_owned).collect();
    assert_eq!(failed, ["added.tsv: FAILED", "report.html: FAILED"]);

    // A missing file is named, and a link is not followed.
    fs::remove_file(here.join("sources/Chapter 6.pdf")).unwrap();
    let output = export(&["-o", "four.zip"]);
    assert!(output.status.success());
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("sources/Chapter 6.pdf: is not in the pack"), "{words}");
}
