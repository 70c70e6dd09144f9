//! Adding an article, and extracting its statements again.

use super::*;
use model::{Citation, FoundLink, Link, Mode, PartyId, Reply, ReviewStatus, SameUtterance, SpeakerKind};

/// Returns the findings of another version of the extraction: some the same, some moved or given to others,
/// some new.
pub(super) fn other_findings(a: usize, b: usize) -> Findings {
    let mut finds = FindingsBuilder { text: TEXT, findings: findings() };
    let findings = &mut finds.findings;
    let more =
        ["The union said", "pay had fallen", "The firm denied it.", "“We cannot go on,” Ana Ruiz said"];
    findings.speakers[a % 2].name = ["Ana Ruiz", "the firm", "Ms Ruiz"][b % 3].into();
    findings.speakers[0].mentions = vec![spot("Ana Ruiz")];
    findings.speakers[b % 2].party = [None, Some(0), Some(1)][a % 3];
    findings.statements[a % 3].spans = vec![spot(more[b % 4])];
    if b.is_multiple_of(3) {
        finds.says(b % 2, more[a % 4]);
        finds.link(4, a % 4, Relation::ALL[b % 7]);
    }
    finds.findings
}

#[test]
fn an_article_comes_in_with_all_that_was_found() {
    let project = sample(&mut context());
    assert_eq!(project.check(), []);
    assert_eq!(project.statements.len(), 4);
    assert_eq!(project.parties.iter().map(|it| it.letters.to_string()).collect::<String>(), "UF");
    assert!(project.statements.values().all(|it| it.status == ReviewStatus::Suggested));
    let told = project.statements.values().find(|it| it.via.is_some()).unwrap();
    assert_eq!(project.words_of(&project.statements[&told.via.unwrap()]), "the figures were “wrong”");
}

#[test]
fn a_second_article_meets_the_parties_and_speakers_of_the_first() {
    let mut context = context();
    let mut project = sample(&mut context);
    let article = article(&mut context.ids);
    run(&mut project, &mut context, Intent::Article(ArticleIntent::Add { article, findings: findings() }));
    // Another article may mean another spokesman.
    assert_eq!((project.parties.len(), project.speakers.len(), project.statements.len()), (2, 3, 8));
    let count = |name: &str| project.speakers.values().filter(|it| it.name == name).count();
    assert_eq!((count("Ana Ruiz"), count("a spokesman")), (1, 2));
}

/// Returns how many speakers of his name there are after articles that describe Jan Roe so.
fn people_called_roe(roles: &[(&str, Option<&str>)]) -> (usize, usize) {
    let mut context = context();
    let mut project = Project::new("Roe", context.now, &mut context.ids);
    for (role, party) in roles {
        let mut finds = FindingsBuilder::of(TEXT);
        let party = party.map(|party| finds.party(party));
        finds.speaker("Jan Roe", party);
        finds.says(0, "pay had fallen by a fifth");
        let mut findings = finds.findings;
        findings.speakers[0].role = (*role).to_owned();
        let article = article(&mut context.ids);
        run(&mut project, &mut context, Intent::Article(ArticleIntent::Add { article, findings }));
    }
    assert_eq!(project.check(), []);
    (project.speakers.len(), project.parties.len())
}

#[test]
fn two_people_of_one_name_stay_two() {
    let (mayor, sailor) = ("the mayor of Skarvik", "a trawlerman from Oban");
    assert_eq!(people_called_roe(&[(mayor, None), ("mayor of Skarvik since May", None)]), (1, 0));
    assert_eq!(people_called_roe(&[(mayor, None), (sailor, None)]), (2, 0));
    assert_eq!(people_called_roe(&[(mayor, None), (sailor, None), ("the Oban man", None)]), (2, 0));
    // Nothing tells which of the two is meant.
    assert_eq!(people_called_roe(&[(mayor, None), (sailor, None), ("", None)]), (3, 0));
    assert_eq!(people_called_roe(&[("", None), (mayor, None), ("the angry mayor", None)]), (1, 0));
    // One party is stronger than two descriptions; a party named for the person is not.
    assert_eq!(people_called_roe(&[(mayor, Some("Reform")), (sailor, Some("Reform"))]), (1, 1));
    assert_eq!(people_called_roe(&[(mayor, Some("Jan Roe")), (sailor, Some("Jan Roe"))]), (2, 2));
}

#[test]
fn a_middle_initial_makes_nobody_another() {
    let speakers = |names: &[&str]| {
        let mut context = context();
        let mut project = Project::new("Roe", context.now, &mut context.ids);
        for name in names {
            let mut finds = FindingsBuilder::of(TEXT);
            finds.speaker(name, None);
            finds.says(0, "pay had fallen by a fifth");
            let article = article(&mut context.ids);
            let findings = finds.findings;
            run(&mut project, &mut context, Intent::Article(ArticleIntent::Add { article, findings }));
        }
        project.speakers.len()
    };
    assert_eq!(speakers(&["Jan Roe", "Jan B. Roe", "Jan Roe"]), 1);
    // Two initials are two people, and then the short name is neither of them.
    assert_eq!(speakers(&["Jan B. Roe", "Jan C. Roe"]), 2);
    assert_eq!(speakers(&["Jan B. Roe", "Jan C. Roe", "Jan Roe"]), 3);
    assert_eq!(speakers(&["J. Roe", "Jan Roe"]), 2);
}

#[test]
fn a_short_name_alone_makes_no_party_the_same() {
    let mut context = context();
    let mut project = Project::new("Boards", context.now, &mut context.ids);
    for (name, short) in [
        ("Harbour Board", "Board"),
        ("School Board", "Board"),
        ("The Skarvik Harbour Board", "Board"),
        ("Ministry of Defence", "MoD"),
        ("MoD", "MoD"),
    ] {
        let mut finds = FindingsBuilder::of(TEXT);
        finds.party(name);
        finds.findings.parties[0].short = short.to_owned();
        let (article, findings) = (article(&mut context.ids), finds.findings);
        run(&mut project, &mut context, Intent::Article(ArticleIntent::Add { article, findings }));
    }
    let names: Vec<&str> = project.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["Harbour Board", "School Board", "Ministry of Defence"]);
}

/// The records that a new extraction must not change.
pub(super) type HumanWork =
    (Vec<Statement>, Vec<Option<PartyId>>, Vec<Link>, Vec<Citation>, Vec<Reply>, Vec<SameUtterance>);

pub(super) fn a_persons_work(project: &Project) -> HumanWork {
    let decided: Vec<Statement> =
        project.statements.values().filter(|it| it.status != ReviewStatus::Suggested).cloned().collect();
    let parties = decided.iter().map(|statement| project.party_of(statement)).collect();
    let links = project.links.values().filter(|it| it.status != ReviewStatus::Suggested).cloned().collect();
    let citations = project.citations.values().cloned().collect();
    (
        decided,
        parties,
        links,
        citations,
        project.replies.values().cloned().collect(),
        project.same_utterances.values().cloned().collect(),
    )
}

#[test]
fn extracting_again_what_is_found_already_changes_nothing() {
    let mut context = context();
    let project = sample(&mut context);
    let again = Intent::Article(ArticleIntent::ExtractAgain {
        article: project.articles[0].id,
        findings: findings(),
    });
    assert!(again.plan(&project, &mut context).unwrap().edit.is_empty());
}

#[test]
fn extracting_again_replaces_open_suggestions_alone() {
    let mut context = context();
    let mut project = sample(&mut context);
    let [first, second, outer, told] = statements(&project)[..] else { panic!() };
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::SetMode { statements: vec![first], mode: Mode::Mixed }),
    );
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::Review {
            statements: vec![second],
            status: ReviewStatus::Rejected,
        }),
    );
    let before = project.clone();
    let mut findings = findings();
    findings.statements[0].spans = vec![spot("The union said pay had fallen by a fifth")];
    findings.statements[2].spans = vec![spot("The firm denied it")];
    findings.statements[3].via = None;
    findings.links.push(FoundLink { from: 2, to: 1, relation: Relation::Denies, why: testing::why() });
    let again = Intent::Article(ArticleIntent::ExtractAgain { article: project.articles[0].id, findings });
    let edit = run(&mut project, &mut context, again);
    assert_eq!(edit.label, "Find the statements of “Pay” again");
    assert_eq!(project.check(), []);
    assert_eq!(project.statements[&first], before.statements[&first], "corrected");
    assert_eq!(project.statements[&second], before.statements[&second], "rejected, and not suggested again");
    assert!(!project.statements.contains_key(&outer) && !project.statements.contains_key(&told));
    let open: Vec<&Statement> =
        project.reading_order().into_iter().filter(|it| it.status == ReviewStatus::Suggested).collect();
    let words: Vec<String> = open.iter().map(|statement| project.words_of(statement)).collect();
    assert_eq!(words, ["The firm denied it", "“wrong”"]);
    let links: Vec<_> = project.links.values().map(|link| (link.from, link.to)).collect();
    assert_eq!(links, [(open[0].id, first)], "to what a person kept, and not to what was rejected");
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, before, "one step back");
}

#[test]
fn a_suggestion_that_a_person_built_on_stays() {
    let mut context = context();
    let mut project = sample(&mut context);
    let [first, second, outer, told] = statements(&project)[..] else { panic!() };
    let link = Intent::Link(LinkIntent::Add {
        from: vec![second],
        to: vec![told],
        relation: Relation::Rebuts,
        note: String::new(),
    });
    run(&mut project, &mut context, link);
    let before = project.clone();
    let again = Intent::Article(ArticleIntent::ExtractAgain {
        article: project.articles[0].id,
        findings: Findings::default(),
    });
    run(&mut project, &mut context, again);
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
    let mut context = context();
    let mut project = Project::new("Pay", context.now, &mut context.ids);
    let mut findings = findings();
    findings.speakers[1].mentions = vec![spot("A spokesman")];
    let article = article(&mut context.ids);
    let id = article.id;
    run(
        &mut project,
        &mut context,
        Intent::Article(ArticleIntent::Add { article, findings: findings.clone() }),
    );
    let speaker = project.speakers.values().find(|it| it.name == "a spokesman").unwrap().id;
    let facts = SpeakerFacts { name: "Jo Bell".into(), kind: SpeakerKind::Person, ..SpeakerFacts::default() };
    run(&mut project, &mut context, Intent::Speaker(SpeakerIntent::Describe { speaker, facts }));
    run(&mut project, &mut context, Intent::Article(ArticleIntent::ExtractAgain { article: id, findings }));
    assert_eq!(project.speakers.len(), 2);
    let told = project.statements.values().filter(|it| it.speaker == Some(speaker)).count();
    assert_eq!((told, project.speakers[&speaker].name.as_str()), (1, "Jo Bell"));
}
