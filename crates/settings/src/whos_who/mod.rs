//! The who's who of a person: the parties and speakers that they have settled, for the next articles. It is a file of the
//! desk, as the settings are, and no part of a project.

mod learn;
mod names;
mod table;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

pub use self::names::EntryNames;
pub use self::table::TableError;
use model::{comparable_name, is_same_name};

/// The largest number of entries of each kind, and of names of a party; what comes after is left out.
const ENTRIES_MAX: usize = 5_000;
const NAMES_MAX: usize = 40;

/// The parties and speakers that a person keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WhosWho {
    /// The parties, in the order of their names.
    pub parties: Vec<KnownParty>,
    /// The speakers, in the order of their names.
    pub speakers: Vec<KnownSpeaker>,
}

/// A party that is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownParty {
    /// Its full name.
    pub name: String,
    /// The name on its panel.
    pub short: String,
    /// Other names under which articles have it, such as those of parties that were merged into it.
    pub other_names: Vec<String>,
    /// `true` if it is no side of a dispute, but a bystander such as a news agency.
    pub bystander: bool,
}

/// A speaker who is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownSpeaker {
    /// The name.
    pub name: String,
    /// The name of the party for which it speaks.
    pub speaks_for: String,
}

impl KnownParty {
    /// Returns whether a name is one of the party's.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.names().any(|own| is_same_name(own, name))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.other_names.iter().map(String::as_str);
        [self.name.as_str(), self.short.as_str()].into_iter().chain(others).filter(|it| !it.trim().is_empty())
    }

    /// Adds a name, unless it is one of the party's already.
    fn add_name(&mut self, name: &str) {
        let name = name.trim();
        if !name.is_empty() && !self.is_called(name) {
            self.other_names.push(name.to_owned());
        }
    }
}

impl WhosWho {
    /// Returns whether it has no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty() && self.speakers.is_empty()
    }

    /// Takes over the entries of another one. Where both have a party or speaker, the other one's facts hold, and the names
    /// of both are kept.
    pub fn take_over(&mut self, other: Self) {
        let mut places = self.places();
        for party in other.parties {
            self.put_party(party, &mut places);
        }
        let mut speakers: HashMap<String, usize> =
            self.speakers.iter().enumerate().map(|(at, it)| (comparable_name(&it.name), at)).collect();
        for speaker in other.speakers {
            let name = comparable_name(&speaker.name);
            if let Some(own) = speakers.get(&name).and_then(|at| self.speakers.get_mut(*at)) {
                *own = speaker;
            } else {
                speakers.insert(name, self.speakers.len());
                self.speakers.push(speaker);
            }
        }
        self.tidy();
    }

    /// The places of the parties, by each of their names.
    fn places(&self) -> HashMap<String, usize> {
        let parties = self.parties.iter().enumerate();
        parties.flat_map(|(at, party)| party.names().map(move |name| (comparable_name(name), at))).collect()
    }

    fn put_party(&mut self, party: KnownParty, places: &mut HashMap<String, usize>) {
        let known = party.names().take(2).find_map(|name| places.get(&comparable_name(name)).copied());
        let at = known.unwrap_or(self.parties.len());
        match self.parties.get_mut(at) {
            Some(own) => {
                let before = std::mem::replace(own, party);
                for name in before.names() {
                    own.add_name(name);
                }
            }
            None => self.parties.push(party),
        }
        for name in self.parties.get(at).into_iter().flat_map(KnownParty::names) {
            places.entry(comparable_name(name)).or_insert(at);
        }
    }

    /// Removes entries without a name and superfluous blanks, and sorts the rest.
    pub fn tidy(&mut self) {
        for party in &mut self.parties {
            party.name = party.name.trim().to_owned();
            party.short = party.short.trim().to_owned();
            if party.name.is_empty() {
                party.name.clone_from(&party.short);
            }
            if party.short.is_empty() {
                party.short.clone_from(&party.name);
            }
            for name in std::mem::take(&mut party.other_names).into_iter().take(NAMES_MAX) {
                party.add_name(&name);
            }
        }
        for speaker in &mut self.speakers {
            speaker.name = speaker.name.trim().to_owned();
            speaker.speaks_for = speaker.speaks_for.trim().to_owned();
        }
        self.parties.retain(|party| !party.name.is_empty());
        self.speakers.retain(|speaker| !speaker.name.is_empty());
        self.parties.sort_by_cached_key(|party| party.name.to_lowercase());
        self.speakers.sort_by_cached_key(|speaker| speaker.name.to_lowercase());
        self.parties.truncate(ENTRIES_MAX);
        self.speakers.truncate(ENTRIES_MAX);
    }

    /// The same, as a value.
    pub(crate) fn tidied(mut self) -> Self {
        self.tidy();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, short: &str, others: &[&str]) -> KnownParty {
        let other_names = others.iter().map(|name| (*name).to_owned()).collect();
        KnownParty { name: name.to_owned(), short: short.to_owned(), other_names, bystander: false }
    }

    #[test]
    fn of_two_entries_for_one_party_the_newer_facts_hold_and_all_names_stay() {
        let mut known =
            WhosWho { parties: vec![party("Ministry of Defence", "MoD", &["MOD"])], ..WhosWho::default() };
        let newer = WhosWho {
            parties: vec![party("Defence Ministry", "mod", &["the ministry"]), party(" ", "", &[])],
            speakers: vec![KnownSpeaker { name: " Ann Roe ".to_owned(), speaks_for: "MoD".to_owned() }],
        };
        known.take_over(newer);
        assert_eq!(known.parties.len(), 1);
        let names = EntryNames::new(&known);
        for name in ["ministry of defence", "The MoD", "Defence Ministry", "the ministry"] {
            assert!(names.party(name).is_some(), "{name}: {known:?}");
        }
        assert_eq!(names.party("MoD").unwrap().name, "Defence Ministry");
        assert_eq!(names.speaker("ann roe").unwrap().speaks_for, "MoD");
    }
}
