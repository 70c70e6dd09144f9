//! The circumstances that a report tells besides the error: the version, the system, the display, and the last commands.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use eframe::glow::HasContext;
use jiff::Timestamp;

/// The number of commands that are kept.
const COMMANDS: usize = 10;

/// The last commands, the newest last.
struct RecentCommands(VecDeque<&'static str>);

impl RecentCommands {
    fn add(&mut self, command: &'static str) {
        if self.0.len() == COMMANDS {
            self.0.pop_front();
        }
        self.0.push_back(command);
    }

    fn words(&self) -> String {
        self.0.iter().copied().collect::<Vec<_>>().join(", ")
    }
}

static RECENT: Mutex<RecentCommands> = Mutex::new(RecentCommands(VecDeque::new()));

/// The way in which the window is drawn.
static DISPLAY: Mutex<Option<String>> = Mutex::new(None);

/// Remembers that a command was run: that it was, and nothing of what it was about.
pub(in crate::app) fn note_command(command: &'static str) {
    RECENT.lock().unwrap_or_else(PoisonError::into_inner).add(command);
}

/// Remembers how the window is drawn.
pub(in crate::app) fn note_display(creation: &eframe::CreationContext<'_>) {
    let renderer = creation.gl.as_ref().map_or_else(String::new, |gl| {
        let version = gl.version();
        let embedded = if version.is_embedded { " ES" } else { "" };
        format!(", OpenGL{embedded} {}.{} {}", version.major, version.minor, version.vendor_info)
    });
    let words = format!("{}{renderer}", backend());
    *DISPLAY.lock().unwrap_or_else(PoisonError::into_inner) = Some(words.trim_end().to_owned());
}

/// Returns what the window is opened with: on Linux by the rule of winit, which prefers Wayland.
fn backend() -> &'static str {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(not(all(unix, not(target_os = "macos")))) {
        return std::env::consts::OS;
    }
    if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") { "Wayland" } else { "X11" }
}

/// Says it all, a line each.
pub(super) fn words() -> String {
    // Whoever builds the program may say which commit it is; see docs/durability.md.
    let commit = option_env!("REJOINDER_COMMIT").map_or_else(String::new, |commit| format!(" ({commit})"));
    // The panic may have come while one of these was held: a report must not wait for it.
    let display = DISPLAY.try_lock().ok().and_then(|display| display.clone());
    let commands = RECENT.try_lock().map(|recent| recent.words()).unwrap_or_default();
    format!(
        "version: {}{commit}\ntime: {}\nsystem: {} {}\ndisplay: {}\nlast commands, the newest last: {}",
        env!("CARGO_PKG_VERSION"),
        Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        display.as_deref().unwrap_or("none"),
        if commands.is_empty() { "none" } else { &commands },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ten_commands_are_kept_by_name() {
        let mut recent = RecentCommands(VecDeque::new());
        recent.add("Undo");
        for _ in 0..COMMANDS - 2 {
            recent.add("Next statement");
        }
        recent.add("Confirm");
        let words = recent.words();
        assert!(
            words.starts_with("Undo, Next statement, ") && words.ends_with(", Next statement, Confirm"),
            "{words}"
        );
        recent.add("Reject");
        let words = recent.words();
        assert!(words.starts_with("Next statement, ") && words.ends_with(", Confirm, Reject"), "{words}");
        assert_eq!(words.split(", ").count(), COMMANDS);
    }
}
