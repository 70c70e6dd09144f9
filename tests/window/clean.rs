//! Nothing that a project holds leaves the window to be obeyed instead of seen.

use egui::epaint::Shape;
use egui::{Key, OutputCommand};

use super::hostile;
use super::support::{ARTICLE, Window, World};
use store::{testing, to_text};

/// All text that a shape paints.
fn painted(shape: &Shape, found: &mut String) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| painted(shape, found)),
        Shape::Text(text) => {
            *found += &text.galley.job.text;
            let rows = text.galley.rows.iter();
            found.extend(rows.flat_map(|row| row.glyphs.iter().map(|glyph| glyph.chr)));
            found.push('\n');
        }
        _ => {}
    }
}

/// Sees that nothing in the last frame is obeyed; gives what was painted.
fn look(window: &Window, what: &str) -> String {
    let output = window.harness.output();
    let mut text = String::new();
    output.shapes.iter().for_each(|clipped| painted(&clipped.shape, &mut text));
    assert_eq!(hostile::obeyed(&text), None, "{what} paints it: {text:?}");
    // Whatever is told of any widget: such signs are escapes in the words for programmers.
    let told = format!("{:?}", output.platform_output.accesskit_update);
    for sign in hostile::OBEYED.chars().filter(|sign| *sign != '\r') {
        let escape = sign.escape_debug().to_string();
        assert!(!told.contains(&escape), "{what} is told with {escape}");
    }
    text
}

/// Runs a command by its name.
fn run(window: &mut Window, name: &str) {
    window.ctrl(Key::K);
    window.write(&format!(">{name}"));
    look(window, "the palette");
    window.key(Key::Enter);
}

#[test]
fn no_view_and_no_dialog_paints_or_tells_what_would_be_obeyed() {
    let world = World::new();
    let text = hostile::everywhere(&to_text(&testing::project(3, 10)).unwrap());
    let mut window = world.window(Some(world.write("p.rejoinder.ron", &text)));
    assert!(window.shows("have been repaired"), "the note on opening");
    let mut all = look(&window, "the note on opening");
    window.key(Key::Escape);
    all += &look(&window, "the panels");
    for _ in 0..3 {
        window.key(Key::J);
        all += &look(&window, "a card");
    }
    for name in [
        "Speakers",
        "Codebook",
        "Article facts",
        "Earlier texts",
        "Correct the text",
        "Speaker",
        "Told by",
        "Tag",
        "Rate",
        "Answers",
        "Cite evidence",
        "Note",
        "A reply is due",
        "Filter",
        "Open by path",
        "Add a party",
        "Exchanges",
        "Only this exchange",
        "Show rejected",
        "Show attitudes",
        "Keyboard shortcuts",
    ] {
        run(&mut window, name);
        all += &look(&window, name);
        window.key(Key::Escape);
        window.key(Key::Escape);
        window.key(Key::J);
    }
    window.ctrl(Key::K);
    window.write("x");
    all += &look(&window, "what is found");
    for seen in ["⟨U+202E⟩", "⇄", "\u{fffd}"] {
        assert!(all.contains(seen), "{seen} was never painted");
    }
}

#[test]
fn what_is_pasted_into_a_field_is_mended_and_what_is_copied_is_harmless() {
    let world = World::new();
    let text =
        ARTICLE.replace("dumps waste", &format!("dumps{} waste", hostile::words().replace(['\0', '\r'], "")));
    let mut window = world.window(Some(world.write("river.txt", &text)));
    assert!(window.shows("control characters"), "it is told of");
    window.click_card("dumps");
    window.key(Key::O);
    window.write("a\u{1b}[31m\u{9b}note");
    look(&window, "the note");
    let statement = window.statement("dumps").clone();
    assert_eq!(statement.note, "a\u{fffd}[31m\u{fffd}note");
    assert!(window.app().project().words_of(&statement).contains('\u{1b}'), "the article is as it was");
    window.key(Key::Escape);
    window.harness.event(egui::Event::Copy);
    let mut copied = None;
    for _ in 0..4 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        copied = copied.or(commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    let copied = copied.expect("a quotation was copied");
    assert!(copied.contains("⟨U+001B⟩[31m") && copied.contains("⟨U+202E⟩"), "{copied}");
    assert!(
        !copied.contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)),
        "{copied:?}"
    );
}
