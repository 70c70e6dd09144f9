//! Finds the entries of a who's who by name.

use std::collections::HashMap;

use super::{KnownParty, KnownSpeaker, WhosWho};
use model::comparable_name;

/// The entries of a who's who by their names.
#[derive(Debug)]
pub struct EntryNames<'a> {
    parties: HashMap<String, &'a KnownParty>,
    speakers: HashMap<String, &'a KnownSpeaker>,
}

impl<'a> EntryNames<'a> {
    /// Reads the names. Of two parties with the same name the first one has it.
    #[must_use]
    pub fn new(known: &'a WhosWho) -> Self {
        let mut parties = HashMap::new();
        for party in &known.parties {
            for name in party.names() {
                parties.entry(comparable_name(name)).or_insert(party);
            }
        }
        let speakers = known.speakers.iter().rev().map(|it| (comparable_name(&it.name), it)).collect();
        Self { parties, speakers }
    }

    /// Returns the party that has a name.
    #[must_use]
    pub fn party(&self, name: &str) -> Option<&'a KnownParty> {
        self.parties.get(&comparable_name(name)).copied()
    }

    /// Returns the speaker of a name.
    #[must_use]
    pub fn speaker(&self, name: &str) -> Option<&'a KnownSpeaker> {
        self.speakers.get(&comparable_name(name)).copied()
    }
}
