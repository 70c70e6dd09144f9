//! The rules of the house: who may know whom, and what only one part may touch.
//!
//! Reads every source file as text, takes out comments and literals, resolves the paths that are left, and
//! holds them against the tables below. ARCHITECTURE.md gives the reasons.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "this test reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

use paths::{Found, paths};

#[path = "house/documents.rs"]
mod documents;
#[path = "house/lexer.rs"]
mod lexer;
#[path = "house/paths.rs"]
mod paths;

// ---------------------------------------------------------------------------------------------- the rules

/// Each part of the crate, and the parts that it may know. `main` and the root may know all.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("edit", &["model"]),
    ("english", &[]),
    ("extract", &["model", "english"]),
    ("analysis", &["model", "english"]),
    ("import", &["model", "edit", "extract", "analysis"]),
    ("store", &["model", "edit", "extract", "analysis"]),
    ("export", &["model", "edit", "extract", "analysis"]),
    ("app", &["model", "edit", "extract", "analysis", "import", "store", "export"]),
    ("cli", &["model", "edit", "extract", "analysis", "import", "store", "export", "app"]),
];

/// What only some places may name.
struct Reserved {
    /// The beginnings of paths, as [`begins`] reads them.
    what: &'static [&'static str],
    /// The modules in which they may stand.
    to: &'static [&'static str],
    /// Whether modules called `tests` are free of it.
    tests_too: bool,
    reason: &'static str,
}

const RESERVED: &[Reserved] = &[
    Reserved {
        what: &[
            "eframe", "egui", "egui_*", "ecolor", "emath", "epaint", "winit", "glow", "arboard", "fontdb",
        ],
        to: &["app"],
        tests_too: true,
        reason: "only the window draws; all else builds without it",
    },
    Reserved {
        what: &["rfd"],
        to: &["app/picker"],
        tests_too: true,
        reason: "one place asks for files, one at a time",
    },
    Reserved {
        what: &["opener"],
        to: &["app/opener"],
        tests_too: true,
        reason: "one place opens addresses, http and https alone",
    },
    Reserved {
        what: &["**::process::Command", "**::process::exit", "**::process::abort"],
        to: &["app/opener"],
        tests_too: true,
        reason: "no other program is started, and the program ends by returning from main",
    },
    Reserved {
        what: &["imara_diff"],
        to: &["edit/carry"],
        tests_too: true,
        reason: "one place compares texts",
    },
    Reserved {
        what: &["std::net", "std::os::unix::net"],
        to: &[],
        tests_too: true,
        reason: "Rejoinder works offline",
    },
    Reserved {
        what: &["std::fs", "tempfile"],
        to: &["store", "import"],
        tests_too: false,
        reason: "files are touched by store and import alone",
    },
    Reserved {
        what: &["**::SystemTime::now", "**::Instant::now", "**::Timestamp::now", "**::Zoned::now"],
        to: &["import", "store", "export", "app", "cli"],
        tests_too: false,
        reason: "the moment is handed in",
    },
    Reserved {
        what: &["clippy::disallowed_methods"],
        to: &["store", "import", "app/theme"],
        tests_too: false,
        reason: "no other part gives itself leave",
    },
    Reserved {
        what: &["clippy::disallowed_types"],
        to: &["store", "import", "app/picker"],
        tests_too: false,
        reason: "no other part gives itself leave",
    },
];

/// A part of `edit` that sees texts and places alone, and all that it may know of the crate.
const BLIND: (&str, &[&str]) = ("edit/carry", &["crate::edit::carry", "crate::model::Span"]);

/// The only colour constants outside of the theme: they are no colours.
const NO_COLOURS: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];

/// Everything that is wrong with one source file; `place` is its path under `src` without `.rs`.
fn violations(place: &str, source: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for path in paths(place, source) {
        let at = |problem: String| format!("src/{place}.rs:{}: {problem}", path.line);
        let text = path.names.join("::");
        if let Some(problem) = unknown_part(place, &path.names) {
            found.push(at(problem));
        }
        let blind = lies_in(place, BLIND.0) && path.names.first().is_some_and(|name| name == "crate");
        if blind && !BLIND.1.iter().any(|known| text == *known || text.starts_with(&format!("{known}::"))) {
            found.push(at(format!("`{text}` is not for this place: it sees texts and places alone")));
        }
        for rule in RESERVED {
            let named = rule.what.iter().any(|what| begins(&path, what));
            let in_tests = path.module.iter().any(|name| name == "tests");
            let free = in_tests && !rule.tests_too;
            if named && !free && !rule.to.iter().any(|to| lies_in(place, to)) {
                found.push(at(format!("`{text}` is not for this place: {}", rule.reason)));
            }
        }
        if !lies_in(place, "app/theme") && raw_colour(&path.names) {
            found.push(at(format!("`{text}` is a raw colour: take a token of app/theme")));
        }
    }
    found.dedup();
    found
}

/// Why a part may not name what this path leads to; nothing where it may.
fn unknown_part(place: &str, names: &[String]) -> Option<String> {
    let own = part_of(place)?;
    if names.first()? != "crate" {
        return None;
    }
    let Some(other) = names.get(1).filter(|name| *name != "*" && *name != "self") else {
        return Some("names the whole crate, and so parts that it must not know".to_owned());
    };
    let known = MAY_KNOW.iter().find(|(part, _)| *part == own).map_or(&[][..], |(_, known)| *known);
    let is_part = MAY_KNOW.iter().any(|(part, _)| part == other);
    (is_part && other != own && !known.contains(&other.as_str()))
        .then(|| format!("{own} must not know {other} (`{}`)", names.join("::")))
}

/// The part that a file belongs to; nothing for `main` and `lib`.
fn part_of(place: &str) -> Option<&str> {
    let first = place.split('/').next()?;
    (first != "main" && first != "lib").then_some(first)
}

/// Whether a file is the given module or lies in it.
fn lies_in(place: &str, module: &str) -> bool {
    place.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a path begins with another. A `*` at the end stands for any ending, and `**::` at the beginning
/// for any beginning; a glob import of what holds a reserved name counts as naming it.
fn begins(path: &Found, what: &str) -> bool {
    if let Some(what) = what.strip_prefix("**::") {
        let what: Vec<&str> = what.split("::").collect();
        return path.names.windows(what.len()).any(|names| names.iter().eq(&what));
    }
    // A lone name counts where it is imported; elsewhere it is a local name that looks alike.
    if path.names.len() == 1 && !path.imported {
        return false;
    }
    let what: Vec<&str> = what.split("::").collect();
    let globbed = path.names.last().is_some_and(|last| last == "*") && path.names.len() <= what.len();
    let names = &path.names[..path.names.len() - usize::from(globbed)];
    if names.len() < what.len() && !globbed {
        return false;
    }
    names.iter().zip(&what).all(|(name, what)| match what.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == what,
    })
}

/// Whether a path ends in a colour constant: `Color32::RED`.
fn raw_colour(names: &[String]) -> bool {
    names.windows(2).any(|pair| {
        pair[0] == "Color32"
            && pair[1].starts_with(|c: char| c.is_ascii_uppercase())
            && pair[1].chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
            && !NO_COLOURS.contains(&pair[1].as_str())
    })
}

// --------------------------------------------------------------------------------------------- the sources

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, as its place and its text.
fn sources() -> Vec<(String, String)> {
    let src = root().join("src");
    let mut folders: Vec<PathBuf> = vec![src.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let place = path.strip_prefix(&src).unwrap().with_extension("");
                let place = place.to_str().unwrap().replace('\\', "/");
                found.push((place, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn report(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn no_part_knows_one_it_must_not() {
    let sources = sources();
    assert!(sources.len() > 20, "only {} files were found", sources.len());
    let problems: Vec<String> =
        sources.iter().flat_map(|(place, source)| violations(place, source)).collect();
    report(&problems);
}

#[test]
fn one_place_starts_a_process_and_none_opens_a_socket() {
    let outward = [
        "opener",
        "**::process::Command",
        "std::net",
        "std::os::unix::net",
        "**::TcpStream",
        "**::UdpSocket",
        "**::UnixStream",
    ];
    let leads_out = |place: &str, source: &str| {
        paths(place, source).iter().any(|path| outward.iter().any(|what| begins(path, what)))
    };
    let sources = sources();
    let places: Vec<&str> = sources
        .iter()
        .filter(|(place, source)| leads_out(place, source))
        .map(|(place, _)| place.as_str())
        .collect();
    assert_eq!(places, ["app/opener"]);
    assert!(leads_out("store/lock", "fn f() { std::process::Command::new(x); }"), "it can fail");
    assert!(
        leads_out("import/web", "use std::net::TcpStream;") && leads_out("app/help", "use opener::open;")
    );
    assert!(!leads_out("app/surroundings", "use super::opener; fn f() { opener::open(x) }"));
}

#[test]
fn every_part_has_its_rules() {
    let unknown: Vec<String> = sources()
        .iter()
        .filter_map(|(place, _)| part_of(place))
        .filter(|part| !MAY_KNOW.iter().any(|(known, _)| known == part))
        .map(|part| format!("src/{part} is new: say in tests/house.rs and ARCHITECTURE.md whom it may know"))
        .collect();
    report(&unknown);
}

#[test]
fn every_folder_says_what_it_is_for() {
    let sources = sources();
    let missing: Vec<String> = sources
        .iter()
        .filter_map(|(place, _)| place.rsplit_once('/').map(|(folder, _)| folder))
        .filter(|folder| {
            let head = |(place, source): &(String, String)| {
                let own = *place == format!("{folder}/mod") || place == folder;
                own && source.starts_with("//! ")
            };
            !sources.iter().any(head)
        })
        .map(|folder| format!("src/{folder}/mod.rs does not begin with what the folder is for (`//! …`)"))
        .collect();
    report(&missing);
}

// -------------------------------------------------------------------------------- that the checker can fail

/// Says how many violations a source would have in a place.
fn count(place: &str, source: &str) -> usize {
    violations(place, source).len()
}

#[test]
fn paths_that_are_allowed_pass() {
    for (place, source) in [
        ("edit/apply", "use crate::model::{Project, Span}; use super::Edit;"),
        ("edit/carry/place", "use super::align::Run; use crate::model::Span; use imara_diff::Diff;"),
        ("model/span", "use super::Article; mod tests { use super::*; use super::super::Span; }"),
        ("store/mod", "use std::{fs, io}; fn f() { fs::read(crate::edit::name()); }"),
        ("cli/mod", "fn f() { crate::app::run(); crate::store::open(); }"),
        ("main", "fn main() -> std::process::ExitCode { rejoinder::cli::run() }"),
        ("lib", "pub mod app; pub use app::run; pub mod model;"),
        ("app/panels/card", "use egui::{Color32, Ui}; const C: Color32 = Color32::TRANSPARENT;"),
        ("app/theme/tokens", "const C: egui::Color32 = egui::Color32::RED;"),
        ("app/surroundings", "use super::opener; fn f() { opener::open(x) }"),
        ("app/mod", "mod opener; fn f() { opener::open(x) }"),
        ("cli/mod", "mod tests { use std::fs; fn f() { fs::read(x) } }"),
        ("app/picker", "fn f() { rfd::FileDialog::new(); }"),
        ("extract/cue", "fn f(app: App, egui: u8) -> impl Iterator + use<'_> { app.store.egui::<u8>() }"),
        ("cli/mod", "mod tests { #![allow(clippy::disallowed_methods)] use std::fs; }"),
        ("app/tests/flows", "use std::fs; fn f() { jiff::Timestamp::now(); }"),
        ("edit/history", "fn f() { let store = 1; store; Self::app(); <T as edit::Apply>::store(); }"),
    ] {
        assert_eq!(violations(place, source), [""; 0], "{place}: {source}");
    }
}

#[test]
fn paths_that_are_not_allowed_are_seen() {
    for (place, source) in [
        ("model/span", "use crate::edit::Edit;"),
        ("model/span", "use super::super::store;"),
        ("model/span", "mod tests { use super::super::super::store::open; }"),
        ("model/mod", "use super::store::open;"),
        ("extract/cue", "use crate::{model::Span, edit::Edit};"),
        ("extract/cue", "use crate::{model::{self, Span}, {import::{text}}};"),
        ("extract/deep/cue", "fn f() { super::super::super::store::open(); }"),
        ("edit/mod", "fn f() { crate::cli::run(); }"),
        ("edit/carry/mod", "use crate::model::Project;"),
        ("edit/carry/place", "use super::super::Edit;"),
        ("edit/mod", "use imara_diff::Diff;"),
        ("store/mod", "pub use crate::import::read as read_article;"),
        ("edit/tests", "use crate::extract::extract;"),
        ("store/mod", "macro_rules! m { () => { $crate::app::run() } }"),
        ("app/mod", "fn f() { rejoinder::cli::run() }"),
        ("edit/mod", "use crate::*;"),
        ("edit/mod", "use super::*;"),
        ("edit/mod", "use crate as root;"),
        (
            "edit/mod",
            "mod inner { use super::super::model as data; } use crate::model as data; use crate::app as a;",
        ),
        ("edit/mod", "use crate::{self as root};"),
        ("analysis/mod", "fn f() -> crate::r#store::Lock { }"),
        ("analysis/mod", "fn f() { for _ in 0..crate::store::COUNT {} }"),
        ("analysis/mod", "fn f() { Vec::<u8>::new(crate::store::COUNT) }"),
    ] {
        assert_eq!(count(place, source), 1, "{place}: {source}");
    }
}

#[test]
fn what_is_reserved_is_seen() {
    for (place, source) in [
        ("cli/mod", "use egui;"),
        ("cli/mod", "extern crate egui as e;"),
        ("cli/tests", "use egui::Ui;"),
        ("cli/mod", "mod tests { fn f() {} } use std::fs;"),
        ("export/report", "fn f(c: egui_extras::Column) {}"),
        ("edit/mod", "use {ecolor::Color32};"),
        ("app/mod", "use super::opener; mod inner { fn f() { opener::open(x) } }"),
        ("app/mod", "use std as s; fn f() { s::fs::read(x) }"),
        ("app/mod", "mod tests { use std::net; } use std::os; fn f() { os::unix::net::UnixStream::pair() }"),
        ("app/panels/card", "fn f() { rfd::FileDialog::new(); }"),
        ("app/mod", "fn f() { ::opener::open(x); }"),
        ("app/opener_two", "fn f() { opener::open(x); }"),
        ("app/mod", "use std::fs;"),
        ("app/mod", "use std::{io, fs::File};"),
        ("app/mod", "use std::*;"),
        ("cli/mod", "fn f() { std::process::exit(1) }"),
        ("cli/mod", "use std::process::{Command, ExitCode};"),
        ("import/fetch", "use std::net::TcpStream;"),
        ("store/lock", "use std::os::unix::net::UnixListener;"),
        ("edit/mod", "fn f() { jiff::Timestamp::now(); }"),
        ("extract/mod", "use std::time::Instant; fn f() { Instant::now(); }"),
        ("app/mod", "use std::process; fn f() { process::Command::new(x); }"),
        ("edit/mod", "#![allow(clippy::disallowed_methods)]"),
        ("app/picker", "#![expect(clippy::disallowed_methods, reason = \"\")]"),
        ("app/panels/card", "const C: egui::Color32 = egui::Color32::RED;"),
        ("app/panels/card", "use egui::Color32; fn f() { paint(Color32::LIGHT_BLUE) }"),
    ] {
        let problems = violations(place, source);
        assert!(!problems.is_empty(), "{place}: {source}");
    }
}

#[test]
fn comments_and_literals_are_no_code() {
    let source = r##"
        //! See [`crate::app`]. // use crate::store;
        /* use crate::store; /* crate::app::run() */ use crate::store; */
        const A: &str = "use crate::store; \" crate::app::run()";
        const B: &str = r#"crate::app::run() " crate::store::open()"#;
        const C: &[u8] = b"crate::app::run()";
        const D: [char; 4] = ['"', '\'', '\\', '\u{22}'];
        const E: u8 = b'"';
        fn f<'a>(x: &'a str) -> Option<&'a str> { 'outer: loop { break 'outer; } }
        /// crate::app::run()
        fn g() {}
    "##;
    assert_eq!(violations("model/span", source), [""; 0]);
    let after = format!("{source}\nuse crate::store;");
    let line = after.lines().count();
    let expected = format!("src/model/span.rs:{line}: model must not know store (`crate::store`)");
    assert_eq!(violations("model/span", &after), [expected]);
}
