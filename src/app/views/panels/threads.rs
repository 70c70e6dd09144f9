//! Which statements belong to one exchange, and which of them stand level.
//!
//! Each answer belongs to one statement that it answers: one that a person confirmed before one that is suggested,
//! then the first in the article. What is told in another statement and answers nothing belongs to that one.
//! So every statement has one root, and an exchange is a root with all that belongs to it.

use std::collections::{HashMap, VecDeque};

use super::plan::{Item, Kind};
use crate::app::index::Index;
use crate::model::{PartyId, Project, StatementId, Status};

/// Who answers whom.
#[derive(Debug, Default)]
pub(super) struct Threads {
    parents: HashMap<StatementId, StatementId>,
    children: HashMap<StatementId, Vec<StatementId>>,
    /// The parties that were accused by a statement and have not replied.
    holes: HashMap<StatementId, Vec<PartyId>>,
}

/// What stands level, each with its panel.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) kind: Kind,
    pub(super) items: Vec<(usize, Item)>,
}

impl Threads {
    /// Finds out who answers whom among the statements that have cards.
    pub(super) fn new(project: &Project, index: &Index) -> Self {
        let mut threads = Self::default();
        for id in &index.order {
            let parent = wanted(project, index, *id);
            // A circle of answers is cut where it would close.
            if let Some(parent) = parent.filter(|parent| threads.root(*parent) != *id) {
                threads.parents.insert(*id, parent);
                threads.children.entry(parent).or_default().push(*id);
            }
        }
        threads
    }

    /// The first statement of the exchange that a statement belongs to.
    pub(super) fn root(&self, mut id: StatementId) -> StatementId {
        while let Some(parent) = self.parents.get(&id) {
            id = *parent;
        }
        id
    }

    fn is_alone(&self, root: StatementId) -> bool {
        !self.children.contains_key(&root) && !self.holes.contains_key(&root)
    }
}

/// What a statement belongs to, as long as that makes no circle.
fn wanted(project: &Project, index: &Index, id: StatementId) -> Option<StatementId> {
    let has_card = |id: &StatementId| index.card(*id).is_some();
    let links = index.links(id);
    let answered = links
        .iter()
        .filter_map(|link| project.links.get(link))
        .filter(|link| link.from == id && link.status != Status::Rejected && has_card(&link.to))
        .min_by_key(|link| (link.status != Status::Confirmed, index.place(link.to)));
    answered
        .map(|link| link.to)
        .or_else(|| project.statements.get(&id)?.via)
        .filter(|outer| *outer != id && has_card(outer))
}

/// All that has a card, exchange after exchange in the order of their first statements.
pub(super) fn lines(threads: &Threads, index: &Index) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_exchange = false;
    for id in index.order.iter().filter(|id| !threads.parents.contains_key(id)) {
        let Some((column, _)) = index.card(*id) else { continue };
        if threads.is_alone(*id) {
            let kind = if after_exchange { Kind::AloneAfter } else { Kind::Alone };
            lines.push(Line { kind, items: vec![(column, Item::Card(*id))] });
        } else {
            lines.extend(exchange(threads, index, *id));
        }
        after_exchange = !threads.is_alone(*id);
    }
    if let Some(first) = lines.first_mut() {
        // Nothing stands above the first one that a rule would part it from.
        first.kind = if first.kind == Kind::Exchange { Kind::Further } else { first.kind };
    }
    lines
}

/// The lines of one exchange.
///
/// An answer stands level with what it answers, in its own panel. Where what it answers is itself an answer to
/// that panel, it stands below: so a chain of answers reads from side to side, and downwards.
pub(super) fn exchange(threads: &Threads, index: &Index, root: StatementId) -> Vec<Line> {
    let column = |id: StatementId| index.card(id).map_or(0, |(column, _)| column);
    let mut line_of: HashMap<StatementId, usize> = HashMap::from([(root, 0)]);
    let mut queue = VecDeque::from([root]);
    let mut items: Vec<(usize, bool, Option<usize>, usize, Item)> = Vec::new();
    while let Some(id) = queue.pop_front() {
        let line = line_of.get(&id).copied().unwrap_or_default();
        let place = index.place(id);
        // A claim stands first in its panel, whatever of its side stands before it in the article.
        items.push((line, id != root, place, column(id), Item::Card(id)));
        for party in threads.holes.get(&id).into_iter().flatten() {
            if let Some(at) = index.columns.iter().position(|column| column.party == Some(*party)) {
                items.push((line, true, place, at, Item::Hole { claim: id, party: *party }));
            }
        }
        for child in threads.children.get(&id).into_iter().flatten() {
            line_of.insert(*child, line + usize::from(stands_below(threads, index, &line_of, *child, id)));
            queue.push_back(*child);
        }
    }
    items.sort();
    let mut lines: Vec<Line> = Vec::new();
    let mut last = None;
    for (line, _, _, column, item) in items {
        if last != Some(line) {
            let kind = if lines.is_empty() { Kind::Exchange } else { Kind::Further };
            lines.push(Line { kind, items: Vec::new() });
            last = Some(line);
        }
        if let Some(line) = lines.last_mut() {
            line.items.push((column, item));
        }
    }
    lines
}

/// Whether an answer begins a line of its own below what it answers.
fn stands_below(
    threads: &Threads,
    index: &Index,
    line_of: &HashMap<StatementId, usize>,
    child: StatementId,
    parent: StatementId,
) -> bool {
    let column = |id: &StatementId| index.card(*id).map(|(column, _)| column);
    let own = column(&child);
    if own == column(&parent) {
        // Of the same side: right below, but for one that others answer again.
        return threads.children.get(&child).into_iter().flatten().any(|id| column(id) != own);
    }
    let line = line_of.get(&parent);
    let mut ancestor = threads.parents.get(&parent);
    while let Some(id) = ancestor.filter(|id| line_of.get(*id) == line) {
        if column(id) == own {
            return true;
        }
        ancestor = threads.parents.get(id);
    }
    false
}
