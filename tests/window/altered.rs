//! A text that is not the one that was saved: told as long as nobody has decided, with each way out.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use store::{Home, OpenProject, Overwrite, load_contents};

use super::support::{ARTICLE, Window, World};

const SAVED: &str = "killed 400 trout";
const NOW: &str = "killed 900 trout";
const TOLD: &str = "is not as it was saved";

/// A project that was saved so many times, and then altered by another program.
fn altered(world: &World, saves: usize) -> PathBuf {
    let path = world.path("river.rejoinder.ron");
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(path.clone());
    for words in ["We test the water", SAVED].into_iter().take(saves) {
        window.click_card(words);
        window.key(Key::Y);
        window.ctrl(Key::S);
    }
    drop(window);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(SAVED));
    fs::write(&path, text.replacen(SAVED, NOW, 1)).unwrap();
    path
}

fn tells_in_file(path: &std::path::Path) -> bool {
    !load_contents(path).unwrap().altered.is_empty()
}

fn text(window: &Window) -> &str {
    &window.app().project().articles[0].text
}

/// Presses Tab until this has the focus, and then Enter.
fn press_by_keyboard(window: &mut Window, label: &str) {
    for _ in 0..40 {
        window.key(Key::Tab);
        let node = window.harness.get_all_by_label(label).last().unwrap();
        if node.accesskit_node().is_focused() {
            window.key(Key::Enter);
            return;
        }
    }
    panic!("Tab does not lead to “{label}”");
}

#[test]
fn it_is_told_compared_and_restored_by_keyboard_with_one_undo() {
    let world = World::new();
    let path = altered(&world, 2);
    let mut window = world.window(Some(path.clone()));
    let notice = window.harness.get_by_role(Role::Alert).accesskit_node().label().unwrap();
    assert!(notice.contains(TOLD) && notice.contains("differs in line 5 of the text"), "{notice}");
    assert!(text(&window).contains(NOW) && !window.app().is_unsaved());
    press_by_keyboard(&mut window, "Compare…");
    assert!(window.shows("Compare with the saved text"));
    assert!(window.shows(&format!("Saved  The paper mill has {SAVED}")), "as it was");
    assert!(window.shows(&format!("Now  The paper mill has {NOW}")), "and as it is");
    press_by_keyboard(&mut window, "Restore saved text");
    assert!(text(&window).contains(SAVED) && !window.shows(TOLD));
    assert_eq!(window.statement(SAVED).status, model::ReviewStatus::Confirmed);
    window.ctrl(Key::Z);
    assert!(text(&window).contains(NOW) && window.shows(TOLD), "undone, it is as altered again");
    window.ctrl_shift(Key::Z);
    window.ctrl(Key::S);
    assert!(!tells_in_file(&path));
}

#[test]
fn it_is_kept_as_it_is_only_where_a_person_says_so() {
    let world = World::new();
    let path = altered(&world, 2);
    let mut window = world.window(Some(path.clone()));
    window.click_card("never dumped waste");
    window.key(Key::Y);
    window.ctrl(Key::S);
    assert!(window.shows(TOLD) && tells_in_file(&path), "a save decides nothing");
    press_by_keyboard(&mut window, "Keep as it is");
    assert!(!window.shows(TOLD) && window.app().is_unsaved());
    assert!(window.shows("The text is kept as now. Saving"), "what is still to do");
    assert!(tells_in_file(&path), "until it is saved");
    window.ctrl(Key::S);
    assert!(!tells_in_file(&path));
    drop(window);
    let window = world.window(Some(path));
    assert!(!window.shows(TOLD) && text(&window).contains(NOW));
}

/// Takes a text as a correction that another program has put into the file, and saves.
fn corrected(window: &mut Window, path: &std::path::Path, way: &str, words: &str) {
    window.click_in_dialog(way);
    assert!(window.shows("Correct the text"));
    window.click_in_dialog("See what moves…");
    window.click_in_dialog("Correct the text");
    assert!(text(window).contains(words));
    assert!(window.app().project().words_of(window.statement(words)).contains(words), "they go along");
    window.statement("“We test the water every day,”");
    window.ctrl(Key::S);
    assert!(!tells_in_file(path));
}

#[test]
fn it_is_taken_as_a_correction_along_which_statements_go() {
    let world = World::new();
    let path = altered(&world, 2);
    let mut window = world.window(Some(path.clone()));
    window.click("Compare…");
    corrected(&mut window, &path, "As a correction…", NOW);
    assert!(!window.shows(TOLD));
}

#[test]
fn what_was_written_by_hand_and_shifts_every_place_opens_with_the_saved_text_and_is_taken_as_a_correction() {
    let world = World::new();
    let path = altered(&world, 2);
    let (by_hand, shown) = ("killed more than nine hundred trout", "shown as saved");
    let file = fs::read_to_string(&path).unwrap().replacen(NOW, by_hand, 1);
    fs::write(&path, &file).unwrap();
    assert!(load_contents(&path).is_err(), "statements have no places in it");
    let mut window = world.window(Some(path.clone()));
    assert!(text(&window).contains(SAVED) && window.shows(shown) && window.app().is_unsaved());
    corrected(&mut window, &path, "Take the change as a correction…", by_hand);
    assert!(!window.shows(shown));

    fs::write(&path, &file).unwrap();
    drop(window);
    let mut window = world.window(Some(path.clone()));
    press_by_keyboard(&mut window, "Keep the saved text");
    assert!(!window.shows(shown) && fs::read_to_string(&path).unwrap() == file, "until it is saved");
    window.ctrl(Key::S);
    assert!(!tells_in_file(&path) && load_contents(&path).unwrap().project.articles[0].text.contains(SAVED));
}

#[test]
fn an_earlier_version_is_one_step_away() {
    let world = World::new();
    let mut window = world.window(Some(altered(&world, 2)));
    window.click("Earlier versions…");
    window.click_with("Restore the version of");
    assert!(text(&window).contains(SAVED) && !window.shows(TOLD));
}

#[test]
fn where_no_earlier_version_has_it_that_is_said() {
    let world = World::new();
    let window = world.window(Some(altered(&world, 1)));
    assert!(window.shows("No earlier version has the text that was saved"));
    assert!(!window.shows("Compare…") && window.shows("Keep as it is"));
}

#[test]
fn who_can_only_read_it_is_told_and_decides_nothing() {
    let world = World::new();
    let path = altered(&world, 2);
    let home = Home::at(&world.path("other"), "Jo");
    let other = OpenProject::opened(home.open(&path, false).unwrap(), home, std::sync::Arc::new(|| {}));
    let mut window = world.window(Some(path));
    window.click("Read only");
    assert!(window.shows(TOLD) && !window.shows("Keep as it is"));
    window.click("Compare…");
    assert!(window.shows("Compare with the saved text"));
    assert!(!window.shows("Restore saved text"));
    drop(other);
}

#[test]
fn an_earlier_version_that_was_altered_is_told_as_such() {
    let world = World::new();
    let path = altered(&world, 2);
    let mut window = world.window(Some(path.clone()));
    window.click("Compare…");
    window.click_in_dialog("Restore saved text");
    window.ctrl(Key::S);
    // The version that was just replaced is the altered one.
    window.ctrl_shift(Key::E);
    window.click_with("Look at the version of");
    assert!(window.shows(TOLD), "looked at");
    window.click("Back to the present version");
    assert!(!window.shows(TOLD));
    window.ctrl_shift(Key::E);
    window.click_with("Restore the version of");
    assert!(window.shows(TOLD), "restored");
    window.ctrl(Key::S);
    assert!(tells_in_file(&path), "and saved");
}

#[test]
fn a_copy_elsewhere_says_it_too() {
    let world = World::new();
    let path = altered(&world, 2);
    let home = Home::at(&world.path("other"), "Jo");
    let open_project =
        OpenProject::opened(home.open(&path, false).unwrap(), home, std::sync::Arc::new(|| {}));
    let copy = world.path("copy.rejoinder.ron");
    open_project.saving(copy.clone(), Overwrite::Never).run().unwrap();
    assert!(tells_in_file(&copy));
}

#[test]
fn the_notice_and_the_comparison_fit_a_small_window_at_twice_the_size() {
    let world = World::new();
    let surroundings = world.surroundings(Some(altered(&world, 2)));
    let room = egui::Vec2::new(512.0, 350.0);
    let mut window = Window::new(surroundings, egui_kittest::Harness::builder().with_size(room));
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, room);
    let fits = |window: &Window, labels: &[&str]| {
        for label in labels {
            let rect = window.harness.get_all_by_label(label).last().unwrap().rect();
            assert!(screen.contains_rect(rect), "“{label}” takes {rect}");
        }
    };
    fits(&window, &["Compare…", "Keep as it is", "Earlier versions…"]);
    window.click("Compare…");
    fits(&window, &["Restore saved text", "Keep as it is", "As a correction…", "Close"]);
    window.key(Key::Escape);
    assert!(!window.shows("Restore saved text") && window.shows(TOLD), "nothing was decided");
}
