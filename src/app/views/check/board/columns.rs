//! The claims of each column, in the order in which they are to be done.

use std::cmp::Reverse;

use super::super::claims::{ClaimLine, ListVersion};
use model::{StatementId, WorkStage};

/// The columns of one state of the project.
#[derive(Debug, Default)]
pub(super) struct BoardColumns {
    of: Option<ListVersion>,
    columns: [Vec<ClaimLine>; WorkStage::ALL.len()],
}

impl BoardColumns {
    /// Sorts claims into the columns, where they are others than before: urgent ones first, then those that are due
    /// first, then those that are likeliest to be worth a check.
    pub(super) fn refresh(&mut self, lines: &[ClaimLine], version: ListVersion) {
        if self.of == Some(version) {
            return;
        }
        self.of = Some(version);
        for (stage, column) in WorkStage::ALL.into_iter().zip(&mut self.columns) {
            column.clear();
            column.extend(lines.iter().filter(|line| line.stage == stage));
            column.sort_by_key(|line| {
                (line.priority, line.due.is_none(), line.due, Reverse(line.worth), line.place)
            });
        }
    }

    pub(super) fn of(&self, stage: WorkStage) -> &[ClaimLine] {
        let at = WorkStage::ALL.iter().position(|it| *it == stage);
        at.and_then(|at| self.columns.get(at)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.iter().all(Vec::is_empty)
    }

    /// The column and the row of a claim.
    fn place(&self, id: StatementId) -> Option<(usize, usize)> {
        self.columns
            .iter()
            .enumerate()
            .find_map(|(at, column)| column.iter().position(|line| line.id == id).map(|row| (at, row)))
    }

    pub(super) fn step(&self, from: Option<StatementId>, forward: bool) -> Option<StatementId> {
        let all = || self.columns.iter().flatten().map(|line| line.id);
        let Some(at) = from.and_then(|from| all().position(|id| id == from)) else { return all().next() };
        let next = if forward { at + 1 } else { at.saturating_sub(1) };
        all().nth(next).or(from)
    }

    pub(super) fn across(&self, from: Option<StatementId>, right: bool) -> Option<StatementId> {
        let Some((at, row)) = from.and_then(|id| self.place(id)) else { return self.step(None, true) };
        let mut others: Vec<&Vec<ClaimLine>> = if right {
            self.columns.iter().skip(at + 1).collect()
        } else {
            self.columns.iter().take(at).rev().collect()
        };
        others.retain(|column| !column.is_empty());
        let column = others.first()?;
        column.get(row.min(column.len().saturating_sub(1))).map(|line| line.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Priority;

    fn line(id: u64, stage: WorkStage) -> ClaimLine {
        let mut line = ClaimLine::plain(id.into());
        (line.stage, line.place) = (stage, id as usize);
        line
    }

    #[test]
    fn urgent_claims_come_first_and_keys_walk_down_and_across() {
        let mut lines = vec![
            line(1, WorkStage::Unchecked),
            line(2, WorkStage::Unchecked),
            line(3, WorkStage::Done),
            line(4, WorkStage::Unchecked),
        ];
        lines[1].due = "2026-12-01".parse().ok();
        lines[3].priority = Priority::High;
        let mut columns = BoardColumns::default();
        columns.refresh(&lines, ListVersion::default());
        let ids: Vec<StatementId> = columns.of(WorkStage::Unchecked).iter().map(|line| line.id).collect();
        assert_eq!(ids, [4.into(), 2.into(), 1.into()]);
        assert_eq!(columns.step(None, true), Some(4.into()));
        assert_eq!(columns.step(Some(1.into()), true), Some(3.into()));
        assert_eq!(columns.step(Some(3.into()), true), Some(3.into()));
        assert_eq!(columns.step(Some(3.into()), false), Some(1.into()));
        assert_eq!(columns.across(Some(2.into()), true), Some(3.into()), "empty columns are passed over");
        assert_eq!(columns.across(Some(3.into()), false), Some(4.into()));
        assert_eq!(columns.across(Some(3.into()), true), None);
    }
}
