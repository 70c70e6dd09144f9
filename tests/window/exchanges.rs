//! The panels in order and as exchanges; missing replies; what two statements share; how panels are arranged.

use std::path::PathBuf;

use edit::{Intent, ReplyFacts, ReplyIntent, testing};
use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use model::testing::FindingsBuilder;
use model::{Project, Relation, ReplyOutcome, Span};
use store::Overwrite;

use super::support::{Window, World};

/// The speaker of each line, its words, and the line that it answers.
type Said<'a> = (usize, &'a str, Option<(usize, Relation)>);

/// A project of these parties, in which they say these lines.
fn project(parties: &[&str], said: &[Said<'_>]) -> Project {
    let text: String = said.iter().flat_map(|(_, words, _)| [*words, "\n\n"]).collect();
    let mut finds = FindingsBuilder::of(&text);
    for (at, name) in parties.iter().enumerate() {
        finds.party(name);
        finds.speaker(&format!("Voice of {name}"), Some(at));
    }
    let mut start = 0;
    for (from, (who, words, answers)) in said.iter().enumerate() {
        // Its own place, and not the first place of its words: it may repeat another.
        finds.says(*who, words).spans = vec![Span::new(start, start + words.len())];
        start += words.len() + 2;
        if let Some((to, relation)) = *answers {
            finds.link(from, to, relation);
        }
    }
    testing::project(&mut testing::context(), "Row", &text, finds.findings)
}

fn file(world: &World, project: &Project) -> PathBuf {
    let path = world.path("row.rejoinder.ron");
    store::save(project, &path, Overwrite::Project).unwrap();
    path
}

/// A port that claims, a union that answers late, and the port's answer to that.
fn row() -> Project {
    project(
        &["Port", "Union", "Town"],
        &[
            (0, "The quay will bring 400 jobs to the harbour", None),
            (0, "The tide is no danger to anybody", None),
            (1, "Nobody has asked the divers about the mud", None),
            (1, "The quay brings 40 jobs to the harbour at most", Some((0, Relation::Rebuts))),
            (0, "The union has counted no jobs at all", Some((3, Relation::Undercuts))),
            (2, "The town has nothing to say about the gulls", None),
        ],
    )
}

fn top(window: &Window, words: &str) -> f32 {
    window.card(words).rect().top()
}

fn level(window: &Window, one: &str, other: &str) -> bool {
    (top(window, one) - top(window, other)).abs() < 1.0
}

fn has_card(window: &Window, words: &str) -> bool {
    let mut cards = window.harness.query_all_by_role(Role::ListItem);
    cards.any(|it| it.accesskit_node().label().is_some_and(|label| label.contains(words)))
}

#[test]
fn one_key_goes_from_order_to_exchanges_and_back_and_keeps_the_selection() {
    let world = World::new();
    let mut window = world.window(Some(file(&world, &row())));
    window.click_card("400 jobs");
    window.key(Key::R);
    assert!(level(&window, "400 jobs", "40 jobs to"));
    assert!(top(&window, "counted no jobs") > top(&window, "40 jobs to") + 20.0, "a chain goes downwards");
    assert!(!level(&window, "The tide", "the divers"), "what answers nothing is level with nothing");
    assert_eq!(window.card("400 jobs").accesskit_node().is_selected(), Some(true));
    window.click("In order");
    assert_eq!(window.card("400 jobs").accesskit_node().is_selected(), Some(true));
    assert!(level(&window, "400 jobs", "40 jobs to"), "what answers the selected card comes level with it");
    window.key(Key::Escape);
    assert!(!level(&window, "400 jobs", "40 jobs to"), "and goes back when nothing is selected");
}

#[test]
fn a_card_is_found_again_at_the_end_and_at_the_beginning() {
    // So many that most are never laid out, and of different lengths, so that what was estimated of them is wrong.
    let line =
        |at: usize| format!("Line number {at} about the quay{}", " and the mud of its basin".repeat(at % 9));
    let said: Vec<String> = (0..3000).map(line).collect();
    let said: Vec<Said<'_>> =
        said.iter().enumerate().map(|(at, words)| (at % 3, words.as_str(), None)).collect();
    let world = World::new();
    let path = file(&world, &project(&["Port", "Union", "Town"], &said));
    let mut window = world.window(Some(path));
    for alignment in ["In order", "Exchanges"] {
        window.click(alignment);
        window.click_card("Line number 3 ");
        // Keys that scroll belong to what the pointer is over.
        window.harness.hover_at(egui::pos2(800.0, 500.0));
        window.key(Key::Home);
        let before = top(&window, "Line number 3 ");
        window.key(Key::End);
        assert!(!has_card(&window, "Line number 3 "), "{alignment}: the end is elsewhere");
        window.card("Line number 2999 ");
        window.key(Key::Home);
        assert!((top(&window, "Line number 3 ") - before).abs() < 1.0, "{alignment}: it is where it was");
    }
}

#[test]
fn a_missing_reply_is_marked_with_the_pointer_and_taken_back_with_keys() {
    let world = World::new();
    let mut window = world.window(None);
    window.key(Key::R);
    window.click_with("No reply from MoD in the article to");
    window.click_in_dialog("Could not be reached");
    window.focus("Note (optional)");
    window.write("Called twice on Monday");
    window.click_in_dialog("Apply");
    let replies = |window: &Window| {
        let replies = window.app().project().replies.values();
        replies.map(|reply| (reply.outcome, reply.note.clone())).collect::<Vec<_>>()
    };
    assert_eq!(replies(&window).len(), 1);
    assert_eq!(replies(&window)[0].0, ReplyOutcome::Unreachable);
    assert!(window.shows("Could not be reached, no reply from MoD in the article to"));
    window.ctrl(Key::Z);
    assert!(replies(&window).is_empty() && window.shows("No reply from MoD in the article"));

    // By the keyboard alone: at the statement, and its party.
    window.click_card("repeating a mantra");
    window.key(Key::D);
    window.click_in_dialog("No reply needed");
    window.click_in_dialog("Apply");
    assert_eq!(replies(&window)[0].0, ReplyOutcome::NotNeeded);
}

#[test]
fn a_claim_stays_beside_its_answers_however_many_there_are() {
    let answers: Vec<String> = (0..300).map(|at| format!("Answer number {at} to the port")).collect();
    let mut said: Vec<Said<'_>> = vec![(0, "The quay will bring 400 jobs to the harbour", None)];
    said.extend(answers.iter().map(|words| (1, words.as_str(), Some((0, Relation::Rebuts)))));
    said.push((0, "The tide is no danger to anybody", None));
    let world = World::new();
    let mut window = world.window(Some(file(&world, &project(&["Port", "Union"], &said))));
    window.key(Key::R);
    let items = |window: &Window| window.harness.get_all_by_role(Role::ListItem).count();
    let (first, before) = (top(&window, "400 jobs"), items(&window));
    assert!(window.card("400 jobs").accesskit_node().label().unwrap_or_default().contains("answered by 300"));
    window.harness.hover_at(egui::pos2(800.0, 500.0));
    for _ in 0..5 {
        window.key(Key::PageDown);
    }
    assert!(!has_card(&window, "Answer number 0 "), "the answers go by");
    assert!((top(&window, "400 jobs") - first).abs() < 10.0, "the claim stays");
    assert!(items(&window) < before + 4, "no more is laid out than is in sight");
    let links = window.harness.get_all_by_label_contains("Link: ").count();
    assert!(links <= items(&window), "no ribbon leads to one of the hundreds that are out of sight: {links}");
    let at = window.card("400 jobs").rect().center();
    window.click_at(at);
    assert!(!has_card(&window, "Answer number 0 "), "and can be selected where it is");
    window.key(Key::Escape);
    window.harness.hover_at(egui::pos2(800.0, 500.0));
    window.key(Key::End);
    window.card("Answer number 299 ");
    assert!(top(&window, "The tide") >= window.card("400 jobs").rect().bottom(), "it goes with its answers");
}

/// The row, in which a person has said that replies are due to these statements, each of this party.
fn row_with_missing_replies(missing_replies: &[(&str, &str)]) -> Project {
    let mut project = row();
    for (words, party) in missing_replies {
        let statement = project.statements.values().find(|it| project.words_of(it).contains(words)).unwrap();
        let party = project.parties.iter().find(|it| it.name == *party).unwrap().id;
        let facts = ReplyFacts { outcome: ReplyOutcome::Due, source: None, note: String::new() };
        let intent = Intent::Reply(ReplyIntent::Mark { statements: vec![statement.id], party, facts });
        testing::make(&mut project, &mut testing::context(), &intent);
    }
    project
}

#[test]
fn in_order_a_missing_reply_is_where_its_statement_is_read_and_comes_level_with_it() {
    let world = World::new();
    let missing_replies = [("The tide", "Union"), ("The tide", "Town"), ("the gulls", "Port")];
    let mut window = world.window(Some(file(&world, &row_with_missing_replies(&missing_replies))));
    let missing_reply = |window: &Window, party, words| window.missing_reply(party, words).rect().top();
    assert!(
        missing_reply(&window, "Union", "The tide") < top(&window, "the divers"),
        "where the tide is read"
    );
    assert!(missing_reply(&window, "Town", "The tide") < top(&window, "the gulls"));
    assert!(
        missing_reply(&window, "Port", "the gulls") > top(&window, "counted no jobs"),
        "the last that is read"
    );
    assert_eq!(
        window.card("The tide").accesskit_node().controls().count(),
        2,
        "the way to its missing replies"
    );
    let label = window.missing_reply("Union", "The tide").accesskit_node().label().unwrap_or_default();
    assert!(label.contains("to Voice of Port: The tide is no danger to anybody"), "{label}");

    window.key(Key::H);
    let claim = window.card("The tide");
    assert_eq!(claim.accesskit_node().is_selected(), Some(true));
    for party in ["Union", "Town"] {
        assert!(
            (missing_reply(&window, party, "The tide") - claim.rect().top()).abs() < 1.0,
            "{party} comes level"
        );
    }
    let at = window.missing_reply("Town", "The tide").rect().center();
    window.click_at(at);
    window.click_in_dialog("No reply needed");
    window.click_in_dialog("Apply");
    assert!(window.shows("No reply needed, no reply from Town in the article to Voice of Port"));
    window.key(Key::F);
    window.missing_reply("Union", "The tide");
    assert!(!window.shows("No reply from Port"), "of another exchange");
}

#[test]
fn focus_shows_the_exchange_of_what_is_selected_alone() {
    let world = World::new();
    let mut window = world.window(Some(file(&world, &row())));
    let cards = |window: &Window| window.harness.get_all_by_role(Role::ListItem).count();
    for alignment in ["In order", "Exchanges"] {
        window.click(alignment);
        window.click_card("40 jobs to");
        window.key(Key::F);
        assert!(window.shows("Only one exchange is shown, that of Voice of Port"), "{alignment}");
        assert_eq!(cards(&window), 3, "{alignment}: the claim, its answer, and the answer to that");
        window.key(Key::F);
        assert_eq!(cards(&window), 6, "{alignment}");
    }
}

#[test]
fn a_card_says_how_it_stands_to_others_and_which_figure_differs() {
    let world = World::new();
    let mut window = world.window(Some(file(&world, &row())));
    let description = |window: &Window| {
        window.card("400 jobs").accesskit_node().data().description().unwrap_or_default().to_owned()
    };
    assert!(description(&window).contains("rebutted by Voice of Union"), "{}", description(&window));
    assert!(!description(&window).contains("differs"));
    let partners = |window: &Window, words: &str| {
        let node = window.card(words).accesskit_node();
        node.controls().filter_map(|partner| partner.label()).collect::<Vec<_>>()
    };
    assert!(matches!(&partners(&window, "400 jobs")[..], [one] if one.contains("40 jobs to")));
    assert_eq!(partners(&window, "40 jobs to").len(), 2, "what it answers, and what answers it");
    assert!(partners(&window, "the gulls").is_empty());
    window.click_card("400 jobs");
    assert!(description(&window).contains("400 differs"), "{}", description(&window));
}

#[test]
fn panels_are_folded_made_wider_and_remembered() {
    let world = World::new();
    let path = file(&world, &row());
    let mut window = world.window(Some(path.clone()));
    window.key(Key::R);
    window.click_card("the divers");
    let width = window.card("the divers").rect().width();
    for _ in 0..3 {
        window.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
        window.rest();
    }
    assert!(window.card("the divers").rect().width() > width + 20.0);
    window.click_card("the gulls");
    window.harness.key_press_modifiers(Modifiers::ALT, Key::F);
    window.rest();
    assert!(window.shows("Unfold the panel of Town"));
    assert!(window.card("the gulls").rect().width() < 60.0, "its cards are still there, as signs");
    assert!(!window.app().is_unsaved(), "how panels stand is no part of the project");

    // Two windows do not work on one project.
    drop(window);
    let mut again = world.window(Some(path));
    assert!(level(&again, "400 jobs", "40 jobs to"), "exchanges, as it was left");
    assert!(again.card("the divers").rect().width() > width + 20.0);
    again.click("Unfold the panel of Town");
    let width = again.card("the gulls").rect().width();
    assert!(width > 100.0, "{width}");
}

/// The edge of the first panel.
fn splitter(window: &Window) -> egui_kittest::Node<'_> {
    let mut edges = window.harness.get_all_by_role(Role::Splitter);
    let own = |it: &egui_kittest::Node<'_>| {
        it.accesskit_node().label().is_some_and(|label| label.starts_with("Width of the panel"))
    };
    edges.find(own).expect("a panel has an edge")
}

#[test]
fn a_panels_edge_is_moved_with_the_pointer_and_with_arrows() {
    let world = World::new();
    let mut window = world.window(Some(file(&world, &row())));
    let edge = |window: &Window| {
        let edge = splitter(window);
        (edge.rect().center(), edge.accesskit_node().label().unwrap_or_default())
    };
    let width = |window: &Window| window.card("400 jobs").rect().width();
    let before = width(&window);
    let (at, name) = edge(&window);
    assert!(name.starts_with("Width of the panel of Port"), "{name}");
    window.drag(at, at + Vec2::new(60.0, 0.0));
    assert!((width(&window) - before - 60.0).abs() < 8.0, "{} {before}", width(&window));
    splitter(&window).focus();
    window.rest();
    let before = width(&window);
    window.key(Key::ArrowLeft);
    assert!((before - width(&window) - 24.0).abs() < 1.0, "{} {before}", width(&window));
}

/// A window of 1024×700 with twelve panels of a statement each.
fn twelve(world: &World) -> Window {
    let names: Vec<String> = (0..12).map(|at| format!("Party number {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let words: Vec<String> = (0..12).map(|at| format!("This is what party {at} says of it.")).collect();
    let said: Vec<Said<'_>> =
        words.iter().enumerate().map(|(at, words)| (at, words.as_str(), None)).collect();
    let path = file(world, &project(&names, &said));
    let builder = Harness::builder().with_size(Vec2::new(1024.0, 700.0));
    Window::new(world.surroundings(Some(path)), builder)
}

#[test]
fn home_brings_the_first_speaker_into_sight() {
    let world = World::new();
    let mut window = twelve(&world);
    let first = |window: &Window| {
        let card = window.item(|label| label.contains("party 0 says"));
        card.is_some_and(|node| node.rect().width() >= 235.0)
    };
    assert!(first(&window), "cards of many panels have 240 points");
    for _ in 0..12 {
        window.key(Key::J);
    }
    assert!(!first(&window), "the selection has led away");
    window.key(Key::Home);
    assert!(first(&window));
}

#[test]
fn twelve_panels_scroll_sideways_and_a_pinned_one_stays() {
    let world = World::new();
    let mut window = twelve(&world);
    window.click_card("party 0 says");
    window.harness.key_press_modifiers(Modifiers::ALT, Key::P);
    window.rest();
    let first = window.card("party 0 says").rect();
    for _ in 0..11 {
        window.key(Key::ArrowRight);
        let selected = window
            .harness
            .get_all_by_role(Role::ListItem)
            .find(|it| it.accesskit_node().is_selected() == Some(true));
        let rect = selected.expect("the selected card is in sight").rect();
        let pinned = window.card("party 0 says").rect();
        assert!((pinned.left() - first.left()).abs() < 1.0, "the pinned panel stays");
        assert!(rect == pinned || rect.left() >= pinned.right() - 1.0, "{rect:?} lies beside {pinned:?}");
    }
}

#[test]
fn tab_goes_through_the_cards_as_they_are_read() {
    let world = World::new();
    let mut window = world.window(Some(file(&world, &row())));
    window.key(Key::R);
    window.card("400 jobs").focus();
    window.rest();
    let focused = |window: &Window| {
        let mut cards = window.harness.get_all_by_role(Role::ListItem);
        cards.find(|card| card.accesskit_node().is_focused()).and_then(|card| card.accesskit_node().label())
    };
    for words in ["40 jobs to", "counted no jobs", "The tide"] {
        window.key(Key::Tab);
        let label = focused(&window).unwrap_or_default();
        assert!(label.contains(words), "{words}: {label}");
    }
}

#[test]
fn a_narrow_window_shows_the_panels_and_the_rest_one_key_away() {
    let world = World::new();
    let path = file(&world, &row());
    // 1024×700 at 200 %.
    let builder = Harness::builder().with_size(Vec2::new(512.0, 350.0));
    let mut window = Window::new(world.surroundings(Some(path)), builder);
    let card = window.card("400 jobs").rect();
    assert!(card.left() >= 0.0 && card.right() <= 512.0 && card.width() > 180.0, "{card:?}");
    window.harness.key_press_modifiers(Modifiers::ALT, Key::I);
    window.rest();
    window.click_card("400 jobs");
    assert!(window.shows("Why it was found"));
}
