//! Framing in the window: tables whose numbers open the places that they count.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, World};
use model::CueClass;

fn framing(world: &World) -> Window {
    let mut window = world.window(None);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
    window.rest();
    window
}

/// Chooses a figure from the list.
fn choose(window: &mut Window, figure: &str) {
    let list = window
        .harness
        .query_all_by_role(Role::ComboBox)
        .find(|node| node.accesskit_node().label().as_deref() == Some("Figure"));
    list.expect("the list of figures is there").click();
    window.rest();
    window.click(figure);
}

#[test]
fn tags_are_counted_by_party_and_tested() {
    let world = World::new();
    let mut window = framing(&world);
    assert!(window.shows("accusation, Amnesty: "), "a cell says its row, its column and its number");
    assert!(
        window.shows("not what its speaker or the outlet meant"),
        "a sentence says what it does not mean"
    );
    assert!(window.shows("chi-square"), "the row of the number is tested");
    window.click("By outlet");
    assert!(window.shows("is not tested: that takes two columns"));
}

#[test]
fn a_number_opens_its_statements_and_its_places() {
    let world = World::new();
    let mut window = framing(&world);
    choose(&mut window, "Reporting words");
    window.click_with("say, Amnesty: ");
    assert!(window.shows("“say” is"), "its class can be changed");
    window.click_with("Select ");
    assert!(!window.shows("“say” is") && window.shows("statements"), "the panels show them");
}

#[test]
fn the_class_of_a_reporting_word_is_changed_with_undo() {
    let world = World::new();
    let mut window = framing(&world);
    choose(&mut window, "Reporting words");
    window.click_with("argue, ");
    let class = window
        .harness
        .query_all_by_role(Role::ComboBox)
        .find(|node| node.accesskit_node().label().as_deref() == Some("“argue” is"));
    class.expect("its class is a list").click();
    window.rest();
    window.click("doubting (said here)");
    let decided = |window: &Window| window.app().project().cue_classes.get("argue").map(|it| it.class);
    assert_eq!(decided(&window), Some(CueClass::Doubting));
    window.ctrl(Key::Z);
    assert_eq!(decided(&window), None);
}

#[test]
fn who_does_what_is_read_by_the_parser() {
    let world = World::new();
    let mut window = framing(&world);
    choose(&mut window, "Who does what");
    assert!(window.shows("Coalition: "), "a party has clauses");
    assert!(window.shows("A parser errs"), "nothing guessed is shown as sure");
    window.click("By month");
    assert!(window.shows("2018-06"));
}

#[test]
fn words_to_compare_are_typed_and_found() {
    let world = World::new();
    let mut window = framing(&world);
    choose(&mut window, "Words to compare");
    assert!(window.shows("Type two or more words for one thing"));
    window.focus("Words");
    window.write("coalition, alliance");
    window.key(Key::Enter);
    window.click("By outlet");
    assert!(window.shows("coalition, Rejoinder sample: "));
    window.click_with("alliance, Rejoinder sample: ");
    window.click_with("the military alliance that bombed");
    assert!(window.shows("alliance, Rejoinder sample: "), "the article shows the place beside the view");
}

#[test]
fn everything_in_it_has_a_name() {
    let world = World::new();
    let mut window = framing(&world);
    for figure in analysis::framing::FramingFigure::ALL {
        if *figure != analysis::framing::FramingFigure::Tags {
            choose(&mut window, figure.title());
        }
        for way in ["Bars", "Table"] {
            window.click(way);
            for role in [Role::Button, Role::Image, Role::RadioButton, Role::ComboBox, Role::Label] {
                for node in window.harness.query_all_by_role(role) {
                    let node = node.accesskit_node();
                    let named = node.label().or(node.value()).is_some_and(|name| !name.is_empty());
                    assert!(named, "{}: a {role:?} without a name", figure.title());
                }
            }
        }
    }
}
