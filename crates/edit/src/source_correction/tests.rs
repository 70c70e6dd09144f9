use proptest::prelude::*;

use super::*;
use crate::{CitationTarget, EditContext, EvidenceFacts, EvidenceIntent, Intent, testing};
use model::testing::FindingsBuilder;
use model::{Stance, StatementId, Strength};

const TEXT: &str =
    "Yard report\n\nIn March 2016 the wall was repaired.\nNobody was hurt.\n\nThe bill was 4,000 pounds.";

/// A project with one statement, and evidence with this text.
fn project(text: &str) -> (Project, EditContext, EvidenceId, StatementId) {
    let mut context = testing::context();
    let article = "“The wall was never repaired,” said Ann Roe, a spokeswoman for the council.";
    let mut finds = FindingsBuilder::of(article);
    finds.speaker("Ann Roe", None);
    finds.says(0, "The wall was never repaired");
    let mut project = testing::project(&mut context, "Wall", article, finds.findings);
    let statement = *project.statements.keys().next().unwrap();
    let facts = EvidenceFacts { title: "Yard report".to_owned(), ..EvidenceFacts::default() };
    testing::make(&mut project, &mut context, &Intent::Evidence(EvidenceIntent::Add(facts)));
    let evidence = *project.evidence.keys().next().unwrap();
    set(&mut project, &mut context, evidence, text);
    (project, context, evidence, statement)
}

fn set(project: &mut Project, context: &mut EditContext, evidence: EvidenceId, text: &str) {
    let correction = SourceCorrection::new(project, evidence, text, &[]).unwrap();
    testing::make(project, context, &Intent::Evidence(EvidenceIntent::SetText(correction.into())));
    assert_eq!(project.check(), []);
}

fn cite(
    project: &mut Project,
    context: &mut EditContext,
    (evidence, statement): (EvidenceId, StatementId),
    span: Span,
) {
    let text = span.of(&project.source_texts[&evidence].text).to_owned();
    let cited = CitationTarget::Passage { evidence, text, place: "p. 2".to_owned(), span: Some(span) };
    let intent = EvidenceIntent::Cite {
        statements: vec![statement],
        cited,
        stance: Stance::Refutes,
        strength: Some(Strength::Strong),
        note: String::new(),
    };
    testing::make(project, context, &Intent::Evidence(intent));
}

fn words_at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

#[test]
fn a_passage_follows_the_corrected_text() {
    let (mut project, mut context, evidence, statement) = project(TEXT);
    for words in ["Nobody was hurt.", "the wall was repaired", "The bill was 4,000 pounds."] {
        cite(&mut project, &mut context, (evidence, statement), words_at(TEXT, words));
    }
    let start = project.clone();
    let corrected = "Yard report, June\n\nIn March 2016 the old wall was repaired.\nNobody was hurt.";
    let correction = SourceCorrection::new(&project, evidence, corrected, &[]).unwrap();
    assert_eq!(correction.summary(), "1 passage changed, 1 passage no longer found in it");
    let planned =
        Intent::Evidence(EvidenceIntent::SetText(correction.into())).plan(&project, &mut context).unwrap();
    let inverse = planned.edit.apply(&mut project).unwrap();
    assert_eq!(project.check(), []);
    let found: Vec<(&str, bool)> =
        project.evidence[&evidence].passages.iter().map(|it| (it.text.as_str(), it.span.is_some())).collect();
    let all = [
        ("Nobody was hurt.", true),
        ("the old wall was repaired", true),
        ("The bill was 4,000 pounds.", false),
    ];
    assert_eq!(found, all);
    inverse.apply(&mut project).unwrap();
    assert_eq!(project, start);
}

#[test]
fn words_without_a_place_are_found_where_they_are_once() {
    let (mut project, mut context, evidence, _) = project("Nothing yet");
    for passage in ["the wall  was\nrepaired", "was"] {
        let facts = EvidenceFacts {
            title: "Yard report".to_owned(),
            passage: passage.to_owned(),
            ..EvidenceFacts::default()
        };
        let intent = EvidenceIntent::Describe { evidence, facts };
        testing::make(&mut project, &mut context, &Intent::Evidence(intent));
    }
    set(&mut project, &mut context, evidence, TEXT);
    let passages = &project.evidence[&evidence].passages;
    assert_eq!(
        (passages[0].text.as_str(), passages[0].span),
        ("the wall was repaired", Some(words_at(TEXT, "the wall was repaired")))
    );
    assert_eq!((passages[1].text.as_str(), passages[1].span), ("was", None), "it is in the text three times");
    let intent = Intent::Evidence(EvidenceIntent::RemoveText(evidence));
    testing::make(&mut project, &mut context, &intent);
    assert_eq!(project.check(), []);
    assert!(project.evidence[&evidence].passages.iter().all(|it| it.span.is_none()));
}

#[test]
fn a_span_that_does_not_have_the_words_is_refused() {
    let (project, mut context, evidence, statement) = project(TEXT);
    let cited = CitationTarget::Passage {
        evidence,
        text: "the wall was painted".to_owned(),
        place: String::new(),
        span: Some(words_at(TEXT, "the wall was")),
    };
    let intent = EvidenceIntent::Cite {
        statements: vec![statement],
        cited,
        stance: Stance::Supports,
        strength: None,
        note: String::new(),
    };
    assert!(Intent::Evidence(intent).plan(&project, &mut context).is_err());
}

#[test]
fn pages_move_along_with_their_words() {
    let (mut project, mut context, evidence, _) = project("x");
    let place = |at: usize, name: &str| TextPlace { at, name: name.to_owned() };
    let places = [place(TEXT.find("The bill").unwrap(), "p. 2"), place(0, "p. 1")];
    let correction = SourceCorrection::new(&project, evidence, TEXT, &places).unwrap();
    testing::make(&mut project, &mut context, &Intent::Evidence(EvidenceIntent::SetText(correction.into())));
    set(&mut project, &mut context, evidence, &format!("A longer head\n\n{TEXT}"));
    let text = &project.source_texts[&evidence];
    assert_eq!(text.place_at(text.text.find("Nobody").unwrap()), "p. 1");
    assert_eq!(text.place_at(text.text.find("bill").unwrap()), "p. 2");
}

proptest! {
    /// Whatever the texts are, passages keep their invariants, and undoing gives back the project.
    #[test]
    fn any_correction_can_be_made_and_undone(
        before in "(wall|the|é|👩‍👧|\r\n|\u{c}|\u{7}|hurt|[ .,\n]){1,40}",
        after in "(wall|the|é|👩‍👧|\r|\u{c}|\u{7}|hurt|[ .,\n]){1,40}",
        cuts in prop::collection::vec((0usize..60, 0usize..60), 0..4),
        at in 0usize..60,
    ) {
        prop_assume!(!before.trim().is_empty() && !after.trim().is_empty());
        prop_assume!(before.chars().chain(after.chars()).any(char::is_alphabetic));
        let (mut project, mut context, evidence, statement) = project("x");
        let Some(first) = SourceCorrection::new(&project, evidence, &before, &[TextPlace { at: at.min(before.len()), name: "p. 1".to_owned() }]) else {
            return Ok(());
        };
        let set = Intent::Evidence(EvidenceIntent::SetText(first.into()));
        let Ok(planned) = set.plan(&project, &mut context) else { return Ok(()) };
        if planned.edit.apply(&mut project).is_err() {
            // A text of nothing but control characters has no words.
            return Ok(());
        }
        let text = project.source_texts[&evidence].text.clone();
        let mut cited: Vec<Span> = Vec::new();
        for (start, end) in cuts {
            let span = Span::new(start.min(text.len()), end.min(text.len()));
            // The same words are cited once.
            if span.fits(&text) && span.trimmed(&text) == span && !cited.contains(&span) {
                cited.push(span);
                cite(&mut project, &mut context, (evidence, statement), span);
            }
        }
        let start = project.clone();
        let correction = SourceCorrection::new(&project, evidence, &after, &[]).unwrap();
        let planned = Intent::Evidence(EvidenceIntent::SetText(correction.into())).plan(&project, &mut context).unwrap();
        if let Ok(inverse) = planned.edit.apply(&mut project) {
            prop_assert_eq!(project.check(), []);
            inverse.apply(&mut project).unwrap();
            prop_assert_eq!(project, start);
        }
    }
}
