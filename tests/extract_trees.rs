//! Cases that only trees, names and agreement show: subjects, whole sentences, people and sides.

#![allow(clippy::expect_used, reason = "a test may stop where a statement is missing")]

use extract::extract;
use model::Findings;

/// For each statement its words and who says it.
fn said(text: &str, findings: &Findings) -> Vec<(String, String)> {
    let words = |at: usize| {
        let spans = findings.statements[at].spans.iter();
        spans.map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
    };
    let name = |at: Option<usize>| at.map_or("", |at| findings.speakers[at].name.as_str()).to_owned();
    (0..findings.statements.len()).map(|at| (words(at), name(findings.statements[at].speaker))).collect()
}

/// Checks that a text has a statement of such words by somebody.
fn has(text: &str, words: &str, speaker: &str) {
    let findings = extract(text);
    let all = said(text, &findings);
    assert!(
        all.iter().any(|(own, name)| own == words && name == speaker),
        "{words:?} by {speaker:?} in {all:?}"
    );
}

#[test]
fn the_subject_is_not_somebody_inside_of_its_clause() {
    has(
        "Greta Holm, who grew up in Perth, Australia, said the pier was rotten.",
        "the pier was rotten",
        "Greta Holm",
    );
    has("The neighbours who wrote to Ian Price say the pier is rotten.", "the pier is rotten", "neighbours");
}

#[test]
fn a_cue_at_the_end_has_the_whole_sentence_and_what_is_told_inside_is_told_by_it() {
    let text = "The keeper told the crew that the lamp was out, the report said.";
    let findings = extract(text);
    let outer = findings.statements.first().expect("a statement");
    assert_eq!(outer.spans[0].of(text), "The keeper told the crew that the lamp was out");
    let inner = findings.statements.get(1).expect("another inside");
    assert_eq!((inner.spans[0].of(text), inner.via), ("the lamp was out", Some(0)));
}

#[test]
fn joint_speakers_stay_together() {
    let text = "Greta Holm and Ian Price said they would strike.";
    let findings = extract(text);
    let statement = findings.statements.first().expect("a statement");
    let names: Vec<&str> = statement
        .speaker
        .iter()
        .chain(&statement.also)
        .map(|at| findings.speakers[*at].name.as_str())
        .collect();
    assert_eq!(names, ["Greta Holm", "Ian Price"]);
}

#[test]
fn a_pronoun_agrees_with_the_subject_that_others_agree_with() {
    let text = "Ansel Quist lost her licence in May. Jory Brandt runs the harbour.\n\n\
                Quist met Brandt on Monday. He said her boat was too old.";
    has(text, "her boat was too old", "Jory Brandt");
}

#[test]
fn three_pieces_are_one_quotation() {
    let text = "“Every year,” Greta Holm said, smiling, “they promise us a new one.”";
    has(text, "“Every year,” … “they promise us a new one.”", "Greta Holm");
}

#[test]
fn labels_inside_of_quotation_marks_name_who_speaks() {
    let text = "The interview went on.\n\n“HOLM: We never saw the plan, not one page of it.”\n";
    has(text, "We never saw the plan, not one page of it.”", "Holm");
}

#[test]
fn a_spokesman_of_an_unnamed_body_belongs_to_no_other() {
    let text = "The Dockers' Union said the mill was to blame for the dead trout.\n\n\
                Mill spokesman Carl Vance said the mill had done nothing wrong.";
    let findings = extract(text);
    let party = |name: &str| findings.speakers.iter().find(|it| it.name == name).and_then(|it| it.party);
    let union =
        findings.statements.first().and_then(|it| it.speaker).and_then(|at| findings.speakers[at].party);
    assert!(union.is_some());
    assert_ne!(party("Carl Vance"), union);
}

#[test]
fn those_who_prosecute_are_one_side() {
    let text = "Prosecutors said the skipper had been drinking.\n\n\
                The skipper hit the pier at noon, the U.S. Attorney’s Office said.\n\nHolm said he would appeal.";
    let findings = extract(text);
    let side = |at: usize| findings.statements[at].speaker.and_then(|at| findings.speakers[at].party);
    assert!(side(0).is_some());
    assert_eq!(side(0), side(1));
}

#[test]
fn what_is_called_and_what_is_asked_are_statements() {
    has("Greta Holm called the plan a disgrace.", "the plan a disgrace", "Greta Holm");
    has("Ian Price urged the council to close the pier.", "the council to close the pier", "Ian Price");
    has(
        "As the Herald reported, the pier has been shut since May.",
        "the pier has been shut since May",
        "Herald",
    );
}

#[test]
fn turns_with_labels_in_mixed_case_are_statements() {
    let text = "Ms Holm: Who saw the pier fall?\n\nIan Price: The keeper did.\n\nMs Holm: And the crew?\n\n\
                Ian Price: They were asleep.\n";
    has(text, "The keeper did.", "Ian Price");
    has(text, "They were asleep.", "Ian Price");
}
