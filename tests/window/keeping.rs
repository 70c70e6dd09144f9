//! Work that was not saved, others who have the file, and disks that fail: what a person sees of it.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use edit::{Change, Edit, Replacement};
use egui::Key;
use egui_kittest::kittest::Queryable;
use model::{Project, ReviewStatus};
use store::{FileEvent, Home, OpenProject, Overwrite, load, revision, save};

use super::support::{ARTICLE, Window, World};

pub(crate) const WORDS: &str = "killed 400 trout";

/// A project with a file, open in a window.
pub(crate) fn saved(world: &World) -> (Window, PathBuf) {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(world.path("river.rejoinder.ron"));
    window.ctrl(Key::S);
    (window, world.path("river.rejoinder.ron"))
}

pub(crate) fn confirm(window: &mut Window, words: &str) {
    window.click_card(words);
    window.key(Key::Y);
    assert_eq!(window.statement(words).status, ReviewStatus::Confirmed);
}

/// Waits for what another thread sees in its own time.
pub(crate) fn until(window: &mut Window, what: &str, seen: impl Fn(&Window) -> bool) {
    let begun = Instant::now();
    while !seen(window) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what} did not come");
        std::thread::sleep(Duration::from_millis(50));
        window.rest();
    }
}

/// A project as another program changes it.
fn by_others(path: &std::path::Path) -> Project {
    let mut project = load(path).unwrap();
    let swap = Replacement { before: project.title.clone(), after: "By somebody else".to_owned() };
    Edit { label: String::new(), changes: vec![Change::Title(swap)] }.apply(&mut project).unwrap();
    save(&project, path, Overwrite::Own(revision(path).unwrap())).unwrap();
    project
}

#[test]
fn what_was_not_saved_is_offered_restored_and_undone_step_by_step() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    let before = window.app().project().clone();
    confirm(&mut window, WORDS);
    confirm(&mut window, "never dumped waste");
    let after = window.app().project().clone();
    drop(window);
    assert!(world.path("river.rejoinder.ron.journal").exists());

    let mut window = world.window(Some(path));
    assert!(window.shows("Restore what was not saved?"));
    assert!(window.shows("2 changes since"));
    window.key(Key::Escape);
    assert!(window.shows("Restore what was not saved?"), "it has to be answered");
    window.click("Compare");
    assert!(window.shows("2 statements changed"), "what the changes come to");
    assert!(window.shows("Confirm “The paper mill has killed"), "each of them");
    window.click("Restore");
    assert_eq!(window.app().project(), &after);
    assert!(window.app().is_unsaved());
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.app().project(), &before);
}

#[test]
fn that_the_last_record_was_torn_is_said() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    confirm(&mut window, WORDS);
    confirm(&mut window, "never dumped waste");
    drop(window);
    let journal = world.path("river.rejoinder.ron.journal");
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() - 9]).unwrap();
    let mut window = world.window(Some(path));
    assert!(window.shows("1 change since"));
    assert!(window.shows("The last record was not written to its end and was left out"));
    window.click("Restore");
    assert_eq!(window.statement(WORDS).status, ReviewStatus::Confirmed);
    assert_eq!(window.statement("never dumped waste").status, ReviewStatus::Suggested);
}

#[test]
fn that_changes_can_be_kept_nowhere_is_said_until_there_is_a_way_out() {
    let world = World::new();
    // A file is where the folder for such work would be.
    world.write("state", "");
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    confirm(&mut window, WORDS);
    until(&mut window, "the message", |window| window.shows("is kept in memory alone"));
    world.answer(world.path("river.rejoinder.ron"));
    window.ctrl(Key::S);
    until(&mut window, "that it is kept again", |window| !window.shows("is kept in memory alone"));
    confirm(&mut window, "never dumped waste");
    until(&mut window, "the record", |_| world.path("river.rejoinder.ron.journal").exists());
}

#[test]
fn a_project_without_a_file_is_offered_at_the_next_start() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    confirm(&mut window, WORDS);
    let project = window.app().project().clone();
    drop(window);
    let mut window = world.window(None);
    assert!(window.shows("never saved to a file"));
    window.click("Restore");
    assert_eq!(window.app().project(), &project);
    drop(window);
    // Restored and left again: still there, once.
    let mut window = world.window(None);
    window.click("Restore");
    assert_eq!(window.app().project(), &project);
    assert!(!window.shows("Restore what was not saved?"));
}

#[test]
fn what_is_discarded_is_kept_aside() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    let before = window.app().project().clone();
    confirm(&mut window, WORDS);
    drop(window);
    let mut window = world.window(Some(path.clone()));
    window.click("Discard");
    assert_eq!(window.app().project(), &before);
    assert!(!world.path("river.rejoinder.ron.journal").exists());
    assert_eq!(fs::read_dir(world.path("state/put-away")).unwrap().count(), 1);
    drop(window);
    assert!(!world.window(Some(path)).shows("Restore"), "it is not offered twice");
    // But it comes back when it is opened, as a project without a file.
    let aside = fs::read_dir(world.path("state/put-away")).unwrap().next().unwrap().unwrap().path();
    let mut window = world.window(Some(aside));
    assert!(window.shows("1 change since"));
    window.click("Restore");
    assert_eq!(window.statement(WORDS).status, ReviewStatus::Confirmed);
    assert!(window.shows("Not saved to a file yet"));
}

#[test]
fn what_a_person_does_not_want_saved_is_not_offered_again() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    confirm(&mut window, WORDS);
    window.ctrl(Key::Q);
    window.click("Don’t save");
    drop(window);
    assert!(!world.window(Some(path)).shows("Restore"));
    assert_eq!(fs::read_dir(world.path("state/put-away")).unwrap().count(), 1, "but it is kept aside");
}

#[test]
fn of_two_versions_of_a_file_mine_can_be_kept() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    confirm(&mut window, WORDS);
    let theirs = by_others(&path);
    until(&mut window, "the conflict", |window| window.shows("was changed by another program"));
    assert_eq!(load(&path).unwrap(), theirs);
    window.click_in_dialog("Keep mine");
    assert_eq!(&load(&path).unwrap(), window.app().project());
    assert!(!window.app().is_unsaved());
    let kept = &store::backups::list(&path)[0];
    assert_eq!(load(&kept.path).unwrap(), theirs, "theirs is an earlier version");
}

#[test]
fn of_two_versions_of_a_file_mine_can_be_a_copy() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    confirm(&mut window, WORDS);
    let theirs = by_others(&path);
    until(&mut window, "the conflict", |window| window.shows("was changed by another program"));
    world.answer(world.path("mine"));
    window.click_in_dialog("Save mine as a copy…");
    assert_eq!(&load(&world.path("mine.rejoinder.ron")).unwrap(), window.app().project());
    assert_eq!(load(&path).unwrap(), theirs, "both stay");
}

#[test]
fn of_two_versions_of_a_file_theirs_can_be_taken() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    confirm(&mut window, WORDS);
    let theirs = by_others(&path);
    // Noticed by the save, before the watcher has checked.
    window.ctrl(Key::S);
    until(&mut window, "the conflict", |window| window.shows("was changed by another program"));
    window.click_in_dialog("Take theirs");
    assert_eq!(window.app().project(), &theirs);
    assert!(!window.shows("Restore what was not saved?"));
    assert_eq!(fs::read_dir(world.path("state/put-away")).unwrap().count(), 1, "mine is kept aside");
}

#[test]
fn a_second_window_reads_and_may_take_over() {
    let world = World::new();
    let (mut first, path) = saved(&world);
    confirm(&mut first, WORDS);
    until(&mut first, "the journal", |_| world.path("river.rejoinder.ron.journal").exists());
    let mut surroundings = world.surroundings(Some(path));
    surroundings.home = Home::at(&world.path("state"), "Kim");
    let builder = egui_kittest::Harness::builder().with_size(egui::Vec2::new(1600.0, 1000.0));
    let mut second = Window::new(surroundings, builder);
    assert!(second.shows("Robin") && second.shows("has had it open since"), "who, and since when");
    second.click("Read only");
    second.click_card("never dumped waste");
    second.key(Key::Y);
    assert!(second.shows("That cannot be done"));
    second.click("OK");
    assert_eq!(second.statement("never dumped waste").status, ReviewStatus::Suggested);
    second.click("Take over");
    assert!(second.shows("1 change since"), "what the first one has not saved");
    second.click("Restore");
    confirm(&mut second, "never dumped waste");
    second.ctrl(Key::S);
    assert!(!second.app().is_unsaved());
    until(&mut first, "that it was taken over", |first| first.shows("Kim"));
    assert!(first.shows("has taken this project over"));
    until(&mut first, "what it has not saved, put away", |_| {
        fs::read_dir(world.path("state/put-away")).is_ok_and(|kept| kept.count() == 1)
    });
    first.click_card("never dumped waste");
    first.key(Key::Y);
    assert!(first.shows("That cannot be done"));
}

#[test]
fn what_the_other_window_did_last_is_offered_after_a_take_over() {
    let world = World::new();
    let (window, path) = saved(&world);
    drop(window);
    let home = Home::at(&world.path("state"), "Kim");
    let mut other = OpenProject::opened(home.open(&path, false).unwrap(), home, std::sync::Arc::new(|| {}));
    let mut window = world.window(Some(path));
    assert!(window.shows("Kim"), "who has it open");
    window.click_in_dialog("Take over");
    assert!(!window.shows("Restore what was not saved?"));
    let swap = Replacement { before: other.project().title.clone(), after: "Written last".to_owned() };
    let edit = Edit { label: "Rename".to_owned(), changes: vec![Change::Title(swap)] };
    other.apply(edit, None, other.project().created).unwrap();
    let begun = Instant::now();
    let holder = loop {
        let seen = other.file_events().into_iter().find_map(|seen| match seen {
            FileEvent::TakenOver(holder) => Some(holder),
            _ => None,
        });
        if let Some(holder) = seen {
            break holder;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "it did not notice");
        std::thread::sleep(Duration::from_millis(50));
    };
    other.taken_over(holder);
    until(&mut window, "the offer", |window| window.shows("Restore what was not saved?"));
    assert!(window.shows("was made in the other window after river.rejoinder.ron was taken over"));
    window.click("Restore");
    assert_eq!(window.app().project().title, "Written last");
}

#[test]
fn a_newer_version_is_shown_with_what_is_missing_and_never_copied() {
    let world = World::new();
    let (window, path) = saved(&world);
    drop(window);
    let text = fs::read_to_string(&path).unwrap();
    let newer = text.replacen(" format: 1,\n minor: 3,", " format: 2,\n minor: 0,", 1);
    fs::write(&path, newer.replacen("mode: Direct", "mode: Sung", 1)).unwrap();
    let before = fs::read(&path).unwrap();
    let mut window = world.window(Some(path.clone()));
    assert!(window.shows("A newer Rejoinder wrote this project (format 2.0; this one works on 1.3)"));
    assert!(window.shows("1 of "), "what is left out");
    window.click_card(WORDS);
    window.key(Key::Y);
    assert!(window.shows("That cannot be done"));
    window.click("OK");
    window.ctrl(Key::S);
    assert!(window.shows("A copy would lose"), "why not");
    window.click("OK");
    window.ctrl_shift(Key::S);
    assert!(window.shows("A copy would lose"));
    window.click("OK");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_save_that_fails_is_said_until_there_is_a_way_out() {
    let world = World::new();
    fs::create_dir(world.path("desk")).unwrap();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(world.path("desk/river.rejoinder.ron"));
    window.ctrl(Key::S);
    fs::rename(world.path("desk"), world.path("gone")).unwrap();
    until(&mut window, "that it is gone", |window| window.shows("The project’s file is gone"));
    confirm(&mut window, WORDS);
    window.ctrl(Key::S);
    assert!(window.shows("Not saved"), "what happened");
    assert!(window.shows("there is no such file or folder"), "and why");
    confirm(&mut window, "never dumped waste");
    assert!(window.shows("Not saved"), "it lasts");
    world.answer(world.path("copy"));
    let way = window.harness.get_all_by_label("Save a copy elsewhere…").next().unwrap();
    way.click();
    window.rest();
    assert!(!window.shows("Not saved"));
    assert_eq!(&load(&world.path("copy.rejoinder.ron")).unwrap(), window.app().project());
}

#[test]
fn an_earlier_version_is_looked_at_and_restored_with_one_undo() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    let first = window.app().project().clone();
    confirm(&mut window, WORDS);
    window.ctrl(Key::S);
    let second = window.app().project().clone();
    window.ctrl_shift(Key::E);
    assert!(window.shows("Earlier versions"));
    assert!(window.shows("Changed after it: 1 statement changed, 1 coder added"));
    window.click_with("Look at the version of");
    assert_eq!(window.app().project(), &first);
    assert!(window.shows("This is an earlier version of river.rejoinder.ron"));
    window.click("Back to the present version");
    assert_eq!(window.app().project(), &second);
    window.ctrl_shift(Key::E);
    window.click_with("Restore the version of");
    assert_eq!(window.app().project(), &first);
    assert_eq!(load(&path).unwrap(), second, "until it is saved");
    window.ctrl(Key::Z);
    assert_eq!(window.app().project(), &second);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_earlier_versions_is_said_and_not_followed() {
    let world = World::new();
    let (window, path) = saved(&world);
    drop(window);
    fs::create_dir(world.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(world.path("elsewhere"), world.path("river.rejoinder.ron.backups")).unwrap();
    let mut window = world.window(Some(path));
    assert!(window.shows("What was found on opening the project"));
    assert!(window.shows("this is a link, where the folder of earlier versions would be"));
    window.key(Key::Escape);
    confirm(&mut window, WORDS);
    window.ctrl(Key::S);
    assert!(window.shows("The previous version could not be kept"));
    assert_eq!(&load(&world.path("river.rejoinder.ron")).unwrap(), window.app().project());
    assert_eq!(fs::read_dir(world.path("elsewhere")).unwrap().count(), 0);
}

#[test]
fn only_to_open_an_article_is_no_change() {
    let world = World::new();
    let article = world.write("river.txt", ARTICLE);
    let mut window = world.window(Some(article.clone()));
    assert!(!window.app().is_unsaved());
    assert!(!window.app().project().statements.is_empty());
    // The next one opens without a question.
    let next =
        world.write("next.txt", "Next\n\n“The dam is safe,” said Ann Roe, a spokeswoman for Dam Works.");
    world.answer(next);
    window.ctrl(Key::O);
    assert!(!window.shows("Save your work first?"), "no question");
    assert_eq!(window.app().project().articles[0].title, "Next");
    assert!(!window.app().is_unsaved());
    drop(window);
    // As after a kill: nothing is offered.
    let window = world.window(None);
    assert!(!window.shows("Restore what was not saved?"));
    drop(window);
    // The first confirmation is a change, and the article comes back with it.
    let mut window = world.window(Some(article));
    confirm(&mut window, WORDS);
    let project = window.app().project().clone();
    drop(window);
    let mut window = world.window(None);
    window.click("Restore");
    assert_eq!(window.app().project(), &project);
}

#[test]
fn a_project_as_it_was_saved_leaves_nothing_to_restore() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    confirm(&mut window, WORDS);
    window.ctrl(Key::Z);
    assert!(!window.app().is_unsaved());
    window.ctrl(Key::Q);
    drop(window);
    assert!(!world.path("river.rejoinder.ron.journal").exists());
    assert!(!world.window(Some(path)).shows("Restore what was not saved?"));
}
