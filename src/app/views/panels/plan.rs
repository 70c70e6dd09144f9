//! The plan of the panels: rows across all panels, and in each row the cards and missing replies of every panel.
//!
//! In order there is one row, and each panel is packed: its cards, and its missing replies where the statements are read that they
//! belong to. In exchanges a row is what is level: a claim with
//! its answers, the answers to these below them, or a statement alone.
//!
//! A plan is made in flat passes, and is a few plain numbers an item: there are as many as there are statements.

use std::collections::HashSet;
use std::sync::Arc;

use super::lines::missing_reply;
use crate::app::index::ReadingOrder;
use crate::app::index::UnplacedSpeaker;
use crate::app::layout::{Layout, PanelColumn};
use analysis::{ReplyDue, StatementIndex};
use model::{ListIndex, PartyId, StatementId};

/// Something that is in a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum PanelItem {
    /// The card of a statement.
    Card(StatementId),
    /// A note that an answer whose card is in another row answers one of this row too.
    Reference {
        /// The answer.
        statement: StatementId,
        /// The statement that it answers here.
        of: StatementId,
    },
    /// A box where an accused party has not replied.
    MissingReply {
        /// The accusation.
        claim: StatementId,
        /// The party that has not replied.
        party: PartyId,
    },
}

impl PanelItem {
    /// The statement whose card it is.
    pub(super) const fn card(self) -> Option<StatementId> {
        match self {
            Self::Card(id) => Some(id),
            Self::Reference { .. } | Self::MissingReply { .. } => None,
        }
    }

    /// The statement in whose place it is read.
    pub(super) const fn read_at(self) -> StatementId {
        match self {
            Self::Card(id) | Self::Reference { statement: id, .. } | Self::MissingReply { claim: id, .. } => {
                id
            }
        }
    }
}

/// The items that are level, and the heading above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlanRowKind {
    /// All there is, packed.
    Packed,
    /// A claim and its answers: with a rule above it.
    Exchange,
    /// Answers to these.
    Further,
    /// A statement that answers nothing and that nothing answers.
    Alone,
    /// The same behind an exchange: with a rule above it.
    AloneAfter,
}

impl PlanRowKind {
    /// Room above it, in points; the rule is in the middle.
    pub(super) const fn lead(self) -> f32 {
        match self {
            Self::Packed | Self::Further | Self::Alone => 0.0,
            Self::Exchange | Self::AloneAfter => 16.0,
        }
    }

    /// Returns `true` if a rule is above it.
    pub(super) const fn has_rule(self) -> bool {
        matches!(self, Self::Exchange | Self::AloneAfter)
    }
}

/// An item as one number: a card as the place of its statement in the index's table, anything else as its place
/// among all that is no card, counted from [`ItemSlot::OTHERS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ItemSlot(u32);

impl ItemSlot {
    const OTHERS: u32 = 1 << 31;

    fn of_card(place: StatementIndex) -> Self {
        // More statements than that are more than a computer's memory would allow.
        Self((place.number() as u32).min(Self::OTHERS - 1))
    }

    /// The place in the index's table, where it is a card.
    pub(super) fn card(self) -> Option<StatementIndex> {
        (self.0 < Self::OTHERS).then(|| StatementIndex::new(self.0 as usize))
    }

    fn other(self) -> Option<usize> {
        self.0.checked_sub(Self::OTHERS).map(|at| at as usize)
    }
}

/// The items that are no cards.
#[derive(Debug, Clone, Copy)]
struct NonCardItem {
    item: PanelItem,
    /// The place in the index's table of the statement that it is read with.
    of: StatementIndex,
    /// Its panel, and its place there.
    column: usize,
    at: usize,
}

/// The plan of the panels.
#[derive(Debug, Default)]
pub(super) struct PanelPlan {
    /// The items of each panel, downwards.
    pub(super) columns: Vec<Vec<ItemSlot>>,
    /// The kind of each row.
    pub(super) rows: Vec<PlanRowKind>,
    /// Start of the items of each row, in each panel: row by row, with one row more at the end.
    starts: Vec<u32>,
    /// The references and missing replies, each with where it is.
    others: Vec<NonCardItem>,
    /// Their places in that list, by what they are read with.
    found: Vec<(StatementIndex, u32)>,
    /// The statement in each place of the index's table.
    ids: Arc<ReadingOrder>,
    /// The panel of each card and its place there, by the place of its statement.
    cards: Vec<Option<(ListIndex<PanelColumn>, ListIndex<ItemSlot>)>>,
    /// The number of missing replies that each panel has.
    missing_replies: Vec<usize>,
    /// True if speakers among the others are together, each under its name.
    grouped: bool,
}

impl PanelPlan {
    /// Each panel packed, in reading order; `only` says of which statements.
    pub(super) fn in_order(layout: &Layout, dues: &[ReplyDue], only: Option<&HashSet<StatementId>>) -> Self {
        let index = &layout.index;
        let is_shown = |id: &StatementId| only.is_none_or(|only| only.contains(id));
        let mut plan = Self::empty(&index.table.ids, layout.laid.columns.len());
        plan.rows.push(PlanRowKind::Packed);
        // Voices are together while all of them are there.
        plan.grouped = only.is_none();
        let missing_replies = missing_replies(layout, dues, is_shown);
        for ((at, column), missing_replies) in layout.laid.columns.iter().enumerate().zip(missing_replies) {
            if missing_replies.is_empty() && only.is_none() {
                plan.columns[at] = column.rows.iter().copied().map(ItemSlot::of_card).collect();
                continue;
            }
            let mut missing_replies = missing_replies.into_iter().peekable();
            for (_, place) in column.cards.iter().zip(&column.rows).filter(|(id, _)| is_shown(id)) {
                while let Some((of, missing_reply)) = missing_replies.next_if(|(of, _)| of < place) {
                    plan.push(at, missing_reply, of);
                }
                plan.columns[at].push(ItemSlot::of_card(*place));
            }
            missing_replies.for_each(|(place, missing_reply)| plan.push(at, missing_reply, place));
        }
        plan.end();
        plan
    }

    /// Nothing in so many columns.
    pub(super) fn empty(ids: &Arc<ReadingOrder>, columns: usize) -> Self {
        let starts = vec![0; columns];
        let missing_replies = vec![0; columns];
        Self {
            columns: vec![Vec::new(); columns],
            starts,
            missing_replies,
            ids: ids.clone(),
            ..Self::default()
        }
    }

    /// Adds a row of what is level.
    pub(super) fn add(
        &mut self,
        kind: PlanRowKind,
        items: impl IntoIterator<Item = (usize, PanelItem, StatementIndex)>,
    ) {
        if !self.rows.is_empty() {
            self.begin_row();
        }
        self.rows.push(kind);
        for (column, item, place) in items {
            self.push(column, item, place);
        }
    }

    /// After the last row: finds out where everything is.
    pub(super) fn end(&mut self) {
        self.begin_row();
        let count = self.columns.iter().flatten().filter_map(|slot| slot.card()).max();
        self.cards = vec![None; count.map_or(0, |last| last.number() + 1)];
        for (column, slots) in self.columns.iter().enumerate() {
            for (at, slot) in slots.iter().enumerate() {
                if let Some(place) = slot.card() {
                    self.cards[place.number()] = Some((ListIndex::new(column), ListIndex::new(at)));
                }
            }
        }
        self.found = self.others.iter().zip(0..).map(|(other, at)| (other.of, at)).collect();
        let item = |at: u32| self.others.get(at as usize).map(|other| other.item);
        // They come panel by panel in reading order, or row by row: sorting finds out, and has little to do.
        self.found.sort_by(|(of, at), other| of.cmp(&other.0).then_with(|| item(*at).cmp(&item(other.1))));
    }

    fn begin_row(&mut self) {
        self.starts.extend(self.columns.iter().map(|items| items.len() as u32));
    }

    fn push(&mut self, column: usize, item: PanelItem, place: StatementIndex) {
        let Some(slots) = self.columns.get_mut(column) else { return };
        if matches!(item, PanelItem::Card(_)) {
            slots.push(ItemSlot::of_card(place));
        } else {
            self.others.push(NonCardItem { item, of: place, column, at: slots.len() });
            slots.push(ItemSlot(ItemSlot::OTHERS + self.others.len() as u32 - 1));
            self.missing_replies[column] += usize::from(matches!(item, PanelItem::MissingReply { .. }));
        }
    }

    /// The panel of an item and its place there.
    pub(super) fn place(&self, item: PanelItem) -> Option<(usize, usize)> {
        let place = self.ids.at(item.read_at())?;
        if item.card().is_none() {
            return self.place_of_other(item, place);
        }
        let (column, at) = (*self.cards.get(place.number())?)?;
        Some((column.number(), at.number()))
    }

    /// The same of what is no card, read with the statement in this place of the index's table.
    fn place_of_other(&self, item: PanelItem, place: StatementIndex) -> Option<(usize, usize)> {
        let other = |at: u32| self.others.get(at as usize);
        let held = |(of, at): &(StatementIndex, u32)| {
            of.cmp(&place).then_with(|| other(*at).map(|other| other.item).cmp(&Some(item)))
        };
        let (_, at) = self.found.get(self.found.binary_search_by(held).ok()?)?;
        other(*at).map(|other| (other.column, other.at))
    }

    /// An item.
    pub(super) fn item(&self, column: usize, at: usize) -> Option<PanelItem> {
        let slot = *self.columns.get(column)?.get(at)?;
        match slot.card() {
            Some(place) => self.ids.id(place).map(PanelItem::Card),
            None => self.other(slot),
        }
    }

    /// An item that is no card.
    pub(super) fn other(&self, slot: ItemSlot) -> Option<PanelItem> {
        self.others.get(slot.other()?).map(|other| other.item)
    }

    /// The number of missing replies that a panel has.
    pub(super) fn missing_replies(&self, column: usize) -> usize {
        self.missing_replies.get(column).copied().unwrap_or_default()
    }

    /// Returns the start of the items of a row in a panel. The row behind the last one begins at the end.
    pub(super) fn start(&self, row: usize, column: usize) -> usize {
        self.starts.get(row * self.columns.len() + column).map_or(0, |at| *at as usize)
    }

    /// The row of an item.
    pub(super) fn row_of(&self, column: usize, at: usize) -> usize {
        let (mut low, mut high) = (0, self.rows.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.start(middle + 1, column) <= at { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The speaker whose name is above an item, and how many cards follow it.
    pub(super) fn unplaced_above(
        &self,
        layout: &Layout,
        column: usize,
        at: usize,
    ) -> Option<(UnplacedSpeaker, usize)> {
        let cards = layout.laid.columns.get(column).filter(|_| self.grouped)?;
        Some((cards.group_at(at)?, cards.group_size(at)))
    }
}

/// The missing replies of each panel, with the place in the index's table of what each belongs to.
fn missing_replies(
    layout: &Layout,
    dues: &[ReplyDue],
    is_shown: impl Fn(&StatementId) -> bool,
) -> Vec<Vec<(StatementIndex, PanelItem)>> {
    let mut missing_replies = vec![Vec::new(); layout.laid.columns.len()];
    for due in dues {
        let Some((column, claim)) = missing_reply(layout, due).filter(|(_, claim)| is_shown(claim)) else {
            continue;
        };
        if let Some(own) = missing_replies.get_mut(column) {
            own.push((due.place, PanelItem::MissingReply { claim, party: due.party }));
        }
    }
    missing_replies
}
