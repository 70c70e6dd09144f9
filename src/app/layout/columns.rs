//! The cards of each panel.

use std::collections::HashMap;

use crate::app::index::{CompactRow, StatementTable, UnplacedSpeaker};
use analysis::StatementIndex;
use model::{PartyId, StatementId};

/// One panel.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct PanelColumn {
    /// Its party; nothing for the panel of the others.
    pub(crate) party: Option<PartyId>,
    /// Its cards in reading order; among the others one speaker after the other.
    pub(crate) cards: Vec<StatementId>,
    /// The place of each card in the index's table.
    pub(crate) rows: Vec<StatementIndex>,
    /// Start of the cards of each speaker; empty but for the others.
    pub(crate) groups: Vec<SpeakerGroup>,
    /// The number of attitudes that it has, whether they are among the cards or not. Filters leave out of them too.
    pub(crate) attitudes: usize,
    /// The number of cards that it would have if nothing were filtered.
    pub(crate) whole: usize,
}

/// The cards of one speaker among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SpeakerGroup {
    /// The speaker whose they are.
    pub(crate) unplaced: UnplacedSpeaker,
    /// The place of its first card in the panel.
    pub(crate) row: usize,
}

impl PanelColumn {
    /// The same room for the cards of this party, with nothing in it.
    fn emptied(mut self, party: Option<PartyId>) -> Self {
        self.cards.clear();
        self.rows.clear();
        self.groups.clear();
        Self { party, attitudes: 0, whole: 0, ..self }
    }

    fn push(&mut self, card: StatementId, place: StatementIndex) {
        self.cards.push(card);
        self.rows.push(place);
    }

    /// Takes a card out of a panel without groups.
    pub(crate) fn take_out(&mut self, card: StatementId, place: StatementIndex) {
        if let Ok(at) = self.rows.binary_search(&place) {
            debug_assert_eq!(self.cards.get(at), Some(&card), "cards and places stand side by side");
            self.cards.remove(at);
            self.rows.remove(at);
        }
    }

    /// Puts a card into a panel without groups, where it is read.
    pub(crate) fn put_in(&mut self, card: StatementId, place: StatementIndex) {
        if let Err(at) = self.rows.binary_search(&place) {
            self.cards.insert(at, card);
            self.rows.insert(at, place);
        }
    }

    /// The speaker whose cards begin in a row.
    pub(crate) fn group_at(&self, row: usize) -> Option<UnplacedSpeaker> {
        let at = self.groups.binary_search_by_key(&row, |group| group.row).ok()?;
        self.groups.get(at).map(|group| group.unplaced)
    }

    /// The number of cards that a group has.
    pub(crate) fn group_size(&self, row: usize) -> usize {
        let next = self.groups.partition_point(|group| group.row <= row);
        self.groups.get(next).map_or(self.cards.len(), |group| group.row) - row
    }
}

/// Lays the panels out in their order, that of the others last, where it has anything or there is no other one.
/// `shown` tells which statements are shown at all, `can_have_card` which of these can have cards, and `passes` which
/// places of the table the filters let through. The panels that are there already lend their room.
pub(crate) fn columns(
    columns: &mut Vec<PanelColumn>,
    table: &StatementTable,
    shown: impl Fn(CompactRow) -> bool,
    can_have_card: impl Fn(CompactRow) -> bool,
    passes: impl Fn(StatementIndex, StatementId) -> bool,
) {
    let mut old = std::mem::take(columns).into_iter();
    let mut empty = |party| old.next().unwrap_or_default().emptied(party);
    let mut column_of: Vec<Option<usize>> = Vec::with_capacity(table.parties.len());
    for party in &table.parties {
        let visible = !party.hidden && !party.waiting;
        column_of.push(visible.then_some(columns.len()));
        if visible {
            columns.push(empty(Some(party.id)));
        }
    }
    let mut others = empty(None);
    let mut unplaced_speakers: Vec<(UnplacedSpeaker, Vec<StatementIndex>)> = Vec::new();
    let mut group_at: HashMap<UnplacedSpeaker, usize> = HashMap::new();
    let all = StatementIndex::all(table.compact_rows.len()).zip(&table.compact_rows).zip(table.ids.list());
    for ((place, compact_row), id) in all.filter(|((_, compact_row), _)| shown(**compact_row)) {
        let among_others = compact_row.panel == CompactRow::OTHERS;
        let column = if among_others {
            Some(&mut others)
        } else {
            // A panel that is put away shows nothing.
            column_of[usize::from(compact_row.panel)].and_then(|at| columns.get_mut(at))
        };
        let Some(column) = column else { continue };
        let passes = passes(place, *id);
        column.attitudes += usize::from(compact_row.is_attitude() && passes);
        if !can_have_card(*compact_row) {
            continue;
        }
        column.whole += 1;
        if !passes {
            continue;
        }
        if !among_others {
            column.push(*id, place);
            continue;
        }
        let unplaced = table.unplaced(&table.rows[place.number()]);
        let at = *group_at.entry(unplaced).or_insert_with(|| {
            unplaced_speakers.push((unplaced, Vec::new()));
            unplaced_speakers.len() - 1
        });
        unplaced_speakers[at].1.push(place);
    }
    for (unplaced, places) in unplaced_speakers {
        others.groups.push(SpeakerGroup { unplaced, row: others.cards.len() });
        for place in places {
            others.push(table.ids.list()[place.number()], place);
        }
    }
    if others.whole > 0 || others.attitudes > 0 || columns.is_empty() {
        columns.push(others);
    }
}
