use super::{
    ActorPair, Actors, AffiliationNetwork, AnswerNetwork, Compared, ConceptUses, Concepts, Measure,
    Normalisation,
};
use crate::scope::Scope;
use crate::testing::TestProject;
use model::{Coder, CoderId, Position, Relation, ReviewStatus, StatementId, TagId, Tagging};

const TEXT: &str = "One. Two. Three. Four. Five. Six.";

/// Three parties on two claims and three tags.
fn world() -> (TestProject, Vec<StatementId>) {
    let mut world = TestProject::new(TEXT);
    let [a, b, c] = ["A", "B", "C"].map(|name| world.party(name));
    let said = [(a, "One."), (b, "Two."), (c, "Three."), (a, "Four."), (b, "Five."), (c, "Six.")];
    let said: Vec<StatementId> = said.into_iter().map(|(party, words)| world.say(party, words)).collect();
    // On claim One: A for it, B and C against it, C also for it. On claim Five: B for it, A against it; C deflects.
    world.link(said[1], said[0], Relation::Rebuts);
    world.link(said[1], said[0], Relation::Denies);
    world.link(said[2], said[0], Relation::Undercuts);
    world.link(said[5], said[0], Relation::Supports);
    world.link(said[3], said[4], Relation::Denies);
    world.link(said[2], said[4], Relation::Deflects);
    (world, said)
}

fn with_scope<T>(world: &TestProject, look: impl FnOnce(&Scope<'_>) -> T) -> T {
    let order: Vec<StatementId> = world.project.reading_order().iter().map(|it| it.id).collect();
    look(&Scope::with_all_links(&world.project, &order))
}

fn tag(world: &mut TestProject, statement: StatementId, tag: TagId, by: u64) {
    let by = CoderId::from(by);
    world.project.coders.insert(by, Coder { id: by, name: "Coder".to_owned() });
    world.change(statement, |it| it.tags.push(Tagging::new(tag, by, jiff::Timestamp::UNIX_EPOCH)));
}

#[test]
fn positions_on_claims_are_read_off_the_links() {
    let (world, _) = world();
    let both = with_scope(&world, |scope| AffiliationNetwork::new(scope, Actors::Parties, Concepts::Claims));
    assert_eq!((both.actors.len(), both.concepts.len()), (3, 2));
    let uses = |agree, disagree| ConceptUses { agree, disagree, neither: 0 };
    // Rebutting and denying in one breath is one position.
    assert_eq!([both.of(0, 0), both.of(1, 0), both.of(2, 0)], [uses(1, 0), uses(0, 1), uses(1, 1)]);
    assert_eq!([both.of(0, 1), both.of(1, 1), both.of(2, 1)], [uses(0, 1), uses(1, 0), uses(0, 0)]);
    assert!((both.activity(0, 0) - 0.5).abs() < 1e-12);
    assert!((both.prominence(2, 0) - 0.5).abs() < 1e-12);
    let compared = Compared::new(&both);
    let pair = |congruence, conflict, activity| ActorPair { congruence, conflict, activity };
    assert_eq!(compared.pairs[&(0, 1)], pair(0, 2, [2, 2]));
    assert_eq!(compared.pairs[&(0, 2)], pair(1, 1, [2, 2]));
    assert_eq!(compared.pairs[&(1, 2)], pair(1, 1, [2, 2]));
    let value = |by| compared.pairs[&(0, 2)].value(Measure::Congruence, by);
    assert!((value(Normalisation::Jaccard) - 1.0 / 3.0).abs() < 1e-12);
    assert!((value(Normalisation::Cosine) - 0.5).abs() < 1e-12);
    assert!((value(Normalisation::AverageActivity) - 0.5).abs() < 1e-12);
    assert_eq!(compared.pairs[&(0, 1)].count(Measure::Subtract), -2);
}

#[test]
fn tags_are_used_once_a_statement_whoever_gave_them() {
    let (mut world, said) = world();
    let tags: Vec<TagId> = world.project.codebook.tags().map(|(_, tag)| tag.id).collect();
    for (statement, name, by) in [(0, 3, 1), (0, 3, 2), (3, 3, 1), (1, 3, 1), (1, 0, 1), (4, 5, 1)] {
        tag(&mut world, said[statement], tags[name], by);
    }
    world.change(said[4], |it| it.status = ReviewStatus::Rejected);
    let both = with_scope(&world, |scope| AffiliationNetwork::new(scope, Actors::Parties, Concepts::Tags));
    assert_eq!((both.actors.len(), both.concepts.len()), (2, 2), "a rejected statement uses no tag");
    assert_eq!([both.of(0, 1), both.of(1, 1), both.of(1, 0)].map(|uses| uses.neither), [2, 1, 1]);
    let compared = Compared::new(&both);
    assert_eq!(compared.pairs[&(0, 1)], ActorPair { congruence: 1, conflict: 0, activity: [1, 2] });
}

#[test]
fn positions_on_tags_agree_and_conflict() {
    let (mut world, said) = world();
    let name = world.project.codebook.tags().next().unwrap().1.id;
    let taken =
        [(0, 1, Some(Position::Agrees)), (1, 1, Some(Position::Disagrees)), (1, 2, None), (2, 1, None)];
    for (statement, by, position) in taken {
        tag(&mut world, said[statement], name, by);
        world.change(said[statement], |it| it.tags.last_mut().unwrap().position = position);
    }
    let both = with_scope(&world, |scope| AffiliationNetwork::new(scope, Actors::Parties, Concepts::Tags));
    let uses = |agree, disagree, neither| ConceptUses { agree, disagree, neither };
    // A coder who says neither takes nothing from one who says that it disagrees.
    assert_eq!([0, 1, 2].map(|at| both.of(at, 0)), [uses(1, 0, 0), uses(0, 1, 0), uses(0, 0, 1)]);
    let pairs = Compared::new(&both).pairs;
    let pair = |congruence, conflict| ActorPair { congruence, conflict, activity: [1, 1] };
    assert_eq!([pairs[&(0, 1)], pairs[&(0, 2)], pairs[&(1, 2)]], [pair(0, 1), pair(0, 0), pair(0, 0)]);
}

#[test]
fn answers_are_counted_by_what_they_do() {
    let (world, _) = world();
    for actors in Actors::ALL {
        let answers = with_scope(&world, |scope| AnswerNetwork::new(scope, actors));
        if actors == Actors::Speakers {
            assert_eq!(answers.actors, [], "these statements have parties and no speakers");
            continue;
        }
        assert_eq!(answers.actors.len(), 3);
        let counts: Vec<_> = answers.ties.iter().map(|(place, answer)| (*place, answer.all())).collect();
        assert_eq!(counts, [((0, 1), 1), ((1, 0), 2), ((2, 0), 2), ((2, 1), 1)]);
        assert_eq!(answers.ties[&(1, 0)].of(Relation::Denies), 1);
        assert_eq!(answers.ties[&(2, 1)].of(Relation::Deflects), 1);
    }
}

#[test]
fn an_empty_project_has_empty_networks() {
    let world = TestProject::new(TEXT);
    let both = with_scope(&world, |scope| AffiliationNetwork::new(scope, Actors::Speakers, Concepts::Tags));
    assert_eq!(both, AffiliationNetwork::default());
    assert_eq!(Compared::new(&both), Compared::default());
    assert!(both.activity(0, 0).abs() < f64::EPSILON);
}
