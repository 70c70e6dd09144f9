//! The lines of exchanges: each row has as many lines as its chains of answers need.

use std::collections::{HashMap, VecDeque};

use super::plan::{PanelItem, PanelPlan, PlanRowKind};
use crate::app::layout::Layout;
use analysis::{
    EntryRole, ExchangeEntry, ExchangeRow, Exchanges, ReplyDue, RightOfReply, RowKind, StatementIndex,
};
use model::StatementId;

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
    let (column, _) = layout.card_at(entry.place as usize)?;
    let of = entry.of.filter(|_| entry.part == EntryRole::Reference);
    let item = match of.and_then(|of| index.table.id(of)) {
        Some(of) => PanelItem::Reference { statement: id, of },
        None => PanelItem::Card(id),
    };
    Some((column, item))
}

/// The panel in which a missing reply leaves a hole, and the statement that it would answer.
pub(super) fn hole(layout: &Layout, due: &ReplyDue) -> Option<(usize, StatementId)> {
    let index = &layout.index;
    if !due.state.is_missing() {
        return None;
    }
    let column = layout.laid.columns.iter().position(|column| column.party == Some(due.party))?;
    // A hidden statement has no card to which a missing reply could belong.
    let claim = index.table.id(due.place).filter(|id| layout.can_have_card_at(due.place as usize, *id))?;
    Some((column, claim))
}

/// The lines of one exchange.
///
/// An answer is level with what it answers, in its own panel. Where what it answers is itself an answer to
/// that panel, it is below: so a chain of answers reads from side to side, and downwards.
pub(super) fn exchange(layout: &Layout, row: ExchangeRow<'_>, replies: &RightOfReply) -> Vec<PlanLine> {
    let line_of = AnswerTree::new(layout, row.entries).lines();
    let mut items: Vec<(usize, bool, StatementIndex, usize, PanelItem)> = Vec::new();
    let mut line_at: HashMap<StatementIndex, usize> = HashMap::new();
    for (at, (entry, line)) in row.entries.iter().zip(line_of).enumerate() {
        if entry.part != EntryRole::Reference {
            line_at.insert(entry.place, line);
        }
        if let Some((column, item)) = placed(layout, *entry) {
            // The claim is first in its panel, whatever of its side is before it in the article.
            items.push((line, at > 0, entry.place, column, item));
        }
    }
    for due in row.holes.iter().filter_map(|hole| replies.replies_due().get(*hole as usize)) {
        if let Some((column, claim)) = hole(layout, due) {
            let line = line_at.get(&due.place).copied().unwrap_or_default();
            items.push((line, true, due.place, column, PanelItem::Hole { claim, party: due.party }));
        }
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

/// Who answers whom in one exchange: places in its list of entries.
struct AnswerTree {
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    columns: Vec<Option<usize>>,
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
            |entry: &ExchangeEntry| layout.card(index.table.id(entry.place)?).map(|(column, _)| column);
        Self { parents, children, columns: entries.iter().map(column).collect() }
    }

    /// The line of each entry.
    fn lines(&self) -> Vec<usize> {
        let mut lines = vec![0; self.parents.len()];
        let mut queue: VecDeque<usize> =
            (0..self.parents.len()).filter(|at| self.parents[*at].is_none()).collect();
        while let Some(at) = queue.pop_front() {
            for child in &self.children[at] {
                lines[*child] = lines[at] + usize::from(self.stands_below(&lines, *child, at));
                queue.push_back(*child);
            }
        }
        lines
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
    fn lines(entries: &[(usize, Option<usize>)]) -> Vec<usize> {
        let mut children = vec![Vec::new(); entries.len()];
        for (at, (_, parent)) in entries.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(at);
            }
        }
        let parents = entries.iter().map(|(_, parent)| *parent).collect();
        let columns = entries.iter().map(|(column, _)| Some(*column)).collect();
        AnswerTree { parents, children, columns }.lines()
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
