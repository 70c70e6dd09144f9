//! Tests the program with entries that are not regular files, and with files above the size limit: it refuses
//! them at once, without using memory.
#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts the program, and a panic is its answer"
)]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};

const ARTICLE: &str = "Bridge closed\n\n“It is safe,” said Ann Roe.\n";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.path("article.txt"), ARTICLE).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Returns a command for the program with limited address space, in kilobytes.
    fn program(&self, arguments: &[&str], memory: u64) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("ulimit -v {memory}; exec \"$@\""), "sh"]);
        command.arg(env!("CARGO_BIN_EXE_rejoinder")).args(arguments).current_dir(self.0.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Returns the message with which the program refuses, which it must do at once.
    fn refusal(&self, arguments: &[&str]) -> String {
        let (code, words) = ended(self.program(arguments, 2_000_000).spawn().unwrap(), arguments);
        assert_eq!(code, Some(1), "{arguments:?}: {words}");
        words
    }
}

/// Returns the exit code and the messages of a program. Fails where it does not end within a minute.
fn ended(mut child: Child, arguments: &[&str]) -> (Option<i32>, String) {
    let begun = Instant::now();
    let code = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if begun.elapsed() > Duration::from_mins(1) {
            child.kill().unwrap();
            panic!("{arguments:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let mut words = String::new();
    child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
    (code, words)
}

/// Returns the command lines of all ways to read a path.
fn ways(path: &str) -> [Vec<&str>; 6] {
    [
        vec!["check", path],
        vec!["show", path],
        vec!["extract", path],
        vec!["extract", "--lines", path],
        vec!["new", path, "-o", "made.rejoinder.ron"],
        vec![path],
    ]
}

#[test]
fn what_is_no_file_is_refused_in_words_wherever_a_file_is_read() {
    let desk = Desk::new();
    let mode = Mode::RUSR | Mode::WUSR;
    let device = desk.path("device.rejoinder.ron");
    for end in ["rejoinder.ron", "txt"] {
        mknodat(CWD, desk.path(&format!("pipe.{end}")), FileType::Fifo, mode, 0).unwrap();
        mknodat(CWD, desk.path(&format!("socket.{end}")), FileType::Socket, mode, 0).unwrap();
        std::os::unix::fs::symlink("/dev/zero", desk.path(&format!("zero.{end}"))).unwrap();
        std::os::unix::fs::symlink(format!("pipe.{end}"), desk.path(&format!("link.{end}"))).unwrap();
    }
    let mut names = vec!["pipe", "socket", "zero", "link"];
    // The device number of /dev/zero.
    if mknodat(CWD, &device, FileType::CharacterDevice, mode, 0x105).is_ok() {
        mknodat(CWD, desk.path("device.txt"), FileType::CharacterDevice, mode, 0x105).unwrap();
        names.push("device");
    } else {
        skip("a device as a file", "the right to make devices");
    }
    for name in names {
        let what = match name {
            "pipe" | "link" => "it is a pipe, not a file",
            "socket" => "it is a socket, not a file",
            _ => "it is a device, not a file",
        };
        for end in ["rejoinder.ron", "txt"] {
            let path = format!("{name}.{end}");
            for arguments in ways(&path) {
                let words = desk.refusal(&arguments);
                assert!(words.contains(what) && words.contains(&path), "{arguments:?}: {words}");
                assert!(words.contains("“-”"), "the way that there is: {words}");
            }
        }
    }
    assert!(!desk.path("made.rejoinder.ron").exists());
}

#[test]
fn a_pipe_comes_by_standard_input_and_not_by_a_name() {
    let desk = Desk::new();
    let run = |path: &str| {
        let arguments = ["extract", "--format", "text", path];
        let mut command = desk.program(&arguments, 8_000_000);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        // The program may have ended already.
        let _ = child.stdin.take().unwrap().write_all(ARTICLE.as_bytes());
        ended(child, &arguments)
    };
    assert_eq!(run("-").0, Some(0));
    // The names that a shell gives to `<(…)`.
    for path in ["/dev/stdin", "/proc/self/fd/0", "/dev/fd/0"] {
        let (code, words) = run(path);
        assert_eq!(code, Some(1), "{path}: {words}");
        assert!(words.contains("it is a pipe, not a file") && words.contains("“-”"), "{path}: {words}");
    }
    // A regular file as standard input is accepted.
    let mut command = desk.program(&["extract", "/dev/stdin"], 8_000_000);
    command.stdin(File::open(desk.path("article.txt")).unwrap());
    assert_eq!(ended(command.stdout(Stdio::null()).spawn().unwrap(), &["a file"]).0, Some(0));
}

#[test]
fn a_file_that_is_too_large_is_refused_before_memory_is_spent() {
    let desk = Desk::new();
    let large = |path: &Path, start: &str| {
        fs::write(path, start).unwrap();
        File::options().append(true).open(path).unwrap().set_len(3 << 30).unwrap();
    };
    large(&desk.path("large.rejoinder.ron"), "Rejoinder(format: 1,\n");
    large(&desk.path("large.txt"), ARTICLE);
    for arguments in [["check", "large.rejoinder.ron"], ["show", "large.rejoinder.ron"]] {
        let words = desk.refusal(&arguments);
        assert!(words.contains("larger than 500 MB") && words.contains(".backups"), "{words}");
    }
    for arguments in [["show", "large.txt"], ["extract", "large.txt"]] {
        let words = desk.refusal(&arguments);
        assert!(words.contains("larger than 64 MB") && words.contains("cut out the part"), "{words}");
    }
}

#[test]
fn that_the_version_before_could_not_be_kept_is_said() {
    let desk = Desk::new();
    let new = ["new", "article.txt", "-o", "p.rejoinder.ron", "--force"];
    let run = || ended(desk.program(&new, 8_000_000).spawn().unwrap(), &new);
    assert_eq!(run(), (Some(0), String::new()));
    fs::create_dir(desk.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", desk.path("p.rejoinder.ron.backups")).unwrap();
    let (code, words) = run();
    assert!(code == Some(0) && words.contains("The previous version could not be kept"), "{words}");
    assert!(words.contains("p.rejoinder.ron.backups"), "{words}");
    assert_eq!(fs::read_dir(desk.path("elsewhere")).unwrap().count(), 0);
}

fn skip(name: &str, missing: &str) {
    assert!(std::env::var_os("REJOINDER_REQUIRE_ALL").is_none(), "{name} needs {missing}");
    let _ = writeln!(std::io::stderr(), "skipped: {name}: {missing}");
}
