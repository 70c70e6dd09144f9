//! Little room: small windows, and text at twice its size, which halves the room.

use egui::{Key, Rect, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{ARTICLE, Window, World};

/// 1600×1000 and 1024×700, each as it is and at 200 %.
const SIZES: [[f32; 2]; 4] = [[1600.0, 1000.0], [1024.0, 700.0], [800.0, 500.0], [512.0, 350.0]];

fn opened(world: &World, [width, height]: [f32; 2]) -> Window {
    let file = world.write("river.txt", ARTICLE);
    Window::new(world.surroundings(Some(file)), Harness::builder().with_size(Vec2::new(width, height)))
}

/// The buttons in a part of the window, by name.
fn pressed(window: &Window, inside: Rect) -> Vec<(Rect, String)> {
    let buttons = window.harness.query_all_by_role(Role::Button);
    let named = buttons.map(|node| (node.rect(), node.accesskit_node().label().unwrap_or_default()));
    named.filter(|(rect, _)| inside.contains(rect.center()) && rect.area() > 1.0).collect()
}

#[test]
fn nothing_on_the_toolbar_overlaps_and_all_of_it_can_be_reached() {
    for size in SIZES {
        let world = World::new();
        let mut window = opened(&world, size);
        let bar = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(size[0], 36.0));
        let all = pressed(&window, bar);
        for (at, (one, name)) in all.iter().enumerate() {
            assert!(one.left() >= 0.0 && one.right() <= size[0], "{name} at {size:?}: {one}");
            for (other, second) in &all[at + 1..] {
                assert!(!one.shrink(0.5).intersects(*other), "{name} and {second} at {size:?}");
            }
        }
        let has = |name: &str| all.iter().any(|(_, own)| own == name);
        assert!(all.iter().any(|(_, name)| name.starts_with("Search")), "{size:?}: {all:?}");
        assert!(has("File") || has("Menu"), "{size:?}");
        if !has("Open…") {
            window.click("More commands");
            assert!(window.shows("Open…"), "{size:?}");
        }
    }
}

#[test]
fn cards_have_room_between_the_parts_at_the_sides() {
    for size in SIZES {
        let world = World::new();
        let window = opened(&world, size);
        let first = window.harness.query_all_by_role(Role::ListItem).next();
        let rect = first.expect("no card is in sight").rect();
        assert!(rect.width() > 150.0 && rect.left() < size[0] - 120.0, "{size:?}: {rect}");
    }
}

#[test]
fn the_words_of_the_status_bar_do_not_stand_over_each_other() {
    let long = format!("{}.rejoinder.ron", "a-name-that-nobody-would-give-".repeat(4));
    for size in [[1200.0, 700.0]].into_iter().chain(SIZES) {
        let world = World::new();
        let mut window = opened(&world, size);
        let apart = |window: &Window, saved: &str| {
            let saved = window.harness.get_all_by_label_contains(saved).next().expect("it is said").rect();
            let bar = Rect::from_x_y_ranges(0.0..=size[0], saved.y_range());
            for (rect, name) in pressed(window, bar) {
                assert!(!rect.shrink(0.5).intersects(saved), "{name} at {size:?}");
            }
        };
        apart(&window, "Nothing to save yet");
        world.answer(world.path(&long));
        window.ctrl(Key::S);
        apart(&window, "Saved · a-name-that");
    }
}

#[test]
fn dialogs_keep_their_buttons_in_sight() {
    for size in SIZES {
        let world = World::new();
        let mut window = opened(&world, size);
        window.key(Key::J);
        for (ctrl, key, button) in [
            (true, Key::L, "Done"),
            (true, Key::B, "Done"),
            (true, Key::Comma, "Done"),
            (true, Key::I, "Apply"),
            (false, Key::E, "Cite"),
        ] {
            if ctrl {
                window.ctrl(key);
            } else {
                window.key(key);
            }
            let screen = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(size[0], size[1]));
            let inside = pressed(&window, screen);
            let last = inside.iter().rfind(|(_, name)| name.starts_with(button));
            let shown = last.is_some_and(|(rect, _)| screen.contains_rect(*rect));
            let names: Vec<&String> = inside.iter().rev().take(6).map(|(_, name)| name).collect();
            assert!(shown, "{button} of {key:?} at {size:?}: {names:?}");
            window.key(Key::Escape);
        }
    }
}

#[test]
fn the_menus_are_side_by_side_in_a_small_window() {
    let world = World::new();
    let window = opened(&world, [1024.0, 700.0]);
    for menu in ["File", "Edit", "Statement", "Panels", "View", "Help"] {
        assert!(window.harness.query_by_role_and_label(Role::Button, menu).is_some(), "{menu}");
    }
}

#[test]
fn names_of_links_are_level_and_cover_no_words() {
    for size in [SIZES[0], SIZES[1]] {
        let world = World::new();
        let builder = Harness::builder().with_size(Vec2::new(size[0], size[1]));
        let window = Window::new(world.surroundings(None), builder);
        let links: Vec<Rect> =
            window.harness.query_all_by_label_contains("Link: ").map(|node| node.rect()).collect();
        let named: Vec<&Rect> = links.iter().filter(|rect| rect.width() > 20.0).collect();
        assert!(!named.is_empty(), "the selected claim has answers in sight: {links:?}");
        for link in named {
            assert!(link.width() > link.height(), "{link} at {size:?}");
            for card in window.harness.query_all_by_role(Role::ListItem) {
                let words = card.rect().shrink2(Vec2::new(3.0, 0.0));
                assert!(!words.intersects(*link), "{link} covers {} at {size:?}", card.rect());
            }
        }
    }
}

#[test]
fn what_is_selected_stays_in_sight_when_everything_becomes_larger() {
    let world = World::new();
    let mut window = opened(&world, [1024.0, 700.0]);
    window.click_card("We test the water");
    for _ in 0..8 {
        window.ctrl(Key::Plus);
    }
    let room = window.harness.ctx.content_rect();
    assert!(room.height() < 400.0, "{room}");
    let card = window.card("We test the water").rect();
    assert!(card.top() > 60.0 && card.top() < room.bottom() - 100.0, "{card} in {room}");
}

/// Three sides, one of which is accused three times and never speaks.
const SILENT: &str = "Harbour row\n\n\
    “The council has lied about the bridge, and the Ministry of Transport covered it up,” said Bob Lee, the director of \
    Bridge Watch.\n\n\
    “The bridge is safe,” said Ann Roe, a spokeswoman for the council.\n\n\
    Mr Lee accused the Ministry of Transport of lying. “The Ministry of Transport has failed everybody,” he said.\n";

/// The panels that are folded, as a screen reader hears of them.
fn folded(window: &Window) -> Vec<String> {
    let buttons = window.harness.query_all_by_role(Role::Button);
    let labels = buttons.filter_map(|node| node.accesskit_node().label());
    labels.filter_map(|label| label.strip_prefix("Unfold the panel of ").map(str::to_owned)).collect()
}

#[test]
fn a_party_without_words_is_folded_by_itself_and_its_missing_replies_are_counted() {
    let world = World::new();
    let mut window = world.window(Some(world.write("row.txt", SILENT)));
    let silent = folded(&window);
    assert_eq!(silent, ["Ministry of Transport, 3 missing replies"]);
    window.click(&format!("Unfold the panel of {}", silent[0]));
    assert!(folded(&window).is_empty(), "a person unfolds it, and it stays so");
    // A filter that leaves others without words folds them too.
    let before = folded(&window).len();
    window.click_card("bridge is safe");
    let speaker = window.harness.get_by_role_and_label(Role::Button, "Speaker").rect().center();
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Secondary, egui::Modifiers::NONE);
        window.harness.event(egui::Event::PointerButton { pos: speaker, button, pressed, modifiers });
    }
    window.rest();
    window.click("Show only these");
    assert!(folded(&window).len() > before);
}

#[test]
fn focus_leaves_out_panels_that_have_nothing_in_the_exchange() {
    let world = World::new();
    let mut window = world.window(Some(world.write("row.txt", SILENT)));
    window.click_card("bridge is safe");
    let menus = |window: &Window| window.harness.query_all_by_label_contains(": panel menu").count();
    let all = menus(&window);
    window.key(Key::F);
    assert!(menus(&window) < all, "{} of {all}", menus(&window));
    window.key(Key::F);
    assert_eq!(menus(&window), all);
}

#[test]
fn the_inspector_leaves_a_strip_where_two_panels_would_lose_their_width() {
    let world = World::new();
    let mut window = opened(&world, [1024.0 / 1.5, 700.0 / 1.5]);
    let card = |window: &Window| window.harness.query_all_by_role(Role::ListItem).next().unwrap().rect();
    assert!(card(&window).width() > 150.0);
    window.key(Key::J);
    assert!(!window.shows("Why it was found"), "it is put away");
    window.click("Show the inspector");
    assert!(window.shows("Why it was found"));
    let world = World::new();
    let mut window = opened(&world, [1024.0, 700.0]);
    window.key(Key::J);
    assert!(window.shows("Why it was found"), "two panels have room beside it");
}

#[test]
fn an_ordinary_statement_is_seen_whole_and_so_is_a_source_that_was_just_cited() {
    let world = World::new();
    let mut window = opened(&world, SIZES[0]);
    window.click_card("dumps waste");
    let note = |window: &Window| window.harness.get_by_label("Note on the statement").rect();
    let strip = |window: &Window| {
        window.harness.get_all_by_label_contains("Strip: ").next().expect("there is a strip").rect()
    };
    assert!(note(&window).bottom() < strip(&window).top(), "{} {}", note(&window), strip(&window));
    // In a low window the inspector scrolls to the new source.
    let world = World::new();
    let mut window = opened(&world, [1024.0, 560.0]);
    window.click_card("dumps waste");
    let source =
        |window: &Window| window.harness.query_by_label_contains("Open example.org").map(|node| node.rect());
    window.key(Key::E);
    window.write("https://example.org/report");
    window.ctrl(Key::Num1);
    window.ctrl(Key::Enter);
    let rect = source(&window).expect("it is cited");
    assert!(rect.bottom() <= strip(&window).top() && rect.top() > 30.0, "{rect} {}", strip(&window));
}
