//! Small texts and the statements, speakers and parties that must be found in them.

use std::ops::ControlFlow;

use extract::{explain, extract, extract_watched};
use model::{Findings, FoundStatement, Mode, Relation, SpeakerKind};

use articles::ARTICLES;

#[path = "extract/articles.rs"]
mod articles;

/// A statement to be found: words, speaker, party; an empty name is none.
type Want<'a> = (&'a str, &'a str, &'a str);

fn words(text: &str, statement: &FoundStatement) -> String {
    statement.spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
}

fn found(text: &str) -> Vec<(String, String, String)> {
    let findings = extract(text);
    let row = |statement: &FoundStatement| {
        let speaker = statement.speaker.and_then(|at| findings.speakers.get(at));
        let party = speaker.and_then(|speaker| speaker.party).and_then(|at| findings.parties.get(at));
        (
            words(text, statement),
            speaker.map(|speaker| speaker.name.clone()).unwrap_or_default(),
            party.map(|party| party.short.clone()).unwrap_or_default(),
        )
    };
    findings.statements.iter().map(row).collect()
}

fn check(text: &str, want: &[Want]) {
    let found = found(text);
    let found: Vec<Want> = found.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(found, want, "in: {text}");
}

#[test]
fn quotations_with_their_frames() {
    check(
        "“We are ready,” said Ann Roe, head of Fairwater Trust.",
        &[("“We are ready,”", "Ann Roe", "Fairwater Trust")],
    );
    check("\"No,\" Mr. Dunn said. \"Not today.\"", &[("\"No,\" … \"Not today.\"", "Dunn", "Dunn")]);
    check("“It rained,” he said, “and we stayed.”", &[("“It rained,” … “and we stayed.”", "", "")]);
    check("Ann Roe told the Herald: “The pier is closed.”", &[("“The pier is closed.”", "Ann Roe", "Roe")]);
    check(
        "The report reads:\n\n“Nothing was done for years.”",
        &[("“Nothing was done for years.”", "report", "")],
    );
    check(
        "“I am so glad that it is over.” ― Ann Roe",
        &[("“I am so glad that it is over.”", "Ann Roe", "Roe")],
    );
}

#[test]
fn a_quotation_runs_on_over_paragraphs() {
    let text = "“One is gone,” said Ann Roe.\n\n“Two are left.\n\n“Three will come.”";
    check(
        text,
        &[
            ("“One is gone,”", "Ann Roe", "Roe"),
            ("“Two are left.", "Ann Roe", "Roe"),
            ("“Three will come.”", "Ann Roe", "Roe"),
        ],
    );
}

#[test]
fn reported_speech_and_what_ends_it() {
    check(
        "Ann Roe said the pier was closed, and stressed that nobody was hurt.",
        &[("the pier was closed", "Ann Roe", "Roe"), ("nobody was hurt", "Ann Roe", "Roe")],
    );
    check(
        "The pier is safe, according to the harbour authority.",
        &[("The pier is safe", "Harbour authority", "Harbour authority")],
    );
    check("The pier, Ann Roe said, was sold in May.", &[("The pier … was sold in May", "Ann Roe", "Roe")]);
    check(
        "Ann Roe said it was late, adding that the tide had turned.",
        &[("it was late", "Ann Roe", "Roe"), ("the tide had turned", "Ann Roe", "Roe")],
    );
}

#[test]
fn whoever_speaks_for_an_organisation_belongs_to_it() {
    for (text, speaker, party) in [
        ("Police Chief Ann Roe said the pier was closed.", "Ann Roe", "Police"),
        ("The minister, Ann Roe, said the pier was closed.", "Ann Roe", "Government"),
        ("The minister, Ann Roe, said the ministry had closed the pier.", "Ann Roe", "Ministry"),
        ("The pier is old. For Clearbrook, Ann Roe said the pier was closed.", "Ann Roe", "Clearbrook"),
        ("Karelland’s opposition leader, Ann Roe, said the pier was closed.", "Ann Roe", "Opposition"),
        (
            "Lawyers for the Food and Allied Union (FAU) said the pier was closed.",
            "Lawyers for the Food and Allied Union",
            "FAU",
        ),
        (
            "The relief agency Open Road met the Northern Pact. Ann Roe, who runs the agency’s office, said it was late.",
            "Ann Roe",
            "Open Road",
        ),
        (
            "Wells were filled by the army’s 9th Brigade. Gen. Bo Dunn, who commands the 9th Brigade, said it was late.",
            "Bo Dunn",
            "Army",
        ),
        (
            "Sen. Ann Roe, R-Kan., said it was late. Roe’s office said the pier was closed.",
            "Roe’s office",
            "Roe",
        ),
    ] {
        let found = found(text);
        let last = found.last().map(|(_, speaker, party)| (speaker.as_str(), party.as_str()));
        assert_eq!(last, Some((speaker, party)), "in: {text}");
    }
}

#[test]
fn what_a_court_is_told_is_said_by_nobody_named() {
    check(
        "Clearbrook lied about the spill, a tribunal heard on Monday.",
        &[("Clearbrook lied about the spill", "", "")],
    );
    check("The court was told that the pier had burned.", &[("the pier had burned", "", "")]);
    check("The Friends heard a noise on Monday.", &[]);
}

#[test]
fn what_is_said_goes_on_behind_who_says_it() {
    check(
        "The county was innocent, Ann Roe said; the mayor had sold the pier.",
        &[("The county was innocent … the mayor had sold the pier", "Ann Roe", "Roe")],
    );
    check(
        "If the pier was old, Ann Roe said, that was the mayor’s fault.",
        &[("If the pier was old … that was the mayor’s fault", "Ann Roe", "Roe")],
    );
    check("Ann Roe noted, however, that the pier was old.", &[("the pier was old", "Ann Roe", "Roe")]);
    check("In Ann Roe’s view, the pier was old.", &[("the pier was old", "Ann Roe", "Roe")]);
}

#[test]
fn a_person_who_is_accused_is_a_party() {
    let findings =
        extract("Fairwater Trust accused Ann Roe of lying. Fairwater Trust said Tom Dunn should resign.");
    assert_eq!(parties(&findings), ["Fairwater Trust", "Roe", "Dunn"]);
}

#[test]
fn a_headline_in_capitals_names_nobody() {
    let text = "GREENMERE FOODS RESPONDS TO REPORT\n\nGreenmere Foods said the report was wrong.";
    check(text, &[("the report was wrong", "Greenmere Foods", "Greenmere Foods")]);
}

#[test]
fn what_reports_nothing() {
    for text in [
        "The claims board met on Tuesday.",
        "He was said to be rich.",
        "She walked to the so-called “tower” and back.",
        "",
        "   \r\n\r\n ",
    ] {
        check(text, &[]);
    }
}

#[test]
fn voices_tell_of_voices_of_voices() {
    let text = "Ann Roe said the council claimed that the report found that the engineers warned that the pier would fall.";
    let findings = extract(text);
    let mut deepest = findings.statements.last().expect("a statement");
    assert!(words(text, deepest).starts_with("the pier would fall"), "{}", words(text, deepest));
    let mut names = Vec::new();
    loop {
        let speaker = deepest.speaker.and_then(|at| findings.speakers.get(at)).expect("a speaker");
        names.push(speaker.name.as_str());
        let Some(outer) = deepest.via else { break };
        deepest = findings.statements.get(outer).expect("the outer statement");
    }
    assert_eq!(names, ["engineers", "report", "council", "Ann Roe"]);
}

#[test]
fn nested_voices_name_the_outer_and_the_inner_speaker() {
    let text = "Ann Roe said the harbour authority’s claim that the pier was safe had been a mistake.";
    let findings = extract(text);
    let inner =
        findings.statements.iter().find(|statement| statement.via.is_some()).expect("a nested statement");
    assert!(words(text, inner).starts_with("the pier was safe"));
    assert_eq!(inner.via, Some(0));
    let speaker = inner.speaker.and_then(|at| findings.speakers.get(at)).expect("its speaker");
    assert_eq!(speaker.name, "Authority");
}

#[test]
fn mentions_become_one_speaker() {
    let text = "Kate Moor, the director of Green Harbour UK, said the bay was “dead”.\n\n\
                “It stinks,” Ms Moor said.\n\nShe said the plant had been warned twice.";
    let findings = extract(text);
    assert_eq!(findings.speakers.len(), 1, "{:?}", findings.speakers);
    let speaker = &findings.speakers[0];
    assert_eq!((speaker.name.as_str(), speaker.kind), ("Kate Moor", SpeakerKind::Person));
    assert_eq!(speaker.role, "the director of Green Harbour UK");
    assert_eq!(speaker.mentions.len(), 3);
    assert_eq!(findings.statements[0].mode, Mode::Mixed);
}

#[test]
fn an_organisation_that_is_only_addressed_is_a_party() {
    let text = "“The Ministry of Ports (MoP) should publish its figures,” said Ann Roe of Green Harbour.";
    let findings = extract(text);
    let shorts: Vec<&str> = findings.parties.iter().map(|party| party.short.as_str()).collect();
    assert!(shorts.contains(&"MoP") && shorts.contains(&"Green Harbour"), "{shorts:?}");
}

#[test]
fn an_answer_is_linked_to_what_it_answers() {
    let text = "“The tests were falsified for eleven years,” said Ann Roe, head of Green Harbour.\n\n\
                Port Company spokesman Ben Dale denied that any tests had been falsified.";
    let findings = extract(text);
    let link = findings.links.first().expect("a link");
    assert_eq!((link.from, link.to, link.relation), (1, 0, Relation::Denies));
    assert!(explain(&link.why).contains("denied"), "{}", explain(&link.why));
}

#[test]
fn every_suggestion_says_why() {
    for text in ARTICLES {
        let findings = extract(text);
        let statements = findings.statements.iter().map(|statement| &statement.why);
        let parties = findings.parties.iter().map(|party| &party.why);
        let speakers = findings.speakers.iter().filter_map(|speaker| speaker.why.as_ref());
        let links = findings.links.iter().map(|link| &link.why);
        for why in statements.chain(parties).chain(speakers).chain(links) {
            let sentence = explain(why);
            assert!(!sentence.starts_with("It stands on"), "{why:?}");
            assert!(!sentence.contains('{') && sentence.contains(" Rule: "), "{sentence}");
        }
    }
}

fn parties(findings: &Findings) -> Vec<&str> {
    findings.parties.iter().map(|party| party.short.as_str()).collect()
}

#[test]
fn articles_have_their_parties() {
    let want: [&[&str]; 8] = [
        &["Harlow Bay", "Marlowe Court"],
        &["Keane", "Prosecution"],
        &["Mayor"],
        &["University of Bergen", "Adeyemi", "Corvex"],
        &["Republicans", "Union"],
        &["United", "Trust"],
        &["Union", "Railwatch"],
        &["Bely", "Karania", "Open Hands"],
    ];
    for (text, want) in ARTICLES.iter().zip(want) {
        let findings = extract(text);
        let have = parties(&findings);
        assert!(want.iter().all(|party| have.contains(party)), "{want:?} in {have:?}");
        assert!(findings.parties.iter().filter(|party| !party.waits).count() <= 6);
    }
}

#[test]
fn extraction_tells_how_far_it_is_and_stops_when_told() {
    let seen = std::cell::RefCell::new(Vec::new());
    let all = extract_watched(ARTICLES[0], &|part| {
        seen.borrow_mut().push(part);
        ControlFlow::Continue(())
    });
    assert_eq!(all, Some(extract(ARTICLES[0])));
    let seen = seen.into_inner();
    assert!(seen.windows(2).all(|pair| pair[0] <= pair[1]) && seen.last() == Some(&1.0), "{seen:?}");
    assert_eq!(extract_watched(ARTICLES[0], &|_| ControlFlow::Break(())), None);
}
