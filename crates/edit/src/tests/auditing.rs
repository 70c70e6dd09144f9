//! The traits of speakers, and what is known of them.

use super::*;
use crate::{AuditIntent, NewTrait};
use model::{GivenAnswer, SourceChoice, SpeakerId, SpeakerKind, TRAIT_PRESETS, TraitId};

fn audit(intent: AuditIntent) -> Intent {
    Intent::Audit(intent)
}

fn preset(at: usize) -> NewTrait {
    NewTrait::from(&TRAIT_PRESETS[at])
}

fn value(project: &Project, of: usize, at: usize) -> GivenAnswer {
    GivenAnswer::Value(project.traits[of].values[at].id)
}

#[test]
fn traits_are_added_once_and_their_words_are_told_apart() {
    let mut context = context();
    let mut project = sample(&mut context);
    let before = project.clone();
    let twice = audit(AuditIntent::AddTraits(vec![preset(0), preset(2), preset(0)]));
    let edit = make(&mut project, &mut context, &twice);
    let names: Vec<&str> = project.traits.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Official or not", "Gender"]);
    assert!(project.traits[1].is_asked_of(SpeakerKind::Unnamed));
    assert!(!project.traits[1].is_asked_of(SpeakerKind::Document));
    let of = project.traits[1].id;
    for name in ["Woman", " Declined  to say", "", "not known"] {
        let add = audit(AuditIntent::AddValue { of, name: name.to_owned() });
        assert!(add.plan(&project, &mut context).is_err(), "{name}");
    }
    let all = SpeakerKind::ALL.to_vec();
    let (name, help) = ("official OR not".to_owned(), String::new());
    let same = AuditIntent::DescribeTrait { of, name, help, asked_of: all };
    assert!(audit(same.clone()).plan(&project, &mut context).is_err());
    let AuditIntent::DescribeTrait { of, help, asked_of, .. } = same else { unreachable!() };
    let name = "Sex".to_owned();
    make(&mut project, &mut context, &audit(AuditIntent::DescribeTrait { of, name, help, asked_of }));
    assert!(project.traits[1].asked_of.is_empty(), "every kind is no limit");
    make(&mut project, &mut context, &audit(AuditIntent::MoveTrait { of, to: 0 }));
    assert_eq!(project.traits[0].name, "Sex");
    assert_eq!(project.check(), []);
    let mut undone = before.clone();
    edit.apply(&mut undone).unwrap();
    edit.inverse().apply(&mut undone).unwrap();
    assert_eq!(undone, before);
}

#[test]
fn what_is_known_of_a_speaker_goes_with_the_value_the_trait_the_article_and_the_merge() {
    let mut context = context();
    let mut project = sample(&mut context);
    let start = project.clone();
    let mut edits = Vec::new();
    let mut go = |project: &mut Project, intent| {
        edits.push(make(project, &mut context, &audit(intent)));
    };
    go(&mut project, AuditIntent::AddTraits(vec![preset(0), preset(2)]));
    let speakers: Vec<SpeakerId> = project.speakers.keys().copied().collect();
    let (one, two) = (speakers[0], speakers[1]);
    let traits: Vec<TraitId> = project.traits.iter().map(|it| it.id).collect();
    let (official, woman) = (value(&project, 0, 0), value(&project, 1, 0));
    let answer =
        |speakers: &[SpeakerId], of, answer| AuditIntent::Answer { speakers: speakers.to_vec(), of, answer };
    go(&mut project, answer(&[one, two], traits[0], Some(official)));
    go(&mut project, answer(&[two], traits[1], Some(woman)));
    go(&mut project, answer(&[one], traits[1], Some(GivenAnswer::Declined)));
    let article = project.articles[0].id;
    let choice = Some(SourceChoice::Integral);
    go(&mut project, AuditIntent::Choose { sources: vec![(one, article)], choice });
    assert_eq!(project.speaker_audits[&one].choice(article), choice);
    // A value of another trait is none of this one.
    let wrong = audit(answer(&[one], traits[0], Some(woman)));
    assert!(wrong.plan(&project, &mut self::context()).is_err());
    let GivenAnswer::Value(removed) = official else { unreachable!() };
    go(&mut project, AuditIntent::RemoveValue(removed));
    assert_eq!(project.speaker_audits[&two].answer(traits[0]), None);
    go(&mut project, answer(&[two], traits[0], Some(GivenAnswer::Declined)));
    let merged = Intent::Speaker(SpeakerIntent::Merge { from: vec![two], into: one });
    edits.push(make(&mut project, &mut context, &merged));
    let kept = &project.speaker_audits[&one];
    assert_eq!(project.speaker_audits.len(), 1);
    assert_eq!(kept.answer(traits[0]), Some(GivenAnswer::Declined), "from the one that was merged");
    assert_eq!(kept.answer(traits[1]), Some(GivenAnswer::Declined), "its own stays");
    edits.push(make(&mut project, &mut context, &audit(AuditIntent::RemoveTrait(traits[0]))));
    edits.push(make(&mut project, &mut context, &Intent::Article(ArticleIntent::Remove(article))));
    assert!(project.speaker_audits[&one].reasons.is_empty());
    edits.push(make(&mut project, &mut context, &audit(AuditIntent::RemoveTrait(traits[1]))));
    assert!(project.speaker_audits.is_empty() && project.check().is_empty());
    for edit in edits.iter().rev() {
        edit.inverse().apply(&mut project).unwrap();
    }
    assert_eq!(project, start);
}
