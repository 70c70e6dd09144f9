//! Tests that the checker can fail: it passes what is allowed, and reports what is not.

use super::check::violations;

/// Says how many violations a source would have in a place.
fn count(place: &str, source: &str) -> usize {
    violations(place, source).len()
}

#[test]
fn paths_that_are_allowed_pass() {
    for (place, source) in [
        ("crates/edit/src/apply", "use model::{Project, Span}; use super::Edit;"),
        (
            "crates/edit/src/reanchor/in_place",
            "use super::align::MatchedRun; use model::Span; use imara_diff::Diff;",
        ),
        ("crates/model/src/span", "use super::Article; mod tests { use super::*; use super::super::Span; }"),
        ("crates/store/src/mod", "use std::{fs, io}; fn f() { fs::read(edit::name()); }"),
        ("src/cli/mod", "fn f() { crate::app::run(); store::open(); }"),
        ("src/main", "fn main() -> std::process::ExitCode { rejoinder::cli::run() }"),
        ("src/lib", "pub mod app; pub use app::run; pub mod model;"),
        ("src/app/panels/card", "use egui::{Color32, Ui}; const C: Color32 = Color32::TRANSPARENT;"),
        ("src/app/theme/tokens", "const C: egui::Color32 = egui::Color32::RED;"),
        ("src/app/environment", "use super::opener; fn f() { opener::open(x) }"),
        ("src/app/mod", "mod opener; fn f() { opener::open(x) }"),
        ("src/cli/mod", "mod tests { use std::fs; fn f() { fs::read(x) } }"),
        ("src/app/picker", "fn f() { rfd::FileDialog::new(); }"),
        (
            "crates/extract/src/cue",
            "fn f(app: App, egui: u8) -> impl Iterator + use<'_> { app.store.egui::<u8>() }",
        ),
        ("src/cli/mod", "mod tests { #![allow(clippy::disallowed_methods)] use std::fs; }"),
        ("src/app/tests/flows", "use std::fs; fn f() { jiff::Timestamp::now(); }"),
        (
            "crates/edit/src/history",
            "fn f() { let store = 1; store; Self::app(); <T as edit::Apply>::store(); }",
        ),
    ] {
        assert_eq!(violations(place, source), [""; 0], "{place}: {source}");
    }
}

#[test]
fn a_blind_part_that_looks_around_is_seen() {
    for (place, source) in [
        ("crates/edit/src/reanchor/mod", "use model::Project;"),
        ("crates/edit/src/reanchor/mod", "use model::{Span, Project};"),
        ("crates/edit/src/reanchor/mod", "use crate::*;"),
        ("crates/edit/src/reanchor/mod", "use crate::{self as root};"),
        ("crates/edit/src/reanchor/mod", "use super::*;"),
        ("crates/edit/src/reanchor/in_place", "use super::super::Edit;"),
        ("crates/edit/src/reanchor/in_place", "fn f() -> crate::r#history::History { }"),
        ("crates/edit/src/reanchor/in_place", "mod inner { use super::super::super::Edit as E; }"),
        ("crates/edit/src/mod", "use imara_diff::Diff;"),
    ] {
        assert_eq!(count(place, source), 1, "{place}: {source}");
    }
}

#[test]
fn what_is_reserved_is_seen() {
    for (place, source) in [
        ("src/cli/mod", "use egui;"),
        ("src/cli/mod", "extern crate egui as e;"),
        ("src/cli/tests", "use egui::Ui;"),
        ("src/cli/mod", "mod tests { fn f() {} } use std::fs;"),
        ("crates/export/src/report", "fn f(c: egui_extras::Column) {}"),
        ("crates/edit/src/mod", "use {ecolor::Color32};"),
        ("src/app/mod", "use super::opener; mod inner { fn f() { opener::open(x) } }"),
        ("src/app/mod", "use std as s; fn f() { s::fs::read(x) }"),
        (
            "src/app/mod",
            "mod tests { use std::net; } use std::os; fn f() { os::unix::net::UnixStream::pair() }",
        ),
        ("src/app/panels/card", "fn f() { rfd::FileDialog::new(); }"),
        ("src/app/mod", "fn f() { ::opener::open(x); }"),
        ("src/app/opener_two", "fn f() { opener::open(x); }"),
        ("src/app/mod", "use std::fs;"),
        ("src/app/mod", "use std::{io, fs::File};"),
        ("src/app/mod", "use std::*;"),
        ("src/cli/mod", "fn f() { std::process::exit(1) }"),
        ("src/cli/mod", "use std::io; fn f() { io::stdout().write_all(x); }"),
        ("crates/store/src/mod", "use std::io::stderr; fn f() { writeln!(stderr(), x); }"),
        ("src/cli/mod", "use std::process::{Command, ExitCode};"),
        ("crates/import/src/fetch", "use std::net::TcpStream;"),
        ("crates/store/src/lock", "use std::os::unix::net::UnixListener;"),
        ("crates/edit/src/mod", "fn f() { jiff::Timestamp::now(); }"),
        ("crates/extract/src/mod", "use std::time::Instant; fn f() { Instant::now(); }"),
        ("src/app/mod", "use std::process; fn f() { process::Command::new(x); }"),
        ("crates/edit/src/mod", "#![allow(clippy::disallowed_methods)]"),
        ("src/app/picker", "#![expect(clippy::disallowed_methods, reason = \"\")]"),
        ("src/app/panels/card", "const C: egui::Color32 = egui::Color32::RED;"),
        ("src/app/panels/card", "use egui::Color32; fn f() { paint(Color32::LIGHT_BLUE) }"),
    ] {
        let problems = violations(place, source);
        assert!(!problems.is_empty(), "{place}: {source}");
    }
}

#[test]
fn comments_and_literals_are_no_code() {
    let source = r##"
        //! See [`std::fs`]. // use std::fs;
        /* use std::fs; /* std::fs::read() */ use std::fs; */
        const A: &str = "use std::fs; \" std::fs::read()";
        const B: &str = r#"crate::app::run() " std::fs::read()"#;
        const C: &[u8] = b"crate::app::run()";
        const D: [char; 4] = ['"', '\'', '\\', '\u{22}'];
        const E: u8 = b'"';
        fn f<'a>(x: &'a str) -> Option<&'a str> { 'outer: loop { break 'outer; } }
        /// crate::app::run()
        fn g() {}
    "##;
    assert_eq!(violations("crates/model/src/span", source), [""; 0]);
    let after = format!("{source}\nuse std::fs;");
    let line = after.lines().count();
    let expected = format!(
        "crates/model/src/span.rs:{line}: `std::fs` is not for this place: files are touched by files, store and import alone"
    );
    assert_eq!(violations("crates/model/src/span", &after), [expected]);
}
