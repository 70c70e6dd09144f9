//! The words of a file, and its name, reach the terminal as text and never as something to do.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts the program, and a panic is its answer"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use store::{testing, to_text};
use tempfile::TempDir;

mod hostile;

const PROJECT: &str = "p.rejoinder.ron";

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    /// Runs the program, and sees that nothing it prints is obeyed. Gives the exit code and what was printed.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rejoinder"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        let run = command.current_dir(self.0.path()).args(arguments).stdin(Stdio::null());
        let Output { status, stdout, stderr } = run.output().unwrap();
        let [out, error] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        for printed in [&out, &error] {
            assert_eq!(hostile::obeyed(printed), None, "{arguments:?} prints {printed:?}");
        }
        (status.code(), out, error)
    }
}

/// Fields of every kind of record.
const FIELDS: [&str; 10] =
    ["title", "short", "rule", "words", "note", "text", "publisher", "role", "definition", "letter"];

/// The first small project with every kind of record.
fn project() -> String {
    let has_all = |text: &String| {
        let literals = hostile::literals(text);
        FIELDS.iter().all(|field| literals.iter().any(|it| it.field == *field))
    };
    let projects = (1..100).map(|seed| to_text(&testing::project(seed, 10)).unwrap());
    { projects }.find(has_all).unwrap_or_else(|| panic!("none of a hundred has every kind of record"))
}

#[test]
fn every_string_of_a_project_is_shown_and_not_obeyed() {
    let (desk, text) = (Desk::new(), project());
    let literals = hostile::literals(&text);
    let mut opened = 0;
    for (at, literal) in literals.iter().enumerate() {
        let words = if literal.is_char {
            "\u{9b}".to_owned()
        } else {
            text[literal.place.clone()].to_owned() + &hostile::words()
        };
        let words = hostile::written(&words, at.is_multiple_of(2));
        let spoilt = format!("{}{words}{}", &text[..literal.place.start], &text[literal.place.end..]);
        desk.write(PROJECT, spoilt);
        let (code, _, error) = desk.run(&["check", PROJECT]);
        // What wrote the file is not a part of the project.
        assert_eq!(code, Some(i32::from(literal.field != "written_by")), "{}: {error}", literal.field);
        opened += usize::from(desk.run(&["show", PROJECT]).0 == Some(0));
    }
    assert!(opened > 50, "{opened} of {} files were opened", literals.len());
}

#[test]
fn a_project_full_of_them_still_opens_and_check_says_what_was_mended() {
    let desk = Desk::new();
    desk.write(PROJECT, hostile::everywhere(&project()));
    let (code, out, error) = desk.run(&["check", PROJECT]);
    assert_eq!((code, out.as_str()), (Some(1), ""), "{error}");
    assert!(error.contains("is not sound, but can be opened") && error.contains("U+001B"), "{error}");
    let (code, out, error) = desk.run(&["show", PROJECT]);
    assert_eq!(code, Some(0), "{error}");
    assert!(out.contains("⟨U+202E⟩") && out.contains('\u{fffd}'), "{out}");
}

#[test]
fn no_party_has_a_letter_that_cannot_be_seen() {
    let (desk, text) = (Desk::new(), project());
    let letter = hostile::literals(&text).into_iter().find(|it| it.is_char).unwrap().place;
    for sign in hostile::OBEYED.chars().chain(['\u{200b}', '\u{301}', ' ', '\u{3164}']) {
        let escape = format!("\\u{{{:x}}}", sign as u32);
        desk.write(PROJECT, format!("{}{escape}{}", &text[..letter.start], &text[letter.end..]));
        let (code, _, error) = desk.run(&["check", PROJECT]);
        assert_eq!(code, Some(1));
        assert!(
            error.contains(&format!("had the letter U+{:04X}, which cannot be seen", sign as u32)),
            "{error}"
        );
        assert_eq!(desk.run(&["show", PROJECT]).0, Some(0));
    }
}

#[test]
fn a_nul_in_a_text_is_named_with_its_place() {
    let (desk, text) = (Desk::new(), project());
    let lines: Vec<_> = hostile::literals(&text).into_iter().filter(hostile::Literal::is_line).collect();
    let end = lines[0].place.end;
    for nul in ["\0\0", "\\0\\0", "\\u{0}\\u{0}"] {
        desk.write(PROJECT, format!("{}{nul}{}", &text[..end], &text[end..]));
        for command in ["check", "show"] {
            let (code, _, error) = desk.run(&[command, PROJECT]);
            assert_eq!(code, Some(1));
            assert!(error.contains("has 2 bytes of zero in line 1 of its text, at character "), "{error}");
        }
    }
}

#[test]
fn a_path_that_leads_out_does_not_pass_as_evidence() {
    let desk = Desk::new();
    let evidence = |minor: &str, path: &str| {
        format!(
            "Rejoinder(format: 1,{minor} written_by: \"0\", project: \"jn0svvkdpt6\", title: \"x\", created: \"2019-05-13T08:14:19Z\", \
             articles: [], codebook: [], scale: (name: \"\", ratings: []), coders: [], evidence: [(id: \"e8bswpvv2ev\", \
             title: \"Report\", source: File(\"{path}\"))], annotations: (parties: [], speakers: [], statements: [], links: [], \
             citations: []))"
        )
    };
    for path in ["/etc/passwd", "../report.pdf", "a/../../b.pdf", "C:\\\\x.pdf", "\\\\\\\\server\\\\x"] {
        for (minor, shown) in [("", Some(0)), (" minor: 1,", Some(1))] {
            desk.write(PROJECT, evidence(minor, path));
            let (code, out, error) = desk.run(&["check", PROJECT]);
            assert_eq!((code, out.as_str()), (Some(1), ""), "{path}: {error}");
            assert!(error.contains("evidence e8bswpvv2ev: names the file “"), "{error}");
            assert!(error.contains("leads out of the project’s folder"), "{error}");
            // An older version let a person choose such a path, so its projects open, with the path brought inside.
            assert_eq!(desk.run(&["show", PROJECT]).0, shown, "{path}");
        }
    }
    for minor in ["", " minor: 1,"] {
        desk.write(PROJECT, evidence(minor, "reports/June.pdf"));
        assert_eq!(desk.run(&["check", PROJECT]).0, Some(0));
    }
}

/// An article in which names, quotations and what is beside them have such signs.
fn article() -> String {
    let words = hostile::words().replace(['\0', '\r'], "");
    format!(
        "A bridge{words} shut\n\nBy Jo{words} Park\n\n“The bridge{words} is a death trap,” said Ann{words} Roe of the Residents’ \
         Union.\n\nMr Bell{words}, the council leader, denied that the bridge was a death trap.\n"
    )
}

#[test]
fn an_article_is_kept_as_it_is_told_of_and_shown() {
    let desk = Desk::new();
    desk.write("a.txt", article());
    let (code, _, error) = desk.run(&["new", "a.txt", "-o", PROJECT]);
    assert_eq!(code, Some(0), "{error}");
    assert!(error.contains("control characters, the first of them U+001B. They are kept"), "{error}");
    let (code, out, error) = desk.run(&["check", PROJECT]);
    assert_eq!(code, Some(0), "{error}");
    assert!(out.starts_with("p.rejoinder.ron: sound."), "{out}");
    for arguments in
        [&["show", PROJECT][..], &["show", "a.txt"], &["extract", "--format", "text", "a.txt"], &["a.txt"]]
    {
        let (code, out, _) = desk.run(arguments);
        assert_eq!(code, Some(0));
        assert!(out.contains("⟨U+001B⟩[31mred⟨U+009B⟩2J"), "{out}");
    }
    let (_, out, _) = desk.run(&["extract", "a.txt"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["article"]["text"], article(), "data are as they were");
}

#[test]
fn lines_of_a_corpus_are_data_and_what_is_told_of_them_is_clean() {
    let desk = Desk::new();
    let text = article() + "\0\r\n";
    let line = |id: Value| json!({"id": id, "title": hostile::words(), "text": text}).to_string();
    desk.write(
        "x.jsonl",
        format!(
            "{}\n{{\"\u{9b}\u{202e}\": 1}}\n{{\u{9b}\n{}\n",
            line(json!(1)),
            line(json!(hostile::words()))
        ),
    );
    let (code, out, error) = desk.run(&["extract", "x.jsonl"]);
    assert_eq!(code, Some(1), "{error}");
    let last: Value = serde_json::from_str(out.lines().last().unwrap()).unwrap();
    assert_eq!((&last["id"], &last["article"]["text"]), (&json!(hostile::words()), &json!(text)));
    let (_, out, _) = desk.run(&["extract", "--format", "text", "x.jsonl"]);
    assert!(out.contains("⟨U+202E⟩"), "{out}");
}

#[test]
#[cfg(unix)]
fn names_of_files_are_shown_on_lines_of_success_and_of_error() {
    let desk = Desk::new();
    let name = format!("a\nrejoinder: b{}", hostile::words().replace('\0', ""));
    let named = |ending: &str| format!("{name}.{ending}");
    let (text, ron, lines, none) = (named("txt"), named("rejoinder.ron"), named("jsonl"), named("none"));
    desk.write(&text, article());
    desk.write(&lines, "{\"id\": 1, \"text\": \"“No,” said Ann Roe.\"}\n{}\n");
    let clean = |printed: &str| assert!(printed.contains("a⟨U+000A⟩rejoinder: b"), "{printed}");
    let (code, out, error) = desk.run(&["new", &text, "-o", &ron]);
    assert_eq!(code, Some(0), "{error}");
    clean(&out);
    clean(&error);
    clean(&desk.run(&["check", &ron]).1);
    clean(&desk.run(&["new", &text, "-o", &ron]).2);
    clean(&desk.run(&["show", &none]).2);
    clean(&desk.run(&["check", &none]).2);
    clean(&desk.run(&[&text]).2);
    clean(&desk.run(&["extract", "--format", "text", &text]).2);
    clean(&desk.run(&["extract", "--progress", &lines]).2);
    clean(&desk.run(&["extract", &text, "-o", &text]).2);
    assert_eq!(desk.run(&["extract", &lines, "-o", "out.jsonl", "--resume"]).0, Some(1));
    clean(&desk.run(&["extract", &lines, "-o", &none, "--resume"]).2);
    clean(&desk.run(&["extract", &text, "-o", &none, "--resume"]).2);
    desk.write(&ron, "Rejoinder(format: 1, [");
    clean(&desk.run(&["check", &ron]).2);
    desk.write(&ron, b"Rejoinder(format: 1, \xff");
    clean(&desk.run(&["show", &ron]).2);
    let folder = Path::new(&name);
    fs::create_dir(desk.0.path().join(folder)).unwrap();
    clean(&desk.run(&["extract", &name]).2);
    clean(&desk.run(&["new", &text, "-o", &format!("{name}/{name}/p")]).2);
}

#[test]
fn what_was_typed_wrongly_is_shown() {
    let (desk, words) = (Desk::new(), hostile::words().replace('\0', ""));
    let option = format!("--{words}");
    for arguments in [
        &[option.as_str()][..],
        &["extract", "--format", &words, "x"],
        &["show", "a", &words],
        &["extract", "--jobs", &words, "x"],
    ] {
        let (code, _, error) = desk.run(arguments);
        assert_eq!(code, Some(2));
        assert!(error.contains("⟨U+009B⟩"), "{error}");
    }
}
