//! Other programs that judge what was written.

use std::process::{Command, Stdio};

/// Returns true where a program is there. Where it is not, the test skips itself, but not in the gate.
pub(crate) fn has(test: &str, command: &str, arguments: &[&str]) -> bool {
    let started = Command::new(command).args(arguments).stdin(Stdio::null()).output();
    let is_there = started.is_ok_and(|output| output.status.success());
    if !is_there {
        assert!(std::env::var_os("REJOINDER_REQUIRE_ALL").is_none(), "{test} needs {command}");
        println!("skipped: {test}: no {command}");
    }
    is_there
}
