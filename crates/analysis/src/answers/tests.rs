use super::super::testing::TestProject;
use super::*;
use model::Mode;

const TEXT: &str = "The Union accused the Firm of hiding the leak. The Firm denied that it hid anything.\n\n\
    The Harbour is open on Monday. The Firm said its ships are full. The Firm said the pay is good.";

/// The Union accuses, the Firm denies, and the Harbour speaks of something else.
fn world() -> (TestProject, [StatementId; 4]) {
    let mut world = TestProject::new(TEXT);
    let [union, firm, harbour] = ["Union", "Firm", "Harbour"].map(|name| world.party(name));
    let accuses = world.say(union, "the Firm of hiding the leak");
    let denies = world.say(firm, "it hid anything");
    let opens = world.say(harbour, "The Harbour is open on Monday");
    let ships = world.say(firm, "its ships are full");
    for (id, cue) in [(accuses, "accused"), (denies, "denied")] {
        let cue = world.spot(cue);
        world.change(id, |it| it.cue = Some(cue));
    }
    (world, [accuses, denies, opens, ships])
}

#[test]
fn a_denial_answers_the_accusation_before_it() {
    let (world, [accuses, denies, ..]) = world();
    let found = answers(&world.project);
    let first = found.links.first().unwrap();
    assert_eq!((first.from, first.to, first.relation), (denies, accuses, Relation::Denies));
    assert!(first.why.words.iter().any(|word| word == "denied"), "{:?}", first.why);
    let side = found.sides.first().unwrap();
    assert_eq!(side.statement, denies);
    assert_eq!(world.project.party(side.party).unwrap().name, "Union");
    let ranked = found.claims.iter().find(|it| it.statement == denies).unwrap();
    assert_eq!(ranked.claims.first().unwrap().0, accuses);
}

#[test]
fn nothing_is_linked_within_one_side_and_each_answer_once() {
    let (mut world, [accuses, denies, _, ships]) = world();
    let union = world.project.party_of(&world.project.statements[&accuses]);
    let found = answers(&world.project);
    let party = |id: StatementId| world.project.party_of(&world.project.statements[&id]);
    assert!(found.links.iter().all(|link| party(link.from) != party(link.to)));
    for it in &found.claims {
        assert!(it.claims.iter().all(|(claim, _)| party(*claim) != party(it.statement)));
        assert!(it.claims.windows(2).all(|pair| pair[0].1 >= pair[1].1));
    }
    // Set right by a person: all of one side.
    for id in [denies, ships] {
        world.change(id, |it| it.party = model::PartyChoice::Given(union.unwrap()));
    }
    assert!(answers(&world.project).links.iter().all(|link| link.from != denies));
}

#[test]
fn rejected_statements_and_those_that_give_no_answer_count_for_nothing() {
    let (mut world, [accuses, denies, ..]) = world();
    world.change(denies, |it| it.status = ReviewStatus::Rejected);
    assert!(answers(&world.project).claims.iter().all(|it| it.statement != denies));
    let text = "The Union accused the Firm of theft. The Firm declined to comment on it.";
    let mut silent = TestProject::new(text);
    let [union, firm] = ["Union", "Firm"].map(|name| silent.party(name));
    silent.say(union, "accused the Firm of theft");
    silent.say(firm, "declined to comment on it");
    let found = answers(&silent.project);
    assert!(found.links.is_empty() && found.sides.is_empty(), "{found:?}");
    assert!(!answers(&world.project).claims.is_empty() || accuses == denies);
}

#[test]
fn links_are_suggested_between_confirmed_statements_and_else_where_they_are_sure() {
    let (mut world, [accuses, denies, ..]) = world();
    let article = world.project.articles[0].id;
    let found = |world: &TestProject| {
        let links = suggested_links(&world.project, article, &|| ControlFlow::Continue(())).unwrap();
        links.into_iter().map(|link| (link.from, link.to)).collect::<Vec<_>>()
    };
    let all: Vec<_> = answers(&world.project).links.into_iter().map(|link| (link.from, link.to)).collect();
    assert_eq!(found(&world), all);
    assert_eq!(all.first(), Some(&(denies, accuses)));
    world.change(accuses, |it| it.status = ReviewStatus::Suggested);
    assert!(found(&world).contains(&(denies, accuses)), "it denies");
    world.project.parties[0].waiting = true;
    assert!(!found(&world).contains(&(denies, accuses)), "the accuser has no panel");
    assert_eq!(suggested_links(&world.project, article, &|| ControlFlow::Break(())), None);
}

#[test]
fn the_same_project_gives_the_same_answers() {
    let (mut world, ids) = world();
    world.change(ids[3], |it| it.mode = Mode::Direct);
    assert_eq!(answers(&world.project), answers(&world.project));
    assert!(lessons(&world.project).iter().all(|it| it.features.iter().all(|value| value.is_finite())));
}
