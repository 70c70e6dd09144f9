//! Opening, saving, and what happens to unsaved work.

use egui::Key;
use egui_kittest::kittest::Queryable;

use super::support::{ARTICLE, World};

#[test]
fn saving_and_opening_again_gives_the_same_project() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(world.path("river"));
    window.ctrl(Key::S);
    assert!(!window.app().is_unsaved());
    let file = world.path("river.rejoinder.ron");
    assert!(file.exists(), "a project file gets its ending");
    let again = world.window(Some(file));
    assert_eq!(again.app().project(), window.app().project());
    assert!(!again.app().is_unsaved());
}

#[test]
fn leaving_unsaved_work_is_asked_about_and_can_be_taken_back() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    super::keeping::confirm(&mut window, super::keeping::WORDS);
    world.answer(world.write("other.txt", "The council said the bridge was safe.\n"));
    window.ctrl(Key::O);
    assert!(window.shows("Save your work first?"));
    window.click("Cancel");
    assert!(window.app().project().articles[0].text.contains("trout"));
    window.ctrl(Key::O);
    window.click("Don’t save");
    assert!(window.app().project().articles[0].text.contains("bridge"));
}

#[test]
fn saving_before_leaving_goes_on_to_what_was_wanted() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    super::keeping::confirm(&mut window, super::keeping::WORDS);
    let other = world.write("other.txt", "The council said the bridge was safe.\n");
    world.answer(world.path("kept.rejoinder.ron"));
    window.drop_files(&[other]);
    window.click_in_dialog("Save");
    window.rest();
    assert!(world.path("kept.rejoinder.ron").exists());
    assert!(window.app().project().articles[0].text.contains("bridge"));
}

#[test]
fn without_file_dialogs_a_path_is_typed() {
    let world = World::new();
    world.dialogs.set(false);
    let file = world.write("river.txt", ARTICLE);
    let mut window = world.window(None);
    window.ctrl(Key::O);
    assert!(window.shows("Open by path"));
    window.write(file.to_str().unwrap());
    window.key(Key::Enter);
    window.rest();
    assert!(window.app().project().articles[0].text.contains("trout"));
}

#[test]
fn a_file_is_saved_in_a_folder_that_is_shown_and_paths_complete_themselves() {
    let world = World::new();
    world.dialogs.set(false);
    let file = world.write("river.txt", ARTICLE);
    let mut window = world.window(None);
    window.ctrl(Key::O);
    assert!(window.shows("This system has no file dialog"), "the form says why a path is typed");
    let begun = file.to_str().unwrap().strip_suffix("er.txt").unwrap();
    window.write(begun);
    // The folder is read beside the frame.
    for _ in 0..200 {
        if window.harness.query_all_by_label("river.txt").next().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.harness.step();
    }
    window.key(Key::Tab);
    window.key(Key::Enter);
    window.rest();
    assert!(window.app().project().articles[0].text.contains("trout"), "Tab has completed the path");
    // A new name replaces the proposed one; folder and ending stay.
    window.ctrl(Key::S);
    window.write("mill");
    window.key(Key::Enter);
    window.rest();
    assert!(world.path("mill.rejoinder.ron").exists(), "{:?}", std::fs::read_dir(world.folder.path()));
}

#[test]
fn pasted_text_becomes_an_article() {
    let world = World::new();
    let mut window = world.window(None);
    window.harness.event(egui::Event::Paste(ARTICLE.to_owned()));
    window.rest();
    window.click("Begin a project with it");
    window.rest();
    assert_eq!(window.app().project().articles[0].title, "River turned brown, anglers say");
    assert!(window.shows("We test the water"));
}

#[test]
fn a_damaged_project_is_explained_and_not_replaced() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(world.path("river"));
    window.ctrl(Key::S);
    let path = world.path("river.rejoinder.ron");
    let whole = std::fs::read_to_string(&path).unwrap();
    let cut = &whole[..whole.len() / 2];
    std::fs::write(&path, cut).unwrap();
    let mut window = world.window(Some(path.clone()));
    assert!(window.shows("The project could not be opened"));
    assert!(window.shows("line"));
    window.click("OK");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), cut);
}

#[test]
fn recent_projects_are_remembered() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(world.path("river"));
    window.ctrl(Key::S);
    let mut window = world.window(None);
    window.click("File");
    window.click_with("Open recent");
    assert!(window.shows("river.rejoinder.ron"));
}

#[test]
fn signs_that_are_hidden_are_shown_and_change_no_place() {
    let world = World::new();
    let text = ARTICLE.replace("killed 400 trout", "killed\u{202e} 400\u{7} trout");
    let mut window = world.window(Some(world.write("river.txt", &text)));
    assert!(window.shows("killed⟨U+202E⟩ 400⟨U+0007⟩ trout"), "on its card");
    let statement = window.statement("trout").clone();
    assert!(
        window.app().project().words_of(&statement).contains("killed\u{202e} 400\u{7} trout"),
        "as it was"
    );
    window.click_card("trout");
    window.key(egui::Key::Y);
    assert_eq!(window.statement("trout").spans, statement.spans);
}
