//! Signals of the system that ask the real program to end: its window closes without a question, and nothing is lost.
//! And what a person finds after an error in the program itself.
#![cfg(unix)]

use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use store::Home;

use super::real::{Running, display, program, titled, wait_for, xdotool};
use super::support::{ARTICLE, Window, World};

const INTERRUPT: i32 = 2;
const HANG_UP: i32 = 1;
const TERMINATE: i32 = 15;

const FILE: &str = "river.rejoinder.ron";
const JOURNAL: &str = "river.rejoinder.ron.journal";

/// The words of the article that represent all of it.
const SECRETS: [&str; 6] = ["trout", "Anglers", "Nadia", "Vance", "River", "night"];

/// A program with a project of its own in a window.
struct Started {
    world: World,
    project: PathBuf,
    running: Running,
    display: String,
    server: Running,
}

impl Started {
    /// Starts it; nothing where there can be no window.
    fn new(name: &str, more: impl FnOnce(&mut Command)) -> Option<Self> {
        let (server, display) = display(name)?;
        let world = World::new();
        let (article, project) = (world.write("river.txt", ARTICLE), world.path("river.rejoinder.ron"));
        let made =
            program(&display, world.folder.path()).arg("new").arg(article).arg("-o").arg(&project).output();
        assert!(made.unwrap().status.success());
        let mut command = program(&display, world.folder.path());
        command.arg(&project);
        more(&mut command);
        let running = Running(command.spawn().unwrap());
        let started = Self { world, project, running, display, server };
        started.wait_until_saved();
        // Without a window manager nobody gives the window the keys.
        let search = ["search", "--onlyvisible", "--name", "River turned brown", "windowfocus", "--sync"];
        xdotool(&started.display, &search).unwrap();
        Some(started)
    }

    fn wait_until_saved(&self) {
        wait_for("a title without a mark", || {
            titled(&self.display, |title| title.starts_with("River turned brown"))
        });
    }

    fn key(&self, key: &str) {
        xdotool(&self.display, &["key", key]).unwrap();
    }

    /// Confirms the next suggestion; comes back as soon as the title says that something is not saved.
    fn change(&self) {
        wait_for("a change", || {
            self.key("n");
            self.key("y");
            let pressed = Instant::now();
            loop {
                let seen = titled(&self.display, |title| title.starts_with("• River"));
                // Only a window that had not got the focus yet needs the keys once more.
                if seen.is_ok() || pressed.elapsed() > Duration::from_secs(5) {
                    return seen;
                }
            }
        });
    }

    fn signal(&self, number: i32) {
        send(self.running.0.id(), number);
    }

    /// Waits until the program has ended; says how, and after how long.
    fn end(&mut self) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        let status = wait_for("the end", || match self.running.0.try_wait().unwrap() {
            Some(status) => Ok(status),
            None => Err("it runs".to_owned()),
        });
        (status, begun.elapsed())
    }

    /// The labels of the changes that are offered.
    fn unsaved(&self) -> Vec<String> {
        let home = Home::at(&self.world.path("state/rejoinder"), "Robin");
        let opened = home.open(&self.project, false).unwrap();
        assert!(opened.read_only.is_none(), "its lock was let go");
        let entries = opened.recovery.iter().flat_map(|recovery| &recovery.entries);
        entries.map(|entry| entry.edit.label.clone()).collect()
    }

    /// The names of the project's file, its journal and its lock, as far as they are there.
    fn names(&self) -> Vec<String> {
        let all = std::fs::read_dir(self.world.folder.path()).unwrap();
        let names = all.map(|it| it.unwrap().file_name().into_string().unwrap());
        let own = |name: &String| name.contains("river.rejoinder.ron") && !name.ends_with(".backups");
        let mut names: Vec<String> = names.filter(own).collect();
        names.sort_unstable();
        names
    }
}

fn send(process: u32, signal: i32) {
    let sent = Command::new("kill").arg(format!("-{signal}")).arg(process.to_string()).status().unwrap();
    assert!(sent.success());
}

#[test]
fn what_was_saved_before_a_signal_is_not_offered_again() {
    for signal in [TERMINATE, HANG_UP, INTERRUPT] {
        let Some(mut started) = Started::new("a saved project and a signal", |_| {}) else { return };
        let before = std::fs::read_to_string(&started.project).unwrap();
        started.change();
        started.key("ctrl+s");
        started.wait_until_saved();
        started.signal(signal);
        let (status, took) = started.end();
        assert_eq!(status.signal(), Some(signal), "{status:?}");
        assert!(took < Duration::from_secs(5), "it took {took:?}");
        assert_ne!(std::fs::read_to_string(&started.project).unwrap(), before);
        assert_eq!(started.names(), [FILE], "no journal and no lock");
        assert_eq!(started.unsaved(), [""; 0]);
    }
}

#[test]
fn what_was_not_saved_before_a_signal_is_offered_exactly() {
    let Some(mut started) = Started::new("an unsaved change and a signal", |_| {}) else { return };
    let before = std::fs::read(&started.project).unwrap();
    // The signal comes before the journal's batch is due.
    started.change();
    started.signal(TERMINATE);
    let (status, took) = started.end();
    assert_eq!(status.signal(), Some(TERMINATE), "{status:?}");
    assert!(took < Duration::from_secs(5), "it took {took:?}");
    assert_eq!(std::fs::read(&started.project).unwrap(), before, "nobody asked to save");
    assert_eq!(started.names(), [FILE, JOURNAL], "the lock was let go");
    let labels = started.unsaved();
    assert!(labels.len() == 1 && labels[0].starts_with("Confirm "), "{labels:?}");
    let window = started.world.window(Some(started.project.clone()));
    assert!(window.shows("1 change ") && window.shows(&format!("not saved to {FILE}")), "it is offered");
}

#[test]
fn a_signal_closes_the_window_also_under_a_dialog() {
    let Some(mut started) = Started::new("a dialog and a signal", |_| {}) else { return };
    started.change();
    started.key("ctrl+p");
    xdotool(&started.display, &["type", "Half a name"]).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    started.signal(TERMINATE);
    let (status, took) = started.end();
    assert_eq!(status.signal(), Some(TERMINATE), "{status:?}");
    assert!(took < Duration::from_secs(5), "it took {took:?}");
    assert_eq!(started.names(), [FILE, JOURNAL], "the lock was let go");
    // What a dialog was not yet asked to do is no change; the one before it is there.
    let labels = started.unsaved();
    assert!(labels.len() == 1 && labels[0].starts_with("Confirm "), "{labels:?}");
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release build does not panic on demand")]
fn a_window_that_hangs_ends_in_time_and_at_once_at_the_second_signal() {
    let hang = |command: &mut Command| {
        command.env("REJOINDER_PANIC", "Shortcuts:hang");
    };
    for twice in [true, false] {
        let Some(mut started) = Started::new("a window that hangs", hang) else { return };
        started.change();
        std::thread::sleep(Duration::from_millis(600));
        started.key("F1");
        std::thread::sleep(Duration::from_millis(500));
        started.signal(TERMINATE);
        std::thread::sleep(Duration::from_millis(600));
        assert!(started.running.0.try_wait().unwrap().is_none(), "it hangs");
        if twice {
            started.signal(TERMINATE);
        }
        let (status, took) = started.end();
        assert_eq!(status.signal(), Some(TERMINATE), "{status:?}");
        assert!(took < Duration::from_secs(if twice { 2 } else { 15 }), "it took {took:?}");
        assert!(!started.unsaved().is_empty(), "the journal has what was changed");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_signal_that_is_to_be_ignored_ends_nothing() {
    let Some((_server, display)) = display("a window without its terminal") else { return };
    let world = World::new();
    let article = world.write("river.txt", ARTICLE);
    let own = program(&display, world.folder.path());
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' HUP; exec \"$0\" \"$1\""]).arg(own.get_program()).arg(article);
    command
        .envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env_remove("WAYLAND_DISPLAY");
    let mut running = Running(command.spawn().unwrap());
    wait_for("the article's title", || titled(&display, |title| title.contains("River turned brown")));
    send(running.0.id(), HANG_UP);
    std::thread::sleep(Duration::from_secs(1));
    assert!(running.0.try_wait().unwrap().is_none(), "as under nohup, it goes on");
    send(running.0.id(), TERMINATE);
    let status = wait_for("the end", || running.0.try_wait().unwrap().ok_or_else(|| "it runs".to_owned()));
    assert_eq!(status.signal(), Some(TERMINATE));
    let unfinished = Home::at(&world.path("state/rejoinder"), "Robin").unfinished();
    assert!(unfinished.is_empty(), "nothing was changed: {unfinished:?}");
}

/// Lets the window go wrong in one way; gives the report, and what the terminal says.
fn go_wrong(way: &str) -> Option<(Started, String, String)> {
    let mut started = Started::new("an error in the program", |command| {
        command.env("REJOINDER_PANIC", format!("Shortcuts:{way}")).stderr(Stdio::piped());
    })?;
    started.change();
    started.key("F1");
    let (status, _) = started.end();
    assert_eq!(status.code(), Some(1), "{status:?}");
    let mut told = String::new();
    started.running.0.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    let folder = started.world.path("state/rejoinder/reports");
    let all = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let reports: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|it| it == "txt")).collect();
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert!(told.contains(reports[0].to_str().unwrap()), "{told}");
    let report = std::fs::read_to_string(&reports[0]).unwrap();
    Some((started, report, told))
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release build does not panic on demand")]
fn a_report_says_what_went_wrong_and_nothing_of_the_article() {
    let left_out = "[left out, because it may quote a text]";
    for (way, message) in [
        ("none", "called `Option::unwrap()` on a `None` value"),
        ("result", "called `Result::unwrap()` on an `Err` value: [left out]"),
        ("slice", "is not a char boundary; it is inside [left out] (bytes "),
        ("bounds", "is out of bounds of [left out]"),
        ("index", "index out of bounds: the len is "),
        ("assert", "assertion `left == right` failed"),
        ("expect", left_out),
        ("result-expect", left_out),
        ("formatted", left_out),
        ("owned", left_out),
    ] {
        let Some((_started, report, _)) = go_wrong(way) else { return };
        let said = report.lines().find_map(|line| line.strip_prefix("message: ")).unwrap();
        assert!(said.contains(message), "{way}: {said}");
        for secret in SECRETS {
            assert!(!report.contains(secret), "{way}: {secret} is in {report}");
        }
        let place = report.lines().find_map(|line| line.strip_prefix("place: ")).unwrap();
        assert!(place.starts_with("src/app/crash/provoked.rs:"), "{way}: {place}");
        let calls = report.split_once("calls, the innermost first:\n").unwrap().1;
        for function in ["go_wrong", "run_command", "rejoinder::app::start::run"] {
            assert!(calls.contains(function), "{way}: {function} is not in {calls}");
        }
        assert!(calls.contains("      at src/app/perform/commands.rs:"), "{calls}");
        let commands = report.lines().find_map(|line| line.strip_prefix("last commands, the newest last: "));
        let commands = commands.unwrap();
        assert!(commands.ends_with("Next suggestion, Confirm, Keyboard shortcuts…"), "{commands}");
        let line = |start: &str| report.lines().any(|line| line.starts_with(start));
        assert!(line(concat!("version: ", env!("CARGO_PKG_VERSION"))), "{report}");
        assert!(
            line(&format!("system: {} ", std::env::consts::OS)) && line("display: X11, OpenGL "),
            "{report}"
        );
    }
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release build does not panic on demand")]
fn the_next_start_says_where_the_report_is_and_offers_what_was_not_saved() {
    let Some((started, _, told)) = go_wrong("none") else { return };
    assert!(told.contains("What was not saved is offered at the next start."), "{told}");
    let again = || {
        let mut surroundings = started.world.surroundings(Some(started.project.clone()));
        surroundings.home = Home::at(&started.world.path("state/rejoinder"), "Robin");
        Window::new(surroundings, Harness::builder().with_size(egui::Vec2::new(1600.0, 1000.0)))
    };
    let mut window = again();
    // One after the other, in the order in which they are found.
    let report_first = window.shows("Something went wrong the last time");
    for report in [report_first, !report_first] {
        let text = if report { "/reports/crash-" } else { "not saved to river.rejoinder.ron" };
        assert!(window.shows(text), "{text}");
        window.click_in_dialog(if report { "OK" } else { "Restore" });
    }
    assert!(window.app().is_unsaved());
    drop(window);
    assert!(!again().shows("/reports/crash-"), "it is told once");
}

/// The server of the display is not ours: that it ends is no error of the program, and loses nothing.
#[test]
fn after_the_display_went_away_the_next_start_only_offers_what_was_not_saved() {
    let Some(mut started) = Started::new("a display that goes away", |command| {
        command.stderr(Stdio::piped());
    }) else {
        return;
    };
    started.change();
    // On record: the screen has shown it for longer than half a second.
    std::thread::sleep(Duration::from_secs(1));
    started.server.0.kill().unwrap();
    let running = &mut started.running.0;
    wait_for("the end", || running.try_wait().unwrap().ok_or_else(|| "it runs".to_owned()));
    let mut told = String::new();
    running.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert!(!told.contains("panicked") && !told.contains("error in Rejoinder"), "{told}");
    let reports = std::fs::read_dir(started.world.path("state/rejoinder/reports"));
    assert_eq!(reports.into_iter().flatten().count(), 0, "no report is written");
    let mut surroundings = started.world.surroundings(Some(started.project.clone()));
    surroundings.home = Home::at(&started.world.path("state/rejoinder"), "Robin");
    let mut window = Window::new(surroundings, Harness::builder().with_size(egui::Vec2::new(1600.0, 1000.0)));
    assert!(!window.shows("Something went wrong the last time"));
    window.click_in_dialog("Restore");
    assert!(window.app().is_unsaved());
}
