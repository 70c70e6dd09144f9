//! Short forms of the names of organisations: initials, the beginning of a name, and "the Post".

use std::collections::HashMap;

use super::entities::{NameKind, NamedEntities};
use super::forms::initials;
use crate::parties::panels::is_outlet;
use crate::trees::ParsedText;

impl NamedEntities {
    /// Ties initials and short forms to the longest name that they can abbreviate.
    pub(super) fn join_forms(&mut self, parsed: &ParsedText) {
        // How often a name is written, whether it is ever a place, and whether it always is an organisation behind "the".
        let mut times: HashMap<&str, (u32, bool, bool)> = HashMap::new();
        for name in self.all.iter().filter(|name| name.person().is_none()) {
            let entry = times.entry(parsed.text_of(name.first, name.last)).or_insert((0, false, true));
            entry.0 += 1;
            entry.1 |= matches!(name.kind, NameKind::Place | NameKind::People);
            entry.2 &= name.kind == NameKind::Organisation
                && name.first.checked_sub(1).is_some_and(|before| parsed.is(before, &["the"]));
        }
        let places = self.all.iter().filter(|name| name.kind == NameKind::Place);
        self.places = places.map(|name| parsed.text_of(name.first, name.last).to_owned()).collect();
        let mut by_initials: HashMap<String, &str> = HashMap::new();
        let mut by_start: HashMap<String, (&str, u32)> = HashMap::new();
        // "the Post", of the one newspaper whose name ends so.
        let mut by_end: HashMap<&str, Option<&str>> = HashMap::new();
        let mut long: Vec<&str> = times.keys().copied().filter(|name| name.contains(' ')).collect();
        long.sort_unstable();
        for name in &long {
            by_initials.entry(initials(name)).or_insert(name);
            if let Some((_, end)) = name.rsplit_once(' ') {
                by_end.entry(end).and_modify(|known| *known = None).or_insert(Some(name));
            }
            let count = times.get(name).map_or(0, |entry| entry.0);
            for (space, _) in name.match_indices(' ') {
                let start = name.get(..space).unwrap_or_default();
                let entry = by_start.entry(start.to_owned()).or_insert((name, 0));
                if count > entry.1 {
                    *entry = (name, count);
                }
            }
        }
        for (name, (_, place, body)) in &times {
            let shouted = !name.contains(' ')
                && name.len() > 1
                && name.chars().all(|letter| letter.is_uppercase() || letter == '.' || letter.is_numeric());
            let full = if shouted {
                by_initials.get(&name.replace('.', "")).copied()
            } else {
                let start = by_start.get(*name).map(|(full, _)| *full);
                let end = || by_end.get(name).copied().flatten().filter(|_| *body);
                start.or_else(end).filter(|_| name.len() > 3 && !place)
            };
            if let Some(full) = full.filter(|full| full != name) {
                self.fuller.insert((*name).to_owned(), full.to_owned());
            }
        }
        self.join_introduced(parsed);
    }

    /// Ties initials to the name that they are introduced with: "the Institute of Rivers and Lakes (RLI)".
    fn join_introduced(&mut self, parsed: &ParsedText) {
        for name in self.all.iter().filter(|name| name.kind == NameKind::Organisation) {
            let letters = name.last + 1;
            if !parsed.is(name.last, &["("]) || !parsed.is(letters + 1, &[")"]) {
                continue;
            }
            let (word, long) = (parsed.word(letters), parsed.text_of(name.first, name.last));
            let shouted =
                (2..=8).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_uppercase());
            if shouted && long.contains(' ') && !is_outlet(word) {
                self.fuller.insert(word.to_owned(), long.to_owned());
            }
        }
    }
}
