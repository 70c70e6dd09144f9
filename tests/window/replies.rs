//! Missing replies: found, marked, taken back; and statements copied as quotations.

use egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable;
use model::ReplyOutcome;

use super::support::{ARTICLE, Window, World};

fn window(world: &World) -> Window {
    world.window(Some(world.write("river.txt", ARTICLE)))
}

/// Asks by the keyboard for a reply to what the mill says.
fn ask(window: &mut Window) {
    window.click_card("We test the water");
    window.shift(Key::D);
    assert!(window.shows("Whose reply"));
    window.ctrl(Key::Enter);
}

fn outcomes(window: &Window) -> Vec<ReplyOutcome> {
    window.app().project().replies.values().map(|reply| reply.outcome).collect()
}

#[test]
fn a_reply_is_called_due_marked_and_taken_back_by_the_keyboard() {
    let world = World::new();
    let mut window = window(&world);
    ask(&mut window);
    assert_eq!(outcomes(&window), [ReplyOutcome::Due]);
    assert!(window.shows("may reply: no reply in the article"));

    // From anywhere one key leads to it, and one more to the question what became of it.
    window.key(Key::Escape);
    for _ in 0..9 {
        window.key(Key::H);
        if window.shows("may reply: no reply in the article") {
            break;
        }
    }
    window.key(Key::D);
    window.ctrl(Key::Enter);
    assert_eq!(outcomes(&window), [ReplyOutcome::Due], "nothing was chosen yet");
    window.key(Key::Enter);
    window.ctrl(Key::Enter);
    assert_eq!(outcomes(&window), [ReplyOutcome::Declined]);
    assert!(window.shows("may reply: asked and declined"));
    window.ctrl(Key::Z);
    assert_eq!(outcomes(&window), [ReplyOutcome::Due]);
    window.ctrl(Key::Z);
    assert_eq!(outcomes(&window), []);
    assert!(!window.shows("may reply"));
}

#[test]
fn a_reply_given_elsewhere_names_its_source() {
    let world = World::new();
    let mut window = window(&world);
    ask(&mut window);
    window.key(Key::D);
    window.click("Replied elsewhere");
    window.click_in_dialog("The source that has it");
    window.click("A new source");
    window.focus("Address");
    window.write("https://example.org/reply");
    window.ctrl(Key::Enter);
    let project = window.app().project();
    let reply = project.replies.values().next().unwrap();
    assert_eq!(reply.outcome, ReplyOutcome::Elsewhere);
    let source = &project.evidence[&reply.evidence.unwrap()];
    assert_eq!(source.title, "example.org");
    assert!(window.shows("Source: example.org"));
    window.click_with("Take back: the reply");
    assert_eq!(outcomes(&window), []);
    assert_eq!(window.app().project().evidence.len(), 1, "the source stays");
}

/// The text that the last frame put on the clipboard.
fn copied(window: &Window) -> Option<String> {
    let commands = &window.harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn what_is_selected_is_copied_as_a_quotation() {
    let world = World::new();
    let mut window = window(&world);
    window.click_card("We test the water");
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    let text = copied(&window).unwrap();
    assert!(text.starts_with("“We test the water every day”, Carl Vance ("), "{text}");
    window.rest();
    assert!(window.shows("Copied as text: 1 quotation"));

    // In a field the keys copy what is selected there, and nothing else.
    window.ctrl(Key::F);
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    assert_eq!(copied(&window), None);
}

#[test]
fn an_answer_that_is_linked_is_told_once_in_the_inspector() {
    let world = World::new();
    let mut window = world.window(None);
    window.click_card("hundreds of civilians dead");
    assert!(window.harness.query_by_label("Accuses Coalition: answered").is_some());
    // Its words are where the link is.
    assert_eq!(
        window.harness.query_all_by_label("“any ‘non-combatant death or injury is a tragedy’”").count(),
        1
    );
}
