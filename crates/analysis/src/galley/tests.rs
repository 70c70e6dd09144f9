//! Tests of galleys.

use super::*;
use jiff::Timestamp;
use model::{EvidenceId, IdGenerator, testing};
use std::sync::Arc;

const TEXT: &str = "Ann Roe counted 400 trout on Monday.\n\n“It was 400,” said the first warden.";

fn found() -> Vec<FoundFact> {
    let fact = |words: &str, kind| {
        let start = TEXT.find(words).unwrap();
        FoundFact { span: Span::new(start, start + words.len()), kind }
    };
    let last = TEXT.rfind("400").unwrap();
    vec![
        fact("Ann Roe", FactKind::Name),
        fact("400 trout", FactKind::Figure),
        fact("Monday", FactKind::Date),
        fact("“It was 400,”", FactKind::Quotation),
        FoundFact { span: Span::new(last, last + 3), kind: FactKind::Figure },
        fact("first warden", FactKind::Superlative),
    ]
}

struct Desk {
    project: Project,
    ids: IdGenerator,
    article: Arc<Article>,
}

impl Desk {
    fn new() -> Self {
        let mut ids = IdGenerator::seeded(5);
        let mut project = Project::new("Trout", Timestamp::UNIX_EPOCH, &mut ids);
        let article = testing::article(&mut ids, "Trout", TEXT);
        project.articles.push(article.clone());
        Self { project, ids, article }
    }

    fn decide(&mut self, span: Span, kind: FactKind, result: FactResult, by_hand: bool) {
        let (id, article) = (self.ids.draw(), self.article.id);
        let decision = FactCheck { id, article, span, kind, by_hand, result, earlier: None, coded: None };
        self.project.fact_checks.insert(id, decision);
    }

    fn galley(&self) -> Galley {
        Galley::new(&self.project, &self.article, &found())
    }
}

#[test]
fn facts_that_were_found_are_open_and_a_quotation_holds_others() {
    let galley = Desk::new().galley();
    assert_eq!(galley.counts(), GalleyCounts { all: 6, open: 6, ..GalleyCounts::default() });
    assert_eq!(galley.counts().words(), "0 of 6 checked, 6 open");
    assert_eq!(galley.facts[3].kind, FactKind::Quotation);
    assert_eq!(galley.facts[4].kind, FactKind::Figure);
    assert!(galley.facts.iter().all(|fact| fact.decision.is_none() && fact.source.is_none()));
}

#[test]
fn a_decision_takes_the_place_of_what_was_found_there_and_sources_are_numbered() {
    let mut desk = Desk::new();
    let facts = found();
    let report = FactSource::Evidence(EvidenceId::from(7));
    let asked = FactSource::Asked("the warden".to_owned());
    desk.decide(facts[2].span, FactKind::Date, FactResult::Checked(report.clone()), false);
    desk.decide(facts[0].span, FactKind::Name, FactResult::Checked(asked.clone()), false);
    desk.decide(facts[4].span, FactKind::Figure, FactResult::Checked(report.clone()), false);
    // A person marked more words than were found: both figures of that place are one fact.
    let longer = Span::new(facts[1].span.start - "counted ".len(), facts[1].span.end);
    let wrong = FactResult::Wrong { right: "counted 40 trout".to_owned(), source: FactSource::None };
    desk.decide(longer, FactKind::Figure, wrong, true);
    desk.decide(facts[5].span, FactKind::Superlative, FactResult::NotAFact, false);
    let galley = desk.galley();
    assert_eq!(galley.sources, [asked, report]);
    let numbers: Vec<_> = galley.facts.iter().map(|fact| (fact.state, fact.source)).collect();
    assert_eq!(
        numbers,
        [
            (FactState::Checked, Some(1)),
            (FactState::Wrong, None),
            (FactState::Checked, Some(2)),
            (FactState::Open, None),
            (FactState::Checked, Some(2)),
        ]
    );
    assert_eq!(galley.counts().words(), "3 of 5 checked, 1 wrong, 1 open");
    assert!(!galley.counts().is_finished());
    assert_eq!(
        (galley.next_open(None), galley.next_open(Some(3)), galley.previous_open(Some(3))),
        (Some(3), Some(3), Some(3))
    );
    let corrections = wrong_facts(&desk.project, &desk.article);
    assert_eq!(corrections.len(), 1);
    assert_eq!((corrections[0].paragraph, &*corrections[0].old), (1, "counted 400 trout"));
    assert!(!corrections[0].made);
}

#[test]
fn nothing_is_finished_while_a_fact_is_open_or_there_is_none() {
    let mut desk = Desk::new();
    for fact in found() {
        assert!(!desk.galley().counts().is_finished());
        let asked = FactResult::Unanswered { asked: "the mill".to_owned(), date: String::new() };
        desk.decide(fact.span, fact.kind, asked, false);
    }
    let galley = desk.galley();
    assert!(galley.counts().is_finished());
    assert_eq!((galley.next_open(None), galley.previous_open(None)), (None, None));
    assert!(!Galley::default().counts().is_finished());
    assert_eq!((Galley::default().next_open(None), Galley::default().previous_open(None)), (None, None));
}
