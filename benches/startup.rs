//! From the start of the program to its first frame, against a window of the same kind with nothing in it.
//!
//! `benches/startup.sh` runs it on a display of its own. A window is shown when its first frame is painted, so what is
//! measured is the time until the display has a window to show. The two are started in turn, many times.

/// The largest ratio of the time to the first frame to that of an empty window.
#[cfg(target_os = "linux")]
const MOST: f64 = 1.5;
/// The number of times each is started.
#[cfg(target_os = "linux")]
const ROUNDS: usize = 25;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    // `cargo bench` adds an argument of its own.
    if std::env::args().any(|argument| argument == "--empty") {
        return empty();
    }
    match measure() {
        Ok(ratio) if ratio <= MOST => std::process::ExitCode::SUCCESS,
        Ok(_) => {
            println!("That is more than {MOST} ×");
            std::process::ExitCode::FAILURE
        }
        Err(error) => {
            println!("Not measured: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("Measured on Linux, on a display without a screen");
}

/// A window of the same kind with nothing in it.
#[cfg(target_os = "linux")]
fn empty() -> std::process::ExitCode {
    struct Empty;

    impl eframe::App for Empty {
        fn ui(&mut self, _: &mut egui::Ui, _: &mut eframe::Frame) {}
    }

    let viewport = egui::ViewportBuilder::default().with_title("Empty").with_inner_size([1440.0, 900.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    match eframe::run_native("Empty", options, Box::new(|_| Ok(Box::new(Empty)))) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Measures both; gives how much longer the program takes: the median over the rounds, in each of which both are started
/// one after the other, so that a machine that is slow for a while is so for both.
#[cfg(target_os = "linux")]
fn measure() -> Result<f64, Box<dyn std::error::Error>> {
    let own = std::env::current_exe()?;
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_rejoinder"));
    // The first start of each reads it from the disk: not counted.
    first_frame(&own, &["--empty"])?;
    first_frame(program, &[])?;
    let (mut empty, mut full, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        empty.push(first_frame(&own, &["--empty"])?.as_secs_f64() * 1e3);
        full.push(first_frame(program, &[])?.as_secs_f64() * 1e3);
        ratios.extend(full.last().zip(empty.last()).map(|(full, empty)| full / empty));
    }
    let ratio = median(ratios);
    println!(
        "start to first frame: {:.0} ms, an empty window {:.0} ms: {ratio:.2} ×",
        median(full),
        median(empty)
    );
    Ok(ratio)
}

#[cfg(target_os = "linux")]
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

#[expect(clippy::disallowed_types, reason = "what is measured is the start of a program")]
/// The time from the start of a program until it has a window on the display.
#[cfg(target_os = "linux")]
fn first_frame(
    program: &std::path::Path,
    arguments: &[&str],
) -> Result<std::time::Duration, Box<dyn std::error::Error>> {
    use x11rb::connection::Connection;
    use x11rb::protocol::Event;
    use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt, EventMask};

    let (display, screen) = x11rb::connect(None)?;
    let root = display.setup().roots[screen].root;
    let notice = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
    display.change_window_attributes(root, &notice)?.check()?;
    let home = tempfile::tempdir()?;
    let begun = std::time::Instant::now();
    let mut child = std::process::Command::new(program)
        .args(arguments)
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_STATE_HOME", home.path().join("state"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env_remove("WAYLAND_DISPLAY")
        .spawn()?;
    let time = loop {
        if let Event::MapNotify(_) = display.wait_for_event()? {
            break begun.elapsed();
        }
    };
    child.kill()?;
    child.wait()?;
    Ok(time)
}
