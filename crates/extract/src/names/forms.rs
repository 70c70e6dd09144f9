//! Forms of names: which of them may mean the same, and what they say of somebody.

use super::super::lexicon::{flag, look_up};
use crate::names::entities::Gender;

/// The first and the last name, in small letters.
pub(crate) fn key(name: &str) -> (String, String) {
    let words: Vec<String> = name
        .split_whitespace()
        .map(str::to_lowercase)
        .filter(|word| {
            !["jr", "sr", "ii", "iii", "kc", "qc", "mp", "phd", "md"].contains(&word.trim_matches(['.', ',']))
        })
        .collect();
    let first = words.first().map(|word| word.trim_matches('.').to_owned()).unwrap_or_default();
    (first, words.last().cloned().unwrap_or_default())
}

/// Returns true if one of two first names is a short form of the other: "Pat" of "Patrick", "Bill" of "William", "J." of "Jane".
pub(crate) fn is_short_form(one: &str, other: &str) -> bool {
    const FORMS: &[(&str, &str)] = &[
        ("bill", "william"),
        ("bob", "robert"),
        ("jim", "james"),
        ("mike", "michael"),
        ("dick", "richard"),
        ("rick", "richard"),
        ("ted", "edward"),
        ("tom", "thomas"),
        ("liz", "elizabeth"),
        ("tony", "anthony"),
        ("kate", "katherine"),
        ("chuck", "charles"),
        ("jack", "john"),
        ("peggy", "margaret"),
        ("jeb", "john"),
        ("mitch", "mitchell"),
        ("larry", "lawrence"),
        ("andy", "andrew"),
        ("harry", "henry"),
    ];
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let begins = long.starts_with(short) && short.len() != 2;
    !short.is_empty() && short != long && (begins || FORMS.contains(&(short, long)))
}

/// The gender that a first name in small letters tells.
pub(crate) fn gender_of(given: &str) -> Option<Gender> {
    let flags = look_up(given).flags;
    match (flags & flag::MAN != 0, flags & flag::WOMAN != 0) {
        (true, false) => Some(Gender::Man),
        (false, true) => Some(Gender::Woman),
        _ => None,
    }
}

/// The gender that a title before a name tells.
pub(crate) fn titled(title: &str) -> Option<Gender> {
    match title {
        "mr" | "congressman" | "sir" | "lord" => Some(Gender::Man),
        "mrs" | "ms" | "miss" | "congresswoman" | "lady" | "dame" => Some(Gender::Woman),
        _ => None,
    }
}

/// The capitals with which the words of a name begin.
pub(crate) fn initials(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase()).collect()
}
