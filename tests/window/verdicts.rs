//! Verdicts in full, the second reader, and the scale.

use egui::{Key, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use model::IdGenerator;
use rejoinder::app::Environment;

use super::support::{ARTICLE, Window, World};

fn window(world: &World) -> Window {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    window.click_card("We test the water");
    window
}

/// Writes into a field of several lines.
fn field(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    window.rest();
    window.write(text);
}

#[test]
fn a_verdict_is_written_read_by_another_person_and_kept_when_it_changes() {
    let world = World::new();
    let mut window = window(&world);
    window.key(Key::Q);
    window.key(Key::Num2);
    window.shift(Key::Q);
    assert!(window.shows("You gave this verdict. A second person agrees or returns it"));
    field(&mut window, "Summary: why", "Tested on 3 days in May.");
    field(&mut window, "What is not known, a gap each line", "The results\nWho was told");
    window.ctrl(Key::Enter);
    let verdict = |window: &Window| {
        let statements = window.app().project().statements.clone();
        statements.values().find_map(|it| it.verdict.clone()).unwrap()
    };
    assert_eq!(verdict(&window).summary, "Tested on 3 days in May.");
    assert_eq!(verdict(&window).unknown, ["The results", "Who was told"]);
    assert!(window.shows("Not known: The results"), "the inspector says so");
    // Another person opens it, with settings of their own.
    let (path, of_sam) = (world.path("river.rejoinder.ron"), World::new());
    world.answer(path.clone());
    window.ctrl_shift(Key::S);
    drop(window);
    let surroundings = Environment {
        ids: IdGenerator::seeded(6),
        user: "Sam Loo".to_owned(),
        ..of_sam.surroundings(Some(path))
    };
    let mut window = Window::new(surroundings, Harness::builder().with_size(Vec2::new(1600.0, 1000.0)));
    window.click_card("We test the water");
    window.shift(Key::Q);
    field(&mut window, "Your note as second reader (needed to return it)", "May has 4 such days.");
    window.click_in_dialog("Return");
    assert!(window.shows("Returned by Sam Loo"));
    window.shift(Key::Q);
    field(&mut window, "Summary: why", " Or on 4.");
    window.ctrl(Key::Enter);
    assert!(verdict(&window).readings.is_empty());
    let work = window.app().project().claim_work.values().next().unwrap().clone();
    assert_eq!(work.earlier_verdicts[0].readings[0].note, "May has 4 such days.");
    assert!(window.shows("1 earlier verdict"));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(verdict(&window).readings.is_empty());
    assert_eq!(verdict(&window).unknown.len(), 2);
}

#[test]
fn two_people_at_one_desk_are_two() {
    let world = World::new();
    let mut window = window(&world);
    window.key(Key::Q);
    window.key(Key::Num2);
    window.shift(Key::Y);
    assert!(window.shows("You gave this verdict yourself"), "the reviewer is no second reader");
    let choose = |window: &mut Window, name: &str| {
        window.harness.get_by_role_and_label(Role::ComboBox, "Who works here now").click();
        window.rest();
        window.harness.get_by_role_and_label(Role::Button, name).click();
        window.rest();
    };
    window.ctrl(Key::Comma);
    choose(&mut window, "Somebody else…");
    window.write("Sam Loo");
    window.click_in_dialog("Done");
    assert!(window.shows("Sam Loo works from now on"));
    window.shift(Key::Y);
    assert!(window.shows("Agreed by Sam Loo"));
    // Both are known from now on, each under their own name.
    window.ctrl(Key::Comma);
    choose(&mut window, "Robin");
    window.click_in_dialog("Done");
    let settings = settings::SettingsFile::at(&world.path("settings")).load().0;
    let names: Vec<&str> = settings.coder.iter().chain(&settings.others).map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Robin", "Sam Loo"]);
    let mut coders: Vec<&str> =
        window.app().project().coders.values().map(|coder| coder.name.as_str()).collect();
    coders.sort_unstable();
    assert_eq!(coders, ["Robin", "Sam Loo"]);
}

#[test]
fn the_scale_is_chosen_and_edited_in_the_window() {
    let world = World::new();
    let mut window = window(&world);
    window.key(Key::Q);
    window.key(Key::Num3);
    window.alt(Key::Q);
    window.click_in_dialog("AVeriTeC’s four labels");
    let names = |window: &Window| -> Vec<String> {
        window.app().project().scale.ratings.iter().map(|it| it.name.clone()).collect()
    };
    assert_eq!(names(&window).last().map(String::as_str), Some("Half true"), "a verdict has it");
    assert!(window.shows("No longer given, and kept for the verdicts that have them:"));
    window.click_in_dialog("Give Half true again");
    window.focus("New rating");
    window.write("Satire");
    window.key(Key::Enter);
    assert_eq!(names(&window)[4..], ["Half true".to_owned(), "Satire".to_owned()]);
    window.click_in_dialog("Move Satire up");
    assert_eq!(names(&window)[4], "Satire");
    window.click_in_dialog("Remove the rating Satire");
    assert_eq!(names(&window).len(), 5);
    window.click_in_dialog("Done");
    window.key(Key::Q);
    assert!(window.shows("Refuted"));
}
