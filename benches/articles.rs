//! The cost of the window with 500 articles and 20,000 statements, against one article of them.
//!
//! A frame draws what is visible, and a change renews what depends on it alone: whatever is done should cost about the same. Lists of
//! all articles or utterances are made when they are opened, from so many times as much; they have a bound of their own. What is measured
//! is CPU time of the whole process, so that work on another thread counts too; the middle one of many rounds.
#![cfg(unix)]

#[path = "large/articles.rs"]
mod articles;
#[path = "large/measure.rs"]
mod measure;
#[path = "large/window.rs"]
#[expect(dead_code, reason = "another benchmark uses the rest of it")]
mod window;

use std::process::ExitCode;

use analysis::Scope;
use analysis::framing::{Axis, FramingFigure, FramingQuery, ReadTexts};
use egui::{Key, Modifiers, pos2};
use measure::{lasts, line, one, settle};
use store::Overwrite;
use window::{CARDS, Window};

const ARTICLES: usize = 500;
const STATEMENTS: usize = 40;
/// The largest ratio of the cost of a frame to that of one article.
const MOST: f64 = 1.5;
/// The largest ratio of the costs of a list of all, of five hundred times as much.
const LISTED: f64 = 50.0;
/// The largest ratio of the time of opening to that of reading and parsing alone.
const OPEN: f64 = 2.0;
/// The number of times each thing is done.
const ROUNDS: usize = 21;

/// Something that a person does, and how much dearer it may be.
type Deed = (&'static str, f64, fn(&mut Window, usize));

const DEEDS: &[Deed] = &[
    ("idle: a frame in which nothing happens", MOST, |window, _| {
        window.frame(Vec::new());
    }),
    ("scroll: a turn of the wheel", MOST, |window, round| {
        window.scroll(if round % 16 < 8 { -24.0 } else { 24.0 });
    }),
    ("select: the next statement", MOST, |window, _| window.press(Key::J, Modifiers::NONE)),
    ("confirm, and undo", MOST, |window, _| {
        window.press(Key::Y, Modifiers::NONE);
        window.press(Key::Z, Modifiers::COMMAND);
    }),
    ("re-align: exchanges or in order", MOST, |window, _| window.press(Key::R, Modifiers::NONE)),
    ("list: all articles", LISTED, |window, _| {
        window.press(Key::I, Modifiers::COMMAND | Modifiers::SHIFT);
        window.press(Key::Escape, Modifiers::NONE);
    }),
    ("list: what the readers of each paper did not hear", LISTED, |window, _| {
        window.press(Key::U, Modifiers::COMMAND | Modifiers::SHIFT);
        window.press(Key::Escape, Modifiers::NONE);
    }),
];

/// Greatest time of a figure of framing, on a worker, and its greatest growth for ten times as much.
const COUNTED: f64 = 1.0;
const GROWTH: f64 = 2.0;

/// Counts each figure of framing that needs no parser; returns how many are out of bounds.
fn framing(whole: &model::Project) -> usize {
    let part = articles::project(ARTICLES / 10, STATEMENTS);
    let mut dear = 0;
    for figure in FramingFigure::ALL.iter().filter(|figure| !figure.reads_texts()) {
        let [part, whole] = [&part, whole].map(|project| {
            let order: Vec<_> = project.reading_order().iter().map(|it| it.id).collect();
            let mut query = FramingQuery::new(*figure, Axis::Speaker);
            "the, of, council*, mill".clone_into(&mut query.words);
            let [_, took] =
                lasts(3, || query.count(&Scope::with_all_links(project, &order), &ReadTexts::new()));
            took.as_secs_f64()
        });
        let growth = whole / (10.0 * part).max(1e-9);
        println!("framing, {}: {:.0} ms, growth {growth:.2}", figure.title(), whole * 1e3);
        dear += usize::from(whole > COUNTED || growth > GROWTH && whole > COUNTED / 10.0);
    }
    dear
}

fn main() -> ExitCode {
    let Ok(folders) = [tempfile::tempdir(), tempfile::tempdir()].into_iter().collect::<Result<Vec<_>, _>>()
    else {
        return ExitCode::FAILURE;
    };
    println!("CPU time with 1 and with {ARTICLES} articles of {STATEMENTS} statements");
    let mut windows = [(1, &folders[0]), (ARTICLES, &folders[1])].map(|(articles, folder)| {
        let mut window = Window::new(articles::project(articles, STATEMENTS), folder.path(), false);
        window.click(pos2(CARDS.x, 200.0));
        window
    });
    settle();
    let mut dear = 0;
    for (name, most, deed) in DEEDS {
        dear += usize::from(one(&mut windows, ROUNDS, name, *deed) > *most);
    }
    let project = articles::project(ARTICLES, STATEMENTS);
    let [_, found] = lasts(3, || analysis::utterances(&project));
    println!("utterances of all articles, beside the frame: {:.0} ms", found.as_secs_f64() * 1e3);
    dear += framing(&project);
    let path = folders[0].path().join("large.rejoinder.ron");
    let saved = store::save(&project, &path, Overwrite::Never);
    assert!(saved.is_ok(), "the project could not be saved: {saved:?}");
    let parse = lasts(7, || assert!(store::testing::parses(&path), "the file could not be parsed"));
    let open = lasts(7, || {
        let mut surroundings = window::surroundings(folders[0].path());
        surroundings.file = Some(path.clone());
        Window::open_without_rest(surroundings)
    });
    dear += usize::from(
        line("open: until the first frame, against reading and parsing alone", parse[0], open[0]) > OPEN,
    );
    match dear {
        0 => println!("All within bounds"),
        many => println!("{many} out of bounds"),
    }
    if dear == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
