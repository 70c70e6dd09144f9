//! Random keys and clicks in the window, for as many minutes as `REJOINDER_SOAK_MINUTES` says, and what memory comes to.
//!
//! The first half is other input all the time: memory is printed, since the history grows as it should. The second half
//! is the same input over and over in the same window, each time on a new copy of the same project, with the history of
//! the one before let go of: what grows then is a leak. `REJOINDER_SEED` plays a run again.
#![cfg(feature = "gui")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "it reads what the system tells of this process"
)]

#[path = "../benches/large/project.rs"]
mod project;
#[path = "soak/random.rs"]
mod random;
#[path = "../benches/large/window.rs"]
#[expect(dead_code, reason = "a benchmark uses the rest of it")]
mod window;

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use allocation_counter::measure;
use random::Player;
use window::Window;

/// The number of statements that the project has.
const STATEMENTS: usize = 2_000;
/// The number of inputs in a round of the first half.
const ROUND: usize = 400;
/// The number of inputs in a round of the second half.
const AGAIN: usize = 120;
/// After so many rounds of the same input memory has come to what it stays at.
const WARM: usize = 4;
/// The growth of memory that is allowed from then on, whatever the number of rounds.
const SLACK: u64 = 16_000_000;

/// Says something past the capture of the test runner.
fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// The memory of this process, in bytes; nothing where the system does not tell.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

fn told() -> String {
    resident().map_or_else(|| "memory not known".to_owned(), |bytes| format!("{:.1} MB", bytes as f64 / 1e6))
}

fn variable<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn the_same_input_over_and_over_comes_to_the_same_memory() {
    let folder = tempfile::tempdir().unwrap();
    // Files saved under paths typed at random stay in there.
    std::env::set_current_dir(folder.path()).unwrap();
    let seed: u64 = variable("REJOINDER_SEED").unwrap_or_else(|| fastrand::u64(..));
    let minutes: f64 = variable("REJOINDER_SOAK_MINUTES").unwrap_or(0.4);
    let half = Duration::from_secs_f64(30.0 * minutes);
    say(&format!("soak: seed {seed}, {minutes} minutes, at the start {}", told()));
    let mut window = Window::new(project::project(STATEMENTS), folder.path(), true);
    anything(&mut window, seed, Instant::now() + half);
    again(&mut window, folder.path(), seed, Instant::now() + half);
    say(&format!("soak: seed {seed}, at the end {}", told()));
}

/// Other input all the time.
fn anything(window: &mut Window, seed: u64, until: Instant) {
    let mut player = Player::new(seed);
    say(&format!("soak: with a project of {STATEMENTS} statements {}", told()));
    while Instant::now() < until {
        player.play(window, ROUND);
    }
    say(&format!("soak: after {} random inputs {}", player.inputs, told()));
}

/// The same input in the same window, on a new project each time.
fn again(window: &mut Window, folder: &Path, seed: u64, until: Instant) {
    let mut rounds = 0;
    let mut warm = None;
    while rounds <= WARM || Instant::now() < until {
        let live = measure(|| {
            window.begin(project::project(STATEMENTS), folder);
            Player::new(seed).play(window, AGAIN);
        });
        rounds += 1;
        if rounds == WARM {
            warm = resident();
            say(&format!("soak: after {rounds} rounds of the same {AGAIN} inputs {}", told()));
        }
        if rounds > WARM && rounds % 20 == 0 {
            say(&format!(
                "soak: after {rounds} rounds {}, {:+} bytes on this thread",
                told(),
                live.bytes_current
            ));
        }
    }
    say(&format!("soak: after {rounds} rounds of the same input {}", told()));
    if let (Some(warm), Some(now)) = (warm, resident()) {
        assert!(
            now <= warm + SLACK,
            "seed {seed}: {warm} bytes have become {now} in {rounds} rounds of the same input"
        );
    }
}
