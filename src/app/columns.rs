//! Which cards stand in which panel.

use std::collections::HashMap;

use crate::edit::Intent;
use crate::model::{Act, Party, PartyId, Project, SpeakerId, Statement, StatementId};

/// One panel.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its party; nothing for the panel of the others.
    pub(crate) party: Option<PartyId>,
    /// Its cards in reading order; among the others one voice after the other.
    pub(crate) cards: Vec<StatementId>,
    /// Where the cards of each voice begin; empty but for the others.
    pub(crate) groups: Vec<Group>,
    /// How many attitudes it has, whether they are among the cards or not.
    pub(crate) attitudes: usize,
}

/// The cards of one voice among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Group {
    /// Whose they are.
    pub(crate) voice: Voice,
    /// The place of its first card in the panel.
    pub(crate) row: usize,
}

/// Somebody who has no panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Voice {
    /// A party that waits, with all its speakers.
    Party(PartyId),
    /// A speaker who belongs to no party.
    Speaker(SpeakerId),
    /// Nobody whom one could make a party of.
    Nobody,
}

impl Voice {
    /// Whose a statement without a panel is.
    pub(crate) fn of(project: &Project, statement: &Statement) -> Self {
        if let Some(party) = project.party_of(statement) {
            return Self::Party(party);
        }
        let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
        speaker.filter(|speaker| speaker.party.is_none()).map_or(Self::Nobody, |it| Self::Speaker(it.id))
    }

    /// What gives it a panel of its own; nothing where there is nobody to give it to.
    pub(crate) const fn make_party(self) -> Option<Intent> {
        match self {
            Self::Party(party) => Some(Intent::SetWaiting { party, waiting: false }),
            Self::Speaker(speaker) => Some(Intent::MakeParty(speaker)),
            Self::Nobody => None,
        }
    }
}

impl Column {
    fn of(party: Option<PartyId>) -> Self {
        Self { party, ..Self::default() }
    }

    /// The voice whose cards begin in a row.
    pub(crate) fn group_at(&self, row: usize) -> Option<Voice> {
        let at = self.groups.binary_search_by_key(&row, |group| group.row).ok()?;
        self.groups.get(at).map(|group| group.voice)
    }

    /// How many cards a group has.
    pub(crate) fn group_size(&self, row: usize) -> usize {
        let next = self.groups.partition_point(|group| group.row <= row);
        self.groups.get(next).map_or(self.cards.len(), |group| group.row) - row
    }
}

/// The panels in their order, that of the others last, where it has anything or there is no other one.
/// `shown` are the statements in reading order; `attitudes` tells whether attitudes have cards.
pub(crate) fn columns(project: &Project, shown: &[&Statement], attitudes: bool) -> Vec<Column> {
    let visible = |party: &&Party| !party.hidden && !party.waiting;
    let mut columns: Vec<Column> =
        project.parties.iter().filter(visible).map(|party| Column::of(Some(party.id))).collect();
    let mut others = Column::of(None);
    let mut voices: Vec<(Voice, Vec<StatementId>)> = Vec::new();
    let mut voice_at: HashMap<Voice, usize> = HashMap::new();
    let place: HashMap<PartyId, usize> =
        columns.iter().enumerate().filter_map(|(at, it)| Some((it.party?, at))).collect();
    for statement in shown {
        let has_card = attitudes || statement.act == Act::Speech;
        let panel = project.panel_of(statement);
        let column = match panel {
            None => Some(&mut others),
            // A panel that is put away shows nothing.
            Some(party) => place.get(&party).and_then(|at| columns.get_mut(*at)),
        };
        let Some(column) = column else { continue };
        column.attitudes += usize::from(statement.act == Act::Attitude);
        if !has_card {
            continue;
        }
        if panel.is_some() {
            column.cards.push(statement.id);
            continue;
        }
        let voice = Voice::of(project, statement);
        let at = *voice_at.entry(voice).or_insert_with(|| {
            voices.push((voice, Vec::new()));
            voices.len() - 1
        });
        if let Some((_, cards)) = voices.get_mut(at) {
            cards.push(statement.id);
        }
    }
    for (voice, cards) in voices {
        others.groups.push(Group { voice, row: others.cards.len() });
        others.cards.extend(cards);
    }
    if !others.cards.is_empty() || others.attitudes > 0 || columns.is_empty() {
        columns.push(others);
    }
    columns
}
