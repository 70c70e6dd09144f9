//! Migrates the data of older versions, one version at a time.
//!
//! A migration is never changed once its version was released: a file of any age, and the changes in a
//! journal of that age, go through all migrations since. A new field that may be missing needs none.
//! Afterwards, records that a file of any version may have and a project may not are repaired where possible
//! ([`Project::repair`]). Every repair is reported.

use super::FormatVersion;
use edit::{Change, Edit};
use model::{Evidence, EvidenceSource, Project, Violation, path_inside, path_problem};

/// The migration from the version before to one version.
struct Migration {
    to: FormatVersion,
    /// Migrates a project. Returns the records that were wrong even in their own version.
    project: fn(&mut Project) -> Vec<Violation>,
    /// Migrates a change in a journal.
    edit: fn(&mut Edit),
}

const MIGRATIONS: &[Migration] = &[Migration {
    to: FormatVersion { major: 1, minor: 1 },
    project: |project| {
        let told = project.evidence.values().filter_map(report_outside_path).collect();
        project.evidence = project.evidence.iter().map(|(id, it)| (*id, with_inside_path(it))).collect();
        told
    },
    edit: |edit| {
        for change in &mut edit.changes {
            if let Change::Evidence(swap) = change {
                swap.before = swap.before.as_ref().map(with_inside_path);
                swap.after = swap.after.as_ref().map(with_inside_path);
            }
        }
    },
}];

/// Migrates a project from a file of this version. Returns everything that was repaired in it.
pub(crate) fn migrate_project(project: &mut Project, from: FormatVersion) -> Vec<Violation> {
    let steps = MIGRATIONS.iter().filter(|step| step.to > from);
    let mut told: Vec<Violation> = steps.flat_map(|step| (step.project)(project)).collect();
    told.extend(project.repair());
    told
}

/// Migrates a change from a journal of this version.
pub(crate) fn migrate_edit(edit: &mut Edit, from: FormatVersion) {
    for step in MIGRATIONS.iter().filter(|step| step.to > from) {
        (step.edit)(edit);
    }
    edit.repair();
}

/// Reports that the file of a piece of evidence is outside the project's folder.
fn report_outside_path(evidence: &Evidence) -> Option<Violation> {
    let EvidenceSource::File(path) = &evidence.source else { return None };
    let problem = path_problem(path)?;
    let path = path_inside(path);
    Some(Violation {
        place: format!("evidence {}", evidence.id),
        problem: format!("{problem}: it names “{path}” now"),
    })
}

/// 1.1: the file of a piece of evidence is named relative to the project's folder. A path from elsewhere
/// keeps its words.
fn with_inside_path(evidence: &Evidence) -> Evidence {
    let mut evidence = evidence.clone();
    if let EvidenceSource::File(path) = &mut evidence.source {
        *path = path_inside(path);
    }
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FORMAT;
    use edit::Replacement;
    use model::{IdGenerator, is_inside_folder};

    #[test]
    fn the_steps_lead_to_the_present_version_in_order() {
        assert!(MIGRATIONS.windows(2).all(|pair| pair[0].to < pair[1].to));
        assert!(MIGRATIONS.last().is_some_and(|last| last.to <= FORMAT));
    }

    #[test]
    fn a_file_and_a_journal_of_the_first_version_take_the_same_step() {
        let first = FormatVersion { major: 1, minor: 0 };
        let path = EvidenceSource::File("/home/robin/../report.pdf".to_owned());
        let evidence = Evidence::new(IdGenerator::seeded(1).draw(), "Report", path);
        let mut project = Project::new("p", jiff::Timestamp::UNIX_EPOCH, &mut IdGenerator::seeded(2));
        project.evidence.insert(evidence.id, evidence.clone());
        let swap = Replacement { before: Some(evidence), after: None };
        let mut edit = Edit { label: String::new(), changes: vec![Change::Evidence(Box::new(swap))] };
        let told = migrate_project(&mut project, first);
        assert_eq!(told.len(), 1);
        assert!(told[0].problem.contains("/home/robin/../report.pdf"), "{}", told[0]);
        let EvidenceSource::File(path) = &project.evidence.values().next().unwrap().source else {
            unreachable!()
        };
        assert!(is_inside_folder(path) && path.ends_with("report.pdf"), "{path}");
        migrate_edit(&mut edit, first);
        edit.apply(&mut project).expect("the change still fits");
        let as_it_is = project.clone();
        assert_eq!(migrate_project(&mut project, FORMAT), []);
        assert_eq!(project, as_it_is, "nothing is done twice");
    }
}
