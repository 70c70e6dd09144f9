//! Tests that following a change gives the same as computing everything again.

use proptest::prelude::*;

use super::*;
use crate::testing::TestProject;
use model::{Act, ArticleId, NatureKind, PartyChoice, Relation, StatementId, testing};

const WORDS: [&str; 6] = [
    "The Firm lied to its drivers and must resign.",
    "The Union denied that it had cheated the Board.",
    "The Board said the Firm should apologise.",
    "That was false, and the Union knew it.",
    "Bread costs more than the Firm said.",
    "The pay is good.",
];

/// A project of two articles, in which three parties speak of each other; with its statements in reading order.
fn world(texts: &[usize]) -> (TestProject, Vec<StatementId>) {
    let text: String = texts
        .iter()
        .map(|at| WORDS[*at].to_owned() + if at.is_multiple_of(2) { " " } else { "\n\n" })
        .collect();
    let mut world = TestProject::new(&text);
    let second = testing::article(&mut model::IdGenerator::seeded(9), "Other", &text);
    let articles: [ArticleId; 2] = [world.project.articles[0].id, second.id];
    world.project.articles.push(second);
    let parties = ["Union", "Firm", "Board"].map(|name| world.party(name));
    let mut order = Vec::new();
    for article in articles {
        let mut start = 0;
        for (at, words) in texts.iter().map(|at| WORDS[*at]).enumerate() {
            let end = start + words.len();
            let id = world.say_at(Some(parties[(at + start) % 3]), Span::new(start, end));
            world.change(id, |it| it.article = article);
            order.push(id);
            start = end + if texts[at].is_multiple_of(2) { 1 } else { 2 };
        }
    }
    (world, order)
}

/// Changes a statement in one of the ways that count.
fn change(world: &mut TestProject, order: &[StatementId], at: usize, kind: usize, other: usize) {
    let id = order[at % order.len()];
    let parties: Vec<PartyId> = world.project.parties.iter().map(|it| it.id).collect();
    let outer = order[other % order.len()];
    let same_article = world.project.statements[&outer].article == world.project.statements[&id].article;
    match kind {
        0..4 => world.change(id, |it| {
            it.party =
                parties.get(other % 4).map_or(PartyChoice::Unknown, |party| PartyChoice::Given(*party));
        }),
        4 => world.change(id, |it| {
            let rejected = it.status == ReviewStatus::Rejected;
            it.status = if rejected { ReviewStatus::Suggested } else { ReviewStatus::Rejected };
        }),
        5 => world.change(id, |it| {
            it.act = if it.act == Act::Speech { Act::Attitude } else { Act::Speech };
        }),
        6 => world
            .nature(id, if other.is_multiple_of(2) { NatureKind::Accusation } else { NatureKind::Denial }),
        7 if outer != id && same_article => world.change(id, |it| it.via = Some(outer)),
        8 => world.change(id, |it| it.via = None),
        9 if outer != id => world.link(id, outer, Relation::Denies),
        10 => world.reply(id, parties[other % 3], ReplyOutcome::Declined),
        _ => {}
    }
}

proptest! {
    #[test]
    fn following_statements_is_reading_all_anew(
        texts in prop::collection::vec(0..WORDS.len(), 1..14),
        steps in prop::collection::vec((0usize..28, 0usize..11, 0usize..28, any::<bool>()), 1..20),
    ) {
        let (mut world, order) = world(&texts);
        let scope = Scope::with_all_links(&world.project, &order);
        let mut known = Accusations::new(&scope, &ReplyGraph::new(&scope));
        drop(scope);
        let mut changed = Vec::new();
        for (at, kind, other, waits) in steps {
            change(&mut world, &order, at, kind, other);
            changed.push(StatementIndex::new(at % order.len()));
            if waits {
                continue;
            }
            let scope = Scope::with_all_links(&world.project, &order);
            let threads = ReplyGraph::new(&scope);
            known.update(&scope, &threads, changed.drain(..));
            let fresh = Accusations::new(&scope, &threads);
            let all = |it: &Accusations| it.weighed().map(|(charge, weight)| (*charge, weight)).collect::<Vec<_>>();
            prop_assert_eq!(all(&known), all(&fresh));
            prop_assert_eq!(RightOfReply::to(&scope, &threads, &known), RightOfReply::to(&scope, &threads, &fresh));
        }
    }
}

#[test]
fn the_projects_of_this_test_have_replies_of_every_kind() {
    let (mut passed, mut missing, mut heard) = (false, false, false);
    for texts in [&[0, 1, 2, 3, 4, 5, 0, 1][..], &[0, 5, 5, 5, 0]] {
        let (world, order) = world(texts);
        let scope = Scope::with_all_links(&world.project, &order);
        let threads = ReplyGraph::new(&scope);
        let accusations = Accusations::new(&scope, &threads);
        let replies = RightOfReply::to(&scope, &threads, &accusations);
        passed |= accusations.weighed().count() > replies.replies_due().len();
        missing |= replies.missing().next().is_some();
        heard |= replies.replies_due().iter().any(|due| matches!(due.state, ReplyState::Heard(_)));
    }
    assert!(passed && missing && heard, "{passed} {missing} {heard}");
}
