//! The board: claims moved by keys and by dragging, with who, priority, due date and checklist.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use model::{ClaimWork, Priority, StatementId, WorkStage};

use super::support::{ARTICLE, Window, World};

fn window(world: &World) -> (Window, StatementId) {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    window.click_card("We test the water");
    let id = window.id("We test the water");
    window.harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
    window.rest();
    window.click("Board");
    window.click("All statements");
    (window, id)
}

fn stage(window: &Window, id: StatementId) -> WorkStage {
    let project = window.app().project();
    let cited = project.citations.values().any(|it| it.statement == id);
    ClaimWork::stage_of(project.claim_work.get(&id), &project.statements[&id], cited)
}

#[test]
fn a_claim_is_moved_by_keys_and_by_dragging() {
    let world = World::new();
    let (mut window, id) = window(&world);
    assert_eq!(stage(&window, id), WorkStage::Unchecked);
    assert!(window.shows("Unchecked, ") && window.shows("Done, 0 claims"));
    window.shift(Key::N);
    assert_eq!(stage(&window, id), WorkStage::InProgress);
    assert!(window.shows("In progress, 1 claim"));
    window.shift(Key::P);
    window.shift(Key::P);
    assert_eq!(stage(&window, id), WorkStage::Unchecked, "there is no column before");
    let rect = |window: &Window, words: &str| {
        let mut nodes = window.harness.query_all_by_label_contains(words);
        nodes.next().unwrap_or_else(|| panic!("nothing says “{words}”")).rect().center()
    };
    let card = |window: &Window| {
        let mut cards = window.harness.query_all_by_role(egui::Role::ListBoxOption);
        let has = |label: Option<String>| label.is_some_and(|label| label.contains(", unchecked, "));
        cards.find(|node| has(node.accesskit_node().label())).map(|node| node.rect().center())
    };
    let from = card(&window).expect("a card is in the first column");
    let moved = window.app().project().statements.len();
    let to = rect(&window, "Done, 0 claims");
    window.drag(from, to + egui::vec2(0.0, 120.0));
    assert!(window.shows("Done, 1 claim"));
    assert!(moved > 1, "only what was dragged is moved");
    window.ctrl(Key::Z);
    assert!(window.shows("Done, 0 claims"));
    assert_eq!(stage(&window, id), WorkStage::Unchecked);
    // A verdict moves it by itself.
    window.key(Key::Q);
    window.key(Key::Num1);
    assert_eq!(stage(&window, id), WorkStage::InReview);
    assert!(window.shows("In review, 1 claim"));
    // Keys walk from column to column, and the selection is that of everywhere.
    let selected = |window: &Window| {
        let is_selected = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().is_selected() == Some(true)
                && node.accesskit_node().label().is_some_and(|it| it.contains(", in review, "))
        };
        window.harness.query_all_by_role(egui::Role::ListBoxOption).any(|node| is_selected(&node))
    };
    assert!(selected(&window));
    window.key(Key::ArrowLeft);
    assert!(!selected(&window));
    window.key(Key::ArrowRight);
    assert!(selected(&window));
}

#[test]
fn the_work_on_a_claim_is_planned_and_its_checklist_ticked() {
    let world = World::new();
    let (mut window, id) = window(&world);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::K);
    window.rest();
    window.click_in_dialog("Add the usual points");
    window.focus("New point");
    window.write("Called the mill");
    window.key(Key::Enter);
    window.click_in_dialog("Move point 8 up");
    window.click_in_dialog("Remove point 1");
    window.click_in_dialog("Done");
    let points: Vec<String> = window.app().project().checklist.iter().map(|it| it.text.clone()).collect();
    assert_eq!((points.len(), points[5].as_str()), (7, "Called the mill"));
    window.shift(Key::T);
    window.click_in_dialog("Give it to Robin");
    window.click_in_dialog("High");
    window.focus("Due on");
    window.write("5/6/2018");
    assert!(window.shows("is no full date"));
    for _ in 0..8 {
        window.key(Key::Backspace);
    }
    window.write("5 June 2018");
    window.key(Key::Enter);
    window.click_in_dialog("Called the mill");
    let work = window.app().project().claim_work[&id].clone();
    assert_eq!((work.who.as_str(), work.priority), ("Robin", Priority::High));
    assert_eq!((work.due, work.ticks.len()), ("2018-06-05".parse().ok(), 1));
    window.click_in_dialog("Done");
    assert!(window.shows("High priority · Robin · overdue since 5 Jun 2018 · 1 of 7 points"));
    for _ in 0..4 {
        window.ctrl(Key::Z);
    }
    assert!(window.app().project().claim_work.is_empty());
}
