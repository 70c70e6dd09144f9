//! The sides of a dispute while they are collected and weighed.

use std::collections::HashSet;
use std::ops::{Deref, DerefMut};

use crate::speakers::by_words::{SHORTEST_BEGINNING, bare_organisation, same_bare_organisation};

/// With how many sides a name is compared.
pub(crate) const ALL: usize = 60;

/// One side.
pub(crate) struct PartyCandidate {
    pub(crate) name: String,
    /// The name in the form in which two are compared.
    bare: String,
    pub(crate) weight: usize,
    pub(crate) speakers: Vec<String>,
    pub(crate) told: Vec<String>,
    pub(crate) asked: Vec<String>,
    pub(crate) person: bool,
}

impl PartyCandidate {
    pub(crate) fn new(name: &str, person: bool) -> Self {
        let none = Vec::new;
        let bare = bare_organisation(name);
        Self { name: name.to_owned(), bare, weight: 0, speakers: none(), told: none(), asked: none(), person }
    }
}

/// All sides, in the order in which they were found.
#[derive(Default)]
pub(crate) struct PartyCandidates {
    all: Vec<PartyCandidate>,
    /// The names of those that are no people.
    bodies: HashSet<String>,
    /// The beginnings of these names, up to any of their words.
    beginnings: HashSet<String>,
}

impl PartyCandidates {
    /// The place of the side of a name: a known one, or a new one.
    pub(crate) fn place(&mut self, name: &str, person: bool) -> usize {
        let bare = bare_organisation(name);
        let same = |side: &PartyCandidate| side.person == person && same_bare_organisation(&side.bare, &bare);
        if let Some(known) = self.all.iter().take(ALL).position(same) {
            return known;
        }
        if !person {
            self.beginnings.extend(beginnings(&bare).map(str::to_owned));
            self.bodies.insert(bare);
        }
        self.all.push(PartyCandidate::new(name, person));
        self.all.len() - 1
    }

    /// Tells if a name is that of an organisation that is a side. However many there are, it is compared with those alone
    /// that could be meant.
    pub(crate) fn has_organisation(&self, name: &str) -> bool {
        let bare = bare_organisation(name);
        self.bodies.contains(&bare)
            || self.beginnings.contains(&bare)
            || beginnings(&bare).any(|beginning| self.bodies.contains(beginning))
    }
}

impl Deref for PartyCandidates {
    type Target = [PartyCandidate];

    fn deref(&self) -> &[PartyCandidate] {
        &self.all
    }
}

impl DerefMut for PartyCandidates {
    fn deref_mut(&mut self) -> &mut [PartyCandidate] {
        &mut self.all
    }
}

/// The beginnings of a name that could mean the same.
fn beginnings(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.match_indices(' ').map(|(at, _)| at).filter(|at| *at >= SHORTEST_BEGINNING);
    ends.filter_map(|at| name.get(..at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speakers::by_words::same_organisation;

    #[test]
    fn a_body_is_known_by_what_it_is_compared_with() {
        let names = ["the Dams Board", "Dams Board North", "Dams", "Ann", "Ann Roe", "The Tarn", "BOARD", ""];
        for name in names {
            let mut sides = PartyCandidates::default();
            sides.place(name, false);
            for other in names {
                assert_eq!(sides.has_organisation(other), same_organisation(name, other), "{name}, {other}");
            }
        }
        let mut sides = PartyCandidates::default();
        sides.place("Dams Board", true);
        assert!(!sides.has_organisation("Dams Board"));
    }
}
