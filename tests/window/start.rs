//! The start of the window.

use super::support::World;

#[test]
fn the_first_start_shows_the_bundled_sample_finished() {
    let world = World::new();
    let window = world.window(None);
    let project = window.app().project();
    let names: Vec<&str> = project.parties.iter().map(|party| party.short.as_str()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(window.shows("Amnesty"));
    assert!(!window.app().is_unsaved());
    assert!(!project.links.is_empty() && !project.citations.is_empty());
}

#[test]
fn an_article_named_at_the_start_is_opened() {
    let world = World::new();
    let file = world.write("river.txt", super::support::ARTICLE);
    let window = world.window(Some(file));
    assert!(window.statement("killed 400 trout").why.is_some());
    assert!(!window.app().is_unsaved(), "to open is no change");
}

#[test]
fn enter_takes_the_sides_of_a_new_article_as_they_are() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", super::support::ARTICLE)));
    assert!(window.shows("Are these the sides?"));
    let before = window.app().project().clone();
    window.key(egui::Key::Enter);
    assert!(!window.shows("Are these the sides?"));
    assert_eq!(window.app().project().parties, before.parties);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_window_stays() {
    let world = World::new();
    let mut window = world.window(Some(world.path("missing.txt")));
    assert!(window.shows("missing.txt"));
    window.click("OK");
    assert!(!window.shows("missing.txt"));
}

#[test]
fn every_frame_of_the_start_is_laid_out_once() {
    let world = World::new();
    let window = world.window(None);
    let (frames, passes) =
        (window.harness.ctx.cumulative_frame_nr(), window.harness.ctx.cumulative_pass_nr());
    assert!(frames > 0);
    assert_eq!(passes, frames, "a part of the window asks for a second pass");
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let world = World::new();
    let mut window = world.window(None);
    for _ in 0..8 {
        window.harness.step();
    }
    let output = window.harness.output();
    let delay = output.viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap();
    assert!(delay > std::time::Duration::from_secs(5), "the window asks for a frame in {delay:?}");
}
