//! The sides of a dispute while they are collected and weighed.

use std::collections::HashSet;
use std::ops::{Deref, DerefMut};

use super::cast::{SHORTEST_BEGINNING, bare_body, same_bare_body};

/// With how many sides a name is compared.
pub(super) const ALL: usize = 60;

/// One side.
pub(super) struct Side {
    pub(super) name: String,
    /// The name in the form in which two are compared.
    bare: String,
    pub(super) weight: usize,
    pub(super) speakers: Vec<String>,
    pub(super) told: Vec<String>,
    pub(super) asked: Vec<String>,
    pub(super) person: bool,
}

impl Side {
    pub(super) fn new(name: &str, person: bool) -> Self {
        let none = Vec::new;
        let bare = bare_body(name);
        Self { name: name.to_owned(), bare, weight: 0, speakers: none(), told: none(), asked: none(), person }
    }
}

/// All sides, in the order in which they were found.
#[derive(Default)]
pub(super) struct SideList {
    all: Vec<Side>,
    /// The names of those that are no people.
    bodies: HashSet<String>,
    /// The beginnings of these names, up to any of their words.
    beginnings: HashSet<String>,
}

impl SideList {
    /// The place of the side of a name: a known one, or a new one.
    pub(super) fn place(&mut self, name: &str, person: bool) -> usize {
        let bare = bare_body(name);
        let same = |side: &Side| side.person == person && same_bare_body(&side.bare, &bare);
        if let Some(known) = self.all.iter().take(ALL).position(same) {
            return known;
        }
        if !person {
            self.beginnings.extend(beginnings(&bare).map(str::to_owned));
            self.bodies.insert(bare);
        }
        self.all.push(Side::new(name, person));
        self.all.len() - 1
    }

    /// Tells if a name is that of an organisation that is a side. However many there are, it is compared with those alone
    /// that could be meant.
    pub(super) fn has_body(&self, name: &str) -> bool {
        let bare = bare_body(name);
        self.bodies.contains(&bare)
            || self.beginnings.contains(&bare)
            || beginnings(&bare).any(|beginning| self.bodies.contains(beginning))
    }
}

impl Deref for SideList {
    type Target = [Side];

    fn deref(&self) -> &[Side] {
        &self.all
    }
}

impl DerefMut for SideList {
    fn deref_mut(&mut self) -> &mut [Side] {
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
    use super::super::cast::same_body;
    use super::*;

    #[test]
    fn a_body_is_known_by_what_it_is_compared_with() {
        let names = ["the Dams Board", "Dams Board North", "Dams", "Ann", "Ann Roe", "The Tarn", "BOARD", ""];
        for name in names {
            let mut sides = SideList::default();
            sides.place(name, false);
            for other in names {
                assert_eq!(sides.has_body(other), same_body(name, other), "{name}, {other}");
            }
        }
        let mut sides = SideList::default();
        sides.place("Dams Board", true);
        assert!(!sides.has_body("Dams Board"));
    }
}
