//! Menus: what closes them, what they hold, where a right click opens one, and the states that they tick.

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{ARTICLE, Window, World};

fn opened(world: &World) -> Window {
    world.window(Some(world.write("river.txt", ARTICLE)))
}

fn right_click(window: &mut Window, at: Pos2) {
    window.harness.hover_at(at);
    window.harness.step();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        window.harness.step();
    }
    window.rest();
}

/// The middle of the first line of a paragraph’s words.
fn word(window: &Window, paragraph: &str) -> Pos2 {
    let node = window.harness.query_all_by_label_contains(paragraph).next().unwrap();
    node.rect().left_top() + egui::vec2(30.0, 12.0)
}

/// A place on the name in the header of the anglers’ panel.
fn header(window: &Window) -> Pos2 {
    let is_it = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Anglers’ Union: "))
    };
    let header = window.harness.query_all_by_role(egui::Role::Heading).find(is_it);
    header.unwrap().rect().left_center() + egui::vec2(60.0, -14.0)
}

fn selected(window: &Window) -> usize {
    let items = window.harness.query_all_by_role(egui::Role::ListItem);
    items.filter(|node| node.accesskit_node().is_selected() == Some(true)).count()
}

#[test]
fn escape_closes_a_menu_and_keeps_the_selection() {
    let world = World::new();
    let mut window = opened(&world);
    window.click_card("dumps waste");
    let card = window.card("dumps waste").rect().center();
    right_click(&mut window, card);
    assert!(window.shows("Send to"));
    window.key(Key::Escape);
    assert!(!window.shows("Send to"), "the menu is gone");
    assert_eq!(selected(&window), 1, "what was selected is selected");
    // A menu has the keys: none of them is a command.
    window.click("File");
    let before = window.app().project().clone();
    window.key(Key::Y);
    assert_eq!(window.app().project(), &before);
    window.key(Key::Escape);
    assert_eq!(selected(&window), 1);
    window.key(Key::Y);
    assert_ne!(window.app().project(), &before, "the keys are commands again");
}

#[test]
fn a_click_beside_a_menu_only_closes_it() {
    let world = World::new();
    let mut window = opened(&world);
    window.click_card("dumps waste");
    let other = window.card("never dumped").rect().left_top() + egui::vec2(60.0, 30.0);
    window.click("Help");
    assert!(window.shows("About Rejoinder…"));
    window.click_at(other);
    assert!(!window.shows("About Rejoinder…"), "the menu is gone");
    let is = |window: &Window, words: &str| window.card(words).accesskit_node().is_selected() == Some(true);
    assert!(is(&window, "dumps waste") && !is(&window, "never dumped"), "and nothing else was done");
    window.click_at(other);
    assert!(is(&window, "never dumped"), "the next click is one again");
}

#[test]
fn states_have_ticks_and_their_names_stay() {
    let world = World::new();
    let mut window = opened(&world);
    let ticked = |window: &mut Window, name: &str| {
        window.click("View");
        window.click("Also show");
        let node = window.harness.get_by_role_and_label(egui::Role::MenuItemCheckBox, name);
        let on = node.accesskit_node().toggled();
        window.key(Key::Escape);
        on == Some(egui::accesskit::Toggled::True)
    };
    assert!(!ticked(&mut window, "Show rejected") && ticked(&mut window, "Inspector"));
    window.click("View");
    window.click("Also show");
    window.click("Show rejected");
    assert!(ticked(&mut window, "Show rejected"));
    window.click("View");
    window.click("Also show");
    window.harness.get_by_role_and_label(egui::Role::MenuItemCheckBox, "Inspector").click();
    window.rest();
    assert!(!ticked(&mut window, "Inspector"));
}

#[test]
fn a_right_click_opens_what_can_be_done_there() {
    let world = World::new();
    let article = format!("{ARTICLE}\nThe river is cold in May.\n");
    let mut window = world.window(Some(world.write("river.txt", &article)));
    // A statement’s underlined words.
    let statement = window.harness.query_all_by_label_contains("has killed 400 trout this year, the").next();
    let at = statement.unwrap().rect().left_top() + egui::vec2(60.0, 12.0);
    right_click(&mut window, at);
    assert!(window.shows("Send to") && selected(&window) == 1);
    window.key(Key::Escape);
    // A word that nobody says.
    let plain = word(&window, "river is cold");
    right_click(&mut window, plain);
    assert!(window.shows("Find these words") && !window.shows("Send to"));
    window.click("Find these words");
    assert!(window.shows(" found"));
    window.key(Key::Escape);
    // A panel’s header, and a speaker.
    let header = header(&window);
    right_click(&mut window, header);
    assert!(window.shows("Hide panel"));
    window.key(Key::Escape);
    window.click_card("dumps waste");
    let speaker = window.harness.get_by_role_and_label(egui::Role::Button, "Speaker").rect().center();
    right_click(&mut window, speaker);
    window.click("Select all statements");
    assert!(selected(&window) >= 1);
    // The strip.
    let strip = window.harness.get_all_by_label_contains("Strip: ").next().unwrap().rect();
    right_click(&mut window, strip.left_center() + egui::vec2(strip.width() * 0.25, 0.0));
    assert!(window.shows("Send to"));
}

#[test]
fn a_double_click_on_a_panels_name_renames_it() {
    let world = World::new();
    let article = world.write("river.txt", ARTICLE);
    // Two clicks that are a quarter of a second apart, as frames of tests usually are, are no double click.
    let builder = Harness::builder().with_size(egui::vec2(1600.0, 1000.0)).with_step_dt(1.0 / 60.0);
    let mut window = Window::new(world.surroundings(Some(article)), builder);
    let at = header(&window);
    window.harness.hover_at(at);
    window.harness.step();
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    window.rest();
    assert!(window.harness.query_by_role_and_label(egui::Role::TextInput, "Name").is_some());
}

#[test]
fn the_history_lists_the_steps_and_goes_to_one() {
    let world = World::new();
    let mut window = opened(&world);
    let start = window.app().project().clone();
    window.key(Key::N);
    for _ in 0..3 {
        window.key(Key::Y);
    }
    let end = window.app().project().clone();
    window.ctrl_shift(Key::H);
    assert!(window.shows("History of steps") && window.shows("3 steps."));
    window.click("As it was opened");
    assert_eq!(window.app().project(), &start);
    assert!(window.shows("As it was opened, the project is here"));
    let last = window.harness.get_all_by_label_contains(", undone").last().unwrap();
    last.click();
    window.rest();
    assert_eq!(window.app().project(), &end);
}

#[test]
fn the_tour_shows_the_sample_in_five_steps() {
    let world = World::new();
    let mut window = opened(&world);
    let own = window.app().project().clone();
    window.click("Help");
    window.click("Tour of the sample");
    assert_ne!(window.app().project().id, own.id, "it is the sample");
    for step in 1..=5 {
        assert!(window.shows(&format!("Tour, step {step} of 5")), "step {step}");
        window.click(if step < 5 { "Next" } else { "Done" });
    }
    assert!(!window.shows("Tour, step"));
    assert!(!window.app().is_unsaved(), "a tour changes nothing");
}

#[test]
fn a_report_of_a_problem_has_no_text_of_the_article() {
    let world = World::new();
    let mut window = opened(&world);
    window.click("Help");
    window.click("Report a problem…");
    window.write("The ribbons are gone");
    window.click_in_dialog("Write the file");
    assert!(window.shows("The report is written"));
    let folder = world.path("state").join("reports");
    let report = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let report = std::fs::read_to_string(report).unwrap();
    assert!(report.contains("The ribbons are gone") && report.contains("1 articles"), "{report}");
    for secret in ["trout", "Anglers", "Nadia", "Vance", "River", "night"] {
        assert!(!report.contains(secret), "{secret} is in {report}");
    }
}

#[test]
fn a_text_field_has_a_menu_with_which_the_pointer_alone_can_paste() {
    let world = World::new();
    let mut window = opened(&world);
    window.click_card("dumps waste");
    window.key(Key::E);
    let field = window.harness.get_by_role_and_label(egui::Role::TextInput, "Title").rect().center();
    right_click(&mut window, field);
    let paste = window.harness.get_by_role_and_label(egui::Role::Button, "Paste").rect().center();
    window.harness.hover_at(paste);
    window.harness.step();
    window.harness.drag_at(paste);
    window.harness.step();
    window.harness.drop_at(paste);
    window.harness.step();
    let asked = window.harness.output().viewport_output.values().flat_map(|it| &it.commands);
    assert!(asked.into_iter().any(|it| *it == egui::ViewportCommand::RequestPaste), "the system is asked");
    window.rest();
    assert!(!window.shows("Paste"), "the menu is gone");
    window.harness.event(Event::Paste("The union’s report".to_owned()));
    window.rest();
    let title = window.harness.get_by_role_and_label(egui::Role::TextInput, "Title");
    assert_eq!(title.accesskit_node().value().as_deref(), Some("The union’s report"));
}

#[test]
fn a_statement_is_copied_once_it_is_selected_whatever_words_were_selected_before() {
    let world = World::new();
    let mut window = opened(&world);
    let from = word(&window, "We test the water");
    window.drag(from, from + egui::vec2(120.0, 0.0));
    assert!(window.shows("Make a statement"), "words are selected");
    window.click_card("dumps waste");
    window.harness.event(Event::Copy);
    let mut copied = None;
    for _ in 0..4 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        copied = copied.or(commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    let copied = copied.expect("something was copied");
    assert!(copied.contains("The mill dumps waste into the river at night"), "{copied}");
}
