//! Links that are suggested again.

use super::*;
use model::{LinkId, ReviewStatus};

fn suggestion(from: StatementId, to: StatementId) -> SuggestedLink {
    SuggestedLink { from, to, relation: Relation::Denies, why: testing::why() }
}

fn suggest(project: &Project, links: Vec<SuggestedLink>) -> Intent {
    let replaced: Vec<LinkId> = project.links.keys().copied().collect();
    Intent::Link(LinkIntent::Suggest { replaced, links })
}

fn pairs(project: &Project) -> Vec<(StatementId, StatementId)> {
    project.links.values().map(|link| (link.from, link.to)).collect()
}

#[test]
fn suggestions_are_replaced_and_those_made_again_stay_the_same_record() {
    let mut context = context();
    let mut project = sample(&mut context);
    let all = statements(&project);
    let before = project.links.clone();
    let known = before.values().next().unwrap();
    let again = suggest(&project, vec![suggestion(known.from, known.to)]);
    assert!(run(&mut project, &mut context, again).is_empty());
    assert_eq!(project.links, before);
    let other = suggest(&project, vec![suggestion(all[3], all[1]), suggestion(all[1], all[1])]);
    run(&mut project, &mut context, other);
    assert_eq!(pairs(&project), [(all[3], all[1])]);
    assert!(project.links.values().all(|link| link.status == ReviewStatus::Suggested && link.why.is_some()));
}

#[test]
fn what_a_person_has_decided_on_a_link_stays() {
    for status in [ReviewStatus::Confirmed, ReviewStatus::Rejected] {
        let mut context = context();
        let mut project = sample(&mut context);
        let link = project.links.values().next().unwrap().clone();
        run(&mut project, &mut context, Intent::Link(LinkIntent::Review { link: link.id, status }));
        let intent = suggest(&project, vec![suggestion(link.from, link.to)]);
        assert!(run(&mut project, &mut context, intent).is_empty());
        let none = suggest(&project, Vec::new());
        assert!(run(&mut project, &mut context, none).is_empty());
        assert_eq!(project.links[&link.id].status, status);
    }
}

#[test]
fn an_effect_is_undone_with_the_change_that_it_follows() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (start, all, mut history) = (project.clone(), statements(&project), History::default());
    let mut journal = History::default();
    let nothing = Edit::between("nothing".into(), &project, &project);
    assert_eq!(history.amend(&mut project, nothing.clone(), context.now).unwrap(), None, "no step");
    let confirm = Intent::Statement(StatementIntent::Review {
        statements: vec![all[0]],
        status: ReviewStatus::Confirmed,
    });
    let planned = confirm.plan(&project, &mut context).unwrap();
    let (done, mut again) = (Arc::new(planned.edit.clone()), start.clone());
    history.apply(&mut project, planned.edit, None, context.now).unwrap();
    let label = history.undo_label().unwrap().to_owned();
    assert_eq!(history.amend(&mut project, nothing, context.now).unwrap(), None, "nothing changes");
    let links = suggest(&project, vec![suggestion(all[3], all[1])]).plan(&project, &mut context).unwrap();
    let effect = history.amend(&mut project, links.edit, context.now).unwrap().unwrap();
    assert_eq!(pairs(&project), [(all[3], all[1])]);
    assert_eq!(history.undo_label(), Some(&*label));
    // A journal gives the same back.
    journal.replay(&mut again, done, HistoryOperation::Apply, context.now).unwrap();
    journal.replay(&mut again, effect, HistoryOperation::Merge, context.now).unwrap();
    assert_eq!((&again, journal.undo_label()), (&project, history.undo_label()));
    history.undo(&mut project).unwrap();
    assert_eq!(project, start);
    assert_eq!(history.undo_label(), None);
    history.redo(&mut project).unwrap();
    assert_eq!(pairs(&project), [(all[3], all[1])]);
}
