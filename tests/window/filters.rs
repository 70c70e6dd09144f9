//! Filters and the strip: by role and label, with the pointer and with the keyboard alone.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use model::ReviewStatus;

use super::support::{ARTICLE, Window, World};

fn opened(world: &World) -> Window {
    world.window(Some(world.write("river.txt", ARTICLE)))
}

/// The words of the cards, in reading order.
fn cards(window: &Window) -> Vec<String> {
    let cards = window.harness.query_all_by_role(Role::ListItem);
    cards.filter_map(|card| card.accesskit_node().label()).collect()
}

/// The words above the panels that say how many are left.
fn left(window: &Window) -> String {
    let mut labels = window.harness.query_all_by_role(Role::Label);
    let found = labels.find_map(|node| {
        let text = node.accesskit_node().value()?;
        (text.contains(" of ") && text.contains(" statements")).then_some(text)
    });
    found.expect("nothing says how many are left")
}

/// The last change that a screen reader heard.
fn heard(window: &Window) -> Vec<String> {
    let live = window.harness.query_all_by(|node| node.live() == egui::accesskit::Live::Polite);
    live.filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label())).collect()
}

#[test]
fn a_filter_is_chosen_and_cleared_with_the_keyboard_alone() {
    let world = World::new();
    let mut window = opened(&world);
    let all = cards(&window).len();
    assert!(all >= 4);

    window.ctrl(Key::L);
    window.write("suggested");
    window.key(Key::Enter);
    assert!(left(&window).starts_with(&format!("{all} of {all}")), "{}", left(&window));
    // The dialog stays for the next choice: a speaker besides.
    window.ctrl(Key::A);
    window.write("nadia");
    window.key(Key::Enter);
    window.key(Key::Escape);
    assert_eq!(left(&window), format!("1 of {all} statements"));
    let said = format!("1 of {all} statements are left");
    assert!(heard(&window).contains(&said), "{:?}", heard(&window));
    let only = cards(&window);
    assert!(only.len() == 1 && only[0].contains("at night"), "{only:?}");

    // Nobody reviews what the filters leave out.
    window.key(Key::N);
    window.key(Key::Y);
    let confirmed = |window: &Window| {
        window.app().project().statements.values().filter(|it| it.status == ReviewStatus::Confirmed).count()
    };
    assert_eq!(confirmed(&window), 1);
    // What was confirmed passes no longer, and has its card only as long as it is selected.
    assert!(left(&window).starts_with(&format!("0 of {all}")) && left(&window).contains("selected"));
    window.key(Key::Escape);
    assert!(cards(&window).is_empty());
    assert!(window.shows("No statement passes all of these filters"));

    window.harness.key_press_modifiers(egui::Modifiers::ALT, Key::L);
    window.rest();
    assert_eq!(cards(&window).len(), all);
    assert!(!window.shows("Clear all filters"));
}

#[test]
fn chips_are_taken_away_one_by_one_and_an_empty_result_has_ways_out() {
    let world = World::new();
    let mut window = opened(&world);
    let all = cards(&window).len();
    window.ctrl(Key::L);
    window.write("direct");
    window.click("Quotation: direct, 2 statements");
    window.focus("Party, speaker, tag … or words of the statement");
    window.ctrl(Key::A);
    window.write("no such words");
    window.key(Key::Enter);
    window.click_in_dialog("Done");
    assert!(window.shows("No statement passes all of these filters"));
    window.click("Without “Text”: 2 statements");
    assert_eq!(cards(&window).len(), 2);
    window.click("Remove filter Quotation: direct");
    assert_eq!(cards(&window).len(), all);
}

#[test]
fn what_is_left_out_is_still_in_the_article_and_has_a_card_while_it_is_selected() {
    let world = World::new();
    let mut window = opened(&world);
    let before = window.app().project().clone();
    window.ctrl(Key::L);
    window.write("nadia");
    window.key(Key::Enter);
    window.key(Key::Escape);
    assert_eq!(cards(&window).len(), 1);
    // A search finds words of a statement that has no card: it is selected, and said to be left out.
    window.ctrl(Key::F);
    window.write("every day");
    window.key(Key::Enter);
    assert!(left(&window).contains("which the filters leave out"), "{}", left(&window));
    let shown = cards(&window);
    assert_eq!(shown.len(), 2);
    let guest = shown.iter().find(|card| card.contains("every day"));
    assert!(guest.is_some_and(|card| card.contains("left out by the filters")), "{shown:?}");
    // What is left is counted whatever the filters leave out, and says so.
    assert!(window.shows("suggestions left in all · N next shown"));
    // The project knows nothing of filters.
    assert_eq!(window.app().project(), &before);
}

#[test]
fn the_strip_goes_to_places_of_the_article_and_can_be_moved_with_keys() {
    let world = World::new();
    let long = format!("{ARTICLE}\n\n{}", "The river is long, and it has many bends in it.\n\n".repeat(120));
    let mut window = world.window(Some(world.write("river.txt", &long)));
    let strip = |window: &Window| {
        let node = window.harness.get_by_role(Role::Slider);
        (node.rect(), node.accesskit_node().value().unwrap_or_default(), node.accesskit_node().label())
    };
    let (rect, first, name) = strip(&window);
    assert!(first.starts_with("Paragraphs 1 to "), "{first}");
    assert!(name.is_some_and(|name| name.starts_with("Strip: ")));
    // A press where no statement is goes there.
    window.click_at(egui::pos2(rect.right() - 6.0, rect.center().y));
    let (_, last, _) = strip(&window);
    assert!(last.contains(" to 127 of 127") || !last.starts_with("Paragraphs 1 to"), "{last}");
    // The frame is dragged back to the beginning.
    let middle = egui::pos2(rect.right() - 6.0, rect.center().y);
    window.drag(middle, egui::pos2(rect.left() - 40.0, rect.center().y));
    let (_, again, _) = strip(&window);
    assert!(again.starts_with("Paragraphs 1 to "), "{again}");
    // And with keys, while it has the focus.
    window.harness.get_by_role(Role::Slider).focus();
    window.rest();
    window.key(Key::PageDown);
    assert!(!strip(&window).1.starts_with("Paragraphs 1 to "), "{}", strip(&window).1);
    window.key(Key::Home);
    assert!(strip(&window).1.starts_with("Paragraphs 1 to "));
}
