//! The rules of the house that no compiler keeps: what only one part may touch.
//!
//! Reads every source file as text, takes out comments and literals, resolves the paths that are left, and
//! holds them against the tables in `house/rules.rs`. ARCHITECTURE.md gives the reasons.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "this test reads the sources")]

use check::{begins, violations};
use paths::paths;
use sources::sources;

#[path = "house/check.rs"]
mod check;
#[path = "house/documents.rs"]
mod documents;
#[path = "house/lexer.rs"]
mod lexer;
#[path = "house/paths.rs"]
mod paths;
#[path = "house/rules.rs"]
mod rules;
#[path = "house/seen.rs"]
mod seen;
#[path = "house/sources.rs"]
mod sources;

fn report(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn reserved_names_stay_in_their_places() {
    let sources = sources();
    assert!(sources.len() > 20, "only {} files were found", sources.len());
    let problems: Vec<String> =
        sources.iter().flat_map(|(place, source)| violations(place, source)).collect();
    report(&problems);
}

#[test]
fn two_places_start_a_process_and_none_opens_a_socket() {
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
    assert_eq!(places, ["crates/import/src/isolated", "src/app/opener"]);
    assert!(leads_out("crates/store/src/lock", "fn f() { std::process::Command::new(x); }"), "it can fail");
    assert!(
        leads_out("crates/import/src/web", "use std::net::TcpStream;")
            && leads_out("src/app/help", "use opener::open;")
    );
    assert!(!leads_out("src/app/surroundings", "use super::opener; fn f() { opener::open(x) }"));
}

#[test]
fn every_folder_says_what_it_is_for() {
    let sources = sources();
    let missing: Vec<String> = sources
        .iter()
        .filter_map(|(place, _)| place.rsplit_once('/').map(|(folder, _)| folder))
        .filter(|folder| {
            let head = |(place, source): &(String, String)| {
                let own =
                    *place == format!("{folder}/mod") || *place == format!("{folder}/lib") || place == folder;
                own && source.starts_with("//! ")
            };
            !sources.iter().any(head)
        })
        .map(|folder| format!("{folder}/mod.rs does not begin with what the folder is for (`//! …`)"))
        .collect();
    report(&missing);
}
