//! Measures what something costs: CPU time of the whole process, in two windows that take turns.

use std::time::{Duration, Instant};

use super::window::Window;

/// CPU time of the whole process.
fn cpu() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
}

/// The time that something takes, and the CPU time of the whole process: the medians of some rounds. Its result is put
/// away afterwards.
pub(crate) fn lasts<T>(rounds: usize, mut act: impl FnMut() -> T) -> [Duration; 2] {
    let both = (0..rounds).map(|_| {
        let (begun, cpu_before) = (Instant::now(), cpu());
        let result = std::hint::black_box(act());
        let took = [begun.elapsed(), cpu().saturating_sub(cpu_before)];
        drop(result);
        took
    });
    let both: Vec<[Duration; 2]> = both.collect();
    [0, 1].map(|which| middle(both.iter().map(|it| it[which])))
}

/// Waits until no thread has anything to do: the journal of a project without a file makes its text ahead, once.
pub(crate) fn settle() {
    const SHORT: Duration = Duration::from_millis(50);
    const LONG: Duration = Duration::from_mins(1);
    let begun = Instant::now();
    while begun.elapsed() < LONG {
        let before = cpu();
        std::thread::sleep(SHORT);
        if cpu().saturating_sub(before) < SHORT / 20 {
            return;
        }
    }
}

/// Prints what one thing costs in both windows, and how many frames it takes; gives how much dearer it is in the second. They
/// take turns, so that both find the machine alike; the first time does not count.
pub(crate) fn one(windows: &mut [Window; 2], rounds: usize, name: &str, deed: fn(&mut Window, usize)) -> f64 {
    let mut times = [Vec::new(), Vec::new()];
    let mut frames = [Vec::new(), Vec::new()];
    for round in 0..=rounds {
        for ((window, times), frames) in windows.iter_mut().zip(&mut times).zip(&mut frames) {
            let (before, begun) = (window.frames, cpu());
            deed(window, round);
            times.push(cpu().saturating_sub(begun));
            frames.push(window.frames - before);
        }
    }
    let [small, large] = times.map(|times| middle(times.into_iter().skip(1)));
    let [few, many] = frames.map(|frames| middle(frames.into_iter().skip(1)));
    line(&format!("{name} ({few} and {many} frames)"), small, large)
}

/// The middle one of some.
fn middle<T: Ord + Copy>(all: impl Iterator<Item = T>) -> T {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all[all.len() / 2]
}

fn ratio(of: Duration, part: Duration) -> f64 {
    part.as_secs_f64() / of.as_secs_f64().max(1e-9)
}

/// Prints what two things cost and how much dearer the second is; gives that.
pub(crate) fn line(name: &str, small: Duration, large: Duration) -> f64 {
    let [few, many] = [small, large].map(|time| time.as_secs_f64() * 1e3);
    println!("{name}: {few:.2} ms, {many:.2} ms: {:.2} ×", ratio(small, large));
    ratio(small, large)
}
