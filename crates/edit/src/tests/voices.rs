//! Parties and speakers.

use super::*;
use model::{Mention, PartyId};

#[test]
fn a_party_that_waits_gets_the_last_panel_and_a_colour_of_its_own() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    run(&mut project, &mut context, Intent::Party(PartyIntent::SetWaiting { party: union, waiting: true }));
    assert_eq!(project.panel_of(first(&project)), None);
    assert_eq!(project.party_of(first(&project)), Some(union));
    // The colour of a waiting party is free for others.
    let colour = project.party(union).unwrap().colour;
    run(&mut project, &mut context, Intent::Party(PartyIntent::Recolour { party: firm, colour }));
    let edit = run(
        &mut project,
        &mut context,
        Intent::Party(PartyIntent::SetWaiting { party: union, waiting: false }),
    );
    assert_eq!(edit.label, "Make a party of Union");
    assert_eq!(project.parties.iter().map(|it| it.id).collect::<Vec<_>>(), [firm, union]);
    assert_ne!(project.party(union).unwrap().colour, colour);
    assert_eq!(project.panel_of(first(&project)), Some(union));
}

#[test]
fn a_speaker_without_a_party_becomes_one() {
    let mut context = context();
    let mut project = sample(&mut context);
    let speaker = first(&project).speaker.unwrap();
    let refused =
        Intent::Party(PartyIntent::AddForSpeaker(speaker)).plan(&project, &mut context).unwrap_err();
    assert_eq!(refused.to_string(), "Ana Ruiz belongs to Union already.");
    let facts = SpeakerFacts { name: "Ana Ruiz".into(), ..SpeakerFacts::default() };
    run(&mut project, &mut context, Intent::Speaker(SpeakerIntent::Describe { speaker, facts }));
    let edit = run(&mut project, &mut context, Intent::Party(PartyIntent::AddForSpeaker(speaker)));
    assert_eq!(edit.label, "Make a party of Ana Ruiz");
    assert_eq!(project.panel_of(first(&project)), Some(project.parties[2].id));
    assert_eq!(project.check(), []);
}

#[test]
fn a_speaker_moves_with_all_statements_in_one_step() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let speaker = first(&project).speaker.unwrap();
    let card = first(&project).id;
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::MoveToParty { statements: vec![card], party: None }),
    );
    let before = project.clone();
    let edit = run(
        &mut project,
        &mut context,
        Intent::Speaker(SpeakerIntent::Move { speakers: vec![speaker], party: Some(firm) }),
    );
    assert_eq!(edit.label, "Move Ana Ruiz to Firm");
    let own = |project: &Project, party: PartyId| {
        let own = project.statements.values().filter(|it| it.speaker == Some(speaker));
        own.map(|it| project.party_of(it)).filter(|of| *of == Some(party)).count()
    };
    assert_eq!((own(&project, firm), own(&project, union)), (3, 0), "also the one that was sent elsewhere");
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, before);
}

#[test]
fn a_speaker_is_split_by_statements_and_their_mentions_go_along() {
    let mut context = context();
    let mut project = sample(&mut context);
    let (one, two) = (statements(&project)[0], statements(&project)[1]);
    let speaker = first(&project).speaker.unwrap();
    let article = project.articles[0].id;
    let places = [spot("The union"), spot("Ana Ruiz")].map(|span| Mention { article, span });
    let mut named = project.clone();
    named.speakers.get_mut(&speaker).unwrap().mentions = places.to_vec();
    for (id, place) in [(one, places[0]), (two, places[1])] {
        named.statements.get_mut(&id).unwrap().mention = Some(place.span);
    }
    Edit::between("name".into(), &project, &named).apply(&mut project).unwrap();
    let facts = SpeakerFacts { name: " The union ".into(), ..SpeakerFacts::default() };
    let split = |statements: Vec<StatementId>, mentions: Vec<Mention>| {
        Intent::Speaker(SpeakerIntent::Split { from: speaker, statements, mentions, facts: facts.clone() })
    };
    let edit = run(&mut project, &mut context, split(vec![one], vec![]));
    assert_eq!(edit.label, "Split The union from Ana Ruiz");
    let new = project.speakers.values().find(|it| it.name == "The union").unwrap();
    assert_eq!(new.mentions, [places[0]]);
    assert_eq!(project.speakers[&speaker].mentions, [places[1]]);
    assert_eq!(
        (project.statements[&one].speaker, project.statements[&two].speaker),
        (Some(new.id), Some(speaker))
    );
    // Requests that make no sense are refused.
    let refused =
        |intent: Intent, context: &mut EditContext| intent.plan(&project, context).unwrap_err().to_string();
    assert!(refused(split(vec![], vec![]), &mut context).starts_with("Choose the statements"));
    assert!(refused(split(vec![one], vec![]), &mut context).contains("does not make all"));
    assert!(refused(split(vec![], vec![places[0]]), &mut context).contains("is not mentioned in these"));
    let all = project.statements.values().filter(|it| it.speaker == Some(speaker)).map(|it| it.id).collect();
    assert!(refused(split(all, vec![places[1]]), &mut context).starts_with("Nothing would be left"));
    // Merging gives the speaker back.
    let new = new.id;
    run(&mut project, &mut context, Intent::Speaker(SpeakerIntent::Merge { from: vec![new], into: speaker }));
    assert_eq!(project.speakers[&speaker].mentions, places);
}
