//! Counting who speaks, how much and where.

use std::sync::{Arc, OnceLock};

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
        Self { tables: FigureTable::in_every_grouping(project, &ExportOptions::default()) }
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

/// The figures, as soon as they are counted.
pub(crate) type CountedBalance = Arc<OnceLock<BalanceTables>>;

impl Jobs {
    /// Counts the figures of a project in every grouping. Whoever has the result sees it when it is there.
    pub(crate) fn balance(&mut self, project: Project) -> CountedBalance {
        let counted = CountedBalance::default();
        let result = counted.clone();
        self.start("Counting who speaks".to_owned(), JobKind::Other, move |_| {
            // Nobody else sets it.
            let _ = result.set(BalanceTables::new(&project));
            JobOutcome::Nothing
        });
        counted
    }
}
