//! Keys in the whole window: many in one frame do what they do one by one.

use egui::{Event, Key, KeyboardShortcut, Modifiers, Vec2};
use egui_kittest::Harness;

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::environment::Environment;
use crate::app::selection::Selection;
use crate::app::testing::wait_until_idle;
use crate::app::window::Rejoinder;
use model::Project;
use store::Home;

type TypingWindow = Harness<'static, Option<Rejoinder>>;

/// Letters that are commands as well.
const LETTERS: [Key; 3] = [Key::X, Key::J, Key::Y];

fn window() -> TypingWindow {
    let builder =
        Harness::builder().with_size(Vec2::new(1600.0, 1000.0)).with_max_steps(60).allow_missing_glyphs();
    let mut window: TypingWindow = builder.build_ui_state(
        |ui, app: &mut Option<Rejoinder>| {
            let app = app
                .get_or_insert_with(|| Rejoinder::new(ui.ctx(), Environment::for_tests(Home::in_memory())));
            app.logic(ui.ctx());
            app.show(ui);
        },
        None,
    );
    rest(&mut window);
    let context = window.ctx.clone();
    let app = app(&mut window);
    let (place, _) = app.session.analyses().missing[0];
    let statement = app.session.index().table.id(place).unwrap();
    app.perform(Action::Select { statement, more: false }, &context);
    rest(&mut window);
    window
}

fn app(window: &mut TypingWindow) -> &mut Rejoinder {
    window.state_mut().as_mut().unwrap()
}

fn rest(window: &mut TypingWindow) {
    window.run_steps(3);
    wait_until_idle(window);
    window.run_ok();
}

/// A key as a window gets it: down, its letter, up.
fn typed(shortcut: KeyboardShortcut) -> Vec<Event> {
    let KeyboardShortcut { modifiers, logical_key: key } = shortcut;
    let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    let mut events = vec![press(true)];
    let letter = key.symbol_or_name();
    if letter.chars().count() == 1 && !modifiers.command && !modifiers.alt {
        let lower = letter.to_lowercase();
        events.push(Event::Text(if modifiers.shift { letter.to_owned() } else { lower }));
    }
    events.push(press(false));
    if modifiers.any() {
        events.insert(0, Event::ModifiersChanged(modifiers));
        events.push(Event::ModifiersChanged(Modifiers::NONE));
    }
    events
}

fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// The result of typing some keys.
#[derive(Debug, PartialEq)]
struct TypingResult {
    project: Project,
    dialog: Option<String>,
    written: Option<String>,
    selected: Selection,
    searched: String,
}

fn come(window: &mut TypingWindow) -> TypingResult {
    let written = written(window);
    let app = app(window);
    let mut selected = app.selection.clone();
    // How often it was brought into sight is no matter.
    (selected.reveal, selected.keyed) = (0, false);
    TypingResult {
        project: app.project().clone(),
        dialog: app.dialogs.open.as_ref().map(|dialog| dialog.title()),
        written,
        selected,
        searched: app.search.words.clone(),
    }
}

/// The text of the focused field.
fn written(window: &TypingWindow) -> Option<String> {
    use egui_kittest::kittest::NodeT as _;
    if !window.ctx.text_edit_focused() {
        return None;
    }
    let mut nodes = window.root().children_recursive();
    nodes.find(|node| node.accesskit_node().is_focused()).and_then(|node| node.accesskit_node().value())
}

/// The keys one by one, each in a frame of its own with rest behind it.
fn slowly(keys: &[KeyboardShortcut]) -> TypingResult {
    let mut window = window();
    for key in keys {
        window.input_mut().events.extend(typed(*key));
        window.step();
        rest(&mut window);
    }
    come(&mut window)
}

/// All keys in one frame.
fn at_once(keys: &[KeyboardShortcut]) -> TypingResult {
    let mut window = window();
    window.input_mut().events.extend(keys.iter().flat_map(|key| typed(*key)));
    window.step();
    rest(&mut window);
    come(&mut window)
}

#[test]
fn what_is_typed_behind_a_command_is_for_what_that_opens() {
    // Reading an article again lasts as long as it lasts.
    let left_out = [Command::Quit, Command::FindAgain];
    for spec in Command::specs().iter().filter(|spec| !left_out.contains(&spec.command)) {
        let Some(shortcut) = spec.shortcuts.first() else { continue };
        let keys: Vec<_> = std::iter::once(*shortcut).chain(LETTERS.map(plain)).collect();
        let (slow, fast) = (slowly(&keys), at_once(&keys));
        assert!(slow == fast, "{}: {}", spec.name, differing(&slow, &fast));
    }
}

#[test]
fn a_note_gets_every_letter_that_is_typed_behind_its_key() {
    let keys: Vec<_> = [Key::O].into_iter().chain(LETTERS).map(plain).collect();
    let come = at_once(&keys);
    assert_eq!(come.written.as_deref(), Some("xjy"));
    let id = come.selected.statement().unwrap();
    assert_eq!(come.project.statements[&id].note, "xjy");
}

#[test]
fn tags_with_commas_between_them_are_all_given() {
    let keys = [Key::T, Key::O, Key::P, Key::Comma, Key::C, Key::R, Key::Enter].map(plain);
    let (slow, fast) = (slowly(&keys), at_once(&keys));
    assert!(slow == fast, "{}", differing(&slow, &fast));
    assert_eq!(fast.dialog, None, "Enter has given the last one");
}

#[test]
fn any_keys_in_one_frame_do_what_they_do_one_by_one() {
    const KEYS: [Key; 16] = [
        Key::O,
        Key::T,
        Key::E,
        Key::S,
        Key::L,
        Key::Slash,
        Key::J,
        Key::Y,
        Key::X,
        Key::Q,
        Key::Num1,
        Key::Enter,
        Key::Escape,
        Key::Comma,
        Key::U,
        Key::A,
    ];
    let mut rng = fastrand::Rng::with_seed(11);
    for _ in 0..12 {
        let keys: Vec<_> = (0..7).map(|_| plain(KEYS[rng.usize(..KEYS.len())])).collect();
        let (slow, fast) = (slowly(&keys), at_once(&keys));
        assert!(slow == fast, "{keys:?}: {}", differing(&slow, &fast));
    }
}

fn differing(slow: &TypingResult, fast: &TypingResult) -> String {
    let said = |come: &TypingResult| {
        format!("{:?} {:?} {:?} {:?}", come.dialog, come.written, come.selected, come.searched)
    };
    let same = if slow.project == fast.project { "the same project" } else { "another project" };
    format!("one by one {}, at once {}, {same}", said(slow), said(fast))
}
