//! Decisions about the facts of an article.

use super::*;
use crate::GalleyIntent;
use model::{FactCheck, FactKind, FactResult, FactSource, FoundFact, PartyChoice, Stance};

fn fact(project: &Project, words: &str, kind: FactKind) -> FoundFact {
    let start = project.articles[0].text.find(words).unwrap();
    FoundFact { span: Span::new(start, start + words.len()), kind }
}

fn decide(project: &Project, fact: FoundFact, result: FactResult) -> Intent {
    let article = project.articles[0].id;
    Intent::Galley(GalleyIntent::Decide { article, facts: vec![fact], result })
}

fn only(project: &Project) -> &FactCheck {
    assert_eq!(project.fact_checks.len(), 1);
    project.fact_checks.values().next().unwrap()
}

/// Returns a project with a text about a bridge, and a figure in it.
fn bridge(context: &mut EditContext) -> (Project, FoundFact) {
    let text = "The bridge has 12 piers, said Ann Roe.\n\nIt was built in 1962.";
    let project = project(context, "Bridge", text, model::Findings::default());
    let piers = fact(&project, "12 piers", FactKind::Figure);
    (project, piers)
}

#[test]
fn a_fact_is_struck_off_opened_again_and_removed() {
    let mut context = context();
    let (mut project, piers) = bridge(&mut context);
    let before = project.clone();
    let asked = FactResult::Checked(FactSource::Asked(" the owner ".to_owned()));
    let edit = make(&mut project, &mut context, &decide(&before, piers, asked));
    assert_eq!(edit.label, "Strike “12 piers” off as checked");
    assert_eq!(only(&project).result, FactResult::Checked(FactSource::Asked("the owner".to_owned())));
    assert!(only(&project).coded.is_some() && !only(&project).by_hand);
    let mut back = project.clone();
    edit.inverse().apply(&mut back).unwrap();
    assert_eq!(back, before);
    // Decided otherwise, it stays one record; open again, there is none.
    let id = only(&project).id;
    let shorter = fact(&project, "12", FactKind::Figure);
    let wrong = FactResult::Wrong { right: "13 piers".to_owned(), source: FactSource::None };
    make(&mut project, &mut context, &decide(&before, shorter, wrong));
    assert_eq!((only(&project).id, only(&project).span), (id, piers.span));
    make(&mut project, &mut context, &decide(&before, piers, FactResult::Open));
    assert!(project.fact_checks.is_empty());
    make(&mut project, &mut context, &decide(&before, piers, FactResult::NotAFact));
    assert_eq!(only(&project).result, FactResult::NotAFact);
    let vain = FactResult::Unanswered { asked: " ".to_owned(), date: String::new() };
    assert!(decide(&project, piers, vain).plan(&project, &mut context).is_err());
    let far = FoundFact { span: Span::new(0, 9_999), ..piers };
    assert!(decide(&project, far, FactResult::NotAFact).plan(&project, &mut context).is_err());
}

#[test]
fn a_fact_that_a_person_marked_is_open_until_decided_and_gone_when_removed() {
    let mut context = context();
    let (mut project, _) = bridge(&mut context);
    let article = project.articles[0].id;
    let bridge = fact(&project, "bridge has", FactKind::Other);
    let mark = Intent::Galley(GalleyIntent::Mark { article, fact: bridge });
    make(&mut project, &mut context, &mark);
    assert!(only(&project).by_hand && only(&project).result == FactResult::Open);
    assert!(mark.plan(&project, &mut context).is_err(), "marked already");
    let checked = FactResult::Checked(FactSource::None);
    let intent = decide(&project, bridge, checked);
    make(&mut project, &mut context, &intent);
    let intent = decide(&project, bridge, FactResult::Open);
    make(&mut project, &mut context, &intent);
    assert_eq!(only(&project).result, FactResult::Open, "it is still marked");
    let intent = decide(&project, bridge, FactResult::NotAFact);
    make(&mut project, &mut context, &intent);
    assert!(project.fact_checks.is_empty());
}

#[test]
fn decisions_follow_a_correction_of_the_text_and_of_the_evidence() {
    let mut context = context();
    let (mut project, piers) = bridge(&mut context);
    let article = project.articles[0].id;
    let facts = EvidenceFacts { title: "Survey".to_owned(), ..EvidenceFacts::default() };
    make(&mut project, &mut context, &Intent::Evidence(EvidenceIntent::Add(facts)));
    let evidence = *project.evidence.keys().next().unwrap();
    let source = FactSource::Evidence(evidence);
    let wrong = FactResult::Wrong { right: "14 piers".to_owned(), source: source.clone() };
    let intent = decide(&project, piers, wrong);
    make(&mut project, &mut context, &intent);
    let year = fact(&project, "1962", FactKind::Date);
    let intent = decide(&project, year, FactResult::Checked(source));
    make(&mut project, &mut context, &intent);
    let name = fact(&project, "Ann Roe", FactKind::Name);
    let intent = decide(&project, name, FactResult::NotAFact);
    make(&mut project, &mut context, &intent);
    let whole = project.clone();
    let text = "So: the bridge has 14 piers, said they.\n\nIt was built in 1963.";
    let correction = Correction::new(&project, article, text).unwrap();
    let edit =
        make(&mut project, &mut context, &Intent::Article(ArticleIntent::CorrectText(Arc::new(correction))));
    let words: Vec<(&str, bool)> =
        project.fact_checks.values().map(|it| (it.span.of(text), it.earlier.is_some())).collect();
    assert!(words.contains(&("14 piers", true)) && words.contains(&("1963", true)), "{words:?}");
    let mut back = project.clone();
    edit.inverse().apply(&mut back).unwrap();
    assert_eq!(back, whole);
    // The old words again: nothing has changed since the decision.
    let first = whole.articles[0].text.clone();
    let correction = Correction::new(&project, article, &first).unwrap();
    make(&mut project, &mut context, &Intent::Article(ArticleIntent::CorrectText(Arc::new(correction))));
    assert!(project.fact_checks.values().all(|it| it.earlier.is_none()));
    make(&mut project, &mut context, &Intent::Evidence(EvidenceIntent::Remove(evidence)));
    assert!(project.fact_checks.values().all(|it| it.result.evidence().is_none()));
    let gone = Correction::new(&project, article, "Nothing of it.").unwrap();
    make(&mut project, &mut context, &Intent::Article(ArticleIntent::CorrectText(Arc::new(gone))));
    assert!(project.fact_checks.values().all(|it| it.is_gone() && it.earlier.is_some()));
    make(&mut project, &mut context, &Intent::Article(ArticleIntent::Remove(article)));
    assert!(project.fact_checks.is_empty());
}

#[test]
fn a_fact_is_decided_by_a_new_source_in_one_step() {
    let mut context = context();
    let (mut project, piers) = bridge(&mut context);
    let before = project.clone();
    let article = project.articles[0].id;
    let source = EvidenceFacts { title: "Plans of the bridge".to_owned(), ..EvidenceFacts::default() };
    let decide = |right: Option<&str>| {
        let (right, source) = (right.map(str::to_owned), Box::new(source.clone()));
        Intent::Galley(GalleyIntent::DecideBy { article, facts: vec![piers], right, source })
    };
    let edit = make(&mut project, &mut context, &decide(None));
    let evidence = project.evidence.keys().next().expect("the source was added");
    assert_eq!(only(&project).result, FactResult::Checked(FactSource::Evidence(*evidence)));
    let mut back = project.clone();
    edit.inverse().apply(&mut back).unwrap();
    assert_eq!(back, before, "one step back");
    make(&mut project, &mut context, &decide(Some("14 piers")));
    assert_eq!(project.evidence.len(), 1, "the project has this source");
    let FactResult::Wrong { right, .. } = &only(&project).result else { panic!("it is wrong") };
    assert_eq!(right, "14 piers");
}

#[test]
fn citations_of_a_removed_passage_cite_the_whole_source() {
    let mut context = context();
    let (mut project, _) = bridge(&mut context);
    let article = project.articles[0].id;
    let span = Span::new(0, "The bridge has 12 piers".len());
    let add = StatementIntent::Add { article, span, speaker: None, party: PartyChoice::Unknown };
    make(&mut project, &mut context, &Intent::Statement(add));
    let statement = *project.statements.keys().next().unwrap();
    let facts = EvidenceFacts {
        title: "Plans".to_owned(),
        passage: "Twelve piers.".to_owned(),
        ..EvidenceFacts::default()
    };
    let cite = EvidenceIntent::Cite {
        statements: vec![statement],
        cited: CitationTarget::New(facts),
        stance: Stance::Supports,
        strength: None,
        note: String::new(),
    };
    make(&mut project, &mut context, &Intent::Evidence(cite));
    let before = project.clone();
    let (evidence, record) = project.evidence.iter().next().unwrap();
    let remove = EvidenceIntent::RemovePassage { evidence: *evidence, passage: record.passages[0].id };
    let edit = make(&mut project, &mut context, &Intent::Evidence(remove.clone()));
    assert!(project.evidence.values().all(|it| it.passages.is_empty()));
    let citation = project.citations.values().next().unwrap();
    assert_eq!((citation.passage, citation.stance), (None, Stance::Supports));
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, before);
    let gone = EvidenceIntent::RemovePassage { evidence: 0.into(), passage: 0.into() };
    assert!(Intent::Evidence(gone).plan(&project, &mut context).is_err());
}
