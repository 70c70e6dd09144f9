//! Holds the paths of a source against the rules.

use super::paths::{Found, paths};
use super::rules::{BLIND, CRATES, NO_COLOURS, RESERVED};

/// Everything that is wrong with one source file; `place` is its path without `.rs`.
pub(crate) fn violations(place: &str, source: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for path in paths(place, source) {
        let at = |problem: String| format!("{place}.rs:{}: {problem}", path.line);
        let text = path.names.join("::");
        let blind =
            lies_in(place, BLIND.0) && path.names.first().is_some_and(|name| CRATES.contains(&name.as_str()));
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
        if !lies_in(place, "src/app/theme") && raw_colour(&path.names) {
            found.push(at(format!("`{text}` is a raw colour: take a token of app/theme")));
        }
    }
    found.dedup();
    found
}

/// Returns whether a file is the given module or lies in it.
fn lies_in(place: &str, module: &str) -> bool {
    place.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns whether a path begins with another. A `*` at the end means any ending, and `**::` at the beginning
/// for any beginning; a glob import of what holds a reserved name counts as naming it.
pub(crate) fn begins(path: &Found, what: &str) -> bool {
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

/// Returns whether a path ends in a colour constant: `Color32::RED`.
fn raw_colour(names: &[String]) -> bool {
    names.windows(2).any(|pair| {
        pair[0] == "Color32"
            && pair[1].starts_with(|c: char| c.is_ascii_uppercase())
            && pair[1].chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
            && !NO_COLOURS.contains(&pair[1].as_str())
    })
}
