//! What holds of every change, and what each kind of change does.

use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::model::{
    Act, Article, Citation, Coder, Findings, FoundLink, FoundParty, FoundSpeaker, FoundStatement, Ids, Link,
    Mention, Mode, Nature, NatureKind, Outcome, PartyChoice, PartyColour, PartyId, Project, Relation, Reply,
    Source, Span, SpeakerId, SpeakerKind, Stance, Statement, StatementId, Status, Why,
};

mod parting;

const TEXT: &str = "The union said pay had fallen by a fifth. “We cannot go on,” Ana Ruiz said 👩‍🏭.\n\n\
                    The firm denied it. A spokesman said the figures were “wrong”.";

fn stamp() -> Stamp {
    let mut ids = Ids::seeded(11);
    let coder = Coder { id: ids.draw(), name: "Robin".to_owned() };
    Stamp { ids, now: Timestamp::UNIX_EPOCH, coder }
}

fn spot(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn found(words: &str, speaker: usize, via: Option<usize>) -> FoundStatement {
    FoundStatement {
        spans: vec![spot(words)],
        mode: Mode::Indirect,
        cue: None,
        mention: None,
        speaker: Some(speaker),
        via,
        act: Act::Speech,
        nature: words
            .contains("fifth")
            .then(|| Nature { kind: NatureKind::Figure, why: Why::new("test", &["a fifth"], 80) }),
        why: Why::new("test", &[words], 80),
    }
}

fn findings() -> Findings {
    let party = |name: &str| FoundParty {
        name: name.into(),
        short: name.into(),
        waits: false,
        why: Why::new("test", &[], 70),
    };
    let speaker = |name: &str, party| FoundSpeaker {
        name: name.into(),
        kind: SpeakerKind::Person,
        role: String::new(),
        party: Some(party),
        mentions: vec![],
        why: None,
    };
    Findings {
        foreign: None,
        parties: vec![party("Union"), party("Firm")],
        speakers: vec![speaker("Ana Ruiz", 0), speaker("a spokesman", 1)],
        statements: vec![
            found("pay had fallen by a fifth", 0, None),
            found("“We cannot go on,”", 0, None),
            found("the figures were “wrong”", 1, None),
            found("“wrong”", 0, Some(2)),
        ],
        links: vec![FoundLink { from: 2, to: 0, relation: Relation::Rebuts, why: Why::new("test", &[], 60) }],
    }
}

/// What another version of the extraction might find: some of the same, moved or given to others, and more.
fn other_findings(a: usize, b: usize) -> Findings {
    let mut findings = findings();
    let more =
        ["The union said", "pay had fallen", "The firm denied it.", "“We cannot go on,” Ana Ruiz said"];
    findings.speakers[a % 2].name = ["Ana Ruiz", "the firm", "Ms Ruiz"][b % 3].into();
    findings.speakers[0].mentions = vec![spot("Ana Ruiz")];
    findings.speakers[b % 2].party = [None, Some(0), Some(1)][a % 3];
    findings.statements[a % 3].spans = vec![spot(more[b % 4])];
    if b.is_multiple_of(3) {
        findings.statements.push(found(more[a % 4], b % 2, None));
        findings.links.push(FoundLink {
            from: 4,
            to: a % 4,
            relation: Relation::ALL[b % 7],
            why: Why::new("test", &[], 50),
        });
    }
    findings
}

fn article(ids: &mut Ids) -> Arc<Article> {
    Arc::new(Article {
        id: ids.draw(),
        title: "Pay".into(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::UNIX_EPOCH,
        text: TEXT.into(),
    })
}

fn sample(stamp: &mut Stamp) -> Project {
    let mut project = Project::new("Pay", stamp.now, &mut stamp.ids);
    let article = article(&mut stamp.ids);
    run(&mut project, stamp, Intent::AddArticle { article, findings: findings() });
    project
}

fn run(project: &mut Project, stamp: &mut Stamp, intent: Intent) -> Edit {
    let edit = intent.plan(project, stamp).unwrap();
    edit.apply(project).unwrap();
    edit
}

fn statements(project: &Project) -> Vec<StatementId> {
    project.reading_order().iter().map(|statement| statement.id).collect()
}

fn first(project: &Project) -> &Statement {
    project.reading_order()[0]
}

#[test]
fn an_article_comes_in_with_all_that_was_found() {
    let project = sample(&mut stamp());
    assert_eq!(project.check(), []);
    assert_eq!(project.statements.len(), 4);
    assert_eq!(project.parties.iter().map(|it| it.letter).collect::<String>(), "UF");
    assert!(project.statements.values().all(|it| it.status == Status::Suggested));
    let told = project.statements.values().find(|it| it.via.is_some()).unwrap();
    assert_eq!(project.words_of(&project.statements[&told.via.unwrap()]), "the figures were “wrong”");
}

#[test]
fn a_second_article_meets_the_parties_and_speakers_of_the_first() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let article = article(&mut stamp.ids);
    run(&mut project, &mut stamp, Intent::AddArticle { article, findings: findings() });
    assert_eq!((project.parties.len(), project.speakers.len(), project.statements.len()), (2, 2, 8));
}

#[test]
fn moving_cards_says_how_many_and_where_to() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let firm = project.parties[1].id;
    let cards = statements(&project)[..3].to_vec();
    let edit = run(&mut project, &mut stamp, Intent::MoveToParty { statements: cards, party: Some(firm) });
    assert_eq!(edit.label, "Move 3 statements to Firm");
    assert_eq!(project.party_of(first(&project)), Some(firm));
    assert_eq!(first(&project).status, Status::Confirmed);
}

#[test]
fn a_card_sent_back_to_its_speakers_party_follows_the_speaker_again() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let card = first(&project).id;
    for party in [Some(firm), None, Some(union)] {
        run(&mut project, &mut stamp, Intent::MoveToParty { statements: vec![card], party });
        assert_eq!(project.party_of(first(&project)), party);
    }
    assert_eq!(first(&project).party, PartyChoice::OfSpeaker);
}

#[test]
fn removing_a_statement_takes_its_links_and_frees_what_is_told_in_it() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let outer = project.statements.values().find_map(|it| it.via).unwrap();
    run(&mut project, &mut stamp, Intent::RemoveStatements(vec![outer]));
    assert_eq!((project.statements.len(), project.links.len()), (3, 0));
    assert!(project.statements.values().all(|it| it.via.is_none()));
}

#[test]
fn tags_that_exclude_each_other_do() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let tone = project.codebook.groups.iter().find(|group| group.one_only).unwrap();
    let (a, b) = (tone.tags[0].id, tone.tags[1].id);
    let statements = vec![first(&project).id];
    for tag in [a, b] {
        let statements = statements.clone();
        run(&mut project, &mut stamp, Intent::SetTag { statements, tag, on: true });
    }
    assert_eq!(first(&project).tags.iter().map(|it| it.tag).collect::<Vec<_>>(), [b]);
}

/// What must stay as it is when an article is extracted again.
type Work = (Vec<Statement>, Vec<Option<PartyId>>, Vec<Link>, Vec<Citation>, Vec<Reply>);

fn a_persons_work(project: &Project) -> Work {
    let decided: Vec<Statement> =
        project.statements.values().filter(|it| it.status != Status::Suggested).cloned().collect();
    let parties = decided.iter().map(|statement| project.party_of(statement)).collect();
    let links = project.links.values().filter(|it| it.status != Status::Suggested).cloned().collect();
    let citations = project.citations.values().cloned().collect();
    (decided, parties, links, citations, project.replies.values().cloned().collect())
}

#[test]
fn extracting_again_what_is_found_already_changes_nothing() {
    let mut stamp = stamp();
    let project = sample(&mut stamp);
    let again = Intent::ExtractAgain { article: project.articles[0].id, findings: findings() };
    assert!(again.plan(&project, &mut stamp).unwrap().is_empty());
}

#[test]
fn extracting_again_replaces_open_suggestions_alone() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let [first, second, outer, told] = statements(&project)[..] else { panic!() };
    run(&mut project, &mut stamp, Intent::SetMode { statements: vec![first], mode: Mode::Mixed });
    run(&mut project, &mut stamp, Intent::Review { statements: vec![second], status: Status::Rejected });
    let before = project.clone();
    let mut findings = findings();
    findings.statements[0].spans = vec![spot("The union said pay had fallen by a fifth")];
    findings.statements[2].spans = vec![spot("The firm denied it")];
    findings.statements[3].via = None;
    findings.links.push(FoundLink {
        from: 2,
        to: 1,
        relation: Relation::Denies,
        why: Why::new("test", &[], 60),
    });
    let again = Intent::ExtractAgain { article: project.articles[0].id, findings };
    let edit = run(&mut project, &mut stamp, again);
    assert_eq!(edit.label, "Find the statements of “Pay” again");
    assert_eq!(project.check(), []);
    assert_eq!(project.statements[&first], before.statements[&first], "corrected");
    assert_eq!(project.statements[&second], before.statements[&second], "rejected, and not suggested again");
    assert!(!project.statements.contains_key(&outer) && !project.statements.contains_key(&told));
    let open: Vec<&Statement> =
        project.reading_order().into_iter().filter(|it| it.status == Status::Suggested).collect();
    let words: Vec<String> = open.iter().map(|statement| project.words_of(statement)).collect();
    assert_eq!(words, ["The firm denied it", "“wrong”"]);
    let links: Vec<_> = project.links.values().map(|link| (link.from, link.to)).collect();
    assert_eq!(links, [(open[0].id, first)], "to what a person kept, and not to what was rejected");
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, before, "one step back");
}

#[test]
fn a_suggestion_that_a_person_built_on_stays() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let [first, second, outer, told] = statements(&project)[..] else { panic!() };
    let link = Intent::AddLink {
        from: vec![second],
        to: vec![told],
        relation: Relation::Rebuts,
        note: String::new(),
    };
    run(&mut project, &mut stamp, link);
    let before = project.clone();
    let again = Intent::ExtractAgain { article: project.articles[0].id, findings: Findings::default() };
    run(&mut project, &mut stamp, again);
    for id in [second, told, outer] {
        assert_eq!(
            project.statements.get(&id),
            before.statements.get(&id),
            "an end of the link, or what holds one"
        );
    }
    assert_eq!((project.statements.len(), project.links.len()), (3, 1));
    assert!(!project.statements.contains_key(&first));
}

#[test]
fn a_speaker_whom_a_person_renamed_is_known_by_where_they_are_named() {
    let mut stamp = stamp();
    let mut project = Project::new("Pay", stamp.now, &mut stamp.ids);
    let mut findings = findings();
    findings.speakers[1].mentions = vec![spot("A spokesman")];
    let article = article(&mut stamp.ids);
    let id = article.id;
    run(&mut project, &mut stamp, Intent::AddArticle { article, findings: findings.clone() });
    let speaker = project.speakers.values().find(|it| it.name == "a spokesman").unwrap().id;
    let facts = SpeakerFacts { name: "Jo Bell".into(), kind: SpeakerKind::Person, ..SpeakerFacts::default() };
    run(&mut project, &mut stamp, Intent::DescribeSpeaker { speaker, facts });
    run(&mut project, &mut stamp, Intent::ExtractAgain { article: id, findings });
    assert_eq!(project.speakers.len(), 2);
    let told = project.statements.values().filter(|it| it.speaker == Some(speaker)).count();
    assert_eq!((told, project.speakers[&speaker].name.as_str()), (1, "Jo Bell"));
}

#[test]
fn what_was_taken_for_speech_can_be_called_an_attitude() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let statements = vec![first(&project).id];
    let edit = run(&mut project, &mut stamp, Intent::SetAct { statements, act: Act::Attitude });
    assert_eq!(edit.label, "Call “pay had fallen by a fifth” an attitude");
    assert_eq!((first(&project).act, first(&project).status), (Act::Attitude, Status::Confirmed));
}

#[test]
fn accepting_what_it_seems_to_be_marks_and_tags_in_one_step() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let start = project.clone();
    let card = first(&project).id;
    let mut history = History::default();
    let edit = Intent::AcceptNature(vec![card]).plan(&project, &mut stamp).unwrap();
    assert_eq!(edit.label, "Call “pay had fallen by a fifth” a figure");
    history.apply(&mut project, edit, None, stamp.now).unwrap();
    let tags: Vec<&str> =
        first(&project).tags.iter().map(|it| project.codebook.tag(it.tag).unwrap().1.name.as_str()).collect();
    assert_eq!((first(&project).claim, tags), (true, vec!["figure"]));
    history.undo(&mut project).unwrap();
    assert_eq!(project, start);
    // Where the codebook has no such group, the mark alone.
    let group = project.codebook.groups[0].id;
    run(&mut project, &mut stamp, Intent::RemoveTagGroup(group));
    run(&mut project, &mut stamp, Intent::SetClaim { statements: vec![card], claim: false });
    run(&mut project, &mut stamp, Intent::AcceptNature(vec![card]));
    assert_eq!((first(&project).claim, first(&project).tags.len()), (true, 0));
    let plain = statements(&project)[1];
    let refused = Intent::AcceptNature(vec![plain]).plan(&project, &mut stamp).unwrap_err();
    assert!(refused.to_string().starts_with("Nothing was noticed"));
}

#[test]
fn a_party_that_waits_gets_the_last_panel_and_a_colour_of_its_own() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    run(&mut project, &mut stamp, Intent::SetWaiting { party: union, waiting: true });
    assert_eq!(project.panel_of(first(&project)), None);
    assert_eq!(project.party_of(first(&project)), Some(union));
    // The colour of a party that waits is free for others.
    let colour = project.party(union).unwrap().colour;
    run(&mut project, &mut stamp, Intent::RecolourParty { party: firm, colour });
    let edit = run(&mut project, &mut stamp, Intent::SetWaiting { party: union, waiting: false });
    assert_eq!(edit.label, "Make a party of Union");
    assert_eq!(project.parties.iter().map(|it| it.id).collect::<Vec<_>>(), [firm, union]);
    assert_ne!(project.party(union).unwrap().colour, colour);
    assert_eq!(project.panel_of(first(&project)), Some(union));
}

#[test]
fn a_speaker_without_a_party_becomes_one() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let speaker = first(&project).speaker.unwrap();
    let refused = Intent::MakeParty(speaker).plan(&project, &mut stamp).unwrap_err();
    assert_eq!(refused.to_string(), "Ana Ruiz belongs to Union already.");
    let facts = SpeakerFacts { name: "Ana Ruiz".into(), ..SpeakerFacts::default() };
    run(&mut project, &mut stamp, Intent::DescribeSpeaker { speaker, facts });
    let edit = run(&mut project, &mut stamp, Intent::MakeParty(speaker));
    assert_eq!(edit.label, "Make a party of Ana Ruiz");
    assert_eq!(project.panel_of(first(&project)), Some(project.parties[2].id));
    assert_eq!(project.check(), []);
}

#[test]
fn a_speaker_moves_with_all_statements_in_one_step() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let speaker = first(&project).speaker.unwrap();
    let card = first(&project).id;
    run(&mut project, &mut stamp, Intent::MoveToParty { statements: vec![card], party: None });
    let before = project.clone();
    let edit =
        run(&mut project, &mut stamp, Intent::MoveSpeakers { speakers: vec![speaker], party: Some(firm) });
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
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
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
    let split = |statements: Vec<StatementId>, mentions: Vec<Mention>| Intent::SplitSpeaker {
        from: speaker,
        statements,
        mentions,
        facts: facts.clone(),
    };
    let edit = run(&mut project, &mut stamp, split(vec![one], vec![]));
    assert_eq!(edit.label, "Split The union from Ana Ruiz");
    let new = project.speakers.values().find(|it| it.name == "The union").unwrap();
    assert_eq!(new.mentions, [places[0]]);
    assert_eq!(project.speakers[&speaker].mentions, [places[1]]);
    assert_eq!(
        (project.statements[&one].speaker, project.statements[&two].speaker),
        (Some(new.id), Some(speaker))
    );
    // What makes no sense is refused.
    let refused = |intent: Intent, stamp: &mut Stamp| intent.plan(&project, stamp).unwrap_err().to_string();
    assert!(refused(split(vec![], vec![]), &mut stamp).starts_with("Choose the statements"));
    assert!(refused(split(vec![one], vec![]), &mut stamp).contains("does not make all"));
    assert!(refused(split(vec![], vec![places[0]]), &mut stamp).contains("is not mentioned in these"));
    let all = project.statements.values().filter(|it| it.speaker == Some(speaker)).map(|it| it.id).collect();
    assert!(refused(split(all, vec![places[1]]), &mut stamp).starts_with("Nothing would be left"));
    // And merging makes it one again.
    let new = new.id;
    run(&mut project, &mut stamp, Intent::MergeSpeakers { from: vec![new], into: speaker });
    assert_eq!(project.speakers[&speaker].mentions, places);
}

#[test]
fn the_tellers_of_a_nested_statement_are_told_from_the_inside_out() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let ids = statements(&project);
    let inner = project.statements.values().find(|it| it.via.is_some()).unwrap().id;
    let outer = project.statements[&inner].via.unwrap();
    run(&mut project, &mut stamp, Intent::SetVia { statement: outer, via: Some(ids[0]) });
    let told: Vec<StatementId> = project.told_in(&project.statements[&inner]).map(|it| it.id).collect();
    assert_eq!(told, [outer, ids[0]]);
    assert_eq!(project.told_in(&project.statements[&ids[0]]).count(), 0);
}

#[test]
fn a_mark_on_a_reply_goes_with_its_statement_its_party_and_its_source() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let (union, firm) = (project.parties[0].id, project.parties[1].id);
    let statement = first(&project).id;
    let source = EvidenceFacts {
        title: "A letter".into(),
        source: Source::Elsewhere,
        publisher: String::new(),
        date: String::new(),
        passage: "It was not so".into(),
        place: String::new(),
    };
    let facts = |outcome| ReplyFacts { outcome, source: None, note: String::new() };
    let mark = |party, facts| Intent::MarkReply { statements: vec![statement], party, facts };
    let own = mark(union, facts(Outcome::Due)).plan(&project, &mut stamp).unwrap_err();
    assert_eq!(own.to_string(), "Union makes this statement itself: choose another party.");
    let source = Some(Cited::New(source));
    let elsewhere = ReplyFacts { source, ..facts(Outcome::Elsewhere) };
    let edit = run(&mut project, &mut stamp, mark(firm, elsewhere));
    assert_eq!(edit.label, "Mark the reply of Firm to “pay had fallen by a fifth”: replied elsewhere");
    let reply = project.replies_to(statement).next().unwrap().clone();
    assert!(reply.evidence.is_some() && reply.passage.is_some() && reply.coded.is_some());

    // A party that is merged takes its marks along, and its heir's own ones stay.
    let mut merged = project.clone();
    run(&mut merged, &mut stamp, Intent::AddParty { name: "Board".into(), short: String::new() });
    let board = merged.parties[2].id;
    run(&mut merged, &mut stamp, mark(board, facts(Outcome::Declined)));
    run(&mut merged, &mut stamp, Intent::MergeParties { from: firm, into: board });
    let left: Vec<_> = merged.replies.values().map(|it| (it.party, it.outcome)).collect();
    assert_eq!(left, [(board, Outcome::Declined)]);

    let gone = reply.evidence.unwrap();
    run(&mut project, &mut stamp, Intent::RemoveEvidence(gone));
    assert_eq!(project.replies.values().next().unwrap().evidence, None);
    let again = project.clone();
    run(&mut project, &mut stamp, Intent::UnmarkReply { statements: vec![statement], party: firm });
    assert!(project.replies.is_empty());
    let gone = Intent::UnmarkReply { statements: vec![statement], party: firm };
    assert!(gone.plan(&project, &mut stamp).is_err());
    project = again;
    run(&mut project, &mut stamp, Intent::RemoveStatements(vec![statement]));
    assert!(project.replies.is_empty());
    assert_eq!(project.check(), []);
}

#[test]
fn nonsense_is_refused_in_words() {
    let mut stamp = stamp();
    let project = sample(&mut stamp);
    let id = first(&project).id;
    let refused = |intent: Intent, stamp: &mut Stamp| intent.plan(&project, stamp).unwrap_err().to_string();
    let own =
        Intent::AddLink { from: vec![id], to: vec![id], relation: Relation::Rebuts, note: String::new() };
    assert_eq!(refused(own, &mut stamp), "A statement cannot answer itself.");
    let nameless = Intent::AddParty { name: "  ".into(), short: String::new() };
    assert_eq!(refused(nameless, &mut stamp), "A party needs a name.");
    let facts = EvidenceFacts {
        title: "Report".into(),
        source: Source::Address("file:///etc/passwd".into()),
        publisher: String::new(),
        date: String::new(),
        passage: String::new(),
        place: String::new(),
    };
    assert!(refused(Intent::AddEvidence(facts), &mut stamp).contains("not a web address"));
}

#[test]
fn an_edit_that_breaks_an_invariant_or_comes_too_late_changes_nothing() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let whole = project.clone();
    let mut broken = project.clone();
    let id = first(&project).id;
    broken.statements.get_mut(&id).unwrap().spans = vec![Span::new(0, 100_000)];
    let edit = Edit::between("break".into(), &project, &broken);
    assert!(matches!(edit.apply(&mut project), Err(EditError::Breaks(_))));
    assert_eq!(project, whole);

    let late = Intent::SetClaim { statements: vec![id], claim: false }.plan(&project, &mut stamp).unwrap();
    run(&mut project, &mut stamp, Intent::SetNote { statement: id, note: "first".into() });
    let before = project.clone();
    assert!(matches!(late.apply(&mut project), Err(EditError::Stale(_))));
    assert_eq!(project, before);
}

#[test]
fn typing_is_one_step_and_a_pause_begins_another() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let start = project.clone();
    let mut history = History::default();
    let statement = first(&project).id;
    let mut write = |note: &str, second: i64, history: &mut History, project: &mut Project| {
        stamp.now = Timestamp::from_second(second).unwrap();
        let intent = Intent::SetNote { statement, note: note.into() };
        let edit = intent.plan(project, &mut stamp).unwrap();
        history.apply(project, edit, intent.merge_key(), stamp.now).unwrap();
    };
    for (second, note) in [(1, "a"), (2, "ab"), (3, "abc"), (60, "abc d")] {
        write(note, second, &mut history, &mut project);
    }
    history.undo(&mut project).unwrap();
    assert_eq!(project.statements[&statement].note, "abc");
    history.undo(&mut project).unwrap();
    assert_eq!(project, start);
    assert_eq!(history.undo(&mut project).unwrap(), None);
    history.redo(&mut project).unwrap();
    assert_eq!(project.statements[&statement].note, "abc");
}

/// How many kinds of intent [`intent`] makes; the last of them find statements again and correct the text.
const KINDS: usize = CORRECT + 1;
const AGAIN: usize = 37;
const CORRECT: usize = AGAIN + 1;

/// Any intent, its records picked by number among those that the project has.
#[expect(clippy::too_many_lines, reason = "a line for each kind of intent")]
fn intent(kind: usize, a: usize, b: usize, project: &Project) -> Intent {
    let statements = statements(project);
    let statement = statements.get(a % statements.len().max(1)).copied().unwrap_or(0.into());
    let other = statements.get(b % statements.len().max(1)).copied().unwrap_or(1.into());
    let party: PartyId = project.parties.get(b % project.parties.len().max(1)).map_or(0.into(), |it| it.id);
    let speaker: SpeakerId =
        project.speakers.keys().nth(b % project.speakers.len().max(1)).copied().unwrap_or(0.into());
    let link = project.links.keys().nth(a % project.links.len().max(1)).copied().unwrap_or(0.into());
    let tags: Vec<_> = project.codebook.tags().map(|(_, tag)| tag.id).collect();
    let tag = tags.get(b % tags.len().max(1)).copied().unwrap_or(0.into());
    let article = project.articles.first().map_or(0.into(), |it| it.id);
    let facts = EvidenceFacts {
        title: format!("Report {a}"),
        source: Source::Elsewhere,
        publisher: String::new(),
        date: String::new(),
        passage: "word".into(),
        place: String::new(),
    };
    match kind {
        0 => Intent::Review { statements: vec![statement], status: Status::Rejected },
        1 => Intent::SetSpans { statement, spans: vec![Span::new(a % 60, a % 60 + b % 60)] },
        2 => Intent::SetMode { statements: vec![statement, other], mode: Mode::ALL[b % 3] },
        3 => Intent::SetSpeaker { statements: vec![statement], speaker: Some(speaker) },
        4 => Intent::SetVia { statement, via: Some(other) },
        5 => Intent::MoveToParty { statements: vec![statement], party: Some(party) },
        6 => Intent::SetClaim { statements: vec![statement], claim: b.is_multiple_of(2) },
        7 => Intent::SetNote { statement, note: format!("note {b}") },
        8 => Intent::SetTag { statements: vec![statement], tag, on: a.is_multiple_of(2) },
        9 => Intent::RemoveStatements(vec![statement]),
        10 => Intent::AddParty { name: format!("Party {a}"), short: String::new() },
        11 => {
            Intent::MergeParties { from: party, into: project.parties.first().map_or(0.into(), |it| it.id) }
        }
        12 => Intent::RemoveParty(party),
        13 => Intent::ReorderParty { party, place: a },
        14 => Intent::RecolourParty { party, colour: PartyColour::ALL[a % 12] },
        16 => Intent::AddLink {
            from: vec![statement],
            to: vec![other],
            relation: Relation::ALL[b % 7],
            note: "n".into(),
        },
        17 => Intent::ReverseLink(link),
        18 => Intent::RemoveLink(link),
        19 => Intent::Cite {
            statements: vec![statement, other],
            cited: Cited::New(facts),
            stance: Stance::ALL[a % 3],
            note: String::new(),
        },
        20 => Intent::RemoveTag(tag),
        21 => Intent::AddStatement {
            article,
            span: Span::new(a % 90, a % 90 + b % 90),
            speaker: None,
            party: PartyChoice::Given(party),
        },
        22 => Intent::SetVerdict {
            statements: vec![statement, other],
            rating: project.scale.ratings.get(b % 6).map(|it| it.id),
        },
        23 => Intent::RemoveEvidence(project.evidence.keys().next().copied().unwrap_or(0.into())),
        24 => Intent::RemoveArticle(article),
        25 => Intent::SetRelation { link, relation: Relation::ALL[b % 7] },
        26 => Intent::SetAct { statements: vec![statement, other], act: Act::ALL[b % 2] },
        27 => Intent::AcceptNature(vec![statement, other]),
        28 => Intent::SetWaiting { party, waiting: a.is_multiple_of(2) },
        30 => {
            let source = a.is_multiple_of(3).then_some(Cited::New(facts));
            let facts = ReplyFacts { outcome: Outcome::ALL[a % 6], source, note: format!("note {b}") };
            Intent::MarkReply { statements: vec![statement, other], party, facts }
        }
        31 => Intent::UnmarkReply { statements: vec![statement], party },
        34 => {
            let span = project.statements.get(&statement).map_or(Span::new(0, 0), Statement::extent);
            Intent::SplitStatement { statement, at: span.start + b % span.len().max(1) }
        }
        35 => Intent::JoinStatements(vec![statement, other]),
        AGAIN => Intent::ExtractAgain { article, findings: other_findings(a, b) },
        CORRECT => correction(a, b, project),
        _ => about_a_speaker(kind, a, (speaker, party), [statement, other], project),
    }
}

/// An intent about a speaker.
fn about_a_speaker(
    kind: usize,
    a: usize,
    (speaker, party): (SpeakerId, PartyId),
    statements: [StatementId; 2],
    project: &Project,
) -> Intent {
    let named = |name: &str| SpeakerFacts {
        name: format!("{name} {a}"),
        party: Some(party),
        ..SpeakerFacts::default()
    };
    let mentions = project.speakers.get(&speaker).map_or(&[][..], |it| &it.mentions);
    match kind {
        15 => Intent::MergeSpeakers {
            from: vec![speaker],
            into: project.speakers.keys().next().copied().unwrap_or(0.into()),
        },
        29 => Intent::MakeParty(speaker),
        32 => Intent::SplitSpeaker {
            from: speaker,
            statements: statements[..a % 3].to_vec(),
            mentions: mentions[..a % 2 * mentions.len()].to_vec(),
            facts: named("Split"),
        },
        33 => {
            let party = Some(party).filter(|_| a.is_multiple_of(3));
            Intent::MoveSpeakers { speakers: vec![speaker], party }
        }
        _ => Intent::AddSpeaker { facts: named("S"), statements: vec![statements[0]] },
    }
}

/// A text that a person has changed, at any place and in any way.
fn correction(a: usize, b: usize, project: &Project) -> Intent {
    let [article, ..] = &project.articles[..] else { return Intent::RemoveArticle(0.into()) };
    let mut text: Vec<&str> = article.text.split_inclusive(' ').collect();
    let at = a % text.len().max(1);
    match b % 6 {
        0 => text.truncate(at),
        1 => drop(text.drain(at..(at + b % 9).min(text.len()))),
        2 => text.insert(at, "wholly new 👩‍🏭 words\n\n"),
        3 => text.rotate_left(at),
        4 => text = vec![TEXT],
        _ => text[at..].reverse(),
    }
    Intent::CorrectText(Arc::new(Correction::new(project, article.id, &text.concat()).unwrap()))
}

proptest! {
    /// Whatever a person does: no invariant is ever broken, what is refused changes nothing, and undoing
    /// everything gives back the equal project, doing it again the equal result.
    #[test]
    fn any_sequence_of_edits_undone_gives_back_the_equal_project(
        steps in prop::collection::vec((0usize..KINDS, 0usize..500, 0usize..500), 1..40)
    ) {
        let mut stamp = stamp();
        let start = sample(&mut stamp);
        let mut project = start.clone();
        let mut history = History::default();
        for (second, (kind, a, b)) in (0i64..).zip(steps) {
            stamp.now = Timestamp::from_second(second).unwrap();
            let before = project.clone();
            let intent = intent(kind, a, b, &project);
            let done = intent
                .plan(&project, &mut stamp)
                .and_then(|edit| history.apply(&mut project, edit, intent.merge_key(), stamp.now));
            if done.is_err() {
                prop_assert_eq!(&project, &before);
            }
            prop_assert_eq!(project.check(), vec![]);
        }
        let end = project.clone();
        while history.undo(&mut project).unwrap().is_some() {}
        prop_assert_eq!(&project, &start);
        while history.redo(&mut project).unwrap().is_some() {}
        prop_assert_eq!(&project, &end);
    }

    #[test]
    fn an_edit_and_its_inverse_cancel_out(kind in 0usize..KINDS, a in 0usize..500, b in 0usize..500) {
        let mut stamp = stamp();
        let start = sample(&mut stamp);
        let mut project = start.clone();
        let planned = intent(kind, a, b, &start).plan(&start, &mut stamp);
        if let Ok(inverse) = planned.and_then(|edit| edit.apply(&mut project)) {
            inverse.apply(&mut project).unwrap();
        }
        prop_assert_eq!(project, start);
    }

    /// A journal that was damaged or made up may hold any part of an edit: it is refused, or breaks nothing.
    #[test]
    fn a_part_of_an_edit_breaks_nothing(
        kind in 0usize..KINDS,
        a in 0usize..500,
        b in 0usize..500,
        kept in any::<u16>(),
        back in any::<bool>(),
    ) {
        let mut stamp = stamp();
        let mut project = sample(&mut stamp);
        let planned = intent(kind, a, b, &project).plan(&project, &mut stamp);
        prop_assume!(planned.is_ok());
        let mut edit = planned.unwrap();
        if back {
            let inverse = edit.apply(&mut project);
            prop_assume!(inverse.is_ok());
            edit = inverse.unwrap();
        }
        let mut at = 0;
        edit.changes.retain(|_| {
            at += 1;
            kept >> (at % 16) & 1 == 1
        });
        if edit.apply(&mut project).is_ok() {
            prop_assert_eq!(project.check(), vec![]);
        }
    }

    /// Whatever a person did before: extracting again leaves their statements, the panels of these, their links and
    /// their citations exactly as they are, and is one step back.
    #[test]
    fn extracting_again_leaves_a_persons_work_alone(
        steps in prop::collection::vec((0usize..AGAIN, 0usize..500, 0usize..500), 0..25),
        a in 0usize..500,
        b in 0usize..500,
    ) {
        let mut stamp = stamp();
        let mut project = sample(&mut stamp);
        for (kind, a, b) in steps {
            if let Ok(edit) = intent(kind, a, b, &project).plan(&project, &mut stamp) {
                let _ = edit.apply(&mut project);
            }
        }
        prop_assume!(!project.articles.is_empty());
        let before = project.clone();
        let findings = other_findings(a, b);
        // The extraction finds no stretch twice.
        let mut places: Vec<_> = findings.statements.iter().map(|it| (&it.spans, it.via.is_some())).collect();
        places.sort_unstable();
        prop_assume!(places.windows(2).all(|pair| pair[0] != pair[1]));
        let again = Intent::ExtractAgain { article: project.articles[0].id, findings };
        let edit = again.plan(&project, &mut stamp).unwrap();
        edit.apply(&mut project).unwrap();
        prop_assert_eq!(project.check(), vec![]);
        prop_assert_eq!(a_persons_work(&project), a_persons_work(&before));
        prop_assert!(again.plan(&project, &mut stamp).unwrap().is_empty(), "a second time changes nothing");
        edit.inverse().apply(&mut project).unwrap();
        prop_assert_eq!(project, before);
    }
}
