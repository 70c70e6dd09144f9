//! Projects for the tests of this part.

use std::sync::Arc;

use edit::{
    CitationTarget, EditContext, EvidenceFacts, EvidenceIntent, Intent, ReplyFacts, ReplyIntent,
    RequestFacts, RequestIntent, StatementIntent, testing,
};
use model::testing::FindingsBuilder;
use model::{
    Channel, DayTime, EvidenceSource, Mode, Project, Relation, ReplyOutcome, ReviewStatus, Stance,
    StatementId,
};

/// The bundled sample.
pub(super) fn sample() -> Project {
    store::from_text(include_str!("../../../assets/sample.rejoinder.ron")).unwrap()
}

/// The projects that were made for figures, with their names.
pub(super) fn figures() -> [(&'static str, Project); 3] {
    let read = |text: &str| store::from_text(text).unwrap();
    [
        ("one", read(include_str!("../../../tests/figures/one.rejoinder.ron"))),
        ("two", read(include_str!("../../../tests/figures/two.rejoinder.ron"))),
        ("three", read(include_str!("../../../tests/figures/three.rejoinder.ron"))),
    ]
}

const TEXT: &str = "“The bridge is a death trap,” said Ann Roe of the residents. The council denied that it is a trap. \
                    Ann Roe claimed that the council had lied 😀 to all. The mayor said repairs begin in July.";

/// Two parties, a claim with an answer, an accusation without one, evidence and a verdict; and whoever changes it.
pub(super) fn bridge() -> (Project, EditContext, Vec<StatementId>) {
    let mut finds = FindingsBuilder::of(TEXT);
    for (at, (party, speaker)) in
        [("Residents", "Ann Roe"), ("Town Council", "the council")].into_iter().enumerate()
    {
        finds.party(party);
        finds.speaker(speaker, Some(at));
    }
    finds.says(0, "“The bridge is a death trap,”").mode = Mode::Direct;
    finds.says(1, "it is a trap");
    finds.says(0, "the council had lied 😀 to all");
    finds.says(1, "repairs begin in July");
    finds.link(1, 0, Relation::Denies);
    let mut stamp = testing::context();
    let mut project = testing::project(&mut stamp, "The bridge", TEXT, finds.findings);
    let article = Arc::make_mut(&mut project.articles[0]);
    (article.outlet, article.date) = ("The Outlet".to_owned(), "5 June 2018".to_owned());
    article.address = "https://example.org/bridge".to_owned();
    let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
    let rating = project.scale.ratings[1].id;
    let tag = project.codebook.groups[0].tags[4].id;
    let party = project.parties[1].id;
    let facts = EvidenceFacts {
        title: "Inspection 2018".to_owned(),
        source: EvidenceSource::Address("https://example.org/inspection".to_owned()),
        publisher: "Road Agency".to_owned(),
        date: "2 May 2018".to_owned(),
        passage: "The deck is sound".to_owned(),
        place: "p. 3".to_owned(),
        ..EvidenceFacts::default()
    };
    let cited = CitationTarget::New(facts);
    for intent in [
        Intent::Statement(StatementIntent::Review {
            statements: order[..3].to_vec(),
            status: ReviewStatus::Confirmed,
        }),
        Intent::Statement(StatementIntent::SetTag { statements: vec![order[0], order[2]], tag, on: true }),
        Intent::Statement(StatementIntent::SetVerdict { statements: vec![order[0]], rating: Some(rating) }),
        Intent::Statement(StatementIntent::SetNote {
            statement: order[0],
            note: "Seen by the desk.".to_owned(),
        }),
        Intent::Evidence(EvidenceIntent::Cite {
            statements: vec![order[0]],
            cited,
            stance: Stance::Refutes,
            strength: None,
            note: String::new(),
        }),
        Intent::Reply(ReplyIntent::Mark {
            statements: vec![order[2]],
            party,
            facts: ReplyFacts { outcome: ReplyOutcome::Due, source: None, note: String::new() },
        }),
        Intent::Request(RequestIntent::Log(vec![RequestFacts {
            party,
            statements: vec![order[2]],
            person: "press office".to_owned(),
            asked_by: "Al Coe".to_owned(),
            channel: Channel::Telephone,
            asked: DayTime::written("5 June 2018, 14:30").unwrap(),
            deadline: DayTime::written("6 June 2018"),
            answer: None,
            relation: Relation::Rebuts,
            note: "They said to call again.".to_owned(),
        }])),
    ] {
        testing::make(&mut project, &mut stamp, &intent);
    }
    assert_eq!(project.check(), []);
    (project, stamp, order)
}
