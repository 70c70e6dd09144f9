//! A project in the making: what a plan changes before it becomes an edit.

use jiff::Timestamp;

use super::EditError;
use model::{
    Coded, Coder, IdGenerator, Link, LinkId, Party, PartyId, Project, ReviewStatus, Speaker, SpeakerId,
    Statement, StatementId, Table, repaired,
};

/// Who changes something, and when, and where new ids come from.
#[derive(Debug, Clone)]
pub struct EditContext {
    /// Where new ids come from.
    pub ids: IdGenerator,
    /// The moment, in UTC.
    pub now: Timestamp,
    /// The person.
    pub coder: Coder,
}

/// A copy of the project that a plan may change as it likes; what differs in the end is the edit.
pub(super) struct Draft<'a> {
    pub(super) project: Project,
    pub(super) stamp: &'a mut EditContext,
}

impl Draft<'_> {
    /// The mark of the person who works, who is entered among the coders.
    pub(super) fn coded(&mut self) -> Coded {
        // The name that the system or the settings give; repaired here, it is entered once.
        if let Some(repaired) = repaired(&self.stamp.coder) {
            self.stamp.coder = repaired;
        }
        let coder = &self.stamp.coder;
        if self.project.coders.get(&coder.id) != Some(coder) {
            self.project.coders.insert(coder.id, coder.clone());
        }
        Coded { by: coder.id, at: self.stamp.now }
    }

    pub(super) fn statement(&mut self, id: StatementId) -> Result<&mut Statement, EditError> {
        self.project.statements.get_mut(&id).ok_or(EditError::Gone("statement"))
    }

    pub(super) fn speaker(&mut self, id: SpeakerId) -> Result<&mut Speaker, EditError> {
        self.project.speakers.get_mut(&id).ok_or(EditError::Gone("speaker"))
    }

    pub(super) fn link(&mut self, id: LinkId) -> Result<&mut Link, EditError> {
        self.project.links.get_mut(&id).ok_or(EditError::Gone("link"))
    }

    pub(super) fn party(&mut self, id: PartyId) -> Result<&mut Party, EditError> {
        self.project.parties.iter_mut().find(|party| party.id == id).ok_or(EditError::Gone("party"))
    }

    /// Changes a statement as a person's own decision: that confirms it.
    pub(super) fn decide(
        &mut self,
        id: StatementId,
        change: impl FnOnce(&mut Statement),
    ) -> Result<(), EditError> {
        let before = self.statement(id)?.clone();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            after.status = ReviewStatus::Confirmed;
            after.coded = Some(self.coded());
            *self.statement(id)? = after;
        }
        Ok(())
    }

    /// What the panel of a party is called in a label.
    pub(super) fn party_name(&self, party: Option<PartyId>) -> String {
        match party.and_then(|id| self.project.party(id)) {
            Some(party) => party.short.clone(),
            None => "party not known".to_owned(),
        }
    }

    /// "the statement “needs to come clean…”" for one, "3 statements" for several.
    pub(super) fn statements_name(&self, ids: &[StatementId]) -> String {
        match ids {
            [id] => match self.project.statements.get(id) {
                Some(statement) => format!("“{}”", shortened(&self.project.words_of(statement))),
                None => "statement".to_owned(),
            },
            _ => format!("{} statements", ids.len()),
        }
    }
}

/// Takes the records out of a table for which the answer is yes.
pub(super) fn take_out<K: Ord + Clone, V: Clone>(table: &mut Table<K, V>, gone: impl Fn(&V) -> bool) {
    let keys: Vec<K> = table.iter().filter(|(_, record)| gone(record)).map(|(key, _)| key.clone()).collect();
    for key in keys {
        table.remove(&key);
    }
}

/// The first words of a text, without the quotation marks that it begins with.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 28;
    let plain = text.trim_matches(|c| "“”\"‘’«»„".contains(c)).trim();
    if plain.chars().count() <= MOST {
        return plain.to_owned();
    }
    let cut: String = plain.chars().take(MOST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ' ']))
}

/// A name without white space at its ends, or the error that it is missing.
pub(super) fn named(name: &str, what: &'static str) -> Result<String, EditError> {
    let name = name.trim();
    if name.is_empty() { Err(EditError::NoName(what)) } else { Ok(name.to_owned()) }
}
