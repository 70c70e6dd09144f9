//! Tags merged, split, moved and added, each one step that is undone.

use super::super::testing::{context, make};
use super::anything::intents::two_articles;
use super::*;
use model::{Coder, NewTagGroup, PRESETS, PartyColour, Position, StatementId, TagId, Tagging};

/// The id of a tag by its name.
fn tag(project: &Project, name: &str) -> TagId {
    project.codebook.tags().find(|(_, tag)| tag.name == name).unwrap().1.id
}

fn tagged(project: &Project, name: &str) -> Vec<StatementId> {
    let tag = tag(project, name);
    let has = |it: &&Statement| it.tags.iter().any(|tagging| tagging.tag == tag);
    project.statements.values().filter(has).map(|it| it.id).collect()
}

/// A project with tags of two coders, and the context.
fn coded() -> (Project, EditContext, Vec<StatementId>) {
    let mut context = context();
    let mut project = two_articles(&mut context);
    let ids: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
    let give = |project: &mut Project, context: &mut EditContext, name: &str, statements: &[StatementId]| {
        let tag = tag(project, name);
        let intent = StatementIntent::SetTag { statements: statements.to_vec(), tag, on: true };
        make(project, context, &Intent::Statement(intent));
    };
    give(&mut project, &mut context, "conflict", &ids[..2]);
    give(&mut project, &mut context, "morality", &ids[1..3]);
    let other = Coder { id: context.ids.draw(), name: "Jo".to_owned() };
    context.coder = other;
    give(&mut project, &mut context, "morality", &ids[..1]);
    (project, context, ids)
}

fn undone(project: &Project, context: &mut EditContext, intent: CodebookIntent) -> Project {
    let planned = Intent::Codebook(intent).plan(project, context).unwrap();
    let mut changed = project.clone();
    let inverse = planned.edit.apply(&mut changed).unwrap();
    let mut back = changed.clone();
    inverse.apply(&mut back).unwrap();
    assert_eq!(&back, project, "one step back");
    assert_eq!(changed.check(), vec![]);
    changed
}

#[test]
fn merging_recodes_everybody_and_is_written_down() {
    let (project, mut context, ids) = coded();
    let (from, into) = (tag(&project, "conflict"), tag(&project, "morality"));
    let changed = undone(&project, &mut context, CodebookIntent::MergeTags { from, into });
    assert!(changed.codebook.tag(from).is_none());
    let mut wanted = ids[..3].to_vec();
    wanted.sort_unstable();
    assert_eq!(tagged(&changed, "morality"), wanted);
    let both: Vec<&Tagging> = changed.statements[&ids[1]].tags.iter().collect();
    assert_eq!(both.len(), 1, "who had given both has given one");
    assert_eq!(changed.statements[&ids[0]].tags.len(), 2, "each coder keeps their own");
    let step = changed.codebook.history.last().unwrap();
    assert_eq!(step.what, "Merged the tag “conflict” into “morality” (2 statements)");
    assert_eq!(step.coded.by, context.coder.id);
}

#[test]
fn a_tag_is_not_merged_with_itself_nor_against_a_group_that_takes_one() {
    let (mut project, mut context, ids) = coded();
    let conflict = tag(&project, "conflict");
    let itself = Intent::Codebook(CodebookIntent::MergeTags { from: conflict, into: conflict });
    assert!(matches!(itself.plan(&project, &mut context), Err(EditError::Refused(_))));
    let hostile = tag(&project, "hostile");
    for tag in [hostile, tag(&project, "conflict")] {
        let intent = StatementIntent::SetTag { statements: vec![ids[3]], tag, on: true };
        make(&mut project, &mut context, &Intent::Statement(intent));
    }
    let critical = tag(&project, "critical");
    let clash = Intent::Codebook(CodebookIntent::MergeTags { from: conflict, into: critical });
    let Err(EditError::Refused(why)) = clash.plan(&project, &mut context) else {
        panic!("it would give two")
    };
    assert!(why.contains("takes one only"), "{why}");
}

#[test]
fn splitting_recodes_the_chosen_statements_alone() {
    let (project, mut context, ids) = coded();
    let conflict = tag(&project, "conflict");
    let split = |statements: &[StatementId]| CodebookIntent::SplitTag {
        tag: conflict,
        name: " blame ".to_owned(),
        statements: statements.to_vec(),
    };
    let changed = undone(&project, &mut context, split(&ids[1..3]));
    assert_eq!((tagged(&changed, "conflict"), tagged(&changed, "blame")), (vec![ids[0]], vec![ids[1]]));
    let names: Vec<&str> = changed.codebook.groups[1].tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names[..2], ["conflict", "blame"], "beside the one that it was split off");
    let none = Intent::Codebook(split(&ids[2..3])).plan(&project, &mut context);
    assert!(matches!(none, Err(EditError::Refused(_))), "it has not the tag");
}

#[test]
fn tags_and_groups_are_moved() {
    let (project, mut context, _) = coded();
    let group = project.codebook.groups[1].id;
    let tag = tag(&project, "responsibility");
    let changed = undone(&project, &mut context, CodebookIntent::MoveTag { tag, group, at: 0 });
    assert_eq!(changed.codebook.groups[1].tags[0].id, tag);
    let changed = undone(&project, &mut context, CodebookIntent::MoveGroup { group, at: 0 });
    assert_eq!(changed.codebook.groups[0].id, group);
}

#[test]
fn what_is_there_is_not_added_again() {
    let (project, mut context, _) = coded();
    let add = |at: usize| CodebookIntent::AddGroups {
        groups: vec![PRESETS[at].group()],
        from: "the preset".to_owned(),
    };
    let changed = undone(&project, &mut context, add(2));
    assert_eq!(changed.codebook.groups.last().unwrap().tags.len(), 15);
    let again = Intent::Codebook(add(2)).plan(&changed, &mut context);
    assert!(matches!(again, Err(EditError::Refused(why)) if why.contains("already")));
    assert!(matches!(Intent::Codebook(add(1)).plan(&project, &mut context), Err(EditError::Refused(_))));
}

#[test]
fn a_position_gives_the_tag_and_is_taken_back_without_it() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (card, tag) = (first(&project).id, project.codebook.groups[0].tags[0].id);
    let set =
        |position| Intent::Statement(StatementIntent::SetPosition { statements: vec![card], tag, position });
    let position = |project: &Project| first(project).tags.iter().map(|it| it.position).collect::<Vec<_>>();
    let before = project.clone();
    let edit = run(&mut project, &mut context, set(Some(Position::Disagrees)));
    assert_eq!(position(&project), [Some(Position::Disagrees)]);
    assert!(edit.label.starts_with("Say “disagrees” on “"), "{}", edit.label);
    run(&mut project, &mut context, set(Some(Position::Agrees)));
    run(&mut project, &mut context, set(None));
    assert_eq!(position(&project), [None], "the tag stays");
    project = before;
    run(&mut project, &mut context, set(None));
    assert_eq!(position(&project), [], "to say neither gives no tag");
}

#[test]
fn examples_are_kept_once_each_and_fill_what_another_codebook_lacks() {
    let mut context = context();
    let mut project = sample(&mut context);
    let tag = project.codebook.groups[0].tags[0].clone();
    let examples = vec![" one \n line ".to_owned(), String::new(), "one line".to_owned()];
    let set = CodebookIntent::SetExamples { tag: tag.id, examples };
    run(&mut project, &mut context, Intent::Codebook(set));
    let colour = Some(PartyColour::Teal);
    run(&mut project, &mut context, Intent::Codebook(CodebookIntent::ColourTag { tag: tag.id, colour }));
    assert_eq!(project.codebook.groups[0].tags[0].examples, ["one line"]);
    let groups: Vec<NewTagGroup> = project.codebook.groups.iter().map(NewTagGroup::of).collect();
    let mut other = sample(&mut context);
    let add = CodebookIntent::AddGroups { groups, from: "a file".to_owned() };
    run(&mut other, &mut context, Intent::Codebook(add.clone()));
    let filled = &other.codebook.groups[0].tags[0];
    assert_eq!((filled.examples.as_slice(), filled.colour), (&["one line".to_owned()][..], colour));
    assert!(Intent::Codebook(add).plan(&other, &mut context).is_err(), "it has everything then");
}
