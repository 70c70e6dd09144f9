//! The parties that statements accuse and ask.

use proptest::prelude::*;

use super::super::testing::TestProject;
use super::*;
use model::{Mode, SpeakerKind};

/// The parties that a statement of the first of three accuses or asks, by nature: "Firm accused, Board asked".
fn whom(said: &str, kind: Option<NatureKind>) -> String {
    let mut world = TestProject::new(&format!("The Union spoke of the Firm. {said}"));
    let parties = ["Union", "Firm", "Board"].map(|name| (world.party(name), name));
    let statement = world.say(parties[0].0, said);
    if let Some(kind) = kind {
        world.nature(statement, kind);
    }
    world.change(statement, |it| it.mode = Mode::Direct);
    let dues = world.derive().replies.replies_due().to_vec();
    let name = |due: &super::super::ReplyDue| parties.iter().find(|(id, _)| *id == due.party).unwrap().1;
    let reason =
        |due: &super::super::ReplyDue| if due.reason == ReplyReason::Asked { "asked" } else { "accused" };
    let told: Vec<String> = dues.iter().map(|due| format!("{} {}", name(due), reason(due))).collect();
    told.join(", ")
}

#[test]
fn a_demand_on_one_is_none_on_another_that_it_names() {
    let demand = Some(NatureKind::Demand);
    let said = "The Board needs to show what it did in its joint work with the Firm";
    assert_eq!(whom(said, demand), "Board asked");
    let said = "The Firm’s lorries killed hundreds and the Board needs to come clean";
    assert_eq!(whom(said, demand), "Firm accused, Board asked");
    assert_eq!(whom("the Board to look into the Firm", demand), "Board asked");
}

#[test]
fn whoever_stands_between_a_cue_and_what_is_asked_is_asked() {
    let text = "The Union calls on the Board to send a letter. It asked the Firm to pay. It told the Firm the price.";
    for (cue, said, told) in
        [("calls", "send a letter", "Board"), ("asked", "the Firm to pay", "Firm"), ("told", "the price", "")]
    {
        let mut world = TestProject::new(text);
        let parties = ["Union", "Firm", "Board"].map(|name| (world.party(name), name));
        let statement = world.say(parties[0].0, said);
        let cue = world.spot(cue);
        world.change(statement, |it| it.cue = Some(cue));
        let dues = world.derive().replies.replies_due().to_vec();
        let asked = dues.first().map_or("", |due| parties.iter().find(|(id, _)| *id == due.party).unwrap().1);
        assert_eq!(asked, told, "{said}");
    }
}

#[test]
fn an_accusation_means_who_does_it_and_not_who_is_harmed_told_or_compared() {
    let accusation = Some(NatureKind::Accusation);
    assert_eq!(whom("The Firm lied to the Board", accusation), "Firm accused");
    assert_eq!(whom("Unlike the Board, the Firm hid it", accusation), "Firm accused");
    assert_eq!(whom("It was hidden from the Board by the Firm", accusation), "Firm accused");
    assert_eq!(whom("The Firm and the Board hid it", accusation), "Firm accused, Board accused");
    assert_eq!(whom("Drivers were cheated", accusation), "");
}

#[test]
fn questions_and_possessives_can_accuse_and_ask() {
    assert_eq!(whom("Why did the Firm wait three days?", None), "Firm accused");
    assert_eq!(whom("That was the Firm’s mistake", None), "Firm accused");
    assert_eq!(whom("That was not the Firm’s mistake", None), "");
    assert_eq!(whom("It is the Board who hid the list", None), "Board accused");
    assert_eq!(whom("We demand the Board’s resignation", None), "Board asked");
    assert_eq!(whom("We regret the Board’s resignation", None), "");
}

#[test]
fn words_accuse_by_themselves_but_not_where_they_praise_or_deny() {
    let event = Some(NatureKind::Event);
    assert_eq!(whom("The Firm has not paid since May", event), "Firm accused");
    assert_eq!(whom("They lied to us", event), "Firm accused");
    assert_eq!(whom("The Firm was right about the leak", event), "");
    assert_eq!(whom("The Firm has not broken the law", Some(NatureKind::Denial)), "");
    assert_eq!(whom("The Firm will build it", Some(NatureKind::Prediction)), "");
}

const WORDS: &[&str] = &[
    "The",
    "the",
    "a",
    "Firm",
    "firm",
    "Firm’s",
    "Board",
    "board’s",
    "Board,",
    "Ann",
    "Roe",
    "Roe’s",
    "She",
    "she",
    "They",
    "they",
    "It",
    "it",
    "them",
    "him",
    "you",
    "both",
    "Both",
    "sides",
    "each",
    "other",
    "the two",
    "parties",
    "company",
    "bosses",
    "ministers",
    "officials",
    "lied",
    "must",
    "hid",
    "accused",
    "urged",
    "of",
    "by",
    "to",
    "that",
    "who",
    "people",
    "not",
    "and",
    "MoD",
    "US-led",
];

proptest! {
    /// A statement that is skipped because nobody seems to be named accuses nobody when it is read.
    #[test]
    fn nobody_is_passed_over(
        said in prop::collection::vec((prop::sample::select(WORDS), prop::sample::select(&[" ", ", ", ". "][..])), 1..14),
        (direct, by, kind) in (prop::bool::ANY, 0usize..4, 0usize..4),
    ) {
        let said: String = said.into_iter().flat_map(|(word, gap)| [word, gap]).collect();
        let before = "The Firm, a company, fell out with the Ministry of Order. The Board hid it, Ann Roe said. ";
        let mut world = TestProject::new(&format!("{before}{said}"));
        let parties = ["Union", "Firm", "Board", "Ministry of Order"].map(|name| world.party(name));
        let roe = world.speaker("Ann Roe", Some(parties[2]));
        world.project.speakers.get_mut(&roe).unwrap().kind = SpeakerKind::Person;
        let span = Span::new(before.len(), before.len() + said.trim_end().len());
        let statement = world.say(parties[by], span.of(&format!("{before}{said}")));
        let kinds = [NatureKind::Accusation, NatureKind::Demand, NatureKind::Event, NatureKind::Denial];
        world.nature(statement, kinds[kind]);
        world.change(statement, |it| it.mode = if direct { Mode::Direct } else { Mode::Indirect });
        let (tell, names) = (AccusationDetector::new(&world.project), PartyNames::new(&world.project));
        let statement = &world.project.statements[&statement];
        let stretches = tell.stretches(statement);
        let text = world.project.text_of(statement);
        let may = names.may_name(text, &stretches, statement, tell.seat(statement));
        if !may && let Some(reason) = tell.reason(statement) {
            prop_assert_eq!(tell.read(statement, &names, reason, &stretches), []);
        }
    }
}
