//! Small texts, one for each kind of mistake that real articles have shown.

use extract::extract;
use model::Act;

/// For each statement of speech its words and who says it.
fn said(text: &str) -> Vec<(String, String)> {
    let findings = extract(text);
    let speech = findings.statements.iter().filter(|statement| statement.act == Act::Speech);
    speech
        .map(|statement| {
            let words: Vec<&str> = statement.spans.iter().map(|span| span.of(text)).collect();
            let speaker = statement.speaker.and_then(|at| findings.speakers.get(at));
            (words.join(" … "), speaker.map(|speaker| speaker.name.clone()).unwrap_or_default())
        })
        .collect()
}

fn check(text: &str, want: &[(&str, &str)]) {
    let all = said(text);
    for (words, speaker) in want {
        let there = all.iter().any(|(own, name)| own == words && name == speaker);
        assert!(there, "{words:?} by {speaker:?} in {all:?}");
    }
}

#[test]
fn a_job_before_a_name_is_no_part_of_it() {
    check(
        "“We lost two boats in one night,” said harbour pilot Vera Lund.\n\n“Nonsense,” said baker Tom Ash.",
        &[("“We lost two boats in one night,”", "Vera Lund"), ("“Nonsense,”", "Tom Ash")],
    );
}

#[test]
fn a_question_of_the_writer_is_nobodys_statement() {
    let all = said("Asked whether the lamp was lit, Vera Lund said: “It was.”\n\nThe keeper left.");
    assert_eq!(all, [("“It was.”".to_owned(), "Vera Lund".to_owned())]);
}

#[test]
fn passives_have_their_agent() {
    check(
        "The port was opened.\n\nThe firm was accused by fishermen of dumping oil.\n\nIt is alleged that the crew sank two nets.",
        &[("dumping oil", "fishermen"), ("the crew sank two nets", "")],
    );
}

#[test]
fn a_block_below_a_colon_has_the_writer_above_it() {
    check(
        "The pier is shut.\n\nHarbour master Vera Lund wrote:\n\nThe planks are rotten. We told the council twice.\n\nThe council has met.",
        &[("The planks are rotten. We told the council twice.", "Vera Lund")],
    );
}

#[test]
fn a_line_or_a_sentence_about_a_person_leads_to_a_quotation() {
    check(
        "The vote is over.\n\nAnd from Mayor Vera Lund:\n\n“We thank the crews for their work.”",
        &[("“We thank the crews for their work.”", "Vera Lund")],
    );
    check(
        "The vote is over.\n\nVera Lund was furious. “Nobody has looked at the planks.”",
        &[("“Nobody has looked at the planks.”", "Vera Lund")],
    );
}

#[test]
fn furniture_of_the_page_says_nothing() {
    let all = said("The pier is shut\n\n» Council meets again\n\n“No,” said Vera Lund.");
    assert_eq!(all, [("“No,”".to_owned(), "Vera Lund".to_owned())]);
    assert!(
        said("The pier is shut.\n\nRelated: “How the pier was built in a year”")
            .iter()
            .all(|(_, name)| name.is_empty())
    );
}

#[test]
fn a_mark_that_is_missing_ends_before_the_cue() {
    check(
        "The pier is shut.\n\n“The planks were rotten for years, said Vera Lund, the harbour master.",
        &[("“The planks were rotten for years,", "Vera Lund")],
    );
}

#[test]
fn an_account_speaks_by_its_handle() {
    check(
        "The pier is shut.\n\n@pier_office replied: “Show us the planks.”",
        &[("“Show us the planks.”", "@pier_office")],
    );
}

#[test]
fn they_may_be_one_person() {
    check(
        "Kim Vale, who uses they/them pronouns, wept. They said the boat was gone.",
        &[("the boat was gone", "Kim Vale")],
    );
}

#[test]
fn a_cue_in_the_middle_leaves_both_halves() {
    check(
        "The pier is shut.\n\nThe lamp was lit, Vera Lund said, but it shone too low.",
        &[("The lamp was lit … but it shone too low", "Vera Lund")],
    );
}

#[test]
fn a_long_source_is_no_part_of_what_it_says() {
    check(
        "The pier is shut.\n\nAccording to a recent survey of the town’s fishermen, most crews lost money, leaving them in debt.",
        &[("most crews lost money, leaving them in debt", "recent survey of the town’s fishermen")],
    );
}

#[test]
fn a_clause_before_its_verb_is_not_swallowed_by_the_role_behind() {
    check(
        "The pier is shut.\n\nThe harbour also lacks money from the council, which it has angered for years, said Vera Lund, director of the Port Museum.",
        &[("The harbour also lacks money from the council, which it has angered for years", "Vera Lund")],
    );
}

#[test]
fn attitudes_are_told_apart_from_speech() {
    let text = "The pier is shut.\n\nFishermen voiced concerns about the rotten planks of the pier.";
    let findings = extract(text);
    let found = findings.statements.iter().find(|statement| statement.act == Act::Attitude);
    assert!(
        found.is_some_and(|found| found.spans.iter().any(|span| span.of(text).contains("rotten planks")))
    );
    assert!(said(text).is_empty());
}

/// The parties of a text, and the speakers of each.
fn sides(text: &str) -> Vec<(String, Vec<String>)> {
    let findings = extract(text);
    let of = |at: usize| {
        let own = findings.speakers.iter().filter(|speaker| speaker.party == Some(at));
        own.map(|speaker| speaker.name.clone()).collect()
    };
    findings.parties.iter().enumerate().map(|(at, party)| (party.name.clone(), of(at))).collect()
}

#[test]
fn a_state_its_adjective_and_its_bodies_are_one_side() {
    let all = sides(
        "The bridge fell.\n\nRussian authorities said the bridge was old. Russia said nobody was hurt.\n\n\
         Ukraine’s Air Force said it hit nothing. Ukraine said it was elsewhere. Ukrainian officials said the river was high.",
    );
    let has = |party: &str, speaker: &str| {
        all.iter().any(|(name, own)| name == party && own.iter().any(|name| name == speaker))
    };
    assert!(has("Russia", "Russian authorities") && has("Ukraine", "Air Force"), "{all:?}");
    assert!(has("Ukraine", "Ukrainian officials"), "{all:?}");
}

#[test]
fn bodies_of_one_place_are_no_branches_of_it() {
    let all = sides(
        "The march ended in Indiana.\n\nIndiana State Police said 400 came. “We were more,” said Vera Lund, president of the \
         Indiana Teachers Union.\n\nThe union will march in Indiana again.",
    );
    let shared = all.iter().any(|(_, own)| {
        let has = |speaker: &str| own.iter().any(|name| name == speaker);
        has("Indiana State Police") && has("Vera Lund")
    });
    assert!(!shared, "{all:?}");
}
