//! The real program in a real window, on a display of its own.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::support::{ARTICLE, World, skip};

/// A program that is ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.exists())
}

/// A display that nobody sees; nothing where Xvfb is not installed.
fn display(name: &str) -> Option<(Running, String)> {
    if on_path("Xvfb").is_none() || on_path("xdotool").is_none() {
        skip(name, "Xvfb and xdotool");
        return None;
    }
    let number = (200 + std::process::id() % 700..1000)
        .find(|number| !Path::new(&format!("/tmp/.X{number}-lock")).exists())?;
    let display = format!(":{number}");
    let server = Command::new("Xvfb")
        .args([&display, "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Running(server);
    wait_for("a display", || xdotool(&display, &["getdisplaygeometry"]).is_some());
    Some((server, display))
}

fn xdotool(display: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new("xdotool").args(arguments).env("DISPLAY", display).output().unwrap();
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn wait_for(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_mins(1), "{what} did not come within a minute");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn program(display: &str, home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rejoinder"));
    command
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    command
}

fn title(display: &str) -> String {
    let Some(windows) = xdotool(display, &["search", "--onlyvisible", "--name", "Rejoinder"]) else {
        return String::new();
    };
    let Some(window) = windows.lines().last() else { return String::new() };
    xdotool(display, &["getwindowname", window]).unwrap_or_default()
}

#[test]
fn the_program_opens_an_article_and_says_that_it_is_not_saved() {
    let Some((_server, display)) = display("the program in a window") else { return };
    let world = World::new();
    let article = world.write("river.txt", ARTICLE);
    let _program = Running(program(&display, world.folder.path()).arg(article).spawn().unwrap());
    wait_for("the article's title", || title(&display).contains("• River turned brown"));
}

#[test]
fn the_program_shows_its_sample_when_nothing_is_named() {
    let Some((_server, display)) = display("the sample in a window") else { return };
    let world = World::new();
    let _program = Running(program(&display, world.folder.path()).spawn().unwrap());
    wait_for("a window with the sample", || {
        let title = title(&display);
        title.contains(" – Rejoinder") && !title.contains('•')
    });
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
