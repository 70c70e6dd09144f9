//! Exchanges: a claim with all that answers it, directly or down the chain.
//!
//! - A **claim** here is a statement that is answered, or that somebody owes a reply to, and that answers nothing
//!   itself. Where statements answer each other in a circle, the first in reading order is the claim.
//! - An answer to two claims is shown with the first in reading order, and nearest to the claim; the other exchange
//!   has a **reference** to it, and what answers it is not told there again.
//! - A nested statement with no links of its own is shown with the statement in which it is **told**.
//! - A statement of no exchange is shown in **loose** rows between them, so that the rows read as the article does.
//!
//! Every statement has one main place. An exchange has the place of its claim; in it the claim comes first, all
//! else in reading order, so that whoever picks the entries of one column has that column in reading order.

use super::replies::{ReplyState, RightOfReply};
use super::reply_graph::ReplyGraph;
use super::scope::StatementIndex;

/// The exchanges of a [`Scope`](super::Scope), and what lies between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchanges {
    /// The kind of each row, and where its entries and missing replies begin.
    heads: Vec<RowHeader>,
    entries: Vec<ExchangeEntry>,
    /// Places in the list of dues.
    missing_replies: Vec<u32>,
    /// Place of the main entry of each statement.
    main: Vec<u32>,
    /// In which row each statement has its main place.
    rows: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowHeader {
    kind: RowKind,
    entry: u32,
    missing_reply: u32,
}

/// The kind of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A claim with its answers.
    Exchange,
    /// Statements of no exchange, one after the other in the article.
    Loose,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExchangeRow<'a> {
    /// The kind of the row.
    pub kind: RowKind,
    /// Its statements: of an exchange the claim first, then the others in reading order.
    pub entries: &'a [ExchangeEntry],
    /// The missing replies to its statements: places in [`RightOfReply::replies_due`], in the order of the statements. Those
    /// that a person has settled ("asked and declined") are among them.
    pub missing_replies: &'a [u32],
}

/// One statement in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExchangeEntry {
    /// The statement.
    pub place: StatementIndex,
    /// The one that it answers here, or in which it is told; nothing for a claim, and in a loose row.
    pub of: Option<StatementIndex>,
    /// The number of steps that it is from the claim: 1 for what answers the claim itself, 2 for what answers an answer.
    pub depth: u16,
    /// Its role in the row.
    pub part: EntryRole,
}

/// The role of a statement in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryRole {
    /// It is what the exchange is about.
    Claim,
    /// It answers another one of the exchange, `of`.
    Answer,
    /// It is told in another one of the exchange, `of`, and neither answers nor is answered.
    Told,
    /// It answers `of`, and has its main place in another exchange.
    Reference,
    /// It belongs to no exchange.
    Loose,
}

const NONE: u32 = u32::MAX;

impl Exchanges {
    /// Groups the statements of a scope.
    #[must_use]
    pub fn new(threads: &ReplyGraph, replies: &RightOfReply) -> Self {
        let mut found = ExchangeBuilder::new(threads);
        found.search(replies);
        found.into_rows(replies)
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Returns true if there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// A row, counted from 0.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<ExchangeRow<'_>> {
        let head = self.heads.get(at)?;
        let next = self.heads.get(at + 1);
        let entries = head.entry as usize..next.map_or(self.entries.len(), |next| next.entry as usize);
        let missing_replies = head.missing_reply as usize
            ..next.map_or(self.missing_replies.len(), |next| next.missing_reply as usize);
        Some(ExchangeRow {
            kind: head.kind,
            entries: self.entries.get(entries)?,
            missing_replies: self.missing_replies.get(missing_replies)?,
        })
    }

    /// The rows in their order.
    pub fn rows(&self) -> impl Iterator<Item = ExchangeRow<'_>> {
        (0..self.len()).filter_map(|at| self.row(at))
    }

    /// In which row a statement has its main place.
    #[must_use]
    pub fn row_of(&self, place: StatementIndex) -> Option<usize> {
        self.rows.get(place.number()).filter(|row| **row != NONE).map(|row| *row as usize)
    }

    /// The role of a statement in its main place.
    #[must_use]
    pub fn entry_of(&self, place: StatementIndex) -> Option<ExchangeEntry> {
        self.entries.get(*self.main.get(place.number())? as usize).copied()
    }
}

/// The claim that each statement goes back to, while that is being found out.
struct ExchangeBuilder<'a> {
    threads: &'a ReplyGraph,
    /// The claim of each statement; nothing where it has not been reached.
    claim: Vec<Option<StatementIndex>>,
    of: Vec<Option<StatementIndex>>,
    depth: Vec<u16>,
    /// Answers whose main place is in another exchange: the claim, the answer, and the statement that it answers.
    references: Vec<(StatementIndex, StatementIndex, StatementIndex)>,
    queue: Vec<StatementIndex>,
}

impl<'a> ExchangeBuilder<'a> {
    fn new(threads: &'a ReplyGraph) -> Self {
        let count = threads.len();
        Self {
            threads,
            claim: vec![None; count],
            of: vec![None; count],
            depth: vec![0; count],
            references: Vec::new(),
            queue: Vec::new(),
        }
    }

    fn search(&mut self, replies: &RightOfReply) {
        let all = StatementIndex::all(self.threads.len());
        for place in all.clone() {
            let answered = !self.threads.answered_by(place).is_empty();
            if self.threads.answers(place).is_empty() && (answered || has_missing_reply(replies, place)) {
                self.gather(place);
            }
        }
        // The rest goes round in a circle, or answers a statement that does.
        for place in all {
            if self.claim_of(place).is_none() && self.threads.is_linked(place) {
                self.gather(place);
            }
        }
        self.references.sort_unstable();
        self.references.dedup_by_key(|(claim, place, _)| (*claim, *place));
    }

    fn claim_of(&self, place: StatementIndex) -> Option<StatementIndex> {
        self.claim.get(place.number()).copied().flatten()
    }

    /// Walks down the answers of a claim, those nearest to it first.
    fn gather(&mut self, claim: StatementIndex) {
        self.queue.clear();
        self.reach(claim, claim, None, 0);
        let mut next = 0;
        while let Some(place) = self.queue.get(next).copied() {
            next += 1;
            let depth = self.depth.get(place.number()).copied().unwrap_or(0).saturating_add(1);
            for (answer, _) in self.threads.answered_by(place) {
                match self.claim_of(*answer) {
                    None => self.reach(claim, *answer, Some(place), depth),
                    Some(other) if other != claim => self.references.push((claim, *answer, place)),
                    Some(_) => {}
                }
            }
        }
    }

    fn reach(
        &mut self,
        claim: StatementIndex,
        place: StatementIndex,
        of: Option<StatementIndex>,
        depth: u16,
    ) {
        let at = place.number();
        if let (Some(known), Some(parent), Some(steps)) =
            (self.claim.get_mut(at), self.of.get_mut(at), self.depth.get_mut(at))
        {
            (*known, *parent, *steps) = (Some(claim), of, depth);
            self.queue.push(place);
        }
    }

    /// A statement without links, told in one of an exchange: of which exchange, in which statement, how deep. Chains of
    /// nested statements without links are followed outwards, no further than a person can follow.
    fn told(&self, place: StatementIndex) -> Option<(StatementIndex, StatementIndex, u16)> {
        const FAR: u16 = 16;
        if self.threads.is_linked(place) {
            return None;
        }
        let outer = self.threads.told_in(place)?;
        let mut at = outer;
        for steps in 1..FAR {
            if let Some(claim) = self.claim_of(at) {
                let depth = self.depth.get(at.number()).copied().unwrap_or(0);
                return Some((claim, outer, depth.saturating_add(steps)));
            }
            at = self.threads.told_in(at)?;
        }
        None
    }

    fn into_rows(self, replies: &RightOfReply) -> Exchanges {
        let count = self.threads.len();
        let mut out = Exchanges { main: vec![NONE; count], rows: vec![NONE; count], ..Exchanges::default() };
        // Every statement with the claim of its exchange, in reading order.
        let mut members: Vec<(StatementIndex, ExchangeEntry)> =
            Vec::with_capacity(count + self.references.len());
        let mut loose: Vec<StatementIndex> = Vec::new();
        for place in StatementIndex::all(count) {
            let at = place.number();
            if let Some(claim) = self.claim_of(place) {
                let of = self.of.get(at).copied().flatten();
                let depth = self.depth.get(at).copied().unwrap_or(0);
                let part = if of.is_none() { EntryRole::Claim } else { EntryRole::Answer };
                members.push((claim, ExchangeEntry { place, of, depth, part }));
            } else if let Some((claim, outer, depth)) = self.told(place) {
                members.push((claim, ExchangeEntry { place, of: Some(outer), depth, part: EntryRole::Told }));
            } else {
                loose.push(place);
            }
        }
        for (claim, place, of) in &self.references {
            let depth = self.depth.get(of.number()).copied().unwrap_or(0).saturating_add(1);
            members.push((
                *claim,
                ExchangeEntry { place: *place, of: Some(*of), depth, part: EntryRole::Reference },
            ));
        }
        members.sort_unstable_by_key(|(claim, entry)| (*claim, entry.part != EntryRole::Claim, entry.place));
        out.fill(&members, &loose, replies);
        out
    }
}

impl Exchanges {
    /// Sets the exchanges and what lies between them one behind the other.
    fn fill(
        &mut self,
        members: &[(StatementIndex, ExchangeEntry)],
        loose: &[StatementIndex],
        replies: &RightOfReply,
    ) {
        let mut loose = loose;
        for exchange in members.chunk_by(|one, other| one.0 == other.0) {
            let claim = exchange.first().map(|(claim, _)| *claim);
            let before = loose.partition_point(|place| claim.is_none_or(|claim| *place < claim));
            let (here, rest) = loose.split_at(before);
            loose = rest;
            self.add_loose(here);
            self.begin(RowKind::Exchange);
            for (_, entry) in exchange {
                self.add(*entry, replies);
            }
        }
        self.add_loose(loose);
    }

    fn add_loose(&mut self, places: &[StatementIndex]) {
        if places.is_empty() {
            return;
        }
        self.begin(RowKind::Loose);
        for place in places {
            let entry = ExchangeEntry { place: *place, of: None, depth: 0, part: EntryRole::Loose };
            self.add(entry, &RightOfReply::default());
        }
    }

    fn begin(&mut self, kind: RowKind) {
        let (entry, missing_reply) = (self.entries.len() as u32, self.missing_replies.len() as u32);
        self.heads.push(RowHeader { kind, entry, missing_reply });
    }

    fn add(&mut self, entry: ExchangeEntry, replies: &RightOfReply) {
        let at = entry.place.number();
        if entry.part != EntryRole::Reference {
            let row = (self.heads.len() - 1) as u32;
            if let (Some(main), Some(known)) = (self.main.get_mut(at), self.rows.get_mut(at)) {
                (*main, *known) = (self.entries.len() as u32, row);
            }
            let (first, dues) = replies.placed(entry.place);
            let missing = dues.iter().zip(first..).filter(|(due, _)| due.state.is_missing());
            self.missing_replies.extend(missing.map(|(_, at)| at));
        }
        self.entries.push(entry);
    }
}

/// Returns true if somebody owes a reply to a statement, or a person has said why there is none.
fn has_missing_reply(replies: &RightOfReply, place: StatementIndex) -> bool {
    replies.of(place).iter().any(|due| due.state.is_missing())
}

impl ReplyState {
    /// Returns true if the article has no reply, whatever a person says of that.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        matches!(self, Self::Missing | Self::Explained(_))
    }
}

#[cfg(test)]
mod tests;
