//! Tests of the parts of suggestions that people change.

use super::*;
use model::{ChangedPart, Mode, PartyChoice, Relation, ReviewStatus, Why};

#[test]
fn what_a_person_changes_of_a_suggestion_is_noted_and_undone() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (card, party) = (first(&project).id, project.parties[1].id);
    assert!(first(&project).why.is_some() && first(&project).changed.is_empty());
    let mode = if first(&project).mode == Mode::Mixed { Mode::Direct } else { Mode::Mixed };
    let before = project.clone();
    let statements = vec![card];
    let edit =
        run(&mut project, &mut context, Intent::Statement(StatementIntent::SetMode { statements, mode }));
    assert_eq!(first(&project).changed, [ChangedPart::Mode]);
    let statements = vec![card];
    let moved = StatementIntent::MoveToParty { statements, party: Some(party) };
    run(&mut project, &mut context, Intent::Statement(moved));
    assert_eq!(first(&project).changed, [ChangedPart::Mode, ChangedPart::Party], "in the order of the parts");
    assert_eq!(first(&project).party, PartyChoice::Given(party));
    let back = project.clone();
    for status in [ReviewStatus::Rejected, ReviewStatus::Confirmed] {
        let statements = vec![card];
        run(&mut project, &mut context, Intent::Statement(StatementIntent::Review { statements, status }));
        assert_eq!(first(&project).changed, first(&back).changed, "a decision changes nothing of it");
    }
    let mut undone = before.clone();
    edit.apply(&mut undone).unwrap();
    edit.inverse().apply(&mut undone).unwrap();
    assert_eq!(undone, before);
}

#[test]
fn what_a_person_made_and_the_merging_of_speakers_change_no_suggestion() {
    let mut context = context();
    let mut project = sample(&mut context);
    let card = first(&project).id;
    project.statements.get_mut(&card).unwrap().why = None;
    let speakers: Vec<_> = project.speakers.keys().copied().collect();
    let statements = vec![card];
    let set = StatementIntent::SetSpeaker { statements, speaker: speakers.last().copied() };
    run(&mut project, &mut context, Intent::Statement(set));
    assert_eq!(first(&project).changed, [], "nobody suggested it");
    let merge = SpeakerIntent::Merge { from: vec![speakers[0]], into: speakers[1] };
    run(&mut project, &mut context, Intent::Speaker(merge));
    assert!(project.statements.values().all(|it| it.changed.is_empty()));
}

#[test]
fn a_suggested_link_is_changed_by_its_relation_and_not_by_a_note() {
    let mut context = context();
    let mut project = sample(&mut context);
    let link = *project.links.keys().next().unwrap();
    project.links.get_mut(&link).unwrap().why = Some(Why::new("next to it", &[], 80));
    let note = "seen".to_owned();
    run(&mut project, &mut context, Intent::Link(LinkIntent::SetNote { link, note }));
    assert!(!project.links[&link].changed);
    let relation = if project.links[&link].relation == Relation::Concedes {
        Relation::Denies
    } else {
        Relation::Concedes
    };
    run(&mut project, &mut context, Intent::Link(LinkIntent::SetRelation { link, relation }));
    assert!(project.links[&link].changed);
}

#[test]
fn both_parts_of_a_suggestion_that_was_split_are_changed() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (card, extent) = (first(&project).id, first(&project).extent());
    let known: Vec<_> = project.statements.keys().copied().collect();
    let at = project.articles[0].text[..extent.end].rfind(' ').unwrap();
    run(&mut project, &mut context, Intent::Statement(StatementIntent::Split { statement: card, at }));
    let new = project.statements.values().find(|it| !known.contains(&it.id)).unwrap();
    assert_eq!(
        (new.changed.as_slice(), first(&project).changed.as_slice()),
        (&[ChangedPart::Words][..], &[ChangedPart::Words][..])
    );
}
