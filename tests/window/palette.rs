//! The palette: anything is found by a few letters, and run or gone to.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use model::ReviewStatus;

use super::support::{ARTICLE, Window, World};

/// The entries of the list, in its order.
fn options(window: &Window) -> Vec<String> {
    let options = window.harness.query_all_by_role(Role::ListBoxOption);
    options.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The option that the arrows have come to.
fn chosen(window: &Window) -> String {
    let mut options = window.harness.query_all_by_role(Role::ListBoxOption);
    let here = options.find(|node| node.accesskit_node().is_selected() == Some(true));
    here.and_then(|node| node.accesskit_node().label()).expect("nothing is chosen")
}

fn opened(world: &World) -> Window {
    world.window(Some(world.write("river.txt", ARTICLE)))
}

#[test]
fn a_command_is_found_whatever_the_fingers_did_and_run() {
    let world = World::new();
    let mut window = opened(&world);
    window.click_card("dumps waste into the river");
    window.ctrl(Key::K);
    window.write("comfirm");
    assert!(chosen(&window).starts_with("Confirm, Agree with"), "{}", chosen(&window));
    assert!(chosen(&window).ends_with(", Y"), "its shortcut is said: {}", chosen(&window));
    window.key(Key::Enter);
    assert_eq!(window.statement("dumps waste").status, ReviewStatus::Confirmed);
    assert!(options(&window).is_empty(), "the palette has gone");
    window.ctrl(Key::K);
    assert!(window.shows("Used last"));
    assert!(chosen(&window).starts_with("Confirm"), "what was used last comes first");
}

#[test]
fn a_command_that_cannot_run_says_why_and_stays() {
    let world = World::new();
    let mut window = opened(&world);
    window.ctrl(Key::K);
    window.write(">confirm");
    assert!(chosen(&window).contains("Select a statement first"));
    window.key(Key::Enter);
    assert!(window.shows("Confirm: Select a statement first"));
    assert!(!options(&window).is_empty());
}

#[test]
fn a_statement_is_gone_to_by_its_words() {
    let world = World::new();
    let mut window = opened(&world);
    window.ctrl(Key::K);
    window.write("night wsate");
    assert!(window.shows("1 result"), "{:?}", options(&window));
    assert!(chosen(&window).contains("dumps waste") && chosen(&window).contains("Nadia Stone"));
    window.key(Key::Enter);
    assert!(window.shows("Why it was found"));
    // The words can be looked for in the text as well.
    window.ctrl(Key::K);
    window.write("waste into");
    let last = options(&window).len() - 1;
    for _ in 0..last {
        window.key(Key::ArrowDown);
    }
    assert!(chosen(&window).starts_with("Find “waste into” in the text"));
    window.key(Key::Enter);
    assert!(window.shows("1 of 2"));
}

#[test]
fn every_kind_has_its_heading_and_is_gone_to() {
    let world = World::new();
    let mut window = world.window(None);
    let project = window.app().project();
    let tagged = project.statements.values().find(|it| !it.tags.is_empty()).unwrap();
    let tag = project.codebook.tag(tagged.tags[0].tag).unwrap().1.name.clone();
    let party = project.parties.iter().find(|party| !party.waiting).unwrap().name.clone();
    let evidence = project.evidence.values().next().unwrap().title.clone();
    let typed = [format!("#{tag}"), format!("@{party}"), evidence.clone()];
    for (typed, heading) in typed.iter().zip(["Tags", "Parties", "Evidence"]) {
        window.ctrl(Key::K);
        window.write(typed);
        let headings: Vec<_> = window
            .harness
            .query_all_by_role(Role::Heading)
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        assert!(headings.iter().any(|it| it.starts_with(heading)), "{typed}: {headings:?}");
        window.key(Key::Enter);
    }
    assert!(window.shows("Its passages are kept") || window.shows("Title"), "the source is open");
}

#[test]
fn the_list_is_told_to_a_screen_reader() {
    let world = World::new();
    let mut window = opened(&world);
    window.ctrl(Key::K);
    window.write("mill");
    let list = window.harness.get_by_role_and_label(Role::ListBox, "Results").accesskit_node().id();
    let field = window.harness.get_by_role_and_label(Role::SearchInput, "Search or command");
    let steered: Vec<_> = field.accesskit_node().controls().map(|node| node.id()).collect();
    assert_eq!(steered, [list]);
    let count = options(&window).len();
    let here = |window: &Window| {
        let field = window.harness.get_by_role_and_label(Role::SearchInput, "Search or command");
        let here = field.accesskit_node().active_descendant().and_then(|node| node.label());
        here.expect("the field says where the arrows are")
    };
    let first = here(&window);
    assert_eq!(first, chosen(&window));
    window.key(Key::ArrowDown);
    assert_ne!(here(&window), first);
    assert_eq!(here(&window), chosen(&window));
    assert!(count > 2 && window.shows("results"));
}

#[test]
fn escape_closes_it_and_gives_the_focus_back() {
    let world = World::new();
    let mut window = opened(&world);
    window.ctrl(Key::F);
    window.write("tro");
    window.ctrl(Key::K);
    window.write("whatever");
    window.key(Key::Escape);
    assert!(options(&window).is_empty());
    window.write("ut");
    assert!(window.shows("1 found"), "it is written into the field that had the focus");
}
