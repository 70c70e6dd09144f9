//! Counting who speaks, how much and where.

use super::{JobKind, JobOutcome, Jobs};
use ::export::{ExportOptions, FigureTable, Grouping};
use model::Project;

/// The figures of a project in every grouping.
#[derive(Debug)]
pub(crate) struct BalanceTables {
    tables: [FigureTable; 4],
}

impl BalanceTables {
    /// Counts everything that is not rejected.
    pub(crate) fn new(project: &Project) -> Self {
        Self { tables: Grouping::ALL.map(|by| FigureTable::new([project], &ExportOptions::default(), by)) }
    }

    /// The figures in one grouping.
    pub(crate) fn of(&self, by: Grouping) -> &FigureTable {
        let [party, outlet, month, article] = &self.tables;
        match by {
            Grouping::Party => party,
            Grouping::Outlet => outlet,
            Grouping::Month => month,
            Grouping::Article => article,
        }
    }
}

impl Jobs {
    /// Counts the figures of a project in every grouping.
    pub(crate) fn balance(&mut self, project: Project) {
        self.start("Counting who speaks".to_owned(), JobKind::Other, move |watch| {
            let tables = BalanceTables::new(&project);
            if watch.goes_on().is_break() {
                return JobOutcome::Stopped;
            }
            JobOutcome::Balance(Box::new(tables))
        });
    }
}
