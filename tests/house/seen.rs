//! That the checker can fail: what is allowed passes, and what is not is seen.

use super::check::violations;

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
        ("cli/mod", "use std::io; fn f() { io::stdout().write_all(x); }"),
        ("store/mod", "use std::io::stderr; fn f() { writeln!(stderr(), x); }"),
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
