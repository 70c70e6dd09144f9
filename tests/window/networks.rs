//! Networks in the window: a picture whose nodes are moved, and a list whose ties open statements.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, World};

fn networks(world: &World) -> Window {
    let mut window = world.window(None);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
    window.rest();
    window.click("Networks");
    window
}

/// The button whose name begins so.
fn node<'a>(window: &'a Window, begins: &str) -> egui_kittest::Node<'a> {
    let mut all = window.harness.query_all_by_role(Role::Button);
    let found = all.find(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with(begins)));
    found.unwrap_or_else(|| panic!("no button begins with {begins}"))
}

#[test]
fn a_node_is_moved_by_the_keyboard_and_put_back() {
    let world = World::new();
    let mut window = networks(&world);
    assert!(window.shows("A line counts the links"), "a sentence says what a line counts");
    let before = node(&window, "MoD, party: ").rect().center();
    node(&window, "MoD, party: ").focus();
    window.rest();
    // The arrows are the node's; elsewhere they go from statement to statement.
    let selected = window.app().project().statements.len();
    let way = if before.x > 700.0 { Key::ArrowLeft } else { Key::ArrowRight };
    window.key(way);
    window.key(way);
    let after = node(&window, "MoD, party: ").rect().center();
    assert!((after.x - before.x).abs() > 10.0, "{before} {after}");
    assert_eq!(window.app().project().statements.len(), selected);
    window.click("Put back");
    assert!((node(&window, "MoD, party: ").rect().center() - before).length() < 1.0);
}

#[test]
fn a_node_shows_its_ties_and_a_tie_opens_its_statements() {
    let world = World::new();
    let mut window = networks(&world);
    let all = window.harness.query_all_by_label_contains(" to ").count();
    assert!(all >= 4, "the sample has four ties");
    node(&window, "MoD, party: ").click();
    window.rest();
    assert!(window.shows("MoD: ") && window.shows("All ties"));
    let fewer = window.harness.query_all_by_label_contains(" to ").count();
    assert!(fewer < all, "Amnesty and the coalition have two ties without it");
    window.click("All ties");
    node(&window, "Coalition to Amnesty: 6").click();
    window.rest();
    assert!(!window.shows("A line counts"), "the panels show them");
    assert!(window.shows("statements"));
}

#[test]
fn every_network_is_drawn_and_saved_as_a_picture() {
    let world = World::new();
    let mut window = networks(&world);
    let list = |window: &Window| {
        let mut lists = window.harness.query_all_by_role(Role::ComboBox);
        let list = lists.find(|node| node.accesskit_node().label().as_deref() == Some("Network"));
        list.expect("the list of networks is there").accesskit_node().value()
    };
    assert_eq!(list(&window).as_deref(), Some("Parties: who answers whom"));
    let mut lists = window.harness.query_all_by_role(Role::ComboBox);
    let combo = lists.find(|node| node.accesskit_node().label().as_deref() == Some("Network"));
    combo.expect("it is there").click();
    drop(lists);
    window.rest();
    window.click("Parties and tags");
    assert!(window.shows(", tag: "), "what is tied to parties is drawn as well");
    world.answer(world.path("network.svg"));
    window.click("Save picture");
    window.click("As SVG…");
    window.rest();
    let svg = std::fs::read_to_string(world.path("network.svg")).expect("it is written");
    assert!(svg.contains("<title id=\"chart-title\">Parties and tags</title>") && svg.contains("<circle"));
}
