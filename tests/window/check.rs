//! Check in the window: facts are struck off by a key, found wrong in a form, and counted.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{ARTICLE, Window, World};

/// Opens the article, and the view Check by its key.
fn check(world: &World) -> Window {
    let path = world.write("river.txt", ARTICLE);
    let mut window = world.window(Some(path));
    window.harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
    window.rest();
    window
}

/// Returns the labels of the facts, in their order.
fn facts(window: &Window) -> Vec<String> {
    let buttons = window.harness.query_all_by_role(Role::Button);
    let labels = buttons.filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.starts_with("Fact ")).collect()
}

#[test]
fn facts_are_struck_off_by_one_key_and_counted() {
    let world = World::new();
    let mut window = check(&world);
    let first = facts(&window);
    assert!(first.len() > 6, "{first:?}");
    assert!(first.iter().any(|it| it.contains("figure: 400, open")), "{first:?}");
    let all = first.len();
    assert!(window.shows(&format!("0 of {all} checked, {all} open")));
    window.key(Key::I);
    window.key(Key::Z);
    assert!(window.shows(&format!("1 of {all} checked, {} open", all - 1)));
    assert!(facts(&window)[0].ends_with("checked"));
    window.key(Key::Z);
    assert!(window.shows(&format!("2 of {all} checked")), "the next one was selected");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.rest();
    assert!(window.shows(&format!("1 of {all} checked")), "undone");
}

#[test]
fn a_wrong_fact_gives_a_correction_for_the_desk() {
    let world = World::new();
    let mut window = check(&world);
    let figure = facts(&window).into_iter().find(|it| it.contains("figure: 400")).expect("it is marked");
    window.click(&figure);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Z);
    window.rest();
    window.click("Wrong");
    window.focus("Right words (optional)");
    window.write("40");
    window.click("Apply");
    assert!(window.shows("1 wrong"));
    window.click("Corrections");
    assert!(window.shows("1 correction, 1 to be made") && window.shows("1 to be made"));
}

#[test]
fn who_was_asked_in_vain_is_kept_with_the_day() {
    let world = World::new();
    let mut window = check(&world);
    window.key(Key::I);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Z);
    window.rest();
    window.click("Could not be checked");
    window.focus("Who was asked in vain");
    window.write("the mill");
    window.click("Apply");
    assert!(window.shows("1 could not be checked"));
    window.click("Sources");
    assert!(window.shows("Asked in vain") && window.shows("the mill"));
}

#[test]
fn a_mark_is_removed_and_nothing_is_finished_while_a_fact_is_open() {
    let world = World::new();
    let mut window = check(&world);
    let all = facts(&window).len();
    window.key(Key::I);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::X);
    window.rest();
    assert!(window.shows(&format!("0 of {} checked, {} open", all - 1, all - 1)));
    for left in (0..all - 1).rev() {
        assert!(!window.shows("every fact is decided"), "{left}");
        window.key(Key::Z);
    }
    assert!(window.shows("every fact is decided"));
}

#[test]
fn everything_in_it_has_a_name() {
    let world = World::new();
    let mut window = check(&world);
    for part in ["Galley", "Corrections", "Sources"] {
        window.click(part);
        for role in [Role::Button, Role::RadioButton, Role::ComboBox] {
            for node in window.harness.query_all_by_role(role) {
                let label = node.accesskit_node().label().unwrap_or_default();
                assert!(!label.is_empty(), "{part}: a {role:?} without a name at {}", node.rect());
            }
        }
    }
}

#[test]
fn claims_are_a_table_with_the_selection_of_everywhere() {
    let world = World::new();
    let mut window = check(&world);
    window.click("Claims");
    let rows = |window: &Window| -> Vec<String> {
        let options = window.harness.query_all_by_role(Role::ListBoxOption);
        options.filter_map(|node| node.accesskit_node().label()).collect()
    };
    window.click("Marked");
    let marked = rows(&window);
    window.click("All statements");
    let all = rows(&window);
    assert!(
        all[0].contains("400 trout") && all[0].contains("figure: “400”"),
        "the figure comes first: {all:?}"
    );
    window.key(Key::J);
    let selected = {
        let options = window.harness.query_all_by_role(Role::ListBoxOption);
        let mut selected = options.filter(|node| node.accesskit_node().is_selected() == Some(true));
        selected.next().and_then(|node| node.accesskit_node().label()).expect("a row is selected")
    };
    window.key(Key::C);
    window.click("Sort by claim");
    assert_eq!(rows(&window).len(), all.len(), "the order changes, not the rows");
    window.click("Marked");
    let has = |list: &[String]| list.contains(&selected);
    assert_ne!(has(&rows(&window)), has(&marked), "C gave the selected row the mark, or took it away");
}
