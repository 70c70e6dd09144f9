//! The text of an article is corrected: what moves is shown before, marked after, placed again by hand, and undone.

use egui::{Event, Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use edit::testing;
use model::{Findings, IdGenerator, TextId};

use super::support::{ARTICLE, Window, World};

const NIGHT: &str =
    "“The mill dumps waste into the river at night,” said Nadia Stone, the chair of the Anglers’ Union.\n\n";
const TESTS: &str = "“We test the water every day,”";

fn opened(world: &World) -> Window {
    world.window(Some(world.write("river.txt", ARTICLE)))
}

/// Puts another text in the place of the article's.
fn corrected(window: &mut Window, text: &str) {
    window.ctrl(Key::E);
    let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Text of the article");
    assert!(field.accesskit_node().is_focused());
    window.ctrl(Key::A);
    window.harness.event(Event::Paste(text.to_owned()));
    window.rest();
    window.click_in_dialog("See what moves…");
}

#[test]
fn a_correction_is_shown_before_it_is_made_and_is_one_step_back() {
    let world = World::new();
    let mut window = opened(&world);
    let before = window.app().project().clone();
    let text =
        ARTICLE.replace(NIGHT, "").replace("We test the water every day", "We tested the water every day");
    corrected(&mut window, &text);
    assert!(window.shows("1 statement loses its place"), "said before anything is changed");
    assert!(window.shows("1 statement changes its words"));
    assert_eq!(window.app().project(), &before);
    window.click_in_dialog("Correct the text");
    assert_eq!(&*window.app().project().articles[0].text, text);
    assert!(window.shows("2 to place again"));
    assert!(window.statement("dumps waste").is_orphan());
    assert!(window.shows("Lost its place"), "the lost one is selected, and the inspector says so");
    let card = window.card("dumps waste").accesskit_node().label().unwrap();
    assert!(card.contains("lost its place in the corrected text"), "{card}");
    window.ctrl(Key::Z);
    assert_eq!(window.app().project(), &before);
}

#[test]
fn a_lost_statement_is_placed_again_with_the_selected_words() {
    let world = World::new();
    let mut window = opened(&world);
    let id = window.id("dumps waste");
    corrected(&mut window, &ARTICLE.replace(NIGHT, ""));
    window.click_in_dialog("Correct the text");
    assert!(window.app().project().statements[&id].is_orphan());
    window.harness.get_by_role(Role::Document).focus();
    window.rest();
    window.ctrl(Key::A);
    window.key(Key::W);
    let placed = &window.app().project().statements[&id];
    assert!(!placed.is_orphan() && placed.earlier.is_none() && !placed.spans.is_empty());
    assert!(!window.shows("to place again"));
}

#[test]
fn changed_words_are_stepped_through_and_confirmed() {
    let world = World::new();
    let mut window = opened(&world);
    let id = window.id(TESTS);
    corrected(&mut window, &ARTICLE.replace("We test the water every day", "We tested the water every day"));
    window.click_in_dialog("Correct the text");
    window.key(Key::Escape);
    window.harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::W);
    window.rest();
    assert!(window.shows("Words changed by a correction"));
    assert!(window.shows(TESTS), "the earlier words stand in the inspector");
    window.click_with("Show the earlier text…");
    assert!(window.shows("Earlier texts") && window.shows("We test the water every day"));
    window.click_in_dialog("Close");
    window.click("It is right so");
    let confirmed = &window.app().project().statements[&id];
    assert!(confirmed.earlier.is_none());
    assert_eq!(window.app().project().words_of(confirmed), "“We tested the water every day,”");
}

#[test]
fn a_newer_version_is_pasted_or_read_and_what_was_written_is_not_lost() {
    let world = World::new();
    let mut window = opened(&world);
    window.ctrl(Key::E);
    window.click_in_dialog("Paste it");
    window.harness.event(Event::Paste(ARTICLE.replace("400 trout", "450 trout")));
    window.rest();
    window.key(Key::Escape);
    assert!(window.shows("Correct the text"), "a text that was changed is not put away by a key");
    window.click_in_dialog("See what moves…");
    window.click_in_dialog("Back to the text");
    window.click_in_dialog("See what moves…");
    assert!(window.shows("1 statement changes its words"));
    window.click_in_dialog("Back to the text");
    world.answer(world.write("newer.txt", &ARTICLE.replace("brown", "red")));
    window.click_in_dialog("From a file…");
    window.click_in_dialog("See what moves…");
    window.click_in_dialog("Correct the text");
    assert!(window.app().project().articles[0].text.starts_with("River turned red"));
    // Where the system has no file dialog, the path is typed, and what was written comes back when it is not.
    world.dialogs.set(false);
    window.ctrl(Key::E);
    window.click_in_dialog("Paste it");
    window.harness.event(Event::Paste("Something new.".to_owned()));
    window.rest();
    window.click_in_dialog("From a file…");
    assert!(window.shows("Newer version by path"));
    window.key(Key::Escape);
    window.click_in_dialog("See what moves…");
    window.click_in_dialog("Correct the text");
    assert_eq!(&*window.app().project().articles[0].text, "Something new.");
    assert_eq!(window.app().project().earlier_texts.len(), 2);
}

#[test]
fn a_newer_version_that_cannot_be_read_leaves_what_was_written() {
    let world = World::new();
    let mut window = opened(&world);
    window.ctrl(Key::E);
    window.click_in_dialog("Paste it");
    window.harness.event(Event::Paste("Something new.".to_owned()));
    window.rest();
    world.answer(world.path("not there.txt"));
    window.click_in_dialog("From a file…");
    // With the reason: the status bar says only that it failed.
    assert!(window.shows("The newer version could not be read: "));
    // The same where the path is typed.
    world.dialogs.set(false);
    window.click_in_dialog("From a file…");
    assert!(!window.shows("The newer version could not be read: "));
    window.write(&world.path("nor there.txt").display().to_string());
    window.click_in_dialog("Read");
    assert!(window.shows("The newer version could not be read: "));
    window.click_in_dialog("See what moves…");
    window.click_in_dialog("Correct the text");
    assert_eq!(&*window.app().project().articles[0].text, "Something new.");
}

/// A long text of two words over and over, of which no two are alike: to compare them takes a while.
fn long_text(seed: u64) -> String {
    let mut ids = IdGenerator::seeded(seed);
    let mut words = || if ids.draw::<TextId>() < TextId::from(1 << 49) { "yes" } else { "no" };
    let line = |_| (0..20).map(|_| words()).collect::<Vec<_>>().join(" ");
    (0..15_000).map(line).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_long_comparison_shows_how_far_it_is_and_can_be_stopped() {
    let world = World::new();
    let project = testing::project(&mut testing::context(), "Long", &long_text(1), Findings::default());
    let path = world.write("long.rejoinder.ron", &store::to_text(&project).unwrap());
    let mut window = world.window(Some(path));
    window.ctrl(Key::E);
    world.answer(world.write("newer.txt", &long_text(2)));
    assert!(window.shows("Change it in another program"), "so long a text is not written in");
    window.click_in_dialog("From a file…");
    assert!(window.shows("It is another one than the article’s"));
    let press = |window: &mut Window, label: &str| {
        window.harness.get_all_by_label(label).last().unwrap().click();
        window.harness.run_steps(3);
    };
    press(&mut window, "See what moves…");
    let how_far = |window: &Window| {
        let name = "How far the comparison is";
        let bar = window.harness.query_by_role_and_label(Role::ProgressIndicator, name)?;
        bar.accesskit_node().numeric_value()
    };
    while how_far(&window).is_none() {
        assert!(window.shows("Comparing…"), "it goes on until it is stopped");
        std::thread::yield_now();
        window.harness.step();
    }
    assert!(how_far(&window).is_some_and(|part| (0.0..100.0).contains(&part)));
    press(&mut window, "Stop");
    window.rest();
    assert!(window.shows("Stopped. Nothing was changed.") && window.shows("Correct the text"));
    assert_eq!(window.app().project(), &project);
    // The text that was read is still there.
    press(&mut window, "See what moves…");
    assert!(window.shows("Comparing…"));
    window.harness.key_press(Key::Escape);
    window.rest();
    assert!(window.shows("Correct the text") && !window.shows("Comparing…"));
    assert_eq!(window.app().project(), &project);
}

#[test]
fn a_corrected_project_is_saved_and_opened_again() {
    let world = World::new();
    let mut window = opened(&world);
    corrected(&mut window, &ARTICLE.replace(NIGHT, ""));
    window.click_in_dialog("Correct the text");
    world.answer(world.path("river"));
    window.ctrl(Key::S);
    let again = world.window(Some(world.path("river.rejoinder.ron")));
    assert_eq!(again.app().project(), window.app().project());
    assert!(again.statement("dumps waste").is_orphan());
    assert!(again.shows("1 to place again"));
}
