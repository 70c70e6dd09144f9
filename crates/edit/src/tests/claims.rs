//! Verdicts with their second reader, the scale, and the work on claims.

use super::*;
use crate::{ScaleIntent, VerdictIntent, WorkIntent};
use model::{ChecklistItemId, ClaimWork, Coder, Rating, RatingId, SCALES, Verdict, WorkStage};

fn ratings(project: &Project) -> Vec<RatingId> {
    project.scale.ratings.iter().map(|it| it.id).collect()
}

fn verdict(project: &Project) -> &Verdict {
    project.statements.values().find_map(|it| it.verdict.as_deref()).unwrap()
}

fn write(statement: StatementId, rating: RatingId, summary: &str, unknown: &[&str]) -> Intent {
    let unknown = unknown.iter().map(|gap| (*gap).to_owned()).collect();
    Intent::Verdict(VerdictIntent::Write { statement, rating, summary: summary.to_owned(), unknown })
}

fn read(statement: StatementId, agrees: bool, note: &str) -> Intent {
    Intent::Verdict(VerdictIntent::Read { statement, agrees, note: note.to_owned() })
}

#[test]
fn a_second_person_returns_a_verdict_and_agrees_with_the_next() {
    let mut context = context();
    let mut project = sample(&mut context);
    let before = project.clone();
    let card = first(&project).id;
    let all = ratings(&project);
    let (robin, sam) = (context.coder.clone(), Coder { id: context.ids.draw(), name: "Sam".to_owned() });
    let mut edits = Vec::new();
    let stage = |project: &Project| {
        ClaimWork::stage_of(project.claim_work.get(&card), &project.statements[&card], false)
    };
    assert_eq!(stage(&project), WorkStage::Unchecked);
    let mut go = |project: &mut Project, context: &mut EditContext, intent: &Intent| {
        edits.push(make(project, context, intent));
    };
    go(&mut project, &mut context, &write(card, all[1], " Pay fell by 4 %. ", &["Pay of 2018", " "]));
    assert_eq!(verdict(&project).summary, "Pay fell by 4 %.");
    assert_eq!(verdict(&project).unknown, ["Pay of 2018"]);
    assert_eq!(stage(&project), WorkStage::InReview);
    // One’s own words corrected before anybody has read them are no other verdict.
    go(&mut project, &mut context, &write(card, all[1], "Pay fell by 5 %.", &[]));
    assert!(project.claim_work.is_empty());
    // The reviewer is no second person, and a verdict is not returned without a reason.
    assert!(read(card, true, "").plan(&project, &mut context).is_err());
    context.coder = sam.clone();
    assert!(read(card, false, " ").plan(&project, &mut context).is_err());
    go(&mut project, &mut context, &read(card, false, " Table 3 says 4 %. "));
    assert_eq!(verdict(&project).readings[0].note, "Table 3 says 4 %.");
    assert_eq!(stage(&project), WorkStage::InProgress);
    context.coder = robin;
    go(&mut project, &mut context, &write(card, all[2], "Pay fell by 4 %.", &[]));
    assert!(verdict(&project).readings.is_empty(), "nobody has read this one yet");
    context.coder = sam;
    go(&mut project, &mut context, &read(card, true, ""));
    assert_eq!(stage(&project), WorkStage::Done);
    let earlier = &project.claim_work[&card].earlier_verdicts;
    assert_eq!(earlier.len(), 1);
    assert_eq!((earlier[0].rating, earlier[0].readings.len()), (all[1], 1), "both are kept");
    assert_eq!(project.check(), []);
    for edit in edits.iter().rev() {
        edit.inverse().apply(&mut project).unwrap();
    }
    assert_eq!(project, before);
}

#[test]
fn a_rating_by_one_key_leaves_no_words_of_another_verdict() {
    let mut context = context();
    let mut project = sample(&mut context);
    let card = first(&project).id;
    let all = ratings(&project);
    make(&mut project, &mut context, &write(card, all[0], "Pay rose.", &[]));
    let rate = |rating| Intent::Verdict(VerdictIntent::Rate { statements: vec![card], rating });
    let same = rate(Some(all[0])).plan(&project, &mut context).unwrap();
    assert!(same.edit.is_empty(), "it has this rating already, with its words");
    make(&mut project, &mut context, &rate(Some(all[4])));
    assert_eq!((verdict(&project).rating, verdict(&project).summary.as_str()), (all[4], ""));
    make(&mut project, &mut context, &rate(None));
    let kept = &project.claim_work[&card].earlier_verdicts;
    let told: Vec<_> = kept.iter().map(|it| (it.rating, it.summary.as_str())).collect();
    assert_eq!(told, [(all[0], "Pay rose."), (all[4], "")]);
}

#[test]
fn a_rating_in_use_stays_for_its_verdicts_when_the_scale_changes() {
    let mut context = context();
    let mut project = sample(&mut context);
    let card = first(&project).id;
    let all = ratings(&project);
    make(&mut project, &mut context, &write(card, all[2], "", &[]));
    let half: Rating = project.scale.ratings[2].clone();
    make(&mut project, &mut context, &Intent::Scale(ScaleIntent::Take(SCALES[1])));
    let names = |project: &Project| -> Vec<String> {
        project.scale.ratings.iter().map(|it| it.name.clone()).collect()
    };
    assert_eq!(names(&project).last(), Some(&half.name));
    assert_eq!(project.scale.ratings.iter().filter(|it| it.retired).count(), 1);
    assert_eq!((project.scale.known_steps(), verdict(&project).rating), (Some(3), half.id));
    // Back to the standard scale the rating is given again, as the same one.
    make(&mut project, &mut context, &Intent::Scale(ScaleIntent::Take(SCALES[0])));
    assert_eq!(project.scale.ratings[2], half);
    // A step that nobody uses goes for good; one that is used is no longer given.
    let worst = project.scale.ratings[0].id;
    make(&mut project, &mut context, &Intent::Scale(ScaleIntent::Remove(worst)));
    assert_eq!((project.scale.ratings.len(), project.scale.steps), (5, Some(4)));
    make(&mut project, &mut context, &Intent::Scale(ScaleIntent::Remove(half.id)));
    assert!(project.scale.ratings[4].retired && project.scale.steps == Some(3));
    let again = Intent::Scale(ScaleIntent::AddRating("half TRUE".to_owned()));
    assert!(again.plan(&project, &mut context).is_err(), "it was taken off, and can be given again");
    make(&mut project, &mut context, &Intent::Scale(ScaleIntent::Restore(half.id)));
    make(&mut project, &mut context, &Intent::Scale(ScaleIntent::Move { rating: half.id, to: 0 }));
    assert_eq!(names(&project)[0], half.name);
    assert_eq!(project.check(), []);
}

#[test]
fn the_work_on_a_claim_is_kept_while_it_says_something() {
    let mut context = context();
    let mut project = sample(&mut context);
    let cards = statements(&project)[..2].to_vec();
    let mut go = |project: &mut Project, work| make(project, &mut context, &Intent::Work(work)).label;
    let to = |stage| WorkIntent::Move { statements: cards.clone(), stage };
    assert_eq!(go(&mut project, to(Some(WorkStage::Done))), "Move 2 statements to “Done”");
    assert_eq!(project.claim_work.len(), 2);
    go(&mut project, to(None));
    assert!(project.claim_work.is_empty());
    let points = ["Read the source", "Read the  source", "Asked the firm"].map(str::to_owned);
    go(&mut project, WorkIntent::AddItems(points.to_vec()));
    let items: Vec<ChecklistItemId> = project.checklist.iter().map(|it| it.id).collect();
    assert_eq!(items.len(), 2);
    for item in &items {
        let tick = WorkIntent::Tick { statements: cards.clone(), item: *item, done: true };
        go(&mut project, tick);
    }
    assert_eq!(project.claim_work[&cards[0]].ticks.len(), 2);
    go(&mut project, WorkIntent::RemoveItem(items[0]));
    assert_eq!(project.claim_work[&cards[1]].ticks.len(), 1);
    go(&mut project, WorkIntent::RemoveItem(items[1]));
    assert!(project.claim_work.is_empty() && project.check().is_empty());
}
