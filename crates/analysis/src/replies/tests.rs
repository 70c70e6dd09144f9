//! Tests of those who may reply, and of what became of it.

use jiff::Timestamp;

use super::*;
use crate::testing::TestProject;
use model::{Act, Coder, CoderId, NatureKind, Relation, StatementId, Tagging};

fn answered(place: usize) -> ReplyState {
    ReplyState::Answered(StatementIndex::new(place))
}

fn heard(place: usize) -> ReplyState {
    ReplyState::Heard(StatementIndex::new(place))
}

const TEXT: &str = "The union said that the firm lied to its drivers, who told the Board.\n\nThe firm said that was wrong. The Board agreed. They must resign.";

fn world() -> (TestProject, [PartyId; 3], StatementId) {
    let mut world = TestProject::new(TEXT);
    let parties = [world.party("Union"), world.party("Firm"), world.party("Board")];
    let accusation = world.say(parties[0], "the firm lied to its drivers, who told the Board");
    world.nature(accusation, NatureKind::Accusation);
    (world, parties, accusation)
}

fn states(world: &TestProject) -> Vec<(PartyId, ReplyState)> {
    world.derive().replies.replies_due().iter().map(|due| (due.party, due.state)).collect()
}

#[test]
fn whoever_is_named_in_an_accusation_may_reply_and_whoever_is_told_need_not() {
    let (world, [_, firm, _], _) = world();
    let derived = world.derive();
    let [due] = derived.replies.replies_due() else { panic!("{:?}", derived.replies) };
    assert_eq!((due.party, due.reason, due.paragraph), (firm, ReplyReason::Accused, 1));
    assert_eq!(due.named.unwrap().of(TEXT), "firm");
    assert_eq!(due.state, ReplyState::Missing);
}

#[test]
fn an_answer_down_the_chain_is_a_reply_whatever_it_does() {
    let (mut world, [_, firm, board], accusation) = world();
    let agreed = world.say(board, "The Board agreed");
    world.link(agreed, accusation, Relation::Supports);
    assert_eq!(states(&world), [(firm, ReplyState::Missing)]);
    let wrong = world.say(firm, "that was wrong");
    world.link(wrong, agreed, Relation::Repeats);
    assert_eq!(states(&world), [(firm, answered(1))]);
    // Words that another party reports are no reply.
    world.change(wrong, |it| it.via = Some(accusation));
    assert_eq!(states(&world), [(firm, ReplyState::Missing)]);
    world.change(wrong, |it| (it.via, it.act) = (None, Act::Attitude));
    assert_eq!(states(&world), [(firm, ReplyState::Missing)]);
}

#[test]
fn an_answer_to_what_it_repeats_is_an_answer_to_it() {
    let (mut world, [union, firm, _], accusation) = world();
    let first = world.say(union, "The union said");
    let wrong = world.say(firm, "that was wrong");
    world.link(wrong, first, Relation::Denies);
    world.link(accusation, first, Relation::Repeats);
    assert_eq!(states(&world), [(firm, answered(2))]);
}

#[test]
fn who_speaks_right_behind_is_heard_unless_a_person_says_no() {
    let (mut world, [_, firm, _], accusation) = world();
    let wrong = world.say(firm, "that was wrong");
    assert_eq!(states(&world), [(firm, heard(1))]);
    world.reply(accusation, firm, ReplyOutcome::Due);
    assert_eq!(states(&world), [(firm, ReplyState::Missing)]);
    world.link(wrong, accusation, Relation::Denies);
    assert_eq!(states(&world), [(firm, answered(1))]);
}

#[test]
fn far_behind_only_a_denial_is_heard() {
    let mut world = TestProject::new(
        "News\n\nIt is May.\n\nThe firm lied.\n\nIt rained.\n\nBread costs more, the firm said.",
    );
    let [union, firm] = [world.party("Union"), world.party("Firm")];
    let charge = world.say(union, "The firm lied");
    world.nature(charge, NatureKind::Event);
    let later = world.say(firm, "Bread costs more");
    assert_eq!(states(&world), [(firm, ReplyState::Missing)]);
    world.nature(later, NatureKind::Denial);
    assert_eq!(states(&world), [(firm, heard(1))]);
    world.nature(charge, NatureKind::Accusation);
    assert_eq!(states(&world), [(firm, ReplyState::Missing)], "a plain charge needs a plain reply");
}

#[test]
fn a_plain_charge_is_answered_by_a_denial_in_answer_to_something() {
    let mut world = TestProject::new(
        "News\n\nIt is May.\n\nThe firm lied.\n\nIt rained.\n\nThe firm denied it had cheated.",
    );
    let [union, firm] = [world.party("Union"), world.party("Firm")];
    let charge = world.say(union, "The firm lied");
    world.nature(charge, NatureKind::Accusation);
    let later = world.say(firm, "it had cheated");
    world.nature(later, NatureKind::Denial);
    assert_eq!(states(&world), [(firm, ReplyState::Missing)]);
    let cue = world.spot("denied");
    world.change(later, |it| it.cue = Some(cue));
    assert_eq!(states(&world), [(firm, heard(1))]);
}

#[test]
fn what_the_first_paragraph_sums_up_is_answered_anywhere_below() {
    let mut world =
        TestProject::new("News\n\nThe firm lied.\n\nIt rained.\n\nBread costs more, the firm said.");
    let [union, firm] = [world.party("Union"), world.party("Firm")];
    let charge = world.say(union, "The firm lied");
    world.nature(charge, NatureKind::Event);
    world.say(firm, "Bread costs more");
    assert_eq!(states(&world), [(firm, heard(1))]);
}

#[test]
fn an_answer_shortly_before_a_charge_is_heard() {
    let mut world =
        TestProject::new("News\n\nIt is May.\n\nThe firm denied it had cheated.\n\nThe firm lied.");
    let [union, firm] = [world.party("Union"), world.party("Firm")];
    let before = world.say(firm, "it had cheated");
    let charge = world.say(union, "The firm lied");
    world.nature(charge, NatureKind::Accusation);
    assert_eq!(states(&world), [(firm, ReplyState::Missing)]);
    world.nature(before, NatureKind::Denial);
    let cue = world.spot("denied");
    world.change(before, |it| it.cue = Some(cue));
    assert_eq!(states(&world), [(firm, heard(0))]);
}

#[test]
fn a_person_has_the_last_word() {
    let (mut world, [union, firm, board], accusation) = world();
    world.reply(accusation, firm, ReplyOutcome::Declined);
    world.reply(accusation, board, ReplyOutcome::Due);
    world.reply(accusation, union, ReplyOutcome::Due);
    assert_eq!(
        states(&world),
        [(firm, ReplyState::Explained(ReplyOutcome::Declined)), (board, ReplyState::Missing)]
    );
    let wrong = world.say(firm, "that was wrong");
    world.link(wrong, accusation, Relation::Denies);
    assert_eq!(states(&world)[0].1, answered(1));
    world.reply(accusation, firm, ReplyOutcome::NotAccused);
    assert_eq!(states(&world)[0].1, ReplyState::NotAccused);
}

#[test]
fn tags_decide_over_what_it_seems_to_be_and_mentions_name_too() {
    let (mut world, [_, firm, _], accusation) = world();
    let at = Timestamp::UNIX_EPOCH;
    let coder = Coder { id: CoderId::from(7), name: "R".into() };
    world.project.coders.insert(coder.id, coder.clone());
    let tag = |world: &TestProject, kind| world.project.codebook.claim_type(kind).unwrap();
    let figure = Tagging::new(tag(&world, NatureKind::Figure), coder.id, at);
    world.change(accusation, |it| it.tags = vec![figure]);
    assert_eq!(states(&world), []);
    world.mention(firm, "They");
    let demand = world.say(world.project.parties[2].id, "They must resign");
    let asked = Tagging::new(tag(&world, NatureKind::Demand), coder.id, at);
    world.change(demand, |it| it.tags = vec![asked]);
    assert_eq!(states(&world), [], "a pronoun is a guess");
    world.project.parties[1].waiting = true;
    world.change(accusation, |it| it.tags.clear());
    assert_eq!(states(&world), [], "who waits has no panel to reply in");
}
