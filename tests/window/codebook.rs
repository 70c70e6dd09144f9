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

/// Puts the focus into a field of several lines.
fn lines(window: &mut Window, label: &str) {
    use egui_kittest::kittest::Queryable as _;
    window.harness.get_by_role_and_label(egui::Role::MultilineTextInput, label).focus();
    window.rest();
}

#[test]
fn a_tag_has_examples_a_colour_and_a_long_definition() {
    let world = World::new();
    let mut window = codebook(&world);
    window.click("Move, merge or split the tag conflict");
    window.click("Definition, examples and colour");
    lines(&mut window, "Examples of the tag conflict");
    window.write("they blame each other\nno side gives way");
    window.click("Teal for the tag conflict");
    let tag = |window: &Window| {
        let project = window.app().project();
        project.codebook.tags().find(|(_, tag)| tag.name == "conflict").unwrap().1.clone()
    };
    assert_eq!(tag(&window).examples, ["they blame each other", "no side gives way"]);
    assert_eq!(tag(&window).colour, Some(model::PartyColour::Teal));
    lines(&mut window, "When to use the tag conflict");
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    window.write("First line.\nSecond line.");
    window.click_in_dialog("Done");
    assert_eq!(tag(&window).definition, "First line.\nSecond line.");

    // Another project takes all of it over from a file.
    let files =
        export::write(window.app().project(), export::Format::CodebookRon, &export::ExportOptions::default());
    let file = world.path("frames-codebook.ron");
    std::fs::write(&file, files.unwrap()[0].bytes()).unwrap();
    let mut other = codebook(&world);
    world.answer(file);
    other.click("Add from a file…");
    let read =
        other.app().project().codebook.tags().find(|(_, tag)| tag.name == "conflict").unwrap().1.clone();
    assert_eq!((read.examples, read.colour), (tag(&window).examples, tag(&window).colour));
}

#[test]
fn tags_are_ordered_by_keys_and_by_dragging() {
    let world = World::new();
    let mut window = codebook(&world);
    let before = names(&window);
    window.focus(&format!("Name of the tag {}", before[0]));
    window.harness.key_press_modifiers(egui::Modifiers::ALT, Key::ArrowDown);
    window.rest();
    assert_eq!(names(&window)[..2], [before[1].clone(), before[0].clone()]);
    window.harness.key_press_modifiers(egui::Modifiers::ALT, Key::ArrowUp);
    window.rest();
    assert_eq!(names(&window), before, "the focus stays in the name");
    let place = |window: &Window, name: &str| {
        let label = format!("Drag the tag {name} to another place");
        egui_kittest::kittest::Queryable::get_by_label(&window.harness, &label).rect().center()
    };
    let (from, to) = (place(&window, &before[0]), place(&window, &before[2]));
    window.drag(from, to + egui::vec2(60.0, 4.0));
    assert_eq!(names(&window)[..3], [before[1].clone(), before[2].clone(), before[0].clone()]);
    window.click_in_dialog("Undo");
    assert_eq!(names(&window), before);
}

#[test]
fn a_tagging_says_that_the_statement_disagrees() {
    let world = World::new();
    let mut window = world.window(None);
    window.click_card("hundreds of civilians dead");
    window.key(Key::T);
    window.write("-confl");
    window.key(Key::Enter);
    let positions = |window: &Window| -> Vec<Option<model::Position>> {
        let statements = window.app().project().statements.values();
        statements.flat_map(|it| &it.tags).map(|tagging| tagging.position).collect()
    };
    assert!(positions(&window).contains(&Some(model::Position::Disagrees)));
    window.click("Tag conflict: disagrees");
    window.click("Agrees");
    assert!(positions(&window).contains(&Some(model::Position::Agrees)));
    assert!(window.shows("Tag conflict: agrees"));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(positions(&window).iter().all(Option::is_none));
}
