//! The real program, started without a window, and its output.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program with these arguments in a folder, on a machine without a display and a keyboard.
pub(crate) fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rejoinder"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

/// The words on standard output of a program that succeeded.
pub(crate) fn out(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The words on standard error of a program that failed with this code.
pub(crate) fn complaint(output: &Output, code: i32) -> String {
    let words = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{words}");
    words
}
