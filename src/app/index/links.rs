//! The links of statements, from either end.

use super::table::Table;
use analysis::{Place, Tie};
use model::{Link, LinkId, Project, Relation, ReviewStatus};

/// A link with the places of its ends in reading order. The fields stand in the order in which links are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct LinkRow {
    to: Place,
    from: Place,
    relation: Relation,
    id: LinkId,
    rejected: bool,
    /// Whether nobody has reviewed it yet.
    open: bool,
}

impl LinkRow {
    fn new(table: &Table, link: &Link) -> Option<Self> {
        Some(Self {
            to: table.place(link.to)? as Place,
            from: table.place(link.from)? as Place,
            relation: link.relation,
            id: link.id,
            rejected: link.status == ReviewStatus::Rejected,
            open: link.status == ReviewStatus::Suggested,
        })
    }
}

/// The links of all statements.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// All links, sorted.
    rows: Vec<LinkRow>,
    /// Where the links of each statement begin in `list`, by its place in the table; one more at the end.
    begins: Vec<u32>,
    /// The shown links of one statement after the other.
    list: Vec<LinkId>,
    /// How many links are shown.
    pub(super) shown: usize,
    /// The shown ones that nobody has reviewed yet, in reading order of what they answer.
    pub(super) open: Vec<LinkId>,
}

impl Links {
    /// Reads all links of a project.
    pub(super) fn new(project: &Project, table: &Table) -> Self {
        let mut rows: Vec<LinkRow> =
            project.links.values().filter_map(|link| LinkRow::new(table, link)).collect();
        rows.sort_unstable();
        Self { rows, ..Self::default() }
    }

    /// Takes one link as it is now.
    pub(super) fn update(&mut self, table: &Table, before: Option<&Link>, after: Option<&Link>) {
        if let Some(at) = before.and_then(|it| self.rows.binary_search(&LinkRow::new(table, it)?).ok()) {
            self.rows.remove(at);
        }
        if let Some(row) = after.and_then(|it| LinkRow::new(table, it)) {
            let at = self.rows.partition_point(|other| *other < row);
            self.rows.insert(at, row);
        }
    }

    /// Whether a statement has any link, shown or not, by its place in the table.
    pub(super) fn has_any(&self, place: usize) -> bool {
        self.rows.iter().any(|link| link.to as usize == place || link.from as usize == place)
    }

    /// Whether any was rejected.
    pub(super) fn have_rejected(&self) -> bool {
        self.rows.iter().any(|link| link.rejected)
    }

    /// Lists those that are shown: both ends have cards, and rejected ones only where that is wanted.
    pub(super) fn show(&mut self, statements: usize, has_card: impl Fn(usize) -> bool, rejected: bool) {
        let is_shown = |link: &&LinkRow| {
            (rejected || !link.rejected) && has_card(link.from as usize) && has_card(link.to as usize)
        };
        self.begins.clear();
        self.begins.resize(statements + 1, 0);
        self.shown = 0;
        self.open.clear();
        for link in self.rows.iter().filter(is_shown) {
            self.begins[link.from as usize] += 1;
            self.begins[link.to as usize] += 1;
            self.shown += 1;
            self.open.extend(link.open.then_some(link.id));
        }
        // From how many there are to where they end; filling them in backwards turns that into where they begin.
        let mut sum = 0;
        for count in &mut self.begins {
            sum += *count;
            *count = sum;
        }
        self.list.clear();
        let Some(any) = self.rows.first().map(|link| link.id) else { return };
        self.list.resize(sum as usize, any);
        for link in self.rows.iter().rev().filter(is_shown) {
            for end in [link.to as usize, link.from as usize] {
                self.begins[end] -= 1;
                self.list[self.begins[end] as usize] = link.id;
            }
        }
    }

    /// All that nobody has rejected, as the analyses have them.
    pub(super) fn ties(&self) -> Vec<Tie> {
        let stand = self.rows.iter().filter(|link| !link.rejected);
        let tie = |link: &LinkRow| Tie { to: link.to, from: link.from, relation: link.relation };
        stand.map(tie).collect()
    }

    /// The shown links of a statement, by its place in the table; in reading order of the other end.
    pub(super) fn of(&self, place: usize) -> &[LinkId] {
        let range = self.begins.get(place).zip(self.begins.get(place + 1));
        range.and_then(|(begin, end)| self.list.get(*begin as usize..*end as usize)).unwrap_or_default()
    }
}
