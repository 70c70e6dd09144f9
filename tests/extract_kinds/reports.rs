//! Reports: their words and whoever says them.

use super::{check, said};
use extract::extract;
use model::Act;

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

#[test]
fn what_is_put_in_between_does_not_end_a_report() {
    check(
        "The pier is shut.\n\nVera Lund met the crew and suggested that the pilot, who is now on leave, would bring them home if asked.",
        &[("the pilot, who is now on leave, would bring them home if asked", "Vera Lund")],
    );
    check(
        "The pier is shut.\n\nVera Lund accused Tom Ash, who was born on the island, of selling the boats.",
        &[("Tom Ash, who was born on the island, of selling the boats", "Vera Lund")],
    );
    check(
        "The pier is shut.\n\nVera Lund said the crew needs to rest and eat, but that it would not strike.",
        &[("the crew needs to rest and eat, but that it would not strike", "Vera Lund")],
    );
}

#[test]
fn words_behind_a_cue_in_the_middle_belong_to_it() {
    check(
        "The pier is shut.\n\nWhile some sailors carry two lamps, and “we thank them for that,” Lund said, most do their work in the dark.",
        &[(
            "While some sailors carry two lamps, and “we thank them for that,” … most do their work in the dark",
            "Lund",
        )],
    );
}

#[test]
fn what_the_writer_adds_is_not_reported() {
    check(
        "The pier is shut.\n\nVera Lund, who said last week that the pilot was asleep, issued a note on Tuesday saying, “I was too harsh.”",
        &[("the pilot was asleep", "Vera Lund")],
    );
    check(
        "The pier is shut.\n\nVera Lund rebuked sailors who say she should call the storm “an act of God,” saying that maps were missing.",
        &[("she should call the storm “an act of God,”", "sailors")],
    );
}

#[test]
fn a_clause_before_the_speaker_is_no_statement() {
    let text = "The pier is shut.\n\nAs the boats sailed past the harbour, Lund reported the crew had left. \
        On “The Evening Hour,” Tom Ash said the mill was safe.";
    let all = said(text);
    check(text, &[("the crew had left", "Lund"), ("the mill was safe", "Tom Ash")]);
    assert_eq!(all.len(), 2, "{all:?}");
}

#[test]
fn a_second_verb_of_the_same_form_reports_something_else() {
    check(
        "The pier is shut.\n\nVera Lund wrote to the crew, telling sailors that the mate is a “liar” and questioning how he has “kept his post.”",
        &[("the mate is a “liar”", "Vera Lund"), ("how he has “kept his post.”", "Vera Lund")],
    );
    check(
        "The pier is shut.\n\nVera Lund, of the crew, said after a lunch on Tuesday that she had not read the plan, but called it a “good start.”",
        &[("she had not read the plan", "Vera Lund"), ("it a “good start.”", "Vera Lund")],
    );
}

#[test]
fn a_verb_that_begins_a_line_is_no_first_name() {
    check(
        "Tom Ash spoke on the quay.\n\nAdded Ash:\n\n“The boats are late again.”",
        &[("“The boats are late again.”", "Tom Ash")],
    );
}

#[test]
fn a_heading_in_quotation_marks_is_no_statement() {
    let all = said("Vera Lund said the crew was tired.\n\n“We row at night”\n\nThe boats left at ten.");
    assert_eq!(all, [("the crew was tired".to_owned(), "Vera Lund".to_owned())]);
}

#[test]
fn whoever_is_named_right_behind_a_quotation_says_it() {
    check(
        "The pier is shut.\n\n\"This vote is changing the island,\" Vera Lund, Sanders' campaign manager, said in a statement. \"We will win it.\"",
        &[("\"This vote is changing the island,\" … \"We will win it.\"", "Vera Lund")],
    );
    check(
        "The pier is shut.\n\n\"Our boats have already forced a former mayor to change her mind,\" read the email. \"We go on.\"",
        &[("\"Our boats have already forced a former mayor to change her mind,\" … \"We go on.\"", "email")],
    );
}

#[test]
fn whoever_is_accused_by_a_description_is_meant() {
    let text = "Vera Lund, a senator from Ohio, met reporters on Monday. Lund said the bridge would open.\n\n\
        The drivers’ union accused the senator of wasting money.";
    let findings = extract(text);
    let lund = findings.speakers.iter().find(|speaker| speaker.name == "Vera Lund").expect("she speaks");
    let mentions: Vec<&str> = lund.mentions.iter().map(|span| span.of(text)).collect();
    assert!(mentions.contains(&"the senator"), "{mentions:?}");
}

#[test]
fn a_pronoun_is_nobody_whom_its_own_clause_names() {
    check(
        "Harbour row\n\nAnn Roe met the press with Eve Lund on Monday. Eve Lund was in tears. She said Eve Lund had been lied to.",
        &[("Eve Lund had been lied to", "Ann Roe")],
    );
}

#[test]
fn a_source_put_into_its_sentence_says_the_words_on_both_sides() {
    check(
        "The ferry stays.\n\nThe lamp, according to the harbour board, was never lit. By June, pilots say, the channel will be \
         closed.\n\nThe nets did not sink, according to the coast guard.",
        &[
            ("The lamp … was never lit", "Harbour board"),
            ("By June … the channel will be closed", "pilots"),
            ("The nets did not sink", "coast guard"),
        ],
    );
}

#[test]
fn what_a_clause_with_as_reports_may_have_words_before_it() {
    check(
        "The ferry stays.\n\nAnd as Vera Lund pointed out, the council owns the lamp.\n\nHowever, as the Harbour Gazette \
         reported on Monday, the keeper left in May.\n\nThe pier is rotten, as Tom Ash noted in a letter.",
        &[
            ("the council owns the lamp", "Vera Lund"),
            ("the keeper left in May", "Harbour Gazette"),
            ("The pier is rotten", "Tom Ash"),
        ],
    );
}

#[test]
fn when_something_was_said_is_not_what_was_said() {
    check(
        "The ferry stays.\n\nThe council was glad of the toll while the mayor was ill, she said Tuesday on Radio Vale.\n\nTom \
         Ash, keeper of the lamp, said on Radio Vale, where he has a show, that the lamp should be sold.",
        &[("the lamp should be sold", "Tom Ash")],
    );
    let all = said(
        "The ferry stays.\n\nThe toll was raised while the mayor was ill, Vera Lund said Tuesday on “Morning Call.”",
    );
    assert_eq!(all, [("The toll was raised while the mayor was ill".to_owned(), "Vera Lund".to_owned())]);
}

#[test]
fn a_whole_quotation_is_heard_whatever_its_verb() {
    check(
        "The ferry stays.\n\nVera Lund interjected, “Nobody asked the crews about the toll.”\n\n“They want the lamp because it \
         is cheap,” Lund shot back with a laugh.\n\nTom Ash returned to his old lines: “We will keep the lamp lit.”",
        &[
            ("“Nobody asked the crews about the toll.”", "Vera Lund"),
            ("“They want the lamp because it is cheap,”", "Vera Lund"),
            ("“We will keep the lamp lit.”", "Tom Ash"),
        ],
    );
    let all = said("The ferry stays.\n\nThe mayor watched a film, “The Long Night of the Lamp,” in May.");
    assert!(all.is_empty(), "a title is nobody's words: {all:?}");
}

#[test]
fn whoever_asked_goes_on_in_the_same_paragraph() {
    check(
        "The ferry stays.\n\n“Has anybody seen the lamp?” Vera Lund asked. “It is older than the pier and stands in the hall.”",
        &[(
            "“Has anybody seen the lamp?” … “It is older than the pier and stands in the hall.”",
            "Vera Lund",
        )],
    );
    let all = said("The ferry stays.\n\n“Is it lit?” Vera Lund asked. “No, it never was lit.”");
    assert!(all.iter().any(|(words, name)| words.starts_with("“No") && name != "Vera Lund"), "{all:?}");
}

#[test]
fn whoever_issues_a_statement_says_it() {
    check(
        "The ferry stays.\n\nVera Lund, who owns the mill, issued a statement saying the toll is unfair.",
        &[("the toll is unfair", "Vera Lund")],
    );
}

#[test]
fn two_names_in_one_are_two() {
    check(
        "The lamp\n\nPORT VALE - Vera Lund met the crews on Monday.\n\n“The lamp is lit,” Lund said. In a call with Radio Vale’s \
         Peter Ash, Lund said the pier was rotten. “Why now?” Ash asked.",
        &[
            ("“The lamp is lit,”", "Vera Lund"),
            ("the pier was rotten", "Vera Lund"),
            ("“Why now?”", "Peter Ash"),
        ],
    );
}

#[test]
fn a_second_report_of_a_sentence_is_not_told_by_the_first() {
    let text = "The ferry stays.\n\nThough he said it drew a handful of crews to the pier, Vera Lund said none were added to the list.";
    let findings = extract(text);
    assert_eq!(findings.statements.len(), 2, "{:?}", said(text));
    assert!(findings.statements.iter().all(|statement| statement.via.is_none()), "{:?}", said(text));
}

#[test]
fn a_source_put_in_gives_both_halves() {
    check(
        "The ferry stays.\n\nJust a few weeks ago, as the Western Herald reported, the crews were discussing a plan to leave the town.",
        &[("Just a few weeks ago … the crews were discussing a plan to leave the town", "Western Herald")],
    );
}

#[test]
fn whoever_is_made_to_speak_speaks() {
    check(
        "The ferry stays.\n\nThe release of the letters led chairwoman Vera Lund to announce her resignation on the eve of the start.",
        &[("her resignation on the eve of the start", "Vera Lund")],
    );
    check(
        "The ferry stays.\n\nThe storms have left 62 percent of crews saying the pier is growing worse.",
        &[("the pier is growing worse", "crews")],
    );
}

#[test]
fn nouns_that_look_like_verbs_report_nothing() {
    let all = said(
        "The ferry stays.\n\nCiting last week’s harbour attack as a wake-up call for the crews, Vera Lund urged the town to close the pier.",
    );
    assert!(all.iter().all(|(_, name)| name == "Vera Lund"), "{all:?}");
}
