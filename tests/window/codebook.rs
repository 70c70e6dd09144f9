//! The codebook in the window: tags merged, moved and split, and those of others added.

use egui::Key;

use super::support::{Window, World};

fn codebook(world: &World) -> Window {
    let mut window = world.window(None);
    window.ctrl(Key::B);
    window
}

fn names(window: &Window) -> Vec<String> {
    window.app().project().codebook.tags().map(|(_, tag)| tag.name.clone()).collect()
}

#[test]
fn a_tag_is_merged_into_another_and_the_step_is_listed() {
    let world = World::new();
    let mut window = codebook(&world);
    window.click("Move, merge or split the tag conflict");
    window.click("Merge into");
    window.click("morality");
    assert!(!names(&window).contains(&"conflict".to_owned()));
    window.click_with("History (1 step)");
    assert!(window.shows("Merged the tag “conflict” into “morality”"));
    window.click_in_dialog("Undo");
    assert!(names(&window).contains(&"conflict".to_owned()));
    assert!(window.app().project().codebook.history.is_empty());
}

#[test]
fn tags_are_moved_and_presets_added() {
    let world = World::new();
    let mut window = codebook(&world);
    window.click("Move, merge or split the tag figure");
    window.click("Move down");
    assert_eq!(names(&window)[..2], ["event", "figure"]);
    window.click("Add a preset");
    window.click("Function of the frame (4 tags)");
    assert!(names(&window).contains(&"causal interpretation".to_owned()));
}

#[test]
fn the_tags_of_a_file_are_added_or_the_reason_is_said() {
    let world = World::new();
    let good = world.write("book.csv", "path,description\nMood.angry,When angry\n");
    let bad = world.write("bad.csv", "x,y\n1,2\n");
    let mut window = codebook(&world);
    world.answer(good);
    window.click("Add from a file…");
    assert!(names(&window).contains(&"angry".to_owned()));
    world.answer(bad);
    window.click("Add from a file…");
    assert!(window.shows("The codebook was not read") && window.shows("names no column"));
}
