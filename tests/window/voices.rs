//! Attitudes beside speech, what statements seem to be, parties that wait, and voices told by others.

use std::path::PathBuf;

use edit::{Intent, PartyIntent, testing};
use egui::{Key, Role};
use egui_kittest::kittest::Queryable;
use model::testing::FindingsBuilder;
use model::{Act, Nature, NatureKind, Project, ReviewStatus, Why};
use store::Overwrite;

use super::support::{Window, World};

const TEXT: &str = "The port wants a second quay. “The quay will cost 400 million,” Ida Berg of the port said.\n\n\
    The union fears for the tide. “Nobody has asked us,” said Olu Dada of the union.\n\n\
    The Herald says that a report found that the port hid the price. Divers said the wall leaks.\n";

/// A port and a union that speak and want; a newspaper, waiting; a report told by it, and divers of no party.
fn project() -> Project {
    let mut finds = FindingsBuilder::of(TEXT);
    let [port, union, herald] = ["Port", "Union", "Herald"].map(|name| finds.party(name));
    let parties = [Some(port), Some(union), Some(herald), None, None];
    for (name, party) in ["Ida Berg", "Olu Dada", "The Herald", "a report", "divers"].into_iter().zip(parties)
    {
        finds.speaker(name, party);
    }
    finds.says(0, "a second quay").act = Act::Attitude;
    let why = Why::new("gives a figure", &["400"], 80);
    finds.says(0, "“The quay will cost 400 million,”").nature =
        Some(Nature { kind: NatureKind::Figure, why });
    finds.says(1, "for the tide").act = Act::Attitude;
    finds.says(1, "“Nobody has asked us,”");
    finds.says(2, "a report found that the port hid the price");
    finds.says(3, "the port hid the price").via = Some(4);
    finds.says(0, "hid the price").via = Some(5);
    finds.says(4, "the wall leaks");
    let mut stamp = testing::context();
    let mut project = testing::project(&mut stamp, "Quay", TEXT, finds.findings);
    let wait = Intent::Party(PartyIntent::SetWaiting { party: project.parties[herald].id, waiting: true });
    testing::make(&mut project, &mut stamp, &wait);
    project
}

fn file(world: &World) -> PathBuf {
    let path = world.path("quay.rejoinder.ron");
    store::save(&project(), &path, Overwrite::Project).unwrap();
    path
}

fn has_card(window: &Window, words: &str) -> bool {
    let mut cards = window.harness.query_all_by_role(Role::ListItem);
    cards.any(|node| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node().label().is_some_and(|label| label.contains(words))
    })
}

#[test]
fn speech_is_shown_first_and_attitudes_one_step_away() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    assert!(window.shows("1 told by others · 1 attitude"), "the header counts both");
    assert!(!has_card(&window, "a second quay"));
    window.click("Port: show 1 attitude");
    assert!(has_card(&window, "Attitude 1 of 8, Port, Ida Berg: a second quay"));
    assert!(window.shows("Port, 2 statements, 1 attitude"), "the panel says what is in it");
    window.ctrl(Key::T);
    assert!(!has_card(&window, "a second quay"));
    assert!(!window.app().is_unsaved(), "what is shown is no part of the project");
}

#[test]
fn the_review_comes_to_attitudes_when_all_that_was_said_is_done() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    window.key(Key::N);
    for _ in 0..6 {
        window.key(Key::Y);
    }
    let open: Vec<Act> = window
        .app()
        .project()
        .statements
        .values()
        .filter(|it| it.status == ReviewStatus::Suggested)
        .map(|it| it.act)
        .collect();
    assert_eq!(open, [Act::Attitude; 2]);
    assert!(window.shows("2 suggested attitudes left"));
    assert!(has_card(&window, "a second quay"), "the next one is selected, and so has a card");
    window.key(Key::Y);
    window.key(Key::Y);
    assert!(window.app().project().statements.values().all(|it| it.status == ReviewStatus::Confirmed));
}

#[test]
fn an_attitude_chosen_in_the_article_gets_its_card() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    let letter = |node: &egui_kittest::Node<'_>| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Attitude, Union"))
    };
    window.harness.get_all_by_role(Role::Button).find(letter).expect("a letter in the margin").click();
    window.rest();
    assert!(has_card(&window, "for the tide"));
    // Putting attitudes away lets go of it.
    window.ctrl(Key::T);
    assert!(!has_card(&window, "for the tide"));
    assert!(!window.shows("Why it was found"));
}

#[test]
fn a_search_finds_the_words_of_an_attitude() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    window.ctrl(Key::F);
    window.write("second quay");
    window.key(Key::Enter);
    assert!(has_card(&window, "a second quay"));
    assert!(window.shows("Why it was found"), "it is selected");
}

#[test]
fn a_wrong_act_is_corrected_with_a_key_or_a_list_and_undone() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    window.click_card("Nobody has asked us");
    window.key(Key::A);
    assert_eq!(window.statement("Nobody has asked").act, Act::Attitude);
    assert!(has_card(&window, "Attitude 4 of 8"), "what is selected stays in sight");
    window.ctrl(Key::Z);
    assert_eq!(window.statement("Nobody has asked").act, Act::Speech);
    window.click("Tells of");
    window.click("attitude");
    assert_eq!(window.statement("Nobody has asked").act, Act::Attitude);
    window.key(Key::A);
    assert_eq!(window.statement("Nobody has asked").act, Act::Speech);
}

#[test]
fn what_it_looks_like_is_accepted_in_one_step() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    window.click_card("400 million");
    assert!(window.shows("figure (likely)"));
    window.click_with("Why it was found");
    assert!(window.shows("It gives a figure that can be checked: “400”"));
    let tags = |window: &Window| window.statement("400 million").tags.len();
    window.click("Accept claim type");
    assert_eq!((window.statement("400 million").claim, tags(&window)), (true, 1));
    assert!(window.shows("Tag figure") && window.shows("accepted"));
    window.ctrl(Key::Z);
    assert_eq!((tags(&window), window.statement("400 million").status), (0, ReviewStatus::Suggested));
    window.key(Key::G);
    assert_eq!(tags(&window), 1);
}

#[test]
fn whoever_waits_among_the_others_becomes_a_party_in_one_step() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    let panels = |window: &Window| {
        let parties = &window.app().project().parties;
        parties.iter().filter(|it| !it.waiting).map(|it| it.short.clone()).collect::<Vec<_>>()
    };
    assert_eq!(panels(&window), ["Port", "Union"]);
    assert!(window.shows("Others, 3 statements"));
    window.click("Make a party of divers");
    assert_eq!(panels(&window), ["Port", "Union", "divers"]);
    assert!(window.shows("the wall leaks") && window.shows("Why it was found"), "one sees where it has gone");
    window.ctrl(Key::Z);
    assert_eq!(panels(&window), ["Port", "Union"]);
    // With the keyboard, where one of its statements is selected.
    window.click_card("a report found");
    window.ctrl_shift(Key::P);
    assert_eq!(panels(&window), ["Port", "Union", "Herald"]);
    assert!(window.shows("Herald, 1 statement") && window.shows("Others, 2 statements"));
    window.click("Herald: panel menu");
    window.click("Put among the others");
    assert_eq!(panels(&window), ["Port", "Union"]);
}

#[test]
fn a_voice_in_a_voice_in_a_voice_is_told_from_the_inside_out() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    let told = "told by a report, told by The Herald";
    assert!(has_card(&window, told));
    window.click_card(told);
    window.click_with("told by The Herald: “a report found");
    assert!(window.shows("told by others"));
    let selected = window.harness.get_all_by_role(Role::ListItem).find(|node| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node().is_selected() == Some(true)
    });
    assert!(format!("{:?}", selected.unwrap()).contains("a report found"));
}

#[test]
fn statements_are_found_again_and_what_a_person_decided_stays() {
    let world = World::new();
    let article = world.write("river.txt", super::support::ARTICLE);
    let mut window = world.window(Some(article));
    window.ctrl_shift(Key::F);
    assert!(window.shows("Nothing else was found: the suggestions are as they were"));
    // A suggestion that the engine does not make, and a decision.
    window.click_card("dumps waste into the river");
    window.key(Key::Y);
    window.click_card("We test the water every day");
    window.key(Key::Delete);
    let (kept, count) = (window.statement("dumps waste").clone(), window.app().project().statements.len());
    window.ctrl_shift(Key::F);
    assert!(window.shows("0 suggestions replaced by 1; your 1 statement kept"));
    assert_eq!(window.statement("dumps waste"), &kept);
    assert_eq!(window.statement("We test the water").status, ReviewStatus::Suggested);
    window.ctrl(Key::Z);
    assert_eq!(window.app().project().statements.len(), count);
}

#[test]
fn an_article_that_is_not_english_says_so_until_a_person_puts_that_away() {
    let world = World::new();
    let text = "Streit um die Mauer am Hafen\n\nDie Stadt will die neue Mauer noch in diesem Jahr bauen. „Wir können \
                nicht länger warten“, sagte die Bürgermeisterin am Montag im Rat. Die Fischer sind dagegen, weil sie \
                dann keinen Platz mehr für ihre Boote haben. „Niemand hat uns gefragt“, erklärte ihr Sprecher.\n";
    let mut window = world.window(Some(world.write("hafen.txt", text)));
    let notice = "This article seems to be in German";
    assert!(window.shows(notice));
    window.click("Put this notice away");
    assert!(!window.shows(notice));
    let english = world.window(Some(world.write("river.txt", super::support::ARTICLE)));
    assert!(!english.shows("This article seems to be"));
}
