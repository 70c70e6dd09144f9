//! Opens files safely: only regular files, and without waiting.
//!
//! A name may lead to a pipe that nobody writes to, to an endless device, or, through a planted link, to a
//! file that is not ours. A name is therefore checked before it is opened, because opening a device may have
//! effects; it is opened in non-blocking mode; and the open file is checked again, because the name may have
//! changed in between. The size of each kind of file is limited before memory is allocated.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "files are opened here")]

mod folder;
mod kind;
mod limited;
mod refused;
#[cfg(any(test, feature = "testing"))]
#[cfg(target_os = "linux")]
pub mod testing;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;
mod typed;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use folder::{WalkLimits, look, walk};
pub use kind::{EntryKind, FileKind};
pub use limited::Limited;
pub use refused::{Refused, refused};
pub use typed::{completions, typed};

/// The byte order mark that some editors put before a text.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Appends a suffix to the name in a path.
#[must_use]
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The treatment of a link in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// Links are followed, because a person may keep the file elsewhere.
    Followed,
    /// Links are refused, because only this program makes the file, and it makes no links.
    Refused,
}

/// Opens a regular file for reading.
///
/// # Errors
/// Fails where it cannot be opened or is not a regular file: see [`refused()`].
pub fn open(path: &Path, links: Links) -> io::Result<File> {
    let found = match links {
        Links::Followed => fs::metadata(path)?,
        Links::Refused => fs::symlink_metadata(path)?,
    };
    EntryKind::of(found.file_type()).regular()?;
    checked(OpenOptions::new().read(true), path, links)
}

/// Opens a regular file for reading and writing, and creates it if there is none. Links are refused.
///
/// # Errors
/// Fails where it cannot be opened or is not a regular file: see [`refused()`].
pub fn open_to_write(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(found) => EntryKind::of(found.file_type()).regular()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    checked(OpenOptions::new().read(true).write(true).create(true).truncate(false), path, Links::Refused)
}

/// Reads a whole file of a kind.
///
/// # Errors
/// Fails where it cannot be read, is not a regular file, or is larger than its kind may be.
pub fn read(path: &Path, kind: FileKind) -> io::Result<Vec<u8>> {
    let file = open(path, kind.links())?;
    let too_large = || Refused::TooLarge(kind).into();
    let len = file.metadata()?.len();
    if len > kind.max_bytes() {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default());
    // Some files report a length of zero although they are not empty, and others grow.
    file.take(kind.max_bytes() + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > kind.max_bytes() { Err(too_large()) } else { Ok(bytes) }
}

/// Reads the first bytes of a file, `most` at most.
///
/// # Errors
/// Fails where it cannot be read or is not a regular file.
pub fn read_start(path: &Path, most: u16) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path, Links::Followed)?.take(most.into()).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Refuses a file with several names before it is overwritten, because it may be somebody else's.
///
/// # Errors
/// Fails where it has several names, as far as the system tells.
pub fn only_name(file: &File) -> io::Result<()> {
    if names(file)? > 1 { Err(Refused::OtherNames.into()) } else { Ok(()) }
}

#[cfg(unix)]
fn names(file: &File) -> io::Result<u64> {
    use std::os::unix::fs::MetadataExt;
    file.metadata().map(|data| data.nlink())
}

#[cfg(not(unix))]
fn names(_: &File) -> io::Result<u64> {
    Ok(1)
}

fn checked(options: &mut OpenOptions, path: &Path, links: Links) -> io::Result<File> {
    let file = without_waiting(options, links).open(path)?;
    EntryKind::of(file.metadata()?.file_type()).regular()?;
    Ok(file)
}

#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions, links: Links) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, links == Links::Refused);
    options.custom_flags(flags.bits().cast_signed())
}

#[cfg(windows)]
fn without_waiting(options: &mut OpenOptions, links: Links) -> &mut OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;
    /// `FILE_FLAG_OPEN_REPARSE_POINT` opens the link itself, which is then refused because it is not a
    /// regular file.
    const THE_LINK_ITSELF: u32 = 0x0020_0000;
    options.custom_flags(if links == Links::Refused { THE_LINK_ITSELF } else { 0 })
}

#[cfg(not(any(unix, windows)))]
fn without_waiting(options: &mut OpenOptions, _: Links) -> &mut OpenOptions {
    options
}
