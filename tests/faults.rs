//! Tests the program on disks that fail: each system call of a save is failed or made the last, and drives
//! are full or read-only. Each time, either the old or the new project must open.
#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test starts programs and makes its own files"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use store::load;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rejoinder");

fn has(program: &str, arguments: &[&str], name: &str) -> bool {
    let there = Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("REJOINDER_REQUIRE_ALL").is_none(), "{name} needs {program}");
        let _ = writeln!(std::io::stderr(), "skipped: {name}: {program} {}", arguments.join(" "));
    }
    there
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.path("old.txt"), "Old\n\n“Yes,” said Ann Roe.\n").unwrap();
        fs::write(desk.path("new.txt"), "New\n\n“No,” said Jo Park.\n").unwrap();
        let made = desk.run(&["new", "old.txt", "-o", "p.rejoinder.ron"]).output().unwrap();
        assert!(made.status.success());
        fs::copy(desk.project(), desk.path("kept")).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn project(&self) -> PathBuf {
        self.path("p.rejoinder.ron")
    }

    fn run(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.0.path()).args(arguments);
        command
    }

    /// Restores the state before the save.
    fn reset(&self) {
        fs::copy(self.path("kept"), self.project()).unwrap();
        let _ = fs::remove_dir_all(self.path("p.rejoinder.ron.backups"));
    }
}

/// Returns the title of the first article. The project must open.
fn title(path: &Path) -> String {
    load(path).unwrap_or_else(|error| panic!("{error}")).articles[0].title.clone()
}

/// Runs a save with a fault in a call. Returns whether the call was reached, and the output of the program.
fn save_with(desk: &Desk, call: &str, fault: &str, number: usize) -> (bool, Output) {
    let trace = desk.path("trace");
    let output = Command::new("strace")
        .current_dir(desk.0.path())
        .args(["-f", "-qq", "-o"])
        .arg(&trace)
        .args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:{fault}:when={number}")])
        .arg(PROGRAM)
        .args(["new", "new.txt", "-o", "p.rejoinder.ron", "--force"])
        .output()
        .unwrap();
    let trace = fs::read_to_string(trace).unwrap_or_default();
    (trace.contains("(INJECTED)") || trace.contains("killed by SIGKILL"), output)
}

/// The system calls that change a disk, and `openat`, which may create a file.
const CALLS: [&str; 12] = [
    "openat",
    "write",
    "fsync",
    "rename",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "mkdir",
    "fchmod",
    "ftruncate",
    "statx",
];

#[test]
fn each_call_of_a_save_may_fail_or_be_the_last() {
    if !has("strace", &["-f", "-e", "inject=fsync:error=EIO", "true"], "faults in each call of a save") {
        return;
    }
    let desk = Desk::new();
    let (mut reached, mut old, mut new) = (0, 0, 0);
    for call in CALLS {
        for fault in ["signal=SIGKILL", "error=EIO", "error=ENOSPC"] {
            for number in 1..60 {
                desk.reset();
                let (hit, output) = save_with(&desk, call, fault, number);
                if !hit {
                    break;
                }
                reached += 1;
                let told = format!("{call} {number}: {fault}");
                match title(&desk.project()).as_str() {
                    "Old" => {
                        assert!(!output.status.success(), "{told}: the program said that it had saved");
                        old += 1;
                    }
                    "New" => new += 1,
                    other => panic!("{told}: {other}"),
                }
            }
        }
    }
    println!("{reached} faults: {old} times the old project opened, {new} times the new one");
    assert!(old > 20 && new > 5, "{old} {new}");
}

/// Runs a script in a mount namespace of its own.
fn with_mounts(name: &str, script: &str, desk: &Desk) -> Option<String> {
    if !has("unshare", &["--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], name) {
        return None;
    }
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-eu", "-c", script, "sh", PROGRAM])
        .current_dir(desk.0.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_full_drive_keeps_the_old_project() {
    let desk = Desk::new();
    let long = "The council met again and again.\n\n".repeat(40_000);
    fs::write(desk.path("long.txt"), format!("New\n\n{long}“No,” said Jo Park.\n")).unwrap();
    let script = "mkdir m; mount -t tmpfs -o size=1m tmpfs m; cp kept m/p.rejoinder.ron
        ! $1 new long.txt -o m/p.rejoinder.ron --force
        test \"$(ls m)\" = p.rejoinder.ron
        cp m/p.rejoinder.ron after";
    let Some(told) = with_mounts("a full drive", script, &desk) else { return };
    assert!(told.contains("there is no room left on this drive"), "{told}");
    assert_eq!(title(&desk.path("after")), "Old");
}

#[test]
fn a_drive_that_can_only_be_read_keeps_the_old_project() {
    let desk = Desk::new();
    let script = "mkdir m; mount -t tmpfs tmpfs m; cp kept m/p.rejoinder.ron; mount -o remount,ro m
        ! $1 new new.txt -o m/p.rejoinder.ron --force
        cp m/p.rejoinder.ron after";
    let Some(told) = with_mounts("a drive that can only be read", script, &desk) else { return };
    assert!(told.contains("this drive is read-only"), "{told}");
    assert_eq!(title(&desk.path("after")), "Old");
}
