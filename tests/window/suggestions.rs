//! Suggested links follow the decisions of a person.

use std::path::PathBuf;

use edit::testing;
use egui::Key;
use model::testing::FindingsBuilder;
use model::{LinkId, ReviewStatus};
use store::Overwrite;

use super::support::{Window, World};

const TEXT: &str = "The union accused the port of hiding the price.\n\nThe port denied that it hid anything. The pay is fair, \
    it said.\n";

/// A union that accuses a port, which denies it; without links.
fn file(world: &World) -> PathBuf {
    let mut finds = FindingsBuilder::of(TEXT);
    for name in ["Union", "Port"] {
        let party = finds.party(name);
        finds.speaker(name, Some(party));
    }
    let cue = |words: &str| Some(model::testing::spot(TEXT, words));
    finds.says(0, "the port of hiding the price").cue = cue("accused");
    finds.says(1, "it hid anything").cue = cue("denied");
    finds.says(1, "The pay is fair");
    let mut stamp = testing::context();
    let project = testing::project(&mut stamp, "Price", TEXT, finds.findings);
    let path = world.path("price.rejoinder.ron");
    store::save(&project, &path, Overwrite::Project).unwrap();
    path
}

fn suggested(window: &Window) -> Vec<LinkId> {
    let (from, to) = (window.id("it hid anything"), window.id("hiding the price"));
    let links = window.app().project().links.values();
    let own = links.filter(|it| (it.from, it.to) == (from, to) && it.status == ReviewStatus::Suggested);
    own.map(|it| it.id).collect()
}

#[test]
fn a_confirmation_suggests_links_and_both_are_undone_as_one() {
    let world = World::new();
    let mut window = world.window(Some(file(&world)));
    assert_eq!(window.app().project().links.len(), 0);
    window.click_card("hiding the price");
    window.click("Confirm");
    window.rest();
    assert_eq!(suggested(&window).len(), 1);
    assert_eq!(window.statement("hiding the price").status, ReviewStatus::Confirmed);
    let first = suggested(&window);
    window.click_card("it hid anything");
    window.click("Confirm");
    window.rest();
    assert_eq!(suggested(&window), first, "it stays the same record");
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.app().project().links.len(), 0);
    assert_eq!(window.statement("hiding the price").status, ReviewStatus::Suggested);
}
