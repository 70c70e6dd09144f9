//! The who's who: kept from the sides of one article, proposed in the next, read in and given away.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

use super::support::{ARTICLE, Window, World};

const NEXT: &str = "Mill wins its permits\n\n\
    “We are content,” mill spokesman Carl Vance said.\n\n\
    “The river will suffer,” said Nadia Stone, the chair of the Anglers’ Union.\n";

fn alt(window: &mut Window, key: Key) {
    window.harness.key_press_modifiers(Modifiers::ALT, key);
    window.rest();
}

/// Gives the mill another name in the step for the sides, and keeps all of them.
fn keep(world: &World) {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    alt(&mut window, Key::S);
    window.harness.get_by_role_and_label(Role::TextInput, "Name of Mill").focus();
    window.rest();
    window.ctrl(Key::A);
    window.write("Alder Mill");
    window.click("Keep them in my who’s who, for the next articles");
    window.click_in_dialog("These are the sides");
    assert!(window.shows("Kept in your who’s who: 2 parties and "));
    // Else the next window would ask whether to restore the step.
    world.answer(world.path("river.rejoinder.ron"));
    window.ctrl(Key::S);
}

fn shorts(window: &Window) -> Vec<&str> {
    window.app().project().parties.iter().map(|party| party.short.as_str()).collect()
}

#[test]
fn what_was_settled_is_proposed_in_the_next_article_with_its_reason_and_can_be_left_out() {
    let world = World::new();
    keep(&world);
    let mut window = world.window(Some(world.write("next.txt", NEXT)));
    assert!(shorts(&window).contains(&"Alder Mill"), "{:?}", shorts(&window));
    assert!(window.shows("as in your who’s who"));
    assert!(!window.app().is_unsaved(), "a suggestion is no change");
    window.click_card("We are content");
    window.click_with("Why it was found");
    assert!(window.shows("Rule: from your who’s who"));
    window.click("Without my who’s who");
    assert!(!shorts(&window).contains(&"Alder Mill"), "{:?}", shorts(&window));
    window.ctrl(Key::Z);
    assert!(shorts(&window).contains(&"Alder Mill"), "which is a step like any other");
}

#[test]
fn it_is_edited_written_as_a_table_and_read_in() {
    let world = World::new();
    keep(&world);
    let mut window = world.window(None);
    alt(&mut window, Key::W);
    window.harness.get_all_by_role_and_label(Role::TextInput, "Short name").next().unwrap().focus();
    window.rest();
    window.ctrl(Key::A);
    window.write("The mill");
    let table = world.path("mine.csv");
    world.answer(table.clone());
    window.click("Write…");
    let text = std::fs::read_to_string(&table).unwrap();
    assert!(text.contains("The mill") && text.contains("speaker,Carl Vance"), "{text}");
    std::fs::write(&table, text.replace("Carl Vance", "Cara Vance")).unwrap();
    world.answer(table);
    alt(&mut window, Key::W);
    window.click("Read in…");
    let names: Vec<String> = window
        .harness
        .get_all_by_role_and_label(Role::TextInput, "Speaker")
        .filter_map(|node| node.value())
        .collect();
    assert!(
        names.contains(&"Cara Vance".to_owned()) && names.contains(&"Carl Vance".to_owned()),
        "{names:?}"
    );
    window.click_in_dialog("Keep");
    assert!(window.shows("Kept in your who’s who"));
    let file = world.path("settings").join("whos-who.ron");
    assert!(std::fs::read_to_string(file).unwrap().contains("Cara Vance"));
}

#[test]
fn a_table_of_something_else_is_refused_with_its_reason() {
    let world = World::new();
    let mut window = world.window(None);
    world.answer(world.write("other.csv", "a,b\n1,2\n"));
    alt(&mut window, Key::W);
    window.click("Read in…");
    assert!(window.shows("its first line must name the columns: kind, name"));
}

#[cfg(unix)]
#[test]
fn where_it_cannot_be_read_the_person_is_told_and_nothing_replaces_it() {
    let world = World::new();
    let file = world.path("settings").join("whos-who.ron");
    std::fs::create_dir_all(world.path("settings")).unwrap();
    // Whoever opens a link to itself is refused, an administrator too.
    std::os::unix::fs::symlink(&file, &file).unwrap();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    assert!(window.shows("Your who’s who could not be read"));
    alt(&mut window, Key::S);
    window.click("Keep them in my who’s who, for the next articles");
    window.click_in_dialog("These are the sides");
    assert!(window.shows("Your who’s who was not changed"));
    assert!(file.is_symlink());
}
