//! Everybody who speaks: sorted, renamed, moved, merged and split.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use model::{Project, Speaker, SpeakerId};

use super::support::{ARTICLE, Window, World};

fn opened(world: &World) -> Window {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    window.ctrl_shift(Key::L);
    window
}

/// The rows of the list, as they are told.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

fn row<'a>(window: &'a Window, name: &str) -> egui_kittest::Node<'a> {
    let mut rows = window.harness.get_all_by_role(Role::ListBoxOption);
    let has = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(name))
    };
    rows.find(has).unwrap_or_else(|| panic!("nobody is called {name}"))
}

fn speaker<'a>(project: &'a Project, name: &str) -> Option<&'a Speaker> {
    project.speakers.values().find(|speaker| speaker.name.contains(name))
}

fn statements(project: &Project, speaker: SpeakerId) -> usize {
    project.statements.values().filter(|it| it.speaker == Some(speaker)).count()
}

#[test]
fn speakers_are_merged_by_dragging_one_onto_another_and_undone() {
    let world = World::new();
    let mut window = opened(&world);
    let before = window.app().project().clone();
    let (from, into) = (speaker(&before, "Nadia").unwrap(), speaker(&before, "Vance").unwrap());
    let told = statements(&before, from.id) + statements(&before, into.id);
    let (start, end) = (row(&window, "Nadia").rect().center(), row(&window, "Carl Vance").rect().center());
    window.drag(start, end);
    let project = window.app().project();
    assert!(speaker(project, "Nadia").is_none());
    assert_eq!(statements(project, into.id), told);
    assert!(window.shows("Merge Nadia Stone into Carl Vance"));
    window.click_in_dialog("Undo");
    assert_eq!(window.app().project(), &before);
}

#[test]
fn speakers_are_merged_with_the_keyboard_alone() {
    let world = World::new();
    let mut window = opened(&world);
    let count = window.app().project().speakers.len();
    assert!(count > 2, "{:?}", rows(&window));
    window.key(Key::ArrowDown);
    window.key(Key::Home);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.rest();
    window.key(Key::M);
    assert_eq!(window.app().project().speakers.len(), count - 1);
    window.ctrl(Key::Z);
    assert_eq!(window.app().project().speakers.len(), count);
}

#[test]
fn a_speaker_moves_to_another_party_with_all_statements() {
    let world = World::new();
    let mut window = opened(&world);
    let before = window.app().project().clone();
    let nadia = speaker(&before, "Nadia").unwrap().clone();
    let other = before.parties.iter().find(|party| Some(party.id) != nadia.party).unwrap();
    row(&window, "Nadia").click();
    window.rest();
    window.harness.get_by_role_and_label(Role::ComboBox, "Party of Nadia Stone").click();
    window.rest();
    window.click_in_dialog(&other.name);
    let project = window.app().project();
    assert_eq!(project.speakers[&nadia.id].party, Some(other.id));
    let own: Vec<_> = project.statements.values().filter(|it| it.speaker == Some(nadia.id)).collect();
    assert!(!own.is_empty() && own.iter().all(|it| project.party_of(it) == Some(other.id)));
    window.ctrl(Key::Z);
    assert_eq!(window.app().project(), &before);
}

#[test]
fn what_is_ticked_becomes_another_speaker() {
    let world = World::new();
    let mut window = opened(&world);
    let before = window.app().project().clone();
    let vance = speaker(&before, "Vance").unwrap().id;
    let count = statements(&before, vance);
    assert!(count > 1);
    row(&window, "Carl Vance").click();
    window.rest();
    window.click_with("Split off: “We test the water");
    window.harness.get_by_role_and_label(Role::TextInput, "Name of the new speaker").focus();
    window.rest();
    window.ctrl(Key::A);
    window.write("Somebody else");
    window.click("Split off 1 statement");
    let project = window.app().project();
    let new = speaker(project, "Somebody else").unwrap();
    assert_eq!((statements(project, new.id), statements(project, vance)), (1, count - 1));
    assert_eq!(window.statement("We test the water").speaker, Some(new.id));
    assert!(window.shows("Split Somebody else from Carl Vance"));
}

#[test]
fn a_speaker_is_renamed_and_gone_to() {
    let world = World::new();
    let mut window = opened(&world);
    row(&window, "Nadia").click();
    window.rest();
    window.click("Rename");
    window.focus("Name");
    window.ctrl(Key::A);
    window.write("Nadia P. Stone");
    window.key(Key::Enter);
    assert!(speaker(window.app().project(), "Nadia P. Stone").is_some());
    let press = |window: &mut Window, words: &str| {
        let pages = window.harness.get_all_by_role(Role::RadioButton);
        let has = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|label| label.contains(words))
        };
        pages.into_iter().find(has).expect("no such page").click();
        window.rest();
    };
    press(&mut window, "mention");
    assert!(window.shows("said Nadia Stone, the chair"), "a mention stands in its context");
    press(&mut window, "statement");
    window.click_with("Go to ");
    assert!(rows(&window).is_empty() && window.shows("Why it was found"));
}

#[test]
fn the_list_is_sorted_and_filtered() {
    let world = World::new();
    let mut window = opened(&world);
    window.click("Sort by name");
    let names = rows(&window);
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(names, sorted);
    window.click("Sort by name");
    sorted.reverse();
    assert_eq!(rows(&window), sorted);
    window.focus("Speaker, role or party");
    window.write("nadai");
    assert_eq!(rows(&window).len(), 1, "slips are forgiven: {:?}", rows(&window));
    assert!(window.shows("1 of "));
}

#[test]
fn it_all_fits_into_a_small_window_with_everything_twice_as_large() {
    let world = World::new();
    let file = world.write("river.txt", ARTICLE);
    // 1024 × 700 at 200 %.
    let size = egui::vec2(512.0, 350.0);
    let builder = egui_kittest::Harness::builder().with_size(size);
    let mut window = Window::new(world.surroundings(Some(file)), builder);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    for (key, name) in [(Key::L, "Speakers"), (Key::F1, "Shortcuts"), (Key::K, "Palette")] {
        match key {
            Key::L => window.ctrl_shift(key),
            Key::F1 => window.key(key),
            _ => window.ctrl(key),
        }
        let inside = |node: egui_kittest::Node<'_>| screen.expand(1.0).contains_rect(node.rect());
        if key == Key::K {
            assert!(inside(window.harness.get_by_role_and_label(Role::SearchInput, "Search or command")));
            assert!(!rows(&window).is_empty(), "{name}");
        } else {
            assert!(inside(window.harness.get_all_by_label("Done").last().unwrap()), "{name}");
        }
        window.key(Key::Escape);
    }
}
