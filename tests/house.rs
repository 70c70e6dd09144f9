//! The rules of the house: who may know whom, and what only one part may touch.
//!
//! Reads every source file as text, takes out comments and literals, resolves the paths that are left, and
//! holds them against the tables in `house/rules.rs`. ARCHITECTURE.md gives the reasons.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "this test reads the sources")]

use check::{begins, part_of, violations};
use paths::paths;
use rules::MAY_KNOW;
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
        .map(|part| {
            format!("src/{part} is new: say in tests/house/rules.rs and ARCHITECTURE.md whom it may know")
        })
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
