//! Counting who speaks, how much and where.

use super::count_cache::{CountCache, CountSlot};
use super::{JobKind, JobOutcome, Jobs};
use ::export::{Among, AuditTable, ExportOptions, FigureTable, Grouping};
use analysis::framing::CountTable;
use model::Project;

use super::framing::MOST_COLUMNS;

/// The figures of a project in every grouping.
#[derive(Debug)]
pub(crate) struct BalanceTables {
    tables: [FigureTable; 4],
    audits: [CountedAudit; 4],
}

/// The sources in one grouping, with the counts of each trait.
#[derive(Debug)]
pub(crate) struct CountedAudit {
    /// The sources.
    pub(crate) table: AuditTable,
    /// For each trait its counts among each kind of source, in the order of [`Among::ALL`], each with its largest share.
    counts: Vec<[(CountTable, f64); 4]>,
}

impl CountedAudit {
    fn new(table: AuditTable) -> Self {
        let of = |at: usize| {
            Among::ALL.map(|among| {
                let counts = table.counts(at, among).with_columns(MOST_COLUMNS);
                let largest = counts.largest_share();
                (counts, largest)
            })
        };
        let counts = (0..table.traits().len()).map(of).collect();
        Self { table, counts }
    }

    /// The counts of a trait, which is told by its place, with the largest share.
    pub(crate) fn counts(&self, of: usize, among: Among) -> Option<&(CountTable, f64)> {
        let at = Among::ALL.iter().position(|it| *it == among)?;
        self.counts.get(of)?.get(at)
    }
}

impl BalanceTables {
    /// Counts everything that is not rejected.
    fn new(project: &Project) -> Self {
        let options = ExportOptions::default();
        let audits = AuditTable::in_every_grouping(project, &options).map(CountedAudit::new);
        Self { tables: FigureTable::in_every_grouping(project, &options), audits }
    }

    /// The sources in one grouping.
    pub(crate) fn audit(&self, by: Grouping) -> &CountedAudit {
        let [party, outlet, month, article] = &self.audits;
        match by {
            Grouping::Party => party,
            Grouping::Outlet => outlet,
            Grouping::Month => month,
            Grouping::Article => article,
        }
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

/// The figures of the open project.
pub(crate) type BalanceCache = CountCache<BalanceTables>;

impl Jobs {
    /// Counts the figures of a project in every grouping.
    pub(crate) fn count_balance(&mut self, project: Project, counted: CountSlot<BalanceTables>) {
        self.start("Counting who speaks".to_owned(), JobKind::Other, move |_| {
            // Nobody else sets it.
            let _ = counted.set(BalanceTables::new(&project));
            JobOutcome::Nothing
        });
    }
}
