//! The cost of the tables of Check with 20 and with 20,000 rows: claims, board, figures, and the evidence library.
//!
//! Only visible rows are drawn, so that a frame, a turn of the wheel and a step to the next row should cost nearly the same. Each line gives
//! both and their ratio, in CPU time of the whole process; the middle one of many rounds. A change of the project renews all lines: its
//! cost is printed as it is, and judged by the room of a frame.
#![cfg(unix)]

#[path = "large/measure.rs"]
mod measure;
#[path = "large/project.rs"]
mod project;
#[path = "large/window.rs"]
#[expect(dead_code, reason = "another bench uses the rest of it")]
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use egui::{Key, Modifiers};
use measure::{lasts, one, settle};
use model::{Evidence, EvidenceSource, IdGenerator, Project};
use window::Window;

const SMALL: usize = 20;
const LARGE: usize = 20_000;
/// The largest ratio of the cost of many rows to that of few.
const MOST: f64 = 1.5;
const ROUNDS: usize = 41;

/// Something that a person does, on a window that is at rest.
type Deed = (&'static str, fn(&mut Window, usize));

const DEEDS: &[Deed] = &[
    ("idle: a frame in which nothing happens", |window, _| {
        window.frame(Vec::new());
    }),
    ("scroll: a turn of the wheel", |window, round| {
        window.scroll(if round % 128 < 64 { -24.0 } else { 24.0 });
    }),
    ("select: the next row", |window, _| window.press(Key::J, Modifiers::NONE)),
];

/// Deeds in the library, which has the keys while it is open.
const LIBRARY: &[Deed] = &[
    DEEDS[0],
    DEEDS[1],
    ("select: the next source", |window, _| window.press(Key::ArrowDown, Modifiers::NONE)),
];

/// A project with so many rows in each table: every third statement is a claim, and every one has a figure where they are asked for.
fn project(rows: usize, figures: bool) -> Project {
    let mut project = project::project(if figures { rows } else { rows * 3 });
    if figures {
        for article in &mut project.articles {
            let article = Arc::make_mut(article);
            // Words of the same length, so that every span stays in its place.
            article.text = article.text.replace("has inspected", "counted 1,234").into();
        }
    }
    let mut ids = IdGenerator::seeded(7);
    for number in 0..rows {
        let title = format!("Report {number} of the council");
        let evidence = Evidence::new(ids.draw(), &title, EvidenceSource::Elsewhere);
        project.evidence.insert(evidence.id, evidence);
    }
    project
}

/// Two windows that show a part of Check.
fn windows(part: &str, figures: bool) -> std::io::Result<[Window; 2]> {
    let mut windows = Vec::new();
    for rows in [SMALL, LARGE] {
        let folder = tempfile::tempdir()?;
        let mut window = Window::new(project(rows, figures), folder.path(), true);
        window.press(Key::Num2, Modifiers::ALT);
        window.click_label(part);
        window.rest_long();
        windows.push(window);
    }
    settle();
    windows.try_into().map_err(|_| std::io::Error::other("there are not two windows"))
}

/// Measures deeds in a part; gives how many are too dear.
fn part(name: &str, windows: &mut [Window; 2], deeds: &[Deed]) -> usize {
    println!("{name}: CPU time with {SMALL} and with {LARGE} rows");
    deeds.iter().filter(|(deed, act)| one(windows, ROUNDS, deed, *act) > MOST).count()
}

/// Prints the cost of renewing the lines of many claims after a change.
fn change(windows: &mut [Window; 2]) {
    let [_, large] = windows;
    large.press(Key::J, Modifiers::NONE);
    let took = lasts(11, || {
        large.press(Key::C, Modifiers::NONE);
        large.press(Key::Z, Modifiers::COMMAND);
    });
    println!("mark a claim, and undo, with {LARGE} rows: {:.1} ms", took[1].as_secs_f64() * 1e3);
}

fn measured() -> std::io::Result<usize> {
    let mut dear = 0;
    let mut claims = windows("Claims", false)?;
    dear += part("Claims", &mut claims, DEEDS);
    change(&mut claims);
    for window in &mut claims {
        window.press(Key::K, Modifiers::COMMAND | Modifiers::SHIFT);
    }
    dear += part("Evidence library", &mut claims, LIBRARY);
    drop(claims);
    dear += part("Board", &mut windows("Board", false)?, DEEDS);
    dear += part("Figures", &mut windows("Figures", true)?, DEEDS);
    Ok(dear)
}

fn main() -> ExitCode {
    match measured() {
        Ok(0) => {
            println!("All within bounds: {MOST} × that of {SMALL} rows");
            ExitCode::SUCCESS
        }
        Ok(many) => {
            println!("{many} out of bounds: {MOST} × that of {SMALL} rows");
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}
