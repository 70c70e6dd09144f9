//! Balance in the window: figures that open the statements they count.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, World};

fn balance(world: &World) -> Window {
    let mut window = world.window(None);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::B);
    window.rest();
    window
}

#[test]
fn a_figure_opens_the_statements_that_it_counts() {
    let world = World::new();
    let mut window = balance(&world);
    assert!(window.shows("Evenness of words: 0.57") && window.shows("not whether that is fair"));
    assert!(window.shows("Amnesty, Words: 232, 68 %"), "a bar says its number");
    window.click("Amnesty, Mixed: 3");
    assert!(!window.shows("Evenness of words"), "the panels show them");
    assert!(window.shows("3 statements"), "those are selected");
}

#[test]
fn accusations_are_told_by_accused_party() {
    let world = World::new();
    let mut window = balance(&world);
    window.click("Replies");
    for figure in ["MoD, Accused: 3", "MoD, Asked to act: 1", "MoD, Open: 4", "Coalition, Answered: 2"] {
        assert!(window.shows(figure), "{figure}");
    }
    window.click("MoD, Open: 4");
    assert!(window.shows("4 statements"));
}

#[test]
fn articles_are_taken_together_as_one_likes_and_leave_as_files() {
    let world = World::new();
    let mut window = balance(&world);
    window.click("By month");
    let month = window.harness.query_all_by_role(Role::ComboBox).next().expect("the months are there");
    assert_eq!(month.accesskit_node().value().as_deref(), Some("2018-06 (1 article)"));
    window.click("Words in quotation marks");
    assert!(window.shows("Coalition, Words in quotation marks: 36"));
    window.click("Export…");
    assert!(window.shows("Balance: figures by party"));
}

#[test]
fn everything_in_it_has_a_name() {
    let world = World::new();
    let mut window = balance(&world);
    for part in ["Words", "Place", "Speakers", "Replies", "Sources"] {
        let parts = window.harness.query_all_by_role(Role::RadioButton);
        let here = parts.into_iter().find(|node| node.accesskit_node().label().as_deref() == Some(part));
        here.expect("the part is there").click();
        window.rest();
        for role in [Role::Button, Role::Image, Role::RadioButton, Role::ComboBox] {
            for node in window.harness.query_all_by_role(role) {
                let label = node.accesskit_node().label().unwrap_or_default();
                assert!(!label.is_empty(), "{part}: a {role:?} without a name at {}", node.rect());
            }
        }
    }
}

/// The words of the status bar.
fn says(window: &Window) -> String {
    let status = window.harness.query_all_by_role(Role::Status).next();
    status.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn what_is_shown_is_saved_as_a_picture() {
    let world = World::new();
    let mut window = balance(&world);
    window.click("Place");
    for (kind, name, begins) in
        [("As SVG…", "lead.svg", &b"<svg xmlns"[..]), ("As PNG…", "lead.png", &b"\x89PNG"[..])]
    {
        world.answer(world.path(name));
        window.click("Save picture");
        window.click(kind);
        window.rest();
        let picture = std::fs::read(world.path(name)).unwrap_or_else(|_| panic!("{}", says(&window)));
        assert!(picture.starts_with(begins), "{name}");
    }
    let svg = std::fs::read_to_string(world.path("lead.svg")).unwrap();
    assert!(svg.contains("<title id=\"chart-title\">Words in the first three paragraphs</title>"));
    window.ctrl_shift(Key::D);
    assert!(
        !window.shows("Charts as PNG") || window.shows("Report as a web page"),
        "the dialog begins as before"
    );
}

#[test]
fn whom_one_asked_is_logged_by_the_keyboard_and_answered() {
    let world = World::new();
    let mut window = balance(&world);
    window.click("Replies");
    assert!(window.shows("Nobody is logged yet"));
    window.ctrl_shift(Key::R);
    assert!(window.shows("Whom you asked") && window.shows("Asked about"));
    window.write("press office");
    window.focus("To answer by (optional)");
    window.write("6 June 2018");
    window.ctrl(Key::Enter);
    let project = window.app().project();
    let request = project.requests.values().next().expect("it is logged").clone();
    assert_eq!(request.person, "press office");
    let party = project.party(request.party).unwrap().short.clone();
    assert!(!request.statements.is_empty(), "the missing replies of {party} are ticked");
    assert!(window.shows("no answer, and the deadline is over"));

    // The statement that they were asked about says so.
    window.click_with(&format!("{party}, asked about"));
    window.key(Key::Escape);
    let asked = window.app().project().statements[&request.statements[0]].clone();
    let words: String = window.app().project().words_of(&asked).chars().take(30).collect();
    window.click_card(&words);
    assert!(window.shows("no reply in the article, asked and no answer yet"));
    window.harness.key_press_modifiers(Modifiers::ALT, Key::B);
    window.rest();

    // The answer is in the article: one statement of theirs, linked with what they were asked about.
    let links = window.app().project().links.len();
    window.click_with("Change… the request to");
    window.click_in_dialog("Answered");
    window.click_in_dialog("Included here");
    let own = project_statement(&window, request.party);
    // The list is drawn after the article and the cards, which have the same words.
    window.harness.get_all_by_label_contains(&own).last().expect("it is in the list").click();
    window.rest();
    window.ctrl(Key::Enter);
    let project = window.app().project();
    assert!(project.requests[&request.id].answer.is_some_and(|answer| answer.included.is_some()));
    assert_eq!(project.links.len(), links + request.statements.len());
    assert!(window.shows("answered, in the article"));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(window.app().project().requests.is_empty());
    assert!(window.shows("Nobody is logged yet"));
}

/// The first words of a statement of a party, as the list of answers has them.
fn project_statement(window: &Window, party: model::PartyId) -> String {
    let project = window.app().project();
    let own = project.reading_order().into_iter().find(|it| project.party_of(it) == Some(party));
    let words = project.words_of(own.expect("the party speaks"));
    words.chars().take(40).collect()
}
