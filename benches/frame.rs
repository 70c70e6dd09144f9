//! The cost of the window with 100 and with 100,000 statements in three panels.
//!
//! A frame draws what is visible, and a change renews what depends on it alone: the two should cost nearly the
//! same. Each line gives both and their ratio. It is CPU time of the whole process that is measured, so that work
//! moved to another thread counts too; the middle one of many rounds. Of opening it is also told how long somebody waits, and
//! that is what it is judged by.
#![cfg(unix)]

#[path = "large/measure.rs"]
mod measure;
#[path = "large/project.rs"]
mod project;
#[path = "large/window.rs"]
#[expect(dead_code, reason = "a test uses the rest of it")]
mod window;

use std::path::Path;
use std::process::ExitCode;

use egui::{Key, Modifiers, pos2};
use measure::{lasts, line, one, settle};
use rejoinder::app::{Environment, PAUSE};
use store::Overwrite;
use window::{CARDS, Window};

const SMALL: usize = 100;
const LARGE: usize = 100_000;
/// The largest ratio of the cost of a large project to that of a small one.
const MOST: f64 = 1.5;
/// The same of what moves a statement to another panel: who answers whom, the figures of the panels, their plan and the strip
/// are then worked out again from plain numbers, in passes over all statements. Links are suggested again beside the frames
/// after a pause, which is measured by itself.
const MOVED: f64 = 1.5;
/// The number of times each thing is done.
const ROUNDS: usize = 41;
/// The largest ratio of the time of opening to that of reading and parsing alone.
const OPEN: f64 = 2.0;

const BOUNDS: &str = "1.5 × that of 100 statements, 2 × reading and parsing";

/// Something that a person does, on a window that is at rest.
type Deed = (&'static str, fn(&mut Window, usize));

const DEEDS: &[Deed] = &[
    ("idle: a frame in which nothing happens", |window, _| {
        window.frame(Vec::new());
    }),
    ("scroll: a turn of the wheel", |window, round| {
        window.scroll(if round % 128 < 64 { -24.0 } else { 24.0 });
    }),
    ("select: the next statement", |window, _| window.press(Key::J, Modifiers::NONE)),
    ("select: the next suggestion", |window, _| window.press(Key::N, Modifiers::NONE)),
    ("jump: to the end and back", |window, _| {
        window.frame(vec![egui::Event::PointerMoved(CARDS)]);
        window.press(Key::End, Modifiers::NONE);
        window.press(Key::Home, Modifiers::NONE);
    }),
    ("filter: rejected ones shown or not", |window, _| window.press(Key::R, Modifiers::COMMAND)),
    ("re-align: exchanges or in order", |window, _| window.press(Key::R, Modifiers::NONE)),
    ("confirm or reject, and undo", |window, round| {
        window.press(if round % 2 == 0 { Key::Y } else { Key::X }, Modifiers::NONE);
        window.press(Key::Z, Modifiers::COMMAND);
    }),
];

/// A statement in another panel, and back.
const MOVE: Deed = ("move to another panel, and undo", |window, round| {
    window.press(if round % 2 == 0 { Key::Num2 } else { Key::Num3 }, Modifiers::NONE);
    window.press(Key::Z, Modifiers::COMMAND);
});

/// A letter in the filters, and away again: the field has the focus before.
const FILTER: Deed = ("filter: a letter of a text, and away again", |window, _| {
    window.write("b");
    window.press(Key::Backspace, Modifiers::NONE);
});

/// A letter in a note: the field has the focus before, and the letters stay in it.
const NOTE: Deed = ("note: a letter", |window, round| window.write(["a", "b", "c"][round % 3]));

const OPENING: &str = "open: until the first frame with its cards, against reading and parsing alone";

/// The benchmarks to run: those with one of the given words in their names; all where none was given.
fn is_wanted(name: &str) -> bool {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    words.peek().is_none() || words.any(|word| name.contains(&word))
}

/// Measures all deeds on two windows at once, a small project in the one and a large one in the other; gives how many of them
/// are too dear.
fn measure(accessible: bool) -> std::io::Result<usize> {
    // Folders of their own: in that of another window it would find the work that this one left, and ask what is to
    // become of it; all keys would then be the dialog's.
    let folders = [tempfile::tempdir()?, tempfile::tempdir()?];
    let mut windows = [(SMALL, &folders[0]), (LARGE, &folders[1])].map(|(statements, folder)| {
        let context = egui::Context::default();
        if accessible {
            context.enable_accesskit();
        }
        // Links are suggested again when a pause comes: a person who goes on does not wait for that, and neither does this.
        let surroundings = Environment { pause: PAUSE, ..window::surroundings(folder.path()) };
        let mut window = Window::with(project::project(statements), surroundings, context);
        window.is_followed = false;
        window.click(pos2(CARDS.x, 200.0));
        window
    });
    settle();
    let mut dear = 0;
    for deed in DEEDS.iter().filter(|(name, _)| is_wanted(name)) {
        dear += usize::from(one(&mut windows, ROUNDS, deed.0, deed.1) > MOST);
    }
    if is_wanted(MOVE.0) {
        dear += usize::from(one(&mut windows, ROUNDS, MOVE.0, MOVE.1) > MOVED);
    }
    if is_wanted(FILTER.0) {
        press(&mut windows, Key::L, Modifiers::COMMAND);
        dear += usize::from(one(&mut windows, ROUNDS, FILTER.0, FILTER.1) > MOST);
        press(&mut windows, Key::Escape, Modifiers::NONE);
    }
    if is_wanted(NOTE.0) {
        press(&mut windows, Key::O, Modifiers::NONE);
        dear += usize::from(one(&mut windows, ROUNDS, NOTE.0, NOTE.1) > MOST);
        let is_written = windows.iter().all(|window| window.app.is_unsaved());
        assert!(is_written, "the letters of the note did not reach the project");
    }
    Ok(dear)
}

fn press(windows: &mut [Window], key: Key, modifiers: Modifiers) {
    for window in windows {
        window.press(key, modifiers);
    }
}

/// Opens a large project as the window does, against reading and parsing its file alone. What counts is how long somebody
/// waits; what it costs is told beside it.
fn opening(folder: &Path) -> f64 {
    let path = folder.join("large.rejoinder.ron");
    let saved = store::save(&project::project(LARGE), &path, Overwrite::Never);
    assert!(saved.is_ok(), "the project could not be saved: {saved:?}");
    // On a thread of its own, as the window does it: memory is not as quick to come by there.
    let parse = lasts(7, || {
        let path = path.clone();
        let parses = std::thread::spawn(move || store::testing::parses(&path)).join();
        assert!(parses.is_ok_and(|it| it), "the file could not be parsed");
    });
    let open = lasts(7, || {
        let mut surroundings = window::surroundings(folder);
        surroundings.file = Some(path.clone());
        Window::open(surroundings)
    });
    line(&format!("{OPENING} (CPU time)"), parse[1], open[1]);
    line(OPENING, parse[0], open[0])
}

fn main() -> ExitCode {
    let Ok(folder) = tempfile::tempdir() else { return ExitCode::FAILURE };
    let mut dear = 0;
    // `cargo bench --bench frame -- move note` measures what has one of these words in its name.
    let any = DEEDS.iter().chain([&MOVE, &FILTER, &NOTE]).any(|(name, _)| is_wanted(name));
    for accessible in [false, true].into_iter().filter(|_| any) {
        let reader = if accessible { ", with a screen reader" } else { "" };
        println!("CPU time with {SMALL} and with {LARGE} statements in 3 panels{reader}");
        match measure(accessible) {
            Ok(many) => dear += many,
            Err(_) => return ExitCode::FAILURE,
        }
    }
    if is_wanted(OPENING) {
        println!("Opening {LARGE} statements");
        dear += usize::from(opening(folder.path()) > OPEN);
    }
    match dear {
        0 => println!("All within bounds: {BOUNDS}"),
        many => println!("{many} out of bounds: {BOUNDS}"),
    }
    if dear == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
