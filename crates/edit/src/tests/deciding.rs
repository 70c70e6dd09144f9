//! A person's decisions on statements: party, kind, reply.

use super::*;
use crate::{RequestFacts, RequestIntent};
use model::{
    Act, DayTime, PartyChoice, Relation, ReplyId, ReplyOutcome, RequestAnswer, RequestState, ReviewStatus,
    StatementPair,
};

#[test]
fn moving_cards_says_how_many_and_where_to() {
    let mut context = context();
    let mut project = sample(&mut context);
    let firm = project.parties[1].id;
    let cards = statements(&project)[..3].to_vec();
    let edit = run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::MoveToParty { statements: cards, party: Some(firm) }),
    );
    assert_eq!(edit.label, "Move 3 statements to Firm");
    assert_eq!(project.party_of(first(&project)), Some(firm));
    assert_eq!(first(&project).status, ReviewStatus::Confirmed);
}

#[test]
fn coding_leaves_a_suggestion_as_it_is_and_a_correction_decides_it() {
    let mut context = context();
    let mut project = sample(&mut context);
    let card = first(&project).id;
    let status = ReviewStatus::Suggested;
    let again = StatementIntent::Review { statements: vec![card], status };
    run(&mut project, &mut context, Intent::Statement(again));
    let tag = project.codebook.groups[0].tags[0].id;
    let rating = project.scale.ratings.first().map(|it| it.id);
    for intent in [
        StatementIntent::SetTag { statements: vec![card], tag, on: true },
        StatementIntent::SetVerdict { statements: vec![card], rating },
        StatementIntent::SetClaim { statements: vec![card], claim: true },
        StatementIntent::SetNote { statement: card, note: "ask her".to_owned() },
        StatementIntent::AcceptNature(vec![card]),
    ] {
        run(&mut project, &mut context, Intent::Statement(intent));
        assert_eq!((first(&project).status, first(&project).coded), (status, None));
    }
    let mode = StatementIntent::SetMode { statements: vec![card], mode: model::Mode::Mixed };
    run(&mut project, &mut context, Intent::Statement(mode));
    assert_eq!(first(&project).status, ReviewStatus::Confirmed);
}

#[test]
fn a_card_sent_back_to_its_speakers_party_follows_the_speaker_again() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let card = first(&project).id;
    for party in [Some(firm), None, Some(union)] {
        run(
            &mut project,
            &mut context,
            Intent::Statement(StatementIntent::MoveToParty { statements: vec![card], party }),
        );
        assert_eq!(project.party_of(first(&project)), party);
    }
    assert_eq!(first(&project).party, PartyChoice::OfSpeaker);
}

#[test]
fn removing_a_statement_takes_its_links_and_frees_what_is_told_in_it() {
    let mut context = context();
    let mut project = sample(&mut context);
    let outer = project.statements.values().find_map(|it| it.via).unwrap();
    run(&mut project, &mut context, Intent::Statement(StatementIntent::Remove(vec![outer])));
    assert_eq!((project.statements.len(), project.links.len()), (3, 0));
    assert!(project.statements.values().all(|it| it.via.is_none()));
}

#[test]
fn tags_that_exclude_each_other_do() {
    let mut context = context();
    let mut project = sample(&mut context);
    let tone = project.codebook.groups.iter().find(|group| group.one_only).unwrap();
    let (a, b) = (tone.tags[0].id, tone.tags[1].id);
    let statements = vec![first(&project).id];
    for tag in [a, b] {
        let statements = statements.clone();
        run(
            &mut project,
            &mut context,
            Intent::Statement(StatementIntent::SetTag { statements, tag, on: true }),
        );
    }
    assert_eq!(first(&project).tags.iter().map(|it| it.tag).collect::<Vec<_>>(), [b]);
}

#[test]
fn speech_can_be_changed_to_an_attitude() {
    let mut context = context();
    let mut project = sample(&mut context);
    let statements = vec![first(&project).id];
    let edit = run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::SetAct { statements, act: Act::Attitude }),
    );
    assert_eq!(edit.label, "Call “pay had fallen by a fifth” an attitude");
    assert_eq!((first(&project).act, first(&project).status), (Act::Attitude, ReviewStatus::Confirmed));
}

#[test]
fn accepting_what_it_seems_to_be_marks_and_tags_in_one_step() {
    let mut context = context();
    let mut project = sample(&mut context);
    let start = project.clone();
    let card = first(&project).id;
    let mut history = History::default();
    let edit = Intent::Statement(StatementIntent::AcceptNature(vec![card]))
        .plan(&project, &mut context)
        .unwrap()
        .edit;
    assert_eq!(edit.label, "Call “pay had fallen by a fifth” a figure");
    history.apply(&mut project, edit, None, context.now).unwrap();
    let tags: Vec<&str> =
        first(&project).tags.iter().map(|it| project.codebook.tag(it.tag).unwrap().1.name.as_str()).collect();
    assert_eq!((first(&project).claim, tags), (true, vec!["figure"]));
    history.undo(&mut project).unwrap();
    assert_eq!(project, start);
    // Without that group, only the claim mark is set.
    let group = project.codebook.groups[0].id;
    run(&mut project, &mut context, Intent::Codebook(CodebookIntent::RemoveGroup(group)));
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::SetClaim { statements: vec![card], claim: false }),
    );
    run(&mut project, &mut context, Intent::Statement(StatementIntent::AcceptNature(vec![card])));
    assert_eq!((first(&project).claim, first(&project).tags.len()), (true, 0));
    let plain = statements(&project)[1];
    let refused = Intent::Statement(StatementIntent::AcceptNature(vec![plain]))
        .plan(&project, &mut context)
        .unwrap_err();
    assert!(refused.to_string().starts_with("Nothing was noticed"));
}

#[test]
fn the_tellers_of_a_nested_statement_are_told_from_the_inside_out() {
    let mut context = context();
    let mut project = sample(&mut context);
    let ids = statements(&project);
    let inner = project.statements.values().find(|it| it.via.is_some()).unwrap().id;
    let outer = project.statements[&inner].via.unwrap();
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::SetVia { statement: outer, via: Some(ids[0]) }),
    );
    let told: Vec<StatementId> = project.told_in(&project.statements[&inner]).map(|it| it.id).collect();
    assert_eq!(told, [outer, ids[0]]);
    assert_eq!(project.told_in(&project.statements[&ids[0]]).count(), 0);
}

#[test]
fn a_mark_on_a_reply_goes_with_its_statement_its_party_and_its_source() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let statement = first(&project).id;
    let source = EvidenceFacts {
        title: "A letter".into(),
        passage: "It was not so".into(),
        ..EvidenceFacts::default()
    };
    let facts = |outcome| ReplyFacts { outcome, source: None, note: String::new() };
    let mark = |party, facts| Intent::Reply(ReplyIntent::Mark { statements: vec![statement], party, facts });
    let own = mark(union, facts(ReplyOutcome::Due)).plan(&project, &mut context).unwrap_err();
    assert_eq!(own.to_string(), "Union makes this statement itself: choose another party.");
    let source = Some(CitationTarget::New(source));
    let elsewhere = ReplyFacts { source, ..facts(ReplyOutcome::Elsewhere) };
    let edit = run(&mut project, &mut context, mark(firm, elsewhere));
    assert_eq!(edit.label, "Mark the reply of Firm to “pay had fallen by a fifth”: replied elsewhere");
    let reply = project.replies_to(statement).next().unwrap().clone();
    assert!(reply.evidence.is_some() && reply.passage.is_some() && reply.coded.is_some());

    // A merged party keeps its marks; those of its heir win.
    let mut merged = project.clone();
    run(
        &mut merged,
        &mut context,
        Intent::Party(PartyIntent::Add { name: "Board".into(), short: String::new() }),
    );
    let board = merged.parties[2].id;
    run(&mut merged, &mut context, mark(board, facts(ReplyOutcome::Declined)));
    run(&mut merged, &mut context, Intent::Party(PartyIntent::Merge { from: firm, into: board }));
    let left: Vec<_> = merged.replies.values().map(|it| (it.party, it.outcome)).collect();
    assert_eq!(left, [(board, ReplyOutcome::Declined)]);

    let gone = reply.evidence.unwrap();
    run(&mut project, &mut context, Intent::Evidence(EvidenceIntent::Remove(gone)));
    assert_eq!(project.replies.values().next().unwrap().evidence, None);
    let again = project.clone();
    run(
        &mut project,
        &mut context,
        Intent::Reply(ReplyIntent::Unmark { statements: vec![statement], party: firm }),
    );
    assert!(project.replies.is_empty());
    let gone = Intent::Reply(ReplyIntent::Unmark { statements: vec![statement], party: firm });
    assert!(gone.plan(&project, &mut context).is_err());
    project = again;
    run(&mut project, &mut context, Intent::Statement(StatementIntent::Remove(vec![statement])));
    assert!(project.replies.is_empty());
    assert_eq!(project.check(), []);
}

#[test]
fn a_decision_on_an_utterance_follows_its_statements_and_is_taken_back() {
    let mut context = context();
    let mut project = sample(&mut context);
    let article = article(&mut context.ids);
    run(&mut project, &mut context, Intent::Article(ArticleIntent::Add { article, findings: findings() }));
    let ids = statements(&project);
    let (one, two, other) = (ids[0], ids[1], ids[4]);
    let decide = |pair: StatementPair, same| {
        let why = Some(Why::new("the same words", &[], 90));
        Intent::Utterance(UtteranceIntent::Decide { pairs: vec![pair], same, why })
    };
    let within = decide(StatementPair::new(one, two), true).plan(&project, &mut context).unwrap_err();
    assert!(within.to_string().contains("in one article"), "{within}");
    let pair = StatementPair::new(other, one);
    assert_eq!(pair, StatementPair::new(one, other));
    let before = project.clone();
    let edit = run(&mut project, &mut context, decide(pair, true));
    assert_eq!(edit.label, "Confirm one utterance of 2 statements");
    let decision = project.same_utterances.get(&pair).unwrap().clone();
    assert!(decision.same && decision.why.is_some() && decision.coded.is_some());
    assert!(decide(pair, true).plan(&project, &mut context).unwrap().edit.is_empty(), "decided already");
    edit.inverse().apply(&mut project.clone()).unwrap();
    // Rejected, and a suggestion again.
    run(&mut project, &mut context, decide(pair, false));
    assert!(!project.same_utterances.get(&pair).unwrap().same);
    run(&mut project, &mut context, Intent::Utterance(UtteranceIntent::Undecide(vec![pair])));
    assert_eq!(project.same_utterances, before.same_utterances);
    assert!(Intent::Utterance(UtteranceIntent::Undecide(vec![pair])).plan(&project, &mut context).is_err());
    // Joined with the next statement, it keeps its decision; removed, it takes it along.
    run(&mut project, &mut context, decide(StatementPair::new(two, other), true));
    run(&mut project, &mut context, Intent::Statement(StatementIntent::Join(vec![one, two])));
    assert_eq!(project.same_utterances.keys().copied().collect::<Vec<_>>(), [pair]);
    run(&mut project, &mut context, Intent::Statement(StatementIntent::Remove(vec![other])));
    assert!(project.same_utterances.is_empty());
    assert_eq!(project.check(), []);
}

/// Returns the facts of a request to the second party about the first statement.
fn request(project: &Project, answer: Option<RequestAnswer>) -> RequestFacts {
    RequestFacts {
        party: project.parties[1].id,
        statements: vec![first(project).id],
        person: " press \n office ".to_owned(),
        asked_by: "Al".to_owned(),
        channel: model::Channel::Email,
        asked: DayTime::written("5 June 2018, 14:30").unwrap(),
        deadline: DayTime::written("6 June 2018"),
        answer,
        relation: Relation::Denies,
        note: String::new(),
    }
}

#[test]
fn an_answer_in_the_article_is_linked_and_taken_back_by_undo() {
    let mut context = context();
    let mut project = sample(&mut context);
    let firm = project.parties[1].id;
    let asked = first(&project).id;
    let log = RequestIntent::Log(vec![request(&project, None)]);
    assert_eq!(
        run(&mut project, &mut context, Intent::Request(log)).label,
        "Log a request for a reply to Firm"
    );
    let logged = project.last_request(asked, firm).unwrap().clone();
    assert_eq!((logged.person.as_str(), logged.state()), ("press office", RequestState::Waiting));
    let answer = statements(&project)
        .into_iter()
        .find(|id| project.party_of(&project.statements[id]) == Some(firm))
        .unwrap();
    for link in
        project.links.values().filter(|link| link.from == answer).map(|link| link.id).collect::<Vec<_>>()
    {
        run(&mut project, &mut context, Intent::Link(LinkIntent::Remove(link)));
    }
    let before = project.clone();
    let with = |included, declined| {
        let answer = RequestAnswer { at: None, declined, included };
        let facts = request(&before, Some(answer));
        Intent::Request(RequestIntent::Change { request: logged.id, facts })
    };
    assert!(matches!(
        with(Some(asked), false).plan(&project, &mut context),
        Err(EditError::Refused(told)) if told.contains("statement of theirs")
    ));
    assert!(with(Some(answer), true).plan(&project, &mut context).is_err());
    let edit = run(&mut project, &mut context, with(Some(answer), false));
    let linked = project.links.values().any(|link| {
        (link.from, link.to, link.relation, link.status)
            == (answer, asked, Relation::Denies, ReviewStatus::Confirmed)
    });
    assert!(linked);
    assert_eq!(project.last_request(asked, firm).unwrap().state(), RequestState::Included);
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, before);
}

#[test]
fn whoever_declined_is_marked_and_a_request_follows_its_statements_and_its_party() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let asked = first(&project).id;
    let declined = Some(RequestAnswer { at: None, declined: true, included: None });
    let log = RequestIntent::Log(vec![request(&project, declined)]);
    run(&mut project, &mut context, Intent::Request(log));
    let id = ReplyId { statement: asked, party: firm };
    assert_eq!(project.replies[&id].outcome, ReplyOutcome::Declined);
    let logged = *project.requests.keys().next().unwrap();
    let facts = request(&project, None);
    run(&mut project, &mut context, Intent::Request(RequestIntent::Change { request: logged, facts }));
    assert!(!project.replies.contains_key(&id), "the mark goes with the answer that made it");
    let mut other = project.clone();
    run(&mut other, &mut context, Intent::Party(PartyIntent::Merge { from: firm, into: union }));
    assert_eq!(other.requests[&logged].party, union);
    let gone = StatementIntent::Remove(vec![asked]);
    run(&mut project, &mut context, Intent::Statement(gone));
    assert_eq!(project.requests[&logged].statements, []);
    assert_eq!(project.check(), []);
    run(&mut project, &mut context, Intent::Request(RequestIntent::Remove(vec![logged])));
    assert!(project.requests.is_empty());
}
