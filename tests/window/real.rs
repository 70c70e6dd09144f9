//! The real program in a real window, on a display of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use store::Home;

use super::support::{ARTICLE, World, skip};

/// A program that is ended with the test.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.exists())
}

/// A display that nobody sees; nothing where Xvfb is not installed. The server picks a free number itself: tests that
/// run at the same time would else agree on one, and see each other's windows.
pub(crate) fn display(name: &str) -> Option<(Running, String)> {
    if on_path("Xvfb").is_none() || on_path("xdotool").is_none() {
        skip(name, "Xvfb and xdotool");
        return None;
    }
    let mut server = Running(
        Command::new("Xvfb")
            // Without "-noreset" the server restarts when its last client leaves, and refuses others meanwhile.
            .args(["-displayfd", "1", "-noreset", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut number = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
    let display = format!(":{}", number.trim());
    wait_for("a display", || xdotool(&display, &["getdisplaygeometry"]).ok_or_else(|| display.clone()));
    Some((server, display))
}

pub(crate) fn xdotool(display: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new("xdotool").args(arguments).env("DISPLAY", display).output().unwrap();
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Asks until the answer is `Ok`; after a minute, fails with what was seen instead.
pub(crate) fn wait_for<T>(what: &str, mut seen: impl FnMut() -> Result<T, String>) -> T {
    let begun = Instant::now();
    loop {
        match seen() {
            Ok(answer) => return answer,
            Err(instead) => assert!(
                begun.elapsed() < Duration::from_mins(1),
                "{what} did not come within a minute; seen instead: {instead:?}"
            ),
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

pub(crate) fn program(display: &str, home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rejoinder"));
    command
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_STATE_HOME", home.join("state"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    command
}

/// The titles of the windows on the display, or what else they are where none is as it should be.
pub(crate) fn titled(display: &str, right: impl Fn(&str) -> bool) -> Result<(), String> {
    let windows = xdotool(display, &["search", "--onlyvisible", "--name", "Rejoinder"]).unwrap_or_default();
    let titles: Vec<String> =
        windows.lines().filter_map(|window| xdotool(display, &["getwindowname", window])).collect();
    if titles.iter().any(|title| right(title)) { Ok(()) } else { Err(titles.join("; ")) }
}

#[test]
fn the_program_opens_an_article_and_has_nothing_to_save() {
    let Some((_server, display)) = display("the program in a window") else { return };
    let world = World::new();
    let article = world.write("river.txt", ARTICLE);
    let _program = Running(program(&display, world.folder.path()).arg(article).spawn().unwrap());
    wait_for("the article's title", || {
        titled(&display, |title| title.contains("River turned brown") && !title.contains('•'))
    });
}

#[test]
fn the_program_shows_its_sample_when_nothing_is_named() {
    let Some((_server, display)) = display("the sample in a window") else { return };
    let world = World::new();
    let _program = Running(program(&display, world.folder.path()).spawn().unwrap());
    wait_for("a window with the sample", || {
        titled(&display, |title| title.contains(" – Rejoinder") && !title.contains('•'))
    });
}

/// An edit that the screen has shown for half a second survives the end of the program without a last word.
#[test]
fn what_the_screen_has_shown_for_half_a_second_survives_a_kill() {
    let Some((_server, display)) = display("a program that is killed") else { return };
    let world = World::new();
    let article = world.write("river.txt", ARTICLE);
    let mut running = Running(program(&display, world.folder.path()).arg(article).spawn().unwrap());
    wait_for("the article's title", || titled(&display, |title| title.contains("River turned brown")));
    let home = || Home::at(&world.path("state/rejoinder"), "Robin");
    assert!(home().unfinished().is_empty(), "it lives and works on it");
    // Without a window manager nobody gives the window the keys. The first statement is selected and confirmed.
    let search = ["search", "--onlyvisible", "--name", "River turned brown", "windowfocus", "--sync"];
    xdotool(&display, &search).unwrap();
    let confirm = || {
        xdotool(&display, &["key", "n"]).unwrap();
        xdotool(&display, &["key", "y"]).unwrap();
        std::thread::sleep(Duration::from_millis(600));
    };
    // Only when the first is on record is it sure that the window takes keys.
    let confirmed = |labels: &[String]| labels.iter().filter(|it| it.starts_with("Confirm ")).count();
    let on_record = || {
        let journals = std::fs::read_dir(world.path("state/rejoinder")).into_iter().flatten();
        let texts = journals.map(|it| std::fs::read_to_string(it.unwrap().path()).unwrap_or_default());
        texts.map(|text| text.matches("\"label\":\"Confirm ").count()).sum::<usize>()
    };
    wait_for("a change on record", || {
        confirm();
        if on_record() > 0 { Ok(()) } else { Err("none".to_owned()) }
    });
    let before = on_record();
    confirm();
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    let found = home().unfinished();
    assert_eq!(found.len(), 1);
    let labels: Vec<String> = found[0].entries.iter().map(|entry| entry.edit.label.clone()).collect();
    assert!(confirmed(&labels) > before, "{labels:?}");
    let _again = Running(program(&display, world.folder.path()).spawn().unwrap());
    wait_for("the sample's window", || titled(&display, |title| title.contains(" – Rejoinder")));
}

#[test]
fn without_a_display_the_panels_are_text() {
    let world = World::new();
    let article = world.write("river.txt", ARTICLE);
    let output = program("", world.folder.path()).env_remove("DISPLAY").arg(article).output().unwrap();
    assert!(output.status.success());
    let (text, reason) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("killed 400 trout"), "{text}");
    assert!(reason.contains("rejoinder extract") || reason.contains("extract, new, check, show"), "{reason}");
    assert_eq!(reason.lines().count(), 1, "{reason}");
}
