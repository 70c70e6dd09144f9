//! Shortcuts of one's own.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use model::ReviewStatus;
use settings::{Settings, SettingsFile};

use super::support::{ARTICLE, Window, World};

fn opened(world: &World) -> Window {
    world.window(Some(world.write("river.txt", ARTICLE)))
}

/// Asks for another shortcut of a command, and presses it.
fn change(window: &mut Window, command: &str, modifiers: Modifiers, key: Key) {
    let name = format!("Change the shortcut of {command}");
    window.harness.get_by_role_and_label(Role::Button, &name).scroll_to_me();
    window.rest();
    window.click(&name);
    window.harness.key_press_modifiers(modifiers, key);
    window.rest();
}

fn saved(world: &World) -> Settings {
    SettingsFile::at(&world.path("settings")).load().0
}

#[test]
fn a_shortcut_is_changed_by_pressing_it_and_shown_everywhere() {
    let world = World::new();
    let mut window = opened(&world);
    window.key(Key::F1);
    change(&mut window, "Confirm", Modifiers::NONE, Key::F4);
    assert_eq!(saved(&world).shortcuts["Confirm"], ["F4"]);
    window.key(Key::Escape);
    window.click_card("dumps waste into the river");
    window.key(Key::Y);
    assert_eq!(window.statement("dumps waste").status, ReviewStatus::Suggested, "the usual key is free now");
    assert!(window.shows("F4 confirm"), "the status bar says so");
    window.key(Key::F4);
    assert_eq!(window.statement("dumps waste").status, ReviewStatus::Confirmed);
    // And it is so at the next start.
    let mut again = world.window(Some(world.path("river.txt")));
    again.click_card("dumps waste into the river");
    again.key(Key::F4);
    assert_eq!(again.statement("dumps waste").status, ReviewStatus::Confirmed);
}

#[test]
fn keys_that_another_command_has_are_refused_or_taken() {
    let world = World::new();
    let mut window = opened(&world);
    window.key(Key::F1);
    change(&mut window, "Claim", Modifiers::COMMAND, Key::K);
    assert!(window.shows("is the shortcut of Search or command: choose another, or take it from there"));
    assert!(saved(&world).shortcuts.is_empty());
    window.key(Key::Enter);
    let kept = saved(&world).shortcuts;
    assert_eq!((kept["Claim"].as_slice(), kept["Palette"].as_slice()), (&["Ctrl+K".to_owned()][..], &[][..]));
    // One at a time, or all at once, they are as usual again.
    window.click("Give Claim its usual shortcut again");
    assert!(!saved(&world).shortcuts.contains_key("Claim"));
    window.click("Reset all");
    assert!(saved(&world).shortcuts.is_empty());
}

#[test]
fn keys_that_belong_to_everything_are_refused_in_words() {
    let world = World::new();
    let mut window = opened(&world);
    window.key(Key::F1);
    change(&mut window, "Claim", Modifiers::NONE, Key::Tab);
    assert!(window.shows("Tab cannot be a shortcut: Tab goes to the next part of the window"));
    window.key(Key::ArrowDown);
    assert!(window.shows("the arrows walk through lists"));
    window.harness.event(egui::Event::Copy);
    window.rest();
    assert!(window.shows("it copies in every field"));
    window.key(Key::Escape);
    assert!(!window.shows("Press the keys for Claim"), "Escape leaves it as it is");
    assert!(window.shows("Change the shortcut of Claim"), "and the sheet open");
    assert!(saved(&world).shortcuts.is_empty());
}

#[test]
fn what_the_settings_say_and_cannot_be_followed_is_told_and_kept() {
    let world = World::new();
    let mut settings = Settings::default();
    settings.shortcuts.insert("Teleport".to_owned(), vec!["Ctrl+T".to_owned()]);
    SettingsFile::at(&world.path("settings")).save(&settings).unwrap();
    let mut window = world.window(None);
    assert!(window.shows("a shortcut for “Teleport”, which this version does not know; it is kept"));
    window.key(Key::F1);
    change(&mut window, "Claim", Modifiers::NONE, Key::F9);
    assert!(saved(&world).shortcuts.contains_key("Teleport"));
}

#[test]
fn the_name_and_the_look_are_changed_in_the_settings() {
    let world = World::new();
    let mut window = opened(&world);
    window.ctrl(Key::Comma);
    window.focus("Your name");
    window.ctrl(Key::A);
    window.write("Ada");
    window.click_in_dialog("Dark");
    window.click_in_dialog("Less motion");
    window.key(Key::Escape);
    window.click_card("dumps waste into the river");
    window.key(Key::Y);
    let project = window.app().project();
    let coded = window.statement("dumps waste").coded.unwrap();
    assert_eq!(project.coders[&coded.by].name, "Ada");
    assert_eq!(saved(&world).coder.unwrap().name, "Ada");
    assert_eq!(saved(&world).less_motion, Some(true));
    assert_eq!(saved(&world).theme, settings::ThemeChoice::Dark);
}
