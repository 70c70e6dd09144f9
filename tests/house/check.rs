//! Holds the paths of a source against the rules.

use super::paths::{Found, paths};
use super::rules::{BLIND, MAY_KNOW, NO_COLOURS, RESERVED};

/// Everything that is wrong with one source file; `place` is its path under `src` without `.rs`.
pub(crate) fn violations(place: &str, source: &str) -> Vec<String> {
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
pub(crate) fn part_of(place: &str) -> Option<&str> {
    let first = place.split('/').next()?;
    (first != "main" && first != "lib").then_some(first)
}

/// Whether a file is the given module or lies in it.
fn lies_in(place: &str, module: &str) -> bool {
    place.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a path begins with another. A `*` at the end stands for any ending, and `**::` at the beginning
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

/// Whether a path ends in a colour constant: `Color32::RED`.
fn raw_colour(names: &[String]) -> bool {
    names.windows(2).any(|pair| {
        pair[0] == "Color32"
            && pair[1].starts_with(|c: char| c.is_ascii_uppercase())
            && pair[1].chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
            && !NO_COLOURS.contains(&pair[1].as_str())
    })
}
