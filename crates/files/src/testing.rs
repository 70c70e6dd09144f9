//! Plants links, pipes, sockets and devices, for tests that they are not touched.
#![allow(clippy::panic, clippy::unwrap_used, clippy::missing_panics_doc, reason = "part of tests alone")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use rustix::fs::{CWD, FileType, Mode, mknodat};

/// A kind of entry to be planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plant {
    /// A link to a file elsewhere.
    LinkToFile,
    /// A link to a folder elsewhere.
    LinkToFolder,
    /// A dangling link.
    LinkToNothing,
    /// A link to a device.
    LinkToDevice,
    /// A named pipe without a writer.
    Pipe,
    /// A listening socket.
    Socket,
    /// An endless device.
    Device,
    /// A folder in place of a file.
    Folder,
    /// A hard link to a file elsewhere.
    OtherName,
}

impl Plant {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::LinkToFile,
        Self::LinkToFolder,
        Self::LinkToNothing,
        Self::LinkToDevice,
        Self::Pipe,
        Self::Socket,
        Self::Device,
        Self::Folder,
        Self::OtherName,
    ];

    /// Plants it; `outside` is a folder made by [`outside`]. Returns false and prints a line where the system
    /// does not allow it.
    pub fn at(self, path: &Path, outside: &Path) -> bool {
        let link = |target: &Path| std::os::unix::fs::symlink(target, path).unwrap();
        let mode = Mode::RUSR | Mode::WUSR;
        match self {
            Self::LinkToFile => link(&outside.join("letter")),
            Self::LinkToFolder => link(&outside.join("letters")),
            Self::LinkToNothing => link(&outside.join("nothing")),
            Self::LinkToDevice => link(Path::new("/dev/zero")),
            Self::Pipe => mknodat(CWD, path, FileType::Fifo, mode, 0).unwrap(),
            Self::Socket => mknodat(CWD, path, FileType::Socket, mode, 0).unwrap(),
            // The device number of /dev/zero.
            Self::Device => {
                if mknodat(CWD, path, FileType::CharacterDevice, mode, 0x105).is_err() {
                    skip("a planted device", "the right to make devices");
                    return false;
                }
            }
            Self::Folder => {
                fs::create_dir(path).unwrap();
                fs::write(path.join("inside"), "of a person").unwrap();
            }
            Self::OtherName => fs::hard_link(outside.join("letter"), path).unwrap(),
        }
        true
    }
}

fn skip(name: &str, missing: &str) {
    assert!(std::env::var_os("REJOINDER_REQUIRE_ALL").is_none(), "{name} needs {missing}");
    let _ = writeln!(std::io::stderr(), "skipped: {name}: {missing}");
}

/// Creates a folder with files that must not be touched.
pub fn outside(folder: &Path) -> PathBuf {
    let outside = folder.join("outside");
    fs::create_dir_all(outside.join("letters")).unwrap();
    fs::write(outside.join("letter"), "dear reader").unwrap();
    fs::write(outside.join("letters/2019-01-01T00-00-00Z.rejoinder.ron"), "dear reader").unwrap();
    // Has a name that is cleared away after a while.
    fs::write(outside.join("letters/from.journal-1-0a"), "dear reader").unwrap();
    outside
}

/// Returns all entries under a path, each with its content or its target.
pub fn tree(path: &Path) -> BTreeMap<PathBuf, String> {
    let kind = fs::symlink_metadata(path).unwrap().file_type();
    let mut all = BTreeMap::new();
    let what = if kind.is_symlink() {
        format!("leads to {}", fs::read_link(path).unwrap().display())
    } else if kind.is_file() {
        format!("holds {}", String::from_utf8_lossy(&fs::read(path).unwrap()))
    } else {
        format!("{kind:?}")
    };
    all.insert(path.to_owned(), what);
    if kind.is_dir() {
        let inside = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
        all.extend(inside.flat_map(|path| tree(&path)));
    }
    all
}

/// Runs a function on a thread of its own, and fails where it does not end within a minute.
pub fn in_time<T: Send + 'static>(name: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    let (send, receive) = channel();
    let thread = std::thread::spawn(move || send.send(run()));
    match receive.recv_timeout(Duration::from_mins(1)) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("{name} hangs"),
        Err(RecvTimeoutError::Disconnected) => {
            let why = thread.join().unwrap_err();
            panic!("{name}: {}", why.downcast_ref::<String>().map_or("panics", |why| why.as_str()))
        }
    }
}
