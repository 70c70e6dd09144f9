//! Exchanges of small articles, told row by row.

use proptest::prelude::*;

use super::super::testing::{TestAnalyses, TestProject};
use super::*;
use model::{NatureKind, Relation, ReplyOutcome, Span, StatementId};

const TEXT: &str = "one two three four five six seven eight nine ten";

/// The rows as words: the places of the entries with their depth and part.
fn told(derived: &TestAnalyses) -> Vec<String> {
    let entry = |entry: &ExchangeEntry| {
        let part = match entry.part {
            EntryRole::Claim => "!",
            EntryRole::Answer => "",
            EntryRole::Told => "t",
            EntryRole::Reference => "r",
            EntryRole::Loose => "-",
        };
        format!("{}{part}{}", entry.place.number(), ">".repeat(entry.depth.into()))
    };
    derived.exchanges.rows().map(|row| row.entries.iter().map(entry).collect::<Vec<_>>().join(" ")).collect()
}

/// A world of two parties in which the words are statements, in turns.
fn turns(count: usize) -> (TestProject, Vec<StatementId>) {
    let mut world = TestProject::new(TEXT);
    let parties = [world.party("Union"), world.party("Firm")];
    let words = TEXT.split(' ').take(count).enumerate();
    let ids = words.map(|(at, word)| world.say(parties[at % 2], word)).collect();
    (world, ids)
}

#[test]
fn a_claim_stands_with_its_answers_and_theirs_in_reading_order() {
    let (mut world, ids) = turns(6);
    // 1 and 4 answer 0; 3 answers 1; 2 and 5 have no links.
    for (from, to) in [(4, 0), (1, 0), (3, 1)] {
        world.link(ids[from], ids[to], Relation::Rebuts);
    }
    let derived = world.derive();
    assert_eq!(told(&derived), ["0! 1> 3>> 4>", "2- 5-"]);
    assert_eq!(derived.exchanges.row_of(StatementIndex::new(3)), Some(0));
    assert_eq!(derived.exchanges.entry_of(StatementIndex::new(3)).unwrap().of, Some(StatementIndex::new(1)));
    assert_eq!(derived.exchanges.row_of(StatementIndex::new(9)), None);
}

#[test]
fn an_answer_before_its_claim_stands_behind_it() {
    let (mut world, ids) = turns(4);
    world.link(ids[0], ids[3], Relation::Denies);
    let derived = world.derive();
    assert_eq!(told(&derived), ["1- 2-", "3! 0>"]);
}

#[test]
fn what_answers_two_claims_is_told_once_and_referred_to() {
    let (mut world, ids) = turns(5);
    for (from, to) in [(3, 0), (3, 2), (4, 3)] {
        world.link(ids[from], ids[to], Relation::Rebuts);
    }
    let derived = world.derive();
    assert_eq!(told(&derived), ["0! 3> 4>>", "1-", "2! 3r>"]);
    assert_eq!(derived.exchanges.entry_of(StatementIndex::new(3)).unwrap().part, EntryRole::Answer);
    // Twice to the same claim is told once.
    world.link(ids[3], ids[2], Relation::Denies);
    assert_eq!(told(&world.derive()).last().unwrap(), "2! 3r>");
}

#[test]
fn a_circle_begins_where_it_is_read_first() {
    let (mut world, ids) = turns(4);
    for (from, to) in [(1, 3), (3, 1), (2, 3)] {
        world.link(ids[from], ids[to], Relation::Rebuts);
    }
    assert_eq!(told(&world.derive()), ["0-", "1! 2>> 3>"]);
}

#[test]
fn a_nested_voice_stands_with_the_one_that_tells_it() {
    let (mut world, ids) = turns(5);
    world.link(ids[1], ids[0], Relation::Rebuts);
    world.change(ids[2], |it| it.via = Some(ids[1]));
    world.change(ids[3], |it| it.via = Some(ids[2]));
    world.change(ids[4], |it| it.via = Some(ids[0]));
    assert_eq!(told(&world.derive()), ["0! 1> 2t>> 3t>>> 4t>"]);
    // One that answers has a place of its own.
    world.link(ids[2], ids[4], Relation::Denies);
    assert_eq!(told(&world.derive()), ["0! 1>", "4! 2> 3t>>"]);
}

#[test]
fn an_accusation_without_a_reply_is_an_exchange_with_a_missing_reply() {
    let mut world = TestProject::new("News\n\nIt is May.\n\nThe firm lied.\n\nIt rained.\n\nNothing else.");
    let (union, firm) = (world.party("Union"), world.party("Firm"));
    let accusation = world.say(union, "The firm lied");
    world.say(firm, "Nothing else");
    world.nature(accusation, NatureKind::Accusation);
    let derived = world.derive();
    assert_eq!(told(&derived), ["0!", "1-"]);
    let row = derived.exchanges.row(0).unwrap();
    assert_eq!((row.kind, row.missing_replies), (RowKind::Exchange, &[0][..]));
    assert_eq!(derived.replies.replies_due()[0].party, firm);
    world.reply(accusation, firm, ReplyOutcome::NotAccused);
    assert_eq!(told(&world.derive()), ["0- 1-"]);
}

proptest! {
    /// For all links: every statement has one main place, no answer is before its claim in the list,
    /// and the same project gives the same rows.
    #[test]
    fn every_statement_has_one_main_place(
        links in prop::collection::vec((0usize..12, 0usize..12), 0..30),
        told_in in prop::collection::vec((1usize..12, 0usize..12), 0..6),
    ) {
        let text = "a b c d e f g h i j k l";
        let mut world = TestProject::new(text);
        let parties = [world.party("Union"), world.party("Firm"), world.party("Board")];
        let ids: Vec<StatementId> = (0..12)
            .map(|at| world.say_at(Some(parties[at % 3]), Span::new(2 * at, 2 * at + 1)))
            .collect();
        for (from, to) in links {
            let twin = world.project.links.values().any(|it| (it.from, it.to) == (ids[from], ids[to]));
            if from != to && !twin {
                world.link(ids[from], ids[to], Relation::Rebuts);
            }
        }
        for (inner, outer) in told_in {
            if outer < inner {
                world.change(ids[inner], |it| it.via = Some(ids[outer]));
            }
        }
        let derived = world.derive();
        let mut seen = vec![0; derived.order.len()];
        for (at, row) in derived.exchanges.rows().enumerate() {
            prop_assert!(!row.entries.is_empty());
            for entry in row.entries.iter().filter(|entry| entry.part != EntryRole::Reference) {
                seen[entry.place.number()] += 1;
                prop_assert_eq!(derived.exchanges.row_of(entry.place), Some(at));
                prop_assert_eq!(derived.exchanges.entry_of(entry.place), Some(*entry));
            }
            let claims = row.entries.iter().filter(|entry| entry.part == EntryRole::Claim).count();
            prop_assert_eq!(claims, usize::from(row.kind == RowKind::Exchange));
            if let [first, rest @ ..] = row.entries {
                prop_assert!(row.kind == RowKind::Loose || first.part == EntryRole::Claim);
                prop_assert!(rest.windows(2).all(|pair| pair[0].place < pair[1].place));
            }
            for entry in row.entries {
                // The statement to which an entry belongs is in the same row.
                let of = entry.of.is_none_or(|of| row.entries.iter().any(|it| it.place == of));
                prop_assert!(of);
            }
        }
        prop_assert!(seen.iter().all(|count| *count == 1), "{:?}", seen);
        prop_assert_eq!(&world.derive().exchanges, &derived.exchanges);
    }
}
