//! Splitting and joining statements.

use proptest::prelude::*;

use super::*;
use crate::VerdictIntent;
use model::{Link, LinkId, Mode, ReviewStatus, Stance};

fn place(words: &str) -> usize {
    TEXT.find(words).unwrap()
}

fn words(project: &Project, id: StatementId) -> String {
    project.words_of(&project.statements[&id])
}

fn refusal(project: &Project, context: &mut EditContext, intent: Intent) -> String {
    intent.plan(project, context).unwrap_err().to_string()
}

/// Returns a project in which a statement was split at some words, with the ids of both halves.
fn split_at(words: &str) -> (Project, EditContext, StatementId, StatementId) {
    let mut context = context();
    let mut project = sample(&mut context);
    let ids = statements(&project);
    let statement = ids[2];
    let split = Intent::Statement(StatementIntent::Split { statement, at: place(words) });
    let edit = run(&mut project, &mut context, split);
    let added: Vec<StatementId> = edit.added_statements().collect();
    let [second] = added[..] else { panic!("a split adds one statement: {added:?}") };
    assert!(!ids.contains(&second) && edit.removed_statements().next().is_none());
    (project, context, statement, second)
}

#[test]
fn a_split_statement_is_two_of_the_same_speaker() {
    let (project, _, first, second) = split_at("were “wrong”");
    assert_eq!(project.check(), []);
    assert_eq!(
        (words(&project, first), words(&project, second)),
        ("the figures".into(), "were “wrong”".into())
    );
    let (one, other) = (&project.statements[&first], &project.statements[&second]);
    assert_eq!((one.speaker, one.act, one.claim), (other.speaker, other.act, other.claim));
    assert_eq!((one.status, other.status), (ReviewStatus::Confirmed, ReviewStatus::Confirmed));
}

#[test]
fn links_and_citations_go_with_the_half_they_rest_on() {
    let (mut project, mut context, first, second) = split_at("were “wrong”");
    let nested = project.statements.values().find(|it| it.via.is_some()).unwrap();
    assert_eq!(nested.via, Some(second), "told in the half that has its words");
    let link = project.links.values().next().unwrap();
    assert_eq!(link.from, first, "neither half has more of its words");

    let statement = statements(&project)[0];
    let on = |word: &str| Why::new("test", &[word], 60);
    let (one, two): (LinkId, LinkId) = (1.into(), 2.into());
    for (link, word) in [(one, "pay had"), (two, "fifth")] {
        let record = Link {
            id: link,
            from: second,
            to: statement,
            relation: if word == "fifth" { Relation::Denies } else { Relation::Concedes },
            note: String::new(),
            status: ReviewStatus::Suggested,
            why: Some(on(word)),
            coded: None,
            changed: false,
        };
        project.links.insert(link, record);
    }
    let facts = EvidenceFacts {
        title: "Pay table".into(),
        passage: "It had lost a fifth".into(),
        ..EvidenceFacts::default()
    };
    let cited = CitationTarget::New(facts);
    let cite = Intent::Evidence(EvidenceIntent::Cite {
        statements: vec![statement],
        cited,
        stance: Stance::Supports,
        strength: None,
        note: "n".into(),
    });
    run(&mut project, &mut context, cite);
    let start = project.clone();
    let edit = run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::Split { statement, at: place("by a fifth") }),
    );
    assert_eq!(edit.label, "Split “pay had fallen by a fifth”");
    let half = statements(&project)[1];
    assert_eq!((project.links[&one].to, project.links[&two].to), (statement, half));
    assert_eq!(project.citations.values().next().unwrap().statement, half);
    let nature = |id| project.statements[&id].nature.as_ref().map(|it| it.kind);
    assert_eq!((nature(statement), nature(half)), (None, Some(NatureKind::Figure)));
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, start);
}

#[test]
fn a_half_is_direct_where_all_of_it_is_quoted() {
    let mut context = context();
    let mut project = sample(&mut context);
    let statement = statements(&project)[2];
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::SetMode { statements: vec![statement], mode: Mode::Mixed }),
    );
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::Split { statement, at: place("“wrong”") }),
    );
    let halves: Vec<Mode> = ["the figures were", "“wrong”"]
        .iter()
        .map(|words| {
            let of = |it: &&Statement| it.via.is_none() && project.words_of(it) == *words;
            project.statements.values().find(of).unwrap().mode
        })
        .collect();
    assert_eq!(halves, [Mode::Indirect, Mode::Direct]);
}

#[test]
fn a_split_needs_words_on_either_side() {
    let mut context = context();
    let project = sample(&mut context);
    let statement = statements(&project)[1];
    for at in [
        0,
        place("“We"),
        place("We cannot"),
        place(",”"),
        place(" Ana Ruiz"),
        TEXT.len() + 9,
        place("👩") + 1,
    ] {
        let refused =
            refusal(&project, &mut context, Intent::Statement(StatementIntent::Split { statement, at }));
        assert!(refused.starts_with("A statement can be split only between its words"), "{at}: {refused}");
    }
}

#[test]
fn joined_statements_have_all_of_both_and_nothing_twice() {
    let mut context = context();
    let mut project = sample(&mut context);
    let [first, second, answer, nested] = statements(&project)[..] else { panic!() };
    let tags: Vec<_> = project.codebook.groups[0].tags.iter().map(|tag| tag.id).collect();
    let facts = EvidenceFacts { title: "Pay table".into(), ..EvidenceFacts::default() };
    let both = vec![first, second];
    let rating = project.scale.ratings[0].id;
    for intent in [
        Intent::Statement(StatementIntent::SetTag { statements: both.clone(), tag: tags[0], on: true }),
        Intent::Statement(StatementIntent::SetTag { statements: vec![second], tag: tags[1], on: true }),
        Intent::Statement(StatementIntent::SetNote { statement: first, note: "Ask".into() }),
        Intent::Statement(StatementIntent::SetNote { statement: second, note: "Which year?".into() }),
        Intent::Verdict(VerdictIntent::Rate { statements: vec![second], rating: Some(rating) }),
        Intent::Statement(StatementIntent::SetVia { statement: nested, via: Some(second) }),
        Intent::Link(LinkIntent::Add {
            from: vec![answer],
            to: both.clone(),
            relation: Relation::Denies,
            note: String::new(),
        }),
        Intent::Link(LinkIntent::Add {
            from: vec![second],
            to: vec![first],
            relation: Relation::Repeats,
            note: String::new(),
        }),
        Intent::Evidence(EvidenceIntent::Cite {
            statements: both.clone(),
            cited: CitationTarget::New(facts),
            stance: Stance::Context,
            strength: None,
            note: String::new(),
        }),
    ] {
        run(&mut project, &mut context, intent);
    }
    let start = project.clone();
    let edit = run(&mut project, &mut context, Intent::Statement(StatementIntent::Join(both)));
    assert_eq!(edit.label, "Join “pay had fallen by a fifth” with “We cannot go on,”");
    assert_eq!(project.check(), []);
    let joined = &project.statements[&first];
    assert_eq!(words(&project, first), "pay had fallen by a fifth … “We cannot go on,”");
    assert_eq!((joined.note.as_str(), joined.mode), ("Ask\n\nWhich year?", Mode::Indirect));
    assert_eq!(joined.tags.len(), 2);
    assert_eq!(joined.verdict.as_ref().map(|it| it.rating), Some(rating));
    assert_eq!(project.statements[&nested].via, Some(first));
    let links: Vec<_> = project.links.values().map(|it| (it.from, it.to, it.relation)).collect();
    assert_eq!(links.len(), 2, "the suggested rebuttal and one denial: {links:?}");
    assert_eq!(project.citations.len(), 1);
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, start);
}

#[test]
fn only_neighbours_of_one_panel_and_one_speaker_are_joined() {
    let mut context = context();
    let mut project = sample(&mut context);
    let [first, second, answer, nested] = statements(&project)[..] else { panic!() };
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let mut refused = |project: &Project, ids: &[StatementId]| {
        refusal(project, &mut context, Intent::Statement(StatementIntent::Join(ids.to_vec())))
    };
    assert_eq!(refused(&project, &[first]), "There is no other statement to join it with.");
    assert!(refused(&project, &[second, answer]).starts_with("These are of two parties, Union and Firm"));
    assert!(refused(&project, &[answer, nested]).starts_with("One of these is told in the other"));
    assert!(refused(&project, &[second, nested]).starts_with("These are told by different people"));
    let mut context = super::context();
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::MoveToParty { statements: vec![second], party: Some(firm) }),
    );
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::MoveToParty { statements: vec![answer], party: Some(union) }),
    );
    let mut refused = |project: &Project, ids: &[StatementId]| {
        refusal(project, &mut context, Intent::Statement(StatementIntent::Join(ids.to_vec())))
    };
    assert_eq!(
        refused(&project, &[first, answer]),
        "Ana Ruiz and a spokesman are two speakers: give both statements the same one first."
    );
    let speaker = project.statements[&first].speaker;
    let mut context = super::context();
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::SetSpeaker { statements: vec![answer], speaker }),
    );
    assert_eq!(
        refusal(&project, &mut context, Intent::Statement(StatementIntent::Join(vec![first, answer]))),
        "“We cannot go on,” is between the two: only neighbours can be joined."
    );
}

proptest! {
    /// For any split, no word is lost or doubled, and joining the halves gives the statement back.
    #[test]
    fn a_split_joined_again_is_the_same_statement(which in 0usize..3, at in 0usize..TEXT.len()) {
        let mut context = context();
        let mut project = sample(&mut context);
        let ids = statements(&project);
        let statement = ids[which];
        let whole = project.clone();
        let split = Intent::Statement(StatementIntent::Split { statement, at });
        let Ok(planned) = split.plan(&project, &mut context) else { return Ok(()) };
        planned.edit.apply(&mut project).unwrap();
        prop_assert_eq!(project.check(), vec![]);
        let second = statements(&project).into_iter().find(|id| !ids.contains(id)).unwrap();
        let compact = |text: String| text.replace(char::is_whitespace, "");
        let halves = compact(words(&project, statement) + &words(&project, second));
        prop_assert_eq!(halves, compact(words(&whole, statement)));
        let joined = run(&mut project, &mut context, Intent::Statement(StatementIntent::Join(vec![second, statement])));
        prop_assert!(!joined.is_empty());
        let strip = |project: &Project| {
            let mut project = project.clone();
            let all: Vec<Statement> = project.statements.values().cloned().collect();
            for statement in all {
                // The fate of a suggestion tells that a person parted it, also when it is whole again.
                let (status, coded, changed) = (ReviewStatus::Confirmed, None, Vec::new());
                project.statements.insert(statement.id, Statement { status, coded, changed, ..statement });
            }
            project.coders.clear();
            project
        };
        let (again, before) = (strip(&project), strip(&whole));
        // Joining halves that were split inside a word gives the word back.
        prop_assert_eq!(again, before);
    }
}
