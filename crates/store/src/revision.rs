//! The identity of a file's content: a hash of its bytes.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::disk::{Disk, FileKind};
use files::{Refused, refused};

/// The content of a file, identified by the SHA-256 of its bytes. Files with equal revisions are equal byte
/// by byte.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision([u8; 32]);

impl Revision {
    /// Returns the revision of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Returns the first sixteen hexadecimal digits, which are enough for a file name.
    pub(super) fn short(&self) -> String {
        self.to_string()[..16].to_owned()
    }
}

/// Returns the revision of a project file. A file that is too large for a project is not read; its length
/// identifies it.
pub(super) fn revision_of(disk: &dyn Disk, path: &Path) -> io::Result<Revision> {
    match disk.read(path, FileKind::Project) {
        Err(error) if matches!(refused(&error), Some(Refused::TooLarge(_))) => {
            disk.metadata(path).map(|metadata| Revision::of(format!("{} bytes", metadata.len).as_bytes()))
        }
        read => read.map(|bytes| Revision::of(&bytes)),
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

/// The error of a text that is not a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is 64 digits from 0 to 9 and a to f")]
pub struct BadRevision;

impl FromStr for Revision {
    type Err = BadRevision;

    fn from_str(text: &str) -> Result<Self, BadRevision> {
        let digits = |c: &u8| c.is_ascii_digit() || (b'a'..=b'f').contains(c);
        if text.len() != 64 || !text.as_bytes().iter().all(digits) {
            return Err(BadRevision);
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            let two = &text[2 * place..2 * place + 2];
            *byte = u8::from_str_radix(two, 16).map_err(|_| BadRevision)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Revision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Revision {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A writer that hashes whatever is written through it.
pub(super) struct Fingerprinted<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Fingerprinted<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, hash: Sha256::new() }
    }

    /// Returns the revision of everything that was written.
    pub(super) fn revision(self) -> Revision {
        Revision(self.hash.finalize().into())
    }
}

impl<W: Write> Write for Fingerprinted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_reads_back_and_tells_contents_apart() {
        let one = Revision::of(b"abc");
        // The published example for SHA-256.
        assert_eq!(one.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(one.to_string().parse(), Ok(one));
        assert_ne!(one, Revision::of(b"abd"));
        for bad in ["", "ba78", &"é".repeat(32), &"G".repeat(64)] {
            assert_eq!(bad.parse::<Revision>(), Err(BadRevision));
        }
        let mut out = Fingerprinted::new(Vec::new());
        out.write_all(b"ab").unwrap();
        out.write_all(b"c").unwrap();
        assert_eq!(out.revision(), one);
    }
}
