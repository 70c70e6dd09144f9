//! Charts of the traits of speakers.

use analysis::framing::CountTable;
use model::Project;

use super::Chart;
use super::of_framing::ChartWords;
use crate::audit::{AUDIT_LIMITS, Among, AuditTable, SOURCE_DEFINITION};
use crate::balance::Grouping;
use crate::reading::slug;

impl Chart {
    /// A trait among a kind of sources: a row for each answer, a column for each group of articles, all shares on one scale.
    #[must_use]
    pub fn of_audit(
        project: &Project,
        audit: &AuditTable,
        (of, among): (usize, Among),
        counts: &CountTable,
    ) -> Self {
        let name = audit.traits().get(of).map_or("", |of| of.name.as_str());
        let by = match audit.grouping() {
            Grouping::Party => String::new(),
            by => format!(" by {}", by.name()),
        };
        let whom = match among {
            Among::Everybody => String::new(),
            Among::Chosen => ", speakers whom the articles chose".to_owned(),
            Among::Integral => ", speakers integral to the story".to_owned(),
            Among::NotSaid => ", speakers of whom nobody said whether they were chosen".to_owned(),
        };
        let words = ChartWords {
            name: slug(&format!(
                "sources {name}{by} {}",
                if among == Among::Everybody { "" } else { among.name() }
            )),
            title: format!("{name}{by}{whom}"),
            subtitle: SOURCE_DEFINITION.to_owned(),
            limits: AUDIT_LIMITS.to_owned(),
        };
        Self::of_table(project, words, counts)
    }

    /// Each trait of a table among everybody, where it is asked of anybody.
    pub(super) fn of_audits(project: &Project, audit: &AuditTable) -> Vec<Self> {
        let chart = |of: usize| {
            let counts = audit.counts(of, Among::Everybody);
            (!counts.is_empty()).then(|| Self::of_audit(project, audit, (of, Among::Everybody), &counts))
        };
        (0..audit.traits().len()).filter_map(chart).collect()
    }
}
