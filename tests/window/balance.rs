//! Balance in the window: figures that open the statements they count.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, World};

fn balance(world: &World) -> Window {
    let mut window = world.window(None);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::B);
    window.rest();
    window
}

#[test]
fn a_figure_opens_the_statements_that_it_counts() {
    let world = World::new();
    let mut window = balance(&world);
    assert!(window.shows("Evenness of words: 0.57") && window.shows("not whether that is fair"));
    assert!(window.shows("Amnesty, Words: 232, 68 %"), "a bar says its number");
    window.click("Amnesty, Mixed: 3");
    assert!(!window.shows("Evenness of words"), "the panels show them");
    assert!(window.shows("3 statements"), "those are selected");
}

#[test]
fn accusations_are_told_by_accused_party() {
    let world = World::new();
    let mut window = balance(&world);
    window.click("Replies");
    for figure in ["MoD, Accused: 3", "MoD, Asked to act: 1", "MoD, Open: 4", "Coalition, Answered: 2"] {
        assert!(window.shows(figure), "{figure}");
    }
    window.click("MoD, Open: 4");
    assert!(window.shows("4 statements"));
}

#[test]
fn articles_are_taken_together_as_one_likes_and_leave_as_files() {
    let world = World::new();
    let mut window = balance(&world);
    window.click("By month");
    let month = window.harness.query_all_by_role(Role::ComboBox).next().expect("the months are there");
    assert_eq!(month.accesskit_node().value().as_deref(), Some("2018-06 (1 article)"));
    window.click("Words in quotation marks");
    assert!(window.shows("Coalition, Words in quotation marks: 36"));
    window.click("Export…");
    assert!(window.shows("Balance: figures by party"));
}

#[test]
fn everything_in_it_has_a_name() {
    let world = World::new();
    let mut window = balance(&world);
    for part in ["Words", "Place", "Speakers", "Replies"] {
        let parts = window.harness.query_all_by_role(Role::RadioButton);
        let here = parts.into_iter().find(|node| node.accesskit_node().label().as_deref() == Some(part));
        here.expect("the part is there").click();
        window.rest();
        for role in [Role::Button, Role::Image, Role::RadioButton, Role::ComboBox] {
            for node in window.harness.query_all_by_role(role) {
                let label = node.accesskit_node().label().unwrap_or_default();
                assert!(!label.is_empty(), "{part}: a {role:?} without a name at {}", node.rect());
            }
        }
    }
}
