use super::*;
use crate::testing::TestProject;

const SAID: [(&str, usize); 6] = [
    ("Ministers and the council hid the bridge report from residents.", 0),
    ("The bridge needs repairs before winter.", 0),
    ("It will rain on Sunday.", 2),
    ("Nobody hid any report, the residents got the bridge report in May.", 1),
    ("Trains run late.", 1),
    ("The council should read its own report.", 0),
];

/// Six statements of three parties, one after the other.
fn project() -> (Project, Vec<StatementId>) {
    let mut world = TestProject::new(&SAID.map(|(words, _)| words).join("\n"));
    let parties = ["Union", "Council", "Weather Office"].map(|name| world.party(name));
    let order = SAID.map(|(words, party)| world.say(parties[party], words)).to_vec();
    world.nature(order[0], NatureKind::Accusation);
    assert_eq!(world.project.check(), []);
    (world.project, order)
}

fn places(order: &[StatementId], found: &[LinkCandidate]) -> Vec<usize> {
    found.iter().map(|it| order.iter().position(|id| *id == it.statement).unwrap()).collect()
}

#[test]
fn an_accusation_of_this_side_with_its_words_comes_first_and_its_own_side_last() {
    let (project, order) = project();
    let found = link_candidates(&project, &order, &[order[3]], Direction::Answers);
    assert_eq!(found.len(), 5);
    let ranked = places(&order, &found);
    assert_eq!((ranked[0], ranked[4]), (0, 4), "{ranked:?}");
    assert!(
        ranked.iter().position(|it| *it == 1) < ranked.iter().position(|it| *it == 5),
        "what stands before"
    );
    assert_eq!(found[0].reasons[0], "accuses Council");
    assert!(found[0].reasons[1].starts_with("both say"), "{:?}", found[0].reasons);
}

#[test]
fn the_other_way_round_what_comes_after_is_looked_for() {
    let (project, order) = project();
    let found = link_candidates(&project, &order, &[order[0]], Direction::AnsweredBy);
    assert_eq!(places(&order, &found)[0], 3);
}

#[test]
fn what_is_suggested_comes_first_and_what_is_linked_already_last() {
    let (mut project, order) = project();
    let mut link = |from: usize, to: usize, status, nth: u64| {
        let id = nth.into();
        let (from, to) = (order[from], order[to]);
        let (relation, note) = (Relation::Concedes, String::new());
        project.links.insert(
            id,
            Link { id, from, to, relation, note, status, why: None, coded: None, changed: false },
        );
    };
    link(3, 2, ReviewStatus::Suggested, 1);
    link(3, 0, ReviewStatus::Confirmed, 2);
    let found = link_candidates(&project, &order, &[order[3]], Direction::Answers);
    let ranked = places(&order, &found);
    assert_eq!((ranked[0], ranked[4]), (2, 0), "{ranked:?}");
    assert_eq!(likely_relation(&project, order[3], found[0].linked), Relation::Concedes);
    assert_eq!(likely_relation(&project, order[3], found[1].linked), Relation::Rebuts);
}

#[test]
fn nothing_is_found_where_there_is_nothing_else() {
    let (project, order) = project();
    assert_eq!(link_candidates(&project, &order[..1], &order[..1], Direction::Answers), []);
    assert_eq!(link_candidates(&project, &[], &[], Direction::Answers), []);
}
