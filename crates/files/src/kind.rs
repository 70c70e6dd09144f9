//! The kinds of files that are read, and the kinds of entries that a name may lead to.

use std::fs::FileType;
use std::io;

use super::{Links, Refused};

/// A kind of file that is read as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A text that becomes an article.
    Article,
    /// A document of any other kind that an article is read from.
    Document,
    /// A project.
    Project,
    /// A journal of unsaved changes.
    Journal,
    /// A lock, which names the person who has a project open.
    Lock,
    /// The preferences of a person, or of their desktop.
    Settings,
}

impl FileKind {
    /// Returns the largest size of this kind that is read or written, in bytes.
    #[must_use]
    pub const fn max_bytes(self) -> u64 {
        match self {
            // About four million words.
            Self::Article => 20_000_000,
            // Pictures and fonts take most of a document.
            Self::Document => 64_000_000,
            // Five times the size of a project of 100,000 statements. Opening one takes six times its size in
            // memory: 3 GB.
            Self::Project => 500_000_000,
            // The text of the largest project, with which a journal may begin, and as much again of changes.
            Self::Journal => 1_000_000_000,
            Self::Settings => 10_000_000,
            // A name and a few numbers.
            Self::Lock => 65_536,
        }
    }

    pub(super) const fn links(self) -> Links {
        match self {
            Self::Article | Self::Document | Self::Project | Self::Settings => Links::Followed,
            Self::Journal | Self::Lock => Links::Refused,
        }
    }
}

/// The kind of entry that a name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, or its counterpart on other systems.
    Link,
    /// A pipe, named or not.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// Anything else.
    Other,
}

impl EntryKind {
    /// Converts the type that the system reports.
    #[must_use]
    pub fn of(kind: FileType) -> Self {
        if kind.is_file() {
            Self::File
        } else if kind.is_dir() {
            Self::Folder
        } else if kind.is_symlink() {
            Self::Link
        } else {
            special(kind)
        }
    }

    /// Accepts only a regular file.
    ///
    /// # Errors
    /// Fails for everything else.
    pub fn regular(self) -> io::Result<()> {
        match self {
            Self::File => Ok(()),
            Self::Folder => Err(io::ErrorKind::IsADirectory.into()),
            other => Err(Refused::NotAFile(other).into()),
        }
    }

    /// Returns the name with its article: "a pipe".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "a file",
            Self::Folder => "a folder",
            Self::Link => "a link",
            Self::Pipe => "a pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Other => "neither a file nor a folder",
        }
    }
}

#[cfg(unix)]
fn special(kind: FileType) -> EntryKind {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        EntryKind::Pipe
    } else if kind.is_socket() {
        EntryKind::Socket
    } else if kind.is_char_device() || kind.is_block_device() {
        EntryKind::Device
    } else {
        EntryKind::Other
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> EntryKind {
    EntryKind::Other
}
