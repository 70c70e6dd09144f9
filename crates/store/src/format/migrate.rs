//! Brings what an older version has written up to the present one, a step a version.
//!
//! A step is never changed once its version was released: a file of any age takes all the steps that it lacks,
//! and so do the changes that a journal of that age holds. A field that is new and may be missing needs no step.
//! Then what a file of any version may hold and a project may not is mended, where it can be ([`Project::mend`]). Whatever was not as
//! it should be is told.

use super::Format;
use edit::{Change, Edit};
use model::{Evidence, EvidenceSource, Project, Violation, path_inside, path_problem};

/// From the version before to one version.
struct Step {
    to: Format,
    /// Changes a project, and names the records that were not as they should be in any version.
    project: fn(&mut Project) -> Vec<Violation>,
    /// The same for what a journal holds of the project.
    edit: fn(&mut Edit),
}

const STEPS: &[Step] = &[Step {
    to: Format { major: 1, minor: 1 },
    project: |project| {
        let told = project.evidence.values().filter_map(led_out).collect();
        project.evidence = project.evidence.iter().map(|(id, it)| (*id, inside(it))).collect();
        told
    },
    edit: |edit| {
        for change in &mut edit.changes {
            if let Change::Evidence(swap) = change {
                swap.before = swap.before.as_ref().map(inside);
                swap.after = swap.after.as_ref().map(inside);
            }
        }
    },
}];

/// Brings a project up that a file of this version holds, and names what was mended in it.
pub(crate) fn bring_up(project: &mut Project, from: Format) -> Vec<Violation> {
    let steps = STEPS.iter().filter(|step| step.to > from);
    let mut told: Vec<Violation> = steps.flat_map(|step| (step.project)(project)).collect();
    told.extend(project.repair());
    told
}

/// Brings a change up that a journal of this version holds.
pub(crate) fn bring_up_edit(edit: &mut Edit, from: Format) {
    for step in STEPS.iter().filter(|step| step.to > from) {
        (step.edit)(edit);
    }
    edit.repair();
}

/// Says where the file of a piece of evidence leads out of the project's folder.
fn led_out(evidence: &Evidence) -> Option<Violation> {
    let EvidenceSource::File(path) = &evidence.source else { return None };
    let problem = path_problem(path)?;
    let path = path_inside(path);
    Some(Violation {
        place: format!("evidence {}", evidence.id),
        problem: format!("{problem}: it names “{path}” now"),
    })
}

/// 1.1: the file of a piece of evidence is named from the project's folder on. What began elsewhere keeps its words.
fn inside(evidence: &Evidence) -> Evidence {
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
        assert!(STEPS.windows(2).all(|pair| pair[0].to < pair[1].to));
        assert!(STEPS.last().is_some_and(|last| last.to <= FORMAT));
    }

    #[test]
    fn a_file_and_a_journal_of_the_first_version_take_the_same_step() {
        let first = Format { major: 1, minor: 0 };
        let evidence = Evidence {
            id: IdGenerator::seeded(1).draw(),
            title: "Report".to_owned(),
            source: EvidenceSource::File("/home/robin/../report.pdf".to_owned()),
            publisher: String::new(),
            date: String::new(),
            passages: Vec::new(),
        };
        let mut project = Project::new("p", jiff::Timestamp::UNIX_EPOCH, &mut IdGenerator::seeded(2));
        project.evidence.insert(evidence.id, evidence.clone());
        let swap = Replacement { before: Some(evidence), after: None };
        let mut edit = Edit { label: String::new(), changes: vec![Change::Evidence(swap)] };
        let told = bring_up(&mut project, first);
        assert_eq!(told.len(), 1);
        assert!(told[0].problem.contains("/home/robin/../report.pdf"), "{}", told[0]);
        let EvidenceSource::File(path) = &project.evidence.values().next().unwrap().source else {
            unreachable!()
        };
        assert!(is_inside_folder(path) && path.ends_with("report.pdf"), "{path}");
        bring_up_edit(&mut edit, first);
        edit.apply(&mut project).expect("the change still fits");
        let as_it_is = project.clone();
        assert_eq!(bring_up(&mut project, FORMAT), []);
        assert_eq!(project, as_it_is, "nothing is done twice");
    }
}
