//! The file, its folder or its journal goes away while a project is open, or the file gets another name: what a person
//! sees of it.

use std::fs;
use std::path::PathBuf;

use model::ReviewStatus;
use store::load;

use super::keeping::{WORDS, confirm, saved, until};
use super::support::{Window, World};

const LOST: &str = "Another program has removed the record of your unsaved changes";

/// A project with a file, in which one statement was confirmed and not saved.
fn changed(world: &World) -> (Window, PathBuf) {
    let (mut window, path) = saved(world);
    confirm(&mut window, WORDS);
    until(&mut window, "the record", |_| world.path("river.rejoinder.ron.journal").exists());
    (window, path)
}

/// The journals in the user's own folder.
fn own_journals(world: &World) -> usize {
    let files = fs::read_dir(world.path("state")).into_iter().flatten().map(|it| it.unwrap().file_name());
    files.filter(|name| name.to_str().unwrap().ends_with(".journal")).count()
}

#[test]
fn what_was_open_when_its_file_went_is_offered_whole_at_the_next_start() {
    let world = World::new();
    let (mut window, path) = changed(&world);
    let project = window.app().project().clone();
    fs::remove_file(&path).unwrap();
    until(&mut window, "that it is gone", |window| {
        window.shows("The project’s file is gone") && window.shows("on record, so that it is not lost")
    });
    until(&mut window, "the whole project on record", |_| own_journals(&world) == 1);
    assert!(!window.shows(LOST), "the journal has moved with a purpose");
    drop(window);
    let mut window = world.window(None);
    assert!(window.shows("1 change since"));
    assert!(window.shows("was not saved to river.rejoinder.ron, which is no longer as it was"));
    assert!(window.shows(&format!("Made in {}", path.display())), "which file it was of");
    assert!(window.shows("Found in"), "and where it was found");
    window.click("Restore");
    assert_eq!(window.app().project(), &project);
    assert!(window.app().is_unsaved());
    drop(window);
    // Until it is saved.
    let mut window = world.window(None);
    window.click("Restore");
    assert_eq!(window.app().project(), &project);
    world.answer(path.clone());
    window.ctrl(egui::Key::S);
    assert_eq!(load(&path).unwrap(), project);
    drop(window);
    assert!(!world.window(None).shows("Restore what was not saved?"));
}

#[test]
fn a_project_whose_file_is_gone_is_not_closed_without_a_question() {
    let world = World::new();
    let (mut window, path) = saved(&world);
    fs::remove_file(&path).unwrap();
    until(&mut window, "that it is gone", |window| window.app().is_unsaved());
    window.ctrl(egui::Key::Q);
    window.click("Don’t save");
    drop(window);
    assert!(!world.window(None).shows("Restore what was not saved?"), "it was given up");
}

#[test]
fn that_the_record_was_removed_is_said_and_it_is_written_again() {
    let world = World::new();
    let (mut window, path) = changed(&world);
    let journal = world.path("river.rejoinder.ron.journal");
    fs::remove_file(&journal).unwrap();
    until(&mut window, "the notice", |window| window.shows(LOST));
    assert!(window.shows("It was written again and holds all of them"));
    assert!(journal.exists());
    window.click("Save now");
    assert!(!window.shows(LOST), "until it is saved");
    assert_eq!(&load(&path).unwrap(), window.app().project());
}

#[test]
fn changes_are_offered_in_the_file_that_was_renamed_after_them() {
    let world = World::new();
    let (window, path) = changed(&world);
    drop(window);
    let renamed = world.path("renamed.rejoinder.ron");
    fs::rename(&path, &renamed).unwrap();
    let mut window = world.window(Some(renamed.clone()));
    assert!(window.shows("was not saved to river.rejoinder.ron"));
    assert!(window.shows("renamed.rejoinder.ron has its content"));
    assert!(window.shows("Found in") && window.shows("river.rejoinder.ron.journal"));
    window.click("Restore");
    assert_eq!(window.statement(WORDS).status, ReviewStatus::Confirmed);
    window.ctrl(egui::Key::S);
    assert_eq!(&load(&renamed).unwrap(), window.app().project());
    assert!(!window.shows("Restore what was not saved?"), "asked once");
}

#[test]
fn a_start_without_a_file_offers_the_changes_of_one_and_opens_it() {
    let world = World::new();
    let (window, path) = changed(&world);
    drop(window);
    let mut window = world.window(None);
    assert!(window.shows("was not saved to river.rejoinder.ron."));
    window.click("Restore");
    assert_eq!(window.statement(WORDS).status, ReviewStatus::Confirmed);
    assert!(!window.shows("Restore what was not saved?"), "asked once");
    window.ctrl(egui::Key::S);
    assert_eq!(&load(&path).unwrap(), window.app().project(), "it has its file");
}

#[test]
fn the_changes_of_another_copy_are_offered_and_may_be_left_to_it() {
    let world = World::new();
    let (window, path) = changed(&world);
    drop(window);
    let copy = world.path("copy.rejoinder.ron");
    fs::copy(&path, &copy).unwrap();
    let mut window = world.window(Some(copy));
    assert!(window.shows("That file is still there, and copy.rejoinder.ron has the same content"));
    window.click("Leave them there");
    assert_eq!(window.statement(WORDS).status, ReviewStatus::Suggested);
    drop(window);
    let mut window = world.window(Some(path));
    assert!(window.shows("was not saved to river.rejoinder.ron."));
    window.click("Restore");
    assert_eq!(window.statement(WORDS).status, ReviewStatus::Confirmed);
}
