//! The allocations of a frame do not grow with the project, and at rest there is no frame at all. What a step of the
//! history holds has a bound.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test says so by panicking")]

#[path = "../benches/large/project.rs"]
mod project;
#[path = "allocations/steps.rs"]
mod steps;
#[path = "../benches/large/window.rs"]
#[expect(dead_code, reason = "a benchmark uses the rest of it")]
mod window;

use allocation_counter::{AllocationInfo, measure};
use window::Window;

const SMALL: usize = 100;
const LARGE: usize = 20_000;

fn window(statements: usize, folder: &std::path::Path) -> Window {
    Window::new(project::project(statements), folder, true)
}

/// The allocations of so many frames, on this thread.
fn frames(window: &mut Window, mut frame: impl FnMut(&mut Window, usize)) -> AllocationInfo {
    // What is laid out for the first time stays in egui's cache: once there and back beforehand.
    for round in 0..64 {
        frame(window, round);
    }
    measure(|| (0..64).for_each(|round| frame(window, round)))
}

fn alike(small: AllocationInfo, large: AllocationInfo) {
    let (few, many) = (small.count_total as f64, large.count_total as f64);
    assert!(many <= few * 1.25 + 50.0, "allocations: {few} with {SMALL} statements, {many} with {LARGE}");
    let (few, many) = (small.bytes_total as f64, large.bytes_total as f64);
    assert!(many <= few * 1.5, "bytes: {few} with {SMALL} statements, {many} with {LARGE}");
    assert!(small.count_total > 0, "the counter counts");
}

#[test]
fn an_idle_frame_allocates_the_same_in_a_large_project() {
    let folder = tempfile::tempdir().unwrap();
    let idle = |size| {
        frames(&mut window(size, folder.path()), |window, _| {
            window.frame(Vec::new());
        })
    };
    alike(idle(SMALL), idle(LARGE));
}

#[test]
fn a_scrolling_frame_allocates_the_same_in_a_large_project() {
    let folder = tempfile::tempdir().unwrap();
    let scroll = |size| {
        frames(&mut window(size, folder.path()), |window, round| {
            window.scroll(if round % 64 < 32 { -24.0 } else { 24.0 });
        })
    };
    alike(scroll(SMALL), scroll(LARGE));
}

#[test]
fn no_frame_is_wanted_at_rest() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(LARGE, folder.path());
    assert!(window.rest() < 100, "it comes to rest");
    for _ in 0..3 {
        let delay = window.frame(Vec::new());
        assert_eq!(delay, std::time::Duration::MAX, "another frame is wanted at rest: {:?}", window.causes());
    }
    window.scroll(-200.0);
    assert!(window.rest() < 100, "it comes to rest after a turn of the wheel");
    assert_eq!(window.frame(Vec::new()), std::time::Duration::MAX);
}
