//! The links of statements, from either end.

use super::table::StatementTable;
use analysis::{LinkEdge, StatementIndex};
use model::{Link, LinkId, Project, Relation, ReviewStatus};

/// A link with the places of its ends in reading order. The fields are in the order in which links are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LinkRow {
    pub(crate) to: StatementIndex,
    pub(crate) from: StatementIndex,
    relation: Relation,
    pub(crate) id: LinkId,
    pub(crate) rejected: bool,
    /// True if nobody has reviewed it yet.
    pub(crate) open: bool,
}

impl LinkRow {
    fn new(table: &StatementTable, link: &Link) -> Option<Self> {
        Some(Self {
            to: table.place(link.to)?,
            from: table.place(link.from)?,
            relation: link.relation,
            id: link.id,
            rejected: link.status == ReviewStatus::Rejected,
            open: link.status == ReviewStatus::Suggested,
        })
    }
}

/// The links of all statements.
#[derive(Debug, Default)]
pub(crate) struct LinkIndex {
    /// All links, sorted.
    pub(crate) rows: Vec<LinkRow>,
}

impl LinkIndex {
    /// Reads all links of a project.
    pub(super) fn new(project: &Project, table: &StatementTable) -> Self {
        let mut rows: Vec<LinkRow> =
            project.links.values().filter_map(|link| LinkRow::new(table, link)).collect();
        rows.sort_unstable();
        Self { rows }
    }

    /// Takes one link as it is now.
    pub(super) fn update(&mut self, table: &StatementTable, before: Option<&Link>, after: Option<&Link>) {
        if let Some(at) = before.and_then(|it| self.rows.binary_search(&LinkRow::new(table, it)?).ok()) {
            self.rows.remove(at);
        }
        if let Some(row) = after.and_then(|it| LinkRow::new(table, it)) {
            let at = self.rows.partition_point(|other| *other < row);
            self.rows.insert(at, row);
        }
    }

    /// Returns `true` if a statement has any link, shown or not, by its place in the table.
    pub(crate) fn has_any(&self, place: StatementIndex) -> bool {
        self.rows.iter().any(|link| link.to == place || link.from == place)
    }

    /// Returns `true` if any was rejected.
    pub(crate) fn have_rejected(&self) -> bool {
        self.rows.iter().any(|link| link.rejected)
    }

    /// All that nobody has rejected, as the analyses have them.
    pub(super) fn ties(&self) -> Vec<LinkEdge> {
        let stand = self.rows.iter().filter(|link| !link.rejected);
        let tie = |link: &LinkRow| LinkEdge { to: link.to, from: link.from, relation: link.relation };
        stand.map(tie).collect()
    }
}
