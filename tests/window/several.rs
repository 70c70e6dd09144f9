//! Several statements selected at once, with the pointer and with the keyboard.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use model::ReviewStatus;

use super::support::{ARTICLE, Window, World};

/// The cards in reading order: the anglers’ three, and the mill’s two.
const CARDS: [&str; 5] = ["brown overnight", "killed 400 trout", "at night", "never dumped", "every day"];

/// A statement that comes before those of the article; a headline is none.
const FIRST: &str = "The river turned brown overnight, the Anglers’ Union said.\n\nThe paper mill has killed";

/// The cards that are selected, as a screen reader is told.
fn selected(window: &Window) -> Vec<&'static str> {
    let is = |words: &&str| window.card(words).accesskit_node().is_selected() == Some(true);
    CARDS.into_iter().filter(is).collect()
}

fn click(window: &mut Window, words: &str, modifiers: Modifiers) {
    let at = window.card(words).rect().left_top() + egui::vec2(60.0, 30.0);
    window.harness.hover_at(at);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window
            .harness
            .event_modifiers(egui::Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
        window.harness.step();
    }
    window.rest();
}

fn opened(world: &World) -> Window {
    let article = ARTICLE.replace("The paper mill has killed", FIRST);
    let window = world.window(Some(world.write("river.txt", &article)));
    assert_eq!(window.harness.get_all_by_role(egui::Role::ListItem).count(), CARDS.len());
    window
}

#[test]
fn shift_and_a_click_select_all_between() {
    let world = World::new();
    let mut window = opened(&world);
    click(&mut window, CARDS[0], Modifiers::NONE);
    assert_eq!(selected(&window), [CARDS[0]]);
    click(&mut window, CARDS[2], Modifiers::SHIFT);
    assert_eq!(selected(&window), CARDS[..3]);
    // Into another panel: everything that is read between.
    click(&mut window, CARDS[4], Modifiers::SHIFT);
    assert_eq!(selected(&window), CARDS);
    // Nearer again takes back what is no longer between.
    click(&mut window, CARDS[2], Modifiers::SHIFT);
    assert_eq!(selected(&window), CARDS[..3]);
    click(&mut window, CARDS[3], Modifiers::NONE);
    assert_eq!(selected(&window), [CARDS[3]]);
}

#[test]
fn ctrl_and_a_click_select_one_more_or_one_less() {
    let world = World::new();
    let mut window = opened(&world);
    click(&mut window, CARDS[0], Modifiers::COMMAND);
    click(&mut window, CARDS[4], Modifiers::COMMAND);
    assert_eq!(selected(&window), [CARDS[0], CARDS[4]]);
    // What is done is done to both, and undone at once.
    let before = window.app().project().clone();
    window.key(Key::Y);
    let confirmed =
        window.app().project().statements.values().filter(|it| it.status == ReviewStatus::Confirmed);
    assert_eq!(confirmed.count(), 2);
    window.ctrl(Key::Z);
    assert_eq!(window.app().project(), &before);
    click(&mut window, CARDS[0], Modifiers::NONE);
    click(&mut window, CARDS[3], Modifiers::COMMAND);
    click(&mut window, CARDS[0], Modifiers::COMMAND);
    assert_eq!(selected(&window), [CARDS[3]]);
}

#[test]
fn ctrl_and_a_select_the_panel_and_then_every_statement() {
    let world = World::new();
    let mut window = opened(&world);
    click(&mut window, CARDS[3], Modifiers::NONE);
    window.ctrl(Key::A);
    assert_eq!(selected(&window), CARDS[3..]);
    window.ctrl(Key::A);
    assert_eq!(selected(&window), CARDS);
    window.key(Key::Escape);
    assert!(selected(&window).is_empty());
    // From nothing it is every statement at once.
    window.ctrl(Key::A);
    assert_eq!(selected(&window), CARDS);
    // In a field it is the field’s words.
    window.key(Key::Escape);
    window.ctrl(Key::F);
    window.ctrl(Key::A);
    assert!(selected(&window).is_empty());
}
