//! The lines of exchanges: each row has as many lines as its chains of answers need.

use std::collections::{HashMap, VecDeque};

use super::plan::{PanelItem, PanelPlan, PlanRowKind};
use crate::app::layout::{CardPosition, Layout};
use analysis::{
    EntryRole, ExchangeEntry, ExchangeRow, Exchanges, ReplyDue, RightOfReply, RowKind, StatementIndex,
};
use model::{PartyId, StatementId};

/// The items that are level: each with its panel, and the index of the statement in the table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PlanLine {
    pub(super) kind: PlanRowKind,
    pub(super) items: Vec<(usize, PanelItem, StatementIndex)>,
}

/// All that has a card, exchange after exchange, with what belongs to none between them; `only` says of which claims.
pub(super) fn plan(
    layout: &Layout,
    exchanges: &Exchanges,
    replies: &RightOfReply,
    only: impl Fn(StatementId) -> bool,
) -> PanelPlan {
    let index = &layout.index;
    let mut plan = PanelPlan::empty(&index.table.ids, layout.laid.columns.len());
    let mut after_exchange = false;
    for row in exchanges.rows() {
        let is_shown = |entry: &ExchangeEntry| index.table.id(entry.place).is_some_and(&only);
        if row.kind == RowKind::Exchange {
            if !row.entries.first().is_some_and(is_shown) {
                continue;
            }
            for line in exchange(layout, row, replies) {
                // Nothing is above the first one that a rule would part it from.
                let kind = if plan.rows.is_empty() { PlanRowKind::Further } else { line.kind };
                plan.add(kind, line.items);
            }
            after_exchange = true;
            continue;
        }
        for entry in row.entries.iter().filter(|entry| is_shown(entry)) {
            let Some((column, item)) = placed(layout, *entry) else { continue };
            let kind = if after_exchange { PlanRowKind::AloneAfter } else { PlanRowKind::Alone };
            plan.add(kind, [(column, item, entry.place)]);
            after_exchange = false;
        }
    }
    plan.end();
    plan
}

/// The panel of an entry, and what represents it there; nothing where its panel is put away.
fn placed(layout: &Layout, entry: ExchangeEntry) -> Option<(usize, PanelItem)> {
    let index = &layout.index;
    let id = index.table.id(entry.place)?;
    let column = layout.card_at(entry.place)?.column();
    let of = entry.of.filter(|_| entry.part == EntryRole::Reference);
    let item = match of.and_then(|of| index.table.id(of)) {
        Some(of) => PanelItem::Reference { statement: id, of },
        None => PanelItem::Card(id),
    };
    Some((column, item))
}

/// The panel in which a missing reply leaves a missing reply, and the statement that it would answer.
pub(super) fn missing_reply(layout: &Layout, due: &ReplyDue) -> Option<(usize, StatementId)> {
    let index = &layout.index;
    if !due.state.is_missing() {
        return None;
    }
    let column = layout.laid.columns.iter().position(|column| column.party == Some(due.party))?;
    // A hidden statement has no card to which a missing reply could belong.
    let claim = index.table.id(due.place).filter(|id| layout.can_have_card_at(due.place, *id))?;
    Some((column, claim))
}

/// The lines of one exchange.
///
/// An answer is level with what it answers, in its own panel. Where what it answers is itself an answer to
/// that panel, it is below: so a chain of answers reads from side to side, and downwards. A missing reply goes where the
/// reply would: level with the accusation, and never under a claim of its own party on the same line.
pub(super) fn exchange(layout: &Layout, row: ExchangeRow<'_>, replies: &RightOfReply) -> Vec<PlanLine> {
    let missing_replies: Vec<(StatementIndex, usize, StatementId, PartyId)> = row
        .missing_replies
        .iter()
        .filter_map(|at| replies.replies_due().get(*at as usize))
        .filter_map(|due| {
            missing_reply(layout, due).map(|(column, claim)| (due.place, column, claim, due.party))
        })
        .collect();
    let mut tree = AnswerTree::new(layout, row.entries);
    let missing_reply_at: Vec<Option<usize>> = missing_replies
        .iter()
        .map(|(accuser, column, ..)| tree.add_missing_reply(row.entries, *accuser, *column))
        .collect();
    let line_of = tree.lines();
    let mut items: Vec<(usize, bool, StatementIndex, usize, PanelItem)> = Vec::new();
    for (at, (entry, line)) in row.entries.iter().zip(&line_of).enumerate() {
        if let Some((column, item)) = placed(layout, *entry) {
            // The claim is first in its panel, whatever of its side is before it in the article.
            items.push((*line, at > 0, entry.place, column, item));
        }
    }
    for ((place, column, claim, party), at) in missing_replies.into_iter().zip(missing_reply_at) {
        let line = at.and_then(|at| line_of.get(at)).copied().unwrap_or_default();
        items.push((line, true, place, column, PanelItem::MissingReply { claim, party }));
    }
    items.sort_unstable();
    let mut lines: Vec<PlanLine> = Vec::new();
    let mut last = None;
    for (line, _, place, column, item) in items {
        if last != Some(line) {
            let kind = if lines.is_empty() { PlanRowKind::Exchange } else { PlanRowKind::Further };
            lines.push(PlanLine { kind, items: Vec::new() });
            last = Some(line);
        }
        if let Some(line) = lines.last_mut() {
            line.items.push((column, item, place));
        }
    }
    lines
}

/// Answers of one exchange: places in its list of entries, and behind them the missing replies.
struct AnswerTree {
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    columns: Vec<Option<usize>>,
    /// The place of the first missing reply.
    missing_replies: usize,
}

impl AnswerTree {
    fn new(layout: &Layout, entries: &[ExchangeEntry]) -> Self {
        let index = &layout.index;
        let main = entries.iter().enumerate().filter(|(_, entry)| entry.part != EntryRole::Reference);
        let at: HashMap<StatementIndex, usize> = main.map(|(at, entry)| (entry.place, at)).collect();
        let parents: Vec<Option<usize>> = entries.iter().map(|entry| at.get(&entry.of?).copied()).collect();
        let mut children = vec![Vec::new(); entries.len()];
        for (at, parent) in parents.iter().enumerate() {
            if let Some(list) = parent.and_then(|parent| children.get_mut(parent)) {
                list.push(at);
            }
        }
        let column =
            |entry: &ExchangeEntry| layout.card(index.table.id(entry.place)?).map(CardPosition::column);
        let missing_replies = parents.len();
        Self { parents, children, columns: entries.iter().map(column).collect(), missing_replies }
    }

    /// Adds a missing reply to a statement. Returns its place; none where the exchange lacks the statement.
    fn add_missing_reply(
        &mut self,
        entries: &[ExchangeEntry],
        of: StatementIndex,
        column: usize,
    ) -> Option<usize> {
        let parent =
            entries.iter().position(|entry| entry.place == of && entry.part != EntryRole::Reference)?;
        let at = self.parents.len();
        self.parents.push(Some(parent));
        self.children.push(Vec::new());
        self.columns.push(Some(column));
        self.children[parent].push(at);
        Some(at)
    }

    /// The line of each entry and missing reply.
    fn lines(&self) -> Vec<usize> {
        let mut lines = vec![0; self.parents.len()];
        let mut queue: VecDeque<usize> =
            (0..self.parents.len()).filter(|at| self.parents[*at].is_none()).collect();
        let mut later = VecDeque::new();
        loop {
            while let Some(at) = queue.pop_front() {
                for child in &self.children[at] {
                    if self.needs_own_line(*child, at) {
                        later.push_back(*child);
                        continue;
                    }
                    lines[*child] = lines[at] + usize::from(self.stands_below(&lines, *child, at));
                    queue.push_back(*child);
                }
            }
            let Some(next) = later.pop_front() else { return lines };
            lines[next] = lines.iter().max().map_or(0, |last| last + 1);
            queue.push_back(next);
        }
    }

    /// Returns `true` if an answer begins a line of its own so that the missing replies to it are level with it: those who owe
    /// them have a card on the line of what it answers, and it is not the first answer in its panel there.
    fn needs_own_line(&self, child: usize, parent: usize) -> bool {
        let answers = &self.children[parent];
        let own = self.columns[child];
        let is_first = answers.iter().find(|it| self.columns[**it] == own) == Some(&child);
        let owes_there =
            |at: &usize| *at >= self.missing_replies && self.columns[*at] == self.columns[parent];
        !is_first && own != self.columns[parent] && self.children[child].iter().any(owes_there)
    }

    /// Returns `true` if an answer begins a line of its own below what it answers.
    fn stands_below(&self, lines: &[usize], child: usize, parent: usize) -> bool {
        let own = self.columns[child];
        if own == self.columns[parent] {
            // Of the same side: right below, but for one that others answer again.
            return self.children[child].iter().any(|it| self.columns[*it] != own);
        }
        let mut ancestor = self.parents[parent];
        while let Some(at) = ancestor.filter(|at| lines[*at] == lines[parent]) {
            if self.columns[at] == own {
                return true;
            }
            ancestor = self.parents[at];
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of entries, each with its panel and what it answers.
    /// The entries from place `missing_replies` on are missing replies.
    fn lines_with_missing_replies(entries: &[(usize, Option<usize>)], missing_replies: usize) -> Vec<usize> {
        let mut children = vec![Vec::new(); entries.len()];
        for (at, (_, parent)) in entries.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(at);
            }
        }
        let parents = entries.iter().map(|(_, parent)| *parent).collect();
        let columns = entries.iter().map(|(column, _)| Some(*column)).collect();
        AnswerTree { parents, children, columns, missing_replies }.lines()
    }

    fn lines(entries: &[(usize, Option<usize>)]) -> Vec<usize> {
        lines_with_missing_replies(entries, entries.len())
    }

    #[test]
    fn a_missing_reply_is_level_with_the_accusation() {
        // A claim that accuses another party, and one that accuses two.
        assert_eq!(lines_with_missing_replies(&[(0, None), (1, Some(0))], 1), [0, 0]);
        assert_eq!(lines_with_missing_replies(&[(0, None), (1, Some(0)), (2, Some(0))], 1), [0, 0, 0]);
    }

    #[test]
    fn a_missing_reply_is_never_on_the_line_of_its_own_partys_claim() {
        // The first answer accuses the party of the claim: it stays level with the claim, the reply is missing below.
        assert_eq!(lines_with_missing_replies(&[(0, None), (1, Some(0)), (0, Some(1))], 2), [0, 0, 1]);
        // A second answer that does so has a line with the missing reply.
        let entries = [(0, None), (1, Some(0)), (1, Some(0)), (0, Some(1)), (0, Some(2))];
        assert_eq!(lines_with_missing_replies(&entries, 3), [0, 0, 2, 1, 2]);
    }

    #[test]
    fn answers_of_two_parties_stand_level_with_the_claim() {
        assert_eq!(lines(&[(0, None), (1, Some(0)), (2, Some(0)), (1, Some(0))]), [0, 0, 0, 0]);
    }

    #[test]
    fn a_chain_goes_from_side_to_side_and_downwards() {
        assert_eq!(
            lines(&[(0, None), (1, Some(0)), (0, Some(1)), (1, Some(2)), (0, Some(3))]),
            [0, 0, 1, 1, 2]
        );
    }

    #[test]
    fn a_third_party_joins_the_line_of_what_it_answers() {
        assert_eq!(lines(&[(0, None), (1, Some(0)), (2, Some(1))]), [0, 0, 0]);
    }

    #[test]
    fn what_a_side_says_to_itself_follows_below_and_begins_a_line_where_it_is_answered() {
        assert_eq!(lines(&[(0, None), (0, Some(0))]), [0, 0]);
        assert_eq!(lines(&[(0, None), (0, Some(0)), (1, Some(1))]), [0, 1, 1]);
    }
}
