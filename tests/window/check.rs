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
    window.click("Marked");
    let marked = rows(&window);
    window.click("All statements");
    let all = rows(&window);
    assert!(
        all[0].contains("400 trout") && all[0].contains("figure: “400”"),
        "the figure comes first: {all:?}"
    );
    window.key(Key::J);
    let selected = selected_row(&window).expect("a row is selected");
    window.key(Key::C);
    window.click("Sort by claim");
    assert_eq!(rows(&window).len(), all.len(), "the order changes, not the rows");
    window.click("Marked");
    let has = |list: &[String]| list.contains(&selected);
    assert_ne!(has(&rows(&window)), has(&marked), "C gave the selected row the mark, or took it away");
}

/// An article whose statements have figures that repeat, differ, and claim a sum.
const FIGURES: &str = "Dam closed after storm\n\nThe storm destroyed 70 houses, the council said.\n\n\
    “The storm destroyed 120 houses,” said Ann Roe, a spokeswoman for the farmers.\n\n\
    The dam is 5 miles from the town, the council said.\n\n\
    “We found 12 men and 8 women, 21 in all,” said Ann Roe, the spokeswoman for the farmers.\n\n\
    The repair will cost $1.2 million, the council said. The council said that it would pay $1.2 million.\n";

/// Returns the rows of the list that is shown.
fn rows(window: &Window) -> Vec<String> {
    let options = window.harness.query_all_by_role(Role::ListBoxOption);
    options.filter_map(|node| node.accesskit_node().label()).collect()
}

/// Returns the first selected row of the list that is shown.
fn selected_row(window: &Window) -> Option<String> {
    let mut options = window.harness.query_all_by_role(Role::ListBoxOption);
    options.find(|node| node.accesskit_node().is_selected() == Some(true))?.accesskit_node().label()
}

#[test]
fn figures_are_listed_with_what_agrees_and_what_may_conflict() {
    let world = World::new();
    let path = world.write("dam.txt", FIGURES);
    let mut window = world.window(Some(path));
    window.alt(Key::Num2);
    window.click("Figures");
    let all = rows(&window);
    let row = |words: &str| all.iter().find(|row| row.contains(words)).cloned().unwrap_or_default();
    assert!(row("70 houses").contains("≠ may conflict"), "{all:?}");
    assert!(row("5 miles").contains("≈ 8.05 km"), "{all:?}");
    assert!(row("21, count").contains("Σ does not add up"), "{all:?}");
    let money = row("$1.2 million");
    assert!(money.contains("$1,200,000") && money.contains("= 2 places"), "{all:?}");
    window.click("May conflict");
    let conflicting = rows(&window);
    assert_eq!(conflicting.len(), 2, "{conflicting:?}");
    window.click(&conflicting[0]);
    assert!(window.shows("≠ may conflict with “120 houses”"), "the other one is named below");
    assert_eq!(selected_row(&window).as_deref(), conflicting.first().map(String::as_str));
    window.click("Sums");
    assert_eq!(rows(&window).len(), 1);
    window.click("All figures");
    window.click("Sort by value");
    assert_eq!(rows(&window).len(), all.len(), "the order changes, not the rows");
}

#[test]
fn figures_can_be_walked_through_by_keys_and_chosen_by_kind() {
    let world = World::new();
    let path = world.write("dam.txt", FIGURES);
    let mut window = world.window(Some(path));
    window.alt(Key::Num2);
    window.click("Figures");
    let all = rows(&window).len();
    window.key(Key::J);
    let first = selected_row(&window).expect("J selects the first");
    window.key(Key::J);
    let second = selected_row(&window).expect("and the next");
    assert_ne!(second, first);
    window.key(Key::K);
    assert_eq!(selected_row(&window), Some(first));
    window.click("Kind of figure");
    window.click("Money");
    let money = rows(&window);
    assert!(!money.is_empty() && money.len() < all && money.iter().all(|row| row.contains('$')), "{money:?}");
}

#[test]
fn a_fact_is_struck_off_against_a_source_that_is_added_in_the_form() {
    let world = World::new();
    let mut window = check(&world);
    window.key(Key::I);
    window.shift(Key::Z);
    window.click("Source");
    window.click("New source…");
    assert!(window.shows("Give its address first"));
    window.focus("Address");
    window.write("https://records.example/mill");
    window.focus("Title");
    window.write("Records of the mill");
    window.click("Apply");
    let project = window.app().project();
    assert_eq!(
        project.evidence.values().map(|it| it.title.as_str()).collect::<Vec<_>>(),
        ["Records of the mill"]
    );
    assert_eq!(project.fact_checks.len(), 1);
    window.key(Key::Z);
    assert!(window.shows("2 of "), "the next one is struck off against the same source");
    assert!(window.app().project().fact_checks.values().all(|it| it.result.evidence().is_some()));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(window.app().project().evidence.is_empty() && window.app().project().fact_checks.is_empty());
}
