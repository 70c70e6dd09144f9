//! The audit of a small project.

use super::*;
use crate::testing::project;
use edit::{AuditIntent, EditContext, Intent, NewTrait, testing};
use model::{SpeakerKind, TRAIT_PRESETS};

fn made() -> (Project, EditContext) {
    let (mut project, _) = project();
    let mut context = testing::context();
    let traits = vec![NewTrait::from(&TRAIT_PRESETS[0]), NewTrait::from(&TRAIT_PRESETS[2])];
    testing::make(&mut project, &mut context, &Intent::Audit(AuditIntent::AddTraits(traits)));
    (project, context)
}

fn table(project: &Project) -> AuditTable {
    AuditTable::new([project], &ExportOptions::default(), Grouping::Party)
}

#[test]
fn what_nobody_said_is_not_known_and_everybody_counts_once() {
    let (project, _) = made();
    let table = table(&project);
    let [group] = table.groups() else { panic!("one group") };
    // Kate Allen and the coalition speak; the ministry is told by the coalition alone.
    assert_eq!((group.articles, group.sources.len()), (1, 2));
    let not_known = group.count(0, AnswerRow::NotKnown, Among::Everybody);
    assert_eq!(not_known, AuditCount { count: 2, asked: 2, known: 0 });
    assert_eq!(group.count(0, AnswerRow::Value(0), Among::Everybody).share_of_known(), None);
    assert_eq!(group.count(0, AnswerRow::NotKnown, Among::NotSaid).count, 2);
    assert_eq!(group.count(0, AnswerRow::NotKnown, Among::Chosen).share(), None, "there are none");
}

#[test]
fn answers_and_reasons_are_counted_and_open_their_statements() {
    let (mut project, mut context) = made();
    let before = table(&project);
    let sources: Vec<Source> = before.groups()[0].sources.iter().map(|it| it.source.clone()).collect();
    let (kate, firm) = (sources[0].speaker, sources[1].speaker);
    let record = project.speakers.get_mut(&firm).unwrap();
    record.kind = SpeakerKind::Organisation;
    let [official, gender] = [0, 1].map(|at| project.traits[at].clone());
    let mut go = |intent| testing::make(&mut project, &mut context, &Intent::Audit(intent));
    let value = |of: &SpeakerTrait, at: usize| Some(GivenAnswer::Value(of.values[at].id));
    go(AuditIntent::Answer { speakers: vec![kate], of: official.id, answer: value(&official, 1) });
    go(AuditIntent::Answer { speakers: vec![kate, firm], of: gender.id, answer: value(&gender, 0) });
    go(AuditIntent::Answer { speakers: vec![firm], of: official.id, answer: Some(GivenAnswer::Declined) });
    let article = sources[0].article;
    go(AuditIntent::Choose { sources: vec![(firm, article)], choice: Some(SourceChoice::Integral) });
    let table = table(&project);
    let group = &table.groups()[0];
    let whole = group.count(0, AnswerRow::Value(1), Among::Everybody);
    assert_eq!((whole.count, whole.share(), whole.share_of_known()), (1, Some(0.5), Some(1.0)));
    assert_eq!(group.count(0, AnswerRow::Declined, Among::Integral).share(), Some(1.0));
    let women = group.count(1, AnswerRow::Value(0), Among::Everybody);
    assert_eq!(women, AuditCount { count: 1, asked: 1, known: 1 }, "gender is not asked of an organisation");
    let counts = table.counts(0, Among::Everybody);
    assert_eq!((counts.count(1, 0), counts.count(2, 0), counts.bases[0]), (1, 1, 2));
    let first = counts.places(1, 0)[0].statement.unwrap();
    assert_eq!(table.all_statements(&[first]), sources[0].statements);
}

#[test]
fn traits_of_the_same_name_in_two_projects_are_one() {
    let (one, _) = made();
    let (mut two, mut context) = made();
    let of = two.traits[0].id;
    let add = AuditIntent::AddValue { of, name: "spokesperson".to_owned() };
    testing::make(&mut two, &mut context, &Intent::Audit(add));
    let both = AuditTable::new([&one, &two], &ExportOptions::default(), Grouping::Party);
    assert_eq!(both.traits()[0].values, ["official", "not official", "spokesperson"]);
    assert_eq!(both.groups()[0].count(0, AnswerRow::NotKnown, Among::Everybody).asked, 4);
    let csv = both.to_csv();
    assert!(
        csv.starts_with("by,group,articles,trait,answer,among,speakers,asked,known,share,share_of_known\n")
    );
    assert!(csv.contains("party,all,2,Official or not,not known,everybody,4,4,0,1,\n"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&both.to_json().unwrap()).unwrap();
    assert_eq!(json["groups"][0]["traits"][0]["answers"][4]["everybody"]["speakers"], 4);
    let rows = both.to_rows();
    assert!(rows.iter().all(|row| row.len() == 7) && rows[5][2] == "not known" && rows[5][3] == "4, 100 %");
}
