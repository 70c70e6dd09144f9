//! A copy of the project that a planner changes before the difference becomes an edit.

use jiff::Timestamp;

use super::EditError;
use model::{
    Coded, Coder, IdGenerator, Link, LinkId, Party, PartyId, Project, ReviewStatus, Speaker, SpeakerId,
    Statement, StatementId, Table, repaired,
};

/// The person who makes an edit, the moment, and the source of new ids.
#[derive(Debug, Clone)]
pub struct EditContext {
    /// The source of new ids.
    pub ids: IdGenerator,
    /// The moment, in UTC.
    pub now: Timestamp,
    /// The person.
    pub coder: Coder,
}

/// A copy of the project that a planner may change freely; the difference in the end is the edit.
pub(super) struct Draft<'a> {
    pub(super) project: Project,
    pub(super) context: &'a mut EditContext,
}

impl Draft<'_> {
    /// Returns the person and the moment for a changed record, and adds the person to the coders.
    pub(super) fn coded(&mut self) -> Coded {
        // The name comes from the system or the settings. Repairing it first adds the person only once.
        if let Some(repaired) = repaired(&self.context.coder) {
            self.context.coder = repaired;
        }
        let coder = &self.context.coder;
        if self.project.coders.get(&coder.id) != Some(coder) {
            self.project.coders.insert(coder.id, coder.clone());
        }
        Coded { by: coder.id, at: self.context.now }
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

    /// Codes a statement. A suggestion stays one: a person has not said that it is right.
    pub(super) fn code(
        &mut self,
        id: StatementId,
        change: impl FnOnce(&mut Statement),
    ) -> Result<(), EditError> {
        let status = self.statement(id)?.status;
        self.change(id, status, change)
    }

    /// Changes a statement by a person's decision on what it says, which confirms it.
    pub(super) fn decide(
        &mut self,
        id: StatementId,
        change: impl FnOnce(&mut Statement),
    ) -> Result<(), EditError> {
        self.change(id, ReviewStatus::Confirmed, change)
    }

    /// Changes a statement, and gives it a status where that made a difference. A confirmed one says who coded it.
    fn change(
        &mut self,
        id: StatementId,
        status: ReviewStatus,
        change: impl FnOnce(&mut Statement),
    ) -> Result<(), EditError> {
        let before = self.statement(id)?.clone();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            after.status = status;
            if status == ReviewStatus::Confirmed {
                after.coded = Some(self.coded());
            }
            *self.statement(id)? = after;
        }
        Ok(())
    }

    /// Returns the name of a party for labels.
    pub(super) fn party_name(&self, party: Option<PartyId>) -> String {
        match party.and_then(|id| self.project.party(id)) {
            Some(party) => party.short.clone(),
            None => "party not known".to_owned(),
        }
    }

    /// Returns the words of a single statement ("“needs to come clean…”"), or the number of several ("3
    /// statements").
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

/// Removes the records for which `gone` is `true`.
pub(super) fn take_out<K: Ord + Clone, V: Clone>(table: &mut Table<K, V>, gone: impl Fn(&V) -> bool) {
    let keys: Vec<K> = table.iter().filter(|(_, record)| gone(record)).map(|(key, _)| key.clone()).collect();
    for key in keys {
        table.remove(&key);
    }
}

/// Moves the item of a list for which `is_it` is `true` to another place, and returns it there; `None` where there is none.
pub(super) fn move_to<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, to: usize) -> Option<&T> {
    let item = list.remove(list.iter().position(is_it)?);
    let to = to.min(list.len());
    list.insert(to, item);
    list.get(to)
}

/// Returns the first words of a text, without quotation marks around it.
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

/// Returns a name without white space at its ends, or an error if it is empty.
pub(super) fn named(name: &str, what: &'static str) -> Result<String, EditError> {
    let name = name.trim();
    if name.is_empty() { Err(EditError::NoName(what)) } else { Ok(name.to_owned()) }
}
