//! Counting who speaks, how much and where.

use std::sync::{Arc, OnceLock};

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

/// The figures of one state of a project, as soon as they are counted.
pub(crate) type CountedBalance = Arc<OnceLock<BalanceTables>>;

/// The figures of the open project. Until those of its present state are counted, the ones before are shown.
#[derive(Debug, Default)]
pub(crate) struct BalanceCache {
    shown: CountedBalance,
    /// The state that was counted last, with its figures.
    last: Option<(u64, CountedBalance)>,
}

impl BalanceCache {
    /// Begins to count a state: returns where its figures are to be put, unless they are counted; nothing while others are being
    /// counted.
    pub(crate) fn begin_count(&mut self, state: u64) -> Option<CountedBalance> {
        if let Some((of, counted)) = &self.last {
            counted.get()?;
            self.shown = counted.clone();
            if *of == state {
                return None;
            }
        }
        let counted = CountedBalance::default();
        self.last = Some((state, counted.clone()));
        Some(counted)
    }

    /// The figures that were counted last.
    pub(crate) fn tables(&self) -> Option<&BalanceTables> {
        self.shown.get()
    }
}

impl Jobs {
    /// Counts the figures of a project in every grouping.
    pub(crate) fn count_balance(&mut self, project: Project, counted: CountedBalance) {
        self.start("Counting who speaks".to_owned(), JobKind::Other, move |_| {
            // Nobody else sets it.
            let _ = counted.set(BalanceTables::new(&project));
            JobOutcome::Nothing
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_counted_once_and_the_figures_before_it_stay_until_then() {
        let project = sample();
        let mut cache = BalanceCache::default();
        let first = cache.begin_count(1).expect("nothing is counted yet");
        assert!(cache.begin_count(1).is_none() && cache.tables().is_none());
        assert!(first.set(BalanceTables::new(&project)).is_ok());
        assert!(cache.begin_count(1).is_none() && cache.tables().is_some());
        assert!(cache.begin_count(2).is_some() && cache.tables().is_some());
        assert!(cache.begin_count(3).is_none(), "one is counted after the other");
    }

    fn sample() -> Project {
        store::from_text(crate::SAMPLE).expect("the sample is a project")
    }
}
